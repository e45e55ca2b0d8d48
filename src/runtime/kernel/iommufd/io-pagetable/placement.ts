// Choosing an input address: first fit in the holes of what is reserved and mapped.
import { EINVAL, ENOSPC, EOVERFLOW } from "../../../errno/index.ts";
import type { Span, SpanList } from "./span-list.ts";

const PAGE = 4096n;
const TOP = 2n ** 64n - 1n;
/** Alignment never asked for beyond a huge page. */
const ALIGN_MAX = 2n ** 21n;

interface Room {
  readonly allowed: SpanList<Span>;
  readonly taken: readonly SpanList<Span>[];
  /** What every address must be a multiple of. */
  readonly alignment: bigint;
}

/**
 * The lowest address for `length` bytes that keeps `hint`'s place in its page and, up to 2 MiB, its
 * alignment. -EOVERFLOW (length), -EINVAL (the hint is too crooked), -ENOSPC.
 */
export function placeSpan(room: Room, hint: bigint, length: bigint): bigint | number {
  if (length === 0n || length >= TOP / 2n) return -EOVERFLOW;
  const alignment = alignmentOf(hint, length);
  if (alignment < room.alignment) return -EINVAL;
  const fit = { length, alignment, offset: hint % PAGE };
  for (const candidate of candidatesOf(room.allowed)) {
    const start = fitIn(candidate.start, candidate.last, fit);
    if (start === undefined) continue;
    for (const hole of holes(room.taken, start, candidate.last)) {
      const found = fitIn(hole.start, hole.last, fit);
      if (found !== undefined) return found;
    }
  }
  return -ENOSPC;
}

/** Allowed ranges without the first and last page; those that touch count as one. */
function* candidatesOf(allowed: SpanList<Span>): Generator<Span> {
  const [first, end] = [PAGE, TOP - PAGE];
  if (allowed.size === 0) yield { start: first, last: end };
  let current: { start: bigint; last: bigint } | undefined;
  for (const span of allowed.within(first, end)) {
    if (current !== undefined && span.start <= current.last + 1n) {
      current.last = max(current.last, min(span.last, end));
      continue;
    }
    if (current !== undefined) yield current;
    current = { start: max(span.start, first), last: min(span.last, end) };
  }
  if (current !== undefined) yield current;
}

function alignmentOf(hint: bigint, length: bigint): bigint {
  let rounded = 1n;
  while (rounded < length && rounded < ALIGN_MAX) rounded *= 2n;
  const lowest = hint & -hint;
  const wanted = hint === 0n ? rounded : min(rounded, lowest);
  return min(wanted, ALIGN_MAX);
}

interface Fit {
  readonly length: bigint;
  readonly alignment: bigint;
  readonly offset: bigint;
}

function fitIn(start: bigint, last: bigint, fit: Fit): bigint | undefined {
  const up = start + fit.alignment - 1n;
  if (up > TOP) return undefined;
  const found = ((up / fit.alignment) * fit.alignment) | fit.offset;
  // A range of one byte at the very end of a hole is not seen, as in the kernel.
  return found >= last || last - found < fit.length - 1n ? undefined : found;
}

/** What [start, last] has left beside two or more lists of spans, ascending. */
export function* holes(
  lists: readonly SpanList<Span>[],
  start: bigint,
  last: bigint,
): IterableIterator<Span> {
  const readers = lists.map((list) => list.within(start, last));
  const heads = readers.map((reader) => reader.next());
  let at = start;
  for (;;) {
    let lowest = -1;
    for (let i = 0; i < heads.length; i++) {
      const head = heads[i] as IteratorResult<Span>;
      if (head.done === true) continue;
      const best = lowest < 0 ? undefined : (heads[lowest] as IteratorResult<Span>).value;
      if (best === undefined || (head.value as Span).start < (best as Span).start) lowest = i;
    }
    if (lowest < 0) break;
    const span = (heads[lowest] as IteratorResult<Span>).value as Span;
    heads[lowest] = (readers[lowest] as IterableIterator<Span>).next();
    if (span.start > at) yield { start: at, last: span.start - 1n };
    if (span.last >= at) at = span.last + 1n;
  }
  if (at <= last) yield { start: at, last };
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
