// holeproof voyage: the live-update proof, run and reported; in one process or in two.
import type { Departed, VoyageReport } from "holeproof/runtime";
import { openImageFile, writeImageFile } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";

export interface VoyageCommandOptions {
  readonly seed: number;
  readonly steps: number;
  /** Kernels to go through; 3 unless said. */
  readonly kexecs?: number;
  /** The devices are behind an AMD unit. */
  readonly amd?: boolean;
  /** They are behind VT-d in scalable mode, and some send PASIDs. */
  readonly scalable?: boolean;
  /** A file the first handover goes through. */
  readonly image?: string;
  /** Only as far as the image. */
  readonly stopAt?: "kexec";
  /** Only from the image on. */
  readonly resume?: boolean;
}

/** What the file system, or the image, made impossible. */
class Impossible extends Error {}

function impossible(what: string, error: unknown): never {
  throw new Impossible(`${what}: ${reasonOf(error)}`);
}

/** Exit code: 0 every byte equal and no fault, 1 something differed, 2 no image could be had. */
export async function voyage(options: VoyageCommandOptions, io: Io): Promise<ExitCode> {
  const {
    seed,
    steps,
    kexecs = 3,
    amd = false,
    scalable = false,
    image,
    stopAt,
    resume = false,
  } = options;
  if (image === undefined && (resume || stopAt !== undefined)) {
    io.err("holeproof: --stop-at and --resume need --image\n");
    return 2;
  }
  if (resume && stopAt !== undefined) {
    io.err("holeproof: --stop-at and --resume are two halves: one at a time\n");
    return 2;
  }
  if (amd && scalable) {
    io.err("holeproof: --amd and --scalable are two machines: one at a time\n");
    return 2;
  }
  const { KEXECS_MOST, formatReport, runVoyage } = await import("holeproof/runtime");
  if (kexecs > KEXECS_MOST) {
    io.err(`holeproof: --kexecs ${kexecs}: ${KEXECS_MOST} at most\n`);
    return 2;
  }
  const show = { ...progress(io) };
  const common = { seed, steps, kexecs, amd, scalable, ...show };
  try {
    if (image !== undefined && stopAt === "kexec") return await depart(image, common, io);
    const report =
      image === undefined
        ? runVoyage(common)
        : resume
          ? await arrive(image, show)
          : runVoyage({ ...common, through: (departed) => throughFile(image, departed) });
    if (io.showsProgress) io.err("\r\x1b[K");
    io.out(formatReport(report));
    return report.failure === undefined ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    if (io.showsProgress) io.err("\r\x1b[K");
    io.err(`holeproof: ${error.message}\n`);
    return 2;
  }
}

interface Course {
  readonly seed: number;
  readonly steps: number;
  readonly kexecs: number;
  readonly amd: boolean;
  readonly scalable: boolean;
  readonly onProgress?: (stage: string) => void;
}

function progress(io: Io): { readonly onProgress?: (stage: string) => void } {
  if (!io.showsProgress) return {};
  let shown = "";
  return {
    onProgress: (stage) => {
      if (stage === shown) return;
      shown = stage;
      io.err(`\r\x1b[K${stage}`);
    },
  };
}

type Written = Exclude<Departed, VoyageReport>;

function write(path: string, departed: Written): void {
  try {
    writeImageFile(path, departed.pieces);
  } catch (error) {
    impossible(`cannot write ${path}`, error);
  }
}

function openFile(path: string): ReturnType<typeof openImageFile> {
  try {
    return openImageFile(path);
  } catch (error) {
    return impossible(`cannot read ${path}`, error);
  }
}

function throughFile(path: string, departed: Written): ReturnType<typeof openImageFile> {
  write(path, departed);
  return openFile(path);
}

/** The first half: an image, and the line that goes on from it. */
async function depart(path: string, course: Course, io: Io): Promise<ExitCode> {
  const { departVoyage, formatReport } = await import("holeproof/runtime");
  const departed = departVoyage(course);
  if ("pieces" in departed) write(path, departed);
  if (io.showsProgress) io.err("\r\x1b[K");
  if (!("pieces" in departed)) {
    io.out(formatReport(departed));
    return 1;
  }
  io.out(`voyage: seed ${course.seed}, ${course.steps} steps, stopped at the kexec\n`);
  io.out(`  image      ${path}, ${departed.size} bytes\n`);
  io.out(`  go on with holeproof voyage --image ${path} --resume\n`);
  return 0;
}

/** The second half, from whatever is in the file. */
async function arrive(
  path: string,
  show: { readonly onProgress?: (stage: string) => void },
): Promise<VoyageReport> {
  const { arriveVoyage } = await import("holeproof/runtime");
  const source = openFile(path);
  try {
    const report = arriveVoyage(source, show);
    if ("problem" in report) throw new Impossible(`${path}: ${report.problem}`);
    return report;
  } finally {
    source.close();
  }
}
