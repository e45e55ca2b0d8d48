/**
 * VFIO: character devices that hand a PCI device to user space.
 *
 * Comes in: opens, ioctls, sessions that preserve. Goes out: devices bound to an iommufd, attached,
 * released. Never here: a page table, or a check that repeats what binding already guarantees: an
 * open file has operations that can only bind until the bind has succeeded.
 */
export { VfioDevice, type VfioFeatures } from "./vfio-device.ts";
export { openVfio } from "./cdev.ts";
export { describeDevice } from "./describe.ts";
export { VfioGroup } from "./vfio-group.ts";
export { attachPath, bindPath, detachPath } from "./device-paths.ts";
export { VfioHandler } from "./handler.ts";
export { VFIO_PCI_COMPATIBLE, vfioLayouts, type VfioLayoutName } from "./record-layouts.ts";
export { PCI_COMPATIBLE, pciLayouts, type PciLayoutName, type PciPlace } from "./pci-layouts.ts";
export { PciList, readPciList } from "./pci-list.ts";
