// What the unit's own tables say of a device, against a dump: its entries, then the page tables.
import { bdfName, type Hardware } from "../hardware/index.ts";
import type { Ram } from "../memory/index.ts";
import { compareTables, type EntryDifference } from "./compare-tables.ts";
import type { DumpedDevice } from "./dump.ts";

const ADDRESS = 0x000f_ffff_ffff_f000n;
/** Where an Intel context entry has its domain id, second word; and a PASID entry. */
const CONTEXT_ID_SHIFT = 8n;
const PASID_ID_SHIFT = 0n;
const ID_MASK = 0xffffn;

interface DeviceComparison {
  readonly entries: number;
  readonly differences: readonly EntryDifference[];
}

/**
 * Which number of ours stands for which of the recorded kernel, at one mark: numbers are each
 * kernel's choice, and given out again, but who shares one at a moment is the same everywhere.
 */
export type DomainIds = Map<number, number>;

/** Compares one device of a dump; a text is a reason why it cannot be. */
export function compareDevice(
  hardware: Hardware,
  dumped: DumpedDevice,
  ids: DomainIds,
): DeviceComparison | string {
  const device = hardware.devices.find(({ segment, bdf }) => bdfName(segment, bdf) === dumped.bdf);
  if (device === undefined) return `the machine has no device ${dumped.bdf}`;
  if (dumped.mode === "amd" && hardware.amd !== undefined) {
    const entries = new EntryComparison(hardware.ram, dumped, ids);
    return compareAmd(hardware.amd.deviceTable + device.bdf * 32, dumped, entries);
  }
  const mode = hardware.unit.isScalable ? "scalable" : "legacy";
  if (dumped.mode !== mode) return `no tables of mode ${dumped.mode} in this machine`;
  const entries = new EntryComparison(hardware.ram, dumped, ids);
  return mode === "legacy"
    ? compareLegacy(hardware, device.bdf, dumped, entries)
    : compareScalable(hardware, device.bdf, dumped, entries);
}

/** Words of the unit's entries, ours beside the dump's; addresses are each kernel's choice. */
class EntryComparison {
  readonly differences: EntryDifference[] = [];
  count = 0;
  readonly #ram: Ram;
  readonly #dumped: DumpedDevice;
  readonly #ids: DomainIds;

  constructor(ram: Ram, dumped: DumpedDevice, ids: DomainIds) {
    this.#ram = ram;
    this.#dumped = dumped;
    this.#ids = ids;
  }

  /** Our word at an address; 0 where there is no memory. */
  word(pa: number): bigint {
    return this.#ram.holdsBytes(pa, 8) && pa !== 0
      ? this.#ram.view.getBigUint64(this.#ram.byteAt(pa), true)
      : 0n;
  }

  check(what: string, expected: bigint, got: bigint): void {
    this.count += 1;
    if (got === expected) return;
    this.differences.push({ place: `${what} of ${this.#dumped.bdf}`, expected, got });
  }

  /** A word that points somewhere: everything but where must be equal. Where ours points. */
  checkPointer(what: string, expected: bigint, found: bigint): number {
    const isSet = found !== 0n && expected !== 0n;
    this.check(what, expected, isSet ? (found & ~ADDRESS) | (expected & ADDRESS) : found);
    return Number(found & ADDRESS);
  }

  /** A word with a domain id: one of ours stands for one of theirs, always the same. */
  checkId(what: string, expected: bigint, found: bigint, shift: bigint): void {
    const { domainId } = this.#dumped;
    const ours = Number((found >> shift) & ID_MASK);
    const isNew = domainId !== undefined && ![...this.#ids.values()].includes(domainId);
    if (isNew && !this.#ids.has(ours)) this.#ids.set(ours, domainId);
    const id = BigInt(this.#ids.get(ours) ?? ours) << shift;
    this.check(what, expected, found === 0n ? 0n : (found & ~(ID_MASK << shift)) | id);
  }

  /** The page tables below, unless their root is wrong already. */
  finish(rootPa: number): DeviceComparison {
    const { tableRoot, tables } = this.#dumped;
    if (tableRoot === undefined || this.differences.length > 0) {
      return { entries: this.count, differences: this.differences };
    }
    const compared = compareTables(this.#ram, rootPa, tables);
    return { entries: this.count + compared.entries, differences: compared.differences };
  }
}

function compareLegacy(
  { unit }: Hardware,
  bdf: number,
  { words }: DumpedDevice,
  entries: EntryComparison,
): DeviceComparison {
  const contexts = Number(entries.word(unit.rootPointer + (bdf >>> 8) * 16) & ADDRESS);
  const pa = contexts === 0 ? 0 : contexts + (bdf & 0xff) * 16;
  const root = entries.checkPointer("context entry word 0", words[0] ?? 0n, entries.word(pa));
  const high = pa === 0 ? 0n : entries.word(pa + 8);
  entries.checkId("context entry word 1", words[1] ?? 0n, high, CONTEXT_ID_SHIFT);
  return entries.finish(root);
}

/** A device table entry: four words; domain id in the second. */
function compareAmd(
  pa: number,
  { words }: DumpedDevice,
  entries: EntryComparison,
): DeviceComparison {
  const found = entries.word(pa);
  const root = entries.checkPointer("device table entry word 0", words[0] ?? 0n, found);
  const second = entries.word(pa + 8);
  entries.checkId("device table entry word 1", words[1] ?? 0n, second, PASID_ID_SHIFT);
  for (let at = 2; at < words.length; at++) {
    const word = entries.word(pa + at * 8);
    entries.check(`device table entry word ${at}`, words[at] ?? 0n, word);
  }
  return entries.finish(root);
}

function compareScalable(
  { unit }: Hardware,
  bdf: number,
  { words, directoryWord, pasidWords }: DumpedDevice,
  entries: EntryComparison,
): DeviceComparison {
  const devfn = bdf & 0xff;
  const rootEntry = unit.rootPointer + (bdf >>> 8) * 16 + (devfn >>> 7) * 8;
  const context = Number(entries.word(rootEntry) & ADDRESS) + (devfn & 127) * 32;
  const first = entries.word(context);
  const directory = entries.checkPointer("context entry word 0", words[0] ?? 0n, first);
  for (let at = 1; at < words.length; at++) {
    entries.check(`context entry word ${at}`, words[at] ?? 0n, entries.word(context + at * 8));
  }
  const found = entries.word(directory);
  const table = entries.checkPointer("PASID directory entry", directoryWord ?? 0n, found);
  const root = entries.checkPointer("PASID entry word 0", pasidWords[0] ?? 0n, entries.word(table));
  entries.checkId(
    "PASID entry word 1",
    pasidWords[1] ?? 0n,
    entries.word(table + 8),
    PASID_ID_SHIFT,
  );
  for (let at = 2; at < pasidWords.length; at++) {
    entries.check(`PASID entry word ${at}`, pasidWords[at] ?? 0n, entries.word(table + at * 8));
  }
  return entries.finish(root);
}
