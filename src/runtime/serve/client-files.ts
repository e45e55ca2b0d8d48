// Files in memory that real programs made, as the emulated kernel's own memfds.
import { EBADF } from "../errno/index.ts";
import type { File } from "../kernel/files/index.ts";
import { Memfd, memfdFile } from "../kernel/memfd/index.ts";
import type { Frames } from "../memory/index.ts";
import type { FaultPlan } from "../world/index.ts";
import type { ClientFile } from "./host.ts";

/** Bytes moved at a time between a real file and frames. */
const CHUNK = 2 ** 20;

interface Pair {
  readonly real: ClientFile;
  readonly file: File;
  readonly memfd: Memfd;
}

/** A page of a real file. */
interface RealPage {
  readonly real: ClientFile;
  readonly index: number;
}

/**
 * Pairs a real file with a memfd of the machine. Programs write the real one, so its bytes are
 * fetched when the machine needs them: before a kexec, or when a device reads.
 */
export class ClientFiles {
  readonly #frames: Frames;
  readonly #faults: FaultPlan;
  readonly #pairs = new Map<number, Pair>();
  readonly #seals = new Map<number, number>();
  /** Which file and which of its pages a frame stands for, as far as somebody asked. */
  #byFrame: Map<number, RealPage> = new Map();

  constructor(frames: Frames, faults: FaultPlan) {
    this.#frames = frames;
    this.#faults = faults;
  }

  /** The memfd of a real file that was seen before. */
  find(inode: number): Memfd | undefined {
    return this.#pairs.get(inode)?.memfd;
  }

  /** The file of a real file; takes over `real`. */
  adopt(real: ClientFile): File {
    const known = this.#pairs.get(real.inode);
    if (known !== undefined) {
      real.close();
      known.memfd.sizeBytes = known.real.size();
      return known.file;
    }
    const seals = this.#seals.get(real.inode) ?? 0;
    const options = { seals, executable: true, hugetlb: real.hugetlb };
    const memfd = new Memfd(this.#frames, this.#faults, options, "never");
    memfd.sizeBytes = real.size();
    const file = memfdFile(memfd);
    this.#pairs.set(real.inode, { real, file, memfd });
    return file;
  }

  /** From now on this real file and this memfd are one. */
  unite(real: ClientFile, file: File, memfd: Memfd): void {
    this.#pairs.set(real.inode, { real, file, memfd });
  }

  /** What fcntl(2) said the seals of a real file are. */
  seal(inode: number, seals: number): number {
    if (inode === 0) return -EBADF;
    this.#seals.set(inode, seals);
    const memfd = this.find(inode);
    if (memfd !== undefined) memfd.seals = seals;
    return 0;
  }

  /** Brings the bytes of every real file into the frames that stand for it. */
  load(): void {
    for (const { real, memfd } of this.#pairs.values()) {
      for (const { index, pfn, order } of memfd.folios()) {
        const start = index * 4096;
        const end = Math.min(start + 2 ** order * 4096, memfd.sizeBytes);
        for (let at = start; at < end; at += CHUNK) {
          const bytes = real.read(at, Math.min(CHUNK, end - at));
          memfd.frames.ram.write(pfn * 4096 + at - start, bytes);
        }
      }
    }
  }

  /** The page of a real file that a frame stands for. */
  realPage(pfn: number): RealPage | undefined {
    if (this.#pairs.size === 0) return undefined;
    const known = this.#byFrame.get(pfn);
    if (known !== undefined) return known;
    // Files grow and shrink unseen: what is not there may have come since.
    this.#byFrame = new Map();
    for (const { real, memfd } of this.#pairs.values()) {
      for (const { index, pfn: first, order } of memfd.folios()) {
        for (let page = 0; page < 2 ** order; page++)
          this.#byFrame.set(first + page, { real, index: index + page });
      }
    }
    return this.#byFrame.get(pfn);
  }

  closeAll(): void {
    this.#byFrame.clear();
    for (const { real } of this.#pairs.values()) real.close();
    this.#pairs.clear();
  }
}
