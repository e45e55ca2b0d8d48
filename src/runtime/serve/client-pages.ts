// Frames that stand for pages of real processes: the same page, the same frame, while it is pinned.
import { EFAULT, assert } from "../errno/index.ts";
import type { Run } from "../kernel/files/index.ts";
import type { Memfd } from "../kernel/memfd/index.ts";
import type { Frames } from "../memory/index.ts";
import { FrameWindow } from "./frame-window.ts";
import type { ClientProcess, Stretch } from "./host.ts";

/** Pages of an aligned 2 MiB of addresses get frames as contiguous as their addresses are. */
const REGION_ORDER = 9;

/** Frames lent to one such region, or to a larger one that the program asked to be one page. */
interface Region {
  readonly pfn: number;
  readonly order: number;
  pinned: number;
  /** Where it is known. */
  readonly among: Map<number, Region>;
  readonly first: number;
}

/** Where pinned pages lie: in which process, and from which page of its addresses on. */
interface PinnedAt {
  readonly process: ClientProcess;
  readonly vaPfn: number;
}

/** A lent frame, as a device finds it: whose page it stands for. */
export interface Lent extends PinnedAt {
  /** What the page belongs to: a process or a file, and which of its pages. */
  readonly space: string;
  readonly page: number;
  /** Where it is known; undefined once the program put another page in its place. */
  readonly known: ReadonlyMap<number, unknown> | undefined;
  /** Its bytes, once the program has them no more. */
  last: Uint8Array | undefined;
}

/** A page that is pinned, and how often. */
interface Pinned extends Lent {
  readonly pfn: number;
  /** The region whose frames it has; undefined for a frame of its own. */
  readonly region: Region | undefined;
  known: Map<number, Pinned> | undefined;
  count: number;
}

/**
 * What a real page is known by (a process and an address, or a file and an index) decides its
 * frame, so that two mappings of one page are one physical address. Bytes stay with the program:
 * a frame here only lends the page its address, one beyond the machine's own memory.
 */
export class ClientPages {
  readonly #frames: Frames;
  /** Pinned pages, by what they belong to. */
  readonly #spaces = new Map<string, Map<number, Pinned>>();
  readonly #byFrame = new Map<number, Pinned>();
  /** Regions with pinned pages, by what they belong to and their first page. */
  readonly #regions = new Map<string, Map<number, Region>>();
  /** Stretches that a program asked to be huge pages, by what they belong to. */
  readonly #huge = new Map<string, { first: number; pages: number; order: number }[]>();
  readonly #window: FrameWindow;
  readonly #memfdOf: (inode: number) => Memfd | undefined;

  /** `memfdOf` gives the file whose pages have frames of their own. */
  constructor(frames: Frames, memfdOf: (inode: number) => Memfd | undefined) {
    this.#frames = frames;
    this.#memfdOf = memfdOf;
    this.#window = new FrameWindow(frames.ram.basePfn + frames.ram.frameCount);
  }

  /** Pages that are pinned now, those of files with frames of their own left out. */
  get pinned(): number {
    return this.#byFrame.size;
  }

