/**
 * IOMMU: the kernel's driver of the remapping unit, and domains.
 *
 * Comes in: a unit, frames, who attaches to what, runs of frames to map. Goes out: root, context
 * and page-table bytes, flushes; for a live update, the records by which the next kernel takes them
 * over. Never here: an object user space can name, or a rule of its address spaces.
 */
export { DefaultDomains, type DefaultDomainKind } from "./default-domains.ts";
export { Domain } from "./domain.ts";
export { VtdDriver } from "./vtd-driver.ts";
export { IommuRecords } from "./records.ts";
export { restoreIommu, type RestoredDevice, type RestoredIommu } from "./restore.ts";
export type { IommuLayout } from "./layout.ts";
export { iommuLayouts, type IommuLayoutName } from "./layouts.ts";
export { readSerArray } from "./ser-array.ts";
export type {
  AnyDomain,
  DirtyRecord,
  DirtyTracking,
  FineDomain,
  Invalidation,
  IommuDomain,
  IommuOps,
  IovaRange,
  NestedDomain,
  UserData,
  VirtualHost,
  VirtualIommu,
} from "./ops.ts";
export { VtdOps } from "./vtd-ops.ts";
export { VirtioOps } from "./virtio-ops.ts";
export { AmdOps, type AmdOpsOptions } from "./amd-ops.ts";
export { amdTakeover } from "./amd-takeover.ts";
export { vtdTakeover } from "./vtd-takeover.ts";
export { NOTHING_KEPT, requesterOf, type Kept } from "./vtd-entries.ts";
export type { Takeover } from "./takeover.ts";
export type { UnitDriver } from "./unit-driver.ts";
