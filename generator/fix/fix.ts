// The corrected record: the smallest change after which nothing is left to say.
import type { Finding } from "../finding/index.ts";
import { extentOf, groupLayouts, layoutOf, placed } from "../layout/index.ts";
import {
  arrayOf,
  type CRecord,
  elementOf,
  type Member,
  recordOf,
  type Type,
} from "../model/index.ts";
import {
  asksAligned64,
  byWidth,
  checkRecord,
  type CheckContext,
  familyOf,
  idsOf,
  isPaddingName,
  isWireFormat,
  naturalAlign,
  profileIn,
  takesPlain64,
} from "../rules/index.ts";
import { type Target, targets } from "../targets/index.ts";
import { withAppended } from "./appended.ts";
import { movesBetween } from "./moves.ts";
import { namesIn } from "./names.ts";
import { padded, withWholeArm } from "./pad.ts";
import { printRecord } from "./print.ts";
import { type House, respelt } from "./respell.ts";
import { asWritten, isWrittenOnce } from "./written-once.ts";

/** A corrected record, and the same as C. It has no error and no warning left. */
export interface Fix {
  readonly record: CRecord;
  readonly text: string;
}

export interface FixContext extends CheckContext {
  /** Whether nobody uses the record yet, so that members may change places. */
  readonly unpublished?: boolean;
  /**
   * How many members of a record are published, at its start, and the rest is what the patch of
   * `added` appends. Undefined for a record that is to be corrected as a whole.
   */
  readonly published?: (record: CRecord) => number | undefined;
  /**
   * Whether a correction can be put into the text; those that cannot are left out, and who holds
   * such a record holds it as it is. All can when this is left out.
   */
  readonly fits?: (record: CRecord, corrected: CRecord) => boolean;
}

/**
 * Corrects the records that have errors or warnings, in order, so that a record holds the corrected
 * form of those before it. A record nothing right can be computed for is left out.
 */
export function fixRecords(
  records: readonly CRecord[],
  context: FixContext = {},
): ReadonlyMap<CRecord, Fix> {
  const fixes = new Map<CRecord, Fix>();
  const instead = new Map<CRecord, CRecord>();
  for (const record of records) {
    if (!isWrittenOnce(record)) continue;
    const { added: _, ...whole } = context;
    const count = context.published?.(record);
    const current = withRecords(record, instead, count);
    const seen = count === undefined ? whole : context;
    if (current === record && !isFlawed(checkRecord(record, seen))) continue;
    const lines = asWritten(current);
    const fixed =
      count === undefined ? fixRecord(lines, whole) : fixAppended(lines, count, context);
    if (fixed === undefined || context.fits?.(record, fixed) === false) continue;
    const isKernels = profileIn(record, context) === "kho";
    const packed = isKernels ? "__packed" : "__attribute__((packed))";
    fixes.set(record, { record: fixed, text: printRecord(fixed, packed) });
    instead.set(record, fixed);
  }
  return fixes;
}

const isFlawed = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.level !== "advice");

/**
 * More members than these are not asked to change places, unless there would be more pads: a few
 * bytes of padding are less.
 */
const movesMax = 3;

/** The corrected record, or undefined when none without errors and warnings was found. */
function fixRecord(record: CRecord, context: FixContext): CRecord | undefined {
  if (record.completeness !== "whole") return undefined;
  const house = houseOf(record, context);
  if (house === undefined) return undefined;
  // The least first: what is no more than that is right for most.
  const more = [
    house,
    ...(house.keeps64 ? [{ ...house, keeps64: false }] : []),
    ...(house.isPackedWell ? [{ ...house, keeps64: false, isPackedWell: false }] : []),
    ...(house.alignsScalars
      ? []
      : [{ ...house, keeps64: false, isPackedWell: false, alignsScalars: true }]),
  ];
  for (const each of more) {
    const fixed = fixedIn(record, each, context);
    if (fixed !== undefined) return fixed;
  }
  return undefined;
}

