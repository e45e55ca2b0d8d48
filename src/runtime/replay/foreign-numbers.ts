// Numbers that files outside a trace must have had: what the numbers in it leave no choice about.
import { descriptorMade, FIRST, RESERVED } from "./descriptors.ts";
import type { Step } from "./step.ts";

/** Calls that give a descriptor. */
const makers: ReadonlySet<string> = new Set(["memfd", "file"]);

/** Numbers of one process that files outside the trace take or leave before a step. */
export interface Occupied {
  readonly process: number;
  readonly taken: readonly number[];
  readonly left: readonly number[];
}

/** What a scan knows of one process. */
interface Scanned {
  readonly taken: Set<number>;
  readonly foreign: Set<number>;
  /** The step after which numbers may have been taken. */
  since: number;
}

/**
 * Numbers that must have been taken, by the position of the step before which they were: an open
 * takes the lowest free number, so every lower one without an owner belongs to a foreign file.
 */
export function foreignNumbers(steps: readonly Step[]): ReadonlyMap<number, readonly Occupied[]> {
  const processes = new Map<number, Scanned>();
  const names = new Map<string, number>();
  const found = new Map<number, Occupied[]>();
  let began = 0;
  const scannedOf = (process: number): Scanned => {
    const fresh = { taken: new Set<number>(), foreign: new Set(RESERVED), since: began };
    const scanned = processes.get(process) ?? fresh;
    processes.set(process, scanned);
    return scanned;
  };
  const take = (process: number, number: number): void => {
    const { taken, foreign: theirs, since } = scannedOf(process);
    const left = theirs.delete(number) ? [number] : [];
    const below: number[] = [];
    for (let each = FIRST; each < number; each++) {
      if (taken.has(each)) continue;
      taken.add(each);
      theirs.add(each);
      below.push(each);
    }
    taken.add(number);
    if (below.length + left.length === 0) return;
    found.set(since, [...(found.get(since) ?? []), { process, taken: below, left }]);
  };
  for (const [at, step] of steps.entries()) {
    if (step.type === "case" || step.type === "boot") {
      processes.clear();
      names.clear();
      began = at + 1;
      continue;
    }
    const { process } = step;
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
      take(process, number);
      if (step.type === "open") names.set(step.fd, number);
      scannedOf(process).since = at + 1;
    }
    if (step.type === "dup" || step.type === "holds") {
      // Whoever duplicates may choose the number.
      const { taken, foreign: theirs } = scannedOf(process);
      if (step.type === "holds" && step.kind === "nothing") taken.delete(step.number);
      else taken.add(step.number);
      theirs.delete(step.number);
      if (step.type === "dup") names.set(step.as, step.number);
      scannedOf(process).since = at + 1;
    }
    if (step.type === "close") {
      const closed = step.number ?? names.get(step.fd);
      if (closed !== undefined) scannedOf(process).taken.delete(closed);
      scannedOf(process).since = at + 1;
    }
  }
  return found;
}
