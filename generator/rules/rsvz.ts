// RSVZ: what is reserved must be zero, and the handler says so.
import type { Member } from "../model/index.ts";
import {
  type CodeFunction,
  copiesIn,
  functionsIn,
  handedTo,
  placeIn,
  variablesIn,
} from "./code-function.ts";
import { type Mention, mentionsOf } from "./code-variable.ts";
import { isPaddingName } from "./naming.ts";
import { everyAbi } from "./profile.ts";
import { type CodeRule, codeRule, type CodeSubject } from "./rule.ts";
import { codeOf, type SourceText } from "./source-text.ts";

export const rsvz: CodeRule = codeRule({
  id: "RSVZ",
  title: "reserved members and unknown flags are refused",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "'{member}' of 'struct {record}' is read from the user, but {problem}",
  writes:
    "'{member}' of struct {record} comes from the user, but {problem}. Please return -EINVAL " +
    "{when}, so that it can be given a meaning later.",
  why:
    "Bits that are accepted and ignored hold garbage in programs that exist; they can never be " +
    "used for anything.",
  fix: "return -EINVAL when a reserved member is not zero or a flag is not known",
  wrong:
    "struct bay { __u32 key; __u32 reserved; };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\treturn bay_use(bay.key);\n}\n",
  right:
    "struct bay { __u32 key; __u32 reserved; };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\tif (bay.reserved)\n\t\treturn -EINVAL;\n\treturn bay_use(bay.key);\n}\n",
  *check(subject) {
    const said = new Set<string>();
    for (const one of functionsIn(subject.text))
      for (const { variable, way, at: index } of copiesIn(one)) {
        const { tag } = variable;
        const record = subject.records.get(tag)?.record;
        if (way === "out" || record === undefined) continue;
        // What a caller owns the caller can check.
        if (variable.isPointer && variable.isParameter) continue;
        // Of this copy or of another one: then it is no record nobody looks at.
        if (seenIn(subject.around).elsewhere.has(tag)) continue;
        const at = placeIn(one, index);
        for (const member of record.members) {
          const { name } = member;
          const problem = problemOf(member, tag, subject);
          // Another function that takes the record in has the same to mend.
          if (problem === undefined || said.has(`${tag} ${name}`)) continue;
          said.add(`${tag} ${name}`);
          const isReserved = isPaddingName(name) || member.reserved === true;
          yield {
            at,
            about: name,
            level: isReserved ? "error" : "warning",
            record: tag,
            member: name,
            problem,
            when: isReserved ? "when it is not zero" : "for bits that are not known",
          };
        }
      }
  },
});

/** What texts show, found once: many functions take the same record. */
interface Seen {
  /** Records that code nobody showed us may judge, by tag. */
  readonly elsewhere: ReadonlySet<string>;
  /** Records that go back to the user, by tag. */
  readonly answers: ReadonlySet<string>;
  /** Where they read a member, by tag and member. */
  readonly looks: Map<string, readonly Mention[]>;
}

const seen = new WeakMap<readonly SourceText[], Seen>();

function seenIn(texts: readonly SourceText[]): Seen {
  let one = seen.get(texts);
  if (one === undefined) {
    const functions = texts.flatMap((text) => functionsIn(text));
    const shown = new Set(functions.map(({ name }) => name));
    const copies = functions.flatMap((each) => [...copiesIn(each)]);
    const answers = copies.filter(({ way }) => way === "out").map(({ variable }) => variable.tag);
    one = {
      elsewhere: new Set(functions.flatMap((each) => tagsLeaving(each, shown))),
      answers: new Set(answers),
      looks: new Map(),
    };
    seen.set(texts, one);
  }
  return one;
}

/**
 * The records a function hands to one that is not shown, which may do the checking, or puts where
 * others find them.
 */
const tagsLeaving = (one: CodeFunction, shown: ReadonlySet<string>): readonly string[] =>
  variablesIn(one)
    .filter(
      ({ name }) =>
        handedTo(one, name).some((callee) => !shown.has(callee)) ||
        new RegExp(`=\\s*&?\\s*${name}\\s*;`).test(one.code),
    )
    .map(({ tag }) => tag);

function problemOf(member: Member, tag: string, { around }: CodeSubject): string | undefined {
  const isReserved = isPaddingName(member.name) || member.reserved === true;
  if (!isReserved && !/(?:^|_)flags$/.test(member.name)) return undefined;
  const { looks: known } = seenIn(around);
  const key = `${tag} ${member.name}`;
  const looks = known.get(key) ?? around.flatMap((text) => looksAt(member.name, tag, text));
  known.set(key, looks);
  if (isReserved) return looks.length === 0 ? "nothing checks that it is zero" : undefined;
  if (looks.length === 0)
    return isFilled(member.name, tag, around) ? undefined : "nothing looks at it";
  // A test for a bit that is known refuses none that is not.
  return looks.every(({ after }) => /^\s*&\s*[A-Z]\w*\s*[)&|?]/.test(after))
    ? "unknown bits are not refused"
    : undefined;
}

/**
 * Whether code gives the member a value of its own: flags for the user to read. Zero may be no
 * more than a start, but in a record that goes back it is the answer.
 */
function isFilled(name: string, tag: string, around: readonly SourceText[]): boolean {
  const isAnswer = seenIn(around).answers.has(tag);
  const sets = isAnswer ? /^\s*\|?=(?!=)/ : /^\s*\|?=(?!\s*0\s*;|=)/;
  return around.some((text) =>
    mentionsOf(codeOf(text), name).some(({ after }) => sets.test(after)),
  );
}

/**
 * Where a text reads a member of a record: neither where it writes it, nor where another record's
 * member of the same name is meant.
 */
function looksAt(member: string, tag: string, text: SourceText): readonly Mention[] {
  return piecesOf(text).flatMap(({ code, one }) => {
    const variables = one === undefined ? [] : variablesIn(one);
    return mentionsOf(code, member).filter(({ base, before, after }) => {
      // Blocks of one function may each have a variable of that name.
      const known = variables.filter(({ name }) => name === base);
      if (known.length > 0 && known.every((one) => one.tag !== tag)) return false;
      const isWritten = /^(?:\s*\[[^\]]*\])?\s*=[^=]/.test(after);
      return !isWritten && !/\bmemset\s*\(\s*&?\s*$/.test(before);
    });
  });
}

/** A text's functions, and what stands between them: bodies a patch shows only in part. */
function piecesOf(
  text: SourceText,
): readonly { readonly code: string; readonly one: CodeFunction | undefined }[] {
  const code = codeOf(text);
  const pieces: { readonly code: string; readonly one: CodeFunction | undefined }[] = [];
  let from = 0;
  for (const one of functionsIn(text)) {
    pieces.push({ code: code.slice(from, one.start), one: undefined }, { code: one.code, one });
    from = one.start + one.code.length;
  }
  return [...pieces, { code: code.slice(from), one: undefined }];
}
