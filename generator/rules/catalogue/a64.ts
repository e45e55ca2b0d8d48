// A64: 64-bit members of uAPI records use the aligned types.
import type { Level } from "../../finding/index.ts";
import { byteOrderOf, elementOf, type Member, type Type } from "../../model/index.ts";
import { keptFor } from "../../lists/index.ts";
import { sharedGaps } from "../subject/gap.ts";
import { everyUapi } from "../subject/profile.ts";
import { apartMax, type RecordRule, rule, type Where } from "../subject/rule.ts";
import { called, type Subject } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";
import { type Divergence, is64Bit, isForced8, movedMembers } from "../subject/word-size.ts";

export const a64: RecordRule = rule({
  id: "A64",
  title: "64-bit members of uAPI records use the aligned types",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  likewise: true,
  says: "{member} is a plain {type}, {consequence}: use {aligned}",
  writes: "A plain {type} is {because}; please use {aligned}.",
  why:
    "A 64-bit integer is aligned to 8 bytes inside records on most ABIs, to 4 on i386 and some " +
    "others and to 2 on m68k; the aligned types ask for 8 everywhere.",
  fix: "write __aligned_u64 (or _s64, _le64, _be64) instead of the plain type",
  wrong: "struct bay_slot { __u64 root_pa; __u32 key; __s32 fd; };",
  right: "struct bay_slot { __aligned_u64 root_pa; __u32 key; __s32 fd; };",
  *check(subject) {
    const moved = movedMembers(subject);
    const { exact, slots } = subject.layout();
    const placed = exact ? undefined : new Set(slots.map((slot) => slot.member));
    const always = asksAligned64(subject.path, subject.record.name);
    // Padding that is spelt out mends it on every target; some ask for the type all the same.
    const told = always ? {} : { toldBy: "HOLE" };
    const waits = !always && !subject.parts.some(({ member }) => isAligned64(member));
    for (const { member, holder } of subject.parts) {
      if (!is64Bit(member.type) || isForced8(member) || member.bits !== undefined) continue;
      if (holder.packed === true || member.packed === true) continue;
      const cause = moved.get(member);
      const level = cause === undefined ? atRest(subject, member) : "error";
      if (level === undefined) continue;
      const type = typeWord(member.type);
      const aligned = alignedWord(member.type);
      yield {
        at: member.span,
        about: member.name,
        level,
        ...(cause === undefined ? { waits } : { on: [cause.narrow.name], ...told }),
        fix: member.spelling.replace(type, aligned),
        again: `${called(member)} should be an ${aligned}, too.`,
        member: called(member),
        type,
        aligned,
        consequence: consequence(cause, placed?.has(member) ?? true),
        because: because(cause),
      };
    }
  },
});

/** `placed`: whether its place is known, so that no unknown type or bound stands before it. */
function consequence(cause: Divergence | undefined, placed: boolean): string {
  if (cause === undefined)
    return placed ? "8-byte aligned by its place alone" : "aligned to 4 bytes on i386";
  const { wide, narrow, wideNumber, narrowNumber } = cause;
  return `at offset ${wideNumber} on ${wide.name} and ${narrowNumber} on ${narrow.name}`;
}

function because(cause: Divergence | undefined): string {
  return cause === undefined
    ? "aligned to 4 bytes on i386, so that it is in place by luck alone"
    : `only aligned to 4 bytes on ${cause.narrow.name}`;
}

/**
 * Subsystems whose maintainers ask for the aligned types always, or never when it changes nothing.
 */
const strict = /\/fwctl\/|\/(?:iommufd|counter)\.h$/;
/** Those that ask for them beside whatever else is wrong. */
const insistent = /\/rdma\/|\/(?:vfio|bpf)\.h$/;
const lenient = [
  /\/(?:drm|asm)\/|\/(?:kvm|io_uring)(?:\/\w+)?\.h$/,
  /\/(?:videodev2|v4l2-[\w-]+|media|psp-sev|sev-guest)\.h$|\/media\/[\w-]+\.h$/,
];

