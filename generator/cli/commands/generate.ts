// holeproof generate: declarations in, codecs out, or a word about which are stale.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { type Finding, compareFindings } from "../../finding/index.ts";
import type { Declaration } from "../../read/decl/index.ts";
import type { CodecSource, GeneratedFile } from "../../write/codec/index.ts";
import { writeText } from "../../write/text.ts";
import { judgeDeclaration } from "../declaration-check.ts";
import { readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface GenerateOptions {
  /** Folder of declarations. */
  readonly abi: string;
  /** Folder the codecs go to; nothing else may live there. */
  readonly out: string;
  /** Only say what is stale. */
  readonly check?: boolean;
  /** Where generated code finds the wire room: a package, or a path as seen from `out`. */
  readonly wire?: string;
}

/**
 * Reads every declaration, refuses what a reviewer would refuse, prints the rest. Nothing is
 * written before everything is printed. Exit code: 0 done or fresh, 1 findings or stale files, 2 no
 * input.
 */
export async function generate(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const { inputs, problems } = readInputs([options.abi], [".ts"]);
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  if (problems.length > 0) return 2;
  const { readDeclarations } = await import("../../read/decl/index.ts");
  const utf8 = new TextDecoder();
  const sources = inputs
    .map(({ path, bytes }) => ({ path: path.split(sep).join("/"), text: utf8.decode(bytes) }))
    .filter(({ path }) => posix.basename(path) !== "vocabulary.ts");
  const { declarations, findings } = readDeclarations(sources);
  const refused = findings.length > 0 ? findings : judge(declarations);
  for (const finding of refused) io.err(writeText([finding]));
  if (refused.length > 0) return 1;
  const printed = await print(declarations, options, io);
  if (printed === undefined) return 1;
  return options.check === true ? compare(printed, options, io) : write(printed, options, io);
}

/** What the rules say, advice left out; accepted defects are silent. */
function judge(declarations: readonly Declaration[]): readonly Finding[] {
  return declarations
    .flatMap(judgeDeclaration)
    .filter(({ level }) => level !== "advice")
    .toSorted(compareFindings);
}

async function print(
  declarations: readonly Declaration[],
  options: GenerateOptions,
  io: Io,
): Promise<readonly GeneratedFile[] | undefined> {
  const { printFiles, Unsupported } = await import("../../write/codec/index.ts");
  const abi = options.abi.split(sep).join("/");
  const sources = declarations.map(({ path, doc, unit, constantDocs }): CodecSource => ({
    path,
    module: posix.relative(abi, path),
    doc,
    records: unit.records,
    constants: unit.macros,
    constantDocs,
  }));
  try {
    return await printFiles(sources, options.wire ?? "../runtime/wire/index.ts");
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const { file, line, column } = error.slot.member.span;
    io.err(`${file}:${line}:${column}: error: no codec for ${error.message} [syntax]\n`);
    return undefined;
  }
}

/** Says which files differ from what would be printed now. */
function compare(files: readonly GeneratedFile[], { out }: GenerateOptions, io: Io): ExitCode {
  const stale = [
    ...files.flatMap(({ path, text }) => {
      const target = join(out, path);
      if (!existsSync(target)) return [`${target} is missing`];
      return readFileSync(target, "utf8") === text ? [] : [`${target} is stale`];
    }),
    ...extraFiles(files, out).map((path) => `${join(out, path)} comes from no declaration`),
  ];
  for (const line of stale) io.err(`${line}\n`);
  if (stale.length > 0) io.err("run 'holeproof generate'\n");
  else io.out(`${files.length} files under ${out} are fresh\n`);
  return stale.length > 0 ? 1 : 0;
}

/** Writes what changed, each file under another name first, and removes what nothing declares. */
function write(files: readonly GeneratedFile[], { out }: GenerateOptions, io: Io): ExitCode {
  let changed = 0;
  for (const { path, text } of files) {
    const target = join(out, path);
    if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, text);
    renameSync(`${target}.new`, target);
    changed += 1;
  }
  const extra = extraFiles(files, out);
  for (const path of extra) rmSync(join(out, path));
  io.out(`${files.length} files under ${out}: ${changed} written, ${extra.length} removed\n`);
  return 0;
}

/** How every file the generator printed begins. */
const printedStart = /^(?:\/\/|\/\*\*\n \*) Generated/;

/**
 * Generated files of the output folder that nothing was printed for. A file of another origin is
 * left alone, whatever folder `--out` names.
 */
function extraFiles(files: readonly GeneratedFile[], out: string): readonly string[] {
  if (!existsSync(out)) return [];
  const known = new Set(files.map(({ path }) => path));
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !known.has(path) && printedStart.test(readFileSync(join(out, path), "utf8")))
    .sort();
}
