// Commands on virtual IOMMUs: later than Linux 6.12, each from its own release on.
import {
  EEXIST,
  EINVAL,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
  EOVERFLOW,
  assert,
} from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { rawCommand, respond, type Call, type Command } from "./command.ts";
import { Device } from "../object/device.ts";
import { HwQueue, holdRange } from "../object/hw-queue.ts";
import { Hwpt } from "../object/hwpt.ts";
import type { IommufdObject } from "../object/objects.ts";
import { userData } from "./user-data.ts";
import { MINOR_BOUNDED, VeventQueue, veventFile } from "../object/vevent-queue.ts";
import { Vdevice, Viommu, viommuOf } from "../object/viommu.ts";

const { grown, viommu: abi, event, queue } = uapi.iommufd;
const TOP = 2n ** 64n - 1n;
/** Most events a queue may keep; seen in 7.2, not in 6.17. */
const DEPTH_MAX = 2 ** 19;

/** Both shapes: the shorter one has no data of the driver's. */
const runViommuAlloc = (call: Call): number => {
  const { context, caller, argument } = call;
  const { flags, type, devId, hwptId, dataLen, dataUptr } = grown.readIommuViommuAlloc(
    argument.view,
  );
  if (flags !== 0 || type === grown.IOMMU_VIOMMU_TYPE_DEFAULT) return -EOPNOTSUPP;
  const device = context.objects.find(devId);
  if (!(device instanceof Device)) return -ENOENT;
  const { ops } = device;
  if (ops.virtualize === undefined || ops.virtualTypes?.includes(type) !== true) {
    return -EOPNOTSUPP;
  }
  const parent = context.objects.find(hwptId);
  if (!(parent instanceof Hwpt)) return -ENOENT;
  if (!parent.nestParent) return -EINVAL;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const made = new Viommu(parent, ops, context.faults);
  const data = dataLen === 0 ? undefined : userData(caller, { dataType: type, dataLen, dataUptr });
  const driver = ops.virtualize(made, parent.domain, data);
  if (typeof driver === "number") {
    made.destroy();
    return driver;
  }
  made.driver = driver;
  return publish(call, made, grown.IOMMU_VIOMMU_ALLOC_OFFSET.outViommuId);
};

/** As of 6.13; the longer one as of 6.17. */
export const viommuAlloc: Command = rawCommand(
  {
    command: abi.IOMMU_VIOMMU_ALLOC,
    size: abi.IOMMU_VIOMMU_ALLOC_SIZE,
    least: abi.IOMMU_VIOMMU_ALLOC_MIN_SIZE,
  },
  (call) => {
    const bytes = new Uint8Array(grown.IOMMU_VIOMMU_ALLOC_SIZE);
    bytes.set(call.argument.bytes);
    const userSize = call.argument.bytes.length;
    const argument = { ...call.argument, userSize, bytes, view: new DataView(bytes.buffer) };
    return runViommuAlloc({ ...call, argument });
  },
);

export const viommuAllocGrown: Command = rawCommand(
  {
    command: grown.IOMMU_VIOMMU_ALLOC,
    size: grown.IOMMU_VIOMMU_ALLOC_SIZE,
    least: grown.IOMMU_VIOMMU_ALLOC_MIN_SIZE,
  },
  runViommuAlloc,
);

export const vdeviceAlloc: Command = rawCommand(
  {
    command: abi.IOMMU_VDEVICE_ALLOC,
    size: abi.IOMMU_VDEVICE_ALLOC_SIZE,
    least: abi.IOMMU_VDEVICE_ALLOC_MIN_SIZE,
  },
  (call) => {
    const { context, argument } = call;
    const { viommuId, devId, virtId } = abi.readIommuVdeviceAlloc(argument.view);
    const viommu = viommuOf(context.objects, viommuId);
    if (typeof viommu === "number") return viommu;
    const device = context.objects.find(devId);
    if (!(device instanceof Device)) return -ENOENT;
    if (device.ops !== viommu.ops) return -EINVAL;
    if (device.vdevice !== undefined) return -EEXIST;
    if (context.faults.shouldFail("object")) return -ENOMEM;
    const made = Vdevice.create(context.objects, viommu, device, virtId);
    if (typeof made === "number") return made;
    argument.view.setUint32(abi.IOMMU_VDEVICE_ALLOC_OFFSET.outVdeviceId, made.id, true);
    const errno = respond(call);
    if (errno !== 0) context.objects.destroy(made.id);
    return errno;
  },
);

