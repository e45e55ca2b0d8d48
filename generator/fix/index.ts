/**
 * Fix: the record a maintainer would ask for, computed.
 *
 * Comes in: records and what is known around them. Goes out: corrected records as values and as C,
 * each laid out and checked again. Never here: a canned answer, or a fix that leaves a warning.
 */
export { changedOn } from "./changed.ts";
export { isFollowedIn } from "./followed.ts";
export { isWrittenOnce } from "./written-once.ts";
export { fixRecords, living } from "./fix.ts";
export type { Fix, FixContext } from "./fix.ts";
export { publishedIn } from "./appended.ts";
export { type Edit, editOf, includeEdit } from "./edit.ts";
export { printRecord } from "./print.ts";
