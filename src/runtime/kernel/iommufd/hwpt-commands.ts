// Commands on objects in general, page tables and devices.
import { EADDRINUSE, EFAULT, EINVAL, ENOENT, EOPNOTSUPP, EOVERFLOW } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { answerStruct } from "../files/index.ts";
import { command, type Call, type Command } from "./command.ts";
import { Device } from "./device.ts";
import { Hwpt } from "./hwpt.ts";
import { IoasObject } from "./ioas-object.ts";

const { hwpt: abi, ioas: ioasAbi } = uapi.iommufd;
const { posted, later, proposal } = uapi.iommufdLiveupdate;

/**
 * Flags a paging page table understands here: neither nesting nor dirty tracking in legacy mode.
 */
const HWPT_FLAGS_KNOWN =
  abi.IOMMU_HWPT_ALLOC_NEST_PARENT |
  abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING |
  abi.IOMMU_HWPT_FAULT_ID_VALID;

const destroy: Command = command(
  {
    command: ioasAbi.IOMMU_DESTROY,
    size: ioasAbi.IOMMU_DESTROY_SIZE,
    least: ioasAbi.IOMMU_DESTROY_MIN_SIZE,
  },
  { decode: ioasAbi.decodeIommuDestroy, write: ioasAbi.writeIommuDestroy },
  ({ id }, { context }) => context.objects.destroy(id),
);

const hwptAlloc: Command = command(
  {
    command: abi.IOMMU_HWPT_ALLOC,
    size: abi.IOMMU_HWPT_ALLOC_SIZE,
    least: abi.IOMMU_HWPT_ALLOC_MIN_SIZE,
  },
  // Flags are judged late, after the objects: the struct is read without its own checks.
  { decode: abi.readIommuHwptAlloc, write: abi.writeIommuHwptAlloc },
  (request, { context, caller, argument }) => {
    const offsets = abi.IOMMU_HWPT_ALLOC_OFFSET;
    const { view } = argument;
    const reserved =
      view.getUint32(offsets.reserved, true) | view.getUint32(offsets.reserved2, true);
    if (reserved !== 0) return -EOPNOTSUPP;
    const hasData = request.dataLen !== 0;
    if ((request.dataType !== abi.IOMMU_HWPT_DATA_NONE) !== hasData) return -EINVAL;
    if (!(context.objects.find(request.devId) instanceof Device)) return -ENOENT;
    const source = context.objects.find(request.ptId);
    // Nested tables need scalable mode: with a page table as parent this unit has none to give.
    if (source instanceof Hwpt) return nestedRefusal(request.flags);
    if (!(source instanceof IoasObject)) return -EINVAL;
    if ((request.flags & ~HWPT_FLAGS_KNOWN) !== 0 || request.flags !== 0) return -EOPNOTSUPP;
    if (hasData) return -EOPNOTSUPP;
    const hwpt = context.makeHwpt(source, false);
    if (typeof hwpt === "number") return hwpt;
    abi.writeIommuHwptAlloc({ ...request, outHwptId: hwpt.id }, view);
    const errno = answerStruct(caller, argument);
    if (errno !== 0) context.objects.destroy(hwpt.id);
    return errno;
  },
);

function nestedRefusal(flags: number): number {
  if ((flags & ~abi.IOMMU_HWPT_FAULT_ID_VALID) !== 0) return -EOPNOTSUPP;
  return -EINVAL;
}

const hwInfo: Command = command(
  {
    command: abi.IOMMU_GET_HW_INFO,
    size: abi.IOMMU_HW_INFO_SIZE,
    least: abi.IOMMU_HW_INFO_MIN_SIZE,
  },
  { decode: abi.decodeIommuHwInfo, write: abi.writeIommuHwInfo },
  (request, { context, caller }) => {
    if (request.flags !== 0) return -EOPNOTSUPP;
    const device = context.objects.find(request.devId);
    if (!(device instanceof Device)) return -ENOENT;
    const { capabilities, extendedCapabilities } = device.pci.unit;
    const info = { flags: 1, capReg: capabilities, ecapReg: extendedCapabilities };
    const bytes = new Uint8Array(abi.encodeIommuHwInfoVtd(info).buffer);
    const va = Number(request.dataUptr);
    const known = bytes.subarray(0, Math.min(bytes.length, request.dataLen));
    if (!caller.space.write(va, known)) return -EFAULT;
    for (let at = known.length; at < request.dataLen; at += 4096) {
      const zeros = new Uint8Array(Math.min(4096, request.dataLen - at));
      if (!caller.space.write(va + at, zeros)) return -EFAULT;
    }
    return {
      ...request,
      dataLen: bytes.length,
      outDataType: abi.IOMMU_HW_INFO_TYPE_INTEL_VTD,
      outCapabilities: 0n,
    };
  },
);

/** Marks a page table: -ENOENT, -EADDRINUSE for a token in use, by itself included. */
function mark({ context }: Call, hwptId: number, token: bigint): number {
  const hwpt = context.objects.find(hwptId);
  if (!(hwpt instanceof Hwpt)) return -ENOENT;
  if (context.features.layout !== "latest" && token >= 2n ** 32n) return -EOVERFLOW;
  if (context.marked().some((each) => each.token === token)) return -EADDRINUSE;
  if (hwpt.token !== undefined) return -EADDRINUSE;
  hwpt.token = token;
  return 0;
}

/** The mark command as first posted: 12 bytes, a token of 32 bits. */
export const markPosted: Command = command(
  {
    command: posted.IOMMU_HWPT_LU_SET_PRESERVE,
    size: posted.IOMMU_HWPT_LU_SET_PRESERVE_SIZE,
    least: posted.IOMMU_HWPT_LU_SET_PRESERVE_MIN_SIZE,
  },
  { decode: posted.decodeIommuHwptLuSetPreserve, write: posted.writeIommuHwptLuSetPreserve },
  (request, call) => {
    const errno = mark(call, request.hwptId, BigInt(request.hwptToken));
    return errno === 0 ? request : errno;
  },
);

/** The same number with 16 bytes and a token of 64 bits. */
export const markLater: Command = command(
  {
    command: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE,
    size: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_SIZE,
    least: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_MIN_SIZE,
  },
  {
    decode: later.decodeIommuHwptLiveupdateMarkPreserve,
    write: later.writeIommuHwptLiveupdateMarkPreserve,
  },
  (request, call) => {
    const errno = mark(call, request.hwptId, request.hwptToken);
    return errno === 0 ? request : errno;
  },
);

/**
 * A proposal: the page table of a retrieved context by its token. -ENOENT for a token of nobody.
 */
export const findCommand: Command = command(
  {
    command: proposal.IOMMU_HWPT_LU_FIND,
    size: proposal.IOMMU_HWPT_LU_FIND_SIZE,
    least: proposal.IOMMU_HWPT_LU_FIND_MIN_SIZE,
  },
  { decode: proposal.decodeIommuHwptLuFind, write: proposal.writeIommuHwptLuFind },
  (request, { context }) => {
    const hwpt = context.marked().find((each) => each.token === request.hwptToken);
    return hwpt === undefined ? -ENOENT : { ...request, outHwptId: hwpt.id };
  },
);

export const hwptCommands: readonly Command[] = [destroy, hwptAlloc, hwInfo];
