// Calls on a device that may be used: what it is, its regions, its interrupts, its features.
import { EFAULT, EINVAL, ENODEV, ENOMEM } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import type { Caller } from "../files/index.ts";
import { deviceFeature } from "./features.ts";
import { ioEventFd } from "./io-event-fds.ts";
import * as irq from "./interrupts.ts";
import { canMap, regionBytes } from "./regions.ts";
import type { VfioDevice } from "./vfio-device.ts";

const abi = uapi.vfio.cdev;

const SET_IRQS = 0x3b6e;
const RESET = 0x3b6f;
const HOT_RESET_INFO = 0x3b70;
const HOT_RESET = 0x3b71;
const IOEVENTFD = 0x3b74;
const FEATURE = 0x3b75;

const FLAG_RESET = 1;
const VGA_REGION = 8;
const REGION_READ = 1;
const REGION_WRITE = 2;
const REGION_MMAP = 4;
const REGION_CAPS = 8;
/** A capability without members: id 3, version 1, nothing after it. */
const MSIX_MAPPABLE = Uint8Array.of(3, 0, 1, 0, 0, 0, 0, 0);
/** A region's bytes lie at its index, this many bits up, of the file. */
const OFFSET_SHIFT = 40n;
const IRQ_EVENTFD = 1;
const IRQ_MASKABLE = 2;
const IRQ_AUTOMASKED = 4;
const IRQ_NORESIZE = 8;
/** Data and action bits of SET_IRQS. */
const IRQ_FLAGS = 0x3f;

type Run = (device: VfioDevice, caller: Caller, va: number) => number;

/** Reads the first version of a struct that starts with its own size. */
export function fetchSized(caller: Caller, va: number, least: number): DataView | number {
  const bytes = caller.space.read(va, least);
  if (bytes === undefined) return -EFAULT;
  const view = new DataView(bytes.buffer);
  return view.getUint32(0, true) < least ? -EINVAL : view;
}

function answer(caller: Caller, va: number, view: DataView, length: number): number {
  return caller.space.write(va, new Uint8Array(view.buffer, 0, length)) ? 0 : -EFAULT;
}

const getInfo: Run = ({ pci }, caller, va) => {
  const view = fetchSized(caller, va, abi.VFIO_DEVICE_INFO_MIN_SIZE);
  if (typeof view === "number") return view;
  const argsz = view.getUint32(0, true);
  const info = abi.encodeVfioDeviceInfo({
    argsz,
    flags: abi.VFIO_DEVICE_FLAGS_PCI | (pci.model.resets ? FLAG_RESET : 0),
    numRegions: abi.VFIO_PCI_NUM_REGIONS,
    numIrqs: abi.VFIO_PCI_NUM_IRQS,
    capOffset: 0,
  });
  return answer(caller, va, info, Math.min(argsz, abi.VFIO_DEVICE_INFO_SIZE));
};

/** argsz 0, flags 4, index 8, cap_offset 12, size 16, offset 24; the capability follows. */
const getRegionInfo: Run = ({ pci, faults }, caller, va) => {
  const view = fetchSized(caller, va, abi.VFIO_REGION_INFO_SIZE);
  if (typeof view === "number") return view;
  const index = view.getUint32(8, true);
  if (index >= VGA_REGION) return -EINVAL;
  const size = regionBytes(pci, index);
  let flags = size === 0 ? 0 : REGION_READ | REGION_WRITE;
  if (canMap(pci, index)) flags |= REGION_MMAP;
  view.setBigUint64(16, BigInt(size), true);
  view.setBigUint64(24, BigInt(index) << OFFSET_SHIFT, true);
  if (pci.model.msixBar !== index) {
    view.setUint32(4, flags, true);
    return answer(caller, va, view, view.byteLength);
  }
  // The region with the vectors' table says that it can be mapped all the same.
  if (faults.shouldFail("object")) return -ENOMEM;
  view.setUint32(4, flags | REGION_CAPS, true);
  const fits = view.getUint32(0, true) >= view.byteLength + MSIX_MAPPABLE.length;
  if (fits) view.setUint32(12, view.byteLength, true);
  else view.setUint32(0, view.byteLength + MSIX_MAPPABLE.length, true);
  if (fits && !caller.space.write(va + view.byteLength, MSIX_MAPPABLE)) return -EFAULT;
  return answer(caller, va, view, view.byteLength);
};

