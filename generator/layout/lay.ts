// Records to layouts: every member where the cursor puts it.
import { type CRecord, isFlexible, type Member, type Type } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { Cursor } from "./cursor.ts";
import { type Extent, extentAt } from "./extent.ts";
import { LaidOut } from "./laid-out.ts";
import type { Layout, Slot } from "./layout.ts";

/** The layouts of a record so far: few, since targets that need the same are asked once. */
const memo = new WeakMap<CRecord, Layout[]>();

/** The layout of a record on a target. Total; computed once a record and target. */
export function layoutOf(record: CRecord, target: Target): Layout {
  return layoutAt(record, target, 0);
}

/** Size and alignment of a type on a target: what `sizeof` and a member's place ask for. Total. */
export function extentOf(type: Type, target: Target): Extent {
  return extentAt(type, target, 0, layoutAt);
}

/** As `layoutOf`, counting how deep inside other records it is. */
function layoutAt(record: CRecord, target: Target, depth: number): Layout {
  const known = memo.get(record);
  if (known !== undefined) {
    for (let at = 0; at < known.length; at++) {
      const layout = known[at]!;
      if (layout.target === target) return layout;
    }
  }
  const layout = lay(record, target, depth);
  if (known === undefined) memo.set(record, [layout]);
  else known.push(layout);
  return layout;
}

function lay(record: CRecord, target: Target, depth: number): Layout {
  const cursor = new Cursor(record, target);
  const slots: Slot[] = [];
  let exact = record.completeness !== "opaque";
  const { members } = record;
  for (let index = 0; index < members.length; index++) {
    const member = members[index]!;
    const extent = extentAt(member.type, target, depth, layoutAt);
    if (!extent.exact) {
      exact = false;
      break;
    }
    slots.push(slotOf(cursor, member, extent));
  }
  if (record.completeness === "partial") exact = false;
  if (!exact) return new LaidOut(record, target, 0, cursor.align, slots, exact);
  return new LaidOut(record, target, cursor.finalSize(), cursor.finalAlign(), slots, exact);
}

function slotOf(cursor: Cursor, member: Member, extent: Extent): Slot {
  if (member.bits !== undefined) {
    const start = cursor.placeBits(member, extent);
    const bits = { offset: start, size: member.bits };
    return { member, offset: Math.floor(start / 8), size: 0, align: cursor.placed, bits };
  }
  const size = isFlexible(member) ? 0 : extent.size;
  const offset = cursor.place(member, size, extent.align);
  const align = cursor.placed;
  const { inner } = extent;
  return inner === undefined
    ? { member, offset, size, align }
    : { member, offset, size, align, inner };
}
