// Records that lead to each other, by an offset into one answer or by physical address.
import { requireRoom } from "./bytes.ts";
import { refuse } from "./error.ts";

/**
 * Where each link of a chain starts, bytes from the view's start: `first` and what `next` reads of
 * every link count from `start`; 0 ends the chain. A link of `size` bytes that does not lie before
 * `end` is refused (`size`), and so is a chain with more links than there is room for (`chain`).
 */
export function* links(
  record: string,
  member: string,
  view: DataView,
  start: number,
  first: number,
  size: number,
  end: number,
  next: (at: number) => number,
): Generator<number> {
  let left = Math.floor((end - start) / size);
  for (let offset = first; offset !== 0; left -= 1) {
    const at = start + offset;
    requireRoom(record, view, at, size, end);
    if (left <= 0) refuse("chain", record, member, at, "a chain that ends", offset);
    yield at;
    offset = next(at);
  }
}

/** Where the bytes of a physical address are. */
export interface Located {
  readonly view: DataView;
  readonly offset: number;
}

/** A block of a list, and its own address. */
export interface Block extends Located {
  readonly address: bigint;
}

/**
 * Every block of a list, from that at physical address `first` on, each checked before it is given;
 * address 0 ends the list. An address that `locate` finds nowhere is refused (`address`), and so is
 * one that was there before (`chain`).
 */
export function* blocks(
  record: string,
  member: string,
  first: bigint,
  locate: (address: bigint) => Located | undefined,
  check: (view: DataView, offset: number) => void,
  next: (view: DataView, offset: number) => bigint,
): Generator<Block> {
  const known = new Set<bigint>();
  for (let address = first; address !== 0n;) {
    const found = locate(address);
    if (found === undefined)
      return refuse("address", record, member, 0, "an address of memory", hex(address));
    const { view, offset } = found;
    if (known.has(address))
      return refuse("chain", record, member, offset, "a list that ends", hex(address));
    known.add(address);
    check(view, offset);
    yield { address, view, offset };
    address = next(view, offset);
  }
}

/** That a record lies at a multiple of `align` bytes. */
export function requirePlaced(record: string, offset: number, align: number): void {
  if (offset % align !== 0) refuse("align", record, "", offset, `a multiple of ${align}`, offset);
}

function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
