// The jump of a storm: kexec, every preserved byte compared, files taken back in any order or not
// at all, the session finished, and the program's knowledge brought up to date.
import { berthKey } from "./account.ts";
import { Refused, must } from "./cargo.ts";
import { Client } from "./client.ts";
import { Logbook } from "./logbook.ts";
import { openAll } from "./storm-moves.ts";
import type { Generator } from "../world/index.ts";
import type { Aboard, StormMapping, StormSpace, StormState, StormTable } from "./storm-state.ts";

const DMA_STEPS = 2;

/** Jumps, perhaps with a freeze that fails. Whether the next kernel runs. */
export function jump(state: StormState, random: Generator): boolean {
  const { machine } = state;
  const fails = random.chance(25);
  const kept = new Set(
    [...state.aboard.values()].map((each) => (each.kind === "device" ? each.at : -1)),
  );
  const before = fails ? machine.kernel.describe() : "";
  quiesceOthers(state, kept);
  // Any kind: a map written at the jump needs memory, where the format has one.
  const kind = random.chance(70) ? ({ kind: "file" } as const) : {};
  if (fails) machine.world.faults.arm({ nth: 1 + random.below(3), ...kind });
  const frames = framesOf(state);
  let book: Logbook | string = "";
  const result = machine.kexec({
    dmaSteps: DMA_STEPS,
    between: (hardware, rootPa) => {
      machine.world.faults.disarm();
      book = Logbook.open(hardware, rootPa);
    },
  });
  machine.world.faults.disarm();
  if (result.outcome === "refused") {
    if (!fails) throw new Refused(`kexec was refused: ${result.reason}`);
    if (machine.kernel.describe() !== before) throw new Refused("a refused kexec left a trace");
    return false;
  }
  if (result.outcome === "panic") throw new Refused(`kexec ended in a panic: ${result.reason}`);
  if (result.remark !== undefined) throw new Refused(`kexec: ${result.remark}`);
  const opened = book as Logbook | string;
  if (typeof opened === "string") throw new Refused(`handover: ${opened}`);
  const { driver } = machine.kernel;
  const unitTables = new Set([driver.root.pfn, ...driver.lowerTables().map(([, pfn]) => pfn)]);
  const found = opened.compare(
    (device, iovaPfn, pasid) => frames.get(berthKey(device, pasid))?.get(iovaPfn) ?? -1,
    () => true,
    // In scalable mode devices that stayed behind get entries of their own again.
    (pfn) => unitTables.has(pfn),
  );
  if (typeof found === "string") throw new Refused(`preserved memory differs: ${found}`);
  arrive(state, random);
  return true;
}

/** Devices that do not go over stop before the kernel does. */
function quiesceOthers(state: StormState, kept: ReadonlySet<number>): void {
  for (const [at, device] of state.machine.hardware.devices.entries()) {
    if (!kept.has(at)) device.program([]);
  }
}

/** Where pages lie, by device and PASID, from the files: for what is written while nobody looks. */
function framesOf(state: StormState): Map<number, Map<number, number>> {
  const all = new Map<number, Map<number, number>>();
  const add = (key: number, { space }: StormTable): void => {
    const frames = new Map<number, number>();
    for (const mapping of space.mappings) {
      for (const [step, pfn] of mapping.frames.entries()) frames.set(mapping.iovaPfn + step, pfn);
    }
    all.set(key, frames);
  };
  for (const [at, { table, pasids }] of state.devices.entries()) {
    if (table !== undefined) add(berthKey(at), table);
    for (const [pasid, own] of pasids) add(berthKey(at, pasid), own);
  }
  return all;
}

