// The device file: before the bind it can do one thing, after it everything, at close it unbinds.
import { EBADF, EBADFD, EBUSY, EFAULT, EINVAL, ENOTTY } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { File, type Caller, type FileOps } from "../files/index.ts";
import { contextOf, type Device } from "../iommufd/index.ts";
import { runAlone } from "../lock/index.ts";
import { attachTable, detachTable } from "./attachment.ts";
import { bindNumber, readBind } from "./bind-request.ts";
import { deviceCommands } from "./device-commands.ts";
import { bindPath } from "./device-paths.ts";
import { wakeUp } from "./features.ts";
import { closeDevice } from "./open-device.ts";
import { mapRegion, readRegion, storedInto, writeRegion } from "./regions.ts";
import type { VfioDevice } from "./vfio-device.ts";

const abi = uapi.vfio.cdev;
const { VFIO_TOKEN_SIZE } = uapi.vfio.grown;

/** What an open device file keeps. */
export class VfioFile {
  readonly device: VfioDevice;
  /** The user's number for the device, where the bind call has one. */
  cookie: bigint | undefined;
  /** Where read(2) and write(2) go on. */
  position = 0;

  constructor(device: VfioDevice) {
    this.device = device;
  }
}

/** The device file behind a file, or undefined for any other file. */
export function vfioOf(file: File | undefined): VfioFile | undefined {
  return file?.inner instanceof VfioFile ? file.inner : undefined;
}

/** The device a bound file has, as its context knows it; undefined for a file that is not bound. */
export function boundDeviceOf(file: File): Device | undefined {
  return file.ops === bindOnly ? undefined : vfioOf(file)?.device.bound?.device;
}

/** Opens the device: never exclusive, but -EBUSY while a live-update session still carries it. */
export function openVfio(device: VfioDevice): File | number {
  if (device.withheld) return -EBUSY;
  return new File(bindOnly, new VfioFile(device));
}

/** The file of a device that its group has opened: everything but binding and attaching. */
export function groupDeviceFile(device: VfioDevice): File {
  return new File(viaGroup, new VfioFile(device));
}

const deviceOf = (file: File): VfioDevice => (file.inner as VfioFile).device;

/** Operations of a fresh file. */
const bindOnly: FileOps = {
  name: "vfio device, not bound",
  ioctl: (file, caller, command, va) => {
    const { features } = deviceOf(file);
    return command === bindNumber(features) ? bind(file, caller, va) : -EINVAL;
  },
  mmap: () => -EINVAL,
};

type Access = typeof readRegion;

/** Where nobody says where, at the file's own position, which moves on. */
function transfer(access: Access): NonNullable<FileOps["read"]> {
  return (file, caller, va, count, position) => {
    const inner = file.inner as VfioFile;
    if (count === 0) return 0;
    wakeUp(inner.device);
    const done = access(inner.device.pci, caller, va, count, position ?? inner.position);
    if (position === undefined && done > 0) inner.position += done;
    return done;
  };
}

const store = transfer(writeRegion);

/** What every usable file of a device can do with its regions. */
const regionOps: Pick<FileOps, "read" | "write" | "mmap" | "stored"> = {
  read: transfer(readRegion),
  write: (file, ...rest) => {
    const done = store(file, ...rest);
    deviceOf(file).interrupts.commandWritten();
    return done;
  },
  mmap: (file, request) => mapRegion(deviceOf(file).pci, request),
  stored: (file, position) => storedInto(deviceOf(file).pci, position),
};

/** Calls of a bound file, by number. */
export const boundCommands: typeof deviceCommands = new Map([
  ...deviceCommands,
  [abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT, attachTable],
  [abi.VFIO_DEVICE_DETACH_IOMMUFD_PT, detachTable],
]);

/** Operations of a bound file. */
const bound: FileOps = {
  ...regionOps,
  name: "vfio device",
  ioctl: (file, caller, command, va) => {
    const device = deviceOf(file);
    if (device.features.bind === "cdev" && command === abi.VFIO_DEVICE_BIND_IOMMUFD) {
      // In the shapes of the proposal, the bind call has the number that attaching has today.
      return refuseBind(device, caller, va);
    }
    wakeUp(device);
    return boundCommands.get(command)?.(device, caller, va) ?? -ENOTTY;
  },
  release: (file) => {
    const device = deviceOf(file);
    closeDevice(device);
    device.group.boundDevices -= 1;
  },
};

/** Operations of a file that a group gave out. */
const viaGroup: FileOps = {
  ...regionOps,
  name: "vfio device of a group",
  ioctl: (file, caller, command, va) => {
    const device = deviceOf(file);
    if (command === abi.VFIO_DEVICE_BIND_IOMMUFD) return refuseBind(device, caller, va);
    wakeUp(device);
    return deviceCommands.get(command)?.(device, caller, va) ?? -ENOTTY;
  },
  release: (file) => closeDevice(deviceOf(file)),
};

/** What a bind says where there is nothing to bind any more: its argument is read all the same. */
function refuseBind(device: VfioDevice, caller: Caller, va: number): number {
  const request = readBind(device.features, caller, va);
  return typeof request === "number" ? request : -EINVAL;
}

function bind(file: File, caller: Caller, va: number): number {
  const inner = file.inner as VfioFile;
  const { device } = inner;
  const request = readBind(device.features, caller, va);
  if (typeof request === "number") return request;
  if (device.group.openedFile !== undefined) return -EBUSY;
  const { tokenVa } = request;
  if (tokenVa !== undefined) {
    // A token is for virtual functions and for those that have some: no device here does.
    return caller.space.read(tokenVa, VFIO_TOKEN_SIZE) === undefined ? -EFAULT : -EINVAL;
  }
  const iommufd = caller.fds.find(request.iommufd);
  if (iommufd === undefined) return -EBADF;
  if (contextOf(iommufd) === undefined) return -EBADFD;
  const errno = runAlone("bind", bindPath(device, iommufd));
  if (errno !== 0) return errno;
  if (request.answerAt !== undefined) {
    const id = new Uint8Array(4);
    new DataView(id.buffer).setUint32(0, device.bound?.device.id ?? 0, true);
    if (!caller.space.write(va + request.answerAt, id)) {
      closeDevice(device);
      device.group.boundDevices -= 1;
      return -EFAULT;
    }
  }
  inner.cookie = request.cookie;
  file.ops = bound;
  return 0;
}
