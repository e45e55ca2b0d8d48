// What member names mean by custom.
import type { Member } from "../../model/index.ts";

/**
 * Names that say "nobody's bytes": the list the kernel's own ABI checker goes by, less `end` and
 * names that merely end in `res`, which are as often results; and `spare` and `rsv`. What stands
 * behind it may be the offset: `reserved_a0`.
 */
const paddingName = new RegExp(
  "^_*res_*\\d*_*$|^_+zero\\d*_*$|" +
    "(?:^|_)(?:pad|padding|rsv|resv|reserved|rsvd|unused|spare|mbz)_?(?:\\d*|[\\da-f]{2})_*$",
  "i",
);

/** `__align[6]` fills up what comes before it; a union's `void *__align` does more. */
const alignName = /^_+align\d*$/;

/** `send_padding` says what to do, not what it is. */
const asksForPadding = /^(?:send|use|has|is|no|with|want|need|enable|allow|do|auto|add)_/i;

export function isPaddingName(name: string): boolean {
  return paddingName.test(name) && !asksForPadding.test(name);
}

/** `For future use`, `reserved for future extensions`: what a comment says of such an array. */
const forFuture = /\bfor future (?:use|uses|expansions?|extensions?)\b/i;

/**
 * Whether a member's bytes are nobody's: by its name, by its comment, or since they only align what
 * follows.
 */
export function isSpare({ name, type, doc = "" }: Member): boolean {
  if (isPaddingName(name)) return true;
  return type.kind === "array" && (alignName.test(name) || forFuture.test(doc));
}

/** Members that count elements of an array in the same record. */
const countName =
  /^(?:nr|num|n|count|cnt|len|length|size)_|(?:^|_)(?:nr|num|count|cnt|len|length)$/;

export function isCountName(name: string): boolean {
  return countName.test(name) || name === "entries" || name === "nents";
}

/** Names that say how long the caller's record is, and nothing else. */
export function isRecordSize(name: string): boolean {
  return /^(?:argsz|usize|struct_size)$/.test(name);
}

/** Members that say how long the caller's record is. */
export function isSizeName(name: string): boolean {
  return isRecordSize(name) || name === "size" || name === "len";
}
