// The device file: before the bind it can do one thing, after it everything, at close it unbinds.
import { EBADF, EBADFD, EBUSY, EFAULT, EINVAL, ENOTTY, EPERM } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { File, type Caller, type FileOps } from "../files/index.ts";
import { contextOf, type Device } from "../iommufd/index.ts";
import { bindNumber, readBind } from "./bind-request.ts";
import type { VfioDevice } from "./vfio-device.ts";

const abi = uapi.vfio.cdev;

/** What an open device file keeps. */
export class VfioFile {
  readonly device: VfioDevice;
  /** The device as its context knows it, and the context's file, once bound. */
  bound: { readonly device: Device; readonly iommufd: File } | undefined;
  /** The user's number for the device, where the bind call has one. */
  cookie: bigint | undefined;

  constructor(device: VfioDevice) {
    this.device = device;
  }
}

/** The device file behind a file, or undefined for any other file. */
export function vfioOf(file: File | undefined): VfioFile | undefined {
  return file?.inner instanceof VfioFile ? file.inner : undefined;
}

/** Opens the device: never exclusive, but -EBUSY while a live-update session still carries it. */
export function openVfio(device: VfioDevice): File | number {
  if (device.withheld) return -EBUSY;
  return new File(bindOnly, new VfioFile(device));
}

/** Operations of a fresh file. */
const bindOnly: FileOps = {
  name: "vfio device, not bound",
  ioctl: (file, caller, command, va) => {
    const { device } = file.inner as VfioFile;
    return command === bindNumber(device.features) ? bind(file, caller, va) : -EINVAL;
  },
};

/** Operations of a bound file. */
const bound: FileOps = {
  name: "vfio device",
  ioctl: (file, caller, command, va) => {
    const { device } = file.inner as VfioFile;
    // In the shapes of the proposal, the bind call has the number that attaching has today.
    if (device.features.bind === "cdev" && command === abi.VFIO_DEVICE_BIND_IOMMUFD) return -EINVAL;
    const run = commands.get(command);
    return run === undefined ? -ENOTTY : run(file.inner as VfioFile, caller, va);
  },
  release: (file) => unbind(file),
};

function bind(file: File, caller: Caller, va: number): number {
  const inner = file.inner as VfioFile;
  const { device } = inner;
  const request = readBind(device.features, caller, va);
  if (typeof request === "number") return request;
  const iommufd = caller.fds.find(request.iommufd);
  if (iommufd === undefined) return -EBADF;
  const context = contextOf(iommufd);
  if (context === undefined) return -EBADFD;
  if (device.boundBy !== undefined) return -EINVAL;
  if (device.restored !== undefined && device.owner !== context) return -EPERM;
  const object = context.bind(device.pci);
  if (request.answerAt !== undefined) {
    const id = new Uint8Array(4);
    new DataView(id.buffer).setUint32(0, object.id, true);
    if (!caller.space.write(va + request.answerAt, id)) {
      context.unbind(object);
      return -EFAULT;
    }
  }
  inner.bound = { device: object, iommufd: iommufd.get() };
  inner.cookie = request.cookie;
  device.boundBy = file;
  device.pci.busMaster = true;
  file.ops = bound;
  return 0;
}

function unbind(file: File): void {
  const inner = file.inner as VfioFile;
  const held = inner.bound;
  if (held === undefined) return;
  inner.bound = undefined;
  inner.device.boundBy = undefined;
  held.device.context.unbind(held.device);
  inner.device.pci.busMaster = false;
  held.iommufd.put();
}

type Run = (inner: VfioFile, caller: Caller, va: number) => number;

const boundDevice = (inner: VfioFile): Device => (inner.bound as { device: Device }).device;

/** Reads the first version of a struct that starts with its own size. */
function fetch(caller: Caller, va: number, least: number): DataView | number {
  const bytes = caller.space.read(va, least);
  if (bytes === undefined) return -EFAULT;
  const view = new DataView(bytes.buffer);
  return view.getUint32(0, true) < least ? -EINVAL : view;
}

const attach: Run = (inner, caller, va) => {
  const view = fetch(caller, va, abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT_MIN_SIZE);
  if (typeof view === "number") return view;
  const request = abi.readVfioDeviceAttachIommufdPt(view);
  if (request.flags !== 0) return -EINVAL;
  const device = boundDevice(inner);
  const ptId = device.attach(request.ptId);
  if (ptId < 0) return ptId;
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, ptId, true);
  if (caller.space.write(va + abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT_OFFSET.ptId, id)) return 0;
  device.detach();
  return -EFAULT;
};

const detach: Run = (inner, caller, va) => {
  const view = fetch(caller, va, abi.VFIO_DEVICE_DETACH_IOMMUFD_PT_MIN_SIZE);
  if (typeof view === "number") return view;
  if (abi.readVfioDeviceDetachIommufdPt(view).flags !== 0) return -EINVAL;
  boundDevice(inner).detach();
  return 0;
};

const getInfo: Run = (_inner, caller, va) => {
  const view = fetch(caller, va, abi.VFIO_DEVICE_INFO_MIN_SIZE);
  if (typeof view === "number") return view;
  const argsz = view.getUint32(0, true);
  const info = {
    argsz: abi.VFIO_DEVICE_INFO_SIZE,
    flags: abi.VFIO_DEVICE_FLAGS_PCI,
    numRegions: abi.VFIO_PCI_NUM_REGIONS,
    numIrqs: abi.VFIO_PCI_NUM_IRQS,
    capOffset: 0,
  };
  const bytes = new Uint8Array(abi.encodeVfioDeviceInfo({ ...info, argsz }).buffer);
  return caller.space.write(va, bytes.subarray(0, Math.min(argsz, bytes.length))) ? 0 : -EFAULT;
};

const commands: ReadonlyMap<number, Run> = new Map([
  [abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT, attach],
  [abi.VFIO_DEVICE_DETACH_IOMMUFD_PT, detach],
  [abi.VFIO_DEVICE_GET_INFO, getInfo],
]);
