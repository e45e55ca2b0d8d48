// PTR: no pointer in an interface.
import { type CRecord, elementOf, type Member } from "../../model/index.ts";
import { spelt } from "../subject/member-rule.ts";
import { isSignal } from "../subject/place.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, hasTwoWords } from "../subject/subject.ts";
import { isUnseen } from "../subject/unseen.ts";
import { is64Bit } from "../subject/word-size.ts";

export const ptr: RecordRule = rule({
  id: "PTR",
  title: "no pointer member",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  concerns: "types",
  says: "{member} is a pointer, {problem}: use {instead}",
  writes: "{member} is a pointer, {reason}. Please use {instead}{conversion}.",
  why:
    "A pointer has 4 bytes for 32-bit users and 8 for 64-bit ones; and a virtual address of this " +
    "kernel means nothing to the next.",
  fix: "uAPI: __aligned_u64 and u64_to_user_ptr(); KHO: u64 with a physical address",
  wrong: "struct bay { __aligned_u64 len; void *data; };",
  right: "struct bay { __aligned_u64 len; __aligned_u64 data; };",
  *check(subject) {
    const kho = subject.profile === "kho";
    if (!kho && !hasTwoWords(subject)) return;
    for (const { member, holder } of subject.parts) {
      if (elementOf(member.type).kind !== "pointer") continue;
      if (!kho && holder.kind === "union" && holder.members.some(isWide)) continue;
      if (holder.kind === "union" && isOneOfMany(member, holder)) continue;
      const plain = spelt(subject, "u64");
      // What asks to be aligned is, in a packed record too.
      const instead = kho || holder.packed === true ? plain : "__aligned_u64";
      // The kernel's own contracts hold an address and what it becomes in one place.
      const isBeside = holder.kind === "union" && holder.members.some(isWide);
      // Netfilter's extensions end in room for an address of the kernel's own, as long as any.
      const isRoom =
        !kho && member.aligned === 8 && !/\b(?:__user\b|__aligned_)/.test(member.spelling);
      yield {
        at: member.span,
        about: member.name,
        ...(isBeside || isRoom || isSignal.test(subject.path) ? { level: "advice" } : {}),
        fix: `${instead} ${member.name};`,
        again: `${called(member)} is a pointer, too.`,
        member: called(member),
        problem: kho ? "void in the next kernel" : "4 bytes on 32-bit and 8 on 64-bit",
        reason: kho
          ? "which means nothing to the next kernel"
          : "which has another size for 32-bit users",
        instead: kho ? `a ${instead} with the physical address` : instead,
        conversion: kho ? "" : " and u64_to_user_ptr()",
      };
    }
  },
});

/**
 * One more pointer among the pointers of a union a fragment does not show from its start: the arm
 * that settles its size may be above, and what user space does with one it does with the next.
 */
const isOneOfMany = (member: Member, { members }: CRecord): boolean =>
  members.some(isUnseen) &&
  members.some((other) => other !== member && elementOf(other.type).kind === "pointer");

/** An arm of 64 bits gives a union its size whatever a pointer takes: a kernel idiom. */
const isWide = ({ type }: Member): boolean => is64Bit(type);
