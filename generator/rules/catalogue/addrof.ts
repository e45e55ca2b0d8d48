// ADDROF: no pointer to a member that packing misaligns.
import type { Subject } from "../subject/subject.ts";
import { keptFor } from "../../lists/index.ts";
import { functionsIn, placeIn, tagsOf } from "../code/function.ts";
import { naturalAlign } from "../subject/natural.ts";
import { everyAbi } from "../subject/profile.ts";
import { type CodeRule, codeRule } from "../subject/rule.ts";

export const addrof: CodeRule = codeRule({
  id: "ADDROF",
  title: "no pointer to a member that packing misaligns",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "the address of '{member}' is taken, which packed puts at offset {offset}",
  writes:
    "'{member}' is at offset {offset} of a packed struct, so a pointer to it is not aligned and " +
    "may not be used as one. Please copy the value, or align the member.",
  why: "Compilers take a pointer to be aligned for its type; strict machines trap when it is not.",
  fix: "copy the value into a variable, or order the members so that it is aligned",
  wrong:
    "struct bay_ser { __u32 key; __u64 base; } __attribute__((packed));\n" +
    "static void bay_read(struct bay_ser *ser)\n{\n\tu64 *base = &ser->base;\n\n" +
    "\tbay_use(base);\n}\n",
  right:
    "struct bay_ser { __u64 base; __u32 key; } __attribute__((packed));\n" +
    "static void bay_read(struct bay_ser *ser)\n{\n\tu64 *base = &ser->base;\n\n" +
    "\tbay_use(base);\n}\n",
  *check({ text, records }) {
    for (const one of functionsIn(text))
      for (const match of one.code.matchAll(typed)) {
        const [, variable = "", member = ""] = match;
        for (const tag of tagsOf(one, variable)) {
          const subject = records.get(tag);
          const offset = subject === undefined ? undefined : misalignedIn(subject).get(member);
          if (offset === undefined) continue;
          yield { at: placeIn(one, match.index), about: member, record: tag, member, offset };
        }
      }
  },
});

/** Functions and pointers that rely on alignment, with a member's address. */
const typed = new RegExp(
  [
    String.raw`(?:\b[us](?:16|32|64)\s*\*\s*\w+\s*=`,
    String.raw`|\b(?:atomic\w*|cmpxchg\w*|xchg|try_cmpxchg|(?:test_and_)?(?:set|clear)_bit)`,
    String.raw`\s*\([^;]{0,200}?)\s*&\s*(\w+)(?:->|\.)(\w+)\b`,
  ].join(""),
  "g",
);

/** Offsets of the members of a packed record that are not aligned, bytes. */
const misalignedIn = keptFor((subject: Subject): ReadonlyMap<string, number> => {
  const { slots, target } = subject.layout();
  const found = slots.filter(
    ({ member, offset, bits }) =>
      bits === undefined &&
      (subject.record.packed === true || member.packed === true) &&
      offset % naturalAlign(member.type, target) !== 0,
  );
  return new Map(found.map(({ member, offset }) => [member.name, offset]));
});
