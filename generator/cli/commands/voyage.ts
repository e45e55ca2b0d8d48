// holeproof voyage: the live-update proof, run and reported.
import type { ExitCode, Io } from "../io.ts";

export interface VoyageCommandOptions {
  readonly seed: number;
  readonly steps: number;
}

/** Exit code: 0 every byte equal and no fault, 1 something differed. */
export async function voyage(options: VoyageCommandOptions, io: Io): Promise<ExitCode> {
  const { formatReport, runVoyage } = await import("holeproof/runtime");
  let shown = "";
  const report = runVoyage({
    ...options,
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
