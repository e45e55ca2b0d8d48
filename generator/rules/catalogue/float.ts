// FLOAT: no floating point and no wchar_t.
import { elementOf, type Scalar } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

const varying: ReadonlySet<Scalar> = new Set(["float", "double", "ldouble", "wchar"]);

export const float: RecordRule = rule({
  id: "FLOAT",
  title: "no float, double or wchar_t",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  concerns: "types",
  says: "{member} is a {word}",
  writes: "{member} is a {word}, which the kernel cannot use. Please use a scaled integer.",
  why: "The kernel has no floating point, and the layout of these types differs between ABIs.",
  fix: "an integer in a stated unit",
  wrong: "struct bay { double ratio; };",
  right: "struct bay { __u32 ratio_ppm; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const element = elementOf(member.type);
      if (element.kind !== "scalar" || !varying.has(element.scalar)) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        word: typeWord(member.type),
      };
    }
  },
});
