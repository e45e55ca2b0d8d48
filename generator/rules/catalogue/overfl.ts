// OVERFL: a count from the user is multiplied with a check.
import { keptFor } from "../../lists/index.ts";
import { elementOf } from "../../model/index.ts";
import { type CodeFunction, functionAt, tagAt } from "../code/function.ts";
import { everyUapi } from "../subject/profile.ts";
import { ownersBy } from "../subject/member-owner.ts";
import { type CodeRule, codeRule } from "../subject/rule.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";
import type { Part } from "../subject/subject.ts";
import { is64Bit } from "../subject/word-size.ts";

export const overfl: CodeRule = codeRule({
  id: "OVERFL",
  title: "a count from the user is multiplied with a check for overflow",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "'{member}' of 'struct {record}' is multiplied in {call}() without a check",
  writes:
    "The product with '{member}', which the user chooses, can overflow. Please use {instead}.",
  why: "A product that wraps allocates too little for what is then copied.",
  fix: "kcalloc(), kmalloc_array(), array_size() or struct_size()",
  wrong:
    "struct bay { __u32 nr; __u32 flags; };\n" +
    "static void *bay_list(struct bay *bay)\n{\n" +
    "\treturn kmalloc(bay->nr * sizeof(u64), GFP_KERNEL);\n}\n",
  right:
    "struct bay { __u32 nr; __u32 flags; };\n" +
    "static void *bay_list(struct bay *bay)\n{\n" +
    "\treturn kmalloc_array(bay->nr, sizeof(u64), GFP_KERNEL);\n}\n",
  *check({ text, records }) {
    const owners = ownersIn(records);
    for (const { span, match } of spotsOf(text, product, codeOf(text))) {
      const [, call = "", leftBase, left, rightBase, right] = match;
      const member = left ?? right ?? "";
      const record = owners.get(member);
      const base = leftBase ?? rightBase ?? "";
      const one = functionAt(text, match.index);
      if (record === undefined || (tagAt(text, match.index, base) ?? record) !== record) continue;
      if (one !== undefined && boundedIn(one).has(member)) continue;
      const level = isWide(member, records.get(record)?.parts) ? "warning" : "advice";
      const instead = /alloc/.test(call) ? "kcalloc() or kmalloc_array()" : "array_size()";
      yield { at: span, about: member, level, member, record, call, instead };
    }
  },
});

/** A count of 32 bits cannot overflow a 64-bit size, and few kernels have another. */
function isWide(name: string, parts: readonly Part[] = []): boolean {
  const type = parts.find(({ member }) => member.name === name)?.member.type;
  if (type === undefined || type.kind === "unknown") return true;
  const element = elementOf(type);
  return is64Bit(type) || (element.kind === "scalar" && /^u?long$/.test(element.scalar));
}

/** The members a function holds against a limit, or gives to what checks a product. */
const boundedIn = keptFor(({ code }: CodeFunction): ReadonlySet<string> => {
  const found = new Set(Array.from(code.matchAll(limited), ([, member = ""]) => member));
  for (const { 0: head, index } of code.matchAll(checkers)) {
    const from = index + head.length;
    const given = /^[^;{}]*/.exec(code.slice(from, from + givenMax))?.[0] ?? "";
    for (const [, member = ""] of given.matchAll(/(?:\.|->)(\w+)\b/g)) found.add(member);
  }
  return found;
});

/** `bay->nr > max`. */
const limited = /(?:\.|->)(\w+)\s*>=?\s*(?![\s>]|0\b)/g;

/** `kcalloc(`, `min(`. */
const checkers = new RegExp(
  [
    String.raw`\b\w*(?:calloc|alloc_array|array_user|array_size|struct_size|size_mul`,
    String.raw`mul_overflow|clamp|min)\w*\s*\(`,
  ].join("|"),
  "g",
);

/** A member among their arguments is looked for in so many characters. */
const givenMax = 200;

/**
 * A call that takes a number of bytes, and a product with `sizeof` among its arguments. A product
 * that wraps gives a copy to the user too few bytes, which harms nobody.
 */
const product = new RegExp(
  [
    String.raw`\b(kv?[mz]alloc(?:_node)?|v[mz]alloc|copy_from_user|v?memdup_user)\s*\(`,
    String.raw`[^;{}]{0,300}?(?:\b(\w+)(?:(?:\.|->)\w+)*?(?:\.|->)(\w+)\s*\*\s*sizeof\b`,
    String.raw`|sizeof\s*\([^()]{0,100}\)\s*\*\s*(\w+)(?:\.|->)(\w+)\b(?!\s*(?:\.|->)))`,
  ].join(""),
  "g",
);

const ownersIn = ownersBy(() => true);
