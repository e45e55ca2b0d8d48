// Where code names members of records.
import { pushTo } from "../../lists/index.ts";
import { isBlank, subscript, wordBefore } from "./call.ts";

/** `base.member` or `base->member` in code. */
export interface Mention {
  /** The variable before the member, without subscripts; empty where more than one stands. */
  readonly base: string;
  /** Index of the base in the code. */
  readonly at: number;
  /** Up to 60 characters before the base, and behind the member. */
  readonly before: string;
  readonly after: string;
}

/** How much is kept on either side, characters. */
const sideMax = 60;

/** Every mention in a code, by the member's name, in order. O(length). */
export function mentionsIn(code: string): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const match of code.matchAll(/(?:\.|->)\s*([A-Za-z_]\w*)/g)) {
    const base = baseBefore(code, match.index);
    if (base === undefined) continue;
    const end = match.index + match[0].length;
    pushTo(found, match[1] ?? "", {
      base: base.name,
      at: base.at,
      before: code.slice(Math.max(0, base.at - sideMax), base.at),
      after: code.slice(end, end + sideMax),
    });
  }
  return found;
}

interface Base {
  readonly name: string;
  /** Index of its first character in the code. */
  readonly at: number;
}

/** What a `.` or an arrow stands behind; undefined where it names a member of an initialiser. */
function baseBefore(code: string, place: number): Base | undefined {
  let end = place;
  for (;;) {
    while (end > 0 && isBlank(code.charCodeAt(end - 1))) end -= 1;
    if (code[end - 1] !== "]") break;
    end = openedAt(code, end, "[", "]");
    if (end < 0) return { name: "", at: place };
  }
  if (code[end - 1] === ")") {
    const open = openedAt(code, end, "(", ")");
    if (open < 0) return { name: "", at: place };
    const isCall = wordBefore(code, open) !== open;
    const name = isCall ? undefined : inner.exec(code.slice(open, end))?.[1];
    return { name: name ?? "", at: open };
  }
  const at = wordBefore(code, end);
  if (at === end || /\d/.test(code[at]!)) return undefined;
  // `ask->bay.key` is no variable's of the name `bay`.
  const isMember = /(?:\.|->)\s*$/.test(code.slice(Math.max(0, at - blanksMax), at));
  return { name: isMember ? "" : code.slice(at, end), at };
}

/** `(*bay)`, `(bay + 1)`, `(&bays[at])`. */
const inner = new RegExp(
  String.raw`^\(\s*[*&]?\s*([A-Za-z_]\w*)\s*(?:${subscript}\s*)*(?:[+-][^>].*)?\)$`,
  "s",
);

/** How many blanks may stand between an arrow and a member. */
const blanksMax = 40;

/** How far back an opening bracket is looked for, characters. */
const bracketsMax = 200;

/** Where the bracket that closes before a place was opened; -1 where that is too far away. */
function openedAt(code: string, end: number, open: string, close: string): number {
  let depth = 0;
  for (let at = end - 1; at >= Math.max(0, end - bracketsMax); at -= 1) {
    if (code[at] === close) depth += 1;
    else if (code[at] === open && (depth -= 1) === 0) return at;
  }
  return -1;
}
