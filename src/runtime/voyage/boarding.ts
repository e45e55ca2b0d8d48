// Everything a program has, into a session of its own: before the first jump and before the next.
import type { Machine } from "../machine/index.ts";
import { Refused, must } from "./cargo.ts";
import type { Client } from "./client.ts";
import type { VoyageCounts } from "./report.ts";

export const IOMMUFD_TOKEN = 500n;
export const DMA_STEPS = 40;
/** Pages written between two jumps; bytes from here on are nobody's stamp and no device's. */
const DIRTIED = 32;
const DIRTY_OFFSET = 3072;

/** The session's name on one leg, counted from 1. */
export const sessionOf = (leg: number): string => `voyage ${leg}`;
/** A file's token is its number, a device's this. */
export const deviceToken = (device: number): bigint => 1000n + BigInt(device);

/** What a program has open, and the device nodes it belongs to. */
export interface Aboard {
  readonly client: Client;
  readonly iommufd: number;
  readonly files: readonly { readonly fd: number; readonly index: number }[];
  readonly berths: readonly {
    readonly fd: number;
    readonly device: number;
    readonly pasid?: number;
  }[];
}

/** Preserves everything in the leg's session; the devices go on with their DMA. */
export function board(machine: Machine, leg: number, aboard: Aboard): void {
  const { client, iommufd, files, berths } = aboard;
  const device = must("open", client.process.open("/dev/liveupdate"));
  const session = must("CREATE_SESSION", client.createSession(device, sessionOf(leg)));
  for (const { fd, index } of files) {
    must("PRESERVE memfd", client.preserve(session, fd, BigInt(index)));
  }
  must("PRESERVE iommufd", client.preserve(session, iommufd, IOMMUFD_TOKEN));
  for (const { fd, device: at, pasid } of berths) {
    // PASIDs go with their device.
    if (pasid !== undefined) continue;
    must("PRESERVE vfio", client.preserve(session, fd, deviceToken(at)));
  }
  machine.tick(DMA_STEPS);
}

/** A kexec whose freeze fails leaves everything as it was, and the next one is none the worse. */
export function failFreeze(machine: Machine, counts: VoyageCounts): void {
  const { faults } = machine.world;
  const before = machine.kernel.describe();
  faults.arm({ nth: 1, kind: "file" });
  const result = machine.kexec({ dmaSteps: DMA_STEPS });
  faults.disarm();
  if (result.outcome !== "refused") {
    throw new Refused(`a kexec whose freeze fails ended ${result.outcome}`);
  }
  if (machine.kernel.describe() !== before) throw new Refused("a refused kexec left a trace");
  counts.refusedKexecs += 1;
}

/** Writes into pages that came over: files are sealed against growing, not against writing. */
export function dirty(machine: Machine, leg: number, { client, files }: Aboard): void {
  const random = machine.world.stream(`dirty ${leg}`);
  for (let at = 0; at < DIRTIED; at++) {
    const { fd } = random.pick(files);
    const page = random.below(client.process.sizeOf(fd) / 4096);
    const bytes = Uint8Array.of(leg, at, random.below(256), 0x77);
    must("pwrite", client.process.pwrite(fd, bytes, page * 4096 + DIRTY_OFFSET));
  }
}
