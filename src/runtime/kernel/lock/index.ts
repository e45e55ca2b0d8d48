/**
 * Lock: the kernel's locks, and paths that can be interrupted wherever one is taken or let go.
 *
 * Comes in: paths written as generators, a choice of who goes on. Goes out: results; or the run
 * stopped, with the stacks, where a sleeping lock is taken under a spinlock, an order is turned
 * round, a path ends with a lock held, or nobody can go on. Never here: a clock or a thread; who
 * runs when is chosen, and chosen again the same way.
 */
export {
  Mutex,
  RwSem,
  SpinLock,
  holding,
  locked,
  maySleep,
  settle,
  type Lock,
  type Step,
} from "./lock.ts";
export { LockFault, Scheduler, Task, runAlone, type Path } from "./scheduler.ts";
export { exploreAll, exploreBounded, exploreRandom, runOrder, type Case } from "./explore.ts";
