/**
 * Hardware: what survives a kexec: memory, the IOMMU unit with its registers, PCI devices that keep
 * doing DMA whatever the kernel is up to.
 *
 * Comes in: register writes and invalidations from a kernel's driver, DMA programs. Goes out: bytes
 * moved, faults recorded. Never here: a kernel object, an errno, or anything of the page-table
 * room: the walker reads the specification's bits on its own account, so that two accounts must
 * agree.
 */
export {
  FAULT_REASONS,
  GCMD_SRTP,
  GCMD_TE,
  GSTS_RTPS,
  GSTS_TES,
  RTADDR_SCALABLE,
  SCALABLE_UNIT,
  VtdUnit,
  type DmaFault,
  type VtdOptions,
  type VtdState,
} from "./vtd-unit.ts";
export { readDirectory, readPasidEntry, type PasidDirectory } from "./vtd-scalable.ts";
export type { ContextEntry } from "./vtd-walk.ts";
export {
  AmdUnit,
  type AmdDeviceEntry,
  type AmdFault,
  type AmdOptions,
  type AmdState,
} from "./amd-unit.ts";
export { type Translation } from "./iotlb.ts";
export {
  PciDevice,
  bdfName,
  type DmaComplaint,
  type DmaTarget,
  type DmaWrite,
  type PciDeviceOptions,
  type PciDeviceState,
} from "./pci-device.ts";
export { Bus, type LentMemory } from "./bus.ts";
export {
  COMMAND_INTX_DISABLE,
  COMMAND_IO,
  COMMAND_MASTER,
  COMMAND_MEMORY,
  COMMAND_SERR,
  type ConfigSpace,
} from "./config-space.ts";
export type { DeviceMemory, PciModel, PciPort, Reach } from "./pci-model.ts";
export { Hardware, type HardwareOptions } from "./hardware.ts";
