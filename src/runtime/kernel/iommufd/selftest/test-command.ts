// The command of the kernel's own tests, in kernels built with them.
import { EINVAL, EIO, ENOENT, ENOMEM, EOPNOTSUPP, EOVERFLOW } from "../../../errno/index.ts";
import { rawCommand, respond, type Command } from "../command/command.ts";
import { Device } from "../object/device.ts";
import { NO_PASID } from "../object/device-group.ts";
import { pasidOperations } from "./test-pasid.ts";
import { NestedHwpt } from "../object/hwpt.ts";
import { IoasObject } from "../object/ioas-object.ts";
import { MockNestedDomain } from "../mock/mock-domain.ts";
import { accessPages, accessRw, checkMap, dirtyPages, framesAt } from "./test-memory.ts";
import { dmaBufOperations } from "./test-dma-buf.ts";
import { TestDevice, type TestRun as Run } from "./test-device.ts";
import { accessOf, createAccess, replaceIoas } from "./test-access.ts";

/** struct iommu_test_cmd: size 0, op 4, id 8, reserved 12, a union from 16, last 64. */
const ROW = { command: 0x3ba0, size: 72, least: 68 };
const OP = 4;
const ID = 8;
const UNION = 16;

const TOP = 2n ** 64n - 1n;
/** A batch of pages never has less room than one of them needs. */
const MEMORY_LIMIT_LEAST = 12;

const addReserved: Run = ({ context }, view, id) => {
  const start = view.getBigUint64(UNION, true);
  const length = view.getBigUint64(UNION + 8, true);
  if (length === 0n) return -EINVAL;
  if (start + length - 1n > TOP) return -EOVERFLOW;
  const object = context.objects.find(id);
  if (!(object instanceof IoasObject)) return -ENOENT;
  return object.ioas.reserve(start, start + length - 1n, object);
};

/** A device that appears, is bound and attached in one step; it goes with its own object. */
const mockDomain =
  (flagsAt: number | undefined): Run =>
  (call, view, id) => {
    const flags = flagsAt === undefined ? 0 : view.getUint32(flagsAt, true);
    if (call.context.faults.shouldFail("object")) return -ENOMEM;
    const device = new TestDevice(call.context);
    // It cannot be attached to itself: until everything worked, its number names nothing.
    const { objects } = call.context;
    objects.reserve(device);
    const hwptId = device.appear(flags, id);
    let errno = hwptId < 0 ? hwptId : 0;
    if (errno === 0) {
      view.setUint32(UNION, device.id, true);
      view.setUint32(UNION + 4, hwptId, true);
      view.setUint32(UNION + 8, device.device.id, true);
      errno = respond(call);
    }
    if (errno === 0) {
      objects.publish(device);
      return 0;
    }
    device.destroy();
    objects.abandon(device);
    return errno;
  };

const mockDomainReplace: Run = (call, view, id) => {
  const device = call.context.objects.find(id);
  if (!(device instanceof TestDevice)) return -ENOENT;
  const hwptId = device.device.replace(view.getUint32(UNION, true));
  if (hwptId < 0) return hwptId;
  view.setUint32(UNION, hwptId, true);
  return respond(call);
};

/** length 16, uptr 24, refs 32: how often each page is pinned. */
const checkRefs: Run = ({ caller }, view) => {
  const length = view.getBigUint64(UNION, true);
  const uptr = view.getBigUint64(UNION + 8, true);
  const refs = view.getUint32(UNION + 16, true);
  if (length % 4096n !== 0n || uptr % 4096n !== 0n || uptr + length > TOP) return -EINVAL;
  for (let at = 0n; at < length; at += 4096n) {
    const va = Number(uptr + at);
    const frames = framesAt(caller, va, 1);
    if (typeof frames === "number") return frames;
    const pins = caller.space.pinsAt(va);
    if (pins !== undefined && pins !== refs) return -EIO;
  }
  return 0;
};

const checkIotlb: Run = ({ context }, view, id) => {
  const hwpt = context.objects.find(id);
  if (!(hwpt instanceof NestedHwpt)) return -ENOENT;
  if (!(hwpt.domain instanceof MockNestedDomain)) return -EINVAL;
  const found = hwpt.domain.iotlb[view.getUint32(UNION, true)];
  return found === view.getUint32(UNION + 4, true) ? 0 : -EINVAL;
};

