// Memory of programs as devices reach it: a frame that was lent is a page of somebody's.
import type { LentMemory } from "../hardware/index.ts";
import type { ClientFiles } from "./client-files.ts";
import type { ClientPages, Lent } from "./client-pages.ts";
import type { MappedAt } from "./host.ts";

const PAGE = 4096;

/** Who else maps a shared page. */
type Elsewhere = (space: string, page: number) => MappedAt | undefined;

/** Where a stretch of physical addresses lies, and how many bytes of it lie there in a row. */
interface Place {
  readonly length: number;
  readonly read: () => Uint8Array | undefined;
  readonly write: (bytes: Uint8Array) => boolean;
}

export class ClientMemory implements LentMemory {
  readonly #pages: ClientPages;
  readonly #files: ClientFiles;
  readonly #elsewhere: Elsewhere;

  constructor(pages: ClientPages, files: ClientFiles, elsewhere: Elsewhere) {
    this.#pages = pages;
    this.#files = files;
    this.#elsewhere = elsewhere;
  }

  holds(pfn: number): boolean {
    return this.#pages.lent(pfn) !== undefined || this.#files.realPage(pfn) !== undefined;
  }

  read(pa: number, length: number): Uint8Array | undefined {
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const place = this.#place(pa + done, length - done);
      const bytes = place?.read();
      if (place === undefined || bytes === undefined) return undefined;
      out.set(bytes, done);
      done += place.length;
    }
    return out;
  }

  write(pa: number, bytes: Uint8Array): boolean {
    for (let done = 0; done < bytes.length;) {
      const place = this.#place(pa + done, bytes.length - done);
      if (place?.write(bytes.subarray(done, done + place.length)) !== true) return false;
      done += place.length;
    }
    return true;
  }

  #place(pa: number, most: number): Place | undefined {
    const pfn = Math.floor(pa / PAGE);
    const offset = pa % PAGE;
    const lent = this.#pages.lent(pfn);
    const inPage = Math.min(most, PAGE - offset);
    if (lent === undefined) return this.#inFile(pfn, offset, inPage);
    if (lent.known === undefined) return inLastBytes(lent, offset, inPage);
    let length = inPage;
    for (let next = 1; length < most; next++) {
      if (!follows(lent, this.#pages.lent(pfn + next), next)) break;
      length = Math.min(most, length + PAGE);
    }
    return this.#inProcess(lent, offset, length, inPage);
  }

  #inProcess(lent: Lent, offset: number, length: number, inPage: number): Place {
    const { process, vaPfn, space, page } = lent;
    const va = vaPfn * PAGE + offset;
    const shared = (): MappedAt | undefined => this.#elsewhere(space, page);
    // Where the process is gone, another one may have the page; from there, one page at a time.
    if (length > inPage && process.read(va, 1) === undefined)
      return this.#inProcess(lent, offset, inPage, inPage);
    return {
      length,
      read: () => {
        const bytes = process.read(va, length);
        if (bytes !== undefined) return bytes;
        const there = shared();
        return there?.process.read(there.va + offset, length);
      },
      write: (bytes) => {
        if (process.write(va, bytes)) return true;
        const there = shared();
        return there?.process.write(there.va + offset, bytes) === true;
      },
    };
  }

  #inFile(pfn: number, offset: number, length: number): Place | undefined {
    const page = this.#files.realPage(pfn);
    if (page === undefined) return undefined;
    const at = page.index * PAGE + offset;
    return {
      length,
      read: () => page.real.read(at, length),
      write: (bytes) => {
        page.real.write(at, bytes);
        return true;
      },
    };
  }
}

/** Whether a page lies right behind another one, in the same process. */
const follows = (lent: Lent, next: Lent | undefined, distance: number): boolean =>
  next !== undefined &&
  next.known !== undefined &&
  next.process === lent.process &&
  next.vaPfn === lent.vaPfn + distance;

/** A page that its program has unmapped: only devices see it. */
function inLastBytes(lent: Lent, offset: number, length: number): Place {
  lent.last ??= new Uint8Array(PAGE);
  const { last } = lent;
  return {
    length,
    read: () => last.slice(offset, offset + length),
    write: (bytes) => {
      last.set(bytes, offset);
      return true;
    },
  };
}
