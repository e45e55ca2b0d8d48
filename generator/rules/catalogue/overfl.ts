// OVERFL: a count from the user is multiplied with a check.
import { elementOf } from "../../model/index.ts";
import { functionAt, tagAt } from "../code/function.ts";
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
      if (one !== undefined && isBounded(one.code, member)) continue;
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

/** Whether a function holds a member against a limit, or gives it to what checks a product. */
const isBounded = (code: string, member: string): boolean => bounding(member).test(code);

/** `bay->nr > max`, `kcalloc(bay->nr`, `min(max, bay->nr`. */
const bounding = (member: string): RegExp =>
  new RegExp(
    [
      String.raw`(?:\.|->)${member}\s*>=?\s*(?![\s>]|0\b)`,
      String.raw`\b\w*(?:calloc|alloc_array|array_user|array_size|struct_size|size_mul`,
    ].join("|") + String.raw`|mul_overflow|clamp|min)\w*\s*\([^;{}]{0,200}?(?:\.|->)${member}\b`,
  );

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
