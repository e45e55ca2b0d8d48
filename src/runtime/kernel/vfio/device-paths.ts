// Binding, attaching and detaching a device as paths: one of them at a time, and none of them
// against what a session that carries the device has written down.
//
// Order of locks: the device, then its group in the iommufd, then an address space.
import { EBUSY, EINVAL, ENOSPC } from "../../errno/index.ts";
import type { File } from "../files/index.ts";
import {
  NO_PASID,
  attachPath as attachBoundPath,
  detachPath as detachBoundPath,
} from "../iommufd/index.ts";
import { holding, locked, maySleep, type Path } from "../lock/index.ts";
import { openDevice } from "./open-device.ts";
import type { VfioDevice } from "./vfio-device.ts";

/** One past the largest PASID there is a note for. */
const PASID_END = 2 ** 31;

/** Binds a device to an iommufd: 0, -EBUSY while its group is open, or the refusal of binding. */
export function* bindPath(device: VfioDevice, iommufd: File): Path<number> {
  return yield* locked(device.lock, () => {
    maySleep("a device opened");
    if (device.group.openedFile !== undefined) return -EBUSY;
    const errno = openDevice(device, iommufd, false);
    if (errno === 0) device.group.boundDevices += 1;
    return errno;
  });
}

/**
 * Attaches a bound device, or a PASID of it, or moves what is attached: a page table's number;
 * -EBUSY while a session has it, -ENOSPC for a PASID past all there are.
 */
export function* attachPath(device: VfioDevice, ptId: number, pasid?: number): Path<number> {
  return yield* holding(device.lock, function* attach(): Path<number> {
    if (device.bound === undefined) return -EINVAL;
    if (device.preserved) return -EBUSY;
    const { device: own, pasids } = device.bound;
    if (pasid === undefined) {
      const isAttached = own.isAttached() && !pasids.has(NO_PASID);
      return yield* attachBoundPath(own, ptId, NO_PASID, isAttached);
    }
    if (pasid >= PASID_END) return -ENOSPC;
    const id = yield* attachBoundPath(own, ptId, pasid, pasids.has(pasid));
    if (id >= 0) pasids.add(pasid);
    return id;
  });
}

/** Detaches a bound device, or a PASID of it: 0, -EBUSY while a session has it. */
export function* detachPath(device: VfioDevice, pasid?: number): Path<number> {
  return yield* holding(device.lock, function* detach(): Path<number> {
    if (device.preserved) return -EBUSY;
    if (device.bound === undefined) return 0;
    const { device: own, pasids } = device.bound;
    const isAttached = pasid === undefined ? !pasids.has(NO_PASID) : pasids.delete(pasid);
    if (isAttached) yield* detachBoundPath(own, pasid ?? NO_PASID);
    return 0;
  });
}
