// BITF: no bit-fields in an interface.
import type { Level } from "../../finding/index.ts";
import type { Member } from "../../model/index.ts";
import { milderInKho } from "../subject/member-rule.ts";
import { isHypervisors } from "../subject/place.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, nameFor, type Part, type Subject } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const bitf: RecordRule = rule({
  id: "BITF",
  title: "no bit-fields",
  level: "error",
  appliesTo: [...everyAbi, "device", "internal"],
  since: "0.1.0",
  style: true,
  likewise: true,
  concerns: "words",
  says: "{member} is a bit-field{more}: use a sized integer and masks",
  writes:
    "Please no bit-fields in an interface: their order differs between little and big endian, " +
    "and how they are packed is the compiler's choice. Please use a sized integer and masks{all}.",
  why:
    "Bit order, straddling and packing of bit-fields are the compiler's choice and differ with " +
    "the byte order; they have no address and cannot be written without their neighbours.",
  fix: "one sized integer, and masks for its parts",
  wrong: "struct bay { __u32 spent : 1; __u32 kind : 31; };",
  right: "struct bay { __u32 flags; };",
  *check(subject) {
    let run = 0;
    const { parts } = subject;
    for (const [index, { member }] of parts.entries()) {
      if (member.bits === undefined) {
        run = 0;
        continue;
      }
      run += 1;
      if (run > 1) continue;
      const after = parts.slice(index + 1).findIndex((part) => part.member.bits === undefined);
      // Bit-fields without a name pad: the rule PADNM speaks of them.
      const fields = parts.slice(index, after < 0 ? parts.length : index + 1 + after);
      if (fields.every((part) => part.member.name === "")) continue;
      if (isKernels(subject) && !fields.every(isWholeWord) && !isShared(subject, fields)) continue;
      const others = after < 0 ? parts.length - index - 1 : after;
      yield {
        at: member.span,
        about: nameFor(member),
        beside: parts.slice(index + 1, index + 1 + others).map((part) => part.member.span),
        ...milder(subject, fields),
        member: called(member),
        more: others === 0 ? "" : ` (and the next${others === 1 ? "" : ` ${others}`})`,
        all: others === 0 ? "" : ` for this one and the next${others === 1 ? "" : ` ${others}`}`,
      };
    }
  },
});

const isKernels = ({ profile }: Subject): boolean => profile === "internal" || profile === "device";

/**
 * Whether others have the same bits, so that their order counts: packed, and declared but once. In
 * this kernel alone only those are remarked on that a plain member would serve as well.
 */
const isShared = ({ record }: Subject, fields: readonly Part[]): boolean =>
  record.packed === true && !fields.some(({ member }) => isOrdered(member.condition));

/** `#if defined(__LITTLE_ENDIAN_BITFIELD)`: the other order is declared beside this one. */
const isOrdered = (condition = ""): boolean => condition.includes("_ENDIAN");

/** A width some integer has: 8, 16 or 32 bits. */
const isWholeWord = ({ member: { bits } }: Part): boolean =>
  bits === 8 || bits === 16 || bits === 32;

/** Somebody else's bits: in either order, as protocols have them, or in a hypervisor's words. */
const isDescribed = ({ path }: Subject, fields: readonly Part[]): boolean =>
  fields.every(({ member }) => isOrdered(member.condition)) || isHypervisors(path);

/**
 * Kernels that hand over have one byte order, and so have most architectures: fields that fill a
 * word leave nothing to choose.
 */
function milder(subject: Subject, fields: readonly Part[]): { readonly level?: Level } {
  if (isKernels(subject) || isDescribed(subject, fields)) return { level: "advice" };
  const orders = new Set(subject.targets.map(({ endian }) => endian));
  if (orders.size === 1 && fillWords(membersOf(fields))) return { level: "advice" };
  return milderInKho(subject, fillWords(membersOf(fields)) ? "advice" : "warning");
}

const membersOf = (fields: readonly Part[]): readonly Member[] =>
  fields.map(({ member }) => member);

/** Whether fields of one type of a fixed width take all bits of one or more such words. */
export function fillWords(fields: readonly Member[]): boolean {
  const words = new Set(fields.map(({ type }) => typeWord(type)));
  const [word = ""] = words;
  const width = Number(/^_*[us](8|16|32|64)$/.exec(word)?.[1] ?? 0);
  if (words.size > 1 || width === 0) return false;
  let used = 0;
  for (const { bits = 0 } of fields) {
    used = (used % width) + bits;
    if (used > width) return false;
  }
  return used === width;
}
