// What the next kernel is told: an entry of the boot protocol's list, with the addresses of the
// root tree and of the scratch areas. It lies in scratch itself, where kexec loads what it loads.
import { kho, uapi } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import type { Ram } from "../../memory/index.ts";
import { hex } from "./block-map.ts";
import { blockOver, readHandover, type Handover } from "./handover.ts";
import type { KhoFormat } from "./format.ts";
import { readScratch, scratchBytes, writeScratch, type ScratchArea } from "./scratch.ts";

const { SETUP_KEXEC_KHO, SETUP_DATA_SIZE, decodeSetupData, encodeSetupData } = uapi.setupData;
const { KHO_DATA_SIZE, decodeKhoData, encodeKhoData } = kho.kho;

/** The tree's page: what is mapped to read it. */
const FDT_BYTES = 4096;
/** Where the array of areas begins, behind the entry: bytes. */
const ARRAY_AT = 64;
/** A list longer than this has no end. */
const ENTRIES_MAX = 64;

/** What the entry says, checked. */
interface Setup {
  readonly rootPa: number;
  /** The array of areas: where, and which. */
  readonly scratchPa: number;
  readonly scratch: readonly ScratchArea[];
}

/** Writes entry and array at the beginning of the first area: the entry's address. */
export function writeSetup(ram: Ram, areas: readonly ScratchArea[], rootPa: number): number {
  const setupPa = (areas[0] as ScratchArea).pfn * 4096;
  const value = {
    fdtAddr: BigInt(rootPa),
    fdtSize: BigInt(FDT_BYTES),
    scratchAddr: BigInt(setupPa + ARRAY_AT),
    scratchSize: BigInt(scratchBytes(areas)),
  };
  const data = new Uint8Array(encodeKhoData(value).buffer);
  const entry = { next: 0n, type: SETUP_KEXEC_KHO, len: data.length, data };
  ram.zero(setupPa / 4096);
  encodeSetupData(entry, ram.view, ram.byteAt(setupPa));
  writeScratch(ram, setupPa + ARRAY_AT, areas);
  return setupPa;
}

/** Finds the handover's entry in the list at `setupPa`; a string is why there is none. */
export function readSetup(ram: Ram, setupPa: number): Setup | string {
  let pa = setupPa;
  for (let entries = 0; pa !== 0; entries++) {
    if (entries === ENTRIES_MAX) return "setup data: a list without an end";
    if (pa % 8 !== 0 || !ram.holdsBytes(pa, SETUP_DATA_SIZE)) {
      return `setup data at ${hex(pa)} is not memory`;
    }
    try {
      const entry = decodeSetupData(ram.view, ram.byteAt(pa), ram.bytes.length);
      if (entry.type === SETUP_KEXEC_KHO) return readKhoData(ram, entry.data);
      pa = entry.next < 2n ** 52n ? Number(entry.next) : -1;
    } catch (error) {
      if (error instanceof WireError) return `setup data: ${error.message}`;
      throw error;
    }
  }
  return "setup data: nothing of a handover in it";
}

function readKhoData(ram: Ram, data: Uint8Array): Setup | string {
  if (data.length !== KHO_DATA_SIZE) return `setup data of a handover, ${data.length} bytes`;
  const value = decodeKhoData(new DataView(data.buffer, data.byteOffset, data.length));
  const { fdtAddr, fdtSize, scratchAddr, scratchSize } = value;
  if (fdtSize !== BigInt(FDT_BYTES)) return `root tree of ${fdtSize} bytes`;
  if (fdtAddr >= 2n ** 52n || scratchAddr >= 2n ** 52n || scratchSize >= 2n ** 32n) {
    return "setup data of a handover with no addresses in it";
  }
  const scratch = readScratch(ram, Number(scratchAddr), Number(scratchSize));
  if (typeof scratch === "string") return scratch;
  return { rootPa: Number(fdtAddr), scratchPa: Number(scratchAddr), scratch };
}

/** Everything that was handed over. */
export interface HandedOver extends Handover {
  readonly setup: Setup;
}

/**
 * Reads all of it from the one address a kernel is told; a string is the reason to boot as if
 * nothing had been handed over. `wanted` as for the tree.
 */
export function readHandedOver(ram: Ram, setupPa: number, wanted?: KhoFormat): HandedOver | string {
  const setup = readSetup(ram, setupPa);
  if (typeof setup === "string") return setup;
  const handover = readHandover(ram, setup.rootPa, wanted);
  if (typeof handover === "string") return handover;
  for (const { pfn, count } of setup.scratch) {
    const block = blockOver(handover.blocks, pfn, count);
    if (block !== undefined) return `preserved block at ${hex(block.pfn * 4096)} lies in scratch`;
  }
  const stray = handover.transient.find((pfn) =>
    setup.scratch.some((area) => pfn >= area.pfn && pfn < area.pfn + area.count),
  );
  // The kernel that reads them boots in scratch: it would overwrite what it reads.
  if (stray !== undefined) return `the map's page at ${hex(stray * 4096)} lies in scratch`;
  return { ...handover, setup };
}
