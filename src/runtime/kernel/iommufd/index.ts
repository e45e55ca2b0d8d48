/**
 * iommufd: address spaces, page tables and devices as user space names them.
 *
 * Comes in: binary ioctl buffers, devices to bind, sessions that preserve. Goes out: answers byte
 * for byte, areas mirrored into domains, records for the next kernel. Never here: a page-table
 * entry (that is the page-table room's hand) or a device file (that is VFIO's).
 *
 * From below: io-pagetable (areas, and the pages pinned for them) and mock (the selftest's bus and
 * domains); object (what has an ID, and the context that names it); command (one file a family of
 * ioctls); liveupdate (what the next kernel is told) and selftest (the test command).
 */
export { contextOf, IommufdContext, type IommufdFeatures } from "./object/context.ts";
export { Device } from "./object/device.ts";
export { NO_PASID } from "./object/device-group.ts";
export { Hwpt, NestedHwpt } from "./object/hwpt.ts";
export { IoasObject } from "./object/ioas-object.ts";
export type { Ioas } from "./io-pagetable/ioas.ts";
export { MockBus } from "./mock/mock-bus.ts";
export { describeContext } from "./describe.ts";
export { ensureCompatIoas } from "./command/vfio-compat.ts";
export { fileOf } from "./device-file.ts";
export { commandTable } from "./dispatch.ts";
export {
  changePath,
  destroyPath,
  markPath,
  preservePath,
  recordsLock,
  unpreservePath,
  type Inners,
  type PreserveParts,
  type Preserved,
} from "./liveupdate/preserve-paths.ts";
export { allocateHwptPath, attachPath, detachPath, usingPath } from "./object/object-paths.ts";
export { IommufdHandler } from "./liveupdate/handler.ts";
export { IOMMUFD_COMPATIBLE, recordLayouts } from "./liveupdate/records.ts";
