// The second half of a voyage: compare, take everything back, compare again, finish, count.
import type { Machine } from "../machine/index.ts";
import { berthKey, chartOf, type Account, type AccountBerth, type Chart } from "./account.ts";
import { Refused, must, stampOf } from "./cargo.ts";
import { checkDma, leaked, survey } from "./checks.ts";
import { Client } from "./client.ts";
import {
  DMA_STEPS,
  IOMMUFD_TOKEN,
  board,
  deviceToken,
  dirty,
  failFreeze,
  sessionOf,
  type Aboard,
} from "./boarding.ts";
import { jump } from "./jump.ts";
import type { FrameOf, Logbook } from "./logbook.ts";
import type { VoyageCounts } from "./report.ts";

/** Pages, of which one is looked up after the second kexec and later ones. */
const LATER_STRIDE = 16;

/** Everything after the first jump: taken back, and as often as asked for sent on again. */
export function arrive(
  machine: Machine,
  account: Account,
  book: Logbook,
  say: (stage: string) => void,
): void {
  const arrival = new Arrival(machine, account);
  let aboard = arrival.run(1, book, say);
  for (let leg = 2; leg <= account.kexecs; leg++) {
    say(`kexec ${leg}`);
    dirty(machine, leg, aboard);
    board(machine, leg, aboard);
    failFreeze(machine, account.counts);
    aboard = arrival.run(leg, jump(machine), say);
  }
  say("leaving");
  arrival.leave(aboard.client);
}

class Arrival {
  readonly #machine: Machine;
  readonly #account: Account;
  readonly #counts: VoyageCounts;
  readonly #charts: ReadonlyMap<number, Chart>;
  /** Frames behind any device's mappings. */
  readonly #pages = new Set<number>();

