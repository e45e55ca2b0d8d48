// RSVZ: what is reserved must be zero, and the handler says so.
import type { Level } from "../../finding/index.ts";
import type { Member } from "../../model/index.ts";
import { copiesIn, type Copy, isCopied } from "../code/copy.ts";
import { fromCore } from "../code/core.ts";
import {
  type CodeFunction,
  functionsIn,
  handedTo,
  membersIn,
  placeIn,
  storedIn,
  variablesIn,
} from "../code/function.ts";
import { holdersOf } from "../code/holder.ts";
import { type AllLooks, anyTag, isSetBy, looksIn, looksThrough } from "../code/look.ts";
import { forgottenIn, isReservedMember, promisesZero, readingOf } from "../code/reserved.ts";
import { userLooksIn } from "../code/user-look.ts";
import { isGiven, isTaken } from "../subject/ioctl-use.ts";
import { isPaddingName } from "../subject/naming.ts";
import { everyAbi } from "../subject/profile.ts";
import { type CodeRule, codeRule, type CodeSubject } from "../subject/rule.ts";
import type { SourceText } from "../subject/source-text.ts";
import type { Subject } from "../subject/subject.ts";

export const rsvz: CodeRule = codeRule({
  id: "RSVZ",
  title: "reserved members and unknown flags are refused",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  says: "'{member}' of 'struct {record}' is read from the user, but {problem}",
  writes:
    "'{member}' of struct {record} comes from the user, but {problem}. Please return -EINVAL " +
    "{when}, so that {they} can be given a meaning later.",
  why:
    "Bits that are accepted and ignored hold garbage in programs that exist; they can never be " +
    "used for anything. Where no comment promises zero, and the code refuses no other reserved " +
    "member, this is advice; where the length of the copy is computed, a warning. What joins a " +
    "record that was there is advice too, where code reads what joins beside it and not it.",
  fix: "return -EINVAL when a reserved member is not zero or a flag is not known",
  wrong:
    "struct bay { __u32 key; __u32 reserved; /* must be zero */ };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\treturn bay_use(bay.key);\n}\n",
  right:
    "struct bay { __u32 key; __u32 reserved; /* must be zero */ };\n" +
    "static int bay_set(void __user *arg)\n{\n\tstruct bay bay;\n\n" +
    "\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n" +
    "\tif (bay.reserved)\n\t\treturn -EINVAL;\n\treturn bay_use(bay.key);\n}\n",
  *check({ text, around, records, joined }) {
    const { elsewhere, problems, looks } = seenIn(around, records);
    const told = new Set<string>();
    for (const one of functionsIn(text))
      for (const copy of takenIn(one, records)) {
        const { variable, at: index } = copy;
        const { tag } = variable;
        const holders = holdersOf(one, variable, around);
        // What a caller owns the caller can check.
        if (holders === undefined && variable.isPointer && variable.isParameter) continue;
        // Of this copy or of another one: then it is no record nobody looks at.
        if (elsewhere.has(tag)) continue;
        const at = placeIn(one, index);
        const members = records.get(tag)?.record.members ?? [];
        for (const each of problems(tag, holders && looksThrough(holders))) {
          const { name, isReserved, problem } = each;
          // Another function that takes the record in has the same to mend.
          const key = `${tag} ${name}`;
          if (told.has(key) || !isCopied(name, members, copy)) continue;
          told.add(key);
          yield {
            at,
            about: name,
            level: copy.isOpen === true && each.level === "error" ? "warning" : each.level,
            record: tag,
            member: name,
            problem,
            they: isReserved ? "it" : "they",
            when: isReserved ? "when it is not zero" : "for bits that are not known",
          };
        }
      }
    for (const [record, names] of joined) {
      const members = records.get(record)?.record.members.filter(({ name }) => names.has(name));
      for (const { name, beside } of forgottenIn(members ?? [], record, looks)) {
        const at = told.has(`${record} ${name}`) ? undefined : readingOf(beside, text);
        const first = around.find((one) => readingOf(beside, one) !== undefined);
        if (at === undefined || first !== text) continue;
        told.add(`${record} ${name}`);
        yield { at, about: name, level: "advice", record, member: name, ...unchecked };
      }
    }
  },
});

const unchecked = {
  problem: "nothing checks that it is zero",
  they: "it",
  when: "when it is not zero",
};

/** What a function copies from the user, and what its caller has copied for it. */
function takenIn(one: CodeFunction, records: CodeSubject["records"]): readonly Copy[] {
  const copies = copiesIn(one).filter(({ way }) => way === "in");
  const { alwaysTakes, variables } = fromCore(one);
  if (variables.length === 0) return copies;
  const members = membersIn(one);
  const given = variables.filter(({ name, tag }) => {
    const subject = records.get(tag);
    // Where nothing is read of it the record may only go out.
    const isRead = subject?.record.members.some((member) =>
      members.get(member.name)?.some(({ base, after }) => base === name && !isSetBy(after)),
    );
    if (subject === undefined) return false;
    return alwaysTakes || (isRead === true && isTaken(subject.unit, tag));
  });
  return [
    ...copies,
    ...given.map((variable): Copy => ({ variable, way: "in", at: variable.at })),
  ].toSorted((a, b) => a.at - b.at);
}

/** A member nobody checks as it should be. */
interface Problem {
  readonly name: string;
  readonly isReserved: boolean;
  readonly problem: string;
  readonly level: Level;
}

