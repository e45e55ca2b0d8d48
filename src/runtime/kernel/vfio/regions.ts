// Regions of a device as its file shows them: base addresses and configuration space, each at its
// number times 2^40 of the file.
import { EFAULT, EINVAL, EIO } from "../../errno/index.ts";
import { COMMAND_MEMORY, type PciDevice, type Reach } from "../../hardware/index.ts";
import type { Caller, MapRequest, Mapping } from "../files/index.ts";

const REGION_BYTES = 2 ** 40;
const BARS = 6;
const CONFIG_REGION = 7;
const PAGE = 4096;
/** Bytes moved at a time: a huge count must not become a huge allocation. */
const CHUNK = 65536;

/** Bytes of a region; 0 where the device has none of that number. */
export function regionBytes(pci: PciDevice, index: number): number {
  return index === CONFIG_REGION ? pci.config.bytes.length : (pci.model.bars[index] ?? 0);
}

/** Whole pages of memory can be mapped; configuration space never. */
export function canMap(pci: PciDevice, index: number): boolean {
  return index < BARS && regionBytes(pci, index) >= PAGE;
}

/** Whether the device answers behind its base addresses. */
export function isMemoryOn(pci: PciDevice): boolean {
  return (pci.config.command & COMMAND_MEMORY) !== 0;
}

interface Place {
  readonly index: number;
  readonly offset: number;
}

/** What a position of the file means: -EINVAL; -EIO while the device's memory is off. */
function placeOf(pci: PciDevice, position: number, count: number): Place | number {
  const index = Math.floor(position / REGION_BYTES);
  const offset = position % REGION_BYTES;
  if (index === CONFIG_REGION)
    return offset + count > regionBytes(pci, index) ? -EFAULT : { index, offset };
  if (index >= BARS || offset >= regionBytes(pci, index)) return -EINVAL;
  return isMemoryOn(pci) ? { index, offset } : -EIO;
}

/** Bytes read, fewer at the end of a region; -EINVAL, -EFAULT, -EIO. */
export function readRegion(
  pci: PciDevice,
  caller: Caller,
  va: number,
  count: number,
  position: number,
): number {
  const place = placeOf(pci, position, count);
  if (typeof place === "number") return place;
  const { index, offset } = place;
  const most = Math.min(count, regionBytes(pci, index) - offset);
  const read = (at: number, length: number): Uint8Array | undefined =>
    index === CONFIG_REGION ? pci.config.read(at, length) : loaded(pci, index, at, length);
  for (let done = 0; done < most; done += CHUNK) {
    const bytes = read(offset + done, Math.min(CHUNK, most - done));
    if (bytes === undefined || !caller.space.write(va + done, bytes)) return -EFAULT;
  }
  return most;
}

/** Bytes written, fewer at the end of a region; -EINVAL, -EFAULT, -EIO. */
export function writeRegion(
  pci: PciDevice,
  caller: Caller,
  va: number,
  count: number,
  position: number,
): number {
  const place = placeOf(pci, position, count);
  if (typeof place === "number") return place;
  const { index, offset } = place;
  const most = Math.min(count, regionBytes(pci, index) - offset);
  let isReached = false;
  for (let done = 0; done < most; done += CHUNK) {
    const bytes = caller.space.read(va + done, Math.min(CHUNK, most - done));
    if (bytes === undefined) return -EFAULT;
    if (index === CONFIG_REGION) pci.config.write(offset + done, bytes);
    else isReached = store(pci, index, offset + done, bytes) || isReached;
  }
  if (isReached && index === 0 && offset < pci.model.registerBytes) pci.stored(offset);
  return most;
}

/** One access to registers; `reach`: whether it gets there. */
interface Access {
  readonly at: number;
  readonly width: number;
  readonly reach: Reach;
}

/**
 * The loads or stores that bytes take: as wide as their place allows, eight bytes at most. The
 * table of MSI-X is the kernel's: there is none for a program.
 */
function* accesses(
  { model }: PciDevice,
  index: number,
  offset: number,
  length: number,
  isStore: boolean,
): Generator<Access> {
  const table = model.msixTable?.bar === index ? model.msixTable : { at: Infinity, bytes: 0 };
  const end = offset + length;
  for (let at = offset, width = 0; at < end; at += width) {
    if (at >= table.at && at < table.at + table.bytes) {
      width = Math.min(end, table.at + table.bytes) - at;
      yield { at, width, reach: "ones" };
      continue;
    }
    const left = (at < table.at ? Math.min(end, table.at) : end) - at;
    width = [8, 4, 2].find((each) => at % each === 0 && left >= each) ?? 1;
    const reach = index === 0 ? model.reaches?.(at, width, isStore) : undefined;
    yield { at, width, reach: reach ?? "register" };
  }
}

/** Bytes behind a base address, as the loads find them. */
function loaded(
  pci: PciDevice,
  index: number,
  offset: number,
  length: number,
): Uint8Array | undefined {
  const bytes = pci.bars[index]?.read(offset, length);
  if (bytes === undefined) return bytes;
  for (const { at, width, reach } of accesses(pci, index, offset, length, false)) {
    if (reach === "register") continue;
    bytes.fill(reach === "ones" ? 0xff : 0, at - offset, at - offset + width);
  }
  return bytes;
}

/**
 * Stores bytes behind a base address; those that no register takes are lost, and where all are,
 * the device never knows: false.
 */
function store(pci: PciDevice, index: number, offset: number, bytes: Uint8Array): boolean {
  let isReached = false;
  for (const { at, width, reach } of accesses(pci, index, offset, bytes.length, true)) {
    if (reach !== "register") continue;
    pci.bars[index]?.write(at, bytes.subarray(at - offset, at - offset + width));
    isReached = true;
  }
  return isReached;
}

/** Stores bytes behind a base address, and the device acts on what its registers then hold. */
export function storeAndTell(
  pci: PciDevice,
  index: number,
  offset: number,
  bytes: Uint8Array,
): void {
  const isReached = store(pci, index, offset, bytes);
  if (isReached && index === 0 && offset < pci.model.registerBytes) pci.stored(offset);
}

/** A mapping of a region: whole pages of it, shared; otherwise -EINVAL. */
export function mapRegion(
  pci: PciDevice,
  { position, length, isShared }: MapRequest,
): Mapping | number {
  const index = Math.floor(position / REGION_BYTES);
  const offset = position % REGION_BYTES;
  const memory = pci.bars[index];
  if (!isShared || memory === undefined || !canMap(pci, index)) return -EINVAL;
  const whole = Math.ceil(length / PAGE) * PAGE;
  if (offset % PAGE !== 0 || offset + whole > regionBytes(pci, index)) return -EINVAL;
  return { memory, offset, registerBytes: index === 0 ? pci.model.registerBytes : 0 };
}

/** A program stored into a mapping. */
export function storedInto(pci: PciDevice, position: number): void {
  if (position < pci.model.registerBytes) pci.stored(position);
}
