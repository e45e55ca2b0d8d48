// FLEXA: the elements of an array of records are aligned, the first one and all others.
import type { Layout, Slot } from "../../layout/index.ts";
import { elementOf, isFlexible, underlying } from "../../model/index.ts";
import { naturalAlign, strideOf } from "../subject/natural.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule, type Where } from "../subject/rule.ts";
import { called, isSameMember, nameFor, type Subject } from "../subject/subject.ts";
import { isSpecified } from "../subject/wire-format.ts";

export const flexa: RecordRule = rule({
  id: "FLEXA",
  title: "elements of an array of records are aligned",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  concerns: "packing",
  says: "{array} {place}, so its {align}-byte members are not aligned",
  writes:
    "{Array} {place}, so its {align}-byte members are not aligned. Please pad the struct so that " +
    "the array starts on a multiple of {align}, and the element to a multiple of {align} bytes.",
  why:
    "An array of packed records starts anywhere and steps by any size, so that a 64-bit member " +
    "is aligned in one element and misaligned in the next.",
  fix: "pad what precedes the array, and the element, to a multiple of its widest member",
  wrong:
    "struct bay_slot { __u64 root_pa; __u8 spent; } __attribute__((packed)); " +
    "struct bay { __u64 count; struct bay_slot slots[]; };",
  right:
    "struct bay_slot { __u64 root_pa; __u8 spent; __u8 __reserved[7]; } __attribute__((packed)); " +
    "struct bay { __u64 count; struct bay_slot slots[]; };",
  *check(subject) {
    for (const [index, slot] of subject.layout().slots.entries()) {
      const found = placeOf(slot, subject.layout());
      const payload = found === undefined ? payloadIn(slot, subject) : undefined;
      if (payload !== undefined) yield payload;
      if (found === undefined) continue;
      const { member } = slot;
      yield {
        at: member.span,
        about: nameFor(member),
        ...levelOf(subject),
        // Elements that are not packed lie in a packed record, and PKMIS tells of where.
        toldBy: "PKMIS",
        on: subject
          .groups()
          .filter(({ layout }) => {
            const same = layout.slots[index];
            return same !== undefined && isSameMember(same.member, member) && placeOf(same, layout);
          })
          .flatMap((group) => group.targets.map((target) => target.name)),
        array: called(member),
        Array: `The array ${called(member)}`,
        ...found,
      };
    }
  },
});

/** Formats of the wire and of disks are what somebody else made them. */
function levelOf(subject: Subject): Pick<Where, "level"> {
  if (subject.profile === "kho") return {};
  return { level: isSpecified(subject) ? "advice" : "warning" };
}

/** Names of bytes that hold another record. */
const payloadName = /^(?:data|payload|body|info)$/;
/** Members that say which record it is. */
const selects = /^(?:argsz|flags|op|opcode|cmd|command|type|kind)$/;

/**
 * Bytes at the end in which a member in front says what record lies: its 64-bit members are where
 * these bytes begin. Told of new records: an old one's bytes stay where they are.
 */
function payloadIn(
  { member, offset }: Slot,
  { record, profile }: Subject,
): (Where & Readonly<Record<"array" | "Array" | "place" | "align", string | number>>) | undefined {
  if (profile === "kho" || record.packed === true || offset % 8 === 0 || offset % 4 !== 0)
    return undefined;
  const element = elementOf(member.type);
  const isBytes = element.kind === "scalar" && element.scalar === "uchar";
  if (!isBytes || !isFlexible(member) || !payloadName.test(member.name)) return undefined;
  if (!record.members.some(({ name }) => selects.test(name))) return undefined;
  const array = `what ${called(member)} holds`;
  return {
    at: member.span,
    about: nameFor(member),
    level: "advice",
    wholeRecord: true,
    array,
    Array: `What ${called(member)} holds`,
    place: `starts at offset ${offset}`,
    align: 8,
  };
}

/**
 * What is wrong with where an array lies or how it steps; nothing when its elements are aligned.
 */
function placeOf(
  slot: Slot,
  layout: Layout,
): { readonly place: string; readonly align: number } | undefined {
  const type = underlying(slot.member.type);
  if (type.kind !== "array" || elementOf(type).kind !== "record") return undefined;
  const align = naturalAlign(type, layout.target);
  const stride = strideOf(slot.member, layout.target);
  const parts: string[] = [];
  if (slot.offset % align !== 0) parts.push(`starts at offset ${slot.offset}`);
  if (stride % align !== 0 && type.count !== 1) parts.push(`steps by ${stride} bytes`);
  return parts.length === 0 ? undefined : { place: parts.join(" and "), align };
}
