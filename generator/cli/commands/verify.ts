// holeproof verify: our layouts against BTF or a compiler, and every disagreement by name.
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { type Difference, differences, type PlacedRecord, placesOf } from "../../contract/index.ts";
import { type Layout, layoutOf } from "../../layout/index.ts";
import { groupedBy } from "../../lists/index.ts";
import type { Finding } from "../../finding/index.ts";
import { type CRecord, titleOf } from "../../model/index.ts";
import { type BtfReading, type BtfRecord, readBtf } from "../../read/btf/index.ts";
import type { ReadOptions } from "../../read/c/index.ts";
import type { Target } from "../../targets/index.ts";
import { writeText } from "../../write/text.ts";
import { Declared } from "../declared.ts";
import { type Input, readInputs, reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import {
  compilerFlags,
  included,
  includeProblems,
  type IncludeOptions,
  sysrootFolders,
} from "../include.ts";

export interface VerifyOptions extends IncludeOptions {
  readonly btf?: string;
  readonly base?: string;
  readonly cc?: string;
}

/** Exit code: 0 all agree, 1 disagreements, 2 the witness or an input could not be used. */
export async function verify(
  paths: readonly string[],
  options: VerifyOptions,
  io: Io,
): Promise<ExitCode> {
  const refuse = (message: string): ExitCode => {
    io.err(`holeproof: ${message}\n`);
    return 2;
  };
  if ((options.btf === undefined) === (options.cc === undefined))
    return refuse("verify needs one witness: --btf FILE or --cc COMMAND");
  if (options.base !== undefined && options.btf === undefined)
    return refuse("--base is what the split BTF of --btf builds on");
  const { inputs: named, problems: unread } = readInputs(paths, [".h", ".ts"]);
  // The words of a folder's declarations are no declaration.
  const inputs = named.filter(({ path }) => basename(path) !== "vocabulary.ts");
  // A compiler has folders of its own to look in.
  const among = options.cc === undefined ? includeProblems(options) : [];
  const problems = [...unread, ...among];
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  if (problems.length > 0) return 2;
  if (options.cc !== undefined) return againstCompiler(options.cc, inputs, options, io, refuse);
  const file = readingOf(options.btf ?? "", options.base);
  if (typeof file === "string") return refuse(file);
  return inputs.length === 0 ? explained(file.records, io) : againstBtf(file, inputs, options, io);
}

/** A file's BTF, or why there is none. */
function readingOf(file: string, base: string | undefined): BtfReading | string {
  const bytes: Uint8Array[] = [];
  for (const path of base === undefined ? [file] : [file, base]) {
    try {
      bytes.push(readFileSync(path));
    } catch (error) {
      return `cannot read ${path}: ${reasonOf(error)}`;
    }
  }
  const [own, below] = bytes;
  const reading = readBtf(own!, file, below && { path: base ?? "", bytes: below });
  const [damage] = reading.findings;
  return damage === undefined ? reading : `${damage.span.file}: ${damage.message}`;
}

/** Without headers: every record of the BTF from its members' types, and why it lies so. */
function explained(records: readonly BtfRecord[], io: Io): ExitCode {
  const counts = new Map<BtfRecord["by"], number>();
  for (const one of records) {
    counts.set(one.by, (counts.get(one.by) ?? 0) + 1);
    if (one.by === "unexplained") io.out(`${titleOf(one.record)}: ${one.reason ?? ""}\n`);
  }
  const order: readonly BtfRecord["by"][] = [
    "natural",
    "packed",
    "aligned",
    "unnamed",
    "unexplained",
  ];
  const parts = order.map((by) => `${counts.get(by) ?? 0} ${by}`);
  io.out(`${records.length} structs and unions: ${parts.join(", ")}\n`);
  return counts.has("unexplained") ? 1 : 0;
}

const declaredIn = (inputs: readonly Input[]): Declared =>
  new Declared(() =>
    inputs
      .filter(({ path }) => path.endsWith(".ts"))
      .map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString("utf8") })),
  );

/** What the reader is to see, beside what the command line says. */
interface Seen extends IncludeOptions {
  readonly declared: Declared;
  readonly given?: Pick<ReadOptions, "defines" | "embeds">;
}

/** What an input declares for one target. */
async function unitOf(
  { path, bytes }: Input,
  target: Target,
  options: Seen,
): Promise<{ readonly records: readonly CRecord[]; readonly findings: readonly Finding[] }> {
  if (path.endsWith(".ts")) {
    const { declaration, findings } = await options.declared.of(path);
    return { records: declaration?.unit.records ?? [], findings };
  }
  const text = Buffer.from(bytes).toString("utf8");
  const { readC } = await import("../../read/c/index.ts");
  const own = included(options);
  const defines = [...(options.given?.defines ?? []), ...own.defines];
  const all = { target, ...own, ...options.given, defines };
  const { unit, findings } = readC({ path, text }, all);
  return { records: unit.records, findings };
}

/**
 * Layouts of the named records an input declares; the others have no name to ask a witness by.
 * What cannot be laid out is said on stderr and counted, for nothing holds it against a witness.
 */
