// Paths that work on objects by their numbers: each is held while it is worked on, so that nobody
// destroys it meanwhile.
//
// Order of locks: a device's group, then an address space; the objects' spinlock last, and never
// across anything that may sleep.
import { ENOENT } from "../../../errno/index.ts";
import type { UserData } from "../../iommu/index.ts";
import { holding, locked, maySleep, type Path } from "../../lock/index.ts";
import type { IommufdContext } from "./context.ts";
import type { Device } from "./device.ts";
import { Hwpt, NestedHwpt, spaceOf } from "./hwpt.ts";
import { IoasObject } from "./ioas-object.ts";
import type { IommufdObject } from "./objects.ts";

/** Finds objects and holds them while a path works on them; undefined for a number of nobody's. */
export function* usingPath<T>(
  { objects }: IommufdContext,
  ids: readonly number[],
  run: (found: readonly (IommufdObject | undefined)[]) => Path<T>,
): Path<T> {
  const found = yield* locked(objects.lock, () => {
    const all = ids.map((id) => objects.find(id));
    for (const object of all) if (object !== undefined) object.users += 1;
    return all;
  });
  const result = yield* run(found);
  yield* locked(objects.lock, () => {
    for (const object of found) if (object !== undefined) object.users -= 1;
  });
  return result;
}

/** A page table for a device over an address space: the new object, or the errno of making it. */
export function* allocateHwptPath(
  context: IommufdContext,
  device: Device,
  source: IoasObject,
  flags = 0,
  data?: UserData,
): Path<Hwpt | number> {
  return yield* locked(source.ioas.lock, () => {
    maySleep("tables allocated");
    return context.makeHwpt(device, source, undefined, flags, data);
  });
}

/**
 * Attaches a device, or one PASID of it, to what a number names, or moves what is attached: the
 * page table's number, or an errno.
 */
export function* attachPath(
  device: Device,
  ptId: number,
  pasid: number,
  isAttached: boolean,
): Path<number> {
  return yield* usingPath(device.context, [ptId], function* attach([object]): Path<number> {
    if (object === undefined) return -ENOENT;
    const isTable = object instanceof Hwpt || object instanceof NestedHwpt;
    const space = isTable ? spaceOf(object) : object instanceof IoasObject ? object : undefined;
    const move = (): number =>
      isAttached ? device.replaceBy(object, pasid) : device.attachTo(object, pasid);
    return yield* holding(device.group.lock, () => inSpace(space, move));
  });
}

/** Takes a device, or one PASID, off its page table. Nothing happens when it is not attached. */
export function* detachPath(device: Device, pasid: number): Path<void> {
  yield* locked(device.group.lock, () => {
    maySleep("tables freed");
    device.detach(pasid);
  });
}

/** A step as the only writer of an address space, where there is one. */
function* inSpace<T>(space: IoasObject | undefined, step: () => T): Path<T> {
  if (space === undefined) return step();
  return yield* locked(space.ioas.lock, () => {
    maySleep("tables allocated");
    return step();
  });
}
