// Eventfds of a recorded process: nothing in a trace makes them, calls only name their numbers.
import type { IoctlStep, Step } from "./step.ts";

const SET_IRQS = 0x3b6e;
const IOEVENTFD = 0x3b74;
const FEATURE = 0x3b75;
const DATA_EVENTFD = 4;
const LOW_POWER_ENTRY_WITH_WAKEUP = 4;
const FEATURE_SET = 0x20000;

/** The numbers a call gives where an eventfd belongs. */
function* countersNamed({ command, before }: IoctlStep): Generator<number> {
  if (before === undefined || before.length < 8) return;
  const view = new DataView(before.buffer, before.byteOffset, before.byteLength);
  const flags = view.getUint32(4, true);
  if (command === SET_IRQS && (flags & DATA_EVENTFD) !== 0) {
    for (let at = 20; at + 4 <= before.length; at += 4) yield view.getInt32(at, true);
  }
  if (command === IOEVENTFD && before.length >= 28) yield view.getInt32(24, true);
  const feature = LOW_POWER_ENTRY_WITH_WAKEUP | FEATURE_SET;
  if (command === FEATURE && flags === feature && before.length >= 12) yield view.getInt32(8, true);
}

/**
 * Numbers that must have been eventfds all along: a call that takes nothing else took them, and
 * the trace never gives them to a file of its own.
 */
export function counterNumbers(steps: readonly Step[]): ReadonlySet<number> {
  const counters = new Set<number>();
  for (const step of steps) {
    if (step.type !== "ioctl" || step.answer.ret < 0) continue;
    for (const number of countersNamed(step)) if (number >= 0) counters.add(number);
  }
  for (const step of steps) if (step.type === "open") counters.delete(step.number ?? -1);
  return counters;
}
