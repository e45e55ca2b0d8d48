// FLEXEXT: what ends in a flexible array cannot grow.
import { isFlexible } from "../../model/index.ts";
import { isSizeName } from "../subject/naming.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const flexext: RecordRule = rule({
  id: "FLEXEXT",
  title: "what ends in a flexible array says where the array starts, or has room",
  level: "advice",
  appliesTo: ["uapi-ioctl", "uapi"],
  since: "0.1.0",
  says: "no member can be added before {member}: there is neither a size nor reserved room",
  writes:
    "Nothing can be added to this struct once {member} ends it. Could it have a size, reserved " +
    "members, or a pointer and a count instead of the array?",
  why: "A new member would move the array, which users find by the size of what precedes it.",
  fix: "a size of the header, reserved room before the array, or a pointer and a count",
  wrong: "struct bay { __u32 nr; __u32 keys[]; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  right:
    "struct bay { __u32 nr; __u32 reserved[3]; __u32 keys[]; };\n" +
    "#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ record, parts, profile }) {
    if (profile === "uapi" && !growsByFeature.test(record.name)) return;
    const last = record.members.at(-1);
    if (last === undefined || !isFlexible(last) || record.completeness !== "whole") return;
    if (parts.some(({ member }) => isSizeName(member.name) || isRoom(member.name))) return;
    yield { at: last.span, about: last.name, wholeRecord: true, member: called(last) };
  },
});

/** A device's space of this kind gets members at its end with every feature. */
const growsByFeature = /^virtio_\w+_config$/;

const isRoom = (name: string): boolean =>
  /(?:^|_)(?:flags|reserved|rsvd|resv|spare|offset)/.test(name);
