// Descriptors of a recorded process: the numbers behind names, and files outside the trace.
import { uapi } from "../../generated/index.ts";
import { File, openEventFd, type FdTable } from "../kernel/files/index.ts";
import type { Occupied } from "./foreign-numbers.ts";
import type { Named, Names } from "./names.ts";
import type { IoctlStep } from "./step.ts";

const { fault } = uapi.iommufd;
const GROUP_GET_DEVICE_FD = 0x3b6a;
const TEST_COMMAND = 0x3ba0;
const TEST_CREATE_ACCESS = 5;
/** 0 to 2 are the terminal, 3 the recorder's log. */
export const FIRST = 4;
export const RESERVED: readonly number[] = Array.from({ length: FIRST }, (_, number) => number);

/** A file the trace does not speak of: a pipe, the recorder's own. */
export const foreign = (): File => new File({ name: "a file outside the trace" }, {});

/** The descriptor a call made, as the recorded answer gives it, or undefined. */
export function descriptorMade(step: IoctlStep): number | undefined {
  const { command, after, answer } = step;
  if (answer.ret < 0) return undefined;
  if (command === GROUP_GET_DEVICE_FD) return answer.ret;
  if (after === undefined || after.length < 16) return undefined;
  const view = new DataView(after.buffer, after.byteOffset, after.byteLength);
  if (command === fault.IOMMU_FAULT_QUEUE_ALLOC) {
    return view.getUint32(fault.IOMMU_FAULT_ALLOC_OFFSET.outFaultFd, true);
  }
  if (command === TEST_COMMAND && after.length >= 20) {
    return view.getUint32(4, true) === TEST_CREATE_ACCESS ? view.getUint32(16, true) : undefined;
  }
  return step.made === undefined ? undefined : view.getInt32(4, true);
}

/** What the names of a trace stand for while it runs, as one process has them. */
export class Descriptors {
  readonly #fds: FdTable;
  readonly #names: Names;
  /** Descriptors that calls made and no name has claimed yet, oldest first. */
  readonly #unnamed: number[] = [];

  constructor(fds: FdTable, counters: ReadonlySet<number>, names: Names) {
    this.#fds = fds;
    this.#names = names;
    for (const number of RESERVED) fds.installAt(number, foreign());
    for (const number of counters) {
      fds.close(number);
      fds.installAt(number, openEventFd());
    }
  }

  occupy({ taken, left }: Occupied): void {
    for (const number of left) this.#fds.close(number);
    for (const number of taken) {
      if (this.#fds.find(number) === undefined) this.#fds.installAt(number, foreign());
    }
  }

  open(name: string, file: File, number: number | undefined): void {
    if (number === undefined) return this.name(name, this.#fds.install(file));
    this.hold(number, file);
    this.name(name, number);
  }

  /** A number stands for this file, whatever it was before. */
  hold(number: number, file: File): void {
    this.#fds.close(number);
    this.#fds.installAt(number, file);
  }

  name(name: string, number: number): void {
    this.#names.set(name, { fds: this.#fds, number });
  }

  /** The call that should have made a descriptor of this name has failed. */
  failed(name: string): void {
    this.#names.failed(name);
  }

  /** Whether a name stands for a number that is closed, or for none. */
  isGone(name: string): boolean {
    return this.#names.isGone(name) || this.#names.find(name) !== undefined;
  }

  made(number: number): void {
    this.#unnamed.push(number);
  }

  /**
   * The file behind a name; a name heard for the first time is the oldest one not yet named. So is
   * one that was closed and works again, as `works` says.
   */
  find(name: string, works = false): File | undefined {
    const { fds, number } = this.#claim(name, works) ?? {};
    return number === undefined ? undefined : fds?.find(number);
  }

  /** Lets a name's number go; undefined: it has none. */
  close(name: string): number | undefined {
    const named = this.#claim(name, false);
    this.#names.closed(name);
    return named?.fds.close(named.number);
  }

  #claim(name: string, works: boolean): Named | undefined {
    const known = this.#names.find(name);
    if (known !== undefined || (this.#names.isGone(name) && !works)) return known;
    const made = this.#unnamed.shift();
    if (made !== undefined) this.name(name, made);
    return this.#names.find(name);
  }
}
