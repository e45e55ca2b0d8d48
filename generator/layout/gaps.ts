// The bytes and bits of a record that belong to no member.
import type { Gap, Layout, Slot } from "./layout.ts";

const startBits = (slot: Slot): number => slot.bits?.offset ?? slot.offset * 8;
const sizeBits = (slot: Slot): number => slot.bits?.size ?? slot.size * 8;

/**
 * Every gap of a layout, in offset order.
 *
 * A zero-width bit-field is no member here: what it skips is a gap. In a union only the tail can be
 * one, because members do not follow each other.
 */
export function gapsOf(layout: Omit<Layout, "gaps">): readonly Gap[] {
  const gaps: Gap[] = [];
  const inStruct = layout.record.kind === "struct";
  let last: Slot | undefined;
  let end = 0;
  const { slots } = layout;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!;
    if (slot.bits?.size === 0) continue;
    const start = startBits(slot);
    if (inStruct && start > end) split(gaps, "hole", end, start, last, slot);
    const behind = start + sizeBits(slot);
    if (behind > end) end = behind;
    if (inStruct) last = slot;
  }
  if (layout.size * 8 > end) split(gaps, "tail", end, layout.size * 8, last, undefined);
  return gaps;
}

/** One stretch of unused bits, cut where it stops being whole bytes. */
function split(
  gaps: Gap[],
  kind: "hole" | "tail",
  from: number,
  to: number,
  before: Slot | undefined,
  after: Slot | undefined,
): void {
  const firstByte = Math.min(Math.ceil(from / 8) * 8, to);
  const lastByte = Math.max(Math.floor(to / 8) * 8, firstByte);
  const push = (kind: Gap["kind"], offset: number, size: number, flexible = false): void =>
    void gaps.push({ kind, offset, size, before, after, flexible });
  if (firstByte > from) push("bits", from, firstByte - from);
  if (lastByte > firstByte) {
    const flexible = kind === "tail" && before !== undefined && isOpenEnded(before);
    push(kind, firstByte / 8, (lastByte - firstByte) / 8, flexible);
  }
  if (to > lastByte) push("bits", lastByte, to - lastByte);
}

const isOpenEnded = (slot: Slot): boolean => slot.size === 0 && slot.bits === undefined;
