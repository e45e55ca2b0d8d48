// One voyage: load, preserve, jump, compare, retrieve, compare again, finish, count what is left.
import { EBUSY } from "../errno/index.ts";
import { Machine, loadImage, saveImage } from "../machine/index.ts";
import { listTables, visitLeaves } from "../pagetable/index.ts";
import { Client } from "./client.ts";
import { Refused, load, must, stampOf, startDma, type Berth, type Cargo } from "./cargo.ts";
import { Logbook } from "./logbook.ts";
import { noCounts, type VoyageCounts, type VoyageReport } from "./report.ts";

export interface VoyageOptions {
  readonly seed: number;
  /** Mappings to make; 4000 unless said. */
  readonly steps?: number;
  readonly ramBytes?: number;
  /** Carries the handover through an image: gets the bytes, gives back what was read again. */
  readonly through?: (image: Uint8Array) => Uint8Array;
  /** Called between stages with what comes next. */
  readonly onProgress?: (stage: string) => void;
}

const SESSION = "voyage";
const IOMMUFD_TOKEN = 500n;
const DEVICES = [
  { bus: 0, device: 4 },
  { bus: 0, device: 5 },
  { bus: 1, device: 0 },
  { bus: 1, device: 0, function: 1 },
  { bus: 0xaf, device: 31, function: 7 },
];
const DMA_TARGETS = 64;
const DMA_STEPS = 40;

