// Storms of calls on devices behind real units, with DMA and failing allocations in between: after
// every step everything is checked from scratch, and at the end nothing is left.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import {
  Device,
  Hwpt,
  IoasObject,
  NestedHwpt,
  contextOf,
  type IommufdContext,
} from "../../../src/runtime/kernel/iommufd/index.ts";
import { spaceOf } from "../../../src/runtime/kernel/iommufd/object/hwpt.ts";
import { FaultQueue } from "../../../src/runtime/kernel/iommufd/object/fault-queue.ts";
import type { Machine, MachineOptions, Process } from "../../../src/runtime/machine/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { MIB, boot } from "./bench.ts";
import { checkMachine } from "./invariants.ts";
import { call, wide } from "./words.ts";

const { ioas, hwpt: abi, fault } = uapi.iommufd;
const { cdev } = uapi.vfio;
const [SET_IOMMU, MAP_DMA, UNMAP_DMA] = [0x3b66, 0x3b71, 0x3b72];
const SOAK = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const STEPS = 300;

const PAGES = 2048;
/** Addresses are crowded on purpose: neighbours, large leaves, the end of a table. */
const BASES = [0x1000, 0x20_0000, 0x3fff_0000, 0x8000_0000, 0x80_0000_0000] as const;
/** Where a first stage has its tables, and the memory it leads to. */
const NESTED_BASE = 0x20_0000;

const full = 0x0001_6800_8400_0f4an | (1n << 7n);
const units: readonly (readonly [string, Partial<MachineOptions>])[] = [
  ["VT-d, legacy", { profile: "linux-6.12" }],
  ["VT-d, three levels", { profile: "linux-6.12", unit: { widthLg2: 39 } }],
  [
    "VT-d, scalable with everything",
    { profile: "linux-6.12-scalable", unit: { widthLg2: 48, extendedCapabilities: full } },
  ],
  ["AMD", { profile: "linux-6.12", amd: { marksDirty: true } }],
  ["virtio", { profile: "linux-6.12-virtio" }],
  ["VT-d, later kernel", { profile: "luo-current" }],
];

interface Storm {
  readonly machine: Machine;
  readonly process: Process;
  readonly random: Generator;
  readonly memory: number;
  readonly scratch: number;
  readonly memfd: number;
  fds: number[];
  devices: number[];
}

type Step = (storm: Storm) => void;

type Kind = "space" | "table" | "nested" | "device" | "queue" | "any";

/** A number that names an object of a kind; now and then any number at all. */
function idOf({ random }: Storm, context: IommufdContext | undefined, ...kinds: Kind[]): number {
  if (context === undefined || random.chance(12)) return random.below(12);
  const fits = context.objects.all().filter((object) => kinds.some((kind) => isKind(object, kind)));
  return fits.length === 0 ? random.below(12) : random.pick(fits).id;
}

function isKind(object: object, kind: Kind): boolean {
  const classes = {
    space: IoasObject,
    table: Hwpt,
    nested: NestedHwpt,
    device: Device,
    queue: FaultQueue,
    any: Object,
  } as const;
  return object instanceof classes[kind];
}

const contextAt = ({ process }: Storm, fd: number): IommufdContext | undefined => {
  const file = process.fds.find(fd);
  return file === undefined ? undefined : contextOf(file);
};

/** The first context mostly: it has the devices. */
const fdOf = ({ random, fds }: Storm): number => fds[random.chance(80) ? 0 : 1]!;
const iovaOf = (random: Generator): number =>
  random.pick(BASES) + random.below(random.pick([4, 600])) * 4096;
const lengthOf = (random: Generator): number =>
  4096 * (1 + random.below(random.pick([1, 8, 600, 1100])));

const mapMemory: Step = (storm) => {
  const { process, random, memory } = storm;
  const length = lengthOf(random);
  const va = memory + random.below(PAGES) * 4096;
  const flags = random.pick([7, 7, 7, 6, 5, 3]);
  const place = [...wide(va), ...wide(length), ...wide(iovaOf(random))];
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  call(process, fd, ioas.IOMMU_IOAS_MAP, [40, flags, id, 0, ...place]);
};

const mapFile: Step = (storm) => {
  const { process, random, memfd } = storm;
  const place = [
    ...wide(random.below(700) * 4096),
    ...wide(lengthOf(random)),
    ...wide(iovaOf(random)),
  ];
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  call(process, fd, ioas.IOMMU_IOAS_MAP_FILE, [40, 7, id, memfd, ...place]);
};