async function layoutsOf(
  input: Input,
  target: Target,
  options: Seen,
  io: Io,
): Promise<{ readonly layouts: readonly Layout[]; readonly unknown: number }> {
  const { records, findings } = await unitOf(input, target, options);
  for (const finding of findings) io.err(writeText([finding]));
  const all = records.filter(({ name }) => name !== "").map((record) => layoutOf(record, target));
  const layouts = all.filter((layout) => layout.exact);
  for (const { exact, record } of all) {
    const { file, line, column } = record.span;
    if (!exact)
      io.err(`${file}:${line}:${column}: ${titleOf(record)}: a type or alignment is not known\n`);
  }
  return { layouts, unknown: all.length - layouts.length };
}

/** The end of an input's line about records nothing could be said of. */
const unknownText = (unknown: number): string =>
  unknown === 0 ? "" : `, ${unknown} not understood`;

/**
 * Prints what differs between us (left) and the witness (right); the number of records that do. Of
 * several that the witness has under one name, the likest is meant.
 */
function report(
  layouts: readonly Layout[],
  witness: (title: string) => readonly PlacedRecord[],
  io: Io,
): { readonly same: number; readonly different: number; readonly absent: number } {
  const counts = { same: 0, different: 0, absent: 0 };
  for (const layout of layouts) {
    const title = titleOf(layout.record);
    const ours = placesOf(layout);
    const candidates = witness(title).map((theirs) => differences(ours, theirs));
    const fewest = Math.min(...candidates.map(({ length }) => length));
    const found = candidates.find(({ length }) => length === fewest);
    if (found === undefined) {
      counts.absent++;
      continue;
    }
    if (found.length === 0) counts.same++;
    else counts.different++;
    const { file, line, column } = layout.record.span;
    for (const one of found) io.out(`${file}:${line}:${column}: ${title}: ${sentence(one)}\n`);
  }
  return counts;
}

function sentence({ member, what, left, right }: Difference): string {
  const unit = member === "" ? "bytes" : "bits";
  const subject = member === "" ? "the record" : `'${member}'`;
  if (left === undefined) return `${subject} is only in the witness, at bit ${right}`;
  if (right === undefined) return `${subject} is not in the witness`;
  if (what === "align")
    return `${subject} is aligned to ${left} bytes here and to ${right} in the witness`;
  return what === "size"
    ? `${subject} has ${left} ${unit} here and ${right} in the witness`
    : `${subject} is at bit ${left} here and at ${right} in the witness`;
}

async function againstBtf(
  { records, inherited, target }: BtfReading,
  inputs: readonly Input[],
  options: VerifyOptions,
  io: Io,
): Promise<ExitCode> {
  // What a module defines as its base does is in the base alone.
  const all = [...records, ...inherited()].map(({ record }) => record);
  const known = groupedBy(all, titleOf);
  const witness = (title: string): readonly PlacedRecord[] => {
    const found: PlacedRecord[] = [];
    for (const record of known.get(title) ?? [])
      // BTF says nothing of alignment.
      found.push({ ...placesOf(layoutOf(record, target)), align: undefined });
    return found;
  };
  const seen = { ...options, declared: declaredIn(inputs) };
  let different = 0;
  for (const input of inputs) {
    const { layouts, unknown } = await layoutsOf(input, target, seen, io);
    const counts = report(layouts, witness, io);
    different += counts.different + unknown;
    io.out(
      `${input.path}: ${counts.same} equal, ${counts.different} different, ` +
        `${counts.absent} not in the BTF${unknownText(unknown)}\n`,
    );
  }
  return different > 0 ? 1 : 0;
}

async function againstCompiler(
  command: string,
  inputs: readonly Input[],
  options: VerifyOptions,
  io: Io,
  refuse: (message: string) => ExitCode,
): Promise<ExitCode> {
  if (inputs.length === 0) return refuse("verify --cc needs headers or declarations");
  const { Compiler } = await import("../compiler.ts");
  const compiler = new Compiler(command);
  const defined = await compiler.macros();
  if (typeof defined === "string") return refuse(defined);
  const target = await compiler.targetFor(defined);
  const given = { defines: [...defined], embeds: await compiler.embeds() };
  // The reader must see what the compiler sees: its own folders come last.
  const sysroot = options.sysroot === undefined ? [] : sysrootFolders(options.sysroot);
  const own = await compiler.folders();
  const declared = declaredIn(inputs);
  const seen = { ...options, declared, given, I: [...(options.I ?? []), ...sysroot, ...own] };
  const problems = includeProblems(seen);
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  if (problems.length > 0) return 2;
  let code: ExitCode = 0;
  for (const input of inputs) {
    const { layouts, unknown } = await layoutsOf(input, target, seen, io);
    const flags = input.path.endsWith(".ts") ? [] : compilerFlags(options, target);
    const places = await compiler.places(await headOf(input, declared), layouts, flags);
    if (typeof places === "string") {
      io.err(`holeproof: ${input.path}: ${places}\n`);
      code = 2;
      continue;
    }
    const counts = report(layouts, (title) => [places.get(title) ?? []].flat(), io);
    io.out(
      `${input.path}: ${counts.same} equal, ${counts.different} different on ${target.name}` +
        `${unknownText(unknown)}\n`,
    );
    if (counts.different + unknown > 0 && code === 0) code = 1;
  }
  return code;
}

/** C that declares what an input does: the header itself, or the one a declaration prints. */
async function headOf({ path }: Input, declared: Declared): Promise<string> {
  if (!path.endsWith(".ts")) return `#include "${resolve(path)}"\n`;
  const { cHeader } = await import("../../write/c-header.ts");
  const { declaration } = await declared.of(path);
  if (declaration === undefined) return "";
  return cHeader({ path, ...declaration.unit, standalone: true }, []);
}
