// What the unit's own tables say of a device, against a dump: its entry, then the page tables.
import { bdfName, type Hardware } from "../hardware/index.ts";
import { compareTables, type EntryDifference } from "./compare-tables.ts";
import type { DumpedDevice } from "./dump.ts";

const ADDRESS = 0x000f_ffff_ffff_f000n;
/** Where an Intel context entry has its domain id, second word. */
const CONTEXT_ID_SHIFT = 8n;
const CONTEXT_ID_MASK = 0xffffn << CONTEXT_ID_SHIFT;

export interface DeviceComparison {
  readonly entries: number;
  readonly differences: readonly EntryDifference[];
}

/** Which number of ours stands for which of the recorded kernel, so far. */
export type DomainIds = Map<number, number>;

/** Compares one device of a dump; a text is a reason why it cannot be. */
export function compareDevice(
  hardware: Hardware,
  dumped: DumpedDevice,
  ids: DomainIds,
): DeviceComparison | string {
  const device = hardware.devices.find(({ segment, bdf }) => bdfName(segment, bdf) === dumped.bdf);
  if (device === undefined) return `the machine has no device ${dumped.bdf}`;
  if (dumped.mode !== "legacy") return `no tables of mode ${dumped.mode} in this machine`;
  return compareLegacy(hardware, device.bdf, dumped, ids);
}

function compareLegacy(
  { ram, unit }: Hardware,
  bdf: number,
  dumped: DumpedDevice,
  ids: DomainIds,
): DeviceComparison {
  const rootEntry = unit.rootPointer + (bdf >>> 8) * 16;
  const contexts = Number(ram.view.getBigUint64(ram.byteAt(rootEntry), true) & ADDRESS);
  const found = [0, 8].map((at) =>
    contexts === 0
      ? 0n
      : ram.view.getBigUint64(ram.byteAt(contexts + (bdf & 0xff) * 16 + at), true),
  ) as [bigint, bigint];
  const differences: EntryDifference[] = [];
  const [low = 0n, high = 0n] = dumped.words;
  const ourRoot = found[0] & ADDRESS;
  const ourId = Number((found[1] & CONTEXT_ID_MASK) >> CONTEXT_ID_SHIFT);
  if (dumped.domainId !== undefined && !ids.has(ourId)) ids.set(ourId, dumped.domainId);
  const id = BigInt(ids.get(ourId) ?? ourId) << CONTEXT_ID_SHIFT;
  const got: [bigint, bigint] = [
    ourRoot !== 0n && dumped.tableRoot !== undefined
      ? (found[0] & ~ADDRESS) | dumped.tableRoot
      : found[0],
    found[1] === 0n ? 0n : (found[1] & ~CONTEXT_ID_MASK) | id,
  ];
  for (const [index, expected] of [low, high].entries()) {
    const word = got[index as 0 | 1];
    if (word === expected) continue;
    differences.push({
      place: `context entry word ${index} of ${dumped.bdf}`,
      expected,
      got: word,
    });
  }
  if (dumped.tableRoot === undefined || differences.length > 0) return { entries: 2, differences };
  const tables = compareTables(ram, Number(ourRoot), dumped.tables);
  return { entries: 2 + tables.entries, differences: tables.differences };
}