const copy: Step = (storm) => {
  const { process, random } = storm;
  const fd = fdOf(storm);
  const space = (): number => idOf(storm, contextAt(storm, fd), "space");
  const [to, from] = [space(), space()];
  // Mostly a part of what is there.
  const object = contextAt(storm, fd)?.objects.find(from);
  const areas = object instanceof IoasObject ? [...object.ioas.areas] : [];
  const area = areas.length > 0 && random.chance(80) ? random.pick(areas) : undefined;
  const pages = Number((area?.bytes ?? 8192n) / 4096n);
  const skip = random.below(pages);
  const source = area === undefined ? iovaOf(random) : Number(area.start) + skip * 4096;
  // Now and then past its end, over whatever follows it.
  const more = random.chance(40) ? random.below(64) : 0;
  const length = (1 + random.below(pages - skip) + more) * 4096;
  const words = [...wide(length), ...wide(iovaOf(random)), ...wide(source)];
  call(process, fd, ioas.IOMMU_IOAS_COPY, [40, random.pick([7, 6]), to, from, ...words]);
};

const unmapRange: Step = (storm) => {
  const { process, random } = storm;
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  const object = contextAt(storm, fd)?.objects.find(id);
  const areas = object instanceof IoasObject ? [...object.ioas.areas] : [];
  let place: readonly number[] = [...wide(iovaOf(random)), ...wide(lengthOf(random) * 2)];
  if (random.chance(5)) place = [0, 0, -1, -1];
  else if (areas.length > 0 && random.chance(70)) {
    const { start, bytes } = random.pick(areas);
    place = [...wide(start), ...wide(bytes)];
  }
  call(process, fd, ioas.IOMMU_IOAS_UNMAP, [24, id, ...place]);
};

/** The container's calls, its first version included: mappings are cut in the middle. */
const container: Step = (storm) => {
  const { process, random, memory } = storm;
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  call(process, fd, ioas.IOMMU_VFIO_IOAS, [12, id, random.pick([1, 1, 1, 1, 2])]);
  process.ioctlAt(fd, SET_IOMMU, random.pick([1, 3]));
  const place = [...wide(iovaOf(random)), ...wide(lengthOf(random))];
  if (random.chance(50)) {
    const va = memory + random.below(PAGES) * 4096;
    call(process, fd, MAP_DMA, [32, 3, ...wide(va), ...place]);
  } else {
    call(process, fd, UNMAP_DMA, [24, 0, ...place]);
  }
};

const option: Step = (storm) => {
  const { process, random } = storm;
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  call(process, fd, ioas.IOMMU_OPTION, [24, 1, 0, id, random.below(2), 0]);
};

const allow: Step = (storm) => {
  const { process, random, scratch } = storm;
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(random.pick(BASES)), true);
  view.setBigUint64(8, 0xffff_ffffn, true);
  process.space.write(scratch, bytes);
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "space");
  const words = [24, id, random.below(2), 0, ...wide(scratch)];
  call(process, fd, ioas.IOMMU_IOAS_ALLOW_IOVAS, words);
};

const allocSpace: Step = (storm) => {
  call(storm.process, fdOf(storm), ioas.IOMMU_IOAS_ALLOC, [12, 0, 0]);
};

const allocHwpt: Step = (storm) => {
  const { process, random, scratch } = storm;
  const isNested = random.chance(30);
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, BigInt(random.pick(BASES)), true);
  view.setUint32(16, 48, true);
  process.space.write(scratch, bytes);
  const data = isNested ? [1, 24, ...wide(scratch)] : [0, 0, 0, 0];
  const flags = isNested ? random.pick([0, 0, 4]) : random.below(4);
  const fd = fdOf(storm);
  const context = contextAt(storm, fd);
  const device = idOf(storm, context, "device");
  const parent = idOf(storm, context, isNested ? "table" : "space");
  const queue = idOf(storm, context, "queue");
  const words = [48, flags, device, parent, 0, 0, ...data, queue, 0];
  call(process, fd, abi.IOMMU_HWPT_ALLOC, words);
};

/** A first stage over a parent of its own, with memory and tables where it looks for them. */
const nest: Step = (storm) => {
  const { process, random, memory, scratch, machine } = storm;
  const at = random.below(storm.devices.length);
  const bound = machine.kernel.vfio[at]?.bound?.device;
  const fd = storm.fds.find((each) => contextAt(storm, each) === bound?.context);
  if (bound === undefined || fd === undefined) return;
  const space = call(process, fd, ioas.IOMMU_IOAS_ALLOC, [12, 0, 0]).words[2]!;
  const made = [48, 3, bound.id, space, 0, 0, 0, 0, 0, 0, 0, 0];
  const parent = call(process, fd, abi.IOMMU_HWPT_ALLOC, made);
  const place = [...wide(memory), ...wide(512 * 4096), ...wide(NESTED_BASE)];
  call(process, fd, ioas.IOMMU_IOAS_MAP, [40, 7, space, 0, ...place]);
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, BigInt(NESTED_BASE), true);
  view.setUint32(16, 48, true);
  process.space.write(scratch, bytes);
  const nested = [48, 0, bound.id, parent.words[4]!, 0, 0, 1, 24, ...wide(scratch), 0, 0];
  const { words } = call(process, fd, abi.IOMMU_HWPT_ALLOC, nested);
  call(process, storm.devices[at]!, cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT, [12, 0, words[4]!]);
};

