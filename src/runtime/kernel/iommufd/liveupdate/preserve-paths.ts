// The paths of a live update through an iommufd, interruptible at every lock: mark, preserve, undo,
// and what user space may run beside them.
//
// Order of locks: live-update mutex, then address space, then records, then the objects' spinlock,
// under which nothing but counting happens. Objects are held by their use count while the spinlock
// is dropped: nobody can destroy what is being preserved.
import { EADDRINUSE, EINVAL, ENOENT, EOVERFLOW, assert } from "../../../errno/index.ts";
import { Domain, type IommuRecords } from "../../iommu/index.ts";
import type { Kho } from "../../kho/index.ts";
import { Mutex, holding, locked, maySleep, type Path } from "../../lock/index.ts";
import { leadsInto } from "./adopted.ts";
import { sealedFile } from "../io-pagetable/area-list.ts";
import type { IommufdContext } from "../object/context.ts";
import { Hwpt } from "../object/hwpt.ts";
import type { Ioas } from "../io-pagetable/ioas.ts";
import type { HwptRecord, RecordLayout } from "./records.ts";

/** Guards the records every context writes into. */
const recordsLocks = new WeakMap<Kho, Mutex>();

/** The lock over the records of one kernel: whoever changes them holds it. */
export function recordsLock(kho: Kho): Mutex {
  let lock = recordsLocks.get(kho);
  if (lock === undefined) {
    lock = new Mutex("iommu records");
    recordsLocks.set(kho, lock);
  }
  return lock;
}

/** What undoing needs. */
export interface Preserved {
  /** Address of the record. */
  readonly pa: number;
  readonly hwpts: readonly Hwpt[];
  readonly spaces: readonly Ioas[];
}

/** What preserving works with. */
export interface PreserveParts {
  readonly kho: Kho;
  readonly records: () => IommuRecords;
  readonly layout: RecordLayout;
}

/** Files the session preserves, by their inner objects. */
export type Inners = Pick<ReadonlyMap<object, unknown>, "has" | "keys">;

/** Marks a page table: -ENOENT, -EADDRINUSE for a token in use, by itself included. */
export function* markPath(context: IommufdContext, hwptId: number, token: bigint): Path<number> {
  if (context.features.layout !== "latest" && token >= 2n ** 32n) return -EOVERFLOW;
  return yield* holding(context.liveupdateLock, function* mark(): Path<number> {
    return yield* locked(context.objects.lock, (): number => {
      const hwpt = context.objects.find(hwptId);
      if (!(hwpt instanceof Hwpt) || !(hwpt.domain instanceof Domain)) return -ENOENT;
      if (context.marked().some((each) => each.token === token)) return -EADDRINUSE;
      if (hwpt.token !== undefined) return -EADDRINUSE;
      hwpt.token = token;
      return 0;
    });
  });
}

/** What IOMMU_DESTROY does: -ENOENT, -EBUSY while anybody uses the object. */
export function* destroyPath(context: IommufdContext, id: number): Path<number> {
  const found = yield* locked(context.objects.lock, (): Hwpt | number => {
    const object = context.objects.find(id);
    if (!(object instanceof Hwpt)) return -ENOENT;
    const errno = context.objects.detach(id);
    return errno === 0 ? object : errno;
  });
  if (typeof found === "number") return found;
  const space = found.source?.ioas;
  if (space === undefined) found.destroy();
  else {
    yield* locked(space.lock, (): void => {
      maySleep("tables freed");
      found.destroy();
    });
  }
  return 0;
}

/** What mapping and unmapping do: one step as the only writer of the address space. */
export function* changePath<T>(space: Ioas, change: () => T): Path<T> {
  return yield* locked(space.lock, (): T => {
    maySleep("pages pinned");
    return change();
  });
}

/**
 * Preserves every marked page table in one pass: -EINVAL, -ENOENT, -ENOMEM with everything undone.
 * Each address space is checked and held still once, and the count in the record is of the entries
 * that were written.
 */
