// The container interface of VFIO's first years, spoken by the same descriptor.
import { EFAULT, EINVAL, ENODEV, ENOMEM, ENOTTY, EOVERFLOW } from "../../../errno/index.ts";
import type { Caller } from "../../files/index.ts";
import type { IommufdContext } from "../object/context.ts";
import { IoasObject } from "../object/ioas-object.ts";
import { mapFresh } from "./map-commands.ts";
import { containerInfo } from "./vfio-compat-info.ts";

const GET_API_VERSION = 0x3b64;
const CHECK_EXTENSION = 0x3b65;
const SET_IOMMU = 0x3b66;
const GET_INFO = 0x3b70;
const MAP_DMA = 0x3b71;
const UNMAP_DMA = 0x3b72;

/** Kinds of container, and extensions. */
const TYPE1 = 1;
const TYPE1_V2 = 3;
const DMA_CC = 4;
const UNMAP_ALL = 9;

const MAP_BYTES = 32;
const UNMAP_BYTES = 24;
const FLAG_READ = 1;
const FLAG_WRITE = 2;
const FLAG_UNMAP_ALL = 2;
const TOP = 2n ** 64n - 1n;

/** One call: its value, or a negative errno; -ENOTTY for a number nobody knows. */
export function containerIoctl(
  context: IommufdContext,
  caller: Caller,
  command: number,
  argument: number,
): number {
  return containerCommands.get(command)?.(context, caller, argument) ?? -ENOTTY;
}

/** By number. */
export const containerCommands: ReadonlyMap<
  number,
  (context: IommufdContext, caller: Caller, argument: number) => number
> = new Map([
  [GET_API_VERSION, () => 0],
  [CHECK_EXTENSION, (context, _caller, extension) => checkExtension(context, extension)],
  [SET_IOMMU, (context, _caller, type) => setIommu(context, type)],
  [GET_INFO, ({ compatIoas }, caller, va) => containerInfo(compatIoas, caller, va)],
  [MAP_DMA, mapDma],
  [UNMAP_DMA, unmapDma],
]);

/** The address space a group's container works on, made when there is none; 0 or -ENOMEM. */
export function ensureCompatIoas(context: IommufdContext): number {
  if (context.compatIoas !== undefined) return 0;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const object = new IoasObject(context.faults);
  context.objects.add(object);
  context.compatIoas = object;
  return 0;
}

function checkExtension({ compatIoas }: IommufdContext, extension: number): number {
  switch (extension) {
    case TYPE1:
    case TYPE1_V2:
    case UNMAP_ALL:
      return 1;
    case DMA_CC:
      if (compatIoas === undefined) return -ENODEV;
      return compatIoas.hwpts.every(({ enforcesCoherency }) => enforcesCoherency) ? 1 : 0;
    default:
      return 0;
  }
}

/** The first version can unmap parts of a mapping, so its pages are leaves of their own. */
function setIommu({ compatIoas }: IommufdContext, type: number): number {
  if (type !== TYPE1 && type !== TYPE1_V2) return -EINVAL;
  if (compatIoas === undefined) return -ENODEV;
  return type === TYPE1 ? compatIoas.ioas.setSmall(true) : 0;
}

function fetch(caller: Caller, va: number, bytes: number, flags: number): DataView | number {
  const copied = caller.space.read(va, bytes);
  if (copied === undefined) return -EFAULT;
  const view = new DataView(copied.buffer);
  if (view.getUint32(0, true) < bytes || (view.getUint32(4, true) & ~flags) !== 0) return -EINVAL;
  return view;
}

/** argsz 0, flags 4, vaddr 8, iova 16, size 24. */
function mapDma(context: IommufdContext, caller: Caller, va: number): number {
  const view = fetch(caller, va, MAP_BYTES, FLAG_READ | FLAG_WRITE);
  if (typeof view === "number") return view;
  const { compatIoas } = context;
  if (compatIoas === undefined) return -ENODEV;
  const { space } = caller;
  const mapped = mapFresh(
    context,
    caller,
    compatIoas.ioas,
    (vaPfn) => ({ kind: "user", space, vaPfn }),
    {
      start: view.getBigUint64(8, true),
      length: view.getBigUint64(24, true),
      prot: view.getUint32(4, true),
      iova: view.getBigUint64(16, true),
    },
  );
  return typeof mapped === "number" ? mapped : 0;
}

/** argsz 0, flags 4, iova 8, size 16. The size goes back even with a refusal. */
function unmapDma({ compatIoas }: IommufdContext, caller: Caller, va: number): number {
  const view = fetch(caller, va, UNMAP_BYTES, FLAG_UNMAP_ALL);
  if (typeof view === "number") return view;
  if (compatIoas === undefined) return -ENODEV;
  const { ioas } = compatIoas;
  const iova = view.getBigUint64(8, true);
  const size = view.getBigUint64(16, true);
  let done = { bytes: 0n, errno: 0 };
  if (view.getUint32(4, true) !== 0) {
    if (iova !== 0n || size !== 0n) return -EINVAL;
    done = ioas.unmap(0n, TOP);
  } else {
    const errno = ioas.small ? cut(compatIoas, iova, size) : 0;
    if (errno !== 0) return errno;
    if (size === 0n) done.errno = -EINVAL;
    else if (iova + size - 1n > TOP) done.errno = -EOVERFLOW;
    else done = ioas.unmap(iova, iova + size - 1n);
  }
  view.setBigUint64(16, done.bytes, true);
  const answer = new Uint8Array(view.buffer);
  return caller.space.write(va, answer) ? done.errno : -EFAULT;
}

/** Edges at both ends of the range, in the kernel's wrapping arithmetic. */
function cut({ ioas }: IoasObject, iova: bigint, size: bigint): number {
  const errno = ioas.cutAfter((iova + size - 1n) & TOP);
  return errno !== 0 || iova === 0n ? errno : ioas.cutAfter(iova - 1n);
}
