// holeproof inspect: what a handover image holds, and whether it is sound.
import { readFileSync } from "node:fs";
import { reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

/** Exit code: 0 sound, 1 something is wrong with it, 2 it could not be read. */
export async function inspect(file: string, io: Io): Promise<ExitCode> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    io.err(`holeproof: cannot read ${file}: ${reasonOf(error)}\n`);
    return 2;
  }
  const { inspectImage } = await import("holeproof/runtime");
  const { findings, text } = inspectImage(bytes);
  io.out(text);
  for (const finding of findings) io.err(`${file}: ${finding}\n`);
  return findings.length > 0 ? 1 : 0;
}
