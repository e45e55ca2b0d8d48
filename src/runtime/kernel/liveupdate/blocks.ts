// Chains of one-page blocks: a header with link and count, then entries of one size.
import { kho } from "../../../generated/index.ts";
import { ENOSPC } from "../../errno/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import type { EntryStore, ReadEntries } from "./entries.ts";

const HEADER = kho.kho.KHO_BLOCK_HEADER_SER_SIZE;
/** No set of entries may be longer; a reader stops here even on a chain without end. */
const BLOCKS_MAX = 10000;

const perBlock = (entryBytes: number): number => Math.floor((4096 - HEADER) / entryBytes);

/**
 * A chain under construction: blocks are taken when entries are announced, filled at the freeze.
 */
export class BlockChain implements EntryStore {
  readonly #limit: number;
  readonly #kho: Kho;
  readonly #entryBytes: number;
  readonly #blocks: number[] = [];

  constructor(owner: Kho, entryBytes: number) {
    this.#kho = owner;
    this.#entryBytes = entryBytes;
    this.#limit = BLOCKS_MAX * perBlock(entryBytes);
  }

  /** Room is made at once. */
  admit(count: number): number {
    return this.reserve(count);
  }

  /** Makes room for `count` entries in all. 0, -ENOMEM; -ENOSPC past the longest chain. */
  reserve(count: number): number {
    if (count > this.#limit) return -ENOSPC;
    while (this.#blocks.length * perBlock(this.#entryBytes) < count) {
      const pa = this.#kho.allocate("liveupdate", 4096);
      if (pa < 0) return pa;
      this.#blocks.push(pa);
    }
    return 0;
  }

  /** Gives back blocks that `count` entries do not need. */
  shrink(count: number): void {
    const needed = Math.ceil(count / perBlock(this.#entryBytes));
    while (this.#blocks.length > needed) this.#kho.free(this.#blocks.pop() as number);
  }

  /** Writes headers and calls back for every entry's place. The first block's address, or 0. */
  write(count: number, entry: (view: DataView, offset: number, index: number) => void): number {
    const { ram } = this.#kho.frames;
    const most = perBlock(this.#entryBytes);
    for (const [at, pa] of this.#blocks.entries()) {
      const here = Math.min(most, count - at * most);
      const next = BigInt(this.#blocks[at + 1] ?? 0);
      const start = ram.byteAt(pa);
      kho.kho.encodeKhoBlockHeaderSer({ next, count: BigInt(here) }, ram.view, start);
      for (let index = 0; index < here; index++) {
        entry(ram.view, start + HEADER + index * this.#entryBytes, at * most + index);
      }
    }
    return this.#blocks[0] ?? 0;
  }
}

/**
 * Follows a chain that must hold exactly `total` entries (or any number, without one). A string is
 * the reason why it is none.
 */
export function readChain(
  incoming: Incoming,
  firstPa: number,
  entryBytes: number,
  total?: number,
): ReadEntries | string {
  const blocks: number[] = [];
  const entries: number[] = [];
  const seen = new Set<number>();
  const most = perBlock(entryBytes);
  const { ram } = incoming.frames;
  for (let pa = firstPa; pa !== 0;) {
    const where = `block at 0x${pa.toString(16)}`;
    if (seen.has(pa)) return `${where} is reached twice`;
    if (blocks.length === BLOCKS_MAX) return "chain of more than 10000 blocks";
    if (!incoming.offers(pa, 4096)) return `${where} is not a preserved page`;
    seen.add(pa);
    blocks.push(pa);
    const start = ram.byteAt(pa);
    const header = kho.kho.decodeKhoBlockHeaderSer(ram.view, start, start + 4096);
    const count = Number(header.count);
    if (count < 1 || count > most) return `${where} claims ${header.count} of at most ${most}`;
    for (let index = 0; index < count; index++) {
      entries.push(start + HEADER + index * entryBytes);
    }
    pa = Number(header.next);
  }
  if (total !== undefined && entries.length !== total) {
    return `chain holds ${entries.length} entries, not ${total}`;
  }
  return { blocks, entries };
}
