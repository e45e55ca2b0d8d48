// PKMIS: packed must not misalign a member.
import { extentOf, type Slot } from "../../layout/index.ts";
import type { Target } from "../../targets/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, isSameMember, nameFor } from "../subject/subject.ts";
import { isSpecified, isWireFormat } from "../subject/wire-format.ts";
import { typeWord } from "../subject/type-word.ts";

export const pkmis: RecordRule = rule({
  id: "PKMIS",
  title: "packed must not misalign a member",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  concerns: "packing",
  says: "packed puts {member} at offset {offset}, which is not a multiple of {align}",
  writes:
    "Because of __packed, {member} ends up at offset {offset}, which is not {align}-byte " +
    "aligned. {condition} order the members, or pad, so that every access is aligned.",
  why:
    "In a packed record the compiler may not assume alignment: it reads such a member byte by " +
    "byte on strict machines, and atomics on it or a pointer to it are undefined.",
  fix: "order members from wide to narrow and spell out the padding",
  wrong: "struct bay_slot { __u32 key; __u64 root_pa; __u32 owner; } __attribute__((packed));",
  right: "struct bay_slot { __u64 root_pa; __u32 key; __u32 owner; } __attribute__((packed));",
  *check(subject) {
    const { record } = subject;
    const { slots, target } = subject.layout();
    const isForeign = isSpecified(subject);
    const condition = isWireFormat(subject)
      ? "Where the format can still change, please"
      : "Please";
    for (const [index, slot] of slots.entries()) {
      const { member } = slot;
      if (record.packed !== true && member.packed !== true) continue;
      const align = misalignmentOf(slot, target);
      if (align === undefined) continue;
      const on = subject.groups().filter(({ layout }) => {
        const there = layout.slots[index];
        if (there === undefined || !isSameMember(there.member, member)) return false;
        return misalignmentOf(there, layout.target) !== undefined;
      });
      yield {
        at: member.span,
        about: nameFor(member),
        ...(isForeign ? { level: "advice" } : {}),
        on: on.flatMap((group) => group.targets.map((each) => each.name)),
        member:
          member.name === "" ? called(member) : `the ${typeWord(member.type)} ${called(member)}`,
        offset: slot.offset,
        align,
        condition,
      };
    }
  },
});

/**
 * The alignment a slot ought to have and has not. Arrays of packed records are the rule FLEXA's,
 * and a packed record's members are its own; one that is not packed is laid out as if it were
 * aligned. A bit-field is placed with its type's alignment, packed or not.
 */
function misalignmentOf(slot: Slot, target: Target): number | undefined {
  const { type } = slot.member;
  const { align } = extentOf(type, target);
  return slot.align === 1 && slot.offset % align !== 0 ? align : undefined;
}
