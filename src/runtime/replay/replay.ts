// Runs the steps of a trace on a machine, and keeps count.
import { ENOENT } from "../errno/index.ts";
import { Machine, type MachineOptions } from "../machine/index.ts";
import { chosenMachine, isDescribed, type MachineChoice } from "./chosen-machine.ts";
import { File, openEventFd } from "../kernel/files/index.ts";
import { Memfd, memfdFile, memfdOf } from "../kernel/memfd/index.ts";
import { descriptorMade, foreign } from "./descriptors.ts";
import { foreignNumbers } from "./foreign-numbers.ts";
import { hexOf } from "./difference.ts";
import { compareMark } from "./marks.ts";
import { madeNames } from "./made-names.ts";
import { Names } from "./names.ts";
import { counterNumbers } from "./recorded-counters.ts";
import { absentNodes, groupNumbers, ourPath } from "./recorded-groups.ts";
import { RecordedRights } from "./recorded-rights.ts";
import { callAs, fnv1a } from "./recorded-calls.ts";
import { RecordedProcess } from "./recorded-process.ts";
import { devicesOf } from "./recorded-devices.ts";
import type { RecordedSpace } from "./recorded-space.ts";
import type {
  CallStep,
  CloseStep,
  DupStep,
  HoldsStep,
  IoctlStep,
  MmapStep,
  OpenStep,
  PagesStep,
  Step,
  TransferStep,
} from "./step.ts";
import { answerDiffers, answerOf, Tally, type ReplayOutcome } from "./tally.ts";

export interface ReplayInput extends MachineChoice {
  readonly steps: readonly Step[];
  /** The text of the dump taken at a mark, or undefined where there is none. */
  readonly dump: (mark: string) => string | undefined;
}

/** Replays one trace from power-on. Never throws for what a trace says. */
export function replayTrace(input: ReplayInput): ReplayOutcome {
  const chosen = chosenMachine(input.steps, input);
  if (typeof chosen === "string") return notRun(input.steps, chosen);
  const devices = chosen.devices && devicesOf(input.steps, chosen.devices);
  const machine = built({ seed: 0, ...chosen, ...(devices && { devices }) });
  if (typeof machine === "string") return notRun(input.steps, machine);
  return new Run(machine, input).toTheEnd();
}

/** The machine, or why a trace's own description makes none. */
function built(options: MachineOptions): Machine | string {
  try {
    return new Machine(options);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `no such machine: ${error.message}`;
  }
}

/** Lines that are no calls and no marks. */
const silent: ReadonlySet<Step["type"]> = new Set(["pages", "info", "holds"]);

/** All of a trace unsupported, for one reason. */
function notRun(all: readonly Step[], reason: string): ReplayOutcome {
  const steps = all.filter(({ type }) => !silent.has(type)).length;
  const nothing = { same: 0, different: 0, entries: 0, taken: 0, differences: [] };
  return { steps, ...nothing, unsupported: steps, reasons: [reason] };
}

class Run {
  readonly #machine: Machine;
  readonly #input: ReplayInput;
  readonly #rights: RecordedRights;
  readonly #counters: ReadonlySet<number>;
  readonly #processes = new Map<number, RecordedProcess>();
  readonly #names = new Names();
  /** Memory files that programs hold, by name. */
  readonly #memory = new Map<string, File>();
  /** Whose step runs. */
  #process: RecordedProcess;
  readonly #groups: ReadonlyMap<number, number>;
  readonly #absent: ReadonlySet<string>;
  readonly #made: ReadonlyMap<Step, string>;
  readonly #tally = new Tally();
  /** Facts that answers told, of processes that are gone. */
  #taken = 0;

  constructor(machine: Machine, input: ReplayInput) {
    this.#machine = machine;
    this.#input = input;
    // What a trace does not say of its machine, its answers show.
    const clues = isDescribed(input.steps) ? [] : input.steps;
    this.#rights = new RecordedRights(input.steps);
    this.#counters = counterNumbers(clues);
    this.#process = this.#processOf(0);
    this.#absent = absentNodes(clues);
    this.#made = madeNames(clues);
    this.#groups = groupNumbers(clues, machine.kernel.groups);
  }

