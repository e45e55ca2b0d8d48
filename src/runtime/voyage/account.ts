// The program's own account of what it sent over: enough to check the arrival in another process.
import type { Hardware } from "../hardware/index.ts";
import { readHandover } from "../kernel/kho/index.ts";
import { mix32 } from "../world/index.ts";
import { noCounts, type VoyageCounts } from "./report.ts";

/** A file: its token, its size, and the frames behind its pages, in order, as runs. */
export interface AccountFile {
  readonly index: number;
  readonly bytes: number;
  readonly runs: readonly (readonly [pfn: number, count: number])[];
}

/** A mapping a device sees: input page, pages, file, page of the file. */
type AccountMapping = readonly [iovaPfn: number, pages: number, file: number, page: number];

export interface AccountBerth {
  readonly device: number;
  readonly token: number;
  readonly mappings: readonly AccountMapping[];
  /** Absent for the device's requests that carry none. */
  readonly pasid?: number;
}

/** Which of all devices and PASIDs a berth is. */
export const berthKey = (device: number, pasid = 0): number => device + pasid * 256;

/** What was asked for: mappings to make, kernels to go through. */
export interface Course {
  readonly steps: number;
  readonly kexecs: number;
}

/** What one side of the jump tells the other. Plain data: it crosses as JSON. */
export interface Account extends Course {
  readonly kind: "holeproof voyage";
  readonly ramBytes: number;
  readonly counts: VoyageCounts;
  readonly files: readonly AccountFile[];
  readonly berths: readonly AccountBerth[];
  /** Of every preserved frame at the jump. */
  readonly fingerprint: number;
}

/**
 * Where each page of a device's mappings lies: the program's own account, from file to frame.
 */
export type Chart = ReadonlyMap<number, number>;

export function chartOf(account: Account, berth: AccountBerth): Chart {
  const frames = new Map<number, readonly number[]>();
  for (const { index, runs } of account.files) {
    frames.set(
      index,
      runs.flatMap(([pfn, count]) => Array.from({ length: count }, (_, at) => pfn + at)),
    );
  }
  const chart = new Map<number, number>();
  for (const [iovaPfn, pages, file, page] of berth.mappings) {
    for (let at = 0; at < pages; at++) {
      chart.set(iovaPfn + at, frames.get(file)?.[page + at] ?? -1);
    }
  }
  return chart;
}

/** One word over every preserved frame, in ascending order; -1 when nothing can be read. */
export function fingerprintOf(hardware: Hardware, rootPa: number): number {
  const { ram } = hardware;
  const handover = readHandover(ram, rootPa);
  if (typeof handover === "string") return -1;
  let sum = handover.blocks.length;
  for (const { pfn, order } of handover.blocks) {
    sum = mix32(sum ^ pfn);
    const start = ram.wordAt(pfn);
    for (let at = start, end = start + 1024 * 2 ** order; at < end; at++) {
      sum = Math.imul(sum ^ (ram.words[at] as number), 0x01000193);
      sum ^= sum >>> 13;
    }
  }
  return sum >>> 0;
}

/** Reads an account somebody wrote; undefined when it is none, or says what cannot be. */
export function readAccount(text: string | undefined): Account | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
  // What an older program did not count, it had none of.
  if (isObject(value) && isObject(value["counts"])) {
    value = { ...value, counts: { ...noCounts(), ...value["counts"] } };
  }
  return isAccount(value) ? value : undefined;
}

/** Most kernels a voyage goes through. */
export const KEXECS_MOST = 1000;

const isWhole = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function isAccount(value: unknown): value is Account {
  if (!isObject(value) || value["kind"] !== "holeproof voyage") return false;
  const { steps, kexecs, ramBytes, counts, files, berths, fingerprint } = value;
  if (!isWhole(kexecs, KEXECS_MOST) || kexecs === 0) return false;
  if (!isWhole(steps) || !isWhole(ramBytes, 2 ** 32) || !isWhole(fingerprint, 2 ** 32))
    return false;
  if (!isObject(counts) || !Object.keys(noCounts()).every((key) => isWhole(counts[key]))) {
    return false;
  }
  const frames = ramBytes / 4096;
  const isFile = (file: unknown): boolean =>
    isObject(file) &&
    isWhole(file["index"]) &&
    isWhole(file["bytes"]) &&
    isListOf(file["runs"], frames, (run) => isWords(run, 2) && (run[1] as number) <= frames);
  const isBerth = (berth: unknown): boolean =>
    isObject(berth) &&
    isWhole(berth["device"], 255) &&
    isWhole(berth["token"]) &&
    (berth["pasid"] === undefined || isWhole(berth["pasid"], 2 ** 20 - 1)) &&
    isListOf(berth["mappings"], steps, (each) => isWords(each, 4) && (each[1] as number) <= frames);
  return isListOf(files, 1000, isFile) && isListOf(berths, 256, isBerth);
}

function isListOf(list: unknown, most: number, check: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.length <= most && list.every((item) => check(item));
}

function isWords(value: unknown, length: number): value is readonly number[] {
  return Array.isArray(value) && value.length === length && value.every((each) => isWhole(each));
}
