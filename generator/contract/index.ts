/**
 * Contract: two accounts of one record side by side, and what differs.
 *
 * Comes in: layouts. Goes out: differences as data. Never here: how a record is spelt in C, or
 * where the accounts came from.
 */
export type { Difference, BitRange, PlacedRecord } from "./difference.ts";
export { differences, placesOf } from "./difference.ts";