  constructor(machine: Machine, account: Account) {
    this.#machine = machine;
    this.#account = account;
    this.#counts = account.counts;
    this.#charts = new Map(
      account.berths.map((berth) => [berthKey(berth.device, berth.pasid), chartOf(account, berth)]),
    );
    for (const chart of this.#charts.values()) {
      for (const pfn of chart.values()) this.#pages.add(pfn);
    }
  }

  /** Compares, takes everything back, and compares again. What the new program has. */
  run(leg: number, book: Logbook, say: (stage: string) => void): Aboard {
    const counts = this.#counts;
    counts.kexecs += 1;
    if (leg === 1) {
      counts.preservedBlocks = book.handover.blocks.length;
      counts.preservedFrames = book.frames;
    }
    const frameOf: FrameOf = (device, iovaPfn, pasid) =>
      this.#charts.get(berthKey(device, pasid))?.get(iovaPfn) ?? -1;
    say("comparing");
    counts.comparedAtBoot += compare(book, frameOf, () => true);
    say("retrieving");
    const aboard = this.#retrieve(leg);
    this.#machine.tick(DMA_STEPS);
    const tables = survey(this.#machine, counts);
    counts.comparedAtEnd += compare(
      book,
      frameOf,
      (pfn) => this.#pages.has(pfn) || tables.has(pfn),
    );
    return aboard;
  }

  /** Takes everything back by its tokens, in an order the seed chooses. */
  #retrieve(leg: number): Aboard {
    const client = new Client(this.#machine.spawn());
    const { process } = client;
    const { files, berths: all } = this.#account;
    const berths = all.filter(({ pasid }) => pasid === undefined);
    const random = this.#machine.world.stream(`retrieve ${leg}`);
    const device = must("open", process.open("/dev/liveupdate"));
    const session = must("RETRIEVE_SESSION", client.retrieveSession(device, sessionOf(leg)));
    const tokens = [
      ...files.map(({ index }) => BigInt(index)),
      IOMMUFD_TOKEN,
      ...berths.map((berth) => deviceToken(berth.device)),
    ];
    const fds = new Map<bigint, number>();
    for (const token of random.shuffled(tokens)) {
      fds.set(token, must(`RETRIEVE ${token}`, client.retrieve(session, token)));
    }
    const fdOf = (token: bigint): number => fds.get(token) as number;
    const iommufd = fdOf(IOMMUFD_TOKEN);
    const back = files.map(({ index, bytes }) => {
      const fd = fdOf(BigInt(index));
      if (process.sizeOf(fd) !== bytes) throw new Refused(`memfd ${index} changed its size`);
      if (process.getSeals(fd) !== 7) throw new Refused(`memfd ${index} lost its seals`);
      return { fd, index };
    });
    for (const berth of random.shuffled(berths)) {
      const fd = fdOf(deviceToken(berth.device));
      const hwptId = must("HWPT_LU_FIND", client.findHwpt(iommufd, BigInt(berth.token)));
      must("BIND", client.bind(fd, iommufd));
      must("ATTACH", client.attach(fd, hwptId));
      this.#look(berth, leg);
    }
    // A device's PASIDs need the device.
    for (const berth of random.shuffled(all.filter(({ pasid }) => pasid !== undefined))) {
      const hwptId = must("HWPT_LU_FIND", client.findHwpt(iommufd, BigInt(berth.token)));
      must("ATTACH", client.attach(fdOf(deviceToken(berth.device)), hwptId, berth.pasid));
      this.#look(berth, leg);
    }
    must("FINISH", client.finish(session));
    must("close", process.close(session));
    must("close", process.close(device));
    const devices = berths.map((berth) => ({
      fd: fdOf(deviceToken(berth.device)),
      device: berth.device,
    }));
    return { client, iommufd, files: back, berths: devices };
  }

  #look(berth: AccountBerth, leg: number): void {
    this.#translate(berth, this.#charts.get(berthKey(berth.device, berth.pasid)) as Chart, leg);
    this.#readStamps(berth);
  }

  /**
   * A device's mappings, through the hardware, must lead where the files lie: every page the first
   * time; later, when the same tables were compared byte for byte again, one in sixteen.
   */
  #translate({ device, pasid }: AccountBerth, chart: Chart, leg: number): void {
    const pci = this.#machine.hardware.devices[device];
    const { inFront: unit } = this.#machine.hardware;
    for (const [iovaPfn, pfn] of chart) {
      if (leg > 1 && (iovaPfn + leg) % LATER_STRIDE !== 0) continue;
      const found = unit.translate(pci?.bdf ?? -1, iovaPfn, false, pasid);
      this.#counts.translations += 1;
      if (found === pfn) continue;
      const iova = (iovaPfn * 4096).toString(16);
      throw new Refused(`${pci?.name} at 0x${iova}: frame ${found}, mapped to frame ${pfn}`);
    }
  }

  /** One page of each mapping, read by the device itself. */
  #readStamps({ device, mappings, pasid }: AccountBerth): void {
    const pci = this.#machine.hardware.devices[device];
    for (const [iovaPfn, , file, page] of mappings) {
      const bytes = pci?.readBytes(iovaPfn * 4096, 8, pasid);
      const [low, high] = stampOf(file, page);
      const view = bytes === undefined ? undefined : new DataView(bytes.buffer);
      if (view?.getInt32(0, true) === low && view.getInt32(4, true) === high) continue;
      throw new Refused(`${pci?.name} reads a foreign page at 0x${(iovaPfn * 4096).toString(16)}`);
    }
  }

  /** DMA must have been right all the way; after the last close nothing may be left. */
  leave(client: Client): void {
    checkDma(this.#machine, this.#counts);
    const counts = this.#counts;
    client.process.exit();
    const { frames, owners } = leaked(this.#machine);
    counts.leakedFrames = frames;
    if (frames > 0) throw new Refused(`${frames} frames leaked: ${owners}`);
  }
}

function compare(book: Logbook, frameOf: FrameOf, wanted: (pfn: number) => boolean): number {
  const compared = book.compare(frameOf, wanted);
  if (typeof compared === "string") throw new Refused(`preserved memory differs: ${compared}`);
  return compared;
}