  toTheEnd(): ReplayOutcome {
    const { steps } = this.#input;
    const numbers = foreignNumbers(steps);
    for (const [at, step] of steps.entries()) {
      for (const each of numbers.get(at) ?? [])
        this.#processOf(each.process).descriptors.occupy(each);
      this.#process = this.#processOf(step.process);
      // Pages are listed after the call that touched them.
      const pages = step.type === "pages" ? [] : [...pagesAfter(steps, at)];
      for (const each of pages) this.#processOf(each.process).space.learn(each);
      this.#attempt(step);
      if (step.type !== "ioctl") continue;
      for (const each of pages) this.#processOf(each.process).space.forgetAbsent();
    }
    return this.#tally.outcome(this.#takenSoFar() + this.#rights.taken + this.#counters.size);
  }

  /** Processes are there from their first step on. */
  #processOf(ordinal: number): RecordedProcess {
    const known = this.#processes.get(ordinal);
    if (known !== undefined) return known;
    const { faults } = this.#machine.world;
    const spaceOf = (other: number): RecordedSpace => this.#processOf(other).space;
    const fresh = new RecordedProcess(faults, this.#rights, this.#counters, this.#names, spaceOf);
    this.#processes.set(ordinal, fresh);
    return fresh;
  }

  #takenSoFar(): number {
    return [...this.#processes.values()].reduce((sum, { taken }) => sum + taken, this.#taken);
  }

