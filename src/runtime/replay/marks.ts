// A stop of the recorded machine: its tables as they were, held against ours.
import type { Hardware } from "../hardware/index.ts";
import { compareDevice, type DomainIds } from "./compare-device.ts";
import { readDump } from "./dump.ts";
import type { MarkStep } from "./step.ts";
import type { Tally } from "./tally.ts";

const hexEntry = (entry: bigint | number): string => entry.toString(16).padStart(16, "0");

/** Compares every device of the dump; `text` is undefined where the mark has none. */
export function compareMark(
  tally: Tally,
  hardware: Hardware,
  step: MarkStep,
  text: string | undefined,
): void {
  const name = `mark ${step.name}`;
  if (text === undefined) return tally.remark(`${name}: no dump of this name, nothing to compare`);
  const dump = readDump(text);
  if ("message" in dump) return tally.refuse(`dump ${step.name}: ${dump.message}`);
  const ids: DomainIds = new Map();
  const compared = dump.devices.map((device) => compareDevice(hardware, device, ids));
  const reason = compared.find((each) => typeof each === "string");
  if (reason !== undefined) return tally.refuse(`${name}: ${reason}`);
  const comparisons = compared.filter((each) => typeof each !== "string");
  const differences = comparisons.flatMap((each) =>
    each.differences.map(({ place, expected, got }) => ({
      seq: step.seq,
      cmdname: name,
      expected: { ret: 0, errno: 0, out: hexEntry(expected) },
      got: { ret: 0, errno: 0, out: hexEntry(got) },
      what: place,
    })),
  );
  tally.compared(
    comparisons.reduce((sum, { entries }) => sum + entries, 0),
    differences,
  );
}
