// Calls on a device that may be used: what it is, its regions, its interrupts, its features.
import { EFAULT, EINVAL, ENODEV, ENOMEM } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import type { Caller } from "../files/index.ts";
import { deviceFeature } from "./features.ts";
import { ioEventFd } from "./io-event-fds.ts";
import { ERR, fetchIrqRequest, INTX, IRQ_KINDS, MSIX } from "./irq-request.ts";
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
  if (pci.model.msixTable?.bar !== index) {
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

/** Vectors of an MSI-X table can be added while others are in use, on this machine's processors. */
function irqKind(index: number, count: number): number {
  if (index === INTX) return IRQ_MASKABLE | IRQ_AUTOMASKED;
  return index === MSIX && count > 0 ? 0 : IRQ_NORESIZE;
}

/** argsz 0, flags 4, index 8, count 12. */
const getIrqInfo: Run = ({ interrupts }, caller, va) => {
  const view = fetchSized(caller, va, abi.VFIO_IRQ_INFO_SIZE);
  if (typeof view === "number") return view;
  const index = view.getUint32(8, true);
  if (index >= IRQ_KINDS) return -EINVAL;
  const count = interrupts.count(index);
  if (index === ERR && count === 0) return -EINVAL;
  view.setUint32(4, IRQ_EVENTFD | irqKind(index, count), true);
  view.setUint32(12, count, true);
  return answer(caller, va, view, view.byteLength);
};

const setIrqs: Run = ({ interrupts, faults }, caller, va) => {
  const request = fetchIrqRequest(caller, va, (index) => interrupts.count(index), faults);
  return typeof request === "number" ? request : interrupts.set(request, caller.fds);
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
