// What a live update costs: per table page, and as page tables share one address space.
import { Machine } from "../src/runtime/machine/index.ts";
import { Client } from "../src/runtime/voyage/index.ts";

const ROUNDS = 7;
/** Preserves and undoes of one machine: what a warm kernel takes, not the first call ever made. */
const AGAIN = 9;
const MIB = 2 ** 20;

interface Prepared {
  readonly machine: Machine;
  readonly client: Client;
  readonly iommufd: number;
  /** /dev/liveupdate, and a session of it. */
  readonly lu: number;
  readonly session: number;
  readonly memfd: number;
}

/** `hwpts` page tables over one address space of `pages` 4 KiB pages, scattered 2 MiB apart. */
function prepare(pages: number, hwpts: number): Prepared {
  const machine = new Machine({ seed: 3, ramBytes: 512 * MIB });
  const client = new Client(machine.spawn());
  const { process } = client;
  const memfd = process.memfdCreate("bench", 2);
  process.ftruncate(memfd, MIB);
  process.addSeals(memfd, 7);
  const iommufd = process.open("/dev/iommu");
  const ioasId = client.ioasAlloc(iommufd);
  const device = process.open("/dev/vfio/devices/vfio0");
  const devId = client.bind(device, iommufd);
  // One page every 2 MiB: each costs a table of its own, which is what this is about.
  for (let page = 0; page < pages; page++) {
    const iova = BigInt(page + 1) * 2n ** 21n;
    client.mapFile(iommufd, memfd, { ioasId, start: 0n, length: 4096n, iova });
  }
  for (let at = 0; at < hwpts; at++) {
    client.mark(iommufd, client.hwptAlloc(iommufd, devId, ioasId), at + 1);
  }
  const lu = process.open("/dev/liveupdate");
  const session = client.createSession(lu, "bench");
  client.preserve(session, memfd, 1n);
  return { machine, client, iommufd, lu, session, memfd };
}

/** CPU time of one call, nanoseconds. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

/** Nanoseconds of CPU, and how many tables there were. */
interface Measured {
  readonly preserve: number;
  readonly restore: number;
  readonly tables: number;
}

function measure(pages: number, hwpts: number): Measured {
  const preserve: number[] = [];
  const restore: number[] = [];
  let tables = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { machine, client, iommufd, lu, session, memfd } = prepare(pages, hwpts);
    const census = new Map(machine.kernel.frames.census());
    tables = census.get("page table") ?? 0;
    let last = session;
    for (let again = 0; again < AGAIN; again++) {
      let answer = 0;
      const time = timed(() => (answer = client.preserve(last, iommufd, 2n)));
      if (answer !== 0) throw new Error(`preserve answered ${answer}`);
      preserve.push(time);
      if (again === AGAIN - 1) break;
      client.process.close(last);
      last = client.createSession(lu, `bench${again}`);
      client.preserve(last, memfd, 1n);
    }
    restore.push(timed(() => machine.kexec()));
  }
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
  return { preserve: median(preserve), restore: median(restore), tables };
}

export async function liveupdate(): Promise<void> {
  console.log(
    "\nlive update (medians; preserve of the iommufd alone, restore with the whole kexec)",
  );
  const line = (what: string, pages: number, hwpts: number): Measured => {
    const measured = measure(pages, hwpts);
    const { preserve, restore, tables } = measured;
    const each = (ns: number): string => `${(ns / tables).toFixed(1)} ns`.padStart(9);
    const total = `${(preserve / 1e6).toFixed(2)} ms`.padStart(9);
    console.log(
      `  ${what.padEnd(30)} ${String(tables).padStart(7)} tables  preserve ${total}, ` +
        `${each(preserve)} a table; restore ${each(restore)} a table`,
    );
    return measured;
  };
  /** What a call takes however little there is cancels out. */
  const further = (few: Measured, many: Measured, bar: string): void => {
    const each = (ns: number): string => `${(ns / (many.tables - few.tables)).toFixed(1)} ns`;
    const [preserve, restore] = [many.preserve - few.preserve, many.restore - few.restore];
    console.log(`  each further table: preserve ${each(preserve)}${bar}, restore ${each(restore)}`);
  };
  line("warm-up", 500, 1);
  const [few, , many] = [1000, 4000, 16000].map((pages) =>
    line(`${pages} leaf tables, 1 page table`, pages, 1),
  ) as [Measured, Measured, Measured];
  further(few, many, " (bar 10 ns)");
  const [one, four, sixteen] = [1, 4, 16].map((hwpts) =>
    line(`1000 leaf tables, ${hwpts} page tables`, 1000, hwpts),
  ) as [Measured, Measured, Measured];
  const each = (from: Measured, to: Measured, count: number): string =>
    `${((to.preserve - from.preserve) / count / 1000).toFixed(1)} us`;
  console.log(
    `  each further page table of the space: ${each(one, four, 3)} up to 4, ` +
      `${each(four, sixteen, 12)} up to 16 (does not grow)`,
  );
}