  /** Another program, or the kernel's next life: whoever was there is gone. */
  #begin(): void {
    this.#taken = this.#takenSoFar();
    this.#processes.clear();
    this.#names.end();
    this.#memory.clear();
  }

  /** A defect of the machine is no answer; the steps after it may still say something. */
  #attempt(step: Step): void {
    try {
      this.#step(step);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#tally.refuse(`seq ${step.seq}: the machine failed: ${error.message}`);
    }
  }

  #step(step: Step): void {
    switch (step.type) {
      case "pages":
      case "blob":
        return;
      case "info":
        return this.#rights.learn(step);
      case "open":
        return this.#open(step);
      case "close":
        return this.#close(step);
      case "dup":
        return this.#dup(step);
      case "holds":
        return this.#hold(step);
      case "ioctl":
        return this.#ioctl(step);
      case "read":
      case "write":
        return this.#transfer(step);
      case "mmap":
        return this.#mmap(step);
      case "call":
        return this.#call(step);
      case "case":
      case "boot":
        return this.#begin();
      case "end":
        return this.#process.exit();
      case "mark":
        return compareMark(this.#tally, this.#machine.hardware, step, this.#input.dump(step.name));
      case "other":
        return this.#tally.refuse(`${step.name} is not supported`);
    }
  }

  #open(step: OpenStep): void {
    const isAbsent = this.#absent.has(step.path);
    if (isAbsent) this.#taken += 1;
    const file = isAbsent ? -ENOENT : this.#machine.kernel.open(ourPath(step.path, this.#groups));
    if (step.answer.ret < 0) this.#process.descriptors.failed(step.fd);
    if (typeof file === "number") return this.#tally.answer(step, "open", file, step.answer);
    if (step.answer.ret < 0) {
      file.put();
      return this.#tally.answer(step, "open", 0, step.answer);
    }
    this.#process.descriptors.open(step.fd, file, step.number);
    this.#tally.answer(step, "open", step.answer.ret, step.answer);
  }

  #close(step: CloseStep): void {
    const { descriptors, fds } = this.#process;
    const got =
      descriptors.close(step.fd) ??
      (step.number === undefined ? undefined : fds.close(step.number));
    if (got === undefined) return this.#tally.refuse(`${step.fd} was never opened`);
    this.#tally.answer(step, "close", got, step.answer ?? { ret: 0, errno: 0 });
  }

  #dup(step: DupStep): void {
    const file = this.#process.fileOf(step.fd);
    if (!(file instanceof File)) return this.#tally.refuse(`${step.fd} was never opened`);
    this.#process.descriptors.open(step.as, file.get(), step.number);
  }

  /** A number of the program's own; no call, so nothing is counted. */
  #hold({ fd, number, kind, bytes, seals, hugetlb }: HoldsStep): void {
    const { descriptors, fds } = this.#process;
    if (kind === "nothing") return void fds.close(number);
    if (kind === "eventfd") return descriptors.open(fd, openEventFd(), number);
    if (kind === "file") return descriptors.hold(number, foreign());
    const { frames, world } = this.#machine.kernel;
    const file =
      this.#memory.get(fd) ??
      memfdFile(new Memfd(frames, world.faults, { seals, executable: true, hugetlb }, "never"));
    this.#memory.set(fd, file);
    const memfd = memfdOf(file) as Memfd;
    memfd.sizeBytes = bytes;
    memfd.seals = seals;
    descriptors.hold(number, file.get());
  }

  /** A name the trace gives to what a call made; a memory file may get further numbers. */
  #name(name: string, number: number): void {
    this.#process.descriptors.name(name, number);
    const file = this.#process.fds.find(number);
    if (file !== undefined && memfdOf(file) !== undefined) this.#memory.set(name, file.get());
  }

  #ioctl(step: IoctlStep): void {
    const file = this.#process.fileOf(step.fd, step.answer);
    if (file === undefined) return this.#tally.refuse(`${step.fd} was never opened`);
    if (typeof file === "number") return this.#tally.answer(step, step.name, file, step.answer);
    const argument = this.#process.memory.place(step);
    const got = file.ioctl(this.#process.caller, step.command, argument);
    const made = descriptorMade(step);
    if (made !== undefined && got >= 0) {
      const name = step.made ?? this.#made.get(step);
      if (name === undefined) this.#process.descriptors.made(made);
      else this.#name(name, made);
    } else if (step.made !== undefined) this.#process.descriptors.failed(step.made);
    const found = this.#process.memory.collect(step);
    const wrong = answerDiffers(got, step.answer) ?? found.differs;
    const expected = { ...step.answer, out: found.expected };
    this.#tally.count(step.seq, step.name, wrong, expected, { ...answerOf(got), out: found.got });
  }

  #call(step: CallStep): void {
    if (step.name === "kexec") {
      const profile = step.args[0];
      const result = this.#machine.kexec(typeof profile === "string" ? { profile } : {});
      const got = result.outcome === "refused" ? result.errno : 0;
      return this.#tally.answer(step, step.name, got, step.answer);
    }
    const called = callAs(this.#process, this.#machine.kernel, step);
    if (called === undefined)
      return this.#tally.refuse(`${step.name} of ${step.fd} is not supported`);
    const { ret, bytes } = called;
    const out = bytes === undefined || step.data === undefined ? "" : hexOf(bytes);
    const recorded = step.data === undefined ? "" : hexOf(step.data);
    const sum = bytes === undefined || step.sum === undefined ? undefined : fnv1a(bytes);
    const wrong =
      answerDiffers(ret, step.answer) ??
      (out === recorded && sum === step.sum ? undefined : "the bytes read differ");
    const expected = { ...step.answer, out: recorded };
    this.#tally.count(step.seq, step.name, wrong, expected, { ...answerOf(ret), out });
  }

  #transfer(step: TransferStep): void {
    const file = this.#process.fileOf(step.fd, step.answer);
    if (file === undefined) return this.#tally.refuse(`${step.fd} was never opened`);
    if (typeof file === "number") return this.#tally.answer(step, step.type, file, step.answer);
    const va = this.#process.memory.placeBytes(
      step.type === "write" ? step.data : undefined,
      step.bytes,
    );
    const got = file[step.type](this.#process.caller, va, step.bytes, step.position);
    const read = step.type === "read" && got > 0 ? this.#process.space.read(va, got) : undefined;
    const out = read === undefined ? "" : hexOf(read);
    const recorded = step.type === "read" && step.data !== undefined ? hexOf(step.data) : out;
    const wrong =
      answerDiffers(got, step.answer) ??
      (recorded.startsWith(out) ? undefined : "the bytes read differ");
    const expected = { ...step.answer, out: recorded };
    this.#tally.count(step.seq, step.type, wrong, expected, { ...answerOf(got), out });
  }

  /** Only refusals can be compared: where a mapping lands is each machine's choice. */
  #mmap(step: MmapStep): void {
    const file = this.#process.fileOf(step.fd, step.answer);
    if (file === undefined) return this.#tally.refuse(`${step.fd} was never opened`);
    if (typeof file === "number") return this.#tally.answer(step, "mmap", file, step.answer);
    const got = file.mmap({ position: step.position, length: step.length, isShared: true });
    const done = step.answer.ret < 0 ? 0 : step.answer.ret;
    this.#tally.answer(step, "mmap", typeof got === "number" ? got : done, step.answer);
  }
}

/** The lists of pages between a step and the next call. */
function* pagesAfter(steps: readonly Step[], at: number): Generator<PagesStep> {
  for (let next = at + 1; next < steps.length; next++) {
    const step = steps[next] as Step;
    if (step.type === "pages") yield step;
    else if (step.type !== "info") return;
  }
}
