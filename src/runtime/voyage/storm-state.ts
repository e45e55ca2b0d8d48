// What the program of a storm knows of its own doing: files, address spaces, page tables, devices.
import type { DmaTarget } from "../hardware/index.ts";
import type { Machine } from "../machine/index.ts";
import type { Generator } from "../world/index.ts";
import { Refused, stampOf } from "./cargo.ts";
import { Client } from "./client.ts";

interface StormFile {
  readonly fd: number;
  /** Which file it is, for its stamps. */
  readonly index: number;
  readonly pages: number;
  /** Sealed before anything could map it. */
  readonly isSealed: boolean;
}

/** Pages of a file at an input page. */
export interface StormMapping {
  readonly iovaPfn: number;
  readonly pages: number;
  readonly file: StormFile;
  readonly page: number;
  /** The frame of each page, read off the file when it was mapped: frames never move. */
  readonly frames: readonly number[];
}

export interface StormSpace {
  /** 0 for the space of a table that came over: it has no object here. */
  readonly id: number;
  readonly mappings: StormMapping[];
}

export interface StormTable {
  readonly id: number;
  readonly space: StormSpace;
  token: number | undefined;
}

interface StormDevice {
  fd: number;
  devId: number;
  table: StormTable | undefined;
  /** What its PASIDs are attached to. */
  readonly pasids: Map<number, StormTable>;
}

/** Everything a device is attached to. */
export const tablesOf = ({ table, pasids }: StormDevice): readonly StormTable[] =>
  table === undefined ? [...pasids.values()] : [table, ...pasids.values()];

/** What the session holds: by token. */
export type Aboard =
  | { readonly kind: "file"; readonly file: StormFile }
  | { readonly kind: "iommufd" }
  | { readonly kind: "device"; readonly at: number };

/** Everything the program has open. Nothing here is read off the kernel. */
export class StormState {
  readonly machine: Machine;
  client: Client;
  iommufd = -1;
  lu = -1;
  session = -1;
  files: StormFile[] = [];
  spaces: StormSpace[] = [];
  tables: StormTable[] = [];
  readonly devices: StormDevice[];
  aboard: Map<number, Aboard> = new Map();
  /** Page tables the last preserve of the iommufd took along. */
  carried: StormTable[] = [];
  /** What came back so far: files, page tables, devices with their DMA going on. */
  readonly crossed = { files: 0, tables: 0, devices: 0 };
  /** Blocks kept for the next kernel while no session is open. */
  keptAtRest = 0;
  nextFile = 0;
  nextToken = 1;

  constructor(machine: Machine) {
    this.machine = machine;
    this.client = new Client(machine.spawn());
    this.devices = machine.hardware.devices.map(() => ({
      fd: -1,
      devId: 0,
      table: undefined,
      pasids: new Map(),
    }));
  }

  get isFrozen(): boolean {
    return [...this.aboard.values()].some(({ kind }) => kind === "iommufd");
  }

  isCarried(space: StormSpace): boolean {
    return this.isFrozen && this.carried.some((table) => table.space === space);
  }

  /** Stops the DMA of every device on a space: what a driver does before it changes things. */
  quiesce(space: StormSpace): void {
    for (const [at, device] of this.devices.entries()) {
      if (tablesOf(device).some((table) => table.space === space))
        this.machine.hardware.devices[at]?.program([]);
    }
  }

  /** Lets an attached device visit a few pages: reads of stamps, writes of its own. */
  startDma(at: number, random: Generator): void {
    const device = this.devices[at];
    const targets: DmaTarget[] = [];
    for (const [pasid, table] of [[undefined, device?.table] as const, ...(device?.pasids ?? [])]) {
      const mappings = table?.space.mappings ?? [];
      for (let count = 0; count < 4 && mappings.length > 0; count++) {
        const { iovaPfn, pages, file, page } = random.pick(mappings);
        const step = random.below(pages);
        const [expectLow, expectHigh] = stampOf(file.index, page + step);
        const writeOffset = 2048 + at * 8 + (pasid ?? 0) * 64;
        const known = pasid === undefined ? {} : { pasid };
        targets.push({ iovaPfn: iovaPfn + step, expectLow, expectHigh, writeOffset, ...known });
      }
    }
    if (targets.length === 0) return;
    this.machine.hardware.devices[at]?.program(targets);
  }

  /** The first word of every page of a file, through read(2): the stamps must be there. */
  checkFile({ fd, index, pages }: StormFile): void {
    for (let page = 0; page < pages; page++) {
      const bytes = this.client.process.pread(fd, 8, page * 4096);
      if (typeof bytes === "number") throw new Refused(`file ${index} cannot be read: ${bytes}`);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const [low, high] = stampOf(index, page);
      if (view.getInt32(0, true) === low && view.getInt32(4, true) === high) continue;
      throw new Refused(`file ${index} has a foreign page ${page}`);
    }
  }

  /** No device may ever have seen a wrong byte, or been stopped. */
  checkDma(): void {
    const { inFront: unit, devices } = this.machine.hardware;
    const [fault] = unit.faults;
    if (fault !== undefined) {
      throw new Refused(`device ${fault.bdf} faulted at page ${fault.iovaPfn}: ${fault.reason}`);
    }
    for (const device of devices) {
      const [wrong] = device.complaints;
      if (wrong === undefined) continue;
      throw new Refused(`${device.name} read a wrong byte at page ${wrong.iovaPfn}`);
    }
  }
}
