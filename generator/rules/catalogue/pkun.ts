// PKUN: a packed attribute that changes nothing, or hides holes.
import { layoutOf } from "../../layout/index.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { lastMember, nameFor } from "../subject/subject.ts";

export const pkun: RecordRule = rule({
  id: "PKUN",
  title: "packed that changes nothing, or takes the place of padding",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "packed {effect}",
  writes: "__packed {effect} here. Please drop it and {instead}.",
  why:
    "Packed lowers the alignment to 1: accesses become slower, pointers to members unusable, and " +
    "the next member may go in misaligned without anyone noticing.",
  fix: "drop the attribute and spell padding out",
  wrong: "struct bay_slot { __u32 key; __u32 owner; } __attribute__((packed));",
  right: "struct bay_slot { __u32 key; __u32 owner; };",
  *check({ record, layout }) {
    if (record.packed !== true || record.completeness !== "whole") return;
    const packed = layout();
    if (!packed.exact || packed.slots.some((slot) => slot.bits !== undefined)) return;
    const { packed: _, ...rest } = record;
    const plain = layoutOf(rest, packed.target);
    const moved = plain.slots.some((slot, index) => slot.offset !== packed.slots[index]?.offset);
    if (moved) return;
    const same = plain.size === packed.size;
    if (same && plain.align === 1) return;
    const last = lastMember(record);
    yield {
      at: record.end ?? record.span,
      about: last === undefined ? "" : nameFor(last),
      wholeRecord: true,
      effect: same ? "removes no byte" : "only hides the padding at the end",
      instead: same ? "keep the members as they are" : "spell the padding out",
    };
  },
});
