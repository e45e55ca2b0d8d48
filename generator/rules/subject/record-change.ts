// What became of a record: members moved, gone and new, seen on two targets.
import { onTargets } from "../../finding/index.ts";
import { declaredFor, type Layout, layoutOf } from "../../layout/index.ts";
import { keptFor, partnersIn, pushAll } from "../../lists/index.ts";
import type { CRecord } from "../../model/index.ts";
import { type Target, targetNamed } from "../../targets/index.ts";
import { targetsOf } from "./arch.ts";
import {
  ended,
  endsInside,
  isInsideUnseen,
  rests,
  seen,
  shownInside,
  startsOf,
  startsUnseen,
} from "./fragment.ts";
import { changeBetween, type LayoutChange } from "./layout-change.ts";
import { isSpare } from "./naming.ts";
import type { ChangeSubject } from "./rule.ts";
import { addedBetween, type SourceText } from "./source-text.ts";
import { inlineOf, nestingMax } from "./subject.ts";
import { bounded, bounds, evening, isBounded, saidBounds, wordsIn } from "./unknown-bound.ts";

export interface RecordChange extends LayoutChange {
  readonly record: CRecord;
  readonly old: CRecord;
  /** How many bytes longer the record is; undefined when its end was not seen. */
  readonly growth: number | undefined;
  /** Whether offsets count from the record's start: a fragment shows only some lines of it. */
  readonly fromStart: boolean;
  /** Whether `from` and `to` are the same whatever is not shown; else only that they differ. */
  readonly isPlaced: boolean;
  /** The targets that see the change, where the best-known of them does not see it. */
  readonly on?: readonly string[];
}

/** Every record that stands in both and whose layout is not the same. */
export const changesOf: (subject: ChangeSubject) => readonly RecordChange[] = keptFor(changesIn);

function changesIn(subject: ChangeSubject): readonly RecordChange[] {
  const { old, unit, path, text, parted } = subject;
  const before = partnersIn(old.records, ({ name }: CRecord) => name);
  const found: RecordChange[] = [];
  const witnesses = witnessesOf(path);
  for (const record of unit.records) {
    const was = before(record);
    if (was === undefined || was.kind !== record.kind) continue;
    if (record.completeness === "opaque" || was.completeness === "opaque") continue;
    if (isInsideUnseen(record) || isInsideUnseen(was)) {
      pushAll(found, insideOf(was, record, witnesses));
      continue;
    }
    // What stood in front may be there as before: a hunk that rewrites a head shows it once only.
    if (startsUnseen(record) !== startsUnseen(was)) continue;
    const change = changeOf(was, record, witnesses);
    if (change !== undefined && !isOfConditions(change, text))
      found.push({
        ...withTargets(change, record, path),
        // What another hunk adds is not seen here.
        ...(parted?.has(record.name) === true ? { growth: undefined } : {}),
      });
  }
  return found;
}

/**
 * The targets that read a record as `changeOf` did, where the patch makes others read another, or
 * where a change of the same lines is none on the first witness.
 */
function withTargets(change: RecordChange, record: CRecord, path: string): RecordChange {
  if (change.on !== undefined) return change;
  const { old } = change;
  const isNew = record.variants !== undefined && old.variants === undefined;
  const [main] = witnessesOf(path);
  const numbers = saidNumbers(change);
  const isElsewhere = main !== undefined && numbersOn(old, record, main) !== numbers;
  if (!isNew && !isElsewhere) return change;
  const seen = targetsOf(path).filter((target) =>
    isNew ? declaredFor(record, target) === record : numbersOn(old, record, target) === numbers,
  );
  return seen.length === 0 ? change : { ...change, on: seen.map(({ name }) => name) };
}

/** The numbers of what a target sees changed; undefined where it sees nothing. */
function numbersOn(old: CRecord, record: CRecord, target: Target): string | undefined {
  const change = changeOn(old, record, target);
  return change && saidNumbers(change);
}

/** What a remark says of a change in numbers: of its first member, and of the end. */
function saidNumbers({ moved: [first], growth, fromStart, isPlaced }: RecordChange): string {
  if (first === undefined) return `${growth}`;
  const { member, from, to, sizeFrom, sizeTo } = first;
  const places = isPlaced ? [fromStart ? from : 0, fromStart ? to : to - from] : [from < to];
  return [member.name, ...places, sizeFrom, sizeTo, growth].join(" ");
}

/**
 * Whether all a patch changes are the conditions of members that had some before: then another of
 * the record's readings was taken, and which one programs have is not known.
 */
