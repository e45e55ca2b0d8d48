// holeproof verify: our layouts against BTF or a compiler, and every disagreement by name.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Difference, differences, type PlacedRecord, placesOf } from "../../contract/index.ts";
import { type Layout, layoutOf } from "../../layout/index.ts";
import { type CRecord, titleOf } from "../../model/index.ts";
import { type BtfReading, type BtfRecord, readBtf } from "../../read/btf/index.ts";
import type { Target } from "../../targets/index.ts";
import { type Input, readInputs, reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import { included, type IncludeOptions } from "../include.ts";

export interface VerifyOptions extends IncludeOptions {
  readonly btf?: string;
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
  const { inputs, problems } = readInputs(paths, [".h", ".ts"]);
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  if (problems.length > 0) return 2;
  if (options.cc !== undefined) return againstCompiler(options.cc, inputs, options, io, refuse);
  const file = options.btf ?? "";
  let reading: BtfReading;
  try {
    reading = readBtf(readFileSync(file), file);
  } catch (error) {
    return refuse(`cannot read ${file}: ${reasonOf(error)}`);
  }
  const [damage] = reading.findings;
  if (damage !== undefined) return refuse(`${file}: ${damage.message}`);
  return inputs.length === 0
    ? explained(reading.records, io)
    : againstBtf(reading, inputs, options, io);
}

/** Without headers: every record of the BTF from its members' types, and why it lies so. */
function explained(records: readonly BtfRecord[], io: Io): ExitCode {
  const counts = new Map<BtfRecord["by"], number>();
  for (const { by, record, reason } of records) {
    counts.set(by, (counts.get(by) ?? 0) + 1);
    if (by === "unexplained") io.out(`${titleOf(record)}: ${reason ?? ""}\n`);
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

/** What an input declares for one target. */
async function recordsOf(
  { path, bytes }: Input,
  target: Target,
  options: IncludeOptions,
): Promise<readonly CRecord[]> {
  const text = Buffer.from(bytes).toString("latin1");
  if (path.endsWith(".ts")) {
    const { readWithImports } = await import("../declaration-check.ts");
    const { declarations } = await readWithImports([{ path, text }]);
    return declarations.flatMap(({ path: from, unit }) => (from === path ? unit.records : []));
  }
  const { readC } = await import("../../read/c/index.ts");
  return readC({ path, text }, { target, ...included(options) }).unit.records;
}

/** Layouts of the named records an input declares; the others have no name to ask a witness by. */
async function layoutsOf(
  input: Input,
  target: Target,
  options: IncludeOptions,
): Promise<readonly Layout[]> {
  const named = (await recordsOf(input, target, options)).filter(({ name }) => name !== "");
  return named.map((record) => layoutOf(record, target)).filter((layout) => layout.exact);
}

/** Prints what differs between us (left) and the witness (right); the number of records that do. */
function report(
  layouts: readonly Layout[],
  witness: (title: string) => PlacedRecord | undefined,
  io: Io,
): { readonly same: number; readonly different: number; readonly absent: number } {
  const counts = { same: 0, different: 0, absent: 0 };
  for (const layout of layouts) {
    const title = titleOf(layout.record);
    const places = witness(title);
    if (places === undefined) {
      counts.absent++;
      continue;
    }
    const found = differences(placesOf(layout), places);
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
  return what === "size"
    ? `${subject} has ${left} ${unit} here and ${right} in the witness`
    : `${subject} is at bit ${left} here and at ${right} in the witness`;
}

async function againstBtf(
  { records, target }: BtfReading,
  inputs: readonly Input[],
  options: VerifyOptions,
  io: Io,
): Promise<ExitCode> {
  const known = new Map(records.map((one) => [titleOf(one.record), one.record]));
  const witness = (title: string): PlacedRecord | undefined => {
    const record = known.get(title);
    return record === undefined ? undefined : placesOf(layoutOf(record, target));
  };
  let different = 0;
  for (const input of inputs) {
    const counts = report(await layoutsOf(input, target, options), witness, io);
    different += counts.different;
    io.out(
      `${input.path}: ${counts.same} equal, ${counts.different} different, ` +
        `${counts.absent} not in the BTF\n`,
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
  const target = compiler.target();
  if (typeof target === "string") return refuse(target);
  let code: ExitCode = 0;
  for (const input of inputs) {
    const layouts = await layoutsOf(input, target, options);
    const places = compiler.places(await headOf(input, options), layouts);
    if (typeof places === "string") {
      io.err(`holeproof: ${input.path}: ${places}\n`);
      code = 2;
      continue;
    }
    const counts = report(layouts, (title) => places.get(title), io);
    io.out(
      `${input.path}: ${counts.same} equal, ${counts.different} different on ${target.name}\n`,
    );
    if (counts.different > 0 && code === 0) code = 1;
  }
  return code;
}

/** C that declares what an input does: the header itself, or the one a declaration prints. */
async function headOf(input: Input, options: IncludeOptions): Promise<string> {
  const { path, bytes } = input;
  if (!path.endsWith(".ts")) {
    const defines = (options.D ?? []).map((word) => `#define ${word.replace("=", " ")}\n`);
    return `${defines.join("")}#include "${resolve(path)}"\n`;
  }
  const { readWithImports } = await import("../declaration-check.ts");
  const { cHeader } = await import("../../write/c-header.ts");
  const text = Buffer.from(bytes).toString("utf8");
  const { declarations } = await readWithImports([{ path, text }]);
  return declarations
    .filter((declaration) => declaration.path === path)
    .map(({ unit }) => cHeader({ path, ...unit }, []))
    .join("");
}
