// holeproof generate --emit c: declarations as C headers that prove their own layout.
import { statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { writeWhole } from "../destination.ts";
import { readInputs } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface EmitOptions {
  /** Folder of declarations, or one of them. */
  readonly abi: string;
  /** Folder the headers go to, laid out as the declarations; standard output when left out. */
  readonly out?: string;
}

/**
 * Exit code: 0 printed, 1 a declaration could not be read, 2 no input, or several contracts for
 * standard output: editions of one contract share its names, so no compiler takes them as one file.
 * `others`: what else the command line holds, all of it about codecs.
 */
export async function emitC(
  options: EmitOptions,
  others: Readonly<Record<string, unknown>>,
  io: Io,
): Promise<ExitCode> {
  const { abi, out } = options;
  const other = Object.keys(others).find((key) => others[key] !== undefined);
  if (other !== undefined) {
    const word = other === "headers" ? "a header" : `${other.length > 1 ? "--" : "-"}${other}`;
    io.err(`holeproof: --emit c prints declarations as C: ${word} is nothing to it\n`);
    return 2;
  }
  const { inputs, problems } = readInputs([abi], [".ts"]);
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
  const [only] = declarations;
  if (only === undefined) {
    io.err(`holeproof: no contract in ${abi} to print\n`);
    return 2;
  }
  const header = ({ path, doc, unit }: typeof only): string => cHeader({ path, doc, ...unit });
  if (out === undefined) {
    if (declarations.length > 1) {
      io.err(
        `holeproof: ${declarations.length} contracts, some of them editions with the same names: ` +
          `--out FOLDER writes a header for each, --abi FILE prints one\n`,
      );
      return 2;
    }
    io.out(header(only));
    return 0;
  }
  const folder = statSync(abi).isDirectory() ? abi : dirname(abi);
  for (const declaration of declarations) {
    const place = relative(folder, declaration.path).replace(/\.ts$/, ".h");
    writeWhole(join(out, place), header(declaration));
  }
  io.out(
    `${declarations.length} ${declarations.length === 1 ? "header" : "headers"} under ${out}\n`,
  );
  return 0;
}