  /**
   * The frames behind stretches, held, which begin at `from`; -EFAULT where a write is not
   * allowed, -ENOMEM.
   */
  pin(stretches: readonly Stretch[], write: boolean, from: PinnedAt): readonly Run[] | number {
    if (write && stretches.some((stretch) => !stretch.writable)) return -EFAULT;
    const runs: { pfn: number; pages: number }[] = [];
    const { process } = from;
    let vaPfn = from.vaPfn;
    for (const { space, page, pages, file } of stretches) {
      const memfd = file === undefined ? undefined : this.#memfdOf(file);
      for (let at = page; at < page + pages; at++, vaPfn++) {
        const pfn =
          memfd === undefined ? this.#hold(space, at, process, vaPfn) : holdFile(memfd, at);
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

  /** Whose page a frame stands for; undefined: it is lent to nobody. */
  lent(pfn: number): Lent | undefined {
    return this.#byFrame.get(pfn);
  }

  /** The program asked that pages of its own be as large as this, and would have got them. */
  hugePages(space: string, first: number, pages: number, order: number): void {
    const known = this.#huge.get(space);
    if (known === undefined) this.#huge.set(space, [{ first, pages, order }]);
    else known.push({ first, pages, order });
  }

  /**
   * Pages that are no longer what they were: a later pin of the same address is another page.
   * Returns the frames of those that stay pinned.
   */
  forget(space: string, page: number, pages: number): readonly number[] {
    this.#forgetHuge(space, page, pages);
    const frames: number[] = [];
    const known = this.#spaces.get(space);
    if (known === undefined) return frames;
    const gone =
      pages < known.size
        ? Array.from({ length: pages }, (_, index) => page + index)
        : [...known.keys()].filter((at) => at >= page && at < page + pages);
    for (const at of gone) {
      const pinned = known.get(at);
      if (pinned === undefined) continue;
      pinned.known = undefined;
      frames.push(pinned.pfn);
      known.delete(at);
    }
    if (known.size === 0) this.#spaces.delete(space);
    return frames;
  }

  #forgetHuge(space: string, page: number, pages: number): void {
    const left = this.#huge
      .get(space)
      ?.filter((one) => one.first + one.pages <= page || one.first >= page + pages);
    if (left === undefined) return;
    if (left.length === 0) this.#huge.delete(space);
    else this.#huge.set(space, left);
  }

  #hold(space: string, page: number, process: ClientProcess, vaPfn: number): number {
    let known = this.#spaces.get(space);
    if (known === undefined) this.#spaces.set(space, (known = new Map()));
    const present = known.get(page);
    if (present !== undefined) {
      present.count += 1;
      return present.pfn;
    }
    const lent = this.#regionOf(space, page);
    const own = lent.pfn + page - lent.first;
    // A page that is no longer there may be pinned still, in the place of this one.
    const region = this.#byFrame.has(own) ? undefined : lent;
    const pfn = region === undefined ? this.#window.take(0) : own;
    if (region !== undefined) region.pinned += 1;
    const pinned: Pinned = {
      pfn,
      region,
      process,
      vaPfn,
      space,
      page,
      known,
      last: undefined,
      count: 1,
    };
    known.set(page, pinned);
    this.#byFrame.set(pfn, pinned);
    return pfn;
  }

  /** The frames of a region, as a processor with huge pages would have them. */
  #regionOf(space: string, page: number): Region {
    let regions = this.#regions.get(space);
    if (regions === undefined) this.#regions.set(space, (regions = new Map()));
    const huge = this.#huge
      .get(space)
      ?.find(({ first, pages }) => page >= first && page < first + pages);
    const order = huge?.order ?? REGION_ORDER;
    const first = page - (page % 2 ** order);
    const known = regions.get(first);
    if (known !== undefined && known.order === order) return known;
    const pfn = this.#window.take(order);
    const region: Region = { pfn, order, pinned: 0, among: regions, first };
    regions.set(first, region);
    return region;
  }

  /** A page of a region is let go; the last one takes the frames along. */
  #leave(region: Region): void {
    region.pinned -= 1;
    if (region.pinned > 0) return;
    if (region.among.get(region.first) === region) region.among.delete(region.first);
    this.#window.give(region.pfn, region.order);
  }

  #release(pinned: Pinned): void {
    assert(pinned.count > 0, "a page of a client unpinned twice");
    pinned.count -= 1;
    if (pinned.count > 0) return;
    this.#byFrame.delete(pinned.pfn);
    pinned.known?.delete(pinned.page);
    if (pinned.region === undefined) this.#window.give(pinned.pfn, 0);
    else this.#leave(pinned.region);
  }
}

/** A frame of a file's own, with one more reference. */
function holdFile(memfd: Memfd, index: number): number {
  const pfn = memfd.frameAt(index);
  if (pfn >= 0) memfd.frames.getRange(pfn, 1);
  return pfn;
}
