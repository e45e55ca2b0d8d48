// WORD: no type as wide as the machine's word.
import { elementOf, type Member, type Type } from "../../model/index.ts";
import { fixing, milderInKho, respelt, spelt as asHere } from "../subject/member-rule.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { aWord } from "../subject/said.ts";
import { called, hasTwoWords, type Part, type Subject } from "../subject/subject.ts";
import { typedefNames, typeWord } from "../subject/type-word.ts";
import { isOpaqueWord, isTimeWord } from "../subject/opaque-word.ts";

/** For names whose definition was not at hand. */
const wordNames = new RegExp(
  "^(?:(?:__kernel_)?(?:s?size|ptrdiff|u?long|u?intptr)_t|ulong|u_long|kernel_ulong_t" +
    "|aio_context_t|snd_pcm_[us]frames_t)$",
);

export const word: RecordRule = rule({
  id: "WORD",
  title: "no long, size_t or other type of the machine's word",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  concerns: "types",
  says: "{member} is {word}, 4 bytes on 32-bit and 8 on 64-bit: use {instead}",
  writes:
    "{member} is {word}, which is 4 bytes for 32-bit users and 8 for 64-bit ones. Please use " +
    "{instead}.",
  why: "A type of the machine's word changes the layout between 32-bit and 64-bit users.",
  fix: "__u64, or __u32 where 32 bits are enough",
  wrong: "struct bay { unsigned long base; };",
  right: "struct bay { __aligned_u64 base; };",
  *check(subject) {
    if (subject.profile !== "kho" && !hasTwoWords(subject)) return;
    for (const part of subject.parts) {
      const { member } = part;
      if (!isWord(member.type) || member.bits !== undefined || hasOneWidth(member)) continue;
      const spelt = typeWord(member.type);
      const instead = wideFor(part, subject);
      yield {
        at: member.span,
        about: member.name,
        ...milderInKho(subject, "warning"),
        ...(isRegisterWide(subject) || isHandedBitmap(subject, member) ? { level: "advice" } : {}),
        ...fixing(respelt(part, spelt, instead)),
        again: `${called(member)} is ${aWord(spelt)}, too.`,
        member: called(member),
        word: aWord(spelt),
        instead,
      };
    }
  },
});

function isWord(type: Type): boolean {
  const names = typedefNames(type);
  if (names.some(isOpaqueWord) || names.some(isTimeWord)) return false;
  if (names.some((name) => wordNames.test(name))) return true;
  const element = elementOf(type);
  return element.kind === "scalar" && (element.scalar === "long" || element.scalar === "ulong");
}

/** Declared for machines of one word alone. */
const hasOneWidth = ({ condition = "" }: Member): boolean =>
  /\b(?:(?:__|CONFIG_)?(?:BITS_PER_LONG|64BIT)|_*LP64_*|__WORDSIZE)\b/.test(condition);

/** A bitmap one kernel hands to the next has so many bits, whatever a word has. */
const isHandedBitmap = ({ profile }: Subject, { spelling }: Member): boolean =>
  profile === "kho" && /^\s*DECLARE_BITMAP\s*\(/.test(spelling);

/**
 * In an architecture's own headers the width of its registers is as often meant, and so it is in
 * what signals are handed over with everywhere.
 */
export const isRegisterWide = ({ path }: Subject): boolean =>
  /(?:^|\/)arch\/\w+\/|\/asm(?:-generic)?\/(?:siginfo|signal|ucontext|sigcontext)\.h$/.test(path);

function wideFor({ member, holder }: Part, subject: Subject): string {
  const element = elementOf(member.type);
  const signed = element.kind === "scalar" && element.scalar === "long";
  const letter = signed ? "s" : "u";
  const word = asHere(subject, `${letter}64`);
  return word.startsWith("__") && holder.packed !== true ? `__aligned_${letter}64` : word;
}
