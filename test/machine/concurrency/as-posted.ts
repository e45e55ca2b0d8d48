// The algorithm as it was posted, each defect its reviewers named a switch: a witness for the
// machine, which must stop at every one of them. Without a defect it is sound.
import { EFAULT, ENOMEM } from "../../../src/runtime/errno/index.ts";
import type { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import type { Hwpt, Preserved } from "../../../src/runtime/kernel/iommufd/index.ts";
import {
  LockFault,
  Mutex,
  holding,
  locked,
  maySleep,
  type Path,
} from "../../../src/runtime/kernel/lock/index.ts";
import type { Outcome, Race } from "./bench.ts";

export interface Defects {
  /** Address-space mutexes taken under the objects' spinlock. */
  readonly sleepsUnderLock?: boolean;
  /** Memory allocated under the objects' spinlock. */
  readonly allocatesUnderLock?: boolean;
  /** The two passes with nothing held between them. */
  readonly dropsLock?: boolean;
  /** A warning when the passes disagree: user space can provoke it. */
  readonly warns?: boolean;
  /** The count of the first pass goes into the record. */
  readonly writesCount?: boolean;
  /** Marks are kept by token: a page table can have two, and counts twice. */
  readonly marksByToken?: boolean;
  /** Every page table has its address space walked. */
  readonly checksEach?: boolean;
  /** Page tables are not held: they can be destroyed afterwards. */
  readonly holdsNothing?: boolean;
  /** A failure leaves the domains before it preserved. */
  readonly leavesPart?: boolean;
  /** The allocator's error pointer is tested for NULL. */
  readonly testsNull?: boolean;
  /** The global data's mutex taken under the objects' spinlock when undoing. */
  readonly undoesUnderLock?: boolean;
  /** Preserve takes the locks in one order, undoing in another. */
  readonly turnsOrder?: boolean;
  /** An early return forgets a lock. */
  readonly forgetsLock?: boolean;
}

/** What a kernel's WARN_ON is with panic_on_warn. */
function warn(what: string): never {
  throw new LockFault(`WARNING: ${what}`);
}

const globalMutex = new WeakMap<object, Mutex>();
function flbMutex(race: Race): Mutex {
  let mutex = globalMutex.get(race.parts.kho);
  if (mutex === undefined) globalMutex.set(race.parts.kho, (mutex = new Mutex("flb")));
  return mutex;
}

export function* postedPreserve(race: Race, defects: Defects): Path<Outcome> {
  const { context } = race;
  const outer = defects.turnsOrder === true ? flbMutex(race) : context.liveupdateLock;
  if (defects.dropsLock === true) return yield* passes(race, defects);
  return yield* holding(outer, function* preserve(): Path<Outcome> {
    if (defects.turnsOrder === true) yield* locked(context.liveupdateLock, () => {});
    return yield* passes(race, defects);
  });
}

/** Two passes: count and hold still; then write. */
function* passes(race: Race, defects: Defects): Path<Outcome> {
  const { context, parts } = race;
  const { kho } = parts;
  const counted = yield* firstPass(race, defects);
  const spaces = new Set(counted.map(({ source }) => source!.ioas));
  const undo = (hwpts: readonly Hwpt[]): void => {
    for (const hwpt of hwpts) parts.records().unpreserveDomain(hwpt.domain as Domain);
    for (const space of spaces) space.immutable = false;
    if (defects.holdsNothing !== true) for (const hwpt of counted) hwpt.users -= 1;
  };
  if (defects.forgetsLock === true && counted.length > 0) yield* context.objects.lock.take();
  maySleep("memory allocated");
  const pa = kho.allocate("iommufd record", parts.layout.bytes(counted.length));
  if (pa < 0) {
    if (defects.testsNull === true)
      throw new TypeError(`record at ${pa} written through an error pointer`);
    undo([]);
    return -ENOMEM;
  }
  const marked = yield* locked(context.objects.lock, () => {
    if (defects.allocatesUnderLock === true) maySleep("memory allocated");
    return context.marked();
  });
  const found = defects.dropsLock === true ? marked : counted;
  const written = defects.marksByToken === true ? [...found, ...found.slice(0, 1)] : found;
  if (found.length !== counted.length && defects.writesCount !== true) {
    if (defects.warns === true) warn("page tables counted and found differ");
    undo([]);
    kho.free(pa);
    return -EFAULT;
  }
  const done: Hwpt[] = [];
  const entries: { token: bigint; domainPa: bigint }[] = [];
  for (const hwpt of written) {
    const known = done.includes(hwpt) ? (hwpt.domain as Domain).preservedAt : undefined;
    const domainPa = known ?? parts.records().preserveDomain(hwpt.domain as Domain);
    if (domainPa < 0) {
      undo(defects.leavesPart === true ? [] : done);
      kho.free(pa);
      return domainPa;
    }
    if (known === undefined) done.push(hwpt);
    entries.push({ token: hwpt.token!, domainPa: BigInt(domainPa) });
  }
  while (defects.writesCount === true && entries.length < counted.length) {
    entries.push({ token: 0n, domainPa: 0n });
  }
  parts.layout.encode(entries, kho.frames.ram.view, kho.frames.ram.byteAt(pa));
  return { pa, hwpts: done, spaces: [...spaces] };
}

function* firstPass(race: Race, defects: Defects): Path<readonly Hwpt[]> {
  const { context } = race;
  if (defects.sleepsUnderLock === true) {
    return yield* holding(context.objects.lock, function* count(): Path<readonly Hwpt[]> {
      for (const { source } of context.marked()) yield* locked(source!.ioas.lock, () => {});
      return context.marked();
    });
  }
  const marked = yield* locked(context.objects.lock, () => {
    const hwpts = context.marked();
    if (defects.holdsNothing !== true) for (const hwpt of hwpts) hwpt.users += 1;
    return hwpts;
  });
  for (const { source } of marked) {
    yield* locked(source!.ioas.lock, () => {
      if (source!.ioas.immutable && defects.checksEach !== true) return;
      context.validations += 1;
      source!.ioas.immutable = true;
    });
  }
  return marked;
}

export function* postedUnpreserve(race: Race, preserved: Preserved, defects: Defects): Path<void> {
  const { context, parts } = race;
  const undo = (): void => {
    for (const hwpt of preserved.hwpts) parts.records().unpreserveDomain(hwpt.domain as Domain);
    for (const space of preserved.spaces) space.immutable = false;
    if (defects.holdsNothing !== true) for (const hwpt of preserved.hwpts) hwpt.users -= 1;
    parts.kho.free(preserved.pa);
  };
  yield* holding(context.liveupdateLock, function* unpreserve(): Path<void> {
    if (defects.undoesUnderLock === true) {
      yield* holding(context.objects.lock, () => locked(flbMutex(race), undo));
    } else yield* locked(flbMutex(race), undo);
  });
}
