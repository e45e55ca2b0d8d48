// What code looks at in user memory itself, where no copy of a record has it.
import { keptFor } from "../../lists/index.ts";
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
  const add = (tag: string, name: string): void => {
    const known = found.get(tag);
    if (known === undefined) found.set(tag, new Set([name]));
    else known.add(name);
  };
  /** The first member some check has. */
  const checked = new Map<string, number>();
  for (const { one } of texts.flatMap(piecesOf)) {
    if (one === undefined) continue;
    for (const [tag, name] of throughPointers(one)) add(tag, name);
    for (const { 1: end, 2: tag = "", 3: name = "" } of one.code.matchAll(checkedFrom)) {
      const record = recordOf(tag);
      const at = record && placesIn(record).get(name);
      if (at === undefined) continue;
      const first = end === undefined ? at : at + 1;
      checked.set(tag, Math.min(first, checked.get(tag) ?? first));
    }
  }
  // How many bytes it checks is not looked for: all that follow may be among them.
  for (const [tag, first] of checked)
    for (const { name } of recordOf(tag)?.members.slice(first) ?? []) add(tag, name);
  return found;
}

const placesIn = keptFor(
  ({ members }: CRecord): ReadonlyMap<string, number> =>
    new Map(members.map(({ name }, at) => [name, at])),
);

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

/** Before a member that is only written, or measured: `put_user(max(1, nr), &`, `sizeof(`. */
const written = new RegExp(
  [
    String.raw`\bsizeof\s*(?:\(\s*)?$`,
    String.raw`put_user\s*\((?:[^;()]|\([^()]{0,120}\)){0,120},\s*(?:&\s*)?$`,
    String.raw`\b(?:copy_to_user|clear_user|access_ok)\s*\(\s*(?:&\s*)?$`,
  ].join("|"),
);

/** `check_zeroed_user(arg + offsetof(struct bay, reserved), `: from there on it checks. */
const checkedFrom =
  /\bcheck_zeroed_user\s*\([^;]{0,120}?\boffsetof(end)?\s*\(\s*struct\s+(\w+)\s*,\s*(\w+)\s*\)/g;
