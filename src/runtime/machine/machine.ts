// Hardware that stays, kernels that come and go.
import {
  Hardware,
  SCALABLE_UNIT,
  type AmdOptions,
  type PciDeviceOptions,
  type VtdOptions,
} from "../hardware/index.ts";
import { readHandedOver } from "../kernel/kho/index.ts";
import { World } from "../world/index.ts";
import { freezeFailure, imageOf, keptFrames, type OpenImage } from "./handed-over.ts";
import { Kernel } from "./kernel.ts";
import { Process, type ProcessOptions } from "./process.ts";
import { profileNamed, profiles, type Profile } from "./profile.ts";

export interface MachineOptions {
  readonly seed: number;
  /** Memory in bytes, at most 4 GiB; 256 MiB unless said. */
  readonly ramBytes?: number;
  readonly ramBasePa?: number;
  /** A profile or its name; the reviewed proposal unless said. */
  readonly profile?: Profile | string;
  /** A unit in legacy mode unless said; one for scalable mode where the first kernel wants that. */
  readonly unit?: VtdOptions;
  /** The devices are behind an AMD unit. */
  readonly amd?: boolean | AmdOptions;
  /** PCI devices; two on bus 0 unless said. */
  readonly devices?: readonly PciDeviceOptions[];
}

export interface KexecOptions {
  /** The next kernel's profile; the same unless said. */
  readonly profile?: Profile | string;
  /** Gets the image of what goes over, when everything stands still; then the kexec goes on. */
  readonly handedOver?: (image: OpenImage) => void;
  /** Runs between the two kernels, with the root tree's address: what tampering would do. */
  readonly between?: (hardware: Hardware, rootPa: number) => void;
  /** DMA steps of every device at each stage. */
  readonly dmaSteps?: number;
  /** Nobody tells the next kernel who wrote the handover: the bytes alone must do. */
  readonly isStranger?: boolean;
}

/** A kexec either gave a new kernel, or was refused, or ended in a panic. */
export type KexecResult =
  | { readonly outcome: "booted"; readonly remark: string | undefined }
  | { readonly outcome: "refused"; readonly errno: number; readonly reason: string }
  | { readonly outcome: "panic"; readonly reason: string };

const DEFAULT_RAM = 256 * 2 ** 20;
const DEFAULT_DEVICES: readonly PciDeviceOptions[] = [
  { bus: 0, device: 4 },
  { bus: 0, device: 5 },
];

function resolve(profile: Profile | string | undefined): Profile {
  const last = profiles.at(-1) as Profile;
  if (profile === undefined) return last;
  if (typeof profile !== "string") return profile;
  const found = profileNamed(profile);
  if (found !== undefined) return found;
  const names = profiles.map(({ name }) => name).join(", ");
  throw new RangeError(`no profile "${profile}"; there are ${names}`);
}

/** A word that is neither zero nor anything a kernel writes by itself: odd, high bits set. */
function poisonWord(world: World): number {
  return world.stream("poison").u32() | 0xa0000001 | 0;
}

/** What an image says about the machine it was made on, and how it goes on. */
interface ResumeOptions {
  readonly seed: number;
  /** Profiles by name: of the next kernel, and of the one that made the image. */
  readonly profile: string;
  readonly from: string;
  readonly dmaSteps: number;
}

/** What a kernel that stopped for a kexec leaves: 0 and two addresses, or why it went on. */
interface PreparedKexec {
  readonly errno: number;
  /** The root tree. */
  readonly rootPa: number;
  /** What the next kernel is told. */
  readonly setupPa: number;
}

/** What `resume` has brought up already. */
interface Resumed {
  readonly world: World;
  readonly hardware: Hardware;
  readonly kernel: Kernel;
}

function buildHardware(options: MachineOptions): Hardware {
  const wanted = resolve(options.profile).iommu?.scalable === true ? SCALABLE_UNIT : undefined;
  const unit = options.unit ?? wanted;
  return new Hardware({
    ramBytes: options.ramBytes ?? DEFAULT_RAM,
    devices: options.devices ?? DEFAULT_DEVICES,
    ...(options.ramBasePa === undefined ? {} : { ramBasePa: options.ramBasePa }),
    ...(options.amd === undefined ? {} : { amd: options.amd }),
    ...(unit === undefined ? {} : { unit }),
  });
}

export class Machine {
  readonly world: World;
  readonly hardware: Hardware;
  #kernel: Kernel;
  readonly #poison: number;

  /**
   * Power-on: fresh hardware and a kernel with nothing handed over; or one that `resume` booted.
   */
  constructor(options: MachineOptions, resumed?: Resumed) {
    this.world = resumed?.world ?? new World(options.seed);
    this.hardware = resumed?.hardware ?? buildHardware(options);
    this.#poison = poisonWord(this.world);
    this.#kernel = resumed?.kernel ?? this.#powerOn(resolve(options.profile));
  }

