// Descriptors of a recorded process: names to numbers, and numbers that unrecorded files occupy.
import { uapi } from "../../generated/index.ts";
import { File, openEventFd, type FdTable } from "../kernel/files/index.ts";
import type { IoctlStep, Step } from "./step.ts";

const { fault } = uapi.iommufd;
const GROUP_GET_DEVICE_FD = 0x3b6a;
const TEST_COMMAND = 0x3ba0;
const TEST_CREATE_ACCESS = 5;
/** 0 to 2 are the terminal, 3 the recorder's log. */
const FIRST = 4;

/** Calls that give a descriptor. */
const makers: ReadonlySet<string> = new Set(["memfd", "file"]);

/** A file the trace does not speak of: a pipe, the recorder's own. */
const foreign = (): File => new File({ name: "a file outside the trace" }, {});

/** The descriptor a call made, as the recorded answer gives it, or undefined. */
export function descriptorMade(step: IoctlStep): number | undefined {
  const { command, after, answer } = step;
  if (answer.ret < 0) return undefined;
  if (command === GROUP_GET_DEVICE_FD) return answer.ret;
  if (after === undefined || after.length < 16) return undefined;
  if (step.made !== undefined) {
    return new DataView(after.buffer, after.byteOffset, 8).getInt32(4, true);
  }
  const view = new DataView(after.buffer, after.byteOffset, after.byteLength);
  if (command === fault.IOMMU_FAULT_QUEUE_ALLOC) {
    return view.getUint32(fault.IOMMU_FAULT_ALLOC_OFFSET.outFaultFd, true);
  }
  if (command === TEST_COMMAND && after.length >= 20) {
    return view.getUint32(4, true) === TEST_CREATE_ACCESS ? view.getUint32(16, true) : undefined;
  }
  return undefined;
}

/**
 * Numbers that must have been taken, by the position of the step before which they were: an open
 * takes the lowest free number, so every lower one without an owner belongs to a foreign file.
 */
export function foreignNumbers(steps: readonly Step[]): ReadonlyMap<number, readonly number[]> {
  const taken = new Set<number>();
  const names = new Map<string, number>();
  const found = new Map<number, number[]>();
  let since = 0;
  const take = (number: number): void => {
    for (let below = FIRST; below < number; below++) {
      if (taken.has(below)) continue;
      taken.add(below);
      found.set(since, [...(found.get(since) ?? []), below]);
    }
    taken.add(number);
  };
  for (const [at, step] of steps.entries()) {
    if (step.type === "case" || step.type === "boot") {
      taken.clear();
      names.clear();
      since = at + 1;
      continue;
    }
    let number: number | undefined;
    if (step.type === "open" && step.answer.ret >= 0) number = step.number;
    if (step.type === "ioctl") number = descriptorMade(step);
    if (step.type === "call" && makers.has(step.name) && step.answer.ret >= 0) {
      number = step.answer.ret;
      names.set(step.fd, number);
    }
    if (step.type === "ioctl" && step.made !== undefined && number !== undefined) {
      names.set(step.made, number);
    }
    if (number !== undefined) {
      take(number);
      if (step.type === "open") names.set(step.fd, number);
      since = at + 1;
    }
    if (step.type === "dup") {
      // Whoever duplicates may choose the number.
      taken.add(step.number);
      names.set(step.as, step.number);
      since = at + 1;
    }
    if (step.type === "close") {
      const closed = step.number ?? names.get(step.fd);
      if (closed !== undefined) taken.delete(closed);
      since = at + 1;
    }
  }
  return found;
}

/** What the names of a trace stand for while it runs. */
export class Descriptors {
  readonly #fds: FdTable;
  readonly #numbers = new Map<string, number>();
  /** Descriptors that calls made and no name has claimed yet, oldest first. */
  readonly #unnamed: number[] = [];
  /** Names that stand for nothing: closed, or what should have made the descriptor failed. */
  readonly #gone = new Set<string>();

  /** `gone`: names of processes before this one, which has none of their descriptors. */
  constructor(fds: FdTable, counters: ReadonlySet<number>, gone: Iterable<string>) {
    this.#fds = fds;
    for (const name of gone) this.#gone.add(name);
    for (let number = 0; number < FIRST; number++) fds.installAt(number, foreign());
    for (const number of counters) {
      fds.close(number);
      fds.installAt(number, openEventFd());
    }
  }

  /** Every name there was. */
  get names(): Iterable<string> {
    return [...this.#gone, ...this.#numbers.keys()];
  }

  occupy(numbers: readonly number[]): void {
    for (const number of numbers) {
      if (this.#fds.find(number) === undefined) this.#fds.installAt(number, foreign());
    }
  }

  open(name: string, file: File, number: number | undefined): number {
    const fd = number === undefined ? this.#fds.install(file) : number;
    if (number !== undefined) {
      this.#fds.close(number);
      this.#fds.installAt(number, file);
    }
    this.name(name, fd);
    return fd;
  }

  name(name: string, number: number): void {
    this.#numbers.set(name, number);
    this.#gone.delete(name);
  }

  /** The call that should have made a descriptor of this name has failed. */
  failed(name: string): void {
    if (!this.#numbers.has(name)) this.#gone.add(name);
  }

  /** The program goes on with the number of a descriptor it does not have. */
  isGone(name: string): boolean {
    return this.#gone.has(name);
  }

  made(number: number): void {
    this.#unnamed.push(number);
  }

  /** The number behind a name; a name heard for the first time is the oldest one not yet named. */
  find(name: string): number | undefined {
    const known = this.#numbers.get(name);
    if (known !== undefined || this.#gone.has(name)) return known;
    const made = this.#unnamed.shift();
    if (made !== undefined) this.#numbers.set(name, made);
    return made;
  }

  close(name: string): number | undefined {
    const number = this.find(name);
    this.#numbers.delete(name);
    this.#gone.add(name);
    return number;
  }
}
