// Readings of a file for different targets as one: what a header declares, wherever it does.
import { compareFindings, type Finding, obsolete, onTargets } from "../../finding/index.ts";
import { groupLayouts, sameLayout } from "../../layout/index.ts";
import { type CRecord, type Span, titleOf, type Unit, type Variant } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import type { Reading, ReadOptions } from "./preprocess/options.ts";
import type { SourceFile } from "./lex/source.ts";
import { readForTargets } from "./read.ts";

/** A reading and the targets it is of. */
interface For {
  readonly targets: readonly Target[];
  readonly reading: Reading;
}

/**
 * Reads C as `readC` does for the first target. A record that is laid out otherwise on others
 * because the text tells them apart knows how (`variants`), and records of others alone are there
 * as well. An assertion may be false on any target; what else a reading for another could not make
 * sense of is not told.
 */
export function readTogether(
  file: SourceFile,
  targets: readonly Target[],
  options: Omit<ReadOptions, "target">,
): Reading {
  const readings = readForTargets(file, targets, options);
  const [first] = readings;
  if (first === undefined) throw new Error("a reading needs at least one target");
  if (readings.length === 1) return first.reading;
  const { reading } = first;
  const { enums, typedefs } = reading.unit;
  const unit: Unit = {
    records: recordsOf(readings),
    enums,
    typedefs,
    get macros() {
      return reading.unit.macros;
    },
  };
  return { ...reading, unit, findings: findingsOf(readings, targets) };
}

/** The records of the first reading, and behind them those only others have. */
function recordsOf(readings: readonly For[]): readonly CRecord[] {
  const indexes = readings.map(({ reading }) => new Declared(reading.unit.records));
  const records: CRecord[] = [];
  const met = new Set<CRecord>();
  for (const { reading } of readings)
    for (const record of reading.unit.records) {
      if (met.has(record)) continue;
      if (record.name === "") {
        if (reading === readings[0]?.reading) records.push(record);
        continue;
      }
      const variants = readings.flatMap(({ reading: other, targets }, at): readonly Variant[] => {
        if (other === reading) return [];
        const there = indexes[at]?.like(record);
        if (there !== undefined) met.add(there);
        if (there !== undefined && isAlike(record, there, targets)) return [];
        return [{ record: there, on: new Set(targets.map(({ name }) => name)) }];
      });
      // Nobody has seen it yet.
      if (variants.length > 0) Object.assign(record, { variants });
      records.push(record);
    }
  return records;
}

/** The records of one reading, by where they stand and by what they are called. */
class Declared {
  private readonly byPlace = new Map<string, CRecord>();
  private readonly byTitle = new Map<string, CRecord>();

  constructor(records: readonly CRecord[]) {
    for (const record of records) {
      this.byPlace.set(keyOf(record), record);
      this.byTitle.set(titleOf(record), record);
    }
  }

  /** The one that is declared in the same place, or elsewhere under the same title. */
  like(record: CRecord): CRecord | undefined {
    return this.byPlace.get(keyOf(record)) ?? this.byTitle.get(titleOf(record));
  }
}

const keyOf = (record: CRecord): string => `${titleOf(record)} ${placeOf(record.span)}`;

const placeOf = ({ file, line, column }: Span): string => `${file}:${line}:${column}`;

/** Whether two declarations are laid out alike on some targets. */
function isAlike(record: CRecord, other: CRecord, targets: readonly Target[]): boolean {
  if (record.completeness === "opaque" && other.completeness === "opaque") return true;
  const [groups, others] = [groupLayouts(record, targets), groupLayouts(other, targets)];
  return groups.every((group) =>
    others.every(
      (one) =>
        sameLayout(group.layout, one.layout) ||
        !group.targets.some((target) => one.targets.includes(target)),
    ),
  );
}

/** What the first reading has to say, and which assertions are false on which targets. */
function findingsOf(readings: readonly For[], targets: readonly Target[]): readonly Finding[] {
  const falseOn = new Map<string, { readonly finding: Finding; readonly names: string[] }>();
  for (const { reading, targets: some } of readings)
    for (const finding of reading.findings.filter(isOfAssertion)) {
      const key = `${placeOf(finding.span)} ${finding.message}`;
      const names = some.map(({ name }) => name);
      const known = falseOn.get(key);
      if (known === undefined) falseOn.set(key, { finding, names });
      else known.names.push(...names);
    }
  const all = targets.map(({ name }) => name);
  const assertions = [...falseOn.values()].flatMap(({ finding, names }): readonly Finding[] => {
    if (names.every((name) => name === obsolete)) return [];
    const where = onTargets(names, all);
    if (where === "") return [finding];
    const on = all.filter((name) => names.includes(name));
    return [{ ...finding, message: `${finding.message},${where}`, targets: on }];
  });
  const told = readings[0]?.reading.findings.filter((finding) => !isOfAssertion(finding)) ?? [];
  return [...told, ...assertions].toSorted(compareFindings);
}

const isOfAssertion = ({ rule }: Finding): boolean => rule === "static-assert";
