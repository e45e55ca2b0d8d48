// What one map call brought in: whole pages of user memory or of a file, pinned once for everybody.
import { assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { File, Run, UserSpace } from "../files/index.ts";
import type { Memfd } from "../memfd/index.ts";

/** Where pages come from. Seals are those of the moment the mapping was made. */
export type Source =
  | { readonly kind: "user"; readonly space: UserSpace; readonly vaPfn: number }
  | {
      readonly kind: "file";
      readonly file: File;
      readonly memfd: Memfd;
      readonly index: number;
      readonly sealsAtMap: number;
    };

/** Shared by every area made from it; holds its frames from the first domain to the last. */
export class Pages {
  readonly source: Source;
  readonly count: number;
  readonly writable: boolean;
  readonly #frames: Frames;
  #areas = 0;
  #pins = 0;
  #runs: readonly Run[] = [];

  constructor(frames: Frames, source: Source, count: number, writable: boolean) {
    this.#frames = frames;
    this.source = source;
    this.count = count;
    this.writable = writable;
    if (source.kind === "file") source.file.get();
  }

  get pinned(): boolean {
    return this.#pins > 0;
  }

  /** One more area uses these pages. */
  get(): void {
    this.#areas += 1;
  }

  /** One area less; after the last the file is let go. */
  put(): void {
    this.#areas -= 1;
    if (this.#areas > 0) return;
    assert(this.#pins === 0, "pages released while pinned");
    this.discard();
  }

  /** Lets go of pages that no area ever used. */
  discard(): void {
    if (this.source.kind === "file") this.source.file.put();
  }

  /** One more domain needs the frames; the first one pins them. 0, -EFAULT or -ENOMEM. */
  pin(): number {
    if (this.#pins === 0) {
      const { source } = this;
      const runs =
        source.kind === "user"
          ? source.space.pin(source.vaPfn, this.count, this.writable)
          : source.memfd.pin(source.index, this.count);
      if (typeof runs === "number") return runs;
      this.#runs = runs;
    }
    this.#pins += 1;
    return 0;
  }

  unpin(): void {
    assert(this.#pins > 0, "pages unpinned twice");
    this.#pins -= 1;
    if (this.#pins > 0) return;
    const { source } = this;
    if (source.kind === "user") source.space.unpin(this.#runs);
    else for (const run of this.#runs) this.#frames.putRange(run.pfn, run.pages);
    this.#runs = [];
  }

  /** The frames behind `count` pages from `first`; only while pinned. */
  runs(first: number, count: number): readonly Run[] {
    assert(this.#pins > 0, "frames of pages that are not pinned");
    if (first === 0 && count === this.count) return this.#runs;
    const cut: Run[] = [];
    let at = 0;
    for (const run of this.#runs) {
      const start = Math.max(at, first);
      const end = Math.min(at + run.pages, first + count);
      if (start < end) cut.push({ pfn: run.pfn + start - at, pages: end - start });
      at += run.pages;
    }
    return cut;
  }
}
