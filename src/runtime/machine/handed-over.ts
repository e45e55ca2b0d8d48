// What goes over a kexec: which frames, and the image of them and of what hardware holds.
import { errnoName } from "../errno/index.ts";
import type { Hardware } from "../hardware/index.ts";
import { readHandedOver, type HandedOver } from "../kernel/kho/index.ts";
import type { Ram } from "../memory/index.ts";
import { imageBytes, imagePieces } from "./image-file.ts";
import type { ImageHead } from "./image-head.ts";

/**
 * An image ready to be written, piece by piece; or why there is none. The pieces are windows on
 * memory: write them before anything else runs.
 */
export type OpenImage =
  | { readonly size: number; readonly pieces: IterableIterator<Uint8Array> }
  | { readonly problem: string };

/** A kernel that stopped for a kexec, and the machine it leaves. */
interface Stopped {
  readonly hardware: Hardware;
  readonly seed: number;
  /** The profile of the kernel that stopped. */
  readonly profile: string;
  /** Physical address of what the next kernel is told; 0 where it is told nothing. */
  readonly setupPa: number;
  /** Words to the program that will read the image. */
  readonly log: string | undefined;
}

/** The image of what a stopped kernel hands to the next one. */
export function imageOf({ hardware, seed, profile, setupPa, log }: Stopped): OpenImage {
  const { ram, unit, amd, devices } = hardware;
  if (setupPa === 0) return { problem: `a kernel of profile ${profile} hands nothing over` };
  const handover = readHandedOver(ram, setupPa);
  if (typeof handover === "string") return { problem: handover };
  const kept = keptFrames(handover, ram.frameCount, ram.basePfn);
  const head: ImageHead = {
    seed,
    profile,
    ramBytes: ram.bytes.length,
    ramBasePa: ram.basePfn * 4096,
    setupPa,
    unit: unit.state(),
    ...(amd === undefined ? {} : { amd: amd.state() }),
    devices: devices.map((device) => device.state()),
    runs: runsOf(kept, ram),
    ...(log === undefined ? {} : { log }),
  };
  const pieces = imagePieces(head, (pfn, count) => ram.frame(pfn, count));
  return { size: imageBytes(head), pieces };
}

/** Why a kernel went on instead of stopping, by the errno of its freeze. */
export const freezeFailure = (errno: number): string => `the freeze failed: ${errnoName(errno)}`;

/** One byte a frame: 1 where it goes over, the map's and the setup data's own frames included. */
export function keptFrames(
  handover: HandedOver | undefined,
  frameCount: number,
  basePfn: number,
): Uint8Array {
  const kept = new Uint8Array(frameCount);
  if (handover === undefined) return kept;
  for (const { pfn, order } of handover.blocks) {
    kept.fill(1, pfn - basePfn, pfn - basePfn + 2 ** order);
  }
  for (const pfn of handover.transient) kept[pfn - basePfn] = 1;
  kept[Math.floor(handover.setup.scratchPa / 4096) - basePfn] = 1;
  return kept;
}

/** Runs of kept frames that hold anything but zeros. */
function runsOf(kept: Uint8Array, ram: Ram): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < kept.length; at++) {
    if (kept[at] === 0 || isZero(ram, at)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === at + ram.basePfn) last[1] += 1;
    else runs.push([at + ram.basePfn, 1]);
  }
  return runs;
}

function isZero(ram: Ram, frame: number): boolean {
  for (let at = frame * 1024, end = at + 1024; at < end; at++) {
    if (ram.words[at] !== 0) return false;
  }
  return true;
}
