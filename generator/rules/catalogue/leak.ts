// LEAK: what is copied out was cleared before.
import { isFlexible } from "../../model/index.ts";
import { copiesIn } from "../code/copy.ts";
import {
  type CodeFunction,
  filledIn,
  functionsIn,
  handedTo,
  membersIn,
  placeIn,
  storedIn,
} from "../code/function.ts";
import type { Variable } from "../code/variable.ts";
import { mainSize, sharedGaps } from "../subject/gap.ts";
import { everyUapi } from "../subject/profile.ts";
import { type CodeRule, codeRule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, type Subject } from "../subject/subject.ts";

export const leak: CodeRule = codeRule({
  id: "LEAK",
  title: "what is copied out was cleared before",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "'{variable}' is copied out without being cleared: {what} would go to the user",
  writes:
    "'{variable}' is not cleared before it is copied to the user, so that {what} would go out " +
    "with it. Please initialise it, and leave no padding in the struct.",
  why:
    "Bytes nobody wrote hold what was on the stack or in the heap before. Where the copy's " +
    "length is computed this is a warning: it may stop before them.",
  fix: "memset() it, or `= {}` on a record without padding",
  wrong:
    "struct bay { __u32 key; __aligned_u64 base; };\n" +
    "static int bay_get(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tbay.key = 1;\n\tbay.base = 2;\n" +
    "\treturn copy_to_user(arg, &bay, sizeof(bay)) ? -EFAULT : 0;\n}\n",
  right:
    "struct bay { __u32 key; __aligned_u64 base; };\n" +
    "static int bay_get(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tmemset(&bay, 0, sizeof(bay));\n\tbay.key = 1;\n\tbay.base = 2;\n" +
    "\treturn copy_to_user(arg, &bay, sizeof(bay)) ? -EFAULT : 0;\n}\n",
  *check({ text, records }) {
    for (const one of functionsIn(text))
      for (const { variable, way, at, stops, isOpen } of copiesIn(one)) {
        const subject = records.get(variable.tag);
        const { name, tag } = variable;
        if (way === "in" || stops !== undefined) continue;
        if (subject?.record.completeness !== "whole") continue;
        if (isCleared(one, variable)) continue;
        const what = leftOver(one, name, subject);
        if (what === undefined) continue;
        const level = isOpen === true ? { level: "warning" as const } : {};
        yield { at: placeIn(one, at), ...level, record: tag, variable: name, what };
      }
  },
});

/** Whether all bytes are written at once, or may be by a function that is not shown. */
function isCleared(one: CodeFunction, variable: Variable): boolean {
  const { name, isPointer, initial } = variable;
  const { raw, wholly } = filledIn(one);
  if (isPointer) {
    if (!raw.has(name)) return true;
  } else if (initial !== "") return true;
  // Under another name, byte by byte, it may be filled as well.
  return wholly.has(name) || storedIn(one).has(name) || handedTo(one, variable).length > 0;
}

/** The padding, or the first member nobody writes; undefined when every byte is written. */
function leftOver(one: CodeFunction, variable: string, subject: Subject): string | undefined {
  const [gap] = sharedGaps(subject);
  if (gap !== undefined)
    return gap.kind === "bits" ? "unused bits" : `${bytes(mainSize(gap).size)} of padding`;
  const mentions = membersIn(one);
  const member = subject.record.members.find(
    (one) =>
      one.name !== "" &&
      !isFlexible(one) &&
      mentions.get(one.name)?.some(({ base }) => base === variable) !== true,
  );
  return member === undefined ? undefined : `${called(member)}, which nobody sets,`;
}
