// A machine with a program on it, for cases that start from something ready.
import { iommuLayouts } from "../../../src/runtime/kernel/iommu/index.ts";
import {
  Machine,
  profiles,
  saveImage,
  type MachineOptions,
  type Profile,
} from "../../../src/runtime/machine/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { errnoName } from "../../../src/runtime/errno/index.ts";

export const MIB: number = 2 ** 20;

export interface Bench {
  readonly machine: Machine;
  readonly client: Client;
  readonly iommufd: number;
  /** An address space. */
  readonly ioas: number;
  /** A sealed memfd of 4 MiB. */
  readonly memfd: number;
}

/** Ends the name of a profile whose machine has an AMD unit in front of its devices. */
export const ON_AMD = " on AMD";

/** The profile a name of these lists stands for, and the unit. */
function placed({ profile }: Partial<MachineOptions>): Partial<MachineOptions> {
  if (typeof profile !== "string" || !profile.endsWith(ON_AMD)) return {};
  return { profile: profile.slice(0, -ON_AMD.length), amd: true };
}

/** The profile of a name of these lists. */
export function profileOf(name: string): Profile {
  const found = profiles.find((profile) => profile.name === name.replace(ON_AMD, ""));
  if (found === undefined) throw new Error(`no profile ${name}`);
  return found;
}

export function boot(options: Partial<MachineOptions> = {}): { machine: Machine; client: Client } {
  const machine = new Machine({ seed: 1, ramBytes: 8 * MIB, ...options, ...placed(options) });
  return { machine, client: new Client(machine.spawn()) };
}

export function ready(options: Partial<MachineOptions> = {}): Bench {
  const { machine, client } = boot(options);
  const iommufd = client.process.open("/dev/iommu");
  const ioas = client.ioasAlloc(iommufd);
  const memfd = sealed(client, 4 * MIB);
  return { machine, client, iommufd, ioas, memfd };
}

export function sealed(client: Client, bytes: number, seals = 7): number {
  const fd = client.process.memfdCreate("case", 2);
  client.process.ftruncate(fd, bytes);
  for (let at = 0; at < bytes; at += 4096) {
    client.process.pwrite(fd, Uint8Array.of(at >> 12, at >> 20, 0xaa, 0x55), at);
  }
  if (seals !== 0) client.process.addSeals(fd, seals);
  return fd;
}

export interface LiveBench extends Bench {
  readonly device: number;
  readonly devId: number;
  readonly hwpt: number;
  readonly lu: number;
  readonly session: number;
}

/** A device attached to a page table over 1 MiB of the memfd at 4 GiB; a session, nothing in it. */
export function live(options: Partial<MachineOptions> = {}): LiveBench {
  const bench = ready(options);
  const { client, iommufd, ioas, memfd } = bench;
  const device = client.process.open("/dev/vfio/devices/vfio0");
  const devId = client.bind(device, iommufd);
  const hwpt = client.hwptAlloc(iommufd, devId, ioas);
  client.attach(device, hwpt);
  client.mapFile(iommufd, memfd, { ioasId: ioas, start: 0n, length: 1n << 20n, iova: 1n << 32n });
  const lu = client.process.open("/dev/liveupdate");
  const session = client.createSession(lu, "case");
  return { ...bench, device, devId, hwpt, lu, session };
}

/** An answer as a reader of strace would say it. */
export function said(answer: number | bigint): string {
  return typeof answer === "number" && answer < 0 ? errnoName(answer) : "ok";
}

/** A machine whose memfd, iommufd and device go over under tokens 1, 2, 3. */
export function freightedBench(profile = "reviewed"): LiveBench {
  const bench = live({ profile, ramBytes: 16 * MIB });
  const { client, iommufd, hwpt, session, memfd, device } = bench;
  client.mark(iommufd, hwpt, 5);
  [memfd, iommufd, device].forEach((fd, at) => client.preserve(session, fd, BigInt(at + 1)));
  return bench;
}

/** An image of a machine whose memfd, iommufd and device went over under tokens 1, 2, 3. */
export function soundImage(profile = "reviewed"): Uint8Array {
  const saved = saveImage(freightedBench(profile).machine);
  if ("problem" in saved) throw new Error(saved.problem);
  return saved.bytes;
}

/** Profiles with live update; and once more on AMD where what is behind such a unit goes over. */
const updating = profiles.filter(({ liveupdate }) => liveupdate !== false);
const namesOf = (list: readonly Profile[]): string[] => [
  ...list.map(({ name }) => name),
  // Scalable mode is VT-d's.
  ...list
    .filter(({ handover, iommu }) => handover.amd === true && iommu?.scalable !== true)
    .map(({ name }) => `${name}${ON_AMD}`),
];
export const everyLive: readonly string[] = namesOf(updating);
const marking = updating.filter(({ iommufd }) => iommufd.mark !== "none");
const keepsDevices = ({ handover }: Profile): boolean => iommuLayouts[handover.iommu].keepsDevices;
/** Of those, the ones whose page tables can be marked and whose devices can go over. */
export const everyMarking: readonly string[] = namesOf(
  marking.filter((profile) => keepsDevices(profile)),
);
/** First patches of a series: page tables go over, and no device. */
export const everyBase: readonly string[] = namesOf(
  marking.filter((profile) => !keepsDevices(profile)),
);
/** Profiles that give iommufds back. */
export const everyRetrieving: readonly string[] = namesOf(
  marking.filter(({ iommufd }) => iommufd.retrieve),
);

/** Owners of the frames a kernel has when no program runs, in order. */
export const atRest = (name: string): readonly string[] =>
  name.endsWith(ON_AMD) ? ["amd device table", "kho", "liveupdate"] : ["kho", "liveupdate", "vt-d"];

/** Marks a page table with whichever call the profile has. */
export function markIn({ client, iommufd, machine }: Bench, hwpt: number, token: number): number {
  return machine.kernel.profile.iommufd.mark === "later"
    ? client.markLater(iommufd, hwpt, BigInt(token))
    : client.mark(iommufd, hwpt, token);
}