/** The same by name, for a record whose path a reviewer cut away. */
const insistentTag = /^(?:vfio|iommufd)_/;
const lenientTag = /^(?:drm|kvm|io_uring|v4l2|media|sev)_/;

/** Whether a file's maintainers see nothing wrong in a plain type that lies where it should. */
export function takesPlain64(path: string, tag: string): boolean {
  if (path === "") return lenientTag.test(tag);
  return lenient.some((each) => each.test(path));
}

/** Whether a file's maintainers want the aligned types wherever there are 64 bits. */
export function asksAligned64(path: string, tag: string): boolean {
  return path === "" ? insistentTag.test(tag) : strict.test(path) || insistent.test(path);
}

const isAligned64 = (member: Member): boolean => is64Bit(member.type) && isForced8(member);

/**
 * What HOLE asks for along with padding, one remark being enough of a member that a hole moves;
 * undefined where A64 speaks of all such members at once, or where nobody would ask.
 */
export function alignedBehindHole(subject: Subject, member: Member): string | undefined {
  const { path, record, profile } = subject;
  if (!everyUapi.includes(profile) || !is64Bit(member.type) || isForced8(member)) return undefined;
  if (takesPlain64(path, record.name) || isToldByName(member)) return undefined;
  const moved = movedMembers(subject);
  if (!moved.has(member) || !behindHoles(subject).has(member)) return undefined;
  return plainOnes(subject) > apartMax ? undefined : alignedWord(member.type);
}

/**
 * The word a member is to have, the aligned one in place of a plain `__u64` that would lie
 * elsewhere for some, or where all are: what another rule asks for is not to be asked about again.
 */
export function alignedIfMoved(subject: Subject, member: Member, sized: string): string {
  const bare = /^__([us]64)$/.exec(sized)?.[1];
  const { path, record } = subject;
  if (bare === undefined || record.packed === true || takesPlain64(path, record.name)) return sized;
  const isAligned = asksAligned64(path, record.name) || movedMembers(subject).has(member);
  return isAligned ? `__aligned_${bare}` : sized;
}

/** That a remark which asks for a word says what A64 would, where the word is an aligned one. */
export const saidWith = (word: string): Pick<Where, "saysToo"> =>
  word.startsWith("__aligned_") ? { saysToo: "A64" } : {};

/** The members HOLE speaks of. */
const behindHoles = keptFor(
  (subject: Subject): ReadonlySet<Member | undefined> =>
    new Set(
      sharedGaps(subject)
        .filter((gap) => gap.kind === "hole" && gap.before?.bits === undefined)
        .map(({ after }) => after),
    ),
);

/** How many members A64 has a word on. */
const plainOnes = keptFor(
  (subject: Subject): number =>
    subject.parts.filter(
      ({ member }) =>
        is64Bit(member.type) &&
        !isForced8(member) &&
        (movedMembers(subject).has(member) || atRest(subject, member) !== undefined),
    ).length,
);

/** The level where the plain type changes no layout. */
function atRest(subject: Subject, member: Member): Level | undefined {
  if (strict.test(subject.path)) return "warning";
  const isTold = takesPlain64(subject.path, subject.record.name) || isToldByName(member);
  return isTold || askedAbout.test(typeWord(member.type)) ? undefined : "advice";
}

/** STDINT asks for another word already; and a format with a stated byte order says all places. */
const isToldByName = ({ type }: Member): boolean =>
  /^u?int64_t$/.test(typeWord(type)) || byteOrderOf(type) !== undefined;

/** KTYPE and PLAINT ask for another word than these, once for a whole record. */
const askedAbout = /^(?:[us]64|(?:unsigned )?long long)$/;

/** The same integer aligned everywhere, whatever typedefs call it. */
function alignedWord(type: Type): string {
  const element = elementOf(type);
  const signed = element.kind === "scalar" && element.scalar === "llong" ? "s" : "u";
  return `__aligned_${byteOrderOf(type) ?? signed}64`;
}
