// NEST: an embedded record keeps its own padding, and may grow.
import { onTargets } from "../../finding/index.ts";
import { groupLayouts } from "../../layout/index.ts";
import { type CRecord, recordOf } from "../../model/index.ts";
import { isShortSomewhere } from "../subject/gap.ts";
import { isRecordSize } from "../subject/naming.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, inlineOf, type Subject } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const nest: RecordRule = rule({
  id: "NEST",
  title: "an embedded record brings no padding along and does not grow",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} {problem}",
  writes: "{sentence}",
  why:
    "The padding at the end of an inner record is a hole of the outer one that no member names, " +
    "and an inner record that grows moves what follows it.",
  fix: "pad the inner record explicitly; put what can grow last, or behind a pointer and a size",
  wrong:
    "struct bay_slot { __u32 argsz; __u32 key; }; " +
    "struct bay { struct bay_slot slot; __u32 owner; };",
  right:
    "struct bay_slot { __u32 argsz; __u32 key; }; " +
    "struct bay { __u32 owner; struct bay_slot slot; };",
  *check(subject) {
    for (const { member, holder, next } of subject.parts) {
      const inner = recordOf(member.type);
      if (inner === undefined || inlineOf(member) !== undefined) continue;
      const type = typeWord(member.type);
      const at = { at: member.span, about: member.name, member: called(member) };
      if (next !== undefined && holder.kind === "struct" && statesItsSize(inner))
        yield {
          ...at,
          beside: [next.span],
          problem: `states its own size, so it can grow, but ${called(next)} follows it`,
          sentence:
            `The ${type} ${called(member)} states its own size, so it can grow, and would then ` +
            `move ${called(next)}. Please put it last.`,
        };
      const padding = paddingOf(inner, subject);
      if (padding === undefined) continue;
      const { size, on } = padding;
      const where = onTargets(on, subject.everywhere);
      yield {
        ...at,
        on,
        ...(inner.name === undefined ? {} : { broughtBy: inner.name }),
        problem: `brings along the ${size} of padding at the end of ${type}${where}`,
        sentence:
          `The ${size} of padding at the end of ${type}${where} ` +
          `${size === "1 byte" ? "becomes" : "become"} a hole of this struct. Please pad ${type} ` +
          "itself.",
        again: `The padding at the end of ${type} becomes a hole here, too.`,
      };
    }
  },
});

const statesItsSize = ({ members }: CRecord): boolean => isRecordSize(members[0]?.name ?? "");

/** The padding at the end of an inner record, and the targets that have it. */
function paddingOf(
  inner: CRecord,
  { targets, layout }: Subject,
): { readonly size: string; readonly on: readonly string[] } | undefined {
  const groups = groupLayouts(inner, targets).filter(({ layout }) =>
    layout.gaps.some((gap) => gap.kind === "tail" && !gap.flexible),
  );
  const on = groups.flatMap((group) => group.targets.map((target) => target.name));
  const tail = groups[0]?.layout.gaps.find((gap) => gap.kind === "tail");
  // Only arm's old ABI rounds every record up, and nobody would act on it.
  if (tail === undefined || (on.length === 1 && on[0] === "arm-oabi")) return undefined;
  // That one member is a pointer or a long is said of it, and mended there.
  if (!on.includes(layout().target.name) && inner.members.some(isShortSomewhere)) return undefined;
  return { size: bytes(tail.size), on };
}
