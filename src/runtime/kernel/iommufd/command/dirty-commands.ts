// Commands on what devices have written, and on caches of a user's own tables.
import { EFAULT, EINVAL, ENOENT, ENOMEM, EOPNOTSUPP, EOVERFLOW } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import type { Caller } from "../../files/index.ts";
import type { Invalidation } from "../../iommu/index.ts";
import { rawCommand, respond, type Call, type Command } from "./command.ts";
import { Hwpt, NestedHwpt } from "../object/hwpt.ts";
import type { Ioas } from "../io-pagetable/ioas.ts";
import { UserBitmap, type BitmapRequest } from "./user-bitmap.ts";
import { Viommu } from "../object/viommu.ts";

const { hwpt: abi } = uapi.iommufd;
const TOP = 2n ** 64n - 1n;
/** Most entries, and longest entry, of one invalidation. */
const ENTRIES_MAX = 2 ** 19;
const ENTRY_BYTES_MAX = 4096;

const setDirtyTracking: Command = rawCommand(
  {
    command: abi.IOMMU_HWPT_SET_DIRTY_TRACKING,
    size: abi.IOMMU_HWPT_SET_DIRTY_TRACKING_SIZE,
    least: abi.IOMMU_HWPT_SET_DIRTY_TRACKING_MIN_SIZE,
  },
  ({ context, argument }) => {
    const { flags, hwptId } = abi.readIommuHwptSetDirtyTracking(argument.view);
    if ((flags & ~abi.IOMMU_HWPT_DIRTY_TRACKING_ENABLE) !== 0) return -EOPNOTSUPP;
    const hwpt = context.objects.find(hwptId);
    if (!(hwpt instanceof Hwpt)) return -ENOENT;
    const { dirty } = hwpt.domain;
    if (dirty === undefined || hwpt.source === undefined) return -EOPNOTSUPP;
    const enable = flags !== 0;
    if (enable) {
      for (const area of hwpt.source.ioas.areas) {
        const errno = dirty.read(area.start, area.bytes, true);
        if (errno !== 0) return errno;
      }
    }
    return dirty.set(enable);
  },
);

const getDirtyBitmap: Command = rawCommand(
  {
    command: abi.IOMMU_HWPT_GET_DIRTY_BITMAP,
    size: abi.IOMMU_HWPT_GET_DIRTY_BITMAP_SIZE,
    least: abi.IOMMU_HWPT_GET_DIRTY_BITMAP_MIN_SIZE,
  },
  ({ context, caller, argument }) => {
    const { view } = argument;
    const request = abi.readIommuHwptGetDirtyBitmap(view);
    const { flags } = request;
    const reserved = view.getUint32(abi.IOMMU_HWPT_GET_DIRTY_BITMAP_OFFSET.reserved, true);
    if ((flags & ~abi.IOMMU_HWPT_GET_DIRTY_BITMAP_NO_CLEAR) !== 0 || reserved !== 0) {
      return -EOPNOTSUPP;
    }
    const hwpt = context.objects.find(request.hwptId);
    if (!(hwpt instanceof Hwpt)) return -ENOENT;
    const alignment = hwpt.source?.ioas.alignment ?? 4096n;
    const errno = checkRange(request, alignment);
    if (errno !== 0) return errno;
    const { dirty } = hwpt.domain;
    if (dirty === undefined || hwpt.source === undefined) return -EOPNOTSUPP;
    // What follows the user's bitmap, and a page to note where that lies.
    const { faults } = context;
    if (faults.shouldFail("object") || faults.shouldFail("object")) return -ENOMEM;
    const bitmap = new UserBitmap(caller, request);
    // A hole in the range, tracking that is off, a bitmap that is not there: none is reported.
    for (const span of contiguous(hwpt.source.ioas, request.iova, request.length)) {
      const record = (iova: bigint, bytes: number): void => bitmap.set(iova, bytes);
      if (dirty.read(span.start, span.bytes, flags === 0, record) !== 0) break;
    }
    bitmap.finish();
    return 0;
  },
);

function checkRange({ iova, length, pageSize }: BitmapRequest, alignment: bigint): number {
  if (length === 0n) return -EINVAL;
  const last = iova + length - 1n;
  if (last > TOP) return -EOVERFLOW;
  // Ends wrap to 0 at the very top, as they do in the kernel's arithmetic.
  const end = (last + 1n) & TOP;
  if (((iova | end) & (alignment - 1n)) !== 0n) return -EINVAL;
  if (pageSize === 0n) return -EINVAL;
  return ((iova | end) & (pageSize - 1n)) !== 0n ? -EINVAL : 0;
}

/** The parts of a range that areas cover, up to the first hole. */
function* contiguous(
  ioas: Ioas,
  iova: bigint,
  length: bigint,
): Generator<{ readonly start: bigint; readonly bytes: bigint }> {
  const last = iova + length - 1n;
  let at = iova;
  for (const area of ioas.areas.within(iova, last)) {
    if (area.start > at) return;
    const end = area.last < last ? area.last : last;
    yield { start: at, bytes: end - at + 1n };
    at = end + 1n;
  }
}

const invalidate: Command = rawCommand(
  {
    command: abi.IOMMU_HWPT_INVALIDATE,
    size: abi.IOMMU_HWPT_INVALIDATE_SIZE,
    least: abi.IOMMU_HWPT_INVALIDATE_MIN_SIZE,
  },
  (call) => {
    const { done, errno } = runInvalidation(call);
    call.argument.view.setUint32(abi.IOMMU_HWPT_INVALIDATE_OFFSET.entryNum, done, true);
    return respond(call) === 0 ? errno : -EFAULT;
  },
);

function runInvalidation({ context, caller, argument }: Call): {
  readonly done: number;
  readonly errno: number;
} {
  const { view } = argument;
  const { hwptId, dataUptr, dataType, entryLen, entryNum } = abi.readIommuHwptInvalidate(view);
  if (view.getUint32(abi.IOMMU_HWPT_INVALIDATE_OFFSET.reserved, true) !== 0) {
    return { done: 0, errno: -EOPNOTSUPP };
  }
  const isLong = entryLen > ENTRY_BYTES_MAX || entryNum > ENTRIES_MAX;
  if (entryNum !== 0 && (dataUptr === 0n || entryLen === 0 || isLong)) {
    return { done: 0, errno: -EINVAL };
  }
  const object = context.objects.find(hwptId);
  const target = object instanceof Viommu ? object.driver : undefined;
  const hwpt = object instanceof NestedHwpt ? object.domain : target;
  if (hwpt === undefined) {
    // Where a number can name either of two kinds, another kind is a mistake of its own.
    const isOther = object !== undefined && context.features.minor >= 13;
    return { done: 0, errno: isOther ? -EINVAL : -ENOENT };
  }
  const request: Invalidation = {
    type: dataType,
    count: entryNum,
    entry: (index, least, size) =>
      copyEntry(caller, Number(dataUptr) + index * entryLen, entryLen, least, size),
  };
  return hwpt.invalidate?.(request) ?? { done: 0, errno: -EOPNOTSUPP };
}

/** A driver's own data has the size its version of the struct has, or an older one's. */
function copyEntry(
  caller: Caller,
  va: number,
  length: number,
  least: number,
  size: number,
): Uint8Array | number {
  if (length < least || length > size) return -EINVAL;
  const bytes = caller.space.read(va, length);
  if (bytes === undefined) return -EFAULT;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  return whole;
}

export const dirtyCommands: readonly Command[] = [setDirtyTracking, getDirtyBitmap, invalidate];
