// One kernel: booted from nothing or from what its predecessor left, and gone at the next kexec.
import { ENOENT, errnoName } from "../errno/index.ts";
import type { Hardware } from "../hardware/index.ts";
import type { File } from "../kernel/files/index.ts";
import { NOTHING_KEPT, type DefaultDomains, type IommuOps } from "../kernel/iommu/index.ts";
import type { RestoredIommu, UnitDriver } from "../kernel/iommu/index.ts";
import { IommufdContext, MockBus, fileOf } from "../kernel/iommufd/index.ts";
import {
  Incoming,
  Kho,
  keepRead,
  khoFormats,
  leaveMetadata,
  placeScratch,
  readHandedOver,
  readMetadata,
  type KexecMetadata,
  type ScratchArea,
} from "../kernel/kho/index.ts";
import { Orchestrator, luoFormats, openLiveupdate } from "../kernel/liveupdate/index.ts";
import { VfioDevice, VfioGroup, openVfio } from "../kernel/vfio/index.ts";
import { Frames } from "../memory/index.ts";
import type { World } from "../world/index.ts";
import { Carriers } from "./carriers.ts";
import type { Profile } from "./profile.ts";
import { defaultsOf, takeOver, unitOf } from "./remapping.ts";

const GROUP_NODE = /^\/dev\/vfio\/(\d+)$/;
const VFIO_NODE = /^\/dev\/vfio\/devices\/vfio(\d+)$/;

/** How a boot went: a kernel, perhaps with a remark; or the panic it ended in. */
type Boot =
  { readonly kernel: Kernel; readonly remark: string | undefined } | { readonly panic: string };

/** What a kernel is built from. */
interface BootOptions {
  readonly hardware: Hardware;
  readonly world: World;
  readonly profile: Profile;
  /**
   * The kernel that wrote the handover, where the machine knows: several layouts have worn one
   * name, and some records of one read well as another.
   */
  readonly predecessor?: Profile;
  /** What freed frames are filled with. */
  readonly poison: number;
  /** Physical address of the predecessor's setup data; undefined after power-on. */
  readonly setupPa?: number;
}

interface Parts {
  readonly frames: Frames;
  readonly driver: UnitDriver;
  readonly kho: Kho | undefined;
  readonly incoming: Incoming | undefined;
  readonly origin: KexecMetadata | undefined;
  readonly luo: Orchestrator | undefined;
  readonly restored: RestoredIommu | undefined;
  readonly predecessor: Profile | undefined;
  /** The driver's side of the unit that devices are behind. */
  readonly ops: IommuOps;
  readonly defaults: DefaultDomains | undefined;
}

export class Kernel {
  readonly profile: Profile;
  readonly world: World;
  readonly frames: Frames;
  /** The driver of the unit that devices are behind. */
  readonly driver: UnitDriver;
  readonly kho: Kho | undefined;
  readonly luo: Orchestrator | undefined;
  /** Who started this kernel; undefined after power-on, or where the handover does not say. */
  readonly origin: KexecMetadata | undefined;
  readonly vfio: readonly VfioDevice[];
  /** Every device is a group of its own. */
  readonly groups: readonly VfioGroup[];
  /** The kernel's own translation of devices nobody owns; undefined where they are blocked. */
  readonly defaults: DefaultDomains | undefined;
  /** Contexts of open iommufds, for fingerprints. */
  readonly contexts: Set<IommufdContext> = new Set();
  /** The handlers of live update; undefined without it. */
  readonly carriers: Carriers | undefined;
  /** False once the next kernel runs: nothing of this one may be used any more. */
  alive = true;
  readonly #ops: IommuOps;
  readonly #mock: MockBus | undefined;
  /** Which context owns the DMA of a group of devices. */
  readonly #owners = new Map<number, object>();

