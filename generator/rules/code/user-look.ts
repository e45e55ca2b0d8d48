// What code looks at in user memory itself, where no copy of a record has it.
import type { CRecord } from "../../model/index.ts";
import type { SourceText } from "../subject/source-text.ts";
import { type CodeFunction, membersIn, piecesOf } from "./function.ts";

/** Names of the members of records that are read from user memory alone, by the records' tags. */
export type UserLooks = ReadonlyMap<string, ReadonlySet<string>>;

/** Every such look of some texts, at records of some tags. */
export function userLooksIn(
  texts: readonly SourceText[],
  recordOf: (tag: string) => CRecord | undefined,
): UserLooks {
  const found = new Map<string, Set<string>>();
  const add = (tag: string, ...names: readonly string[]): void => {
    const known = found.get(tag) ?? new Set();
    found.set(tag, known);
    for (const name of names) known.add(name);
  };
  for (const { one } of texts.flatMap(piecesOf)) {
    if (one === undefined) continue;
    for (const [tag, name] of throughPointers(one)) add(tag, name);
    for (const { 1: end, 2: tag = "", 3: name = "" } of one.code.matchAll(checkedFrom)) {
      // How many bytes it checks is not looked for: all that follow may be among them.
      const names = recordOf(tag)?.members.map((member) => member.name) ?? [];
      const at = names.indexOf(name);
      if (at >= 0) add(tag, ...names.slice(end === undefined ? at : at + 1));
    }
  }
  return found;
}

/** Reads of members through a function's own pointers into user memory: tags and names. */
function* throughPointers(one: CodeFunction): Generator<readonly [string, string]> {
  const { code } = one;
  const tags = new Map(
    Array.from(code.matchAll(pointer), ([, tag = "", name = ""]) => [name, tag] as const),
  );
  const isCast = code.includes("__user");
  for (const [member, all] of membersIn(one))
    for (const { base, at, before } of all) {
      const cast = isCast && base === "" ? castAt(code, at) : undefined;
      const tag = cast ?? tags.get(base);
      if (tag !== undefined && !written.test(before)) yield [tag, member];
    }
}

/** `struct bay __user *ask`. */
const pointer = /\bstruct\s+(\w+)\s+__user\s*\*\s*(\w+)/g;

/** The tag in `((struct bay __user *)arg)`. */
const castAt = (code: string, at: number): string | undefined =>
  /^\(\s*\(\s*struct\s+(\w+)\s+__user\s*\*\s*\)/.exec(code.slice(at, at + castMax))?.[1];

const castMax = 120;

/** What stands before a member that is written, or measured: `put_user(0, &`, `sizeof(`. */
const written =
  /\bsizeof\s*\(?\s*$|put_user\s*\([^;,]*,\s*&?\s*$|\b(?:copy_to|clear)_user\s*\(\s*&?\s*$/;

/** `check_zeroed_user(arg + offsetof(struct bay, reserved), `: from there on it checks. */
const checkedFrom =
  /\bcheck_zeroed_user\s*\([^;]{0,120}?\boffsetof(end)?\s*\(\s*struct\s+(\w+)\s*,\s*(\w+)\s*\)/g;