/** Runs a voyage to its end or to the first thing that is wrong. Same options, same report. */
export function runVoyage(options: VoyageOptions): VoyageReport {
  const { seed, steps = 4000, ramBytes = 512 * 2 ** 20 } = options;
  const counts = noCounts();
  const machine = new Machine({ seed, ramBytes, devices: DEVICES });
  let failure: string | undefined;
  try {
    new Voyage(machine, counts, options).run(steps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failure = error.message;
  }
  const repeat = `holeproof voyage --seed ${seed} --steps ${steps}`;
  const profile = machine.kernel.profile.name;
  return { seed, steps, profile, failure, repeat, ramBytes, counts };
}

/**
 * Where each page of each device's mappings lies: the program's own account, from file to frame.
 */
type Chart = ReadonlyMap<number, number>;

class Voyage {
  #machine: Machine;
  readonly #counts: VoyageCounts;
  readonly #say: (stage: string) => void;
  readonly #through: VoyageOptions["through"];

  constructor(machine: Machine, counts: VoyageCounts, options: VoyageOptions) {
    this.#machine = machine;
    this.#counts = counts;
    this.#say = options.onProgress ?? (() => {});
    this.#through = options.through;
  }

  run(steps: number): void {
    this.#say("mapping");
    const cargo = load(this.#machine, steps, this.#counts);
    startDma(this.#machine, cargo, DMA_TARGETS);
    this.#machine.tick(DMA_STEPS);
    this.#say("preserving");
    const charts = cargo.berths.map((berth) => this.#chart(cargo, berth));
    this.#preserve(cargo);
    this.#survey();
    this.#say("kexec");
    const book = this.#through === undefined ? this.#jump() : this.#jumpThrough(this.#through);
    this.#counts.preservedBlocks = book.handover.blocks.length;
    this.#counts.preservedFrames = book.frames;
    const frameOf = (device: number, iovaPfn: number): number => charts[device]?.get(iovaPfn) ?? -1;
    this.#say("comparing");
    this.#counts.comparedAtBoot = this.#compare(book, frameOf, () => true);
    this.#say("retrieving");
    const lost = new Set(charts.flatMap((chart) => [...chart.values()]));
    const client = this.#retrieve(cargo, charts);
    this.#machine.tick(DMA_STEPS);
    const tables = this.#survey();
    this.#counts.comparedAtEnd = this.#compare(
      book,
      frameOf,
      (pfn) => lost.has(pfn) || tables.has(pfn),
    );
    this.#say("leaving");
    this.#leave(client);
  }

  /** The frame of every mapped page of one device, read off the files: no page table is asked. */
  #chart(cargo: Cargo, { space }: Berth): Chart {
    const chart = new Map<number, number>();
    const frames = cargo.files.map(({ fd }) => {
      const memfd = cargo.client.process.fds.find(fd)?.inner as { frameAt(index: number): number };
      return (index: number): number => memfd.frameAt(index);
    });
    for (const { iova, bytes, file, offset } of space.mappings.values()) {
      const first = Number(iova / 4096n);
      const at = frames[file.index] as (index: number) => number;
      for (let page = 0; page < bytes / 4096; page++) {
        chart.set(first + page, at(offset / 4096 + page));
      }
    }
    return chart;
  }

  #preserve(cargo: Cargo): void {
    const { client, iommufd, files, berths, spaces } = cargo;
    const { process } = client;
    for (const { hwptId, token } of berths) {
      must("HWPT_LU_SET_PRESERVE", client.mark(iommufd, hwptId, token));
    }
    const device = must("open", process.open("/dev/liveupdate"));
    const session = must("CREATE_SESSION", client.createSession(device, SESSION));
    for (const { fd, index } of files) {
      must("PRESERVE memfd", client.preserve(session, fd, BigInt(index)));
    }
    must("PRESERVE iommufd", client.preserve(session, iommufd, IOMMUFD_TOKEN));
    for (const berth of berths) {
      const token = 1000n + BigInt(berth.device);
      must("PRESERVE vfio", client.preserve(session, berth.fd, token));
    }
    this.#machine.tick(DMA_STEPS);
    for (const { id, mappings } of spaces) {
      const [first] = mappings.values();
      if (first === undefined) continue;
      const answer = client.unmap(iommufd, id, first.iova, BigInt(first.bytes));
      if (answer !== -EBUSY) throw new Refused(`IOAS_UNMAP after the preserve answered ${answer}`);
    }
    for (const context of this.#machine.kernel.contexts) {
      this.#counts.validations += context.validations;
    }
    if (this.#counts.validations !== spaces.length) {
      const { validations } = this.#counts;
      throw new Refused(`${validations} checks of ${spaces.length} address spaces`);
    }
  }

  #jump(): Logbook {
    let book: Logbook | string = "the kernels never changed";
    const result = this.#machine.kexec({
      dmaSteps: DMA_STEPS,
      between: (hardware, rootPa) => {
        book = Logbook.open(hardware, rootPa);
      },
    });
    if (result.outcome !== "booted") throw new Refused(`kexec: ${result.reason}`);
    if (result.remark !== undefined) throw new Refused(`kexec: ${result.remark}`);
    const opened = book as Logbook | string;
    if (typeof opened === "string") throw new Refused(`handover: ${opened}`);
    return opened;
  }

  /** The same jump by way of bytes: another machine, with the same hardware state, goes on. */
  #jumpThrough(through: (image: Uint8Array) => Uint8Array): Logbook {
    const old = this.#machine;
    const rootPa = old.kernel.kho?.rootPa ?? 0;
    const saved = saveImage(old, DMA_STEPS);
    if ("problem" in saved) throw new Refused(`image: ${saved.problem}`);
    const book = Logbook.open(old.hardware, rootPa);
    if (typeof book === "string") throw new Refused(`handover: ${book}`);
    const loaded = loadImage(through(saved.bytes));
    if ("problem" in loaded) throw new Refused(`image: ${loaded.problem}`);
    this.#checkDma();
    this.#machine = loaded.machine;
    book.follow(loaded.machine.hardware);
    this.#machine.tick(DMA_STEPS);
    return book;
  }

  #compare(
    book: Logbook,
    frameOf: (device: number, iovaPfn: number) => number,
    wanted: (pfn: number) => boolean,
  ): number {
    const compared = book.compare(frameOf, wanted);
    if (typeof compared === "string") throw new Refused(`preserved memory differs: ${compared}`);
    return compared;
  }

  /** Takes everything back by its tokens, in an order the seed chooses. */
  #retrieve(cargo: Cargo, charts: readonly Chart[]): Client {
    const client = new Client(this.#machine.spawn());
    const { process } = client;
    const random = this.#machine.world.stream("retrieve");
    const device = must("open", process.open("/dev/liveupdate"));
    const session = must("RETRIEVE_SESSION", client.retrieveSession(device, SESSION));
    const files = [...cargo.files].sort(() => (random.chance(50) ? 1 : -1));
    for (const { index, bytes } of files) {
      const fd = must("RETRIEVE memfd", client.retrieve(session, BigInt(index)));
      if (process.sizeOf(fd) !== bytes) throw new Refused(`memfd ${index} changed its size`);
      if (process.getSeals(fd) !== 7) throw new Refused(`memfd ${index} lost its seals`);
    }
    const iommufd = must("RETRIEVE iommufd", client.retrieve(session, IOMMUFD_TOKEN));
    for (const berth of cargo.berths) {
      const fd = must("RETRIEVE vfio", client.retrieve(session, 1000n + BigInt(berth.device)));
      const hwptId = must("HWPT_LU_FIND", client.findHwpt(iommufd, BigInt(berth.token)));
      must("BIND", client.bind(fd, iommufd));
      must("ATTACH", client.attach(fd, hwptId));
      this.#translateAll(berth, charts[berth.device] as Chart);
      this.#readStamps(berth);
    }
    must("FINISH", client.finish(session));
    return client;
  }

  /** Every page of a device's mappings, through the hardware, must lead where the file lies. */
  #translateAll({ device }: Berth, chart: Chart): void {
    const pci = this.#machine.hardware.devices[device];
    const { unit } = this.#machine.hardware;
    for (const [iovaPfn, pfn] of chart) {
      const found = unit.translate(pci?.bdf ?? -1, iovaPfn, false);
      this.#counts.translations += 1;
      if (found === pfn) continue;
      const iova = (iovaPfn * 4096).toString(16);
      throw new Refused(`${pci?.name} at 0x${iova}: frame ${found}, mapped to frame ${pfn}`);
    }
  }

  /** One page of each mapping, read by the device itself. */
  #readStamps({ device, space }: Berth): void {
    const pci = this.#machine.hardware.devices[device];
    for (const { iova, file, offset } of space.mappings.values()) {
      const bytes = pci?.readBytes(Number(iova), 8);
      const [low, high] = stampOf(file.index, offset / 4096);
      const view = bytes === undefined ? undefined : new DataView(bytes.buffer);
      if (view?.getInt32(0, true) === low && view.getInt32(4, true) === high) continue;
      throw new Refused(`${pci?.name} reads a foreign page at 0x${iova.toString(16)}`);
    }
  }

  /** Counts tables and leaves of every page table; the frames of the tables. */
  #survey(): Set<number> {
    const tables = new Set<number>();
    const counts = this.#counts;
    [counts.leaves4k, counts.leaves2m] = [0, 0];
    for (const context of this.#machine.kernel.contexts) {
      for (const { domain } of context.marked()) {
        for (const pfn of listTables(domain.pageTable)) {
          if (tables.has(pfn)) throw new Refused(`table frame ${pfn} is in two trees`);
          tables.add(pfn);
        }
        visitLeaves(domain.pageTable, (_iova, _oa, level) => {
          if (level === 0) counts.leaves4k += 1;
          else counts.leaves2m += 1;
        });
      }
    }
    counts.tableFrames = tables.size;
    return tables;
  }

  /** Counts what the devices did; a wrong byte or a fault ends the voyage. */
  #checkDma(): void {
    const { unit, devices } = this.#machine.hardware;
    const counts = this.#counts;
    for (const device of devices) {
      counts.dmaRequests += device.requests;
      counts.dmaWrites += device.journal.length;
      const [wrong] = device.complaints;
      if (wrong !== undefined) {
        throw new Refused(`${device.name} read a wrong byte at page ${wrong.iovaPfn}`);
      }
    }
    counts.dmaFaults += unit.faults.length;
    const [fault] = unit.faults;
    if (fault !== undefined) {
      throw new Refused(`device ${fault.bdf} faulted at page ${fault.iovaPfn}: ${fault.reason}`);
    }
  }

  /** DMA must have been right all the way; after the last close nothing may be left. */
  #leave(client: Client): void {
    this.#checkDma();
    const counts = this.#counts;
    client.process.exit();
    const { frames } = this.#machine.kernel;
    const own = new Set(["kho", "liveupdate", "vt-d"]);
    const foreign = frames.census().filter(([owner]) => !own.has(owner));
    counts.leakedFrames = frames.unclaimed + foreign.reduce((sum, [, count]) => sum + count, 0);
    if (counts.leakedFrames > 0) {
      const owners = foreign.map(([owner, count]) => `${count} of ${owner}`).join(", ");
      throw new Refused(`${counts.leakedFrames} frames leaked: ${owners}`);
    }
  }
}
