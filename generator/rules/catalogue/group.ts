// GROUP: exported headers group members with the exported macro.
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";

export const group: UnitRule = unitRule({
  id: "GROUP",
  title: "exported headers group members with __struct_group()",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{word}() does not exist in user space: use __struct_group()",
  writes: "User space does not have {word}(). Please use __struct_group().",
  why: "Only the macro with underscores is in an exported header, <linux/stddef.h>.",
  fix: "__struct_group(tag, name, attributes, members)",
  wrong: "struct bay { struct_group(both, __u32 key; __u32 owner;); };",
  right: "struct bay { __struct_group(bay_both, both, , __u32 key; __u32 owner;); };",
  *check({ text, exported }) {
    if (text === undefined || !exported) return;
    const spots = spotsOf(text, /(?<![\w])struct_group(?:_tagged|_attr)?(?=\s*\()/g, codeOf(text));
    for (const { span, match } of spots) yield { at: span, word: match[0] };
  },
});
