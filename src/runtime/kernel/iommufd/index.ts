/**
 * iommufd: address spaces, page tables and devices as user space names them.
 *
 * Comes in: binary ioctl buffers, devices to bind, sessions that preserve. Goes out: answers byte
 * for byte, areas mirrored into domains, records for the next kernel. Never here: a page-table
 * entry (that is the page-table room's hand) or a device file (that is VFIO's).
 */
export { IommufdContext, type IommufdFeatures } from "./context.ts";
export { Device } from "./device.ts";
export { NO_PASID } from "./device-group.ts";
export { Hwpt, NestedHwpt } from "./hwpt.ts";
export { IoasObject } from "./ioas-object.ts";
export type { Ioas } from "./ioas.ts";
export { MockBus } from "./mock-bus.ts";
export { describeContext } from "./describe.ts";
export { ensureCompatIoas } from "./vfio-compat.ts";
export { contextOf, fileOf } from "./device-file.ts";
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
} from "./preserve-paths.ts";
export { allocateHwptPath, attachPath, detachPath, usingPath } from "./object-paths.ts";
export { IommufdHandler } from "./handler.ts";
export { IOMMUFD_COMPATIBLE, recordLayouts } from "./records.ts";
