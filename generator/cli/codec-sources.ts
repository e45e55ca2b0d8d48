// What codecs are printed from: a folder of declarations, or C headers as they are.
import { pushAll } from "../lists/index.ts";
import { basename, posix, relative, sep } from "node:path";
import { type Finding, compareFindings } from "../finding/index.ts";
import type { Declaration, DeclarationSource } from "../read/decl/index.ts";
import { type CRecord, titleOf, type Unit } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import type { CodecSource } from "../write/codec/index.ts";
import { judgeDeclaration } from "./declaration-check.ts";
import { concerning } from "./concerning.ts";
import { type IncludeOptions, included, missingNote } from "./include.ts";
import { type Input, commonFolder } from "./inputs.ts";
import { matcherOf } from "./pattern.ts";

/** Sources, and what stands against printing them. */
export interface CodecSources {
  readonly sources: readonly CodecSource[];
  /** What was left out, or refused: with any of declarations nothing is printed. */
  readonly findings: readonly Finding[];
  /** Whether something that was asked for, a record or a constant, is left out. */
  readonly isPartial: boolean;
  readonly notes: readonly string[];
  /** Patterns of records that were asked for and are nowhere. */
  readonly absent: readonly string[];
}

/** A record asked for. */
interface Wish {
  readonly pattern: string;
  readonly is: (title: string) => boolean;
}

const utf8 = new TextDecoder();

/** Declarations, judged as a reviewer would: advice left out, accepted defects silent. */
export async function sourcesOfDeclarations(
  inputs: readonly Input[],
  abi: string,
): Promise<CodecSources> {
  const { readDeclarations } = await import("../read/decl/index.ts");
  const given = inputs
    .map(({ path, bytes }) => ({ path: path.split(sep).join("/"), text: utf8.decode(bytes) }))
    .filter(({ path }) => posix.basename(path) !== "vocabulary.ts");
  const { declarations, findings } = readDeclarations(given);
  const refused = findings.length > 0 ? findings : declarations.flatMap(judgeDeclaration);
  const folder = abi.split(sep).join("/");
  return {
    sources: declarations.map((one) => sourceOf(one, posix.relative(folder, one.path))),
    findings: refused.filter(({ level }) => level !== "advice").toSorted(compareFindings),
    isPartial: false,
    notes: [],
    absent: [],
  };
}

/**
 * Headers, taken as they are: what was published stays. `wanted` are patterns of records, looked
 * for in the headers, then in those they include; a record that one of them contains by value comes
 * with it.
 */
export async function sourcesOfHeaders(
  inputs: readonly Input[],
  wanted: readonly string[],
  target: Target,
  options: IncludeOptions,
): Promise<CodecSources> {
  const { readC } = await import("../read/c/index.ts");
  const { printDeclarations } = await import("../write/declarations/index.ts");
  const { readDeclarations } = await import("../read/decl/index.ts");
  const headers = { ...included(options), target };
  const readings = inputs.map(({ path, bytes }) => {
    const text = utf8.decode(bytes);
    return { path, text, ...readC({ path, text }, headers) };
  });
  const wishes = wanted.map((pattern) => ({ pattern, is: matcherOf(pattern) }));
  const isIn = ({ is }: Wish, { records }: Unit): boolean =>
    records.some((one) => is(titleOf(one)));
  // What no header declares itself may be in one that it includes.
  let left = wishes.filter((wish) => !readings.some(({ unit }) => isIn(wish, unit)));
  const root = commonFolder(inputs.map(({ path }) => path));
  const findings: Finding[] = [];
  const leftOut: Finding[] = [];
  const notes: string[] = [];
  const texts: (DeclarationSource & { readonly origin: string })[] = [];
  for (const reading of readings) {
    const { path, text } = reading;
    const all = left.length === 0 ? undefined : readC({ path, text }, { ...headers, scope: "all" });
    const borrowed = all === undefined ? [] : left.filter((wish) => isIn(wish, all.unit));
    left = left.filter((wish) => !borrowed.includes(wish));
    const unit = all === undefined || borrowed.length === 0 ? reading.unit : all.unit;
    const isWanted = (record: CRecord): boolean =>
      (record.span.file === path ? wishes : borrowed).some(({ is }) => is(titleOf(record)));
    const printed = printDeclarations(unit, {
      source: path,
      contract: basename(path),
      vocabulary: "holeproof/vocabulary",
      ...(wishes.length > 0 && { isWanted }),
    });
    findings.push(
      ...(wishes.length === 0
        ? reading.findings
        : concerning(reading.findings, unit.records, printed.told)),
    );
    pushAll(leftOut, printed.findings);
    const note = missingNote(path, reading);
    if (note !== undefined) notes.push(note);
    if (printed.count + printed.constants > 0)
      texts.push({
        path:
          relative(root, path)
            .split(sep)
            .join("/")
            .replace(/\.\w+$/, "") + ".ts",
        text: printed.text,
        origin: path,
      });
  }
  const read = readDeclarations(texts);
  return {
    sources: read.declarations.map((one, at) => ({
      ...sourceOf(one, one.path),
      origin: texts[at]?.origin ?? one.path,
    })),
    findings: [...findings, ...leftOut, ...read.findings],
    isPartial: leftOut.length > 0,
    notes,
    absent: left.map(({ pattern }) => pattern),
  };
}

function sourceOf(declaration: Declaration, module: string): CodecSource {
  const { path, doc, unit, constantDocs } = declaration;
  return { path, module, doc, records: unit.records, constants: unit.macros, constantDocs };
}
