/**
 * Contract: two accounts of one record side by side, and what differs; two editions of a file, and
 * what that does to those who go by the older one.
 *
 * Comes in: layouts, units. Goes out: differences and changes as data. Never here: how a record is
 * spelt in C, or where the accounts came from.
 */
export type { Difference, PlacedRecord } from "./difference.ts";
export { differences, placesOf } from "./difference.ts";
export { changeOf } from "./change.ts";
export type { Change, Reason } from "./change.ts";
export { type ChangeKind, changeKinds } from "./change-kind.ts";
export { compareEditions } from "./compare.ts";
export type { Comparison, Edition, RecordChange, VersionRemark } from "./compare.ts";