/** What texts show, found once: many functions take the same record. */
interface Seen {
  /** Records that code nobody showed us may judge, by tag. */
  readonly elsewhere: ReadonlySet<string>;
  /** `looks` are those at one copy, where nobody else can look at it. */
  readonly problems: (tag: string, looks: AllLooks | undefined) => readonly Problem[];
  readonly looks: AllLooks;
}

const seen = new WeakMap<readonly SourceText[], Seen>();

function seenIn(texts: readonly SourceText[], records: CodeSubject["records"]): Seen {
  let one = seen.get(texts);
  if (one === undefined) {
    const functions = texts.flatMap((text) => functionsIn(text));
    const takers = new Set(
      functions.flatMap((each) =>
        [
          ...variablesIn(each).filter(({ isParameter }) => isParameter),
          ...fromCore(each).variables,
        ].map(({ tag }) => `${each.name} ${tag}`),
      ),
    );
    const copies = functions.flatMap((each) => copiesIn(each));
    const answers = copies.filter(({ way }) => way === "out").map(({ variable }) => variable.tag);
    const back = functions
      .flatMap((each) => fromCore(each).variables.map(({ tag }) => tag))
      .filter((tag) => isGiven(records.get(tag)?.unit ?? { macros: [] }, tag));
    const known = { answers: new Set([...answers, ...back]), looks: looksIn(texts) };
    const inPlace = userLooksIn(texts, (tag) => records.get(tag)?.record);
    const problems = new Map<string, readonly Problem[]>();
    let isStrict: boolean | undefined;
    one = {
      looks: known.looks,
      elsewhere: new Set(functions.flatMap((each) => tagsLeaving(each, takers))),
      problems: (tag, own) => {
        let found = own === undefined ? problems.get(tag) : undefined;
        if (found === undefined) {
          const looked = inPlace.get(tag);
          const members = (records.get(tag)?.record.members ?? []).filter(
            ({ name }) => looked?.has(name) !== true,
          );
          // Of several calls with one record flags may be for one alone, or its answer.
          const looks = (member: Member): AllLooks =>
            (isReservedMember(member) ? own : undefined) ?? known.looks;
          isStrict ??= [...records.values()].some((one) => refusesSome(one, known.looks));
          found = members.flatMap(
            (member) =>
              problemOf(member, tag, { ...known, looks: looks(member) }, isStrict === true) ?? [],
          );
          if (own === undefined) problems.set(tag, found);
        }
        return found;
      },
    };
    seen.set(texts, one);
  }
  return one;
}

/**
 * The records a function hands to one that is not shown, or that takes them as anything, which may
 * do the checking, or puts where others find them. `takers` are functions and the tags they take.
 */
function tagsLeaving(one: CodeFunction, takers: ReadonlySet<string>): readonly string[] {
  const { variables, callees } = fromCore(one);
  const leaves = (to: readonly string[], tag: string): boolean =>
    to.some((callee) => !takers.has(`${callee} ${tag}`));
  return variablesIn(one)
    .filter(
      (variable) =>
        storedIn(one).has(variable) ||
        leaves(handedTo(one, variable), variable.tag) ||
        (variables.includes(variable) && leaves(callees, variable.tag)),
    )
    .map(({ tag }) => tag);
}

interface KnownLooks {
  readonly looks: AllLooks;
  /** Records that go back to the user, by tag. */
  readonly answers: ReadonlySet<string>;
}

/** Whether code reads a reserved member of a record: nobody does but to refuse what is in it. */
const refusesSome = ({ record }: Subject, looks: KnownLooks["looks"]): boolean =>
  record.members.some(
    ({ name }) => isPaddingName(name) && looks.get(name)?.byTag.get(record.name) !== undefined,
  );

/** `isStrict`: whether a reserved member of some record is refused. */
function problemOf(
  member: Member,
  tag: string,
  { looks: known, answers }: KnownLooks,
  isStrict: boolean,
): Problem | undefined {
  const { name } = member;
  const isReserved = isReservedMember(member);
  if (!isReserved && !/(?:^|_)flags$/.test(name)) return undefined;
  const looks = known.get(name);
  const own = looks?.byTag.get(tag);
  const any = looks?.byTag.get(anyTag);
  if (own?.isMore === true || any?.isMore === true) return undefined;
  const told = { name, isReserved, level: levelOf(isReserved, isStrict || promisesZero(member)) };
  const unknown = { ...told, problem: "unknown bits are not refused" };
  if (own?.isBitTest === true) return isReserved ? undefined : unknown;
  if (isReserved)
    return any?.isBitTest === true ? undefined : { ...told, problem: unchecked.problem };
  // Flags for the user to read. Zero may be no more than a start, but in a record that goes back
  // it is the answer.
  const isFilled = answers.has(tag) ? looks?.isSet : looks?.isSetToMore;
  if (isFilled === true) return undefined;
  return any?.isBitTest === true ? unknown : { ...told, problem: "nothing looks at it" };
}

/**
 * Where a comment says that it is to be zero, or the code refuses another one, not to check it is
 * an oversight. Of the others accepted drivers check few, and few reviewers ask for it.
 */
function levelOf(isReserved: boolean, isPromised: boolean): Level {
  if (!isReserved) return "warning";
  return isPromised ? "error" : "advice";
}
