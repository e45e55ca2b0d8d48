// Records to layouts: every member where the cursor puts it.
import type { CRecord, Member, Type } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { anatomyOf, forgetOld } from "./anatomy.ts";
import { Cursor } from "./cursor.ts";
import { declaredFor } from "./declared.ts";
import { extentAt } from "./extent.ts";
import { type Extent, groundOf, type InnerExtent } from "./ground.ts";
import { firstLike } from "./kind.ts";
import { LaidOut } from "./laid-out.ts";
import type { Layout, Slot } from "./layout.ts";
import { isMicrosoft, MsCursor } from "./ms-cursor.ts";
import { outside } from "./own-align.ts";
import { Part } from "./part.ts";

/** The layout of a record on a target. Total; kept for the records last asked about. */
export function layoutOf(record: CRecord, target: Target): Layout {
  forgetOld();
  return layoutAt(declaredFor(record, target), target, 0);
}

/** Size and alignment of a type on a target: what `sizeof` and a member's place ask for. Total. */
export function extentOf(type: Type, target: Target): Extent {
  forgetOld();
  return extentAt(new Part(type), groundOf(target), 0, likeAt);
}

/** A layout of the same size and alignment, though it may be made for another target. */
function likeAt(record: CRecord, target: Target, depth: number): Layout {
  return layoutAt(record, firstLike(target, anatomyOf(record).needs), depth);
}

/** As `layoutOf`, counting how deep inside other records it is. */
function layoutAt(record: CRecord, target: Target, depth: number): Layout {
  const { layouts, parts } = anatomyOf(record);
  for (let at = 0; at < layouts.length; at++) {
    const layout = layouts[at]!;
    if (layout.target === target) return layout;
  }
  const layout = lay(record, parts, target, depth);
  layouts.push(layout);
  return layout;
}

function lay(record: CRecord, parts: readonly Part[], target: Target, depth: number): Layout {
  const ground = groundOf(target);
  const isMs = isMicrosoft(record, target);
  const cursor = isMs ? new MsCursor(record, target) : new Cursor(record, target);
  const slots: Slot[] = [];
  let exact = record.completeness !== "opaque";
  const { members } = record;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const extent = extentAt(part, ground, depth, layoutAt);
    if (!extent.exact) {
      exact = false;
      break;
    }
    const own = isMs ? outside(members[index]!.type, part, extent, target) : extent;
    slots.push(slotOf(cursor, members[index]!, part, own));
  }
  if (record.completeness === "partial") exact = false;
  if (!exact) return new LaidOut(record, target, 0, cursor.align, slots, exact);
  return new LaidOut(record, target, cursor.finalSize(), cursor.finalAlign(), slots, exact);
}

function slotOf(cursor: Cursor, member: Member, { isFlexible }: Part, extent: InnerExtent): Slot {
  if (member.bits !== undefined) {
    const start = cursor.placeBits(member, extent);
    const bits = { offset: start, size: member.bits };
    const offset = Math.floor(start / 8);
    return { member, offset, size: 0, align: cursor.placed, bits, inner: undefined };
  }
  const size = isFlexible ? 0 : extent.size;
  const offset = cursor.place(member, size, extent.align);
  const { inner } = extent;
  return { member, offset, size, align: cursor.placed, bits: undefined, inner };
}
