// Memory of a device behind a descriptor: mapped without being pinned, and taken back at any time.
import { EBADF, EINVAL, ENODEV, ENOMEM } from "../../../errno/index.ts";
import type { Frames } from "../../../memory/index.ts";
import { File, type Caller } from "../../files/index.ts";

const PAGE = 4096;
/** The largest that a test may make. */
const PAGES_MAX = 512;

/** Who has it mapped; told once when that ends. */
export interface Importer {
  /** Every table must forget the memory before this returns. */
  revoke(): void;
}

export class DmaBuf {
  readonly pages: number;
  /** Its frames follow one another. */
  readonly pfn: number;
  isRevoked = false;
  readonly #frames: Frames;
  readonly #importers = new Set<Importer>();

  private constructor(frames: Frames, pfn: number, pages: number) {
    this.#frames = frames;
    this.pfn = pfn;
    this.pages = pages;
  }

  /** One of so many bytes, in whole pages, as a file: -EINVAL (none, too many), -ENOMEM. */
  static create(frames: Frames, bytes: number): File | number {
    const pages = Math.ceil(bytes / PAGE);
    if (pages === 0 || pages > PAGES_MAX) return -EINVAL;
    const pfn = frames.allocate("dma-buf", Math.ceil(Math.log2(pages)));
    if (pfn < 0) return -ENOMEM;
    const made = new DmaBuf(frames, pfn, pages);
    return new File({ name: "dma-buf", release: () => made.#frames.put(made.pfn) }, made);
  }

  /** Takes an importer in: 0, or -ENODEV while the memory is taken back. */
  attach(importer: Importer): number {
    if (this.isRevoked) return -ENODEV;
    this.#importers.add(importer);
    return 0;
  }

  detach(importer: Importer): void {
    this.#importers.delete(importer);
  }

  /** Takes the memory back, or gives it out again: either way those who have it mapped lose it. */
  setRevoked(isRevoked: boolean): void {
    this.isRevoked = isRevoked;
    for (const importer of this.#importers) importer.revoke();
  }
}

/** The buffer behind a file, or undefined for any other file. */
export function dmaBufOf(file: File): DmaBuf | undefined {
  return file.inner instanceof DmaBuf ? file.inner : undefined;
}

/** The buffer behind a descriptor: -EBADF, -EINVAL for any other file. */
export function dmaBufAt({ fds }: Caller, fd: number): DmaBuf | number {
  const file = fds.find(fd);
  return file === undefined ? -EBADF : (dmaBufOf(file) ?? -EINVAL);
}
