// RSVZ: what is reserved must be zero, and the handler says so.
import type { Member } from "../model/index.ts";
import { type CodeFunction, copiesIn, functionsIn, handedTo, placeIn } from "./code-function.ts";
import { isPaddingName } from "./naming.ts";
import { everyAbi } from "./profile.ts";
import { type CodeRule, codeRule, type CodeSubject } from "./rule.ts";
import { codeOf } from "./source-text.ts";

export const rsvz: CodeRule = codeRule({
  id: "RSVZ",
  title: "reserved members and unknown flags are refused",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "'{member}' of 'struct {record}' is read from the user, but {problem}",
  writes:
    "'{member}' of struct {record} comes from the user, but {problem}. Please return -EINVAL " +
    "{when}, so that it can be given a meaning later.",
  why:
    "Bits that are accepted and ignored hold garbage in programs that exist; they can never be " +
    "used for anything.",
  fix: "return -EINVAL when a reserved member is not zero or a flag is not known",
  wrong:
    "struct bay { __u32 key; __u32 reserved; };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\treturn bay_use(bay.key);\n}\n",
  right:
    "struct bay { __u32 key; __u32 reserved; };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\tif (bay.reserved)\n\t\treturn -EINVAL;\n\treturn bay_use(bay.key);\n}\n",
  *check(subject) {
    for (const one of functionsIn(subject.text))
      for (const { variable, way, at: index } of copiesIn(one)) {
        const { tag, name: variableName } = variable;
        const record = subject.records.get(tag)?.record;
        if (way === "out" || record === undefined) continue;
        if (isJudgedElsewhere(one, variableName, subject)) continue;
        const at = placeIn(one, index);
        for (const member of record.members) {
          const problem = problemOf(member, subject);
          if (problem === undefined) continue;
          const { name } = member;
          const isReserved = isPaddingName(name) || member.reserved === true;
          yield {
            at,
            about: name,
            level: isReserved ? "error" : "warning",
            record: tag,
            member: name,
            problem,
            when: isReserved ? "when it is not zero" : "for bits that are not known",
          };
        }
      }
  },
});

/** A function nobody showed us may do the checking. */
function isJudgedElsewhere(one: CodeFunction, variable: string, subject: CodeSubject): boolean {
  const shown = new Set(
    subject.around.flatMap((text) => functionsIn(text).map(({ name }) => name)),
  );
  return (
    handedTo(one, variable).some((name) => !shown.has(name)) ||
    new RegExp(`=\\s*&?\\s*${variable}\\s*;`).test(one.code)
  );
}

function problemOf(member: Member, subject: CodeSubject): string | undefined {
  const codes = subject.around.map(codeOf);
  const uses = usesOf(member.name, codes);
  if (isPaddingName(member.name) || member.reserved === true) {
    const swept = codes.some((code) => /\bmem(?:chr_inv|_is_zero)\s*\(/.test(code));
    return uses.length === 0 && !swept ? "nothing checks that it is zero" : undefined;
  }
  if (!/(?:^|_)flags$/.test(member.name)) return undefined;
  if (uses.length === 0) return "nothing looks at it";
  // A test for a bit that is known refuses none that is not.
  return uses.every((use) => /^\s*&\s*[A-Z]\w*\s*[)&|?]/.test(use))
    ? "unknown bits are not refused"
    : undefined;
}

/** What follows each mention of a member. */
function usesOf(name: string, codes: readonly string[]): readonly string[] {
  const mention = new RegExp(`(?:\\.|->)\\s*${name}\\b(.{0,40})`, "g");
  return codes.flatMap((code) => [...code.matchAll(mention)].map((match) => match[1] ?? ""));
}
