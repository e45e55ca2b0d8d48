// FD: a file descriptor is a __s32.
import { type Scalar, underlying } from "../../model/index.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { fixing, respelt } from "../subject/member-rule.ts";
import { aWord } from "../subject/said.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

/** A narrower `fd` is a flag: the flexible data rate of a CAN bus. */
const wrong: ReadonlySet<Scalar> = new Set(["uint", "long", "ulong", "llong", "ullong"]);

export const fd: RecordRule = rule({
  id: "FD",
  title: "file descriptors are __s32",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  concerns: "types",
  says: "{member} is {aWord}, but a descriptor is a signed int: use __s32",
  writes: "A file descriptor is an int, -1 being none. Could {member} be a __s32?",
  why: "A descriptor is an int everywhere else, and -1 is the usual word for none.",
  fix: "__s32",
  wrong: "struct bay { __u32 event_fd; __u32 key; };",
  right: "struct bay { __s32 event_fd; __u32 key; };",
  *check({ parts }) {
    for (const part of parts) {
      const { member } = part;
      const type = underlying(member.type);
      if (!/(?:^|_)fd$/.test(member.name) || type.kind !== "scalar") continue;
      if (!wrong.has(type.scalar) || member.bits !== undefined) continue;
      const word = typeWord(member.type);
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, word, "__s32")),
        member: called(member),
        aWord: aWord(word),
      };
    }
  },
});
