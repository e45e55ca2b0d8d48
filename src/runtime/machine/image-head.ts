// The head of an image: what it says, and whether it can be believed.
import {
  arePatches,
  type AmdState,
  type DmaTarget,
  type PciDeviceState,
  type VtdState,
} from "../hardware/index.ts";

/** What the head says. */
export interface ImageHead {
  readonly seed: number;
  readonly profile: string;
  readonly ramBytes: number;
  readonly ramBasePa: number;
  /** Physical address of the setup data: what the next kernel is told. */
  readonly setupPa: number;
  readonly unit: VtdState;
  /** The unit in front of the devices where it is AMD's. */
  readonly amd?: AmdState;
  readonly devices: readonly PciDeviceState[];
  /** Runs of frames that are not all zeros: first frame and count, ascending, disjoint. */
  readonly runs: readonly (readonly [pfn: number, count: number])[];
  /** What the program that made the image wants to tell the one that reads it; opaque here. */
  readonly log?: string;
}

/** Bits of the widest PASID there is. */
const PASID_BITS_MAX = 20;
const RAM_MAX = 2 ** 32 - 4096;

/** The head, looked at member by member; a string is what is wrong with it. */
export function readHead(text: string): ImageHead | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "image is damaged: its head is no JSON";
  }
  return isHead(value) ? value : "image is damaged: its head does not say what it must";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

function isHead(value: unknown): value is ImageHead {
  if (!isRecord(value)) return false;
  const { seed, profile, ramBytes, ramBasePa, setupPa, unit, amd, devices, runs, log } = value;
  if (!Number.isInteger(seed) || typeof profile !== "string") return false;
  if (!isWhole(ramBytes, RAM_MAX) || ramBytes === 0 || ramBytes % 4096 !== 0) return false;
  if (!isWhole(ramBasePa, 2 ** 51) || ramBasePa % 2 ** 22 !== 0 || !isWhole(setupPa)) return false;
  if (!isUnit(unit) || !Array.isArray(devices) || !devices.every(isDevice)) return false;
  const addresses = new Set(devices.map(({ segment, bdf }) => segment * 2 ** 16 + bdf));
  if (addresses.size < devices.length) return false;
  if ((amd !== undefined && !isAmdUnit(amd)) || !Array.isArray(runs)) return false;
  if (log !== undefined && typeof log !== "string") return false;
  let next = ramBasePa / 4096;
  const last = next + ramBytes / 4096;
  for (const run of runs as unknown[]) {
    if (!Array.isArray(run) || !isWhole(run[0]) || !isWhole(run[1])) return false;
    const [pfn, count] = run as [number, number];
    if (count === 0 || pfn < next || pfn + count > last) return false;
    next = pfn + count;
  }
  return true;
}

function isUnit(value: unknown): value is VtdState {
  if (!isRecord(value)) return false;
  const { registerBase, widthLg2, rtaddr, rootPa, status } = value;
  const { capabilities, extendedCapabilities } = value;
  const widths: unknown[] = [39, 48, 57];
  return (
    isRegister(capabilities) &&
    isRegister(extendedCapabilities) &&
    [registerBase, rtaddr, rootPa, status].every((each) => isWhole(each)) &&
    widths.includes(widthLg2)
  );
}

/** 64 bits in hexadecimal, where there is one. */
function isRegister(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && /^0x[0-9a-f]{1,16}$/.test(value));
}

function isAmdUnit(value: unknown): value is AmdState {
  if (!isRecord(value)) return false;
  const { registerBase, marksDirty, deviceTable } = value;
  return isWhole(registerBase) && isWhole(deviceTable) && typeof marksDirty === "boolean";
}

function isDevice(value: unknown): value is PciDeviceState {
  if (!isRecord(value)) return false;
  const { segment, bdf, busMaster, cursor, serial, targets, pasidBits } = value;
  if (pasidBits !== undefined && !isWhole(pasidBits, PASID_BITS_MAX)) return false;
  if (!isWhole(segment, 2 ** 32) || !isWhole(bdf, 0xffff) || typeof busMaster !== "boolean")
    return false;
  if (!isWhole(cursor) || !Number.isInteger(serial)) return false;
  const { model, config = [], bars = [], known = [] } = value;
  if ((model !== undefined && model !== "ioat") || !arePatches(config)) return false;
  if (!arePatches(known) || !Array.isArray(bars) || !bars.every(arePatches)) return false;
  return Array.isArray(targets) && targets.every(isTarget);
}

function isTarget(value: unknown): value is DmaTarget {
  if (!isRecord(value)) return false;
  const { iovaPfn, expectLow, expectHigh, writeOffset, pasid } = value;
  if (pasid !== undefined && !isWhole(pasid, 2 ** PASID_BITS_MAX - 1)) return false;
  const isWord = (word: unknown): boolean => word === undefined || Number.isInteger(word);
  if (!isWhole(iovaPfn, 2 ** 52) || !isWord(expectLow) || !isWord(expectHigh)) return false;
  return writeOffset === undefined || (isWhole(writeOffset, 4088) && writeOffset % 8 === 0);
}
