// Frames that stand for pages of real processes: the same page, the same frame, while it is pinned.
import { EFAULT, assert } from "../errno/index.ts";
import type { Run } from "../kernel/files/index.ts";
import type { Memfd } from "../kernel/memfd/index.ts";
import type { Frames } from "../memory/index.ts";
import type { Stretch } from "./host.ts";

/** A page that is pinned, and how often. */
interface Pinned {
  readonly pfn: number;
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
    const pfn = this.#frames.allocate("client", 0, false);
    if (pfn < 0) return pfn;
    const pinned: Pinned = { pfn, place: { known, page }, count: 1 };
    known.set(page, pinned);
    this.#byFrame.set(pfn, pinned);
    return pfn;
  }

  #release(pinned: Pinned): void {
    assert(pinned.count > 0, "a page of a client unpinned twice");
    pinned.count -= 1;
    if (pinned.count > 0) return;
    this.#byFrame.delete(pinned.pfn);
    pinned.place?.known.delete(pinned.place.page);
    this.#frames.put(pinned.pfn);
  }
}

/** A frame of a file's own, with one more reference. */
function holdFile(memfd: Memfd, index: number): number {
  const pfn = memfd.frameAt(index);
  if (pfn >= 0) memfd.frames.getRange(pfn, 1);
  return pfn;
}
