// What holds of a machine between any two calls, worked out from scratch: who holds whom, which
// frame belongs to which table, what the unit remembers.
import { expect } from "vitest";
import type { Machine, Process } from "../../../src/runtime/machine/index.ts";
import { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import {
  Device,
  Hwpt,
  IoasObject,
  NestedHwpt,
  type Ioas,
  type IommufdContext,
} from "../../../src/runtime/kernel/iommufd/index.ts";
import { HwQueue } from "../../../src/runtime/kernel/iommufd/object/hw-queue.ts";
import { VeventQueue } from "../../../src/runtime/kernel/iommufd/object/vevent-queue.ts";
import { Vdevice, Viommu } from "../../../src/runtime/kernel/iommufd/object/viommu.ts";
import type { File } from "../../../src/runtime/kernel/files/index.ts";
import type { Access } from "../../../src/runtime/kernel/iommufd/object/access.ts";
import type { FaultQueue } from "../../../src/runtime/kernel/iommufd/object/fault-queue.ts";
import type { IommufdObject } from "../../../src/runtime/kernel/iommufd/object/objects.ts";
import { listTables, visitLeaves } from "../../../src/runtime/pagetable/index.ts";

/** Cheaper than `expect` where there is nothing to say. */
function must(holds: boolean, what: () => string): void {
  if (!holds) expect.fail(what());
}

/** Everything below. `processes`: all there are. */
export function checkMachine(machine: Machine, ...processes: readonly Process[]): void {
  const domains: Domain[] = [];
  const files = processes.flatMap(({ fds }) => fds.open.map((fd) => fds.find(fd)!));
  for (const context of machine.kernel.contexts) {
    checkUsers(context, files);
    for (const object of context.objects.all()) {
      if (object instanceof IoasObject) checkSpace(object.ioas);
      if (object instanceof Hwpt && object.domain instanceof Domain) domains.push(object.domain);
    }
  }
  for (const domain of machine.kernel.defaults?.domains ?? []) {
    if (domain instanceof Domain) domains.push(domain);
  }
  checkTables(machine, domains);
  checkIotlb(machine, domains);
}

/** Every use count is what the graph of objects says; nobody holds what is not in the table. */
function checkUsers({ objects }: IommufdContext, files: readonly File[]): void {
  const all = objects.all();
  const users = new Map<IommufdObject, number>(all.map((object) => [object, 1]));
  const hold = (holder: IommufdObject, held: IommufdObject | undefined): void => {
    if (held === undefined) return;
    const count = users.get(held);
    must(count !== undefined, () => `object ${holder.id} holds one that is gone`);
    users.set(held, (count ?? 0) + 1);
  };
  const ids = new Set<number>();
  for (const object of all) {
    must(!ids.has(object.id) && objects.find(object.id) === object, () => `id ${object.id} twice`);
    ids.add(object.id);
    if (object instanceof Hwpt) hold(object, object.source);
    if (object instanceof NestedHwpt) hold(object, object.viommu ?? object.parent);
    if (object instanceof Viommu) hold(object, object.parent);
    if (object instanceof Vdevice || object instanceof VeventQueue) hold(object, object.viommu);
    if (object instanceof HwQueue) {
      hold(object, object.viommu);
      hold(object, object.before);
    }
    if (object instanceof Hwpt || object instanceof NestedHwpt) hold(object, object.fault);
    if (object instanceof Device) {
      hold(object, object);
      for (const pasid of object.group.pasidsOf(object)) {
        hold(object, object);
        hold(object, object.group.hwptOf(pasid));
      }
    }
  }
  for (const { inner } of new Set(files)) {
    const { queue, access } = inner as { queue?: FaultQueue; access?: Access };
    for (const held of [queue, access]) if (held !== undefined && users.has(held)) hold(held, held);
  }
  for (const [object, count] of users) {
    const accesses = object instanceof IoasObject ? object.ioas.accesses.length : 0;
    must(object.users === count + accesses, () => {
      return `${object.constructor.name} ${object.id}: ${object.users} users, ${count} found`;
    });
  }
}

/** Areas in order, apart, aligned, out of reserved ranges; every domain has just their frames. */
function checkSpace(space: Ioas): void {
  let end = -1n;
  const { alignment } = space;
  let mapped = 0;
  for (const area of space.areas) {
    must(area.start > end, () => `areas overlap at ${area.start}`);
    end = area.last;
    must(area.filled === space.domains.length > 0, () => `area at ${area.start}: filled or not`);
    must(space.reserved.union.first(area.start, area.last) === undefined, () => "reserved");
    must((area.start | area.bytes) % alignment === 0n, () => `area at ${area.start} crooked`);
    if (!area.filled) continue;
    mapped += area.pageCount;
    const runs = area.pages.runs(area.firstPage, area.pageCount);
    for (const domain of space.domains) {
      if (!(domain instanceof Domain)) continue;
      let at = Number(area.start / 4096n);
      for (const { pfn, pages } of runs) {
        for (const page of new Set([0, pages >> 1, pages - 1])) {
          const found = domain.translate(at + page);
          must(found === pfn + page, () => `page ${at + page}: frame ${found}, not ${pfn + page}`);
        }
        at += pages;
      }
    }
  }
  for (const domain of space.domains) {
    if (!(domain instanceof Domain)) continue;
    let leaves = 0;
    visitLeaves(domain.pageTable, (_iova, _oa, _level, _low, _high, pages) => (leaves += pages));
    must(leaves === mapped, () => `${leaves} pages in the tables, ${mapped} in the areas`);
  }
}

/** A table is in one tree, once; and every frame that is a table is in a tree. */
function checkTables({ kernel }: Machine, domains: readonly Domain[]): void {
  const tables = new Set<number>();
  for (const { pageTable } of domains) {
    for (const pfn of listTables(pageTable)) {
      must(!tables.has(pfn), () => `table ${pfn} is reached twice`);
      tables.add(pfn);
    }
    must(pageTable.retired.length === 0, () => "tables retired and not freed");
  }
  let frames = 0;
  kernel.frames.eachUsed((pfn, _order, refs, owner) => {
    if (owner !== "page table") return;
    frames += 1;
    must(tables.has(pfn) && refs === 1, () => `table frame ${pfn} leads nowhere`);
  });
  must(frames === tables.size, () => `${frames} table frames, ${tables.size} tables`);
}

/** What the unit remembers is what the tables say now. */
function checkIotlb({ hardware }: Machine, domains: readonly Domain[]): void {
  const byId = new Map(domains.map((domain) => [domain.domainId, domain]));
  for (const [id, iovaPfn, to] of (hardware.amd ?? hardware.unit).cached()) {
    const domain = byId.get(id);
    // Of a user's own first stage the unit may remember what the user has changed; but only pages
    // that the second stage still has.
    const found = domain?.translate(iovaPfn) ?? (hasFrame(domains, to.pfn) ? to.pfn : -1);
    must(found === to.pfn, () => `stale: domain ${id}, page ${iovaPfn}: ${to.pfn}, now ${found}`);
  }
}

function hasFrame(domains: readonly Domain[], pfn: number): boolean {
  let found = false;
  for (const { pageTable, nested } of domains) {
    if (nested.size === 0) continue;
    visitLeaves(pageTable, (_iova, oa, _level, _low, _high, pages) => {
      found ||= pfn >= oa && pfn < oa + pages;
    });
  }
  return found;
}
