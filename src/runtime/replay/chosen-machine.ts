// The machine a trace is run on: one that was asked for, the one it describes, or one by its name.
import { profileNamed, profiles, type MachineOptions } from "../machine/index.ts";
import { recordedMachines } from "./recorded-machine.ts";
import type { Step } from "./step.ts";

/** How a trace came by its machine; the first that is there counts. */
export interface MachineChoice {
  /** A recorded machine, or a kernel's profile for the machine that the trace describes. */
  readonly profile?: string | undefined;
  /** What the file is called: recordings of real machines begin with their names. */
  readonly name?: string | undefined;
}

/** Everything of a machine but its seed, or why there is none. */
export function chosenMachine(
  steps: readonly Step[],
  { profile, name }: MachineChoice,
): Omit<MachineOptions, "seed"> | string {
  const start = name?.split(".")[0] ?? "";
  const own = descriptionIn(steps) ?? named(start);
  if (profile === undefined) return own ?? `no machine is known as "${start}"; there are ${known}`;
  return named(profile) ?? machineProblem(profile) ?? { ...own, profile };
}

/** Why no trace can run on what is called so; undefined: it is a machine, or a kernel's profile. */
export function machineProblem(profile: string): string | undefined {
  if ((named(profile) ?? profileNamed(profile)) !== undefined) return undefined;
  const kernels = profiles.map((each) => each.name).join(", ");
  return `no machine is known as "${profile}"; there are ${known}, and the kernels ${kernels}`;
}

const known = recordedMachines.map(({ name }) => name).join(", ");

const named = (name: string): Omit<MachineOptions, "seed"> | undefined =>
  recordedMachines.find((each) => each.name === name)?.machine;

/** A trace says itself what machine it is of: nothing of it need be told from answers. */
export const isDescribed = (steps: readonly Step[]): boolean => descriptionIn(steps) !== undefined;

/** What `holeproof run` wrote of its machine. `Machine` itself refuses what makes no sense. */
function descriptionIn(steps: readonly Step[]): MachineOptions | undefined {
  for (const step of steps)
    if (step.type === "info" && step.what === "machine" && isDescription(step.value))
      return step.value;
  return undefined;
}

/** As far as it is looked at before there is a machine. */
function isDescription(value: unknown): value is MachineOptions {
  if (!isObject(value) || !("devices" in value)) return false;
  return Array.isArray(value.devices) && value.devices.every(isObject);
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
