// Locks that know whether their taker may sleep, who holds them, and in which order they are taken.
import { LockFault, running, type Held, type Path, type Task, type Waited } from "./scheduler.ts";

/** Exclusive: writers, owners. Shared: readers of a semaphore. */
type Mode = "exclusive" | "shared";

/**
 * One lock. All locks of one name are one class: the order of classes must be the same everywhere,
 * whichever objects they belong to.
 */
class Lock implements Waited {
  readonly name: string;
  /** Waiting for it means sleeping: forbidden while a spinlock is held. */
  readonly sleeps: boolean;
  readonly #holders: { readonly task: Task; readonly mode: Mode }[] = [];
  #isKept = false;

  protected constructor(name: string, sleeps: boolean) {
    this.name = name;
    this.sleeps = sleeps;
  }

  /** Takes the lock, waiting while it is held in a mode that excludes this one. */
  *take(mode: Mode = "exclusive"): Path<void> {
    const { task, order } = running();
    yield undefined;
    task.mayTake(this);
    order.before(task, this);
    while (!this.#isFree(mode)) yield mode === "shared" ? this.#forReaders() : this;
    this.#holders.push({ task, mode });
    task.held.push({ lock: this, stack: task.stack() });
  }

  /** Lets go of the lock. */
  *release(): Path<void> {
    const { task } = running();
    const at = this.#holders.findIndex((each) => each.task === task);
    if (at < 0)
      throw new LockFault(`${this.name} released by ${task.name}, which does not hold it`);
    this.#holders.splice(at, 1);
    task.held.splice(
      task.held.findLastIndex((each: Held) => each.lock === this),
      1,
    );
    yield undefined;
  }

  /**
   * Keeps the lock for good: the system stops here, and whoever wants it waits for ever. For the
   * one holder that does not come back.
   */
  *keep(): Path<void> {
    const { task } = running();
    const at = task.held.findLastIndex((each: Held) => each.lock === this);
    if (at < 0) throw new LockFault(`${this.name} kept by ${task.name}, which does not hold it`);
    task.held.splice(at, 1);
    this.#isKept = true;
    yield undefined;
  }

  /** Nobody will ever get it. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Whether somebody who wants it alone would get it now. */
  get isFree(): boolean {
    return this.#isFree("exclusive");
  }

  /** The lock as a reader waits for it: other readers are not in the way. */
  #forReaders(): Waited {
    const isFree = (): boolean => this.#isFree("shared");
    const isKept = (): boolean => this.#isKept;
    return {
      name: this.name,
      get isFree() {
        return isFree();
      },
      get isKept() {
        return isKept();
      },
    };
  }

  #isFree(mode: Mode): boolean {
    if (this.#holders.length === 0) return true;
    return mode === "shared" && this.#holders.every((each) => each.mode === "shared");
  }
}

export type { Lock };

/** Held for a few instructions; nobody may sleep under it. */
export class SpinLock extends Lock {
  constructor(name: string) {
    super(name, false);
  }
}

/** One owner, who may sleep. */
export class Mutex extends Lock {
  constructor(name: string) {
    super(name, true);
  }
}

/** One writer or many readers, who may sleep. */
export class RwSem extends Lock {
  constructor(name: string) {
    super(name, true);
  }
}

/** Runs a path with a lock held, and lets go of it whatever the path returns. */
export function* holding<T>(lock: Lock, inner: () => Path<T>, mode: Mode = "exclusive"): Path<T> {
  yield* lock.take(mode);
  const result = yield* inner();
  yield* lock.release();
  return result;
}

/** Runs one uninterrupted step with a lock held. */
export function* locked<T>(lock: Lock, step: () => T, mode: Mode = "exclusive"): Path<T> {
  yield* lock.take(mode);
  const result = step();
  yield* lock.release();
  return result;
}

/** What may be done at once, or by a path that can be interrupted. */
export type Step<T> = T | Path<T>;

/** Goes through a step of either kind. */
export function* settle<T>(step: Step<T>): Path<T> {
  return isPath(step) ? yield* step : step;
}

function isPath<T>(step: Step<T>): step is Path<T> {
  return typeof step === "object" && step !== null && Symbol.iterator in step && "next" in step;
}

/** A step that may sleep, such as an allocation: forbidden under a spinlock. */
export function maySleep(what: string): void {
  running().task.maySleep(what);
}
