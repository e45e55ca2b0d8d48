// IOSTAB: an ioctl's argument keeps its size, which is part of its number.
import { type CRecord, isFlexible } from "../../model/index.ts";
import { mayBeLonger } from "./flex0.ts";
import { type IoctlDefinition, ioctlsWith } from "../subject/ioctl-use.ts";
import type { Moved } from "../subject/layout-change.ts";
import { everyUapi } from "../subject/profile.ts";
import { insertedBefore } from "../subject/inserted.ts";
import { changesOf, type RecordChange, seenOn, whereChanged } from "../subject/record-change.ts";
import { type ChangeRule, changeRule, type ChangeSubject } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { endOf, nameFor } from "../subject/subject.ts";
import { lengthToldBy } from "../subject/told-length.ts";
import { typeWord } from "../subject/type-word.ts";

export const iostab: ChangeRule = changeRule({
  id: "IOSTAB",
  title: "an ioctl's argument keeps its size",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{way} 'struct {record}' by {size} changes the number {ioctl}{where}",
  writes:
    "The size of struct {record} is part of {ioctl}: with this change programs that " +
    "exist{where} call a number the kernel no longer has. Please put reserved bytes to use, or " +
    "add a new ioctl.",
  why: "The macros put the size of the argument into the number.",
  fix: "use reserved bytes, or define a new number with a new struct and keep the old one",
  old: "struct bay { __u32 flags; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  wrong:
    "struct bay { __u32 flags; __u32 b; __u32 c; __u32 d; };\n" +
    "#define BAY_SET _IOW('b', 1, struct bay)",
  right: "struct bay { __u32 flags; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check(subject) {
    for (const change of changesOf(subject)) {
      const { record, growth, added } = change;
      const ioctl = numberChanged(change, subject);
      if (ioctl === undefined || growth === undefined) continue;
      const [first] = added;
      const end = endOf(record);
      yield {
        at: first?.span ?? end.at,
        about: first === undefined ? end.about : nameFor(first),
        ...seenOn(change),
        where: whereChanged(change, subject.path),
        record: record.name,
        way: growth > 0 ? "growing" : "shrinking",
        size: bytes(Math.abs(growth)),
        ioctl: ioctl.macro.name,
      };
    }
  },
});

/** The number a record's size changes, where nothing else is wrong with what became of it. */
export function numberChanged(
  change: RecordChange,
  { old, unit, path }: ChangeSubject,
): IoctlDefinition | undefined {
  const { record, growth, moved, gone } = change;
  // DRM's dispatcher goes by type and nr alone, and fills up what is missing with zeros.
  if (/\/drm\//.test(path) || growth === undefined || growth === 0) return undefined;
  if (gone.length > 0 || moved.some((one) => !opens(one, change.old))) return undefined;
  if (insertedBefore(change) !== undefined) return undefined;
  const known = new Set(ioctlsWith(old, record.name).map(({ macro }) => macro.name));
  const ioctl = ioctlsWith(unit, record.name).find(({ macro }) => known.has(macro.name));
  return lengthToldBy(record, unit, path)?.coversNumbers === true ? undefined : ioctl;
}

/** Whether an array of one element, behind which are more of them, becomes a flexible one. */
export function opens({ member, from, to }: Moved, old: CRecord): boolean {
  const last = old.members.at(-1);
  if (from !== to || !isFlexible(member) || last?.name !== member.name) return false;
  return mayBeLonger(last) && typeWord(last.type) === typeWord(member.type);
}
