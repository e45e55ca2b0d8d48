// What both sides of a voyage check on a machine: its page tables, and what its devices saw.
import { Domain } from "../kernel/iommu/index.ts";
import type { Machine } from "../machine/index.ts";
import { listTables, visitLeaves } from "../pagetable/index.ts";
import { Refused } from "./cargo.ts";
import type { VoyageCounts } from "./report.ts";

/** Counts tables and leaves of every marked page table; the frames of the tables. */
export function survey(machine: Machine, counts: VoyageCounts): Set<number> {
  const tables = new Set<number>();
  [counts.smallLeaves, counts.largeLeaves] = [0, 0];
  for (const context of machine.kernel.contexts) {
    for (const { domain } of context.marked()) {
      // Only tables in memory can be marked.
      if (!(domain instanceof Domain)) continue;
      for (const pfn of listTables(domain.pageTable)) {
        if (tables.has(pfn)) throw new Refused(`table frame ${pfn} is in two trees`);
        tables.add(pfn);
      }
      visitLeaves(domain.pageTable, (_iova, _oa, _level, _low, _high, pages) => {
        if (pages < 512) counts.smallLeaves += 1;
        else counts.largeLeaves += 1;
      });
    }
  }
  counts.tableFrames = tables.size;
  return tables;
}

/** Whose frames a kernel has when no program runs: its own, and those of the units' drivers. */
const AT_REST: ReadonlySet<string> = new Set(["kho", "liveupdate", "vt-d", "amd device table"]);

/** After the last close: frames that are left and should not be, and whose they are. */
export function leaked(machine: Machine): { readonly frames: number; readonly owners: string } {
  const { frames } = machine.kernel;
  const foreign = frames.census().filter(([owner]) => !AT_REST.has(owner));
  return {
    frames: frames.unclaimed + foreign.reduce((sum, [, count]) => sum + count, 0),
    owners: foreign.map(([owner, count]) => `${count} of ${owner}`).join(", "),
  };
}

/** Counts what the devices did; a wrong byte or a fault ends the voyage. */
export function checkDma(machine: Machine, counts: VoyageCounts): void {
  const { inFront: unit, devices } = machine.hardware;
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
