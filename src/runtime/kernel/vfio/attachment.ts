// VFIO_DEVICE_ATTACH_IOMMUFD_PT and its counterpart: a device, or one PASID of it, on a page table.
import { EFAULT, EINVAL } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import type { Caller } from "../files/index.ts";
import { runAlone } from "../lock/index.ts";
import { fetchSized } from "./device-commands.ts";
import { attachPath, detachPath } from "./device-paths.ts";
import type { VfioDevice } from "./vfio-device.ts";

const abi = uapi.vfio.grown;
/** The kernel whose structs have a PASID at their end. */
const MINOR_PASID = 15;
const FLAGS = 4;

/**
 * Reads a struct that a PASID may follow, where a flag says so: the PASID or undefined beside the
 * struct; -EFAULT, -EINVAL (size, flags).
 */
function fetch(
  { features }: VfioDevice,
  caller: Caller,
  va: number,
  { least, flag }: { readonly least: number; readonly flag: number },
): { readonly view: DataView; readonly pasid: number | undefined } | number {
  const view = fetchSized(caller, va, least);
  if (typeof view === "number") return view;
  const flags = view.getUint32(FLAGS, true);
  const known = features.minor >= MINOR_PASID ? flag : 0;
  if ((flags & ~known) !== 0) return -EINVAL;
  if (flags === 0) return { view, pasid: undefined };
  if (view.getUint32(0, true) < least + 4) return -EINVAL;
  const word = caller.space.read(va + least, 4);
  return word === undefined
    ? -EFAULT
    : { view, pasid: new DataView(word.buffer).getUint32(0, true) };
}

/** Attaches, or moves what is attached: 0, and the page table's number in the struct. */
export function attachTable(device: VfioDevice, caller: Caller, va: number): number {
  const request = fetch(device, caller, va, {
    least: abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT_MIN_SIZE,
    flag: abi.VFIO_DEVICE_ATTACH_PASID,
  });
  if (typeof request === "number") return request;
  if (device.bound === undefined) return -EINVAL;
  const at = abi.VFIO_DEVICE_ATTACH_IOMMUFD_PT_OFFSET.ptId;
  const wanted = request.view.getUint32(at, true);
  const ptId = runAlone("attach", attachPath(device, wanted, request.pasid));
  if (ptId < 0) return ptId;
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, ptId, true);
  if (caller.space.write(va + at, id)) return 0;
  // Whatever was attached: it is the device itself that Linux takes off again.
  runAlone("detach", detachPath(device));
  return -EFAULT;
}

/** Detaches what is attached; what is not, stays so. */
export function detachTable(device: VfioDevice, caller: Caller, va: number): number {
  const request = fetch(device, caller, va, {
    least: abi.VFIO_DEVICE_DETACH_IOMMUFD_PT_MIN_SIZE,
    flag: abi.VFIO_DEVICE_DETACH_PASID,
  });
  if (typeof request === "number") return request;
  return runAlone("detach", detachPath(device, request.pasid));
}
