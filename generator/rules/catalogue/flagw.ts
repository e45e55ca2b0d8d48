// FLAGW: flags have room.
import { type Scalar, underlying } from "../../model/index.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

const narrow: ReadonlySet<Scalar> = new Set(["schar", "uchar", "short", "ushort"]);

export const flagw: RecordRule = rule({
  id: "FLAGW",
  title: "flags have at least 32 bits",
  level: "advice",
  appliesTo: ["uapi-ioctl"],
  since: "0.1.0",
  concerns: "types",
  says: "{member} has only the bits of a {word}: use __u32",
  writes: "Flags run out. Could {member} be a __u32 rather than a {word}?",
  why: "Flags are how an interface grows; 8 or 16 of them are soon used up.",
  fix: "__u32, or __aligned_u64",
  wrong:
    "struct bay { __u8 flags; __u8 pad[3]; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  right: "struct bay { __u32 flags; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ record }) {
    for (const member of record.members) {
      const type = underlying(member.type);
      if (!/(?:^|_)flags$/.test(member.name) || type.kind !== "scalar") continue;
      if (!narrow.has(type.scalar) || member.bits !== undefined) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        word: typeWord(member.type),
      };
    }
  },
});
