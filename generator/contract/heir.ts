// The record that goes on where one of an old name is gone.
import { groupedBy } from "../lists/index.ts";
import { type CRecord, titleOf, type Unit } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { changeOf } from "./change.ts";

/** What all files of the later edition declare. */
export interface Whole {
  /** By title: `struct NAME`. */
  readonly records: ReadonlyMap<string, CRecord>;
  /** Macros that stand for another name. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Heir {
  readonly record: CRecord;
  /** Under which name it goes on. */
  readonly says: string;
}

/** The macros of a unit that stand for another name, with that name. */
export const aliasesOf = ({ macros }: Unit): readonly (readonly [string, string])[] =>
  macros
    .filter(({ parameters, body }) => parameters === undefined && /^\s*[a-z_]\w*\s*$/i.test(body))
    .map(({ name, body }) => [name, body.trim()]);

/**
 * Finds the heir of a record that is gone: the one a macro of the old name stands for, or the one
 * new record of the file whose members have the names and places the old one's had.
 */
export function heirsOf(
  old: Unit,
  next: Unit | undefined,
  whole: Whole,
  targets: readonly Target[],
): (record: CRecord) => Heir | undefined {
  let arrived: ReadonlyMap<string, readonly CRecord[]> | undefined;
  return (record) => {
    const alias = aliased(record, whole);
    if (alias !== undefined)
      return {
        record: alias,
        says: `it is called '${alias.name}', and a macro keeps the old name`,
      };
    if (next === undefined || record.members.length < membersMin) return undefined;
    arrived ??= arrivals(old, next);
    const family = arrived.get(memberNames(record)) ?? [];
    if (family.length > familyMax) return undefined;
    const alike = family.filter((one) => changeOf(record, one, targets).kind === "unchanged");
    const [only] = alike;
    if (only === undefined || alike.length > 1) return undefined;
    return { record: only, says: `it is called '${only.name}'` };
  };
}

/** What the name of a record leads to, from macro to macro. */
function aliased({ kind, name: gone }: CRecord, { records, aliases }: Whole): CRecord | undefined {
  let found: CRecord | undefined;
  const seen = new Set<string>();
  for (let name = aliases.get(gone); name !== undefined && !seen.has(name);) {
    seen.add(name);
    found = records.get(`${kind} ${name}`) ?? found;
    name = aliases.get(name);
  }
  return found;
}

/** Fewer members than these have many records. */
const membersMin = 2;

/** Of more new records with members of the same names none is told apart: all would be compared. */
const familyMax = 16;

const memberNames = ({ kind, members }: CRecord): string =>
  [kind, ...members.map(({ name }) => name)].join(" ");

/** Records only the later unit has, by the names of their members. */
function arrivals(old: Unit, next: Unit): ReadonlyMap<string, readonly CRecord[]> {
  const before = new Set(old.records.map(titleOf));
  const fresh = next.records.filter((record) => record.name !== "" && !before.has(titleOf(record)));
  return groupedBy(fresh, memberNames);
}
