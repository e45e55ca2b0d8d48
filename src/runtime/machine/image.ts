// A machine between two kernels, out to bytes and back.
import { errnoName } from "../errno/index.ts";
import { Hardware, type VtdOptions } from "../hardware/index.ts";
import { readHandedOver, readSetup } from "../kernel/kho/index.ts";
import type { Ram } from "../memory/index.ts";
import { Machine, keptFrames } from "./machine.ts";
import {
  imageBytes,
  imagePieces,
  parseImage,
  readFrames,
  sourceOf,
  type ImageSource,
  type ParsedImage,
} from "./image-file.ts";
import type { ImageHead } from "./image-head.ts";
import { profileNamed } from "./profile.ts";

/** An image ready to be written, piece by piece; or why there is none. */
export type OpenImage =
  | { readonly size: number; readonly pieces: IterableIterator<Uint8Array> }
  | { readonly problem: string };
/** What saving or loading gives: the thing, or why not. */
export type Saved = { readonly bytes: Uint8Array } | { readonly problem: string };
export type Loaded =
  { readonly machine: Machine; readonly log: string | undefined } | { readonly problem: string };

export interface SaveOptions {
  /** DMA steps of every device at each stage of the shutdown; 1 unless said. */
  readonly dmaSteps?: number;
  /** Words to the program that will read the image, asked for when everything stands still. */
  readonly log?: (hardware: Hardware, rootPa: number) => string;
}

export interface LoadOptions {
  /** The next kernel's profile; the image's unless said. */
  readonly profile?: string;
  readonly dmaSteps?: number;
  /** Runs before the next kernel boots. */
  readonly between?: (hardware: Hardware, rootPa: number, log: string | undefined) => void;
}

/**
 * Freezes and stops the machine's kernel: what goes over, hardware state and preserved frames, as
 * pieces of a file. Afterwards that kernel is gone, as after a jump. A refused freeze leaves it
 * running. The pieces are windows on memory: write them before anything else runs.
 */
export function openImage(machine: Machine, options: SaveOptions = {}): OpenImage {
  const prepared = machine.prepareKexec(options.dmaSteps);
  if (prepared.errno !== 0) return { problem: `the freeze failed: ${errnoName(prepared.errno)}` };
  const { hardware, kernel, world } = machine;
  const { ram, unit, amd, devices } = hardware;
  const handover = readHandedOver(ram, prepared.setupPa);
  if (typeof handover === "string") return { problem: handover };
  const kept = keptFrames(handover, ram.frameCount, ram.basePfn);
  const log = options.log?.(hardware, prepared.rootPa);
  const head: ImageHead = {
    seed: world.seed,
    profile: kernel.profile.name,
    ramBytes: ram.bytes.length,
    ramBasePa: ram.basePfn * 4096,
    setupPa: prepared.setupPa,
    unit: unit.state(),
    ...(amd === undefined ? {} : { amd: amd.state() }),
    devices: devices.map((device) => device.state()),
    runs: runsOf(kept, ram),
    ...(log === undefined ? {} : { log }),
  };
  kernel.alive = false;
  const pieces = imagePieces(head, (pfn, count) => ram.frame(pfn, count));
  return { size: imageBytes(head), pieces };
}

/** The same as one array of bytes: for images that fit. */
export function saveImage(machine: Machine, options: SaveOptions = {}): Saved {
  const open = openImage(machine, options);
  if ("problem" in open) return open;
  const bytes = new Uint8Array(open.size);
  let at = 0;
  for (const piece of open.pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes };
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

/** The hardware an image describes: its frames in place, everything else fresh; or why not. */
export function hardwareOf(parsed: ParsedImage, source: ImageSource): Hardware | string {
  const { head } = parsed;
  const hardware = new Hardware({
    ramBytes: head.ramBytes,
    ramBasePa: head.ramBasePa,
    unit: unitOf(head),
    ...(head.amd === undefined ? {} : { amd: head.amd }),
    devices: head.devices.map(({ segment, bdf, pasidBits = 0 }) => ({
      pasidBits,
      segment,
      bus: bdf >>> 8,
      device: (bdf >>> 3) & 31,
      function: bdf & 7,
    })),
  });
  const { ram } = hardware;
  const problem = readFrames(parsed, source, (pfn, count) => {
    ram.touched.fill(1, pfn - ram.basePfn, pfn - ram.basePfn + count);
    return ram.frame(pfn, count);
  });
  if (problem !== undefined) return problem;
  hardware.unit.restore(head.unit);
  if (head.amd !== undefined) hardware.amd?.restore(head.amd);
  for (const [index, state] of head.devices.entries()) hardware.devices[index]?.restore(state);
  return hardware;
}

/** The unit an image tells of; older ones say nothing of its registers. */
function unitOf({ unit }: ImageHead): VtdOptions {
  const { registerBase, widthLg2, capabilities, extendedCapabilities } = unit;
  return {
    registerBase,
    widthLg2,
    ...(capabilities === undefined ? {} : { capabilities: BigInt(capabilities) }),
    ...(extendedCapabilities === undefined
      ? {}
      : { extendedCapabilities: BigInt(extendedCapabilities) }),
  };
}

/** Boots the next kernel from an image. */
export function loadImage(from: Uint8Array | ImageSource, options: LoadOptions = {}): Loaded {
  const source = from instanceof Uint8Array ? sourceOf(from) : from;
  const parsed = parseImage(source);
  if (typeof parsed === "string") return { problem: parsed };
  const { head } = parsed;
  const profile = options.profile ?? head.profile;
  if (profileNamed(profile) === undefined) {
    return { problem: `image of an unknown profile "${profile}"` };
  }
  const hardware = hardwareOf(parsed, source);
  if (typeof hardware === "string") return { problem: hardware };
  const setup = readSetup(hardware.ram, head.setupPa);
  if (typeof setup === "string") return { problem: setup };
  options.between?.(hardware, setup.rootPa, head.log);
  const resumed = Machine.resume(
    { seed: head.seed, profile, from: head.profile, dmaSteps: options.dmaSteps ?? 1 },
    hardware,
    head.setupPa,
  );
  return "problem" in resumed ? resumed : { machine: resumed.machine, log: head.log };
}