function fixedIn(record: CRecord, house: House, context: FixContext): CRecord | undefined {
  const { keepsPacked } = house;
  const members = mended(record, house, namesIn(record));
  if (members === undefined) return undefined;
  const { packed: _, ...rest } = record;
  const plain: CRecord = keepsPacked ? { ...rest, packed: true } : rest;
  const [target] = targets;
  if (target === undefined) return undefined;
  const order = sorted(members, target);
  // Who spells padding out has settled the order.
  const isPadded = members.some(({ name }) => isPaddingName(name));
  const moves = isPadded || house.keepsPlaces ? 0 : movesBetween(members, order);
  const finishedAs = (each: readonly Member[]): CRecord => {
    const better: CRecord = { ...plain, members: each };
    return finished(better, house, target, namesIn(better));
  };
  const inPlace = finishedAs(members);
  const most = Math.max(movesMax, inPlace.members.length - members.length - 1);
  const mayMove = context.unpublished === true && moves > 0 && moves <= most;
  const candidates = [inPlace, ...(mayMove ? [finishedAs(order)] : [])]
    .filter((candidate) => isSameEverywhere(candidate))
    .map((candidate) => ({ candidate, size: layoutOf(candidate, target).size }))
    .toSorted((a, b) => a.size - b.size);
  // Judging is the dear part: the larger one is judged where the smaller one will not do.
  return candidates.find(({ candidate }) => !isFlawed(checkRecord(candidate, context)))?.candidate;
}

/** As `fixRecord`, of what stands behind the first `count` members alone. */
function fixAppended(record: CRecord, count: number, context: FixContext): CRecord | undefined {
  const house = houseOf(record, context);
  const [target] = targets;
  if (house === undefined || target === undefined) return undefined;
  const appended = { ...record, members: record.members.slice(count) };
  const members = mended(appended, house, namesIn(record));
  if (members === undefined) return undefined;
  const fixed = withAppended(record, count, members, context, house, target);
  return fixed !== undefined && isSameEverywhere(fixed) ? fixed : undefined;
}

/** How a record's types are to be spelt; undefined for what is no interface. */
function houseOf(record: CRecord, context: FixContext): House | undefined {
  const profile = profileIn(record, context);
  if (profile === "internal" || profile === "device" || profile === "hypervisor") return undefined;
  const path = context.path ?? record.span.path ?? record.span.file;
  const said = checkRecord(record, context).filter(({ level }) => level !== "advice");
  const keepsPlaces = isWireFormat({ record, path, profile });
  const isPackedWell = record.packed === true && !said.some(({ rule }) => aboutPacking.has(rule));
  // A contract between kernels is packed by custom; user space gets natural alignment.
  const keepsPacked =
    profile === "kho" || (record.packed === true && (keepsPlaces || isPackedWell));
  const isPlainWell = takesPlain64(path, record.name)
    ? said.every(({ rule }) => rule !== "A64")
    : !asksAligned64(path, record.name) && !said.some(({ rule }) => aboutPlaces.has(rule));
  const keeps64 = keepsPlaces || isPackedWell || isPlainWell;
  const family = familyOf(profile, path, record);
  const alignsScalars = profile === "kho";
  const spelling = { profile, family, keeps64, leavesTail: false };
  return { ...spelling, keepsPacked, keepsPlaces, isPackedWell, alignsScalars };
}

const aboutPacking = idsOf("packing");

/** Rules that speak of where members are, or ask for the aligned type of one. */
const aboutPlaces = new Set([
  ...idsOf("gaps"),
  ...idsOf("targets"),
  ...aboutPacking,
  "A64",
  "PTR",
  "WORD",
]);

/** Arm's old ABI rounds every record up to 4 bytes; no kernel of today runs it. */
export const living: readonly Target[] = targets.filter(({ name }) => name !== "arm-oabi");

/**
 * What holds a record that could not be mended has its flaws; and of what holds something unknown
 * no size is certain, so that nothing is offered.
 */
function isSameEverywhere(record: CRecord): boolean {
  const groups = groupLayouts(record, living);
  if (groups.some(({ layout }) => !layout.exact)) return false;
  const accounts = groups.map(
    ({ layout }) => `${layout.size}: ${[...placed(layout)].map(({ offset }) => offset).join(" ")}`,
  );
  return new Set(accounts).size === 1;
}

