// SZARG: the size a caller states comes first.
import { underlying } from "../model/index.ts";
import { everyUapi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";
import { typeWord } from "./type-word.ts";

export const szarg: RecordRule = rule({
  id: "SZARG",
  title: "the size a caller states is the first member, a __u32",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{member} {problem}",
  writes: "{member} says how much the caller handed over, but {problem}. {request}",
  why:
    "The kernel reads the size before it knows how long the rest is; it has to find it at the " +
    "same place in every version.",
  fix: "make it a __u32 and the first member",
  wrong: "struct bay { __u32 flags; __u32 argsz; };",
  right: "struct bay { __u32 argsz; __u32 flags; };",
  *check({ record }) {
    if (record.kind === "union" || record.completeness !== "whole") return;
    for (const [index, member] of record.members.entries()) {
      if (!/^(?:argsz|usize|struct_size)$/.test(member.name)) continue;
      const type = underlying(member.type);
      const here = { at: member.span, about: member.name, member: called(member) };
      if (index > 0)
        yield { ...here, problem: "is not the first member", request: "Please put it first." };
      else if (type.kind === "scalar" && type.scalar !== "uint" && type.scalar !== "ullong")
        yield {
          ...here,
          level: "advice",
          problem: `is a ${typeWord(member.type)}`,
          request: "Please make it a __u32.",
        };
    }
  },
});
