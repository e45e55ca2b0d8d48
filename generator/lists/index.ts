/**
 * Lists: what every room does with lists and the language has no word for.
 *
 * Comes in: lists and maps of anything. Goes out: the same, sorted into groups or searched. Never
 * here: an import, or what the elements are.
 */
export { counted } from "./counted.ts";
export { groupedBy, partnersIn, pushTo } from "./groups.ts";
export { keptFor } from "./kept.ts";
export { largest, pushAll, smallest } from "./large.ts";
export { countFirst, lastBefore } from "./sorted.ts";
