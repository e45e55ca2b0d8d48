// holeproof generate --emit c: declarations as C headers that prove their own layout.
import { join, relative, sep } from "node:path";
import { writeWhole } from "../destination.ts";
import { readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface EmitOptions {
  /** Folder of declarations. */
  readonly abi: string;
  /** Folder the headers go to, laid out as the declarations; standard output when left out. */
  readonly out?: string;
}

/** Exit code: 0 printed, 1 a declaration could not be read, 2 no input. */
export async function emitC(options: EmitOptions, io: Io): Promise<ExitCode> {
  const { inputs, problems } = readInputs([options.abi], [".ts"]);
  for (const problem of problems) io.err(`holeproof: ${problem}\n`);
  if (problems.length > 0) return 2;
  const { readDeclarations } = await import("../../read/decl/index.ts");
  const { cHeader } = await import("../../write/c-header.ts");
  const { writeText } = await import("../../write/text.ts");
  const utf8 = new TextDecoder();
  const sources = inputs
    .filter(({ path }) => !path.endsWith("vocabulary.ts"))
    .map(({ path, bytes }) => ({ path: path.split(sep).join("/"), text: utf8.decode(bytes) }));
  const { declarations, findings } = readDeclarations(sources);
  if (findings.length > 0) {
    io.err(writeText(findings));
    return 1;
  }
  for (const { path, doc, unit } of declarations) {
    const text = cHeader({ path, doc, ...unit });
    if (options.out === undefined) io.out(text);
    else writeWhole(join(options.out, relative(options.abi, path).replace(/\.ts$/, ".h")), text);
  }
  if (options.out !== undefined) io.out(`${declarations.length} headers under ${options.out}\n`);
  return 0;
}
