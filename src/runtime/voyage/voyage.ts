// One voyage, in one process or in two: depart, jump in memory or by way of an image, arrive.
import {
  Machine,
  loadImage,
  openImage,
  type ImageSource,
  type OpenImage,
} from "../machine/index.ts";
import { fingerprintOf, readAccount, type Account } from "./account.ts";
import { arrive } from "./arrival.ts";
import { Refused } from "./cargo.ts";
import { checkDma } from "./checks.ts";
import { DMA_STEPS, depart } from "./departure.ts";
import { Logbook } from "./logbook.ts";
import { noCounts, type VoyageCounts, type VoyageReport } from "./report.ts";

export interface VoyageOptions {
  readonly seed: number;
  /** Mappings to make; 4000 unless said. */
  readonly steps?: number;
  readonly ramBytes?: number;
  /** Carries the handover through an image: gets it, gives back where it can be read again. */
  readonly through?: (image: Exclude<OpenImage, { readonly problem: string }>) => ImageSource;
  /** Called between stages with what comes next. */
  readonly onProgress?: (stage: string) => void;
}

/** A voyage on its way: an image to be written down; or a report of what stopped it. */
export type Departed = Exclude<OpenImage, { readonly problem: string }> | VoyageReport;

const DEVICES = [
  { bus: 0, device: 4 },
  { bus: 0, device: 5 },
  { bus: 1, device: 0 },
  { bus: 1, device: 0, function: 1 },
  { bus: 0xaf, device: 31, function: 7 },
];
const RAM = 512 * 2 ** 20;

/** Runs a voyage to its end or to the first thing that is wrong. Same options, same report. */
export function runVoyage(options: VoyageOptions): VoyageReport {
  const { through } = options;
  if (through !== undefined) {
    const departed = departVoyage(options);
    if (!("pieces" in departed)) return departed;
    const report = arriveVoyage(through(departed), options);
    return "seed" in report ? report : failed(options, report.problem);
  }
  const { machine, say, steps, counts } = outset(options);
  const failure = attempt(() => {
    const account: Account = { ...depart(machine, steps, counts, say), fingerprint: 0 };
    say("kexec");
    let book: Logbook | string = "the kernels never changed";
    const result = machine.kexec({
      dmaSteps: DMA_STEPS,
      between: (hardware, rootPa) => {
        book = Logbook.open(hardware, rootPa);
      },
    });
    if (result.outcome !== "booted") throw new Refused(`kexec: ${result.reason}`);
    if (result.remark !== undefined) throw new Refused(`kexec: ${result.remark}`);
    arrive(machine, account, opened(book), say);
  });
  return reportOf(machine, steps, counts, failure);
}

/** The first half alone: the image that the second half needs, ready to be written down. */
export function departVoyage(options: VoyageOptions): Departed {
  const { machine, say, steps, counts } = outset(options);
  let image: Departed | undefined;
  const failure = attempt(() => {
    const account = depart(machine, steps, counts, say);
    say("kexec");
    const log = (hardware: Machine["hardware"], rootPa: number): string => {
      checkDma(machine, counts);
      const fingerprint = fingerprintOf(hardware, rootPa);
      return JSON.stringify({ ...account, fingerprint } satisfies Account);
    };
    const open = openImage(machine, { dmaSteps: DMA_STEPS, log });
    if ("problem" in open) throw new Refused(`image: ${open.problem}`);
    image = open;
  });
  return image ?? reportOf(machine, steps, counts, failure);
}

/** The second half, from an image, in whatever process; a problem when it is no voyage's image. */
export function arriveVoyage(
  source: ImageSource,
  options: Pick<VoyageOptions, "onProgress"> = {},
): VoyageReport | { readonly problem: string } {
  const say = options.onProgress ?? ((): void => {});
  let book: Logbook | string = "";
  let account: Account | undefined;
  let fingerprint = -1;
  const loaded = loadImage(source, {
    dmaSteps: DMA_STEPS,
    between: (hardware, rootPa, log) => {
      account = readAccount(log);
      if (account === undefined) return;
      fingerprint = fingerprintOf(hardware, rootPa);
      book = Logbook.open(hardware, rootPa);
    },
  });
  if ("problem" in loaded) return loaded;
  const found = account as Account | undefined;
  if (found === undefined) return { problem: "the image carries no account of a voyage" };
  const failure = attempt(() => {
    if (fingerprint !== found.fingerprint) {
      throw new Refused("the frames in the image are not those that were preserved");
    }
    arrive(loaded.machine, found, opened(book), say);
  });
  return reportOf(loaded.machine, found.steps, found.counts, failure);
}

function outset(options: VoyageOptions): {
  readonly machine: Machine;
  readonly say: (stage: string) => void;
  readonly steps: number;
  readonly counts: VoyageCounts;
} {
  const { seed, steps = 4000, ramBytes = RAM, onProgress } = options;
  const machine = new Machine({ seed, ramBytes, devices: DEVICES });
  return { machine, steps, counts: noCounts(), say: onProgress ?? ((): void => {}) };
}

function opened(book: Logbook | string): Logbook {
  if (typeof book === "string") throw new Refused(`handover: ${book}`);
  return book;
}

/** What went wrong, or undefined. Anything but a refusal is a defect of this program. */
function attempt(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

const repeatLine = (seed: number, steps: number): string =>
  `holeproof voyage --seed ${seed} --steps ${steps}`;

function reportOf(
  machine: Machine,
  steps: number,
  counts: VoyageCounts,
  failure: string | undefined,
): VoyageReport {
  const { seed } = machine.world;
  const profile = machine.kernel.profile.name;
  const ramBytes = machine.hardware.ram.bytes.length;
  return { seed, steps, profile, failure, repeat: repeatLine(seed, steps), ramBytes, counts };
}

/** The report of a voyage whose image could not be read again. */
function failed({ seed, steps = 4000, ramBytes = RAM }: VoyageOptions, why: string): VoyageReport {
  const counts = noCounts();
  const repeat = repeatLine(seed, steps);
  return { seed, steps, profile: "reviewed", failure: `image: ${why}`, repeat, ramBytes, counts };
}
