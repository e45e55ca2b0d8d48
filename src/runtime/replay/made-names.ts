// Names of descriptors that calls made: the line that closes one says which number it was.
import { descriptorMade } from "./descriptors.ts";
import type { Step } from "./step.ts";

/** What a trace calls the descriptor a call made, for calls whose descriptor it closes later. */
export function madeNames(steps: readonly Step[]): ReadonlyMap<Step, string> {
  const names = new Map<Step, string>();
  const makers = new Map<string, Step>();
  for (const step of steps) {
    if (step.type === "case" || step.type === "boot") makers.clear();
    const keyOf = (number: number): string => `${"process" in step ? step.process : 0} ${number}`;
    if (step.type === "ioctl") {
      const number = step.made === undefined ? descriptorMade(step) : undefined;
      if (number !== undefined) makers.set(keyOf(number), step);
    }
    if (step.type !== "close" || step.number === undefined) continue;
    const maker = makers.get(keyOf(step.number));
    if (maker !== undefined) names.set(maker, step.fd);
    makers.delete(keyOf(step.number));
  }
  return names;
}
