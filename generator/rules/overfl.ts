// OVERFL: a count from the user is multiplied with a check.
import { elementOf } from "../model/index.ts";
import { tagAt } from "./code-function.ts";
import { everyUapi } from "./profile.ts";
import { ownersBy } from "./member-owner.ts";
import { type CodeRule, codeRule } from "./rule.ts";
import { codeOf, spotsOf } from "./source-text.ts";
import type { Part } from "./subject.ts";
import { is64Bit } from "./word-size.ts";

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
      if (record === undefined || (tagAt(text, match.index, base) ?? record) !== record) continue;
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

/** A call that takes a number of bytes, and a product with `sizeof` among its arguments. */
const product = new RegExp(
  [
    String.raw`\b(kv?[mz]alloc(?:_node)?|v[mz]alloc|copy_(?:from|to)_user|v?memdup_user)\s*\(`,
    String.raw`[^;{}]{0,300}?(?:\b(\w+)(?:\.|->)(\w+)\s*\*\s*sizeof\b`,
    String.raw`|sizeof\s*\([^()]{0,100}\)\s*\*\s*(\w+)(?:\.|->)(\w+)\b)`,
  ].join(""),
  "g",
);

const ownersIn = ownersBy(() => true);
