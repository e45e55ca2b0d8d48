// holeproof draw: records as pahole draws them, one column per distinct layout.
import type { Finding } from "../../finding/index.ts";
import { groupLayouts, joinLayouts, type LayoutGroup } from "../../layout/index.ts";
import { pushTo } from "../../lists/index.ts";
import { type CRecord, titleOf, underlying, type Unit } from "../../model/index.ts";
import type { ReadSession } from "../../read/c/index.ts";
import { type Target, targetsMatching } from "../../targets/index.ts";
import { Declared } from "../declared.ts";
import { included, includeProblems, type IncludeOptions, missingNote } from "../include.ts";
import { Incomplete } from "../incomplete.ts";
import { writeText } from "../../write/text.ts";
import { type TextInput, textsOrStdin } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import { Progress } from "../progress.ts";
import { matcherOf } from "../pattern.ts";

export interface DrawOptions extends IncludeOptions {
  readonly target: string;
  readonly record?: string;
  readonly format: "text" | "json" | "svg";
  /** Bytes between the marks of a drawing; 0 for none. */
  readonly cacheLine: number;
}

/** What one file holds: its records in order, each with its distinct layouts. */
interface Drawable {
  readonly records: ReadonlyMap<string, readonly LayoutGroup[]>;
  /** Typedefs of a record, by its title: it is found by these names too. */
  readonly otherNames: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
  /** Names that were included and not found. */
  readonly missing: readonly string[];
}

/** Exit code: 0 drawn, 1 something could not be understood, 2 no input or no such record in it. */
export async function draw(
  paths: readonly string[],
  options: DrawOptions,
  io: Io,
): Promise<ExitCode> {
  const { targets, problem: mistake } = targetsMatching(options.target);
  const refuse = (message: string): ExitCode => {
    io.err(`holeproof: ${message}\n`);
    return 2;
  };
  if (mistake !== undefined) return refuse(mistake);
  const { inputs, problems } = await textsOrStdin(paths, [".h"], io);
  for (const problem of [...problems, ...includeProblems(options)])
    io.err(`holeproof: ${problem}\n`);
  if (inputs.length === 0 || includeProblems(options).length > 0) return 2;

  const write = await writerOf(options, io);
  const read = readerOf(inputs, targets, options);
  const matches = matcherOf(options.record);
  let drawn = 0;
  let found = 0;
  const progress = new Progress(io, inputs.length);
  for (const input of inputs) {
    progress.next();
    const { records, otherNames, findings, missing } = await read(input);
    const incomplete = new Incomplete(findings, targets);
    for (const [title, groups] of records) {
      if (![title, ...(otherNames.get(title) ?? [])].some(matches)) continue;
      incomplete.add(groups);
      write(groups);
      drawn++;
    }
    const told = [...findings, ...incomplete.findings()];
    for (const finding of told) io.err(writeText([finding]));
    const note = missingNote(input.path, { missing, findings: told });
    if (note !== undefined) io.err(`holeproof: ${note}\n`);
    found += told.length;
  }
  progress.done();
  write(undefined);
  const { record } = options;
  if (drawn === 0)
    io.err(`holeproof: ${record === undefined ? "no record there" : absent(record)} to draw\n`);
  if (problems.length > 0 || (drawn === 0 && (record !== undefined || found === 0))) return 2;
  return found > 0 ? 1 : 0;
}

const absent = (pattern: string): string => `no record '${pattern}' there`;

/** Reads inputs of one run: included files and tokens are read once. */
function readerOf(
  inputs: readonly TextInput[],
  targets: readonly Target[],
  options: DrawOptions,
): (input: TextInput) => Promise<Drawable> {
  const headers = included(options);
  const declared = new Declared(() => inputs.filter(({ path }) => path.endsWith(".ts")));
  let session: ReadSession | undefined;
  return async ({ path, text }) => {
    if (path.endsWith(".ts")) {
      const { declaration, findings } = await declared.of(path);
      const records = declaration?.unit.records ?? [];
      const otherNames = typedefNames(declaration === undefined ? [] : [declaration.unit]);
      const groups = grouped([{ records, targets }], targets);
      return { records: groups, otherNames, findings, missing: [] };
    }
    const { ReadSession, readForTargets } = await import("../../read/c/index.ts");
    session ??= new ReadSession();
    const readings = readForTargets(headers.source(path, text), targets, {
      ...headers,
      session,
      comments: false,
    });
    return {
      records: grouped(
        readings.map((one) => ({ records: one.reading.unit.records, targets: one.targets })),
        targets,
      ),
      otherNames: typedefNames(readings.map(({ reading }) => reading.unit)),
      findings: distinct(readings.flatMap(({ reading }) => reading.findings)),
      missing: readings.flatMap(({ reading }) => reading.missing),
    };
  };
}

/** What typedefs call each record, by its title. */
function typedefNames(units: readonly Unit[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { typedefs } of units)
    for (const [name, type] of typedefs) {
      const named = underlying(type);
      if (named.kind === "record") pushTo(names, titleOf(named.record), name);
    }
  return names;
}

/** Layouts by record, over readings that hold for different of the wanted targets. */
function grouped(
  readings: readonly {
    readonly records: readonly CRecord[];
    readonly targets: readonly Target[];
  }[],
  wanted: readonly Target[],
): ReadonlyMap<string, readonly LayoutGroup[]> {
  const byTitle = new Map<string, (readonly LayoutGroup[])[]>();
  for (const { records, targets } of readings)
    for (const record of records) {
      if (record.name === "" || record.completeness === "opaque") continue;
      pushTo(byTitle, titleOf(record), groupLayouts(record, targets));
    }
  const groups = new Map<string, readonly LayoutGroup[]>();
  // One declaration has its targets in order.
  for (const [title, all] of byTitle)
    groups.set(title, all.length === 1 ? all[0]! : joinLayouts(all.flat(), wanted));
  return groups;
}

/** The same remark from readings for several targets is one remark. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [writeText([finding]), finding]));
  return [...seen.values()];
}

/** Prints one record's layouts; called with undefined at the end. */
type Write = (groups: readonly LayoutGroup[] | undefined) => void;

/** As much text as is handed on at a time. */
const chunkCharacters = 1 << 16;

async function writerOf({ format, cacheLine }: DrawOptions, io: Io): Promise<Write> {
  if (format === "svg") {
    const { layoutsSvg } = await import("../../write/svg.ts");
    const all: LayoutGroup[] = [];
    return (groups) => (groups === undefined ? io.out(layoutsSvg(all)) : void all.push(...groups));
  }
  const textOf = await (format === "json" ? jsonOf() : drawingOf(cacheLine));
  let text = "";
  return (groups) => {
    if (groups !== undefined) text += textOf(groups);
    if (groups !== undefined && text.length < chunkCharacters) return;
    io.out(text);
    text = "";
  };
}

type TextOf = (groups: readonly LayoutGroup[]) => string;

async function jsonOf(): Promise<TextOf> {
  const { layoutLines } = await import("../../write/layout-json.ts");
  return layoutLines;
}

async function drawingOf(cacheLine: number): Promise<TextOf> {
  const { drawLayout } = await import("../../write/drawing/index.ts");
  let isFirst = true;
  return (groups) => {
    const text = `${isFirst ? "" : "\n"}${drawLayout(groups, { cacheLine })}`;
    isFirst = false;
    return text;
  };
}