function isOfConditions(
  { record, old, gone }: RecordChange,
  text: SourceText | undefined,
): boolean {
  const { span, end } = record;
  if (text === undefined || end === undefined) return false;
  if (!hasConditions(old) || gone.some(({ condition }) => condition === undefined)) return false;
  const fresh = addedBetween(text, span, end).filter((line) => line.trim() !== "");
  return fresh.length > 0 && fresh.every((line) => /^\s*#\s*(?:if|el|endif)/.test(line));
}

function hasConditions({ members }: CRecord, depth = 0): boolean {
  return members.some((member) => {
    const inner = depth < nestingMax ? inlineOf(member) : undefined;
    return (
      member.condition !== undefined || (inner !== undefined && hasConditions(inner, depth + 1))
    );
  });
}

/** 64-bit integers have another alignment on the second; of one architecture, its own two words. */
function witnessesOf(path: string): readonly Target[] {
  const seen = targetsOf(path);
  const known = seen.filter(({ name }) => name === "x86_64" || name === "i386");
  const [first] = seen;
  const other = seen.find(({ pointer }) => pointer.size !== first?.pointer.size);
  return known.length > 0 ? known : [first, other].filter((target) => target !== undefined);
}

function changeOf(
  old: CRecord,
  record: CRecord,
  witnesses: readonly Target[],
): RecordChange | undefined {
  const found = witnesses.flatMap((target) => changeOn(old, record, target) ?? []);
  // One may have room for what makes the record longer on another. Padding that is spelt out was
  // meant to be there on all.
  const [first] = found;
  const isSpelt = first?.added.every((member) => isSpare(member)) === true;
  return (isSpelt ? undefined : found.find(isNoticed)) ?? first ?? changeOfOwn(old, record);
}

const isNoticed = ({ moved, gone, growth }: RecordChange): boolean =>
  moved.length + gone.length > 0 || growth !== 0;

function changeOn(old: CRecord, record: CRecord, target: Target): RecordChange | undefined {
  const fromStart = !startsUnseen(record);
  const [before, now] = [declaredFor(old, target), declaredFor(record, target)];
  // A target's own declaration that the patch adds or drops: `changeOfOwn` has a look at it.
  if ((now === record) !== (before === old)) return undefined;
  // Where the start or a bound was not seen a place may be aligned already or not, and so may
  // the end: a change is one that is there in any case.
  const leads = fromStart ? [[]] : startsOf([before, now], target);
  const words = wordsIn([before, now]);
  const counts =
    isBounded(old) && isBounded(record)
      ? [1]
      : [...bounds, ...evening(before, now, leads[0] ?? [], target, words)];
  const ends = endsInside(old) || endsInside(record) ? rests : [[]];
  const sure: Omit<RecordChange, "isPlaced">[] = [];
  for (const lead of leads)
    for (const count of counts)
      for (const rest of ends) {
        const [was, is] = [before, now].map((one) =>
          layoutOf(bounded(seen(ended(one, rest), lead), count, words), target),
        ) as [Layout, Layout];
        const change = changeBetween(was, is);
        if (change === undefined) return undefined;
        const growth = was.exact && is.exact ? is.size - was.size : undefined;
        sure.push(Object.assign({ record, old, growth, fromStart }, change));
      }
  const first = sure.toSorted((a, b) => a.moved.length - b.moved.length)[0]!;
  const isOne =
    saidBounds(old) === saidBounds(record) && sure.every(({ growth }) => growth === first.growth);
  const isPlaced = sure.every((one) => isAlike(one, first, fromStart));
  return { ...first, isPlaced, ...(isOne ? {} : { growth: undefined }) };
}

/**
 * What a patch puts into a record for some targets alone. One that is declared for them otherwise
 * is meant to be another: members go or have other sizes, where this only adds some.
 */
function changeOfOwn(old: CRecord, record: CRecord): RecordChange | undefined {
  for (const { record: own, on } of record.variants ?? []) {
    const [name = ""] = on;
    const target = targetNamed(name);
    if (own === undefined || target === undefined || declaredFor(old, target) !== old) continue;
    const [was, is] = [layoutOf(old, target), layoutOf(own, target)];
    const change = was.exact && is.exact ? changeBetween(was, is) : undefined;
    if (change === undefined || change.added.length === 0 || change.gone.length > 0) continue;
    if (change.moved.some(({ sizeFrom, sizeTo }) => sizeFrom !== sizeTo)) continue;
    const growth = is.size - was.size;
    const placed = { fromStart: true, isPlaced: true };
    return { ...change, ...placed, record: own, old, growth, on: [...on] };
  }
  return undefined;
}

/** The same for a finding. */
export const seenOn = ({ on }: RecordChange): { readonly on?: readonly string[] } =>
  on === undefined ? {} : { on };

/** " on i386" of a change that only some targets see. */
export function whereChanged({ on }: RecordChange, path: string): string {
  const names = targetsOf(path).map(({ name }) => name);
  return on === undefined ? "" : onTargets(on, names);
}

/** Whether two changes move the same members as far, and from the same place where one is known. */
function isAlike(
  a: Pick<RecordChange, "moved">,
  b: Pick<RecordChange, "moved">,
  fromStart: boolean,
): boolean {
  if (a.moved.length !== b.moved.length) return false;
  return a.moved.every(({ from, to }, at) => {
    const other = b.moved[at];
    if (other === undefined || to - from !== other.to - other.from) return false;
    return !fromStart || from === other.from;
  });
}

/**
 * What became of the untagged records that begin in a fragment whose outer ones do not: each moves
 * what is inside it, whatever precedes it. How long the outer one is they do not tell.
 */
function insideOf(
  old: CRecord,
  record: CRecord,
  witnesses: readonly Target[],
): readonly RecordChange[] {
  const [before, now] = [shownInside(old, 0), shownInside(record, 0)];
  if (before.length !== now.length) return [];
  const changes: RecordChange[] = [];
  const names = namesIn(record, 0);
  for (const [at, inner] of now.entries()) {
    const change = changeOf(before[at] ?? inner, inner, witnesses);
    const named = { ...inner, name: record.name };
    // What moved out of the inner record is there still, and where nobody sees.
    if (change !== undefined && !change.gone.some(({ name }) => names.has(name)))
      changes.push({ ...change, record: named, growth: undefined, fromStart: false });
  }
  return changes;
}

/** What the members of a record and of the untagged ones in it are called. */
function namesIn({ members }: CRecord, depth: number): ReadonlySet<string> {
  return new Set(
    members.flatMap((member) => {
      const inner = depth < nestingMax ? inlineOf(member) : undefined;
      return inner === undefined ? [member.name] : [...namesIn(inner, depth + 1)];
    }),
  );
}
