// KTYPE: u32 is the kernel's own, __u32 what exported headers call it.
import { alignedIfMoved, saidWith } from "./a64.ts";
import { fixing, respelt } from "../subject/member-rule.ts";
import { isExported } from "../subject/place.ts";
import { everyUapi, type Profile } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

/** What no user space sees; contracts between kernels are written in either way. */
const own: readonly Profile[] = ["hypervisor", "device", "internal"];

/** Programs of user space in the kernel's tree, and what else there is. */
const programs = /^(?:tools|samples|usr|tests?|src)\//;
const unseen = /\.c$|^(?:Documentation|include\/linux)\//;

/** As all of a record that user space sees may be spelt. */
const spelt = /^__\w+$/;

export const ktype: RecordRule = rule({
  id: "KTYPE",
  title: "uAPI headers use __u32, not u32",
  level: "error",
  appliesTo: [...everyUapi, ...own],
  since: "0.1.0",
  once: true,
  likewise: true,
  concerns: "words",
  says: "{member} is a {word}, which {whose}: use {instead}",
  writes: "{Whose}; please use {instead} for {member}.",
  why:
    "The names without underscores exist in the kernel only: such a header does not compile. The " +
    "kernel itself has no use for the underscores, which say that user space sees the type.",
  fix: "add the two underscores, or outside exported headers leave them out",
  wrong: "struct bay { u32 key; };",
  right: "struct bay { __u32 key; };",
  *check(subject) {
    const { parts, profile, path } = subject;
    const isOwn = own.includes(profile);
    if (isOwn && (profile === "hypervisor" ? path === "" : isExported(path))) return;
    if (isOwn && programs.test(path)) return;
    // No program sees what stands in code; it may have another declaration of the same bytes.
    if (!isOwn && unseen.test(path)) return;
    const isSeen = isExported(path);
    // One that could be user space's throughout may be meant to become so.
    const isMixed = parts.some(({ member }) => !spelt.test(typeWord(member.type)));
    if (profile === "internal" && !isMixed) return;
    const wanted = isOwn ? /^__([us](?:8|16|32|64))$/ : /^([us](?:8|16|32|64))$/;
    for (const part of parts) {
      const { member } = part;
      const word = typeWord(member.type);
      const bare = wanted.exec(word)?.[1];
      if (bare === undefined) continue;
      const instead = isOwn ? bare : alignedIfMoved(subject, member, `__${bare}`);
      yield {
        at: member.span,
        about: member.name,
        // Programs have another declaration of what stands in a header of the kernel's own.
        ...(isOwn || !isSeen ? { level: "advice" } : {}),
        ...fixing(respelt(part, word, instead)),
        ...saidWith(instead),
        member: called(member),
        word,
        instead,
        whose: isOwn ? "is for exported headers" : "user space does not have",
        Whose: isOwn ? `${word} is for exported headers` : `User space does not have ${word}`,
      };
    }
  },
});