/** Tables in the first four pages: page n leads to the nth page from NESTED_BASE on. */
function writeFirstStage(process: Process, memory: number): void {
  const set = (at: number, target: number): void => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(target) | 7n, true);
    process.space.write(memory + at, bytes);
  };
  for (let level = 0; level < 3; level++) set(level * 4096, NESTED_BASE + (level + 1) * 4096);
  for (let page = 0; page < 512; page++) set(3 * 4096 + page * 8, NESTED_BASE + page * 4096);
}

const queue: Step = (storm) => {
  const said = call(storm.process, fdOf(storm), fault.IOMMU_FAULT_QUEUE_ALLOC, [16, 0, 0, 0]);
  if (said.value === 0 && storm.random.chance(70)) storm.process.close(said.words[3]!);
};

const destroy: Step = (storm) => {
  const fd = fdOf(storm);
  call(storm.process, fd, ioas.IOMMU_DESTROY, [8, idOf(storm, contextAt(storm, fd), "any")]);
};

const dirty: Step = (storm) => {
  const { process, random, scratch } = storm;
  const fd = fdOf(storm);
  const id = idOf(storm, contextAt(storm, fd), "table");
  call(process, fd, abi.IOMMU_HWPT_SET_DIRTY_TRACKING, [16, random.below(2), id, 0]);
  const base = random.pick([0x20_0000, 0x8000_0000]);
  const place = [...wide(base), ...wide(2 * MIB), ...wide(4096), ...wide(scratch)];
  call(process, fd, abi.IOMMU_HWPT_GET_DIRTY_BITMAP, [48, id, random.below(2), 0, ...place]);
};

const device: Step = (storm) => {
  const { process, random, devices, fds, machine } = storm;
  const at = random.below(devices.length);
  const fd = devices[at]!;
  const bound = machine.kernel.vfio[at]?.bound?.device;
  const id = idOf(storm, bound?.context, "space", "table", "nested");
  if (bound === undefined && random.chance(60)) {
    call(process, fd, cdev.VFIO_DEVICE_BIND_IOMMUFD, [16, 0, fds[random.chance(85) ? 0 : 1]!, 0]);
  }
  const calls: readonly (() => void)[] = [
    () => call(process, fd, cdev.VFIO_DEVICE_BIND_IOMMUFD, [16, 0, random.pick(fds), 0]),
    () => call(process, fd, cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT, [12, 0, id]),
    () => call(process, fd, cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT, [12, 0, id]),
    () => call(process, fd, cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT, [12, 0, id]),
    () => call(process, fd, cdev.VFIO_DEVICE_DETACH_IOMMUFD_PT, [8, 0]),
  ];
  random.pick(calls)();
};

/** Requests of a device end where its page table says, or are blocked. */
const dma: Step = (storm) => {
  const { machine, random } = storm;
  const { hardware, kernel } = machine;
  const unit = hardware.amd ?? hardware.unit;
  const { bdf } = random.pick(hardware.devices);
  const bound = kernel.vfio.find(({ pci }) => pci.bdf === bdf)?.bound?.device;
  const hwpt = bound?.hwpt;
  const areas = [...((hwpt === undefined ? undefined : spaceOf(hwpt))?.ioas.areas ?? [])];
  for (let at = 0; at < 6; at++) {
    const area = areas.length > 0 && random.chance(80) ? random.pick(areas) : undefined;
    const iovaPfn =
      area === undefined
        ? iovaOf(random) / 4096
        : Number(area.start / 4096n) + random.below(area.pageCount);
    if (hwpt instanceof NestedHwpt) {
      checkNested(storm, bdf, hwpt);
      continue;
    }
    const write = random.chance(50);
    const found = unit.translate(bdf, iovaPfn, write);
    const domain = hwpt?.domain instanceof Domain ? hwpt.domain : undefined;
    if (hwpt !== undefined && domain === undefined) continue;
    const isAllowed = area !== undefined && (area.prot & (write ? 2 : 1)) !== 0;
    if (found !== undefined || isAllowed) expect(found).toBe(domain?.translate(iovaPfn));
    else expect(unit.faults.at(-1)?.iovaPfn).toBe(iovaPfn);
  }
};

