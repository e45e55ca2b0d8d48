// UCHG: a published record stays as it is.
import type { Level } from "../../finding/index.ts";
import { declaredFor, type Layout, layoutOf } from "../../layout/index.ts";
import { type CRecord, type Member, type Span, underlying } from "../../model/index.ts";
import { type Target, targetNamed } from "../../targets/index.ts";
import { ioctlsWith } from "../subject/ioctl-use.ts";
import { lengthToldBy } from "../subject/told-length.ts";
import { everyUapi } from "../subject/profile.ts";
import { referenceFor } from "../subject/arch.ts";
import { isSpare } from "../subject/naming.ts";
import { insertedBefore } from "../subject/inserted.ts";
import { changesOf, type RecordChange, seenOn, whereChanged } from "../subject/record-change.ts";
import { howFar } from "./extend.ts";
import { numberChanged, opens } from "./iostab.ts";
import { type ChangeRule, changeRule, type ChangeSubject } from "../subject/rule.ts";
import { bytes, insteadOf } from "../subject/said.ts";
import { called, endOf, nameFor } from "../subject/subject.ts";

export const uchg: ChangeRule = changeRule({
  id: "UCHG",
  title: "a published record keeps its members, their places and its size",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{problem}",
  writes: "{sentence}",
  why: "Programs that are already compiled go on using the old layout.",
  fix: "leave what is published alone: reserved bytes, a member at the end, or a new struct",
  old: "struct bay { __u32 key; __u32 owner; };",
  wrong: "struct bay { __u32 key; __u64 owner; };",
  right: "struct bay { __u32 key; __u32 owner; };",
  *check(subject) {
    for (const change of changesOf(subject)) {
      if (insertedBefore(change) !== undefined) continue;
      if (numberChanged(change, subject) !== undefined) continue;
      const where = whereChanged(change, subject.path);
      const problem =
        broken(change, where) ??
        grown(change, where, subject) ??
        intoPadding(change, where, subject);
      if (problem !== undefined)
        yield { ...problem, ...seenOn(change), record: change.record.name };
    }
  },
});

interface Problem {
  readonly at: Span;
  readonly about: string;
  readonly level?: Level;
  readonly problem: string;
  readonly sentence: string;
  readonly again?: string;
}

function broken(change: RecordChange, where: string): Problem | undefined {
  const [gone] = change.gone;
  if (gone !== undefined) {
    const next = followerOf(gone, change.old, change.record);
    return {
      at: next?.span ?? change.record.span,
      about: gone.name,
      problem: `${called(gone)} is gone, but users of the record know it`,
      sentence: `Programs know ${called(gone)}; it cannot go. Please keep its bytes as reserved.`,
      again: `Programs know ${called(gone)}, too.`,
    };
  }
  const [moved] = change.moved;
  if (moved === undefined) return undefined;
  const { member, sizeFrom, sizeTo } = moved;
  const size = bytes(sizeFrom / 8);
  if (opens(moved, change.old))
    return {
      at: member.span,
      about: nameFor(member),
      // Programs that exist go on as they were; those built anew count another size.
      level: "warning",
      problem: `${called(member)} is no part of sizeof any more, of which it was ${size}`,
      sentence:
        `Without the one element of ${called(member)} sizeof is another. Is the size used by ` +
        "programs? A union of the element and __DECLARE_FLEX_ARRAY() would keep it.",
    };
  if (change.moved.length === 1 && isLowPart(member, change)) {
    const lower = `keeps the lower ${sizeTo} of its ${sizeFrom} bits in either byte order`;
    return {
      at: member.span,
      about: nameFor(member),
      // Of a number that never was as long, programs that exist wrote the others as zero.
      level: "warning",
      problem: `${called(member)} ${lower}: the others have to have been zero always`,
      sentence: `${called(member)} ${lower}. Did the kernel refuse all others that were not zero?`,
    };
  }
  const how =
    sizeFrom === sizeTo ? `moves ${howFar(change, moved)}` : `has ${insteadOf(sizeTo, sizeFrom)}`;
  const what = moved.isElement === true ? `an element of ${called(member)}` : called(member);
  const told = `${what} ${how}${where}`;
  return {
    at: member.span,
    about: nameFor(member),
    problem: `${told}, but users of the record know it as it was`,
    sentence: `With this change ${told}, which breaks programs that exist.`,
  };
}

