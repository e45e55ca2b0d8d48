// PKUN: a packed attribute that changes nothing, or hides holes.
import { type Layout, layoutOf } from "../../layout/index.ts";
import { keptFor } from "../../lists/index.ts";
import type { Unit } from "../../model/index.ts";
import { targetNamed } from "../../targets/index.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { lastMember, nameFor } from "../subject/subject.ts";

export const pkun: RecordRule = rule({
  id: "PKUN",
  title: "packed that changes nothing, or takes the place of padding",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  supposes: true,
  says: "packed {effect}",
  writes: "__packed {effect} here. Please drop it and {instead}.",
  why:
    "Packed lowers the alignment to 1: accesses become slower, pointers to members unusable, and " +
    "the next member may go in misaligned without anyone noticing.",
  fix: "drop the attribute and spell padding out",
  wrong: "struct bay_slot { __u32 key; __u32 owner; } __attribute__((packed));",
  right: "struct bay_slot { __u32 key; __u32 owner; };",
  *check({ record, layout, unit }) {
    if (record.packed !== true || record.completeness !== "whole") return;
    const packed = layout();
    if (!packed.exact || packed.slots.some((slot) => slot.bits !== undefined)) return;
    const plain = withoutPacked(packed);
    if (isMoved(plain, packed)) return;
    const same = plain.size === packed.size;
    // Bytes lie alike with it and without; among records that need it, it is how they are written.
    if (same && plain.align === 1 && needsPacked(unit)) return;
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

function withoutPacked({ record, target }: Layout): Layout {
  const { packed: _, ...rest } = record;
  return layoutOf(rest, target);
}

const isMoved = (plain: Layout, packed: Layout): boolean =>
  plain.slots.some((slot, index) => slot.offset !== packed.slots[index]?.offset);

/** Whether a record of the file would be another without it, or may be: its layout is not known. */
const needsPacked = keptFor(({ records }: Unit): boolean => {
  const target = targetNamed("x86_64");
  return records.some((record) => {
    if (target === undefined || record.packed !== true) return false;
    const packed = layoutOf(record, target);
    const plain = withoutPacked(packed);
    return !packed.exact || isMoved(plain, packed) || plain.size !== packed.size;
  });
});