/** What a first stage leads to is what its parent has there, or nothing. */
function checkNested({ machine, random }: Storm, bdf: number, { parent }: NestedHwpt): void {
  const page = random.below(512);
  // Marks in the tables may be refused where the parent is read-only: then nothing is found.
  const found = machine.hardware.unit.translate(bdf, page, random.chance(50));
  if (found === undefined || !(parent.domain instanceof Domain)) return;
  expect(found).toBe(parent.domain.translate(NESTED_BASE / 4096 + page));
}

const reopen: Step = (storm) => {
  const { process, random } = storm;
  if (random.chance(50)) {
    const at = random.below(storm.devices.length);
    process.close(storm.devices[at]!);
    storm.devices[at] = process.open(`/dev/vfio/devices/vfio${at}`);
  } else {
    const at = random.below(storm.fds.length);
    process.close(storm.fds[at]!);
    storm.fds[at] = process.open("/dev/iommu");
  }
};

/** How often each, out of their sum. */
const steps: readonly (readonly [number, Step])[] = [
  [14, mapMemory],
  [4, mapFile],
  [6, copy],
  [10, unmapRange],
  [6, container],
  [2, option],
  [2, allow],
  [6, allocSpace],
  [8, allocHwpt],
  [3, nest],
  [2, queue],
  [5, destroy],
  [4, dirty],
  [14, device],
  [14, dma],
  [1, reopen],
];
const wheel = steps.flatMap(([times, step]) => Array.from({ length: times }, () => step));

function start(options: Partial<MachineOptions>, seed: number): Storm {
  const { machine } = boot({ seed, ramBytes: 32 * MIB, ...options });
  // It may lock a part of its memory, so that a charge is refused now and then.
  const process = machine.spawn({ capIpcLock: false, lockLimitBytes: 6 * MIB });
  const memory = process.mmap(PAGES * 4096);
  const scratch = process.mmap(4 * 4096);
  writeFirstStage(process, memory);
  const memfd = process.memfdCreate("storm", 0);
  process.ftruncate(memfd, 4 * MIB);
  return {
    machine,
    process,
    random: new Generator(seed),
    memory,
    scratch,
    memfd,
    fds: [0, 1].map(() => process.open("/dev/iommu")),
    devices: [0, 1].map((at) => process.open(`/dev/vfio/devices/vfio${at}`)),
  };
}

function run(options: Partial<MachineOptions>, seed: number): void {
  const storm = start(options, seed);
  const { machine, process, random, memory, scratch } = storm;
  const { kernel, world } = machine;
  // Something to begin with: two spaces, both devices bound to one context.
  for (const fd of storm.fds) call(process, fd, ioas.IOMMU_IOAS_ALLOC, [12, 0, 0]);
  for (const fd of storm.devices) {
    call(process, fd, cdev.VFIO_DEVICE_BIND_IOMMUFD, [16, 0, storm.fds[0]!, 0]);
  }
  for (let step = 0; step < STEPS * SOAK; step++) {
    const fails = random.chance(12);
    if (fails) world.faults.arm({ nth: 1 + random.below(6) });
    random.pick(wheel)(storm);
    if (fails) world.faults.disarm();
    checkMachine(machine, process);
    expect(process.locked.user.pages * 4096).toBeLessThanOrEqual(process.locked.limitBytes);
  }
  for (const fd of process.fds.open) process.close(fd);
  expect(kernel.contexts.size, "contexts left").toBe(0);
  checkMachine(machine, process);
  for (let page = 0; page < PAGES; page++) {
    if (process.space.pinsAt(memory + page * 4096) !== 0) expect.fail(`page ${page} is pinned`);
  }
  process.munmap(memory, PAGES * 4096);
  process.munmap(scratch, 4 * 4096);
  const left = new Map<string, number>();
  kernel.frames.eachUsed((_pfn, _order, _refs, owner) => {
    left.set(owner, (left.get(owner) ?? 0) + 1);
  });
  // The kernel's own translations stay, each an empty top table.
  const own = kernel.defaults?.domains.length ?? 0;
  expect(left.get("page table") ?? 0, "page table frames left").toBe(own);
  expect(left.get("memfd") ?? 0, "memfd frames left").toBe(0);
  expect([process.locked.user.pages, process.locked.process.pages]).toEqual([0, 0]);
}

describe.each(units)("storms behind %s", (_, options) => {
  it.each([1, 2])("seed %i", (seed) => run(options, seed));
});
