// Commands on address spaces: allocate, ranges, allowed ranges, the container's one.
import {
  EFAULT,
  EINVAL,
  EMSGSIZE,
  ENODEV,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
} from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { answerStruct, freshBytes } from "../../files/index.ts";
import { command, rawCommand, respond, type Command } from "./command.ts";
import { IoasObject } from "../object/ioas-object.ts";
import { ioasOf, readElement } from "./map-commands.ts";
import { SpanList, type Span } from "../io-pagetable/span-list.ts";

const { ioas: abi } = uapi.iommufd;

const RANGE_BYTES = abi.IOMMU_IOVA_RANGE_SIZE;

const ioasAlloc: Command = rawCommand(
  {
    command: abi.IOMMU_IOAS_ALLOC,
    size: abi.IOMMU_IOAS_ALLOC_SIZE,
    least: abi.IOMMU_IOAS_ALLOC_MIN_SIZE,
  },
  ({ context, caller, argument }) => {
    const offsets = abi.IOMMU_IOAS_ALLOC_OFFSET;
    if (argument.view.getUint32(offsets.flags, true) !== 0) return -EOPNOTSUPP;
    if (context.faults.shouldFail("object")) return -ENOMEM;
    const object = new IoasObject(context.faults);
    const id = context.objects.add(object);
    argument.view.setUint32(offsets.outIoasId, id, true);
    const errno = answerStruct(caller, argument);
    if (errno !== 0) context.objects.destroy(id);
    return errno;
  },
);

const iovaRanges: Command = rawCommand(
  {
    command: abi.IOMMU_IOAS_IOVA_RANGES,
    size: abi.IOMMU_IOAS_IOVA_RANGES_SIZE,
    least: abi.IOMMU_IOAS_IOVA_RANGES_MIN_SIZE,
  },
  (call) => {
    const { view } = call.argument;
    const offsets = abi.IOMMU_IOAS_IOVA_RANGES_OFFSET;
    if (view.getUint32(offsets.reserved, true) !== 0) return -EOPNOTSUPP;
    const object = ioasOf(call, view.getUint32(offsets.ioasId, true));
    if (object === undefined) return -ENOENT;
    const room = view.getUint32(offsets.numIovas, true);
    const array = Number(view.getBigUint64(offsets.allowedIovas, true));
    const ranges = object.ioas.usable();
    const given = Math.min(ranges.length, room);
    const { bytes, view: list } = freshBytes(given * RANGE_BYTES);
    for (let at = 0; at < given; at++)
      abi.encodeIommuIovaRange(ranges[at] as Span, list, at * RANGE_BYTES);
    if (given > 0 && !call.caller.space.write(array, bytes)) return -EFAULT;
    view.setUint32(offsets.numIovas, ranges.length, true);
    view.setBigUint64(offsets.outIovaAlignment, object.ioas.alignment, true);
    const errno = respond(call);
    return errno === 0 && room < ranges.length ? -EMSGSIZE : errno;
  },
);

const allowIovas: Command = command(
  {
    command: abi.IOMMU_IOAS_ALLOW_IOVAS,
    size: abi.IOMMU_IOAS_ALLOW_IOVAS_SIZE,
    least: abi.IOMMU_IOAS_ALLOW_IOVAS_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasAllowIovas, write: abi.writeIommuIoasAllowIovas },
  (request, call) => {
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    const ranges = new SpanList<Span>();
    for (let at = 0; at < request.numIovas; at++) {
      const va = Number(request.allowedIovas) + at * RANGE_BYTES;
      const view = readElement(call.caller, va, RANGE_BYTES);
      if (typeof view === "number") return view;
      const range = abi.readIommuIovaRange(view);
      if (range.start >= range.last) return -EINVAL;
      if (ranges.first(range.start, range.last) !== undefined) return -EINVAL;
      if (call.context.faults.shouldFail("object")) return -ENOMEM;
      ranges.add(range);
    }
    return object.ioas.allow(ranges);
  },
);

const vfioIoas: Command = command(
  {
    command: abi.IOMMU_VFIO_IOAS,
    size: abi.IOMMU_VFIO_IOAS_SIZE,
    least: abi.IOMMU_VFIO_IOAS_MIN_SIZE,
  },
  { decode: abi.decodeIommuVfioIoas, write: abi.writeIommuVfioIoas },
  (request, call) => {
    const { context } = call;
    switch (request.op) {
      case abi.IOMMU_VFIO_IOAS_GET: {
        const { compatIoas } = context;
        return compatIoas === undefined ? -ENODEV : { ...request, ioasId: compatIoas.id };
      }
      case abi.IOMMU_VFIO_IOAS_SET: {
        const object = ioasOf(call, request.ioasId);
        if (object === undefined) return -ENOENT;
        context.compatIoas = object;
        return 0;
      }
      case abi.IOMMU_VFIO_IOAS_CLEAR:
        context.compatIoas = undefined;
        return 0;
      default:
        return -EOPNOTSUPP;
    }
  },
);

/** The commands of this file; the table puts them where their numbers say. */
export const ioasCommands: readonly Command[] = [ioasAlloc, iovaRanges, allowIovas, vfioIoas];
