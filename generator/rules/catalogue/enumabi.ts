// ENUMABI: a published enumerator keeps its value.
import type { EnumValue, Unit } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type ChangeRule, changeRule } from "../subject/rule.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";
import { isUnseenName } from "../subject/unseen.ts";

export const enumabi: ChangeRule = changeRule({
  id: "ENUMABI",
  title: "a published enumerator keeps its value",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "'{name}' {becomes}",
  writes:
    "With this change {name} {isNow}, but programs that exist go on using the old value. Please " +
    "add new values at the end.",
  why: "The number is what programs were compiled with; the name is gone by then.",
  fix: "add new enumerators behind the old ones, before a count at most",
  old: "enum bay_kind { BAY_A, BAY_B };\nstruct bay { __u32 kind; };",
  wrong: "enum bay_kind { BAY_NONE, BAY_A, BAY_B };\nstruct bay { __u32 kind; };",
  right: "enum bay_kind { BAY_A, BAY_B, BAY_NONE };\nstruct bay { __u32 kind; };",
  *check({ old, unit, text }) {
    if (text === undefined) return;
    const was = valuesOf(old);
    const lasts = new Set(old.enums.map(({ values }) => values.at(-1)?.name));
    const counted = countedIn(old.enums.map(({ values }) => values));
    for (const { values } of unit.enums) {
      const isCounted = countedIn([values]);
      const moved = values.find(({ name, value }, at) => {
        const before = was.get(name);
        if (before === undefined || isSameWord(before, value) || isCount(name)) return false;
        // A number, and one that is counted from where nobody sees, are not to be compared.
        if (isCounted.has(name) !== counted.has(name)) return false;
        // What closed the list and still does counts it, whatever its name.
        const isLast = at === values.length - 1 && lasts.has(name);
        return !(isLast && value > before && !was.has(values[at - 1]?.name ?? ""));
      });
      if (moved === undefined) continue;
      // The one that pushes the others along is where the remark belongs.
      const cause = values.find(({ name }) => !was.has(name)) ?? moved;
      const pattern = new RegExp(`\\b${cause.name}\\b`, "g");
      const [spot] = spotsOf(text, pattern, codeOf(text));
      if (spot === undefined) continue;
      yield {
        at: spot.span,
        // Whether another hunk takes as many away before it, a fragment does not show.
        ...(values.some(isHidden) ? { level: "warning" } : {}),
        name: moved.name,
        ...changed(moved.value, was.get(moved.name) ?? moved.value, values),
      };
    }
  },
});

/** `1 << 31` that becomes `1U << 31` was negative, and programs have the same 32 bits of it. */
const isSameWord = (was: bigint, now: bigint): boolean =>
  was === now ||
  (isWord(was) && isWord(now) && BigInt.asUintN(32, was) === BigInt.asUintN(32, now));

const isWord = (value: bigint): boolean =>
  value === BigInt.asIntN(32, value) || value === BigInt.asUintN(32, value);

const isHidden = ({ name }: { readonly name: string }): boolean => isUnseenName(name);

/** Enumerators that are counted from one a fragment does not show, up to one that is a number. */
function countedIn(enums: readonly (readonly EnumValue[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const values of enums) {
    let next: bigint | undefined;
    for (const one of values) {
      if (isHidden(one)) next = one.value;
      if (one.value !== next) next = undefined;
      if (next === undefined) continue;
      names.add(one.name);
      next += 1n;
    }
  }
  return names;
}

/** Of an enum whose start a fragment does not show only the difference is known. */
function changed(
  now: bigint,
  before: bigint,
  values: readonly { readonly name: string }[],
): { readonly becomes: string; readonly isNow: string } {
  if (!values.some(isHidden))
    return {
      becomes: `becomes ${now}, but was ${before}`,
      isNow: `is ${now} instead of ${before}`,
    };
  const [by, way] = now > before ? [now - before, "larger"] : [before - now, "smaller"];
  const is = `${by} ${way} than it was`;
  return { becomes: `becomes ${is}`, isNow: `is ${is}` };
}

function valuesOf({ enums }: Unit): ReadonlyMap<string, bigint> {
  return new Map(enums.flatMap(({ values }) => values.map(({ name, value }) => [name, value])));
}

/** Names that stand for how many there are, which grows by design. */
const isCount = (name: string): boolean =>
  /(?:^|_)(?:MAX|NUM|CNT|COUNT|END|LAST|SIZE|NBITS|MASK)(?:_|$)/.test(name);
