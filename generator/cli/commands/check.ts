// holeproof check: headers and declarations in, findings or their correction out.
import type { Finding } from "../../finding/index.ts";
import type { Profile } from "../../rules/index.ts";
import { edited, unifiedDiff } from "../../write/unified-diff.ts";
import { Baseline } from "../baseline.ts";
import { judgeDeclarations } from "../declaration-check.ts";
import { writeWhole } from "../destination.ts";
import { type Format, type FormatName, formatNamed } from "../formats.ts";
import { type Correction, type HeaderCheck, headerChecker } from "../header-check.ts";
import { headerText } from "../header-text.ts";
import { includeProblems, type IncludeOptions } from "../include.ts";
import { type Input, inputsOrStdin, reasonOf } from "../inputs.ts";
import { installedRoot } from "../installed.ts";
import type { ExitCode, Io } from "../io.ts";
import { Progress } from "../progress.ts";

export interface CheckOptions extends IncludeOptions {
  /** `text` when left out. */
  readonly format?: FormatName;
  /** Who reads the structs; auto goes by path and spelling. */
  readonly profile?: "auto" | "uapi" | "kho";
  /** Print the corrected structs as a diff instead of the findings. */
  readonly fix?: boolean;
  /** With `fix`: write the corrections into the files. */
  readonly write?: boolean;
  /** A file of findings that are known; written when it is not there. */
  readonly baseline?: string;
  /** Hold the declarations against what was locked, too. */
  readonly locked?: boolean;
}

/**
 * Checks every file, and the locked contracts where asked to; advice alone does not count as
 * findings. Exit code: the worst of both.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  const problem = problemWith(paths, options);
  if (problem !== undefined) {
    io.err(`holeproof: ${problem}\n`);
    return 2;
  }
  if (options.locked !== true) return checkFiles(paths, options, io);
  const { lock } = await import("./lock.ts");
  const held = await lock({ ...options, abi: "abi", out: "abi/locked", check: true }, io);
  const checked = paths.length === 0 ? 0 : await checkFiles(paths, options, io);
  return held > checked ? held : checked;
}

/** Why options do not go together; undefined where they do. */
function problemWith(paths: readonly string[], options: CheckOptions): string | undefined {
  const { fix = false, write = false, locked = false } = options;
  if (paths.length === 0 && !locked) return "check names no file, and no --locked";
  if (write && !fix) return "--write goes with --fix";
  return write && paths.includes("-") ? "--write needs files to write to" : undefined;
}

async function checkFiles(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  const format = await formatNamed(options.format ?? "text");
  const fixes = options.fix === true ? (options.write === true ? "write" : "print") : undefined;
  let baseline: Baseline | undefined;
  try {
    if (options.baseline !== undefined) baseline = new Baseline(options.baseline);
  } catch (error) {
    io.err(`holeproof: cannot read ${options.baseline}: ${reasonOf(error)}\n`);
    return 2;
  }
  const { inputs: all, problems } = await inputsOrStdin(paths, [".h", ".ts"], io);
  const inputs = all.filter((input) => paths.includes(input.path) || isOurs(input));
  const troubles = [...problems, ...includeProblems(options)];
  for (const problem of troubles) io.err(`holeproof: ${problem}\n`);
  const { profile = "auto" } = options;
  const judge = judgeOf(options, profile === "auto" ? undefined : profile, inputs);
  const teller = new Teller(format, fixes, io);
  let worst: ExitCode = troubles.length > 0 ? 2 : 0;
  let records = 0;
  const progress = new Progress(io, inputs.length);
  for (const input of inputs) {
    progress.next();
    const judged = await judge(input);
    if (typeof judged === "string") {
      io.err(`holeproof: ${input.path === "-" ? "<stdin>" : input.path} ${judged}\n`);
      worst = 2;
      continue;
    }
    records += judged.records;
    const findings = baseline?.unknown(input.path, judged.findings) ?? judged.findings;
    try {
      teller.tell(input, { ...judged, findings });
    } catch (error) {
      io.err(`holeproof: cannot write ${input.path}: ${reasonOf(error)}\n`);
      worst = 2;
    }
    if (worst === 0 && findings.some((finding) => finding.level !== "advice")) worst = 1;
    // Silence about records of which not one could be laid out is no praise.
    const isUnjudged = judged.isBlind === true && judged.note !== undefined;
    if (isUnjudged && judged.findings.length === 0) worst = 2;
  }
  progress.done();
  teller.finish();
  if (records === 0 && worst === 0) io.err("holeproof: no record there to check\n");
  const said = baseline?.finish();
  if (said !== undefined) io.err(`holeproof: ${said}\n`);
  return worst;
}