/** Every member with a fixed-width type, inner untagged records too; undefined if one has none. */
function mended(record: CRecord, house: House, taken: Set<string>): readonly Member[] | undefined {
  const members: Member[] = [];
  for (const member of record.members) {
    if (member.bits !== undefined) return undefined;
    const inner = recordOf(elementOf(member.type));
    const own =
      inner !== undefined && inner.name === ""
        ? mendedInner(
            member,
            inner,
            { ...house, leavesTail: isUnderArm(inner, record) },
            member.name === "" ? taken : namesIn(inner),
          )
        : named(member, record);
    const better = own === undefined ? "unknown" : respelt(own, house);
    if (better === "unknown") return undefined;
    members.push(withoutOldTail(better, record));
  }
  return members;
}

/**
 * A member that only -fms-extensions makes one, with a name: the last word of its type. Undefined
 * where a sibling has it, or the type is declared on the spot.
 */
function named(member: Member, { members }: CRecord): Member | undefined {
  const { spelling } = member;
  if (member.name !== "") return member;
  const [name] = /(?<![a-z0-9])[a-z][a-z0-9]*$/i.exec(spelling.replace(/_t$/, "")) ?? [];
  if (name === undefined || members.some((other) => other.name === name)) return undefined;
  return { ...member, name, spelling: `${spelling} ${name}` };
}

/** Whether an arm ends under another one, which is longer or has no padding of its own. */
function isUnderArm(arm: CRecord, { kind, members }: CRecord): boolean {
  const [target] = targets;
  if (kind !== "union" || target === undefined) return false;
  const { size } = layoutOf(arm, target);
  return members.some(({ type }) => {
    const other = extentOf(type, target);
    return (
      other.exact &&
      (other.size > size || (other.size === size && recordOf(elementOf(type)) === undefined))
    );
  });
}

function mendedInner(
  member: Member,
  inner: CRecord,
  house: House,
  taken: Set<string>,
): Member | undefined {
  const members = mended(inner, house, taken);
  const [target] = targets;
  if (members === undefined || target === undefined) return undefined;
  const better = { ...inner, members };
  const full = finished(better, house, target, taken);
  return { ...member, type: replaced(member.type, new Map([[inner, full]])) };
}

/** `x[0]` at the end becomes `x[]`. */
function withoutOldTail(member: Member, record: CRecord): Member {
  const { type } = member;
  const isLast = record.kind === "struct" && record.members.at(-1)?.name === member.name;
  if (!isLast || type.kind !== "array" || type.count !== 0) return member;
  const spelling = member.spelling.replace(/\[[^\]]*\]/, "[]");
  return { ...member, type: arrayOf(type.of, null), spelling };
}

function finished(record: CRecord, house: House, target: Target, taken: Set<string>): CRecord {
  if (house.keepsPlaces || (record.packed === true && house.isPackedWell)) return record;
  const fill = record.kind === "union" ? withWholeArm : padded;
  return { ...record, members: fill(record, house, target, taken) };
}

const sorted = (members: readonly Member[], target: Target): readonly Member[] =>
  byWidth(members, ({ type }) => naturalAlign(type, target));

/** The record holding others in place of some, behind its first `kept` members. */
function withRecords(
  record: CRecord,
  instead: ReadonlyMap<CRecord, CRecord>,
  kept: number = 0,
): CRecord {
  if (instead.size === 0) return record;
  let changed = false;
  const members = record.members.map((member, at) => {
    if (at < kept) return member;
    const type = replaced(member.type, instead);
    if (type === member.type) return member;
    changed = true;
    return Object.assign({}, member, { type });
  });
  return changed ? { ...record, members } : record;
}

function replaced(type: Type, instead: ReadonlyMap<CRecord, CRecord>): Type {
  switch (type.kind) {
    case "array": {
      const of = replaced(type.of, instead);
      return of === type.of ? type : arrayOf(of, type.count, type.bound);
    }
    case "typedef": {
      const of = replaced(type.of, instead);
      return of === type.of ? type : { ...type, of };
    }
    case "record": {
      const record = instead.get(type.record) ?? withRecords(type.record, instead);
      return record === type.record ? type : { kind: "record", record };
    }
    default:
      return type;
  }
}
