// IOSTAB: an ioctl's argument keeps its size, which is part of its number.
import { ioctlsWith } from "../subject/ioctl-use.ts";
import { everyUapi } from "../subject/profile.ts";
import { changesOf, insertedBefore, seenOn, whereChanged } from "../subject/record-change.ts";
import { type ChangeRule, changeRule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { lengthToldBy } from "../subject/told-length.ts";
import { endOf, nameFor } from "../subject/subject.ts";

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
    // DRM's dispatcher goes by type and nr alone, and fills up what is missing with zeros.
    if (/\/drm\//.test(subject.path)) return;
    for (const change of changesOf(subject)) {
      const { record, growth, added } = change;
      if (growth === undefined || growth === 0) continue;
      if (change.moved.length + change.gone.length > 0 || insertedBefore(change) !== undefined)
        continue;
      const old = new Set(ioctlsWith(subject.old, record.name).map(({ macro }) => macro.name));
      const ioctl = ioctlsWith(subject.unit, record.name).find(({ macro }) => old.has(macro.name));
      if (ioctl === undefined) continue;
      if (lengthToldBy(record, subject.unit, subject.path)?.coversNumbers === true) continue;
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
