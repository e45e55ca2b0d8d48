// Records with an array whose bound nobody showed: what holds whatever the bound, and what holds if
// it is a multiple of 8, as most are.
import type { Finding } from "../finding/index.ts";
import { extentOf } from "../layout/index.ts";
import {
  arrayOf,
  type CRecord,
  type Member,
  recordOf,
  type Span,
  type Type,
} from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { widest } from "./subject/natural.ts";
import type { RecordRule, Remark } from "./subject/rule.ts";
import { inlineOf, type Subject, subjectOf } from "./subject/subject.ts";
import { whereverItStarts } from "./subject/unseen.ts";

/** Bounds of well-known headers, which fragments seldom show. */
const wellKnown = new Map([
  ["ETH_ALEN", 6],
  ["IFNAMSIZ", 16],
  ["INFINIBAND_ALEN", 20],
  ["MAX_ADDR_LEN", 32],
  ["PATH_MAX", 4096],
  ["NAME_MAX", 255],
  ["TASK_COMM_LEN", 16],
  ["UUID_SIZE", 16],
]);

/** Stands for a bound that is not known: a multiple of 8. */
const anyBound = 64;

interface Twin {
  readonly subject: Subject;
  /** The bounds that had to be supposed to be multiples of 8. */
  readonly guessed: readonly string[];
  /** Where the first member stands that has such a bound. */
  readonly first: Span | undefined;
}

const known = new WeakMap<Subject, readonly Twin[]>();

/** What a rule says of a record beyond the first member of unknown size; mostly nothing. */
export function beyondUnknown(rule: RecordRule, subject: Subject): readonly Remark[] {
  return rule.concerns === "gaps" || rule.supposes === true ? gapsBeyond(rule, subject) : nothing;
}

const nothing: readonly Remark[] = [];

function gapsBeyond(rule: RecordRule, subject: Subject): readonly Remark[] {
  let twins = known.get(subject);
  if (twins === undefined) known.set(subject, (twins = twinsOf(subject)));
  const anywhere = rule.id === "HOLE" ? whereverItStarts(rule, subject) : [];
  if (twins.length === 0 && anywhere.length === 0) return nothing;
  const placeOf = ({ finding }: Remark): string => `${finding.span.line} ${finding.span.column}`;
  const said = new Set(rule.check(subject).map(placeOf));
  const more = anywhere.filter((remark) => !said.has(placeOf(remark)));
  for (const remark of more) said.add(placeOf(remark));
  for (const twin of twins)
    for (const remark of rule.check(twin.subject)) {
      if (said.has(placeOf(remark))) continue;
      said.add(placeOf(remark));
      more.push(asGuess(remark, twin));
    }
  return more;
}

function asGuess(remark: Remark, { guessed, first }: Twin): Remark {
  const { finding } = remark;
  // What precedes the first such array is certain, and so is the hole in front of it.
  const isFirst = finding.span.line === first?.line && finding.span.column === first.column;
  if (guessed.length === 0 || (isFirst && finding.rule === "HOLE")) return remark;
  const are = guessed.length === 1 ? "is a multiple" : "are multiples";
  const message = `${finding.message}, if ${guessed.join(" and ")} ${are} of 8`;
  const guess: Finding = { ...finding, level: "advice", message };
  return Object.assign({}, remark, { finding: guess });
}

/** The record with its bounds supposed, and its end from where places are certain again. */
function twinsOf(subject: Subject): readonly Twin[] {
  const bounded = twinOf(subject);
  const base = bounded ?? { subject, guessed: [], first: undefined };
  const ends = certainAgain(base.subject).map((end): Twin =>
    Object.assign({}, base, { subject: end }),
  );
  return bounded === undefined ? ends : [bounded, ...ends];
}

/**
 * The members behind what is unknown, from the first one as aligned as any that follows: it starts
 * where that alignment says, whatever precedes it. Only where that is the widest there is can
 * something be said of the end.
 */
