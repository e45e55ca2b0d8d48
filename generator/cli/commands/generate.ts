// holeproof generate: declarations or headers in, codecs out, or a word about which are stale.
import { counted } from "../../lists/index.ts";
import { existsSync, watch } from "node:fs";
import { type Target, targetNamed, targets } from "../../targets/index.ts";
import type { GeneratedFile } from "../../write/codec/index.ts";
import { writeText } from "../../write/text.ts";
import { type CodecSources, sourcesOfDeclarations, sourcesOfHeaders } from "../codec-sources.ts";
import { configOf } from "../config.ts";
import { type IncludeOptions, includeProblems } from "../include.ts";
import { readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import { LaidOut } from "../laid-out.ts";
import { refresh, staleFiles } from "../output-folder.ts";

/** What may stand in a project's settings; the command line wins. */
export interface GenerateSettings {
  /** Folder of declarations; `abi` when left out. */
  readonly abi?: string;
  /** Folder the codecs go to; `src/generated` when left out. */
  readonly out?: string;
  /** Where generated code finds the wire room: a package, or a path as seen from `out`. */
  readonly wire?: string;
  /** How an import of another generated file ends: `.js`, or `.ts`. */
  readonly extension?: string;
  /** `ts`, or `js` for modules with declarations beside them. */
  readonly language?: string;
  /** Whose layout the codecs read and write; x86_64 when left out. */
  readonly target?: string;
  /** Also the descriptions for binary-parser. */
  readonly witness?: boolean;
}

export interface GenerateOptions extends GenerateSettings, IncludeOptions {
  /** C headers to print codecs of instead of declarations. */
  readonly headers?: readonly string[];
  /** Of a header, only these records; patterns. */
  readonly record?: readonly string[];
  /** Only say what is stale. */
  readonly check?: boolean;
  /** Print again whenever an input changes; ends when `signal` says so. */
  readonly watch?: boolean;
  readonly signal?: AbortSignal;
  /** A JSON file of settings instead of the key in package.json. */
  readonly config?: string;
}

const settingNames: readonly (keyof GenerateSettings)[] = [
  "abi",
  "out",
  "wire",
  "extension",
  "language",
  "target",
  "witness",
];

/** Everything decided. */
interface Plan extends GenerateOptions {
  readonly headers: readonly string[];
  readonly abi: string;
  readonly out: string;
  readonly wire: string;
  readonly extension: ".ts" | ".js";
  readonly language: "ts" | "js";
  readonly on: Target;
}

/**
 * Reads what is named, refuses what a reviewer would refuse, prints the rest. Nothing is written
 * before everything is printed. Exit code: 0 done or fresh; 1 findings, stale files, or a record of
 * a header that is left out, the others being printed; 2 no input or no such record in it.
 */
export async function generate(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const plan = planOf(options);
  if (typeof plan === "string") {
    io.err(`holeproof: ${plan}\n`);
    return 2;
  }
  return options.watch === true ? again(plan, io) : once(plan, io);
}

function planOf(options: GenerateOptions): Plan | string {
  const config = configOf("generate", settingNames, options.config);
  if ("problem" in config) return config.problem;
  const merged: GenerateOptions = { ...(config.settings as GenerateSettings), ...defined(options) };
  const { extension = ".js", language = "ts", target = "x86_64", headers = [] } = merged;
  if (extension !== ".ts" && extension !== ".js") return `no extension '${extension}': .ts or .js`;
  if (language !== "ts" && language !== "js") return `no language '${language}': ts or js`;
  const on = targetNamed(target);
  if (on === undefined)
    return `no target '${target}'; there are ${targets.map(({ name }) => name).join(", ")}`;
  // What nothing is printed for goes from the folder: no guess which one that is.
  if (headers.length > 0 && merged.out === undefined)
    return "codecs of headers go to a folder of theirs: name it with --out";
  return {
    ...merged,
    headers,
    abi: merged.abi ?? "abi",
    out: merged.out ?? "src/generated",
    wire: merged.wire ?? "holeproof/wire",
    extension,
    language,
    on,
  };
}

/** Without what was left out, so that it hides no setting. */
function defined(options: GenerateOptions): GenerateOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

async function once(plan: Plan, io: Io): Promise<ExitCode> {
  const { headers } = plan;
  const fromHeaders = headers.length > 0;
  const problems = includeProblems(plan);
  const read = fromHeaders ? readInputs(headers, [".h"]) : readInputs([plan.abi], [".ts"]);
  for (const problem of [...problems, ...read.problems]) io.err(`holeproof: ${problem}\n`);
  if (read.problems.length > 0 || problems.length > 0) return 2;
  const found = fromHeaders
    ? await sourcesOfHeaders(read.inputs, plan.record ?? [], plan.on, plan)
    : await sourcesOfDeclarations(read.inputs, plan.abi);
  for (const finding of found.findings) io.err(writeText([finding]));
  for (const note of found.notes) io.err(`holeproof: ${note}\n`);
  // A header is taken as far as it goes; a declaration is its author's to mend.
  if (found.findings.length > 0 && !fromHeaders) return 1;
  for (const pattern of found.absent)
    io.err(`holeproof: no record of these headers is '${pattern}'\n`);
  if (found.absent.length > 0) return 2;
  if (found.sources.every(({ records, constants }) => records.length + constants.length === 0)) {
    io.err("holeproof: no record and no constant there to print\n");
    return found.findings.length > 0 ? 1 : 2;
  }
  const printed = await print(found, plan, io);
  if (printed === undefined) return 1;
  const code = plan.check === true ? compare(printed, plan, io) : save(printed, plan, io);
  return found.isPartial || found.findings.some(({ level }) => level === "error") ? 1 : code;
}

function save(files: readonly GeneratedFile[], { out }: Plan, io: Io): ExitCode {
  const { written, removed } = refresh(files, out);
  io.out(`${counted(files.length, "file")} under ${out}: ${written} written, ${removed} removed\n`);
  return 0;
}

async function print(
  { sources }: CodecSources,
  plan: Plan,
  io: Io,
): Promise<readonly GeneratedFile[] | undefined> {
  const codec = await import("../../write/codec/index.ts");
  const { printFiles, toJavaScript, Unsupported } = codec;
  const laidOut = new LaidOut(plan.out, codec.layOutVersion);
  const layOut = laidOut.through(codec.layOut);
  try {
    const { wire, extension, on: target, witness = false, language } = plan;
    const printed = await printFiles(sources, {
      wire,
      extension: language === "js" ? ".js" : extension,
      target,
      witness,
      layOut,
    });
    const files = language === "js" ? await toJavaScript(printed, layOut) : printed;
    laidOut.save();
    return files;
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const { file, line, column } = error.layout.record.span;
    io.err(`${file}:${line}:${column}: error: no codec for ${error.message} [syntax]\n`);
    return undefined;
  }
}

/** Says which files differ from what would be printed now. */
function compare(files: readonly GeneratedFile[], { out }: Plan, io: Io): ExitCode {
  const stale = staleFiles(files, out);
  for (const line of stale) io.err(`${line}\n`);
  if (stale.length > 0) io.err("run 'holeproof generate'\n");
  else io.out(`${out} is fresh\n`);
  return stale.length > 0 ? 1 : 0;
}

/** Editors write a file in several steps; this long after the last one it is read. */
const settleMs = 80;

/**
 * Prints, and again whenever a file below the inputs changes, until the signal. It watches before
 * it reads for the first time: what is saved meanwhile is not missed.
 */
function again(plan: Plan, io: Io): Promise<ExitCode> {
  const { headers } = plan;
  const paths = headers.length > 0 ? headers : [plan.abi];
  const there = paths.filter((path) => existsSync(path));
  if (there.length === 0) return once(plan, io);
  return new Promise((resolve) => {
    let work: Promise<ExitCode> = Promise.resolve(0);
    let timer: NodeJS.Timeout | undefined;
    const print = (): void => void (work = work.then(() => once(plan, io)));
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(print, settleMs);
    };
    const watchers = there.map((path) => watch(path, { recursive: true }, changed));
    io.err(`watching ${there.join(", ")}\n`);
    const end = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      void work.then(resolve);
    };
    plan.signal?.addEventListener("abort", end, { once: true });
    if (plan.signal === undefined) process.once("SIGINT", end);
    print();
  });
}
