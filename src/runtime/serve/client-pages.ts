// Frames that stand for pages of real processes: the same page, the same frame, while it is pinned.
import { EFAULT } from "../errno/index.ts";
import type { Run } from "../kernel/files/index.ts";
import type { Memfd } from "../kernel/memfd/index.ts";
import type { Frames } from "../memory/index.ts";
import type { Stretch } from "./host.ts";

/** Frames looked at again for being unused once so many have been made since. */
const SWEEP_LEAST = 4096;

/**
 * What a real page is known by (a process and an address, or a file and an index) decides its
 * frame, so that two mappings of one page are one physical address. Bytes stay with the program:
 * a frame here only lends the page its address.
 */
export class ClientPages {
  readonly #frames: Frames;
  /** The frame of each page, by what the page belongs to. */
  readonly #spaces = new Map<string, Map<number, number>>();
  readonly #memfdOf: (inode: number) => Memfd | undefined;
  #made = 0;
  #sweepAt = SWEEP_LEAST;

  /** `memfdOf` gives the file whose pages have frames of their own. */
  constructor(frames: Frames, memfdOf: (inode: number) => Memfd | undefined) {
    this.#frames = frames;
    this.#memfdOf = memfdOf;
  }

  /** References to the frames behind stretches; -EFAULT where a write is not allowed, -ENOMEM. */
  pin(stretches: readonly Stretch[], write: boolean): readonly Run[] | number {
    if (write && stretches.some((stretch) => !stretch.writable)) return -EFAULT;
    const runs: { pfn: number; pages: number }[] = [];
    for (const { space, page, pages, file } of stretches) {
      const memfd = file === undefined ? undefined : this.#memfdOf(file);
      for (let at = page; at < page + pages; at++) {
        const pfn = memfd === undefined ? this.#frameOf(space, at) : memfd.frameAt(at);
        if (pfn < 0) return pfn;
        const last = runs.at(-1);
        if (last !== undefined && last.pfn + last.pages === pfn) last.pages += 1;
        else runs.push({ pfn, pages: 1 });
      }
    }
    for (const run of runs) this.#frames.getRange(run.pfn, run.pages);
    return runs;
  }

  /** Pages that are no longer what they were: a later pin of the same address is another page. */
  forget(space: string, page: number, pages: number): void {
    const known = this.#spaces.get(space);
    if (known === undefined) return;
    const gone =
      pages < known.size
        ? Array.from({ length: pages }, (_, index) => page + index)
        : [...known.keys()].filter((at) => at >= page && at < page + pages);
    for (const at of gone) this.#drop(known, at);
    if (known.size === 0) this.#spaces.delete(space);
  }

  /** Everything of a space: its process is gone. */
  forgetSpace(space: string): void {
    const known = this.#spaces.get(space);
    for (const at of known?.keys() ?? []) this.#drop(known as Map<number, number>, at);
    this.#spaces.delete(space);
  }

  #frameOf(space: string, page: number): number {
    let known = this.#spaces.get(space);
    if (known === undefined) this.#spaces.set(space, (known = new Map()));
    const present = known.get(page);
    if (present !== undefined) return present;
    if (this.#made >= this.#sweepAt) this.#sweep();
    const pfn = this.#frames.allocate("client", 0, false);
    if (pfn < 0) return pfn;
    known.set(page, pfn);
    this.#made += 1;
    return pfn;
  }

  /** Gives back frames that nobody but this table refers to. Amortised over the pages made. */
  #sweep(): void {
    let kept = 0;
    for (const [space, known] of this.#spaces) {
      for (const [page, pfn] of known) {
        if (this.#frames.refsOf(pfn) === 1) this.#drop(known, page);
        else kept += 1;
      }
      if (known.size === 0) this.#spaces.delete(space);
    }
    this.#made = kept;
    this.#sweepAt = Math.max(SWEEP_LEAST, kept * 2);
  }

  #drop(known: Map<number, number>, page: number): void {
    const pfn = known.get(page);
    if (pfn === undefined) return;
    known.delete(page);
    this.#frames.put(pfn);
  }
}