/** argsz 0, flags 4, index 8, count 12. */
const getIrqInfo: Run = ({ interrupts, pci }, caller, va) => {
  const view = fetchSized(caller, va, abi.VFIO_IRQ_INFO_SIZE);
  if (typeof view === "number") return view;
  const index = view.getUint32(8, true);
  if (index >= irq.IRQ_KINDS) return -EINVAL;
  if (index === irq.ERR && !pci.model.isExpress) return -EINVAL;
  const kind = index === irq.INTX ? IRQ_MASKABLE | IRQ_AUTOMASKED : IRQ_NORESIZE;
  view.setUint32(4, IRQ_EVENTFD | kind, true);
  view.setUint32(12, interrupts.count(index), true);
  return answer(caller, va, view, view.byteLength);
};

/** argsz 0, flags 4, index 8, start 12, count 16, data 20. */
const setIrqs: Run = ({ interrupts, faults }, caller, va) => {
  const header = caller.space.read(va, 20);
  if (header === undefined) return -EFAULT;
  const view = new DataView(header.buffer);
  const [argsz, flags, index, start, count] = [0, 4, 8, 12, 16].map((at) =>
    view.getUint32(at, true),
  ) as [number, number, number, number, number];
  if (argsz < 20 || index >= irq.IRQ_KINDS || count >= 2 ** 32 - 1 - start) return -EINVAL;
  if ((flags & ~IRQ_FLAGS) !== 0) return -EINVAL;
  const known = interrupts.count(index);
  if (start >= known || start + count > known) return -EINVAL;
  const kind = flags & (irq.DATA_NONE | irq.DATA_BOOL | irq.DATA_EVENTFD);
  const sizes: Readonly<Record<number, number>> = {
    [irq.DATA_NONE]: 0,
    [irq.DATA_BOOL]: 1,
    [irq.DATA_EVENTFD]: 4,
  };
  const size = sizes[kind];
  if (size === undefined || (size > 0 && argsz - 20 < count * size)) return -EINVAL;
  if (count * size > 0 && faults.shouldFail("object")) return -ENOMEM;
  const data = caller.space.read(va + 20, count * size);
  if (data === undefined) return -EFAULT;
  const request = { flags, index, start, count, data: new DataView(data.buffer) };
  return interrupts.set(request, caller.fds);
};

const reset: Run = ({ pci }) => {
  if (!pci.model.resets) return -EINVAL;
  pci.reset();
  return 0;
};

/** Devices that sit on the root bus cannot be reset by their bus. */
const hotResetInfo: Run = (_device, caller, va) => {
  const view = fetchSized(caller, va, 12);
  return typeof view === "number" ? view : -ENODEV;
};

/** argsz 0, flags 4, count 8: a list of groups, from those who have the device through one. */
const hotReset: Run = ({ group }, caller, va) => {
  const view = fetchSized(caller, va, 12);
  if (typeof view === "number") return view;
  const hasList = view.getUint32(8, true) !== 0;
  const isListed = group.openedFile !== undefined;
  return view.getUint32(4, true) !== 0 || hasList !== isListed ? -EINVAL : -ENODEV;
};

/** By number; attaching and detaching are the device file's own. */
export const deviceCommands: ReadonlyMap<number, Run> = new Map([
  [abi.VFIO_DEVICE_GET_INFO, getInfo],
  [abi.VFIO_DEVICE_GET_REGION_INFO, getRegionInfo],
  [abi.VFIO_DEVICE_GET_IRQ_INFO, getIrqInfo],
  [SET_IRQS, setIrqs],
  [RESET, reset],
  [HOT_RESET_INFO, hotResetInfo],
  [HOT_RESET, hotReset],
  [IOEVENTFD, ioEventFd],
  [FEATURE, deviceFeature],
]);
