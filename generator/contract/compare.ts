// Two editions of headers, declarations or type data: every record paired, and the version strings.
import { countFirst, partnersIn, pushAll, pushTo } from "../lists/index.ts";
import { type CRecord, titleOf, type Unit } from "../model/index.ts";
import { ioctlsOf, lengthToldBy, type LengthTeller, targetsOf } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import { type Change, changeOf, worse } from "./change.ts";
import type { ChangeKind } from "./change-kind.ts";
import { aliasesOf, heirsOf, type Whole } from "./heir.ts";

/** One edition of one file. */
export interface Edition {
  /** Where it stands inside what is compared, so that the two editions of a file are paired. */
  readonly path: string;
  readonly unit: Unit;
}

export interface RecordChange extends Change {
  readonly record: string;
  readonly path: string;
  readonly presence: "both" | "gone" | "new";
}

/** A version string or number that does not go with what it stands for. */
export interface VersionRemark {
  readonly path: string;
  /** The macro that holds it. */
  readonly macro: string;
  readonly level: "error" | "warning";
  readonly text: string;
}

export interface Comparison {
  readonly records: readonly RecordChange[];
  readonly versions: readonly VersionRemark[];
  readonly worst: ChangeKind;
}

/** Compares every file of `before` with the file of the same path in `after`. */
export function compareEditions(
  before: readonly Edition[],
  after: readonly Edition[],
  targets: readonly Target[],
): Comparison {
  const records: RecordChange[] = [];
  const versions: VersionRemark[] = [];
  const now = new Map(after.map((edition) => [edition.path, edition]));
  // A record that went to another file is not gone.
  const elsewhere = new Map(
    after.flatMap(({ unit }) => unit.records.map((record) => [titleOf(record), record] as const)),
  );
  const aliases = new Map(after.flatMap(({ unit }) => aliasesOf(unit)));
  const whole: Whole = { records: elsewhere, aliases };
  const known = new Set(before.flatMap(({ unit }) => unit.records.map(titleOf)));
  for (const old of before) {
    const next = now.get(old.path);
    // An architecture's own headers are nobody else's.
    const own = new Set(targetsOf(old.path));
    const seen = targets.filter((target) => own.has(target));
    const changes = pair(old, next, whole, seen.length > 0 ? seen : targets);
    pushAll(records, changes);
    if (next !== undefined) pushAll(versions, versionRemarks(old, next, changes));
  }
  for (const { path, unit } of after) {
    for (const record of named(unit)) {
      const title = titleOf(record);
      if (known.has(title)) continue;
      known.add(title);
      records.push({ record: title, path, presence: "new", kind: "unchanged", reasons: [] });
    }
  }
  const worst = records.reduce<ChangeKind>((most, { kind }) => worse(most, kind), "unchanged");
  return { records, versions, worst };
}

const named = ({ records }: Unit): readonly CRecord[] => records.filter(({ name }) => name !== "");

function pair(
  old: Edition,
  next: Edition | undefined,
  whole: Whole,
  targets: readonly Target[],
): readonly RecordChange[] {
  // Under conditions that are no target's one file may have several of a name.
  const here = partnersIn(next?.unit.records ?? [], titleOf);
  const numbers = sizedNumbers(old.unit);
  const heirTo = heirsOf(old.unit, next?.unit, whole, targets);
  let versions: readonly MovedVersion[] | undefined;
  const moved = (): readonly MovedVersion[] =>
    (versions ??= next === undefined ? [] : movedVersions(old.unit, next.unit));
  return named(old.unit).map((record): RecordChange => {
    const title = titleOf(record);
    const other = here(record) ?? whole.records.get(title);
    const heir = other === undefined ? heirTo(record) : undefined;
    if (heir !== undefined) {
      const { kind, reasons } = changeOf(record, heir.record, targets);
      const named = { kind: "renamed" as const, text: heir.says, targets: [] };
      return {
        record: title,
        path: old.path,
        presence: "both",
        kind: worse(kind, "renamed"),
        reasons: [named, ...reasons],
      };
    }
    if (other === undefined) {
      const text = "the record is gone";
      const reasons = [{ kind: "breaking" as const, text, targets: [] }];
      return { record: title, path: old.path, presence: "gone", kind: "breaking", reasons };
    }
    const context = {
      sizedNumbers: numbers.get(title) ?? [],
      toldBy: () => tellerOf(record, old, next, moved),
    };
    const { kind, reasons } = changeOf(record, other, targets, context);
    return { record: title, path: old.path, presence: "both", kind, reasons };
  });
}

