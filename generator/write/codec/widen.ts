// Small integers with bytes behind them that are always zero: one wider store writes both.
import type { Field, Plan } from "./plan.ts";
import type { Word } from "./shape.ts";

/** Which integers are written wider than they are, and the zero bytes written with them. */
export interface Widening {
  readonly words: ReadonlyMap<Field, Word>;
  /** Bytes from the record's start. */
  readonly covered: ReadonlySet<number>;
}

/** The widest store, bytes. */
const wideMax = 4;

/** Widens every unsigned integer whose aligned neighbours above it are padding or reserved. */
export function wideningOf(plan: Plan): Widening {
  const zero = new Set<number>();
  // No word reaches further into such bytes, however many there are.
  const add = (from: number, size: number): void => {
    for (let at = from; at < from + Math.min(size, wideMax - 1); at++) zero.add(at);
  };
  for (const gap of plan.gaps) if (gap.kind !== "bits" && !gap.flexible) add(gap.offset, gap.size);
  for (const { shape, offset } of plan.fields)
    if (shape.kind === "reserved" && shape.bits === undefined) add(offset, shape.length);
  const words = new Map<Field, Word>();
  const covered = new Set<number>();
  for (const field of plan.fields) {
    const { shape, offset } = field;
    if (shape.kind !== "word" || shape.signed || (shape.size > 1 && !shape.littleEndian)) continue;
    const size = ([wideMax, 2] as const).find((wide) => fits(offset, shape.size, wide, zero));
    if (size === undefined) continue;
    words.set(field, { ...shape, size, littleEndian: true });
    for (let at = offset + shape.size; at < offset + size; at++) covered.add(at);
  }
  return { words, covered };
}

function fits(offset: number, size: number, wide: number, zero: ReadonlySet<number>): boolean {
  if (wide <= size || offset % wide !== 0) return false;
  for (let at = offset + size; at < offset + wide; at++) if (!zero.has(at)) return false;
  return true;
}

/**
 * What is left to be written of `size` zero bytes at `offset`: what is covered of them comes first.
 */
export function uncovered(
  { covered }: Widening,
  offset: number,
  size: number,
): { readonly offset: number; readonly size: number } {
  const end = offset + size;
  let at = offset;
  while (at < end && covered.has(at)) at++;
  return { offset: at, size: end - at };
}
