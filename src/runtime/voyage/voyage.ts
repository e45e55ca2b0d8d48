// One voyage, in one process or in two: depart, jump in memory or by way of an image, arrive.
import {
  Machine,
  loadImage,
  openImage,
  type ImageSource,
  type OpenImage,
} from "../machine/index.ts";
import { SCALABLE_UNIT, type PciDeviceOptions } from "../hardware/index.ts";
import { fingerprintOf, readAccount, type Account, type Course } from "./account.ts";
import { arrive } from "./arrival.ts";
import { Refused } from "./cargo.ts";
import { checkDma } from "./checks.ts";
import { DMA_STEPS } from "./boarding.ts";
import { depart } from "./departure.ts";
import { jump, opened } from "./jump.ts";
import { Logbook } from "./logbook.ts";
import { noCounts, type VoyageCounts, type VoyageReport } from "./report.ts";

export interface VoyageOptions {
  readonly seed: number;
  /** Mappings to make; 4000 unless said. */
  readonly steps?: number;
  /** Kernels to go through, at most 1000; 3 unless said. */
  readonly kexecs?: number;
  /** The devices are behind an AMD unit. */
  readonly amd?: boolean;
  /** VT-d's scalable mode, with PASIDs of devices among the travellers. */
  readonly scalable?: boolean;
  readonly ramBytes?: number;
  /** Carries the first handover through an image: gets it, gives back where it is read again. */
  readonly through?: (image: Exclude<OpenImage, { readonly problem: string }>) => ImageSource;
  /** Called between stages with what comes next. */
  readonly onProgress?: (stage: string) => void;
}

/** A voyage on its way: an image to be written down; or a report of what stopped it. */
export type Departed = Exclude<OpenImage, { readonly problem: string }> | VoyageReport;

const PLACES = [
  [0, 4, 0],
  [0, 5, 0],
  [1, 0, 0],
  [1, 0, 1],
  [0xaf, 31, 7],
] as const;

/** Every other device can send PASIDs, where there is something to do with them. */
const devicesOf = (scalable: boolean): readonly PciDeviceOptions[] =>
  PLACES.map(([bus, device, number], at) => {
    const pasidBits = scalable && at % 2 === 0 ? 20 : 0;
    return { bus, device, function: number, pasidBits };
  });
const RAM = 512 * 2 ** 20;
const SCALABLE_PROFILE = "reviewed-scalable";

/** Runs a voyage to its end or to the first thing that is wrong. Same options, same report. */
export function runVoyage(options: VoyageOptions): VoyageReport {
  const { through } = options;
  if (through !== undefined) {
    const departed = departVoyage(options);
    if (!("pieces" in departed)) return departed;
    const report = arriveVoyage(through(departed), options);
    return "seed" in report ? report : failed(options, report.problem);
  }
  const { machine, say, course, counts } = outset(options);
  const failure = attempt(() => {
    const account: Account = { ...depart(machine, course, counts, say), fingerprint: 0 };
    say("kexec");
    arrive(machine, account, jump(machine), say);
  });
  return reportOf(machine, course, counts, failure);
}

/** The first half alone: the image that the second half needs, ready to be written down. */
export function departVoyage(options: VoyageOptions): Departed {
  const { machine, say, course, counts } = outset(options);
  let image: Departed | undefined;
  const failure = attempt(() => {
    const account = depart(machine, course, counts, say);
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
  return image ?? reportOf(machine, course, counts, failure);
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
  return reportOf(loaded.machine, found, found.counts, failure);
}

function outset(options: VoyageOptions): {
  readonly machine: Machine;
  readonly say: (stage: string) => void;
  readonly course: Course;
  readonly counts: VoyageCounts;
} {
  const { seed, ramBytes = RAM, amd = false, scalable = false, onProgress } = options;
  const machine = new Machine({
    seed,
    ramBytes,
    amd,
    ...(scalable ? { profile: SCALABLE_PROFILE, unit: SCALABLE_UNIT } : {}),
    devices: devicesOf(scalable),
  });
  const say = onProgress ?? ((): void => {});
  return { machine, course: courseOf(options), counts: noCounts(), say };
}

const courseOf = ({ steps = 4000, kexecs = 3 }: VoyageOptions): Course => ({ steps, kexecs });

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

function repeatLine(seed: number, { steps, kexecs }: Course, kind: string): string {
  const legs = kexecs === 3 ? "" : ` --kexecs ${kexecs}`;
  return `holeproof voyage --seed ${seed} --steps ${steps}${legs}${kind}`;
}

function reportOf(
  { world: { seed }, kernel, hardware }: Machine,
  { steps, kexecs }: Course,
  counts: VoyageCounts,
  failure: string | undefined,
): VoyageReport {
  const isAmd = hardware.amd !== undefined;
  const isScalable = kernel.profile.iommu?.scalable === true;
  const repeat = repeatLine(seed, { steps, kexecs }, kindOf(isAmd, isScalable));
  const profile = `${kernel.profile.name}${isAmd ? " on AMD" : ""}`;
  const ramBytes = hardware.ram.bytes.length;
  return { seed, steps, kexecs, profile, failure, repeat, ramBytes, counts };
}

/** The option that asks for such a machine. */
function kindOf(isAmd: boolean, isScalable: boolean): string {
  if (isAmd) return " --amd";
  return isScalable ? " --scalable" : "";
}

/** The report of a voyage whose image could not be read again. */
function failed(options: VoyageOptions, why: string): VoyageReport {
  const { seed, ramBytes = RAM, amd = false, scalable = false } = options;
  const course = courseOf(options);
  const repeat = repeatLine(seed, course, kindOf(amd, scalable));
  const profile = scalable ? SCALABLE_PROFILE : `reviewed${amd ? " on AMD" : ""}`;
  const counts = noCounts();
  return { seed, ...course, profile, failure: `image: ${why}`, repeat, ramBytes, counts };
}
