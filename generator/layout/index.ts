/**
 * Layout: a record and a target go in, every offset comes out. The only room that computes one.
 *
 * Total: every record gives a layout on every target, exact or marked as not exact. Never here:
 * text, judgement, or an exception for bad input.
 */
export type { Gap, Layout, LayoutGroup, Slot } from "./layout.ts";
export { type BitRange, bitRange, onesIn } from "./bit-range.ts";
export { declaredFor, declaring, isDeclaredFor } from "./declared.ts";
export { Cursor, type Held } from "./cursor.ts";
export { extentOf, layoutOf } from "./lay.ts";
export { statedAlign } from "./stated-align.ts";
export type { Extent } from "./ground.ts";
export { groupLayouts, sameLayout } from "./group.ts";
export type { Placed } from "./placed.ts";
export { placed } from "./placed.ts";
export { joinLayouts } from "./table.ts";
export { type Unknown, unknownIn } from "./unknown.ts";
