// holeproof import: C headers in, declarations of abi/ out.
import { existsSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { writeWhole } from "../destination.ts";
import { concerning } from "../concerning.ts";
import { differences, type PlacedRecord, placesOf } from "../../contract/index.ts";
import type { Finding } from "../../finding/index.ts";
import { layoutOf } from "../../layout/index.ts";
import { type CRecord, titleOf } from "../../model/index.ts";
import { type Target, targets } from "../../targets/index.ts";
import { included, includeProblems, type IncludeOptions, missingNote } from "../include.ts";
import { Incomplete } from "../incomplete.ts";
import type { readForTargets } from "../../read/c/index.ts";
import { writeText } from "../../write/text.ts";
import { type TextInput, commonFolder, textsOrStdin } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import { matcherOf } from "../pattern.ts";

export interface ImportOptions extends IncludeOptions {
  readonly record?: readonly string[];
  /** A folder for one file a header, or a file name ending in .ts; standard output when absent. */
  readonly out?: string;
  readonly force?: boolean;
  readonly contract?: string;
}

/**
 * Exit code: 0 all said, 1 something left out, 2 not read, no such record in it, or not written.
 */
export async function importHeaders(
  paths: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<ExitCode> {
  const { inputs, problems } = await textsOrStdin(paths, [".h"], io);
  for (const problem of [...problems, ...includeProblems(options)])
    io.err(`holeproof: ${problem}\n`);
  if (inputs.length === 0 || includeProblems(options).length > 0) return 2;
  const isOneFile = options.out?.endsWith(".ts") === true;
  if (isOneFile && inputs.length > 1) {
    io.err(`holeproof: --out ${options.out} is one file, and there are ${inputs.length} headers\n`);
    return 2;
  }
  const wishes = (options.record ?? []).map((pattern) => ({ pattern, is: matcherOf(pattern) }));
  const { read, absent } = await readerOf(inputs, wishes, options);
  for (const pattern of absent) io.err(`holeproof: no record of these headers is '${pattern}'\n`);
  if (absent.length > 0) return 2;
  const root = commonFolder(inputs.map(({ path }) => path));
  let left = 0;
  let printed = 0;
  for (const input of inputs) {
    const { text, findings, count, note } = read(input);
    for (const finding of findings) io.err(writeText([finding]));
    if (note !== undefined) io.err(`holeproof: ${note}\n`);
    left += findings.length;
    printed += count;
    if (count === 0) continue;
    const path = isOneFile ? options.out : outputPath(input.path, root, options.out);
    if (path === undefined) io.out(text);
    else if (!save(path, text, options.force === true, io)) return 2;
  }
  if (printed === 0) io.err("holeproof: no record there to import\n");
  if (problems.length > 0 || (printed === 0 && left === 0)) return 2;
  return left > 0 ? 1 : 0;
}

function outputPath(path: string, root: string, out: string | undefined): string | undefined {
  if (out === undefined) return undefined;
  return join(out, relative(root, path).replace(/\.\w+$/, "") + ".ts");
}

function save(path: string, text: string, overwrite: boolean, io: Io): boolean {
  if (existsSync(path) && !overwrite) {
    io.err(`holeproof: ${path} is there already; --force overwrites it\n`);
    return false;
  }
  writeWhole(path, text);
  io.err(`${path} written\n`);
  return true;
}

interface Imported {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly count: number;
  /** What was included and not found. */
  readonly note?: string | undefined;
}

/** A pattern of `--record`. */
interface Wish {
  readonly pattern: string;
  readonly is: (title: string) => boolean;
}

/**
 * How inputs are read, and the patterns none of them satisfies: a record no header declares itself
 * may be in one that it includes.
 */
async function readerOf(
  inputs: readonly TextInput[],
  wishes: readonly Wish[],
  options: ImportOptions,
): Promise<{ readonly read: (input: TextInput) => Imported; readonly absent: readonly string[] }> {
  const { ReadSession, readForTargets } = await import("../../read/c/index.ts");
  const { printDeclarations } = await import("../../write/declarations/index.ts");
  const headers = { ...included(options), session: new ReadSession() };
  const readingsOf = (
    { path, text }: TextInput,
    scope?: "all",
  ): ReturnType<typeof readForTargets> => {
    return readForTargets({ path, text }, targets, { ...headers, ...(scope && { scope }) });
  };
  const isIn = ({ is }: Wish, readings: ReturnType<typeof readForTargets>): boolean =>
    readings.some(({ reading }) => reading.unit.records.some((one) => is(titleOf(one))));
  const own = new Map(inputs.map((input) => [input, readingsOf(input)]));
  let left = wishes.filter((wish) => ![...own.values()].some((readings) => isIn(wish, readings)));
  const borrowed = new Map<TextInput, readonly Wish[]>();
  for (const input of inputs) {
    if (left.length === 0) break;
    const all = readingsOf(input, "all");
    const found = left.filter((wish) => isIn(wish, all));
    if (found.length === 0) continue;
    left = left.filter((wish) => !found.includes(wish));
    borrowed.set(input, found);
    own.set(input, all);
  }
  const read = (input: TextInput): Imported => {
    const { path } = input;
    const readings = own.get(input) ?? [];
    const isWanted = (record: CRecord): boolean => {
      const asked = record.span.file === path ? wishes : (borrowed.get(input) ?? []);
      return wishes.length === 0 || asked.some(({ is }) => is(titleOf(record)));
    };
    const prints = readings.map(({ reading, targets: on }) => {
      const { text, findings, count, told } = printDeclarations(reading.unit, {
        source: path,
        contract: options.contract ?? basename(path),
        vocabulary: "holeproof/vocabulary",
        ...(wishes.length > 0 && { isWanted }),
      });
      const records = reading.unit.records.filter(isWanted);
      const found =
        wishes.length === 0
          ? reading.findings
          : concerning(reading.findings, reading.unit.records, told);
      return { text, count, on, records, findings: [...found, ...findings] };
    });
    const [first, ...others] = prints;
    if (first === undefined) return { text: "", findings: [], count: 0 };
    const differing = others
      .filter(({ text: other }) => other !== first.text)
      .flatMap(({ on, records }) =>
        on.filter((target) => !liesAlike(first.records, records, target)),
      );
    const note = readings.map((one) => noteOf(path, one, isWanted)).find(Boolean);
    const findings = [...first.findings, ...conditional(path, first.on, differing)];
    return { text: first.text, count: first.count, findings, note };
  };
  return { read, absent: left.map(({ pattern }) => pattern) };
}

/** What was not found, where the reading suffered from it, or a record that is wanted did. */
function noteOf(
  path: string,
  { reading, targets: on }: ReturnType<typeof readForTargets>[number],
  isWanted: (record: CRecord) => boolean,
): string | undefined {
  if (reading.missing.length === 0) return undefined;
  const incomplete = new Incomplete(reading.findings, on);
  for (const record of reading.unit.records)
    if (record.completeness === "whole" && isWanted(record))
      incomplete.add([{ layout: layoutOf(record, on[0]!), targets: on }]);
  const findings = [...reading.findings, ...incomplete.findings()];
  return missingNote(path, { missing: reading.missing, findings });
}

/** Whether two readings of a header give the same layouts, however they spell their types. */
function liesAlike(a: readonly CRecord[], b: readonly CRecord[], target: Target): boolean {
  const others = new Map(b.map((record) => [titleOf(record), record]));
  const isAlike = (record: CRecord): boolean => {
    const other = others.get(titleOf(record));
    const places = (one: CRecord): PlacedRecord => placesOf(layoutOf(one, target));
    return other !== undefined && differences(places(record), places(other)).length === 0;
  };
  return a.length === b.length && a.every(isAlike);
}

/** A header whose records are others on some targets cannot be one declaration. */
function conditional(
  file: string,
  on: readonly Target[],
  differing: readonly Target[],
): readonly Finding[] {
  if (differing.length === 0) return [];
  const all = differing.map(({ name }) => name);
  const names =
    all.length > 6 ? `${all.slice(0, 5).join(", ")}, ${all.length - 5} more` : all.join(", ");
  const message = `the header declares something else for ${names}: imported as for ${on[0]?.name}`;
  return [{ span: { file, line: 1, column: 1 }, rule: "import", level: "warning", message }];
}