/** One target of either byte order. */
const orders: readonly (Target | undefined)[] = [targetNamed("x86_64"), targetNamed("s390x")];

/** Whether a number was cut down to its lower bytes on targets of either byte order. */
function isLowPart({ name }: Member, { old, record }: RecordChange): boolean {
  return orders.every((target) => {
    if (target === undefined) return false;
    const [was, is] = [old, record].map((one) =>
      layoutOf(declaredFor(one, target), target).slots.find(({ member }) => member.name === name),
    );
    if (was === undefined || is === undefined || is.size >= was.size) return false;
    if (!isNumber(was.member) || !isNumber(is.member)) return false;
    const end = target.endian === "big" ? was.size - is.size : 0;
    return is.offset === was.offset + end;
  });
}

const isNumber = ({ type, bits }: Member): boolean =>
  bits === undefined && underlying(type).kind === "scalar";

/** Where a removed member stood: the first one behind it that is still there. */
function followerOf(gone: Member, old: CRecord, record: CRecord): Member | undefined {
  const behind = old.members.slice(old.members.indexOf(gone) + 1);
  const names = new Set(behind.map(({ name }) => name));
  return record.members.find(({ name }) => name !== "" && names.has(name));
}

/** Growth is harmless where the caller says how long the record is; IOSTAB speaks of ioctls. */
function grown(
  { record, growth, added }: RecordChange,
  where: string,
  { unit, path }: ChangeSubject,
): Problem | undefined {
  if (growth === undefined || growth === 0) return undefined;
  if (lengthToldBy(record, unit, path) !== undefined) return undefined;
  if (ioctlsWith(unit, record.name).length > 0) return undefined;
  const [fresh] = added;
  const end = endOf(record);
  const way = growth > 0 ? "longer" : "shorter";
  return {
    at: fresh?.span ?? end.at,
    about: fresh === undefined ? end.about : nameFor(fresh),
    level: growth > 0 ? "advice" : "error",
    problem: `the record is ${bytes(Math.abs(growth))} ${way} than before${where}`,
    sentence:
      `This makes the struct ${bytes(Math.abs(growth))} ${way}${where}. How do programs ` +
      "compiled with the old header and kernels built with it go along with that?",
  };
}

/** What no byte was added for: a new member lies where nobody wrote anything on purpose. */
function intoPadding(
  change: RecordChange,
  where: string,
  { path }: ChangeSubject,
): Problem | undefined {
  const { record, old, growth, fromStart, isPlaced, added } = change;
  if (growth !== 0 || !fromStart || !isPlaced || record.kind === "union") return undefined;
  const target = targetNamed(change.on?.[0] ?? "") ?? referenceFor(path);
  const [was, is] = [old, record].map((one) => layoutOf(declaredFor(one, target), target)) as [
    Layout,
    Layout,
  ];
  const gaps = was.gaps.filter(({ kind, flexible }) => kind !== "bits" && !flexible);
  const taken = is.slots.find(({ member, offset, size }) => {
    if (!added.includes(member) || isSpare(member)) return false;
    return gaps.some((gap) => gap.offset <= offset && offset + size <= gap.offset + gap.size);
  });
  if (taken === undefined) return undefined;
  const { member } = taken;
  return {
    at: member.span,
    about: nameFor(member),
    level: "advice",
    problem: `${called(member)} takes bytes that were padding${where}: nothing says what they hold`,
    sentence:
      `${called(member)} takes bytes that were padding${where}, and nothing says what programs ` +
      "and kernels that exist leave there. Are they known to be zero, or does a flag tell?",
  };
}