function certainAgain(subject: Subject): readonly Subject[] {
  const { record, profile, path, unit, targets, everywhere } = subject;
  const layout = subject.layout();
  if (layout.exact || record.kind === "union" || record.packed === true) return [];
  // An array of a length nobody knows leaves what stands in front of it where it is.
  const last = record.members.findLastIndex(({ type }) => boundOf(type) === undefined);
  const members = record.members.slice(0, last + 1);
  const unknown = members.findLastIndex(
    ({ type }) => !extentOf(type, layout.target).exact && inlineOf({ type }) === undefined,
  );
  if (unknown < 0) return [];
  const behind = members.slice(unknown + 1);
  const most = new Map(targets.map((target) => [target, mostOf(behind, target)]));
  const isSure = (member: Member, target: Target): boolean =>
    startsAt(member, most.get(target)!, target);
  // On i386 an aligned 64-bit integer may follow one that is not: where that begins is not certain
  // there, and what follows the aligned one is certain everywhere.
  const starts = [
    behind.findIndex((member) => targets.every((target) => isSure(member, target))),
    behind.findIndex((member) => isSure(member, layout.target)),
  ];
  const isEnd = members.length === record.members.length;
  const cut = most.get(layout.target)! < widest || record.completeness === "partial" || !isEnd;
  return [...new Set(starts)].flatMap((start) => {
    const from = unknown + 1 + start;
    if (start < 0 || from <= layout.slots.length || from >= members.length - 1) return [];
    const twin: CRecord = {
      ...record,
      members: members.slice(from),
      completeness: cut ? "partial" : "whole",
    };
    const sure = targets.filter((target) => isSure(members[from]!, target));
    return [{ ...subjectOf(twin, profile, path, unit, sure), everywhere }];
  });
}

const mostOf = (members: readonly Member[], target: Target): number =>
  members.reduce((most, member) => Math.max(most, alignOf(member, target)), 0);

/** Whether a member lies at a multiple of so many bytes; a bit-field goes on where another ends. */
const startsAt = (member: Member, align: number, target: Target): boolean =>
  member.bits === undefined && alignOf(member, target) >= align;

function alignOf({ type, packed, aligned = 1 }: Member, target: Target): number {
  const own = packed === true ? 1 : extentOf(type, target).align;
  return Math.max(own, aligned === "max" ? target.maxAlign : aligned);
}

/** The bound of an array, where it is no number. */
const boundOf = (type: Type): string | undefined =>
  type.kind === "unknown" && type.of !== undefined ? (type.bound ?? "") : undefined;

function twinOf(subject: Subject): Twin | undefined {
  const { record, profile, path, unit, targets } = subject;
  const guessed = new Set<string>();
  const twins = new Map<CRecord, CRecord>();
  const isWhole = (type: Type): boolean =>
    targets.every((target) => extentOf(type, target).size % 8 === 0);

  const typeOf = (type: Type): Type => {
    if (type.kind === "array") {
      const of = typeOf(type.of);
      return of === type.of ? type : arrayOf(of, type.count, type.bound);
    }
    if (type.kind === "unknown" && type.of !== undefined) {
      const of = typeOf(type.of);
      const bound = type.bound ?? "";
      const count = wellKnown.get(bound);
      if (count === undefined && !isWhole(of)) {
        // Of a sum or a sizeof nothing is likely.
        if (!/^\w+$/.test(bound)) return type;
        guessed.add(bound);
      }
      return arrayOf(of, count ?? anyBound, bound);
    }
    const inner = type.kind === "record" ? recordOf(type) : undefined;
    if (inner === undefined) return type;
    const twin = recordTwin(inner);
    return twin === inner ? type : { kind: "record", record: twin };
  };
  const memberOf = (member: Member): Member => {
    const type = typeOf(member.type);
    return type === member.type ? member : Object.assign({}, member, { type });
  };
  const recordTwin = (one: CRecord): CRecord => {
    let twin = twins.get(one);
    if (twin !== undefined) return twin;
    // A record that comes to hold itself by a mistake in the text ends here.
    twins.set(one, one);
    const members = one.members.map(memberOf);
    twin = members.some((member, at) => member !== one.members[at]) ? { ...one, members } : one;
    twins.set(one, twin);
    return twin;
  };

  const twin = recordTwin(record);
  if (twin === record) return undefined;
  return {
    subject: subjectOf(twin, profile, path, unit, targets),
    guessed: [...guessed],
    first: record.members.find((member, at) => member !== twin.members[at])?.span,
  };
}
