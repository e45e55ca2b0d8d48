// Commands on page tables: making one, asking what the unit behind a device can do.
import { EFAULT, EINVAL, ENOENT, ENOMEM, EOPNOTSUPP } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import type { UserData } from "../../iommu/index.ts";
import type { Caller } from "../../files/index.ts";
import { runAlone, type Path } from "../../lock/index.ts";
import { rawCommand, respond, type Call, type Command } from "./command.ts";
import { Device } from "../object/device.ts";
import { FaultQueue } from "../object/fault-queue.ts";
import { HWPT_FLAGS, nestedFlags } from "../object/hwpt-flags.ts";
import { Hwpt, NestedHwpt, type AnyHwpt } from "../object/hwpt.ts";
import { IoasObject } from "../object/ioas-object.ts";
import { allocateHwptPath, usingPath } from "../object/object-paths.ts";
import type { IommufdObject } from "../object/objects.ts";
import { userData } from "./user-data.ts";
import { Viommu } from "../object/viommu.ts";

const { hwpt: abi } = uapi.iommufd;
const alloc = abi.IOMMU_HWPT_ALLOC_OFFSET;
const info = abi.IOMMU_HW_INFO_OFFSET;
/** Byte of iommu_hw_info that 6.12 writes and does not check: the width of PASIDs. */
const INFO_PASID_WIDTH = info.reserved;
/** The caller names the type of information it takes; 0 stands for any. */
const INPUT_TYPE = 1;

const hwptAlloc: Command = rawCommand(
  {
    command: abi.IOMMU_HWPT_ALLOC,
    size: abi.IOMMU_HWPT_ALLOC_SIZE,
    least: abi.IOMMU_HWPT_ALLOC_MIN_SIZE,
  },
  (call) => {
    const { view } = call.argument;
    const { context, caller } = call;
    const request = abi.readIommuHwptAlloc(view);
    if (view.getUint32(alloc.reserved, true) !== 0) return -EOPNOTSUPP;
    const hasData = request.dataLen !== 0;
    if ((request.dataType !== abi.IOMMU_HWPT_DATA_NONE) !== hasData) return -EINVAL;
    const data = userData(caller, request);
    const make = (found: readonly (IommufdObject | undefined)[]): Path<AnyHwpt | number> =>
      allocate(call, found, request.flags, data);
    const hwpt = runAlone("hwpt alloc", usingPath(context, [request.devId, request.ptId], make));
    if (typeof hwpt === "number") return hwpt;
    const errno = publish(call, hwpt, request.flags, request.faultId);
    if (errno !== 0) context.objects.destroy(hwpt.id);
    return errno;
  },
);

/** Makes what the second object asks for: a table over an address space, or over another table. */
function* allocate(
  call: Call,
  [device, source]: readonly (IommufdObject | undefined)[],
  flags: number,
  data: UserData,
): Path<AnyHwpt | number> {
  if (!(device instanceof Device)) return -ENOENT;
  if (source instanceof IoasObject) {
    const given = data.length === 0 ? undefined : data;
    return yield* allocateHwptPath(call.context, device, source, flags, given);
  }
  if (source instanceof Viommu) return makeNestedIn(call, device, source, flags, data);
  return source instanceof Hwpt ? makeNested(call, device, source, flags, data) : -EINVAL;
}

/** A user's own table in a virtual IOMMU. */
function makeNestedIn(
  { context }: Call,
  { ops }: Device,
  viommu: Viommu,
  flags: number,
  data: UserData,
): NestedHwpt | number {
  if (viommu.ops !== ops) return -EINVAL;
  const known = nestedFlags(context.features.minor);
  if ((flags & ~known) !== 0 || data.length === 0) return -EOPNOTSUPP;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const driverFlags = flags & ~abi.IOMMU_HWPT_FAULT_ID_VALID;
  const domain = viommu.driver?.allocateNested?.(driverFlags, data) ?? -EOPNOTSUPP;
  if (typeof domain === "number") return domain;
  const hwpt = new NestedHwpt(domain, viommu);
  hwpt.pasidCompatible = (flags & HWPT_FLAGS.pasid) !== 0;
  context.objects.add(hwpt);
  return hwpt;
}