/**
 * Of a folder's TypeScript only declarations are ours: files that import the vocabulary. A header
 * without a byte is as good as none there; a user who names it is told.
 */
function isOurs({ path, bytes }: Input): boolean {
  if (bytes.length === 0) return false;
  if (!path.endsWith(".ts")) return true;
  return /from "[^"]*vocabulary(?:\.ts)?"/.test(new TextDecoder().decode(bytes));
}

/** Judges one input; a string says why it cannot be judged. */
function judgeOf(
  options: CheckOptions,
  profile: Profile | undefined,
  inputs: readonly Input[],
): (input: Input) => Promise<HeaderCheck | string> {
  const checker = headerChecker(options, installedRoot);
  let declared: ReturnType<typeof judgeDeclarations> | undefined;
  const sources = inputs.filter(({ path }) => path.endsWith(".ts"));
  return async ({ path, bytes }) => {
    if (bytes.length === 0) return "is empty";
    if (bytes.subarray(0, 8192).includes(0)) return "is binary, not a header";
    const name = path === "-" ? "<stdin>" : path;
    if (path.endsWith(".ts")) {
      declared ??= judgeDeclarations(
        sources.map((one) => ({ path: one.path, text: new TextDecoder().decode(one.bytes) })),
      );
      return (await declared).get(path) ?? { findings: [], records: 0 };
    }
    const { text } = headerText(bytes);
    if (text.includes("\n@@ -")) return "is a patch: review reads those";
    return options.fix === true
      ? checker.fix(name, text, profile)
      : checker.check(name, text, profile);
  };
}

/** Writes as findings come, or all at the end where the format is a document. */
class Teller {
  readonly #format: Format;
  readonly #fixes: "print" | "write" | undefined;
  readonly #io: Io;
  readonly #all: Finding[] = [];
  #lines = 0;

  constructor(format: Format, fixes: "print" | "write" | undefined, io: Io) {
    this.#format = format;
    this.#fixes = fixes;
    this.#io = io;
  }

  tell(input: Input, { findings, note, correction }: HeaderCheck): void {
    if (note !== undefined) this.#io.err(`holeproof: ${note}\n`);
    if (this.#fixes !== undefined) this.#correct(input, correction);
    else if (this.#format.isDocument) {
      for (const finding of findings) this.#all.push(finding);
      for (const byte of input.bytes) if (byte === 0x0a) this.#lines += 1;
    } else this.#io.out(this.#format.write(findings, 0));
  }

  #correct({ path, bytes }: Input, correction: Correction | undefined): void {
    if (correction === undefined) return;
    const { edits, left, moved } = correction;
    const { text, isUtf8, bytesOf } = headerText(bytes);
    if (this.#fixes === "write") {
      if (edits.length > 0) writeWhole(path, bytesOf(edited(text, edits)));
    } else {
      const diff = unifiedDiff(path.replace(/^\.?\/+/, ""), text, edits);
      this.#io.out(diff);
      if (!isUtf8 && /[\u0080-\u00ff]/.test(diff))
        this.#io.err(`holeproof: ${path} is not UTF-8 as its diff is: --write corrects it\n`);
    }
    for (const why of left) this.#io.err(`holeproof: ${path}: no diff for ${why}\n`);
    if (moved.length === 0) return;
    const names = moved.length > 4 ? [...moved.slice(0, 4), "..."] : moved;
    this.#io.err(
      `holeproof: ${path}: on some target this is another layout, which nothing published can ` +
        `take: ${names.join(", ")}\n`,
    );
  }

  finish(): void {
    if (this.#fixes === undefined && this.#format.isDocument)
      this.#io.out(this.#format.write(this.#all, this.#lines));
  }
}
