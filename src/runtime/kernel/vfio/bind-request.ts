// The bind call's three shapes, read into one request.
import { EFAULT, EINVAL } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import { fetchStruct, type Caller } from "../files/index.ts";
import type { VfioFeatures } from "./vfio-device.ts";

const { cdev, grown, rfc, reviewed } = uapi.vfio;

interface BindRequest {
  readonly iommufd: number;
  /** The user's own number for the device, in the shapes that have one. */
  readonly cookie: bigint | undefined;
  /** Where the device's id goes, bytes from the struct's start; undefined: nowhere. */
  readonly answerAt: number | undefined;
  /** Where a token lies that the device be shared by; undefined: none is given. */
  readonly tokenVa?: number | undefined;
}

/** The kernel whose bind call takes a token. */
const MINOR_TOKEN = 17;

/** The number that binds under a profile. */
export function bindNumber(features: VfioFeatures): number {
  return features.bind === "cdev"
    ? cdev.VFIO_DEVICE_BIND_IOMMUFD
    : reviewed.VFIO_DEVICE_BIND_IOMMUFD;
}

/** Reads and checks the argument: -EFAULT, -EINVAL (size, flags, descriptor below zero), -E2BIG. */
export function readBind(features: VfioFeatures, caller: Caller, va: number): BindRequest | number {
  if (features.bind === "cdev") {
    return features.minor >= MINOR_TOKEN ? readGrown(caller, va) : readMerged(caller, va);
  }
  const bytes = caller.space.read(va, rfc.VFIO_DEVICE_IOMMU_BIND_DATA_SIZE);
  if (bytes === undefined) return -EFAULT;
  const view = new DataView(bytes.buffer);
  try {
    const data =
      features.bind === "rfc"
        ? rfc.readVfioDeviceIommuBindData(view)
        : reviewed.decodeVfioDeviceIommuBindData(view);
    if (data.argsz < rfc.VFIO_DEVICE_IOMMU_BIND_DATA_SIZE) return -EINVAL;
    if (data.flags !== 0 || data.iommuFd < 0) return -EINVAL;
    return { iommufd: data.iommuFd, cookie: data.devCookie, answerAt: undefined };
  } catch (error) {
    if (error instanceof WireError) return -EINVAL;
    throw error;
  }
}

/** As of 6.17: the size is the user's, a longer tail must be zero, a token may be given. */
function readGrown(caller: Caller, va: number): BindRequest | number {
  const word = caller.space.read(va, 4);
  if (word === undefined) return -EFAULT;
  const argument = fetchStruct(caller, va, new DataView(word.buffer).getUint32(0, true), {
    size: grown.VFIO_DEVICE_BIND_IOMMUFD_SIZE,
    least: grown.VFIO_DEVICE_BIND_IOMMUFD_MIN_SIZE,
  });
  if (typeof argument === "number") return argument;
  const { flags, iommufd, tokenUuidPtr } = grown.readVfioDeviceBindIommufd(argument.view);
  if (iommufd < 0 || (flags & ~grown.VFIO_DEVICE_BIND_FLAG_TOKEN) !== 0) return -EINVAL;
  const answerAt = grown.VFIO_DEVICE_BIND_IOMMUFD_OFFSET.outDevid;
  const tokenVa = flags === 0 ? undefined : Number(tokenUuidPtr);
  return { iommufd, cookie: undefined, answerAt, tokenVa };
}

function readMerged(caller: Caller, va: number): BindRequest | number {
  const bytes = caller.space.read(va, cdev.VFIO_DEVICE_BIND_IOMMUFD_MIN_SIZE);
  if (bytes === undefined) return -EFAULT;
  const bind = cdev.readVfioDeviceBindIommufd(new DataView(bytes.buffer));
  if (bind.argsz < cdev.VFIO_DEVICE_BIND_IOMMUFD_MIN_SIZE) return -EINVAL;
  if (bind.flags !== 0 || bind.iommufd < 0) return -EINVAL;
  const answerAt = cdev.VFIO_DEVICE_BIND_IOMMUFD_OFFSET.outDevid;
  return { iommufd: bind.iommufd, cookie: undefined, answerAt };
}