  /** Hardware as an image found it, and the next kernel on it; or why there is none. */
  static resume(
    options: ResumeOptions,
    hardware: Hardware,
    setupPa: number,
  ): { readonly machine: Machine } | { readonly problem: string } {
    const world = new World(options.seed);
    const profile = resolve(options.profile);
    hardware.tick(options.dmaSteps);
    const predecessor = profileNamed(options.from);
    const boot = Kernel.boot({
      hardware,
      world,
      profile,
      setupPa,
      poison: poisonWord(world),
      ...(predecessor === undefined ? {} : { predecessor }),
    });
    hardware.tick(options.dmaSteps);
    if ("panic" in boot) return { problem: `the kernel panicked: ${boot.panic}` };
    if (boot.remark !== undefined) return { problem: boot.remark };
    return { machine: new Machine(options, { world, hardware, kernel: boot.kernel }) };
  }

  get kernel(): Kernel {
    return this.#kernel;
  }

  /** A new process of the running kernel. It does not outlive it. */
  spawn(options: ProcessOptions = {}): Process {
    return new Process(this.#kernel, options);
  }

  /** Time passes: every device does a few steps of DMA. */
  tick(steps = 1): void {
    this.world.clock.advance();
    this.hardware.tick(steps);
  }

  /**
   * Replaces the kernel. Refused, with everything as before, when a handler cannot freeze.
   * Otherwise all memory that was not preserved is overwritten, and the next kernel is built from
   * the rest.
   */
  kexec(options: KexecOptions = {}): KexecResult {
    const steps = options.dmaSteps ?? 1;
    const prepared = this.prepareKexec(steps);
    if (prepared.errno !== 0) {
      const reason = freezeFailure(prepared.errno);
      return { outcome: "refused", errno: prepared.errno, reason };
    }
    options.handedOver?.(this.#image(prepared.setupPa));
    this.overwriteLost(prepared.setupPa);
    options.between?.(this.hardware, prepared.rootPa);
    this.tick(steps);
    const profile = options.profile ?? this.#kernel.profile;
    const boot = this.#boot(resolve(profile), prepared.setupPa, options.isStranger);
    this.tick(steps);
    // After the jump the old kernel is gone, whatever became of the new one.
    this.#kernel.alive = false;
    if ("panic" in boot) return { outcome: "panic", reason: boot.panic };
    this.#kernel = boot.kernel;
    return { outcome: "booted", remark: boot.remark };
  }

  /** Freeze and shutdown: where the handover begins, or the errno that stopped it. */
  prepareKexec(dmaSteps = 1): PreparedKexec {
    const errno = this.#kernel.freeze();
    this.tick(dmaSteps);
    if (errno !== 0) return { errno, rootPa: 0, setupPa: 0 };
    this.#kernel.shutdown();
    this.tick(dmaSteps);
    const { rootPa = 0, setupPa = 0 } = this.#kernel.kho ?? {};
    return { errno: 0, rootPa, setupPa };
  }

  /** Fills every frame that does not go over with poison: reading lost memory must show. */
  overwriteLost(setupPa: number): void {
    const { ram } = this.hardware;
    const read = this.#kernel.kho === undefined ? "no handover" : readHandedOver(ram, setupPa);
    const kept = keptFrames(
      typeof read === "string" ? undefined : read,
      ram.frameCount,
      ram.basePfn,
    );
    for (let at = 0; at < ram.frameCount; at++) {
      if (kept[at] === 1 || ram.touched[at] === 0) continue;
      ram.poison(at + ram.basePfn, 1, this.#poison);
    }
  }

  #image(setupPa: number): OpenImage {
    const { hardware, world, kernel } = this;
    const { name: profile } = kernel.profile;
    return imageOf({ hardware, seed: world.seed, profile, setupPa, log: undefined });
  }

  #powerOn(profile: Profile): Kernel {
    const boot = this.#boot(profile, undefined);
    if ("panic" in boot) throw new RangeError(`the machine is too small: ${boot.panic}`);
    return boot.kernel;
  }

  #boot(
    profile: Profile,
    setupPa: number | undefined,
    isStranger = false,
  ): ReturnType<typeof Kernel.boot> {
    const { hardware, world } = this;
    const options = { hardware, world, profile, poison: this.#poison };
    if (setupPa === undefined || setupPa === 0) return Kernel.boot(options);
    if (isStranger) return Kernel.boot({ ...options, setupPa });
    return Kernel.boot({ ...options, setupPa, predecessor: this.#kernel.profile });
  }
}
