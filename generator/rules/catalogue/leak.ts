// LEAK: what is copied out was cleared before.
import { isFlexible } from "../../model/index.ts";
import { copiesIn } from "../code/copy.ts";
import { filledIn, functionsIn, placeIn } from "../code/function.ts";
import { type Holder, holdersOf } from "../code/holder.ts";
import { looksThrough } from "../code/look.ts";
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
  *check({ text, around, records }) {
    for (const one of functionsIn(text))
      for (const { variable, way, at, stops, isOpen } of copiesIn(one)) {
        const subject = records.get(variable.tag);
        if (way === "in" || stops !== undefined || subject === undefined) continue;
        const holders = holdersOf(one, variable, around);
        // By a function that is not shown, or under another name, it may be filled as well.
        if (holders === undefined || isCleared(holders)) continue;
        const what = leftOver(holders, subject);
        if (what === undefined) continue;
        const level = isOpen === true ? { level: "warning" as const } : {};
        const { name, tag } = variable;
        yield { at: placeIn(one, at), ...level, record: tag, variable: name, what };
      }
  },
});

/** Whether all bytes are written at once somewhere, or the memory is another's. */
const isCleared = (holders: readonly Holder[]): boolean =>
  holders.some(({ one, variable }) => filledIn(one).wholly.has(variable)) ||
  !holders.some(isLeftAsIs);

function isLeftAsIs({ one, variable }: Holder): boolean {
  const { isPointer, initial } = variable;
  return isPointer ? filledIn(one).raw.has(variable) : initial === "";
}

/** The padding, or the first member nobody writes; undefined when every byte is written. */
function leftOver(holders: readonly Holder[], subject: Subject): string | undefined {
  const gaps = subject.record.completeness === "whole" ? sharedGaps(subject) : [];
  const whole = gaps.filter(({ kind }) => kind !== "bits");
  const padding = whole.reduce((sum, gap) => sum + mainSize(gap).size, 0);
  if (padding > 0) return `${bytes(padding)} of padding`;
  if (gaps.length > 0) return "unused bits";
  const looks = looksThrough(holders);
  const member = subject.record.members.find(
    (one) => one.name !== "" && !isFlexible(one) && !looks.has(one.name),
  );
  return member === undefined ? undefined : `${called(member)}, which nobody sets,`;
}
