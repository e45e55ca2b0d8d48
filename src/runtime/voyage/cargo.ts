// What goes aboard: memfds full of stamped pages, address spaces, page tables, devices, mappings.
import { EEXIST, errnoName } from "../errno/index.ts";
import type { DmaTarget } from "../hardware/index.ts";
import type { Machine } from "../machine/index.ts";
import type { Generator } from "../world/index.ts";
import { Client } from "./client.ts";
import type { VoyageCounts } from "./report.ts";

/** Seals a file needs before it is mapped: SEAL, SHRINK, GROW. */
const SEALS = 7;
const ALLOW_SEALING = 2;
/** HWPT_ALLOC: the table is one for PASIDs as well. */
const FOR_PASIDS = 8;
const PAGE = 4096;
const HUGE = 2 ** 21;

interface CargoFile {
  readonly fd: number;
  readonly bytes: number;
  readonly index: number;
}

interface Mapping {
  readonly iova: bigint;
  readonly bytes: number;
  readonly file: CargoFile;
  readonly offset: number;
  readonly writable: boolean;
}

interface Space {
  readonly id: number;
  readonly mappings: Map<bigint, Mapping>;
  /** Mappings a device works on: they stay. */
  readonly busy: Set<Mapping>;
}

/** A device with its page table over one of the spaces. */
export interface Berth {
  readonly fd: number;
  readonly device: number;
  readonly hwptId: number;
  readonly token: number;
  readonly space: Space;
  /** Absent for the requests of the device that carry none. */
  readonly pasid?: number;
}

export interface Cargo {
  readonly client: Client;
  readonly iommufd: number;
  readonly files: readonly CargoFile[];
  readonly spaces: readonly Space[];
  readonly berths: readonly Berth[];
}

/** The two words every page of a file begins with: which file, which page. */
export function stampOf(file: number, page: number): readonly [low: number, high: number] {
  return [page | 0, 0x5a000000 | file | 0];
}

/** A call of the program that must succeed: anything else is a finding of the voyage. */
export class Refused extends Error {}

export function must(what: string, answer: number): number {
  if (answer < 0) throw new Refused(`${what} answered ${errnoName(answer)}`);
  return answer;
}

/** Brings files, spaces, page tables and devices aboard, then makes `steps` mappings. */
export function load(machine: Machine, steps: number, counts: VoyageCounts): Cargo {
  const client = new Client(machine.spawn());
  const random = machine.world.stream("cargo");
  const { process } = client;
  const iommufd = must("open", process.open("/dev/iommu"));
  const files = makeFiles(client, random, counts);
  const spaces = Array.from({ length: 3 }, (): Space => {
    const id = must("IOAS_ALLOC", client.ioasAlloc(iommufd));
    return { id, mappings: new Map(), busy: new Set() };
  });
  const berths = machine.hardware.devices.flatMap((pci, device): Berth[] => {
    const fd = must("open", process.open(`/dev/vfio/devices/vfio${device}`));
    const devId = must("BIND", client.bind(fd, iommufd));
    const flags = pci.pasidBits > 0 ? FOR_PASIDS : 0;
    const attached = (step: number, pasid?: number): Berth => {
      const space = spaces[(device + step) % spaces.length] as Space;
      const hwptId = must("HWPT_ALLOC", client.hwptAlloc(iommufd, devId, space.id, flags));
      must(`ATTACH ${pci.name}`, client.attach(fd, hwptId, pasid));
      const token = 0x1000 + device * 7 + step * 0x1000;
      const known = pasid === undefined ? {} : { pasid };
      return { fd, device, hwptId, token, space, ...known };
    };
    if (pci.pasidBits === 0) return [attached(0)];
    const pasid = 1 + random.below(2 ** pci.pasidBits - 1);
    return [attached(0), attached(1, pasid)];
  });
  counts.addressSpaces = spaces.length;
  counts.pageTables = berths.length;
  counts.devices = berths.filter(({ pasid }) => pasid === undefined).length;
  counts.pasids = berths.length - counts.devices;
  const cargo = { client, iommufd, files, spaces, berths };
  makeMappings(machine, cargo, steps, counts);
  return cargo;
}

function makeFiles(client: Client, random: Generator, counts: VoyageCounts): CargoFile[] {
  const { process } = client;
  return Array.from({ length: 6 }, (_, index): CargoFile => {
    const bytes = index < 3 ? HUGE * (4 + random.below(5)) : PAGE * (40 + random.below(400));
    const fd = must("memfd_create", process.memfdCreate(`cargo${index}`, ALLOW_SEALING));
    must("ftruncate", process.ftruncate(fd, bytes));
    const page = new Uint8Array(PAGE);
    const view = new DataView(page.buffer);
    for (let at = 0; at < bytes / PAGE; at++) {
      const [low, high] = stampOf(index, at);
      view.setInt32(0, low, true);
      view.setInt32(4, high, true);
      view.setUint32(8 + 4 * random.below(100), random.u32(), true);
      must("pwrite", process.pwrite(fd, page, at * PAGE));
    }
    must("F_ADD_SEALS", process.addSeals(fd, SEALS));
    counts.memfds += 1;
    counts.memfdBytes += bytes;
    return { fd, bytes, index };
  });
}

