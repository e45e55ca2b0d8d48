// Entries in one block of fixed size, as the orchestrator first kept them.
import type { Incoming, Kho } from "../kho/index.ts";
import type { EntryStore, ReadEntries } from "./entries.ts";

/** How a flat block is shaped: bytes in all, bytes before the entries, bytes of an entry. */
export interface FlatShape {
  readonly blockBytes: number;
  readonly headerBytes: number;
  readonly entryBytes: number;
}

const flatLimit = ({ blockBytes, headerBytes, entryBytes }: FlatShape): number =>
  Math.floor((blockBytes - headerBytes) / entryBytes);

/** One block, taken with the first entry. */
export class FlatBlock implements EntryStore {
  readonly #kho: Kho;
  readonly #shape: FlatShape;
  readonly #full: number;
  readonly #header: (view: DataView, offset: number, count: number) => void;
  #pa = 0;

  constructor(
    owner: Kho,
    shape: FlatShape,
    full: number,
    header: (view: DataView, offset: number, count: number) => void = () => {},
  ) {
    this.#kho = owner;
    this.#shape = shape;
    this.#header = header;
    this.#full = full;
  }

  admit(count: number): number {
    return count > flatLimit(this.#shape) ? this.#full : 0;
  }

  reserve(count: number): number {
    const errno = this.admit(count);
    if (errno !== 0 || this.#pa !== 0 || count === 0) return errno;
    const pa = this.#kho.allocate("liveupdate", this.#shape.blockBytes);
    if (pa < 0) return pa;
    this.#pa = pa;
    return 0;
  }

  shrink(count: number): void {
    if (count > 0 || this.#pa === 0) return;
    this.#kho.free(this.#pa);
    this.#pa = 0;
  }

  write(count: number, entry: (view: DataView, offset: number, index: number) => void): number {
    if (this.#pa === 0) return 0;
    const { ram } = this.#kho.frames;
    const start = ram.byteAt(this.#pa);
    this.#header(ram.view, start, count);
    for (let index = 0; index < count; index++) {
      const { headerBytes, entryBytes } = this.#shape;
      entry(ram.view, start + headerBytes + index * entryBytes, index);
    }
    return this.#pa;
  }
}

/** A flat block another kernel left; a string is the reason why there is none. */
export function readFlat(
  incoming: Incoming,
  pa: number,
  shape: FlatShape,
  countOf: (view: DataView, offset: number) => bigint,
): ReadEntries | string {
  if (pa === 0) return { blocks: [], entries: [] };
  const where = `block at 0x${pa.toString(16)}`;
  if (!incoming.offers(pa, shape.blockBytes)) return `${where} is not a preserved block`;
  const { ram } = incoming.frames;
  const start = ram.byteAt(pa);
  const count = countOf(ram.view, start);
  const limit = flatLimit(shape);
  if (count > BigInt(limit)) return `${where} claims ${count} of at most ${limit}`;
  const entries = Array.from(
    { length: Number(count) },
    (_, index) => start + shape.headerBytes + index * shape.entryBytes,
  );
  return { blocks: [pa], entries };
}
