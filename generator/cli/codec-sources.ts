// What codecs are printed from: a folder of declarations, or C headers as they are.
import { basename, posix, relative, sep } from "node:path";
import { type Finding, compareFindings } from "../finding/index.ts";
import type { Declaration, DeclarationSource } from "../read/decl/index.ts";
import { type CRecord, titleOf } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import type { CodecSource } from "../write/codec/index.ts";
import { judgeDeclaration } from "./declaration-check.ts";
import { type IncludeOptions, included, missingNote } from "./include.ts";
import { type Input, commonFolder } from "./inputs.ts";
import { matcherOf } from "./pattern.ts";

/** Sources, and what stands against printing them. */
export interface CodecSources {
  readonly sources: readonly CodecSource[];
  /** Things left out or refused; with any of them that is an error nothing is printed. */
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
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
    notes: [],
  };
}

/**
 * Headers, taken as they are: what was published stays. `wanted` are patterns of records; a record
 * that one of them contains by value comes with it.
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
  const matchers = wanted.map(matcherOf);
  const isWanted = (record: CRecord): boolean => matchers.some((is) => is(titleOf(record)));
  const headers = included(options);
  const root = commonFolder(inputs.map(({ path }) => path));
  const findings: Finding[] = [];
  const notes: string[] = [];
  const titles: string[] = [];
  const texts: (DeclarationSource & { readonly origin: string })[] = [];
  for (const { path, bytes } of inputs) {
    const reading = readC({ path, text: utf8.decode(bytes) }, { ...headers, target });
    const printed = printDeclarations(reading.unit, {
      source: path,
      contract: basename(path),
      vocabulary: "holeproof/vocabulary",
      ...(matchers.length > 0 && { isWanted }),
    });
    findings.push(...reading.findings, ...printed.findings);
    titles.push(...reading.unit.records.map(titleOf));
    const note = missingNote(path, reading);
    if (note !== undefined) notes.push(note);
    if (printed.count > 0)
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
  for (const [at, is] of matchers.entries())
    if (!titles.some(is)) notes.push(`no record of these headers is '${wanted[at]}'`);
  const read = readDeclarations(texts);
  return {
    sources: read.declarations.map((one, at) => ({
      ...sourceOf(one, one.path),
      origin: texts[at]?.origin ?? one.path,
    })),
    findings: [...findings, ...read.findings],
    notes,
  };
}

function sourceOf(declaration: Declaration, module: string): CodecSource {
  const { path, doc, unit, constantDocs } = declaration;
  return { path, module, doc, records: unit.records, constants: unit.macros, constantDocs };
}