function arrive(state: StormState, random: Generator): void {
  const { machine, aboard, carried } = state;
  const tables = state.devices.map(({ table, pasids }) => ({ table, pasids: new Map(pasids) }));
  const { liveupdate } = machine.kernel.profile;
  const keepsSeals = liveupdate !== false && liveupdate.memfd !== "memfd-v1";
  state.client = new Client(machine.spawn());
  state.iommufd = -1;
  state.lu = -1;
  state.files = [];
  state.spaces = [];
  state.tables = [];
  for (const device of state.devices) {
    [device.fd, device.devId, device.table] = [-1, 0, undefined];
    device.pasids.clear();
  }
  const hadSession = state.session >= 0;
  state.session = -1;
  state.aboard = new Map();
  state.carried = [];
  state.lu = must("open", state.client.process.open("/dev/liveupdate"));
  if (hadSession) {
    const session = must("RETRIEVE_SESSION", state.client.retrieveSession(state.lu, "storm"));
    const back = new Map<number, number>();
    for (const [token, what] of random.shuffled([...aboard])) {
      if (random.chance(15)) continue;
      const fd = must("RETRIEVE_FD", state.client.retrieve(session, BigInt(token)));
      back.set(token, fd);
      if (what.kind === "file") {
        const file = { ...what.file, fd, isSealed: what.file.isSealed && keepsSeals };
        state.files.push(file);
        state.checkFile(file);
      } else if (what.kind === "iommufd") state.iommufd = fd;
    }
    state.crossed.files += state.files.length;
    takeDevices(state, { aboard, carried, tables, back });
    if (random.chance(70)) must("FINISH", state.client.finish(session));
    must("close", state.client.process.close(session));
  }
  const { unclaimed } = machine.kernel.frames;
  if (unclaimed > 0)
    throw new Refused(`${unclaimed} preserved frames are nobody's after the finish`);
  openAll(state);
}

const isBack = ({ files }: StormState, { file }: StormMapping): boolean =>
  files.some(({ index }) => index === file.index);

const countOf = (table: StormTable | undefined): number => table?.space.mappings.length ?? 0;

/** Devices that came back go on under their old tables; the others stop before the finish. */
function takeDevices(
  state: StormState,
  came: {
    readonly aboard: ReadonlyMap<number, Aboard>;
    readonly carried: readonly StormTable[];
    readonly tables: readonly {
      readonly table: StormTable | undefined;
      readonly pasids: ReadonlyMap<number, StormTable>;
    }[];
    readonly back: ReadonlyMap<number, number>;
  },
): void {
  const adopted = new Map<StormTable, StormTable>();
  if (state.iommufd >= 0) {
    for (const table of came.carried) {
      const token = BigInt(table.token ?? 0);
      const id = must("HWPT_LU_FIND", state.client.findHwpt(state.iommufd, token));
      // Pages of a file that nobody took back are gone with the finish: no DMA may go there.
      const mappings = table.space.mappings.filter((each) => isBack(state, each));
      const space: StormSpace = { id: 0, mappings };
      adopted.set(table, { id, space, token: table.token });
    }
    state.tables = [...adopted.values()];
    state.crossed.tables += adopted.size;
  }
  for (const [token, what] of came.aboard) {
    if (what.kind !== "device") continue;
    const fd = came.back.get(token);
    const { table, pasids } = came.tables[what.at] ?? { table: undefined, pasids: new Map() };
    const mine = table === undefined ? undefined : adopted.get(table);
    const device = state.devices[what.at];
    if (fd !== undefined && device !== undefined && mine !== undefined) {
      device.fd = fd;
      device.devId = must("BIND", state.client.bind(fd, state.iommufd));
      must("ATTACH", state.client.attach(fd, mine.id));
      device.table = mine;
      for (const [pasid, old] of pasids) {
        const back = adopted.get(old) as StormTable;
        must("ATTACH", state.client.attach(fd, back.id, pasid));
        device.pasids.set(pasid, back);
      }
      const lost = [table, ...pasids.values()].some(
        (old) => old !== undefined && countOf(adopted.get(old)) < countOf(old),
      );
      if (lost) state.machine.hardware.devices[what.at]?.program([]);
      state.crossed.devices += 1;
      continue;
    }
    state.machine.hardware.devices[what.at]?.program([]);
    if (fd !== undefined) must("close", state.client.process.close(fd));
  }
}
