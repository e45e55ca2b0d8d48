// Binding, attaching and detaching a device as paths: one of them at a time, and none of them
// against what a session that carries the device has written down.
//
// Order of locks: the device, then its group in the iommufd, then an address space.
import { EBUSY, EINVAL } from "../../errno/index.ts";
import type { File } from "../files/index.ts";
import { attachPath as attachBoundPath, detachPath as detachBoundPath } from "../iommufd/index.ts";
import { holding, locked, maySleep, type Path } from "../lock/index.ts";
import { openDevice } from "./open-device.ts";
import type { VfioDevice } from "./vfio-device.ts";

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

/** Attaches a bound device, or moves it: a page table's number; -EBUSY while a session has it. */
export function* attachPath(device: VfioDevice, ptId: number): Path<number> {
  return yield* holding(device.lock, function* attach(): Path<number> {
    if (device.bound === undefined) return -EINVAL;
    if (device.preserved) return -EBUSY;
    return yield* attachBoundPath(device.bound.device, ptId);
  });
}

/** Detaches a bound device: 0, -EBUSY while a session has it. */
export function* detachPath(device: VfioDevice): Path<number> {
  return yield* holding(device.lock, function* detach(): Path<number> {
    if (device.preserved) return -EBUSY;
    if (device.bound !== undefined) yield* detachBoundPath(device.bound.device);
    return 0;
  });
}
