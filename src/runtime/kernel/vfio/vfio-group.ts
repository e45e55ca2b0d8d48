// The group node of VFIO's first years: one open at a time, a container, then device descriptors.
import { EBADF, EBADFD, EBUSY, EFAULT, EINVAL, ENODEV, ENOTTY } from "../../errno/index.ts";
import { bdfName } from "../../hardware/index.ts";
import { File, type Caller, type FileOps } from "../files/index.ts";
import { contextOf, ensureCompatIoas } from "../iommufd/index.ts";
import { groupDeviceFile } from "./cdev.ts";
import { fetchSized } from "./device-commands.ts";
import { closeDevice, openDevice } from "./open-device.ts";
import type { VfioDevice } from "./vfio-device.ts";

const GET_STATUS = 0x3b67;
const SET_CONTAINER = 0x3b68;
const UNSET_CONTAINER = 0x3b69;
const GET_DEVICE_FD = 0x3b6a;

const FLAG_VIABLE = 1;
const FLAG_CONTAINER_SET = 2;
/** Longest name of a device. */
const NAME_MAX = 4096;

export class VfioGroup {
  readonly id: number;
  readonly devices: VfioDevice[] = [];
  /** The group's own file while it is open: it keeps devices from being bound by theirs. */
  openedFile: File | undefined;
  /** Devices bound by their own files: they keep the group from being opened. */
  boundDevices = 0;
  /** The file whose address space the group's devices attach to. */
  container: File | undefined;

  constructor(id: number) {
    this.id = id;
  }

  /** Opens the node: -EBUSY while it is open, or a device is bound by its own file. */
  open(): File | number {
    if (this.boundDevices > 0 || this.openedFile !== undefined) return -EBUSY;
    const file = new File(ops, this);
    this.openedFile = file;
    return file;
  }
}

const ops: FileOps = {
  name: "vfio group",
  ioctl: (file, caller, command, argument) =>
    groupCommands.get(command)?.(file.inner as VfioGroup, caller, argument) ?? -ENOTTY,
  release: (file) => {
    const group = file.inner as VfioGroup;
    group.openedFile = undefined;
    if (group.container !== undefined) unsetContainer(group);
  },
};

function getStatus(group: VfioGroup, caller: Caller, va: number): number {
  const view = fetchSized(caller, va, 8);
  if (typeof view === "number") return view;
  const isOwned = group.devices.some(({ bound }) => bound !== undefined);
  const flags =
    group.container !== undefined ? FLAG_CONTAINER_SET | FLAG_VIABLE : isOwned ? 0 : FLAG_VIABLE;
  view.setUint32(4, flags, true);
  return caller.space.write(va, new Uint8Array(view.buffer)) ? 0 : -EFAULT;
}

function setContainer(group: VfioGroup, caller: Caller, va: number): number {
  const bytes = caller.space.read(va, 4);
  if (bytes === undefined) return -EFAULT;
  const file = caller.fds.find(new DataView(bytes.buffer).getInt32(0, true));
  if (file === undefined) return -EBADF;
  if (group.container !== undefined) return -EINVAL;
  const context = contextOf(file);
  if (context === undefined) return -EBADFD;
  const errno = ensureCompatIoas(context);
  if (errno === 0) group.container = file.get();
  return errno;
}

function unsetContainer(group: VfioGroup): number {
  const { container } = group;
  if (container === undefined) return -EINVAL;
  group.container = undefined;
  container.put();
  return 0;
}

/** By number. */
export const groupCommands: ReadonlyMap<
  number,
  (group: VfioGroup, caller: Caller, va: number) => number
> = new Map([
  [GET_STATUS, getStatus],
  [SET_CONTAINER, setContainer],
  [UNSET_CONTAINER, unsetContainer],
  [GET_DEVICE_FD, getDeviceFd],
]);

/** A descriptor of a device by its bus name: -ENODEV, -EINVAL without a container, ... */
function getDeviceFd(group: VfioGroup, caller: Caller, va: number): number {
  const name = readName(caller, va);
  if (typeof name === "number") return name;
  const device = deviceNamed(group, name);
  if (typeof device === "number") return device;
  const errno = openAndAttach(group, device);
  if (errno !== 0) return errno;
  const file = groupDeviceFile(device);
  const fd = caller.fds.install(file);
  if (fd < 0) file.put();
  return fd;
}

/**
 * The device a name begins with; -ENODEV for none. Options may follow after a blank: a token of
 * virtual functions is the only one, which no plain function takes, so -EINVAL.
 */
function deviceNamed({ devices }: VfioGroup, name: string): VfioDevice | number {
  for (const device of devices) {
    const own = bdfName(device.pci.segment, device.pci.bdf);
    if (!name.startsWith(own)) continue;
    const options = name.slice(own.length);
    if (options === "" || options.startsWith(" ")) return /[^ ]/.test(options) ? -EINVAL : device;
  }
  return -ENODEV;
}

function openAndAttach(group: VfioGroup, device: VfioDevice): number {
  const { container } = group;
  if (container === undefined) return -EINVAL;
  const errno = openDevice(device, container, true);
  if (errno !== 0 || device.openCount > 1) return errno;
  const compatIoas = contextOf(container)?.compatIoas;
  const id = compatIoas === undefined ? -ENODEV : device.bound?.device.attach(compatIoas.id);
  if (id === undefined || id >= 0) return 0;
  closeDevice(device);
  return id;
}

function readName(caller: Caller, va: number): string | number {
  let name = "";
  for (let at = 0; at < NAME_MAX; at++) {
    const byte = caller.space.read(va + at, 1)?.[0];
    if (byte === undefined) return -EFAULT;
    if (byte === 0) return name;
    name += String.fromCharCode(byte);
  }
  return -EINVAL;
}
