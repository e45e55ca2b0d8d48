// Taking a VT-d unit over: root and context tables where its register says, in scalable mode the
// PASID tables of its devices, entries as recorded.
import { readDirectory, readPasidEntry, type VtdUnit } from "../../hardware/index.ts";
import type { Incoming } from "../kho/index.ts";
import { vtdss } from "../../pagetable/index.ts";
import type { DeviceValue } from "./layout.ts";
import type { Takeover, TakenDevice, TakenPasid, UnitTable } from "./takeover.ts";
import { VtdDriver } from "./vtd-driver.ts";
import type { PasidTables, PasidsKept } from "./vtd-entries.ts";

const PRESENT = 1;
/** Entries of a PASID table; a directory page has room for so many PASIDs. */
const TABLE_ENTRIES = 64;
const PASIDS_PER_PAGE = 2 ** 15;

/** `isScalable`: the mode this kernel runs units in. */
export function vtdTakeover(unit: VtdUnit, isScalable: boolean): Takeover<VtdDriver> {
  let rootPfn: number | undefined;
  const contexts = new Map<number, number>();
  const pasidTables = new Map<number, PasidTables>();
  return {
    owner: "vt-d",
    unit,
    readUnit: (value, incoming) => {
      if (value.kind !== "vt-d") return `iommu of another kind: ${value.kind}`;
      const { registerBase, rootPa, contexts: listed } = value;
      if (registerBase !== unit.registerBase) return "record of another unit";
      if (rootPa !== unit.rootPointer) {
        return "root table of the record is not the one in the register";
      }
      if (unit.isScalable !== isScalable) {
        const [runs, wants] = unit.isScalable ? ["scalable", "legacy"] : ["legacy", "scalable"];
        return `the unit runs in ${runs} mode, this kernel in ${wants} mode`;
      }
      if (!incoming.offers(rootPa, 4096)) return "root table is not a preserved page";
      const tables: UnitTable[] = [{ pfn: rootPa / 4096, order: 0 }];
      for (let number = 0; number < 512; number++) {
        const what = `context table of ${halfOf(number, isScalable)}bus ${number >>> 1}`;
        const pfn = tableIn(incoming, rootPa + number * 8, what);
        if (typeof pfn === "string") return pfn;
        if (pfn !== 0 && !isScalable && number % 2 === 1) return `${what} in legacy mode`;
        if (listed !== undefined && listed.has(number) !== (pfn !== 0)) {
          return `${what}: record and table differ`;
        }
        if (pfn === 0) continue;
        contexts.set(number, pfn);
        tables.push({ pfn, order: 0 });
      }
      rootPfn = rootPa / 4096;
      return tables;
    },
    readDevice: (record, kept, incoming) => {
      const { bdf, pasids } = record;
      if (!isScalable) {
        return pasids === undefined
          ? { tables: [], pasids: [] }
          : `device ${bdf} has PASID tables, the unit runs in legacy mode`;
      }
      if (pasids === undefined || kept === undefined) return `device ${bdf} has no PASID tables`;
      const read = readTables(unit, incoming, { bdf, pasids, kept });
      if (typeof read === "string") return `device ${bdf}: ${read}`;
      pasidTables.set(bdf, read.own);
      return read;
    },
    geometry: ({ vaszLg2, topLevel }) => ({ format: vtdss, vaszLg2, topLevel }),
    agrees: ({ bdf, domainId }, { topPfn, topLevel }) => {
      const context = unit.contextInMemory(bdf);
      return (
        typeof context !== "number" &&
        context.type === 0 &&
        context.firstStage === undefined &&
        context.topPa === topPfn * 4096 &&
        context.levels === topLevel + 1 &&
        context.domainId === domainId
      );
    },
    driver: (frames, domains) => {
      if (rootPfn === undefined) return VtdDriver.start(unit, frames, isScalable);
      const tables = isScalable ? pasidTables : undefined;
      return VtdDriver.adopt(unit, frames, { rootPfn, contexts, pasidTables: tables }, domains);
    },
  };
}

/** Scalable mode has a table for each half of a bus. */
function halfOf(number: number, isScalable: boolean): string {
  if (number % 2 === 1) return "the upper half of ";
  return isScalable ? "the lower half of " : "";
}

/** The frame of the table a word names: 0 where it is not present; a string where it is none. */
function tableIn(incoming: Incoming, pa: number, what: string): number | string {
  const word = incoming.frames.ram.readNumber(pa);
  if (word === undefined) return `${what} is not memory`;
  if (word % 2 !== PRESENT) return 0;
  return incoming.offers(word - 1, 4096) ? (word - 1) / 4096 : `${what} is not a preserved page`;
}

/** Everything a device's directory leads to, but for the page tables. */
function readTables(
  unit: VtdUnit,
  incoming: Incoming,
  { bdf, pasids, kept }: Required<Pick<DeviceValue, "bdf" | "pasids">> & { kept: PasidsKept },
): (TakenDevice & { readonly own: PasidTables }) | string {
  const { ram } = incoming.frames;
  const { directoryPa, maxPasid } = pasids;
  const found = readDirectory(ram, unit.rootPointer, bdf);
  if (typeof found === "number") return "context entry not present";
  if (found.pa !== directoryPa || found.maxPasid !== maxPasid) {
    return "context entry and record differ on the PASID directory";
  }
  const order = Math.log2(maxPasid / PASIDS_PER_PAGE);
  const bytes = 4096 * 2 ** order;
  if (!(order >= 0) || !incoming.offers(directoryPa, bytes)) {
    return "PASID directory is not a preserved block of its size";
  }
  const tables = new Map<number, number>();
  const attached: TakenPasid[] = [];
  for (let place = 0; place * 8 < bytes; place++) {
    const what = `PASID table ${place}`;
    const pfn = tableIn(incoming, directoryPa + place * 8, what);
    if (typeof pfn === "string") return pfn;
    if (pfn === 0) continue;
    if (kept === "first" && place > 0) return `${what} should have been cleared`;
    tables.set(place, pfn);
    const first = place * TABLE_ENTRIES;
    for (let pasid = Math.max(1, first); pasid < first + TABLE_ENTRIES; pasid++) {
      const word = ram.view.getUint32(ram.byteAt(pfn * 4096 + (pasid - first) * 64), true);
      if (word % 2 !== PRESENT) continue;
      const entry = readPasidEntry(ram, directoryPa, pasid);
      if (typeof entry === "number" || entry.type !== 0 || entry.firstStage !== undefined) {
        return `PASID ${pasid} is not on a second stage alone`;
      }
      if (kept === "first") return `PASID ${pasid} should have been cleared`;
      attached.push({ pasid, ...entry });
    }
  }
  if (!tables.has(0)) return "the first PASID table is not there";
  const directory = { pfn: directoryPa / 4096, order };
  const own = { directory, maxPasid, tables };
  const frames = [...tables.values()].map((pfn) => ({ pfn, order: 0 }));
  return { own, tables: [directory, ...frames], pasids: attached };
}
