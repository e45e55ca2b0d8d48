// The words a change is told in.
import type { LengthTeller } from "../rules/index.ts";

/**
 * What became of a record, from harmless to harmful. `renamed`: every byte means what it meant,
 * under another name, a hole that got one included. `reserved-used`: bytes that had to be zero mean
 * something. `extended`: longer at the end, where something tells how long the caller's is, or one
 * more reading of bytes a union has.
 */
export const changeKinds = [
  "unchanged",
  "renamed",
  "reserved-used",
  "extended",
  "breaking",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that is different. */
export interface Said {
  readonly kind: ChangeKind;
  readonly text: string;
}

/** What tells how long the caller's record is; asked where it matters. */
export type Told = () => LengthTeller | undefined;
