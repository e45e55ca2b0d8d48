// Paths through the kernel that stop at every lock boundary, and the scheduler that chooses who
// goes on. The same choices give the same run.
import type { Lock } from "./lock.ts";

/** What a path can wait for. */
export interface Waited {
  readonly name: string;
  /** The waiter would get it now. */
  readonly isFree: boolean;
  /** It is taken for good: the waiter has met the end of the system. */
  readonly isKept: boolean;
}

/** A path: yields at boundaries; what it waits for when it cannot go on. */
export type Path<T> = Generator<Waited | undefined, T, void>;

/** A rule of locking was broken; the message has the stacks of everyone concerned. */
export class LockFault extends Error {}

export interface Held {
  readonly lock: Lock;
  readonly stack: Stack;
}

/** Functions of this room and of the host: not a path's own. */
const OWN =
  /\.next$|\.take$|^(stackNow|take|holding|locked|next|new|node:|file:|<|\()|^(Task|Order)\./;

function stackNow(): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const error = new Error("stack");
  Error.stackTraceLimit = limit;
  return error;
}

/** Names of the functions on the way there, innermost first. */
function namesOn(way: Error): string {
  const lines = (way.stack ?? "").split("\n").slice(1);
  const names = lines.map((line) => /at (?:Generator\.|async )?(\S+)/.exec(line)?.[1] ?? "");
  const known = names.filter((name) => name !== "" && !OWN.test(name));
  const end = known.findIndex((name) => name.includes("Scheduler"));
  return (end < 0 ? known : known.slice(0, end)).slice(0, 8).join(" < ");
}

/**
 * Where a path took a lock. It is put into words only for a message: for every lock that is taken,
 * that would take longer than everything else the path does.
 */
class Stack {
  readonly #name: string;
  readonly #way: Error | undefined;

  constructor(name: string, way: Error | undefined) {
    this.#name = name;
    this.#way = way;
  }

  toString(): string {
    const names = this.#way === undefined ? "" : namesOn(this.#way);
    return names === "" ? this.#name : `${this.#name}: ${names}`;
  }
}

/** One path on its way. */
export class Task {
  readonly name: string;
  readonly held: Held[] = [];
  readonly path: Path<unknown>;
  /** Whether stacks are worth their price: not for a path with nobody beside it. */
  readonly #keepsStacks: boolean;
  /** What the path waits for; undefined when it can go on. */
  waitsFor: Waited | undefined;
  result: unknown;
  isDone = false;

  constructor(name: string, path: Path<unknown>, keepsStacks: boolean) {
    this.#keepsStacks = keepsStacks;
    this.name = name;
    this.path = path;
  }

  stack(): Stack {
    return new Stack(this.name, this.#keepsStacks ? stackNow() : undefined);
  }

  /** Stops the run where a lock must not be taken. */
  mayTake(lock: Lock): void {
    const again = this.held.find((each) => each.lock === lock);
    if (again !== undefined) {
      throw new LockFault(`${lock.name} taken twice\n  ${again.stack}\n  ${this.stack()}`);
    }
    if (lock.sleeps) this.maySleep(`${lock.name} taken`);
  }

  /** Stops the run where sleeping is forbidden. */
  maySleep(what: string): void {
    const spin = this.held.find((each) => !each.lock.sleeps);
    if (spin === undefined) return;
    throw new LockFault(
      `${what} under spinlock ${spin.lock.name}, where nobody may sleep\n` +
        `  held since ${spin.stack}\n  now ${this.stack()}`,
    );
  }
}

/** Which class of lock has been taken while which was held. */
class Order {
  readonly #after = new Map<string, Map<string, Stack>>();

  /** Notes that `lock` is taken under everything the task holds; a circle stops the run. */
  before(task: Task, lock: Lock): void {
    for (const { lock: outer } of task.held) {
      if (outer.name === lock.name) continue;
      const circle = this.#path(lock.name, outer.name);
      if (circle !== undefined) {
        throw new LockFault(
          `${lock.name} taken under ${outer.name}, and elsewhere the other way round\n` +
            `  there ${circle}\n  here ${task.stack()}`,
        );
      }
      let under = this.#after.get(outer.name);
      if (under === undefined) {
        under = new Map();
        this.#after.set(outer.name, under);
      }
      if (!under.has(lock.name)) under.set(lock.name, task.stack());
    }
  }

  /** The stack of the first step of a way from one class to another, if there is one. */
  #path(from: string, to: string, seen: Set<string> = new Set()): Stack | undefined {
    if (seen.has(from)) return undefined;
    seen.add(from);
    for (const [next, stack] of this.#after.get(from) ?? []) {
      if (next === to || this.#path(next, to, seen) !== undefined) return stack;
    }
    return undefined;
  }
}

/** What a lock may ask of the run it is in. */
interface Running {
  readonly task: Task;
  readonly order: Order;
}

/** The kernel's `current`: set while a step of a task runs, and only then. */
let current: Running | undefined;

export function running(): Running {
  if (current === undefined) throw new LockFault("a lock taken outside every task");
  return current;
}

/**
 * Picks one of `count` tasks that could go on; `last` is the place among them of the one that went
 * last, or -1 where it cannot.
 */
type Choose = (count: number, last: number) => number;

export class Scheduler {
  readonly #order = new Order();
  readonly #tasks: Task[] = [];
  #last: Task | undefined;

  /** Adds a path; it starts when `run` first picks it. */
  spawn(name: string, path: Path<unknown>, keepsStacks = true): Task {
    const task = new Task(name, path, keepsStacks);
    this.#tasks.push(task);
    return task;
  }

  /** Runs everything to its end. A broken rule, or nobody left who can go on, stops it. */
  run(choose: Choose): void {
    for (;;) {
      const left = this.#tasks.filter(({ isDone }) => !isDone);
      if (left.length === 0) return;
      const able = left.filter(({ waitsFor }) => waitsFor === undefined || waitsFor.isFree);
      // Whoever waits for a lock that is kept for good has met the end of the system.
      if (able.length === 0 && left.every(({ waitsFor }) => waitsFor?.isKept === true)) return;
      if (able.length === 0) throw new LockFault(deadlock(left));
      const last = able.findIndex((task) => task === this.#last);
      const at = able.length === 1 ? 0 : choose(able.length, last);
      this.#last = able[at] as Task;
      this.#step(this.#last);
    }
  }

  #step(task: Task): void {
    const outer = current;
    current = { task, order: this.#order };
    try {
      const { done, value } = task.path.next();
      if (done !== true) {
        task.waitsFor = value;
        return;
      }
      task.isDone = true;
      task.result = value;
    } finally {
      current = outer;
    }
    const [left] = task.held;
    if (left === undefined) return;
    throw new LockFault(`${task.name} ended with ${left.lock.name} held\n  since ${left.stack}`);
  }
}

function deadlock(tasks: readonly Task[]): string {
  const lines = tasks.map(({ name, waitsFor, held }) => {
    const has = held.map(({ lock, stack }) => `${lock.name} (${stack})`).join(", ");
    return `  ${name} waits for ${waitsFor?.name ?? "nothing"}, holds ${has || "nothing"}`;
  });
  return `nobody can go on\n${lines.join("\n")}`;
}

/** One path with nobody beside it: how the kernel's own entry points run. */
export function runAlone<T>(name: string, path: Path<T>): T {
  const scheduler = new Scheduler();
  const task = scheduler.spawn(name, path as Path<unknown>, false);
  scheduler.run(() => 0);
  if (!task.isDone) throw new LockFault(`${name} waits for ever: the system has stopped`);
  return task.result as T;
}