/** What tells how long a record is, in either edition, or that another version is meant. */
function tellerOf(
  record: CRecord,
  old: Edition,
  next: Edition | undefined,
  moved: () => readonly MovedVersion[],
): LengthTeller | undefined {
  for (const { unit, path } of next === undefined ? [old] : [old, next]) {
    const teller = lengthToldBy(record, unit, path === "" ? record.span.file : path);
    if (teller !== undefined) return teller;
  }
  if (!/^(?:version|ver)$/.test(record.members[0]?.name ?? "")) return;
  const [macro] = moved();
  return (
    macro && {
      says: `'${record.members[0]?.name}' is another with ${macro[0]}`,
      coversNumbers: false,
    }
  );
}

/** Numbers that hold the size of the record they take, by the record. */
function sizedNumbers(unit: Unit): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { macro, argument } of ioctlsOf(unit)) {
    if (argument === "") continue;
    pushTo(found, argument, macro.name);
  }
  for (const record of unit.records)
    for (const { name, macro } of record.ioctls ?? [])
      if (macro !== "_IO") pushTo(found, titleOf(record), name);
  return found;
}

/** Macros that say which layout bytes are in: compatible strings, and version numbers. */
function versionsOf({ macros }: Unit): ReadonlyMap<string, string> {
  const objects = macros.filter(({ parameters }) => parameters === undefined);
  const others = objects
    .filter(({ name, body }) => isNumber(body) && !/VER(?:SION)?$/.test(name))
    .map(({ name }) => name)
    .toSorted();
  const versions = objects.filter(({ name, body }) =>
    isText(body) ? /COMPAT/.test(name) : isNumber(body) && isVersion(name, others),
  );
  return new Map(versions.map(({ name, body }) => [name, body.trim()]));
}

const isText = (body: string): boolean => /^\s*"/.test(body);
const isNumber = (body: string): boolean => /^\s*\(?(?:0x[\da-f]|\d)\w*\)?\s*$/i.test(body);

/**
 * `BAY_VERSION`, but not one number of a family: `BAY_QUERY_VERSION` next to `BAY_QUERY_NAME`.
 * `others`: the numbers that are no version by name, sorted.
 */
function isVersion(name: string, others: readonly string[]): boolean {
  const lead = /^(\w*_)?(?:VERSION|ABI_VER|VER)$/.exec(name)?.[1];
  if (lead === undefined) return /^(?:VERSION|ABI_VER|VER)$/.test(name);
  const next = others[countFirst(others, (other) => other < lead)];
  return next?.startsWith(lead) !== true;
}

/** A version macro and its value before. */
type MovedVersion = readonly [macro: string, value: string];

/** The version macros of both whose value is another, as they were. */
function movedVersions(unit: Unit, next: Unit): readonly MovedVersion[] {
  const is = versionsOf(next);
  return [...versionsOf(unit)].filter(([macro, value]) => (is.get(macro) ?? value) !== value);
}

/**
 * A layout under another's name is read as that other: bytes that break must come with a new
 * string. What only uses what was reserved or adds to the end does too under a string, where the
 * reader is another kernel; a number tells user space of breaks alone.
 */
function versionRemarks(
  { path, unit }: Edition,
  next: Edition,
  changes: readonly RecordChange[],
): readonly VersionRemark[] {
  const [was, is] = [versionsOf(unit), versionsOf(next.unit)];
  const same = [...was].filter(([macro, value]) => is.get(macro) === value);
  const moved = movedVersions(unit, next.unit);
  const broken = changes.find(({ kind, presence }) => kind === "breaking" && presence === "both");
  const first =
    broken ?? changes.find(({ kind }) => kind === "extended" || kind === "reserved-used");
  if (first !== undefined && moved.length === 0) {
    const due = broken === undefined ? same.filter(([, value]) => isText(value)) : same;
    return due.slice(0, 1).map(([macro, value]) => ({
      path,
      macro,
      level: "error",
      text: `the layout of ${first.record} changes and ${value} does not`,
    }));
  }
  if (first !== undefined || changes.some(({ presence }) => presence !== "both")) return [];
  return moved.map(([macro, value]) => ({
    path,
    macro,
    level: "warning",
    text: `${value} becomes ${is.get(macro)}, and no layout changed`,
  }));
}
