// VERNUM: a new meaning is a new number.
import { ioctlsWith } from "./ioctl-use.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";

export const vernum: RecordRule = rule({
  id: "VERNUM",
  title: "no version number that changes what an argument means",
  level: "advice",
  appliesTo: ["uapi-ioctl"],
  since: "0.1.0",
  says: "{member} makes one number stand for several interfaces",
  writes:
    "A version in the argument makes one number stand for several interfaces. Could {member} go, " +
    "and a changed struct get a new number?",
  why: "Every version has to be supported for ever, and tools cannot tell which one they look at.",
  fix: "a new ioctl number for a new struct, or flags and reserved members",
  wrong: "struct bay { __u32 version; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  right: "struct bay { __u32 flags; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ record, unit }) {
    // A query for the version hands it out; that is another matter.
    if (/ver(?:sion)?(?:$|_)|info/.test(record.name)) return;
    // What is only handed out tells a version, and asks for none.
    if (ioctlsWith(unit, record.name).every(({ maker }) => maker === "_IOR")) return;
    for (const member of record.members) {
      if (!/^(?:struct_|api_|abi_)?version$/.test(member.name)) continue;
      if (/\bout(?:put)?\b|\breturn/i.test(member.doc ?? "")) continue;
      yield { at: member.span, about: member.name, member: called(member) };
    }
  },
});