/** Maps, sometimes unmaps, and keeps the devices busy with what is mapped. */
function makeMappings(machine: Machine, cargo: Cargo, steps: number, counts: VoyageCounts): void {
  const random = machine.world.stream("mappings");
  for (let step = 0; step < steps; step++) {
    const space = random.pick(cargo.spaces);
    if (random.chance(8) && space.mappings.size > 4) unmapOne(cargo, space, random, counts);
    else mapOne(cargo, space, random);
    if (step === Math.floor(steps / 2)) startDma(machine, cargo, 16);
    if (step % 64 === 63) machine.tick(4);
  }
  for (const space of cargo.spaces) {
    for (const { bytes } of space.mappings.values()) {
      counts.mappings += 1;
      if (bytes >= HUGE) counts.mappings2m += 1;
      else counts.mappings4k += 1;
    }
  }
}

function mapOne(cargo: Cargo, space: Space, random: Generator): void {
  const huge = random.chance(25);
  const file = cargo.files[huge ? random.below(3) : random.below(cargo.files.length)] as CargoFile;
  const unit = huge ? HUGE : PAGE;
  const most = Math.min(Math.floor(file.bytes / unit), huge ? 3 : 8);
  const length = unit * (1 + random.below(most));
  const offset = unit * random.below((file.bytes - length) / unit + 1);
  const writable = random.chance(80);
  const prot = writable ? 3 : 1;
  const fixed = random.chance(50);
  const base = BigInt(2 ** 33 + random.below(2 ** 16) * HUGE);
  const free = base + BigInt(huge ? 0 : PAGE * random.below(500));
  const request = {
    ioasId: space.id,
    start: BigInt(offset),
    length: BigInt(length),
    prot,
    ...(fixed ? { iova: takenNow(space, random, unit) ?? free } : {}),
  };
  const clashes = fixed && overlaps(space, request.iova as bigint, length);
  const iova = cargo.client.mapFile(cargo.iommufd, file.fd, request);
  if (clashes) {
    if (iova !== -EEXIST) throw new Refused(`IOAS_MAP_FILE over a mapping answered ${iova}`);
  } else if (typeof iova === "bigint")
    space.mappings.set(iova, { iova, bytes: length, file, offset, writable });
  else must("IOAS_MAP_FILE", iova);
}

/** Now and then an address that is mapped already, on a boundary of `unit` bytes. */
function takenNow(space: Space, random: Generator, unit: number): bigint | undefined {
  if (space.mappings.size === 0 || !random.chance(4)) return undefined;
  const { iova } = random.pick([...space.mappings.values()]);
  return iova - (iova % BigInt(unit));
}

function overlaps(space: Space, iova: bigint, length: number): boolean {
  for (const each of space.mappings.values()) {
    if (each.iova < iova + BigInt(length) && iova < each.iova + BigInt(each.bytes)) return true;
  }
  return false;
}

function unmapOne(cargo: Cargo, space: Space, random: Generator, counts: VoyageCounts): void {
  const mapping = random.pick([...space.mappings.values()]);
  if (space.busy.has(mapping)) return;
  const length = BigInt(mapping.bytes);
  const bytes = cargo.client.unmap(cargo.iommufd, space.id, mapping.iova, length);
  if (bytes !== length) throw new Refused(`IOAS_UNMAP of ${length} bytes answered ${bytes}`);
  space.mappings.delete(mapping.iova);
  counts.unmapped += 1;
}

/** Gives every device a program over pages of its spaces: reads of stamps, writes of its own. */
export function startDma(machine: Machine, cargo: Cargo, perBerth: number): void {
  const random = machine.world.stream("dma");
  const programs = new Map<number, DmaTarget[]>();
  for (const { device, space, pasid } of cargo.berths) {
    const mappings = [...space.mappings.values()];
    const targets = programs.get(device) ?? [];
    programs.set(device, targets);
    // Each has its own corner of a page, so that no two programs disturb each other.
    const corner = 2048 + device * 8 + (pasid === undefined ? 0 : 512);
    for (let at = 0; at < perBerth && mappings.length > 0; at++) {
      const mapping = random.pick(mappings);
      space.busy.add(mapping);
      const page = random.below(mapping.bytes / PAGE);
      const [expectLow, expectHigh] = stampOf(mapping.file.index, mapping.offset / PAGE + page);
      const iovaPfn = Number(mapping.iova / 4096n) + page;
      const target: DmaTarget = {
        iovaPfn,
        expectLow,
        expectHigh,
        ...(mapping.writable ? { writeOffset: corner } : {}),
        ...(pasid === undefined ? {} : { pasid }),
      };
      targets.push(target);
    }
  }
  for (const [device, targets] of programs) machine.hardware.devices[device]?.program(targets);
}