export const veventqAlloc: Command = rawCommand(
  {
    command: event.IOMMU_VEVENTQ_ALLOC,
    size: event.IOMMU_VEVENTQ_ALLOC_SIZE,
    least: event.IOMMU_VEVENTQ_ALLOC_MIN_SIZE,
  },
  (call) => {
    const { context, caller, argument } = call;
    const { view } = argument;
    const offsets = event.IOMMU_VEVENTQ_ALLOC_OFFSET;
    const { flags, type, viommuId, veventqDepth } = event.readIommuVeventqAlloc(view);
    const isPlain = flags === 0 && view.getUint32(offsets.reserved, true) === 0;
    if (!isPlain || type === event.IOMMU_VEVENTQ_TYPE_DEFAULT) return -EOPNOTSUPP;
    const isTooDeep = veventqDepth > DEPTH_MAX && context.features.minor >= MINOR_BOUNDED;
    if (veventqDepth === 0 || isTooDeep) return -EINVAL;
    const viommu = viommuOf(context.objects, viommuId);
    if (typeof viommu === "number") return viommu;
    if (viommu.queues.has(type)) return -EEXIST;
    if (context.faults.shouldFail("object")) return -ENOMEM;
    assert(context.file !== undefined, "a context without its file");
    const made = new VeventQueue(viommu, type, veventqDepth, context.features.minor);
    context.objects.add(made);
    const file = veventFile(made, context.file);
    const fd = caller.fds.install(file);
    if (fd < 0) file.put();
    let errno = fd;
    if (fd >= 0) {
      view.setUint32(offsets.outVeventqId, made.id, true);
      view.setUint32(offsets.outVeventqFd, fd, true);
      errno = respond(call);
      if (errno === 0) return 0;
      caller.fds.close(fd);
    }
    context.objects.destroy(made.id);
    return errno;
  },
);

export const hwQueueAlloc: Command = rawCommand(
  {
    command: queue.IOMMU_HW_QUEUE_ALLOC,
    size: queue.IOMMU_HW_QUEUE_ALLOC_SIZE,
    least: queue.IOMMU_HW_QUEUE_ALLOC_MIN_SIZE,
  },
  (call) => {
    const { context, argument } = call;
    const request = queue.readIommuHwQueueAlloc(argument.view);
    const { flags, type, viommuId, index, nestingParentIova: iova, length } = request;
    if (flags !== 0 || type === queue.IOMMU_HW_QUEUE_TYPE_DEFAULT) return -EOPNOTSUPP;
    if (length === 0n) return -EINVAL;
    if (iova + length - 1n > TOP) return -EOVERFLOW;
    const viommu = viommuOf(context.objects, viommuId);
    if (typeof viommu === "number") return viommu;
    const { driver } = viommu;
    if (driver?.addQueue === undefined || driver.queueTypes?.includes(type) !== true) {
      return -EOPNOTSUPP;
    }
    if (context.faults.shouldFail("object")) return -ENOMEM;
    const held = holdRange(viommu, iova, length);
    if (typeof held === "number") return held;
    const errno = driver.addQueue(index, held.pa);
    if (errno !== 0) {
      held.release();
      return errno;
    }
    const made = new HwQueue(
      viommu,
      index,
      held,
      queueAt(context.objects.all(), viommu, index - 1),
    );
    return publish(call, made, queue.IOMMU_HW_QUEUE_ALLOC_OFFSET.outHwQueueId);
  },
);

function queueAt(
  objects: readonly IommufdObject[],
  viommu: Viommu,
  index: number,
): HwQueue | undefined {
  return objects.find(
    (object): object is HwQueue =>
      object instanceof HwQueue && object.viommu === viommu && object.index === index,
  );
}

/** Gives an object its number and answers with it; a failed answer leaves nothing. */
function publish(call: Call, object: IommufdObject, offset: number): number {
  const { objects } = call.context;
  objects.add(object);
  call.argument.view.setUint32(offset, object.id, true);
  const errno = respond(call);
  if (errno !== 0) objects.destroy(object.id);
  return errno;
}
