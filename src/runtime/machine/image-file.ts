// The file form of a machine between two kernels: what hardware holds, and the frames that go over.
//
//   "HPIMAGE1"  u32 version  u32 head length  head (JSON)  frames, run by run  u64 checksum
//
// Little endian. The checksum covers everything before it. Nothing in the head is believed before
// it has been looked at, and nothing is allocated that the bytes do not justify.
import type { DmaTarget, PciDeviceState, VtdState } from "../hardware/index.ts";

/** What the head says. */
export interface ImageHead {
  readonly seed: number;
  readonly profile: string;
  readonly ramBytes: number;
  readonly ramBasePa: number;
  readonly rootPa: number;
  readonly unit: VtdState;
  readonly devices: readonly PciDeviceState[];
  /** Runs of frames: first frame and count, ascending, disjoint. */
  readonly runs: readonly (readonly [pfn: number, count: number])[];
}

/** A parsed image: the head, and where each run's bytes start. */
export interface ParsedImage {
  readonly head: ImageHead;
  readonly framesAt: number;
}

const MAGIC = "HPIMAGE1";
const VERSION = 1;
const FIXED = 16;
const CHECKSUM = 8;
const HEAD_MAX = 2 ** 26;
const RAM_MAX = 2 ** 32 - 4096;

/** Two 32-bit lanes over the words of a stretch; the tail counts byte by byte. */
export function checksum(bytes: Uint8Array, end: number): readonly [low: number, high: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  const whole = end - (end % 4);
  for (let at = 0; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    low = Math.imul(low ^ word, 0x01000193);
    low ^= low >>> 15;
    high = (Math.imul(high ^ word, 0x85ebca6b) + low) | 0;
  }
  for (let at = whole; at < end; at++) low = Math.imul(low ^ view.getUint8(at), 0x01000193);
  return [low >>> 0, (high ^ end) >>> 0];
}

/** Writes an image; `frame` gives the bytes of a run. */
export function writeImage(
  head: ImageHead,
  frame: (pfn: number, count: number) => Uint8Array,
): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const frames = head.runs.reduce((sum, [, count]) => sum + count, 0);
  const end = FIXED + text.length + frames * 4096;
  const bytes = new Uint8Array(end + CHECKSUM);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < MAGIC.length; at++) bytes[at] = MAGIC.charCodeAt(at);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, text.length, true);
  bytes.set(text, FIXED);
  let at = FIXED + text.length;
  for (const [pfn, count] of head.runs) {
    bytes.set(frame(pfn, count), at);
    at += count * 4096;
  }
  const [low, high] = checksum(bytes, end);
  view.setUint32(end, low, true);
  view.setUint32(end + 4, high, true);
  return bytes;
}

/** Reads an image's frame around the frames; a string is the reason why it is none. */
export function parseImage(bytes: Uint8Array): ParsedImage | string {
  if (bytes.length < FIXED + CHECKSUM) return "not an image: too short";
  const magic = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (magic !== MAGIC) return "not an image: it begins with something else";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(8, true);
  if (version !== VERSION) return `image of version ${version}; this program reads ${VERSION}`;
  const end = bytes.length - CHECKSUM;
  const [low, high] = checksum(bytes, end);
  if (view.getUint32(end, true) !== low || view.getUint32(end + 4, true) !== high) {
    return "image is damaged: its checksum does not fit its bytes";
  }
  const length = view.getUint32(12, true);
  if (length > HEAD_MAX || FIXED + length > end) return "image is damaged: its head is too long";
  const head = readHead(new TextDecoder().decode(bytes.subarray(FIXED, FIXED + length)));
  if (typeof head === "string") return head;
  const frames = head.runs.reduce((sum, [, count]) => sum + count, 0);
  if (FIXED + length + frames * 4096 !== end) return "image is damaged: frames and bytes differ";
  return { head, framesAt: FIXED + length };
}

function readHead(text: string): ImageHead | string {
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
  const { seed, profile, ramBytes, ramBasePa, rootPa, unit, devices, runs } = value;
  if (!Number.isInteger(seed) || typeof profile !== "string") return false;
  if (!isWhole(ramBytes, RAM_MAX) || ramBytes === 0 || ramBytes % 4096 !== 0) return false;
  if (!isWhole(ramBasePa, 2 ** 51) || ramBasePa % 2 ** 22 !== 0 || !isWhole(rootPa)) return false;
  if (!isUnit(unit) || !Array.isArray(devices) || !devices.every(isDevice)) return false;
  if (!Array.isArray(runs)) return false;
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
  const widths: unknown[] = [39, 48, 57];
  return (
    [registerBase, rtaddr, rootPa, status].every((each) => isWhole(each)) &&
    widths.includes(widthLg2)
  );
}

function isDevice(value: unknown): value is PciDeviceState {
  if (!isRecord(value)) return false;
  const { segment, bdf, busMaster, cursor, serial, targets } = value;
  if (!isWhole(segment, 2 ** 32) || !isWhole(bdf, 0xffff) || typeof busMaster !== "boolean")
    return false;
  if (!isWhole(cursor) || !Number.isInteger(serial)) return false;
  return Array.isArray(targets) && targets.every(isTarget);
}

function isTarget(value: unknown): value is DmaTarget {
  if (!isRecord(value)) return false;
  const { iovaPfn, expectLow, expectHigh, writeOffset } = value;
  const isWord = (word: unknown): boolean => word === undefined || Number.isInteger(word);
  if (!isWhole(iovaPfn, 2 ** 52) || !isWord(expectLow) || !isWord(expectHigh)) return false;
  return writeOffset === undefined || (isWhole(writeOffset, 4088) && writeOffset % 8 === 0);
}
