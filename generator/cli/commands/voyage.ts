// holeproof voyage: the live-update proof, run and reported.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface VoyageCommandOptions {
  readonly seed: number;
  readonly steps: number;
  /** A file the handover goes through. */
  readonly image?: string;
}

/** The image as it comes back from the disk; half a file is never seen under its name. */
function throughFile(path: string): (image: Uint8Array) => Uint8Array {
  return (image) => {
    writeFileSync(`${path}.new`, image);
    renameSync(`${path}.new`, path);
    return readFileSync(path);
  };
}

/** Exit code: 0 every byte equal and no fault, 1 something differed, 2 no place for the image. */
export async function voyage(options: VoyageCommandOptions, io: Io): Promise<ExitCode> {
  const { formatReport, runVoyage } = await import("holeproof/runtime");
  let shown = "";
  const { seed, steps, image } = options;
  if (image !== undefined) {
    try {
      writeFileSync(`${image}.new`, "");
    } catch (error) {
      io.err(`holeproof: cannot write ${image}: ${reasonOf(error)}\n`);
      return 2;
    }
  }
  const report = runVoyage({
    seed,
    steps,
    ...(image === undefined ? {} : { through: throughFile(image) }),
    ...(io.showsProgress
      ? {
          onProgress: (stage: string): void => {
            if (stage === shown) return;
            shown = stage;
            io.err(`\r\x1b[K${stage}`);
          },
        }
      : {}),
  });
  if (io.showsProgress) io.err("\r\x1b[K");
  io.out(formatReport(report));
  return report.failure === undefined ? 0 : 1;
}