  private constructor(options: BootOptions, parts: Parts) {
    this.profile = options.profile;
    this.world = options.world;
    this.frames = parts.frames;
    this.driver = parts.driver;
    this.kho = parts.kho;
    this.luo = parts.luo;
    this.origin = parts.origin;
    const { devices } = options.hardware;
    this.#ops = parts.ops;
    this.defaults = parts.defaults;
    this.#mock =
      options.profile.iommufd.test === true
        ? new MockBus(options.profile.iommufd, options.world.faults)
        : undefined;
    this.groups = devices.map((_, id) => new VfioGroup(id));
    const features = { ...options.profile.vfio, minor: options.profile.iommufd.minor };
    this.vfio = devices.map((pci, at) => {
      const group = this.groups[at] as VfioGroup;
      const device = new VfioDevice(pci, this.#ops, group, features, this.world.faults);
      group.devices.push(device);
      return device;
    });
    for (const restored of parts.restored?.devices ?? []) {
      const device = this.vfio.find(
        ({ pci }) => pci.bdf === restored.bdf && pci.segment === restored.segment,
      );
      if (device === undefined) continue;
      device.restored = restored;
      device.withheld = true;
    }
    this.carriers = this.#carriers(parts);
  }

  /** Boots. Without a handover, or with one that is not ours, as after power-on. */
  static boot(options: BootOptions): Boot {
    const { hardware, world, profile, poison } = options;
    const { ram } = hardware;
    const { liveupdate } = profile;
    const { setupPa } = options;
    const wanted = setupPa !== undefined && liveupdate !== false;
    const read = wanted ? readHandedOver(ram, setupPa, khoFormats[liveupdate.kho]) : undefined;
    const handover = typeof read === "object" ? read : undefined;
    // What the previous kernel kept free of preserved memory stays so for the next one.
    const scratch = liveupdate === false ? [] : (handover?.setup.scratch ?? placeScratch(ram));
    const frames = new Frames(ram, world.faults, poison, handover?.blocks ?? [], scratch);
    const incoming = handover === undefined ? undefined : new Incoming(frames, handover);
    const remark = typeof read === "string" ? read : undefined;
    const rootPa = handover?.setup.rootPa;
    const parts = bring(options, frames, { incoming, rootPa }, scratch);
    if (typeof parts === "string") return { panic: parts };
    return { kernel: new Kernel(options, parts), remark };
  }

  /** Opens a device node: a file, or -ENOENT, or the device's own refusal. */
  open(path: string): File | number {
    if (path === "/dev/iommu") return this.openIommufd().file;
    if (path === "/dev/liveupdate") {
      // Where live update is not enabled, nothing registers the node.
      return this.luo === undefined ? -ENOENT : openLiveupdate(this.luo);
    }
    if (path === "/dev/vfio/vfio") {
      // As VFIO's own container accounted locked memory.
      const { context, file } = this.openIommufd();
      context.accountsByProcess = true;
      return file;
    }
    const group = this.groups[Number(GROUP_NODE.exec(path)?.[1] ?? -1)];
    if (group !== undefined) return group.open();
    const device = this.vfio[Number(VFIO_NODE.exec(path)?.[1] ?? -1)];
    return device === undefined ? -ENOENT : openVfio(device);
  }

  /** A fresh context and its file. */
  openIommufd(): { readonly context: IommufdContext; readonly file: File } {
    const context = new IommufdContext({
      frames: this.frames,
      features: this.profile.iommufd,
      faults: this.world.faults,
      owners: this.#owners,
      ...(this.defaults === undefined ? {} : { defaults: this.defaults }),
      ...(this.#mock === undefined ? {} : { mock: this.#mock }),
    });
    const file = fileOf(context);
    this.contexts.add(context);
    const { ops } = file;
    file.ops = {
      ...ops,
      release: (released) => {
        this.contexts.delete(context);
        ops.release?.(released);
      },
    };
    return { context, file };
  }

  /** Stops for a kexec: 0, or a handler's errno with everything as it was. */
  freeze(): number {
    return this.luo?.freeze() ?? 0;
  }

  /** After the freeze: devices that do not go over lose their translation. */
  shutdown(): void {
    this.driver.blockOthers(this.carriers?.kept ?? NOTHING_KEPT);
  }

  /**
   * Everything a failed operation must leave alone, as text; equal text, equal state. Frames of
   * one owner can be left out: empty tables, say, which stay with their domain as they do in Linux.
   */
  describe(without?: string): string {
    const lines = [`unclaimed ${this.frames.unclaimed}`];
    this.frames.eachUsed((pfn, order, refs, owner) => {
      if (owner !== without) lines.push(`${pfn} ${order} ${refs}`);
    });
    lines.push(`kept ${this.kho?.map.blocks ?? 0}`);
    lines.push(`files ${this.luo?.preservedFiles.size ?? 0}`);
    lines.push(`ids ${this.driver.domainIds.join(" ")}`);
    for (const context of this.contexts) {
      for (const object of context.objects.all()) lines.push(`${object.id} ${object.users}`);
      const marks = context.marked();
      lines.push(...marks.map(({ id, token, preserved }) => `${id} ${token} ${preserved}`));
    }
    return lines.join("\n");
  }

  #carriers({ incoming, restored, predecessor }: Parts): Carriers | undefined {
    const { luo, kho, profile, driver } = this;
    if (luo === undefined || kho === undefined) return undefined;
    const { faults } = this.world;
    const open = (): { readonly context: IommufdContext; readonly file: File } =>
      this.openIommufd();
    const given = { profile, predecessor, incoming, restored };
    const own = { kho, luo, driver, faults, ops: this.#ops, devices: this.vfio, open };
    return new Carriers({ ...given, ...own });
  }
}

/** Brings the rooms up in order; a string is a panic. */
function bring(
  { hardware, world, profile, predecessor }: BootOptions,
  frames: Frames,
  {
    incoming,
    rootPa,
  }: { readonly incoming: Incoming | undefined; readonly rootPa: number | undefined },
  scratch: readonly ScratchArea[],
): Parts | string {
  const { liveupdate } = profile;
  const format = liveupdate === false ? undefined : khoFormats[liveupdate.kho];
  const kho = format === undefined ? undefined : Kho.create(frames, format, scratch);
  if (typeof kho === "number") return `no memory for the handover: ${errnoName(kho)}`;
  const origin = incoming === undefined ? undefined : readMetadata(incoming);
  // A record of another version is warned of and left alone.
  const before = typeof origin === "object" ? origin : undefined;
  if (kho?.format.leavesMetadata === true) {
    const errno = leaveMetadata(kho, profile.name, before);
    if (errno !== 0) return `no memory for the kernel's origin: ${errnoName(errno)}`;
  }
  const { faults } = world;
  const luo =
    kho === undefined || liveupdate === false
      ? undefined
      : Orchestrator.start({ kho, faults, incoming, format: luoFormats[liveupdate.luo] });
  if (typeof luo === "string") return luo;
  if (typeof luo === "number") return `no memory for live update: ${errnoName(luo)}`;
  const restored = takeOver(hardware, incoming, luo, { profile, predecessor });
  if (typeof restored === "string") return restored;
  if (typeof restored === "number") return `no memory for the iommu: ${errnoName(restored)}`;
  const brought = unitOf(hardware, frames, profile, restored?.driver);
  if (typeof brought === "number") return `no memory for the iommu: ${errnoName(brought)}`;
  const { driver, ops } = brought;
  const defaults = defaultsOf(hardware, ops, profile);
  if (typeof defaults === "number") return `no memory for the iommu: ${errnoName(defaults)}`;
  if (incoming !== undefined && rootPa !== undefined) keepRead(incoming, rootPa);
  const handedOver = { incoming, origin: before, restored, predecessor };
  return { frames, driver, kho, luo, ops, defaults, ...handedOver };
}
