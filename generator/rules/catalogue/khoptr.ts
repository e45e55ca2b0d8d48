// KHOPTR: no state of the running kernel in a record for the next one.
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";
import { isRuntimeWord } from "../subject/opaque-word.ts";

export const khoptr: RecordRule = rule({
  id: "KHOPTR",
  title: "no locks, lists or reference counts in what the next kernel reads",
  level: "error",
  appliesTo: ["kho"],
  since: "0.1.0",
  says: "{member} is a {word}, which belongs to the running kernel",
  writes:
    "{member} is a {word}: state of the running kernel, whose layout depends on its " +
    "configuration. Please keep it out of what is handed over.",
  why:
    "Locks, list heads and counters are laid out by the configuration and mean nothing after the " +
    "kernel that used them is gone.",
  fix: "keep runtime state in a record of its own and serialise only values",
  wrong: "struct list_head { u64 a; u64 b; }; struct bay_ser { struct list_head all; } __packed;",
  right: "struct bay_ser { u64 first_pa; u64 count; } __packed;",
  *check({ parts }) {
    for (const { member } of parts) {
      const word = typeWord(member.type);
      if (!isRuntimeWord(word)) continue;
      yield { at: member.span, about: member.name, member: called(member), word };
    }
  },
});
