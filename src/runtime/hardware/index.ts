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
  GCMD_SRTP,
  GCMD_TE,
  RTADDR_SCALABLE,
  SCALABLE_UNIT,
  VtdUnit,
  type VtdOptions,
  type VtdState,
} from "./vtd-unit.ts";
export { readDirectory, readPasidEntry } from "./vtd-scalable.ts";
export { AmdUnit, type AmdOptions, type AmdState } from "./amd-unit.ts";
export {
  PciDevice,
  bdfName,
  placeOf,
  type DmaTarget,
  type PciDeviceOptions,
  type PciDeviceState,
} from "./pci-device.ts";
export { type LentMemory } from "./bus.ts";
export {
  COMMAND_INTX_DISABLE,
  COMMAND_IO,
  COMMAND_MEMORY,
  COMMAND_SERR,
  type ConfigSpace,
} from "./config-space.ts";
export type { DeviceMemory, Reach } from "./pci-model.ts";
export { arePatches } from "./patches.ts";
export { Hardware } from "./hardware.ts";
