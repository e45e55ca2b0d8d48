// A machine between two kernels, out to bytes and back.
import { Hardware, placeOf, type VtdOptions } from "../hardware/index.ts";
import { readSetup } from "../kernel/kho/index.ts";
import { freezeFailure, imageOf, type OpenImage } from "./handed-over.ts";
import {
  parseImage,
  readFrames,
  sourceOf,
  type ImageSource,
  type ParsedImage,
} from "./image-file.ts";
import type { ImageHead } from "./image-head.ts";
import { Machine } from "./machine.ts";
import { profileNamed } from "./profile.ts";

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
 * running.
 */
export function openImage(machine: Machine, options: SaveOptions = {}): OpenImage {
  const prepared = machine.prepareKexec(options.dmaSteps);
  if (prepared.errno !== 0) return { problem: freezeFailure(prepared.errno) };
  const { hardware, kernel, world } = machine;
  const image = imageOf({
    hardware,
    seed: world.seed,
    profile: kernel.profile.name,
    setupPa: prepared.setupPa,
    log: options.log?.(hardware, prepared.rootPa),
  });
  if (!("problem" in image)) kernel.alive = false;
  return image;
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

/** The hardware an image describes: its frames in place, everything else fresh; or why not. */
export function hardwareOf(parsed: ParsedImage, source: ImageSource): Hardware | string {
  const { head } = parsed;
  const hardware = new Hardware({
    ramBytes: head.ramBytes,
    ramBasePa: head.ramBasePa,
    unit: unitOf(head),
    ...(head.amd === undefined ? {} : { amd: head.amd }),
    devices: head.devices.map((state) => placeOf(state)),
  });
  const { ram } = hardware;
  const problem = readFrames(parsed, source, (pfn, count) => {
    ram.touched.fill(1, pfn - ram.basePfn, pfn - ram.basePfn + count);
    return ram.frame(pfn, count);
  });
  if (problem !== undefined) return problem;
  hardware.unit.restore(head.unit);
  if (head.amd !== undefined) hardware.amd?.restore(head.amd);
  for (const [index, state] of head.devices.entries()) {
    if (hardware.devices[index]?.restore(state) === false)
      return "image is damaged: it tells of bytes that a device does not have";
  }
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
