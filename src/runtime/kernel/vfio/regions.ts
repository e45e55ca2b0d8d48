// Regions of a device as its file shows them: base addresses and configuration space, each at its
// number times 2^40 of the file.
import { EFAULT, EINVAL, EIO } from "../../errno/index.ts";
import { COMMAND_MEMORY, type PciDevice } from "../../hardware/index.ts";
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
  return (pci.config.command & COMMAND_MEMORY) === 0 ? -EIO : { index, offset };
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
  const from = index === CONFIG_REGION ? pci.config : pci.bars[index];
  for (let done = 0; done < most; done += CHUNK) {
    const bytes = from?.read(offset + done, Math.min(CHUNK, most - done));
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
  for (let done = 0; done < most; done += CHUNK) {
    const bytes = caller.space.read(va + done, Math.min(CHUNK, most - done));
    if (bytes === undefined) return -EFAULT;
    if (index === CONFIG_REGION) pci.config.write(offset + done, bytes);
    else pci.bars[index]?.write(offset + done, bytes);
  }
  if (index === 0 && offset < pci.model.registerBytes) pci.stored(offset);
  return most;
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