/** A user's own table over one of ours. */
function makeNested(
  { context }: Call,
  { ops }: Device,
  parent: Hwpt,
  flags: number,
  data: UserData,
): NestedHwpt | number {
  if ((flags & ~nestedFlags(context.features.minor)) !== 0) return -EOPNOTSUPP;
  if (data.length === 0 || !ops.allocatesForUsers) return -EOPNOTSUPP;
  if (parent.auto || !parent.nestParent || parent.ops !== ops) return -EINVAL;
  const driverFlags = flags & ~abi.IOMMU_HWPT_FAULT_ID_VALID;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const domain = ops.allocateNested?.(parent.domain, driverFlags, data) ?? -EOPNOTSUPP;
  if (typeof domain === "number") return domain;
  const hwpt = new NestedHwpt(domain, parent);
  hwpt.pasidCompatible = (flags & HWPT_FLAGS.pasid) !== 0;
  context.objects.add(hwpt);
  return hwpt;
}

/** The last steps that can fail: the queue for faults, the answer. */
function publish(call: Call, hwpt: AnyHwpt, flags: number, faultId: number): number {
  if ((flags & abi.IOMMU_HWPT_FAULT_ID_VALID) !== 0) {
    const queue = call.context.objects.find(faultId);
    if (!(queue instanceof FaultQueue)) return -ENOENT;
    hwpt.fault = queue;
    queue.users += 1;
  }
  call.argument.view.setUint32(alloc.outHwptId, hwpt.id, true);
  return respond(call);
}

const hwInfo: Command = rawCommand(
  {
    command: abi.IOMMU_GET_HW_INFO,
    size: abi.IOMMU_HW_INFO_SIZE,
    least: abi.IOMMU_HW_INFO_MIN_SIZE,
  },
  (call) => {
    const { view, bytes } = call.argument;
    const { context, caller } = call;
    const reserved = bytes.subarray(INFO_PASID_WIDTH + 1, info.outCapabilities);
    const flags = view.getUint32(info.flags, true);
    const knownFlags = context.features.testPasid === true ? INPUT_TYPE : 0;
    if ((flags & ~knownFlags) !== 0 || reserved.some((byte) => byte !== 0)) return -EOPNOTSUPP;
    const device = context.objects.find(view.getUint32(info.devId, true));
    if (!(device instanceof Device)) return -ENOENT;
    const known = device.ops.hwInfo();
    const wanted = flags === 0 ? 0 : view.getUint32(info.outDataType, true);
    if (wanted !== 0 && wanted !== known?.type) return -EOPNOTSUPP;
    const room = view.getUint32(info.dataLen, true);
    const va = Number(view.getBigUint64(info.dataUptr, true));
    if (!copyPadded(caller, va, known?.bytes ?? new Uint8Array(0), room)) return -EFAULT;
    view.setUint32(info.dataLen, known?.bytes.length ?? 0, true);
    view.setUint32(info.outDataType, known?.type ?? abi.IOMMU_HW_INFO_TYPE_NONE, true);
    view.setUint8(INFO_PASID_WIDTH, device.ops.pasidWidth?.(device.bdf) ?? 0);
    const capabilities = device.ops.tracksDirty(device.bdf) ? abi.IOMMU_HW_CAP_DIRTY_TRACKING : 0;
    view.setBigUint64(info.outCapabilities, BigInt(capabilities), true);
    return respond(call);
  },
);

/** Writes as much as there is room for, then zeros to the end of the room. */
function copyPadded(caller: Caller, va: number, bytes: Uint8Array, room: number): boolean {
  const known = bytes.subarray(0, Math.min(bytes.length, room));
  if (known.length > 0 && !caller.space.write(va, known)) return false;
  // In steps: a huge room must not become a huge allocation.
  for (let at = known.length; at < room; at += 4096) {
    if (!caller.space.write(va + at, new Uint8Array(Math.min(4096, room - at)))) return false;
  }
  return true;
}

export const hwptCommands: readonly Command[] = [hwptAlloc, hwInfo];
