// USERCAST: a 64-bit member becomes a user pointer in one place, by one function.
import { is64Bit } from "../subject/word-size.ts";
import { everyUapi } from "../subject/profile.ts";
import { ownersBy } from "../subject/member-owner.ts";
import { type CodeRule, codeRule } from "../subject/rule.ts";
import { tagAt } from "../code/function.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";

export const usercast: CodeRule = codeRule({
  id: "USERCAST",
  title: "an address from the user is converted with u64_to_user_ptr()",
  level: "advice",
  appliesTo: everyUapi,
  once: true,
  since: "0.1.0",
  says: "'{member}' of 'struct {record}' is cast to a pointer: use u64_to_user_ptr()",
  writes: "Please convert '{member}' with u64_to_user_ptr(), which checks its type.",
  why: "The cast is right on some architectures only, and hides a member that is no address.",
  fix: "u64_to_user_ptr(args->member)",
  wrong:
    "struct bay { __aligned_u64 data_uptr; };\n" +
    "static void __user *bay_ptr(struct bay *bay)\n{\n" +
    "\treturn (void __user *)(uintptr_t)bay->data_uptr;\n}\n",
  right:
    "struct bay { __aligned_u64 data_uptr; };\n" +
    "static void __user *bay_ptr(struct bay *bay)\n{\n" +
    "\treturn u64_to_user_ptr(bay->data_uptr);\n}\n",
  *check({ text, records }) {
    const owners = ownersIn(records);
    for (const { span, match } of spotsOf(text, cast, codeOf(text))) {
      const [, base = "", member = ""] = match;
      const record = owners.get(member);
      const isOwn = (tagAt(text, match.index, base) ?? record) === record;
      if (record !== undefined && isOwn) yield { at: span, about: member, member, record };
    }
  },
});

const cast = new RegExp(
  [
    String.raw`\([\w\s]{0,60}\b__user\s*\*\s*\)\s*\(?`,
    String.raw`(?:\s*\(\s*(?:uintptr_t|unsigned\s+long)\s*\))?\s*\(?\s*(?:\w+(?:\.|->))*?(\w+)`,
    String.raw`(?:\.|->)(\w+)\b(?!\s*\()`,
  ].join(""),
  "g",
);

const ownersIn = ownersBy(({ member }) => is64Bit(member.type));
