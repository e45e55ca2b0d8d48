// The second half of a voyage: compare, take everything back, compare again, finish, count.
import type { Machine } from "../machine/index.ts";
import { chartOf, type Account, type AccountBerth, type Chart } from "./account.ts";
import { Refused, must, stampOf } from "./cargo.ts";
import { checkDma, leaked, survey } from "./checks.ts";
import { Client } from "./client.ts";
import { DMA_STEPS, IOMMUFD_TOKEN, SESSION } from "./departure.ts";
import type { Logbook } from "./logbook.ts";
import type { VoyageCounts } from "./report.ts";

/** Everything after the jump, on the machine that booted from what went over. */
export function arrive(
  machine: Machine,
  account: Account,
  book: Logbook,
  say: (stage: string) => void,
): void {
  new Arrival(machine, account, account.counts).run(book, say);
}

class Arrival {
  readonly #machine: Machine;
  readonly #account: Account;
  readonly #counts: VoyageCounts;

  constructor(machine: Machine, account: Account, counts: VoyageCounts) {
    this.#machine = machine;
    this.#account = account;
    this.#counts = counts;
  }

  run(book: Logbook, say: (stage: string) => void): void {
    const { berths } = this.#account;
    const charts = new Map(berths.map((berth) => [berth.device, chartOf(this.#account, berth)]));
    this.#counts.preservedBlocks = book.handover.blocks.length;
    this.#counts.preservedFrames = book.frames;
    const frameOf = (device: number, iovaPfn: number): number =>
      charts.get(device)?.get(iovaPfn) ?? -1;
    say("comparing");
    this.#counts.comparedAtBoot = compare(book, frameOf, () => true);
    say("retrieving");
    const pages = new Set<number>();
    for (const chart of charts.values()) for (const pfn of chart.values()) pages.add(pfn);
    const client = this.#retrieve(charts);
    this.#machine.tick(DMA_STEPS);
    const tables = survey(this.#machine, this.#counts);
    this.#counts.comparedAtEnd = compare(book, frameOf, (pfn) => pages.has(pfn) || tables.has(pfn));
    say("leaving");
    this.#leave(client);
  }

  /** Takes everything back by its tokens, in an order the seed chooses. */
  #retrieve(charts: ReadonlyMap<number, Chart>): Client {
    const client = new Client(this.#machine.spawn());
    const { process } = client;
    const random = this.#machine.world.stream("retrieve");
    const device = must("open", process.open("/dev/liveupdate"));
    const session = must("RETRIEVE_SESSION", client.retrieveSession(device, SESSION));
    const files = [...this.#account.files].sort(() => (random.chance(50) ? 1 : -1));
    for (const { index, bytes } of files) {
      const fd = must("RETRIEVE memfd", client.retrieve(session, BigInt(index)));
      if (process.sizeOf(fd) !== bytes) throw new Refused(`memfd ${index} changed its size`);
      if (process.getSeals(fd) !== 7) throw new Refused(`memfd ${index} lost its seals`);
    }
    const iommufd = must("RETRIEVE iommufd", client.retrieve(session, IOMMUFD_TOKEN));
    for (const berth of this.#account.berths) {
      const fd = must("RETRIEVE vfio", client.retrieve(session, 1000n + BigInt(berth.device)));
      const hwptId = must("HWPT_LU_FIND", client.findHwpt(iommufd, BigInt(berth.token)));
      must("BIND", client.bind(fd, iommufd));
      must("ATTACH", client.attach(fd, hwptId));
      this.#translateAll(berth, charts.get(berth.device) as Chart);
      this.#readStamps(berth);
    }
    must("FINISH", client.finish(session));
    return client;
  }

  /** Every page of a device's mappings, through the hardware, must lead where the file lies. */
  #translateAll({ device }: AccountBerth, chart: Chart): void {
    const pci = this.#machine.hardware.devices[device];
    const { inFront: unit } = this.#machine.hardware;
    for (const [iovaPfn, pfn] of chart) {
      const found = unit.translate(pci?.bdf ?? -1, iovaPfn, false);
      this.#counts.translations += 1;
      if (found === pfn) continue;
      const iova = (iovaPfn * 4096).toString(16);
      throw new Refused(`${pci?.name} at 0x${iova}: frame ${found}, mapped to frame ${pfn}`);
    }
  }

  /** One page of each mapping, read by the device itself. */
  #readStamps({ device, mappings }: AccountBerth): void {
    const pci = this.#machine.hardware.devices[device];
    for (const [iovaPfn, , file, page] of mappings) {
      const bytes = pci?.readBytes(iovaPfn * 4096, 8);
      const [low, high] = stampOf(file, page);
      const view = bytes === undefined ? undefined : new DataView(bytes.buffer);
      if (view?.getInt32(0, true) === low && view.getInt32(4, true) === high) continue;
      throw new Refused(`${pci?.name} reads a foreign page at 0x${(iovaPfn * 4096).toString(16)}`);
    }
  }

  /** DMA must have been right all the way; after the last close nothing may be left. */
  #leave(client: Client): void {
    checkDma(this.#machine, this.#counts);
    const counts = this.#counts;
    client.process.exit();
    const { frames, owners } = leaked(this.#machine);
    counts.leakedFrames = frames;
    if (frames > 0) throw new Refused(`${frames} frames leaked: ${owners}`);
  }
}

function compare(
  book: Logbook,
  frameOf: (device: number, iovaPfn: number) => number,
  wanted: (pfn: number) => boolean,
): number {
  const compared = book.compare(frameOf, wanted);
  if (typeof compared === "string") throw new Refused(`preserved memory differs: ${compared}`);
  return compared;
}