const createAccessFd: Run = (call, view, id) => {
  const fd = createAccess(call, id, view.getUint32(UNION + 4, true));
  if (fd < 0) return fd;
  view.setUint32(UNION, fd, true);
  const errno = respond(call);
  if (errno !== 0) call.caller.fds.close(fd);
  return errno;
};

const destroyAccessPages: Run = ({ caller }, view, id) => {
  const access = accessOf(caller, id);
  return typeof access === "number" ? access : access.letGo(view.getUint32(UNION, true));
};

const memoryLimit: Run = (_call, view) =>
  view.getUint32(UNION, true) < MEMORY_LIMIT_LEAST ? -EINVAL : 0;

/** dev_id 16, pasid 20, grpid 24, perm 28, addr 32. */
const triggerIopf: Run = ({ context }, view) => {
  const device = context.objects.find(view.getUint32(UNION, true));
  if (!(device instanceof Device)) return -ENOENT;
  if (device.ops !== context.mock?.ops) return -EINVAL;
  const pasid = view.getUint32(UNION + 4, true);
  // A user's own table over the whole device is answerable for PASIDs that have none of their own.
  const own = device.group.hwptOf(pasid);
  const isOwn = own !== undefined || pasid === NO_PASID;
  const hwpt = isOwn ? own : device.hwpt;
  if (hwpt?.fault === undefined || !(isOwn || hwpt instanceof NestedHwpt)) return 0;
  // A request that nobody can note down is answered as invalid, and the caller never knows.
  if (context.faults.shouldFail("object")) return 0;
  hwpt.fault.deliver({
    device,
    attachedWith: isOwn ? pasid : NO_PASID,
    faults: [
      {
        flags: 2 | (pasid === 0 ? 0 : 1),
        pasid,
        group: view.getUint32(UNION + 8, true),
        perm: view.getUint32(UNION + 12, true),
        address: view.getBigUint64(UNION + 16, true),
      },
    ],
  });
  return 0;
};

/** id 16, cache 20: what a device's cache has. */
const checkCache: Run = ({ context }, view, id) => {
  const device = context.objects.find(id);
  if (!(device instanceof Device)) return -ENOENT;
  const cache = context.mock?.cacheOf(device.bdf);
  return cache?.[view.getUint32(UNION, true)] === view.getUint32(UNION + 4, true) ? 0 : -EINVAL;
};

/** dev_id 16. */
const triggerVevent: Run = ({ context }, view) => {
  const device = context.objects.find(view.getUint32(UNION, true));
  if (!(device instanceof Device)) return -ENOENT;
  if (device.ops !== context.mock?.ops) return -EINVAL;
  return context.mock.raise(device.bdf);
};

/** Operations that came later, and the minor number of the kernel that had each first. */
export const later: ReadonlyMap<number, readonly [minor: number, run: Run]> = new Map<
  number,
  readonly [minor: number, run: Run]
>([
  [16, [13, checkCache]],
  [17, [15, triggerVevent]],
  ...pasidOperations.map(([op, run]) => [op, [15, run]] as const),
  ...dmaBufOperations.map(([op, run]) => [op, [20, run]] as const),
]);

/** By operation, as numbered by the tests' own header in 6.12. */
export const operations: ReadonlyMap<number, Run> = new Map([
  [1, addReserved],
  [2, mockDomain(undefined)],
  [3, checkMap],
  [4, checkRefs],
  [5, createAccessFd],
  [6, destroyAccessPages],
  [7, accessPages],
  [8, accessRw],
  [9, memoryLimit],
  [10, mockDomainReplace],
  [11, (call, view, id) => replaceIoas(call, id, view.getUint32(UNION, true))],
  [12, mockDomain(UNION + 12)],
  [13, dirtyPages],
  [14, checkIotlb],
  [15, triggerIopf],
]);

export const testCommand: Command = rawCommand(ROW, (call) => {
  const { view } = call.argument;
  const operation = view.getUint32(OP, true);
  const [since, newer] = later.get(operation) ?? [Infinity, undefined];
  const isThere = call.context.features.minor >= since;
  const run = isThere ? newer : operations.get(operation);
  return run === undefined ? -EOPNOTSUPP : run(call, view, view.getUint32(ID, true));
});