export function* preservePath(
  parts: PreserveParts,
  context: IommufdContext,
  inners: Inners,
): Path<Preserved | number> {
  return yield* holding(context.liveupdateLock, function* preserve(): Path<Preserved | number> {
    const marked = yield* locked(context.objects.lock, (): readonly Hwpt[] => {
      const hwpts = context.marked();
      for (const hwpt of hwpts) hwpt.users += 1;
      return hwpts;
    });
    const spaces: Ioas[] = [];
    const errno = yield* holdStill(context, marked, inners, spaces);
    const done = errno === 0 ? yield* writeAll(parts, marked, spaces) : errno;
    if (typeof done !== "number") return done;
    yield* thaw(spaces);
    yield* unpin(context, marked);
    return done;
  });
}

/** Undoes a preserve: page tables newest first, then their address spaces. */
export function* unpreservePath(
  parts: PreserveParts,
  context: IommufdContext,
  { pa, hwpts, spaces }: Preserved,
): Path<void> {
  yield* holding(context.liveupdateLock, function* unpreserve(): Path<void> {
    yield* locked(recordsLock(parts.kho), (): void => {
      dropDomains(parts.records(), hwpts);
      parts.kho.free(pa);
    });
    yield* thaw(spaces);
    yield* unpin(context, hwpts);
  });
}

/** Checks and stops every address space under a marked page table, each one once. */
function* holdStill(
  context: IommufdContext,
  marked: readonly Hwpt[],
  inners: Inners,
  spaces: Ioas[],
): Path<number> {
  for (const hwpt of marked) {
    if (hwpt.source === undefined) {
      // A table that came over stands still by itself: nothing can map into it.
      if (!leadsInto(ownDomain(hwpt), inners.keys())) return -ENOENT;
      continue;
    }
    const { ioas } = hwpt.source;
    if (ioas.immutable) continue;
    const errno = yield* locked(ioas.lock, (): number => {
      context.validations += 1;
      const refusal = validate(ioas, inners);
      if (refusal !== 0) return refusal;
      ioas.immutable = true;
      spaces.push(ioas);
      return 0;
    });
    if (errno !== 0) return errno;
  }
  return 0;
}

/** The record and every domain's, or the errno of the first that failed with none left. */
function* writeAll(
  { kho, layout, records }: PreserveParts,
  marked: readonly Hwpt[],
  spaces: readonly Ioas[],
): Path<Preserved | number> {
  return yield* locked(recordsLock(kho), (): Preserved | number => {
    maySleep("memory allocated");
    const pa = kho.allocate("iommufd record", layout.bytes(marked.length));
    if (pa < 0) return pa;
    const hwpts: Hwpt[] = [];
    const entries: HwptRecord[] = [];
    for (const hwpt of marked) {
      const domainPa = records().preserveDomain(ownDomain(hwpt));
      if (domainPa < 0) {
        dropDomains(records(), hwpts);
        kho.free(pa);
        return domainPa;
      }
      hwpt.preserved = true;
      hwpts.push(hwpt);
      entries.push({ token: hwpt.token as bigint, domainPa: BigInt(domainPa) });
    }
    layout.encode(entries, kho.frames.ram.view, kho.frames.ram.byteAt(pa));
    return { pa, hwpts, spaces };
  });
}

function dropDomains(records: IommuRecords, hwpts: readonly Hwpt[]): void {
  for (const hwpt of [...hwpts].reverse()) {
    records.unpreserveDomain(ownDomain(hwpt));
    hwpt.preserved = false;
  }
}

function* thaw(spaces: readonly Ioas[]): Path<void> {
  for (const ioas of spaces) {
    yield* locked(ioas.lock, (): void => {
      ioas.immutable = false;
    });
  }
}

function* unpin(context: IommufdContext, hwpts: readonly Hwpt[]): Path<void> {
  yield* locked(context.objects.lock, (): void => {
    for (const hwpt of hwpts) hwpt.users -= 1;
  });
}

/**
 * Only sealed files that the session preserves too may be behind an address space: which there are
 * is counted as they are mapped. The errno is that of the first area that is none.
 */
function validate({ areas }: Ioas, inners: Inners): number {
  if (areas.isWithin(inners)) return 0;
  for (const { pages } of areas) {
    const file = sealedFile(pages);
    if (file === undefined) return -EINVAL;
    if (!inners.has(file)) return -ENOENT;
  }
  return 0;
}

/** Only tables in memory can be marked, so only those come here. */
export function ownDomain({ domain }: Hwpt): Domain {
  assert(domain instanceof Domain, "a page table that is not in memory");
  return domain;
}
