// PLAINT: no basic C integers in an interface.
import { alignedIfMoved, saidWith } from "./a64.ts";
import { lineKey, type Member } from "../../model/index.ts";
import { fixedFor, fixing, respelt } from "../subject/member-rule.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, numberOf, type Part, type Subject } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

/** C's words, and old names for the same types. */
const basic =
  /^(?:(?:un)?signed char|(?:unsigned )?(?:short|int|long long)|u_?char|u_?short|u_?int)$/;

/** ALSA's headers have been in the words of C from the beginning, and new records follow them. */
const ownWords = /\/sound\/(?:asound|asequencer|hdsp\w*|emu10k1|sb16_csp)\.h$/;

export const plaint: RecordRule = rule({
  id: "PLAINT",
  title: "no int, unsigned int, short, long long or signed and unsigned char",
  level: "warning",
  appliesTo: everyWidth,
  since: "0.1.0",
  style: true,
  likewise: true,
  concerns: "words",
  says: "{member} is a plain {word}: use {instead}",
  writes: "Please use an explicitly sized type for {member}: {instead} rather than {word}.",
  why:
    "These have the same width on every Linux ABI, but nothing says that it is meant; interfaces " +
    "state their widths.",
  fix: "__u8 to __u64 or __s8 to __s64; __s32 for a file descriptor",
  wrong: "struct bay { unsigned int count; __u32 key; };",
  right: "struct bay { __u32 count; __u32 key; };",
  *check(subject) {
    if (ownWords.test(subject.path)) return;
    const isAnothers = macroElsewhere(subject);
    let line = "";
    for (const part of subject.parts) {
      const { member } = part;
      const word = typeWord(member.type);
      if (!basic.test(word) || member.bits !== undefined) continue;
      if (isAnothers(part)) continue;
      // One declaration of several members is one line to mend.
      const here = `${lineKey(member.span)} ${word}`;
      if (here === line) continue;
      line = here;
      const sized = fixedFor(subject, part) ?? "a sized type";
      const instead = alignedIfMoved(subject, member, sized);
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, word, instead)),
        ...saidWith(instead),
        member: called(member),
        word,
        instead,
      };
    }
  },
});

/**
 * Tells whether a macro of another header writes a member, as tc_gen those every traffic control
 * action begins with: what that says is not this record's to mend. The members of one macro follow
 * each other and stand at one place.
 */
function macroElsewhere({ unit }: Subject): (part: Part) => boolean {
  const known = new Map<string, boolean>();
  return ({ member, holder, next }) => {
    const place = placeOf(member);
    const before = holder.members[numberOf(member, holder) - 1];
    if (placeOf(before) !== place && placeOf(next) !== place) return false;
    const isElsewhere =
      known.get(place) ?? !unit.macros.some(({ body }) => body.includes(member.spelling));
    known.set(place, isElsewhere);
    return isElsewhere;
  };
}

const placeOf = (member: Member | undefined): string =>
  member === undefined ? "" : `${lineKey(member.span)}:${member.span.column}`;
