// Frames that stand for pages of real processes: the same page, the same frame, while it is pinned.
import { EFAULT, assert } from "../errno/index.ts";
import type { Run } from "../kernel/files/index.ts";
import type { Memfd } from "../kernel/memfd/index.ts";
import type { Frames } from "../memory/index.ts";
import type { Stretch } from "./host.ts";

/** Pages of an aligned 2 MiB of addresses: they get frames as contiguous as their addresses are. */
const REGION_PAGES = 512;
const REGION_ORDER = 9;

/** Frames lent to one such region. */
interface Region {
  readonly pfn: number;
  pinned: number;
  /** Where it is known. */
  readonly among: Map<number, Region>;
  readonly index: number;
}

/** A page that is pinned, and how often. */
interface Pinned {
  readonly pfn: number;
  /** The region whose frames it has; undefined for a frame of its own. */
  readonly region: Region | undefined;
  /** Where it is known; undefined once the program put another page in its place. */
  place: { readonly known: Map<number, Pinned>; readonly page: number } | undefined;
  count: number;
}

/**
 * What a real page is known by (a process and an address, or a file and an index) decides its
 * frame, so that two mappings of one page are one physical address. Bytes stay with the program:
 * a frame here only lends the page its address.
 */
export class ClientPages {
  readonly #frames: Frames;
  /** Pinned pages, by what they belong to. */
  readonly #spaces = new Map<string, Map<number, Pinned>>();
  readonly #byFrame = new Map<number, Pinned>();
  /** Regions with pinned pages, by what they belong to. */
  readonly #regions = new Map<string, Map<number, Region>>();
  readonly #memfdOf: (inode: number) => Memfd | undefined;

  /** `memfdOf` gives the file whose pages have frames of their own. */
  constructor(frames: Frames, memfdOf: (inode: number) => Memfd | undefined) {
    this.#frames = frames;
    this.#memfdOf = memfdOf;
  }

  /** The frames behind stretches, held; -EFAULT where a write is not allowed, -ENOMEM. */
  pin(stretches: readonly Stretch[], write: boolean): readonly Run[] | number {
    if (write && stretches.some((stretch) => !stretch.writable)) return -EFAULT;
    const runs: { pfn: number; pages: number }[] = [];
    for (const { space, page, pages, file } of stretches) {
      const memfd = file === undefined ? undefined : this.#memfdOf(file);
      for (let at = page; at < page + pages; at++) {
        const pfn = memfd === undefined ? this.#hold(space, at) : holdFile(memfd, at);
        if (pfn < 0) {
          this.unpin(runs);
          return pfn;
        }
        const last = runs.at(-1);
        if (last !== undefined && last.pfn + last.pages === pfn) last.pages += 1;
        else runs.push({ pfn, pages: 1 });
      }
    }
    return runs;
  }

  /** Gives back what `pin` took, or a part of it. */
  unpin(runs: readonly Run[]): void {
    for (const run of runs) {
      for (let pfn = run.pfn; pfn < run.pfn + run.pages; pfn++) {
        const pinned = this.#byFrame.get(pfn);
        if (pinned === undefined) this.#frames.putRange(pfn, 1);
        else this.#release(pinned);
      }
    }
  }

  /** How often the first page of a stretch is pinned. */
  pinsAt({ space, page, file }: Stretch): number {
    const memfd = file === undefined ? undefined : this.#memfdOf(file);
    if (memfd === undefined) return this.#spaces.get(space)?.get(page)?.count ?? 0;
    const pfn = memfd.frameAt(page);
    // The file itself holds one.
    return pfn < 0 ? 0 : this.#frames.refsOf(this.#frames.headOf(pfn)) - 1;
  }

  /** Pages that are no longer what they were: a later pin of the same address is another page. */
  forget(space: string, page: number, pages: number): void {
    const known = this.#spaces.get(space);
    if (known === undefined) return;
    const gone =
      pages < known.size
        ? Array.from({ length: pages }, (_, index) => page + index)
        : [...known.keys()].filter((at) => at >= page && at < page + pages);
    for (const at of gone) {
      const pinned = known.get(at);
      if (pinned !== undefined) pinned.place = undefined;
      known.delete(at);
    }
    if (known.size === 0) this.#spaces.delete(space);
  }

  #hold(space: string, page: number): number {
    let known = this.#spaces.get(space);
    if (known === undefined) this.#spaces.set(space, (known = new Map()));
    const present = known.get(page);
    if (present !== undefined) {
      present.count += 1;
      return present.pfn;
    }
    const lent = this.#regionOf(space, page);
    // A page that is no longer there may be pinned still, in the place of this one.
    const isTaken = lent !== undefined && this.#byFrame.has(lent.pfn + (page % REGION_PAGES));
    const region = isTaken ? undefined : lent;
    const pfn =
      region === undefined
        ? this.#frames.allocate("client", 0, false)
        : region.pfn + (page % REGION_PAGES);
    if (pfn < 0) return pfn;
    if (region !== undefined) region.pinned += 1;
    const pinned: Pinned = { pfn, region, place: { known, page }, count: 1 };
    known.set(page, pinned);
    this.#byFrame.set(pfn, pinned);
    return pfn;
  }

  /** The frames of a region, as a processor with huge pages would have them; undefined: no room. */
  #regionOf(space: string, page: number): Region | undefined {
    let regions = this.#regions.get(space);
    if (regions === undefined) this.#regions.set(space, (regions = new Map()));
    const index = Math.floor(page / REGION_PAGES);
    const known = regions.get(index);
    if (known !== undefined) return known;
    const pfn = this.#frames.allocate("client", REGION_ORDER, false);
    if (pfn < 0) return undefined;
    const region: Region = { pfn, pinned: 0, among: regions, index };
    regions.set(index, region);
    return region;
  }

  /** A page of a region is let go; the last one takes the frames along. */
  #leave(region: Region): void {
    region.pinned -= 1;
    if (region.pinned > 0) return;
    region.among.delete(region.index);
    this.#frames.put(region.pfn);
  }

  #release(pinned: Pinned): void {
    assert(pinned.count > 0, "a page of a client unpinned twice");
    pinned.count -= 1;
    if (pinned.count > 0) return;
    this.#byFrame.delete(pinned.pfn);
    pinned.place?.known.delete(pinned.place.page);
    if (pinned.region === undefined) this.#frames.put(pinned.pfn);
    else this.#leave(pinned.region);
  }
}

/** A frame of a file's own, with one more reference. */
function holdFile(memfd: Memfd, index: number): number {
  const pfn = memfd.frameAt(index);
  if (pfn >= 0) memfd.frames.getRange(pfn, 1);
  return pfn;
}
