// NEST: an embedded record keeps its own padding, and may grow.
import { groupLayouts } from "../layout/index.ts";
import { recordOf } from "../model/index.ts";
import { everyAbi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { bytes, onTargets } from "./said.ts";
import { called, inlineOf } from "./subject.ts";
import { typeWord } from "./type-word.ts";

export const nest: RecordRule = rule({
  id: "NEST",
  title: "an embedded record brings no padding along",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} brings along the {padding} at the end of {type}{where}",
  writes:
    "The {padding} at the end of {type}{where} become a hole inside this struct. Please pad " +
    "{type} itself.",
  why: "The padding at the end of an inner record is a hole of the outer one that no member names.",
  fix: "pad the inner record explicitly",
  wrong:
    "struct bay_slot { __aligned_u64 root_pa; __u32 key; }; " +
    "struct bay { struct bay_slot slot; __aligned_u64 owner; };",
  right:
    "struct bay_slot { __aligned_u64 root_pa; __u32 key; __u32 __reserved; }; " +
    "struct bay { struct bay_slot slot; __aligned_u64 owner; };",
  *check(subject) {
    for (const { member } of subject.parts) {
      const inner = recordOf(member.type);
      if (inner === undefined || inlineOf(member) !== undefined) continue;
      const on = groupLayouts(inner, subject.targets).filter(({ layout }) =>
        layout.gaps.some((gap) => gap.kind === "tail" && gap.flexible !== true),
      );
      const names = on.flatMap((group) => group.targets.map((target) => target.name));
      const [first] = on;
      if (first === undefined || (names.length === 1 && names[0] === "arm-oabi")) continue;
      const tail = first.layout.gaps.find((gap) => gap.kind === "tail");
      yield {
        at: member.span,
        about: member.name,
        on: names,
        member: called(member),
        padding: `${bytes(tail?.size ?? 0)} of padding`,
        type: typeWord(member.type),
        where: onTargets(names, subject.everywhere),
      };
    }
  },
});
