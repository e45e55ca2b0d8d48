// SZARG: the size a caller states comes first.
import { type CRecord, type Member, underlying } from "../../model/index.ts";
import { everyUapi } from "../subject/profile.ts";
import { isRecordSize } from "../subject/naming.ts";
import { type RecordRule, rule, type Where } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const szarg: RecordRule = rule({
  id: "SZARG",
  title: "the size a caller states is the first member, a __u32; flags follow argsz",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{member} {problem}",
  writes: "{sentence}",
  why:
    "The kernel reads the size before it knows how long the rest is; it has to find it at the " +
    "same place in every version.",
  fix: "make it a __u32 and the first member; flags next where it is called argsz",
  wrong: "struct bay { __u32 flags; __u32 argsz; };",
  right: "struct bay { __u32 argsz; __u32 flags; };",
  *check({ record }) {
    if (record.kind === "union" || record.completeness !== "whole") return;
    for (const [index, member] of record.members.entries()) {
      if (!isRecordSize(member.name)) continue;
      const found = index > 0 ? notFirst(member) : (oddType(member) ?? flagsApart(record, member));
      if (found !== undefined) yield found;
    }
  },
});

interface Found extends Where {
  readonly member: string;
  readonly problem: string;
  readonly sentence: string;
}

const of = (member: Member, problem: string, sentence: string): Found => ({
  at: member.span,
  about: member.name,
  member: called(member),
  problem,
  sentence,
});

function notFirst(member: Member): Found {
  const says = `${called(member)} says how much the caller handed over`;
  const problem = "is not the first member";
  return of(member, problem, `${says}, but ${problem}. Please put it first.`);
}

function oddType(member: Member): Found | undefined {
  const type = underlying(member.type);
  if (type.kind !== "scalar" || type.scalar === "uint" || type.scalar === "ullong")
    return undefined;
  const says = `${called(member)} says how much the caller handed over`;
  const problem = `is a ${typeWord(member.type)}`;
  const found = of(member, problem, `${says}, but ${problem}. Please make it a __u32.`);
  return { ...found, level: "advice" };
}

/** VFIO's custom: every argument begins with `argsz` and `flags`, so that one look finds both. */
function flagsApart({ members }: CRecord, { name }: Member): Found | undefined {
  const flags = members.findIndex((member) => member.name === "flags");
  const member = members[flags];
  if (name !== "argsz" || member === undefined || flags === 1) return undefined;
  const problem = "does not follow 'argsz'";
  const sentence =
    "Arguments with an 'argsz' have 'flags' right behind it. Please keep that order.";
  return { ...of(member, problem, sentence), level: "advice" };
}
