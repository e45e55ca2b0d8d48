// Everything of a context that a refused call must leave alone, as text; equal text, equal state.
import { Domain } from "../iommu/index.ts";
import { visitLeaves } from "../../pagetable/index.ts";
import type { IommufdContext } from "./object/context.ts";
import { Device } from "./object/device.ts";
import { NO_PASID } from "./object/device-group.ts";
import { Hwpt, NestedHwpt } from "./object/hwpt.ts";
import { IoasObject } from "./object/ioas-object.ts";
import type { Ioas } from "./io-pagetable/ioas.ts";
import { MockDomain, MockNestedDomain } from "./mock/mock-domain.ts";

/** One line an object, area, reserved range and leaf. Empty tables do not show. */
export function describeContext(context: IommufdContext): readonly string[] {
  const lines: string[] = [`compat ${context.compatIoas?.id ?? "none"}`];
  for (const object of context.objects.all()) {
    lines.push(`${object.id} ${object.constructor.name} ${object.users}`);
    if (object instanceof IoasObject) lines.push(...describeSpace(object.ioas));
    if (object instanceof Device) lines.push(`  on ${object.hwpt?.id ?? "nothing"}`);
    if (object instanceof Device) lines.push(...describePasids(object));
    if (object instanceof Device) lines.push(`  caches ${context.mock?.cacheOf(object.bdf)}`);
    if (object instanceof Hwpt) lines.push(...describeTable(object));
    if (object instanceof NestedHwpt) lines.push(...describeNested(object));
  }
  return lines;
}

function describePasids(device: Device): readonly string[] {
  return device.group
    .pasidsOf(device)
    .filter((pasid) => pasid !== NO_PASID)
    .map((pasid) => `  PASID ${pasid} on ${device.group.hwptOf(pasid)?.id}`);
}

function describeSpace(ioas: Ioas): readonly string[] {
  const lines = [`  aligned ${ioas.alignment} small ${ioas.small} domains ${ioas.domains.length}`];
  for (const { start, last, prot, offset, pages, filled, accesses } of ioas.areas) {
    const state = `${prot} ${offset} of ${pages.count}, ${pages.pinned} pinned`;
    lines.push(`  ${start}-${last} ${state} ${filled} ${accesses} ${pages.charged}`);
  }
  for (const { start, last } of ioas.reserved.union) lines.push(`  reserved ${start}-${last}`);
  for (const { start, last } of ioas.allowed) lines.push(`  allowed ${start}-${last}`);
  return lines;
}

function describeTable({ domain, auto, source }: Hwpt): readonly string[] {
  const tracking = domain.dirty === undefined ? "" : ` tracks ${domain.dirty.enabled}`;
  const lines = [`  of ${source?.id ?? "nobody"} auto ${auto}${tracking}`];
  if (domain instanceof MockDomain) lines.push(...domain.describe());
  if (!(domain instanceof Domain)) return lines;
  const { pageTable } = domain;
  visitLeaves(pageTable, (iova, oa, level, low, high) => {
    const written = pageTable.format.dirty?.isDirty(low, high) === true ? " written" : "";
    lines.push(`  ${iova} ${oa} ${level}${written}`);
  });
  return lines;
}

function describeNested({ parent, domain }: NestedHwpt): readonly string[] {
  const cache = domain instanceof MockNestedDomain ? ` caches ${domain.iotlb}` : "";
  return [`  in ${parent.id}${cache}`];
}
