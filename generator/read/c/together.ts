// Readings of a file for different targets as one: what a header declares, wherever it does.
import { compareFindings, type Finding, obsolete, onTargets } from "../../finding/index.ts";
import { groupedBy, pushAll } from "../../lists/index.ts";
import { groupLayouts, sameLayout } from "../../layout/index.ts";
import { type CRecord, type Span, titleOf, type Variant } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import type { Reading, ReadOptions } from "./preprocess/options.ts";
import type { SourceFile } from "./lex/source.ts";
import { eachReading, type ReadingFor } from "./read.ts";

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
  let first: Reading | undefined;
  let gathered: Gathered | undefined;
  // One after the other: what is alike everywhere is kept once.
  for (const one of eachReading(file, targets, options)) {
    if (first === undefined) {
      first = one.reading;
      if (one.targets.length < targets.length) gathered = new Gathered(one);
    } else gathered?.add(one);
  }
  if (first === undefined) throw new Error("a reading needs at least one target");
  return gathered === undefined ? first : gathered.as(first, targets);
}

/** The records of the readings so far, each with what it is elsewhere. */
class Gathered {
  private readonly records: CRecord[];
  private readonly variants = new Map<CRecord, Variant[]>();
  private readonly done: string[] = [];
  private readonly assertions = new Map<string, FalseOn>();

  constructor(first: ReadingFor) {
    this.records = [...first.reading.unit.records];
    for (const record of this.records) if (record.name !== "") this.variants.set(record, []);
    this.finish(first);
  }

  add(one: ReadingFor): void {
    const { targets, reading } = one;
    const { found, left } = paired([...this.variants.keys()], reading.unit.records);
    const on = new Set(targets.map(({ name }) => name));
    for (const [record, variants] of this.variants) {
      const there = found.get(record);
      if (there === undefined || !isAlike(record, there, targets))
        variants.push({ record: there, on });
    }
    for (const record of left) {
      this.records.push(record);
      this.variants.set(record, [{ record: undefined, on: new Set(this.done) }]);
    }
    this.finish(one);
  }

  /** The first reading with what the others add. */
  as(first: Reading, targets: readonly Target[]): Reading {
    // Nobody has seen the records yet.
    for (const [record, variants] of this.variants)
      if (variants.length > 0) Object.assign(record, { variants });
    const { enums, typedefs } = first.unit;
    const unit = {
      records: this.records,
      enums,
      typedefs,
      get macros() {
        return first.unit.macros;
      },
    };
    const told = first.findings.filter((finding) => !isOfAssertion(finding));
    const all = targets.map(({ name }) => name);
    const assertions = [...this.assertions.values()].flatMap((one) => falseOn(one, all));
    return { ...first, unit, findings: [...told, ...assertions].toSorted(compareFindings) };
  }

  private finish({ reading, targets }: ReadingFor): void {
    const names = targets.map(({ name }) => name);
    pushAll(this.done, names);
    for (const finding of reading.findings.filter(isOfAssertion)) {
      const key = `${written(finding.span)} ${finding.message}`;
      const known = this.assertions.get(key);
      if (known === undefined) this.assertions.set(key, { finding, names: [...names] });
      else pushAll(known.names, names);
    }
  }
}

/** Records of another reading by those they stand for, and those that stand for none. */
interface Pairs {
  readonly found: ReadonlyMap<CRecord, CRecord>;
  readonly left: readonly CRecord[];
}

/** Pairs records that stand in the same place, and what remains by what they are called. */
function paired(known: readonly CRecord[], records: readonly CRecord[]): Pairs {
  const found = new Map<CRecord, CRecord>();
  let left = records.filter(({ name }) => name !== "");
  for (const keyOf of [placeOf, titleOf]) {
    const byKey = groupedBy(left, keyOf);
    for (const record of known) {
      if (found.has(record)) continue;
      const there = byKey.get(keyOf(record))?.shift();
      if (there !== undefined) found.set(record, there);
    }
    left = [...byKey.values()].flat();
  }
  return { found, left };
}

/** Two things a macro declares in one place differ in what they are called. */
const placeOf = (record: CRecord): string => `${titleOf(record)} ${written(record.span)}`;

const written = ({ file, line, column }: Span): string => `${file}:${line}:${column}`;

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

/** An assertion and the targets it is false on. */
interface FalseOn {
  readonly finding: Finding;
  readonly names: string[];
}

/** The same in words; nothing where only a target nobody runs is concerned. */
function falseOn({ finding, names }: FalseOn, all: readonly string[]): readonly Finding[] {
  if (names.every((name) => name === obsolete)) return [];
  const where = onTargets(names, all);
  if (where === "") return [finding];
  const targets = all.filter((name) => names.includes(name));
  return [{ ...finding, message: `${finding.message},${where}`, targets }];
}

const isOfAssertion = ({ rule }: Finding): boolean => rule === "static-assert";
