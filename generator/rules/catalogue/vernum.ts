// VERNUM: a new meaning is a new number.
import type { CRecord, Member } from "../../model/index.ts";
import { ioctlsWith } from "../subject/ioctl-use.ts";
import { isPaddingName } from "../subject/naming.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

/** A version of the interface; hardware and firmware have versions of their own. */
const version = /^(?:struct_|api_|abi_|protocol_)?version$/;
/** One part of it, where a struct holds nothing else. */
const part = /^(?:(?:api|abi)_)?(?:version_)?(?:major|minor)(?:_version)?$/;

export const vernum: RecordRule = rule({
  id: "VERNUM",
  title: "no version number that changes what an argument means",
  level: "advice",
  appliesTo: ["uapi-ioctl"],
  since: "0.1.0",
  says: "{member} {problem}",
  writes: "{sentence}",
  why: "Every version has to be supported for ever, and tools cannot tell which one they look at.",
  fix: "a new ioctl number for a new struct, or flags and reserved members",
  wrong: "struct bay { __u32 version; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  right: "struct bay { __u32 flags; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ record, unit }) {
    const asked = onlyVersion(record);
    if (asked !== undefined) {
      yield {
        at: asked.span,
        about: asked.name,
        wholeRecord: true,
        member: called(asked),
        problem: "tells programs a version to go by",
        sentence:
          "An ioctl that tells the interface's version invites programs to go by it. Please " +
          "leave it out: a call that is not there fails with -ENOTTY, and that says it.",
      };
      return;
    }
    // What is told beside other things is another matter.
    if (/ver(?:sion)?(?:$|_)|info/.test(record.name)) return;
    // What is only handed out tells a version, and asks for none.
    if (ioctlsWith(unit, record.name).every(({ maker }) => maker === "_IOR")) return;
    for (const member of record.members) {
      if (!version.test(member.name)) continue;
      if (/\bout(?:put)?\b|\breturn/i.test(member.doc ?? "")) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        problem: "makes one number stand for several interfaces",
        sentence:
          "A version in the argument makes one number stand for several interfaces. Could " +
          `${called(member)} go, and a changed struct get a new number?`,
      };
    }
  },
});

/** The first member of a record that says nothing but which version of the interface it is. */
function onlyVersion({ members }: CRecord): Member | undefined {
  const telling = members.filter(({ name, reserved }) => reserved !== true && !isPaddingName(name));
  const isAll = telling.every(({ name }) => version.test(name) || part.test(name));
  return isAll ? telling[0] : undefined;
}
