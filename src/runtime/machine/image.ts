// A machine between two kernels, out to bytes and back.
import { errnoName } from "../errno/index.ts";
import { Hardware } from "../hardware/index.ts";
import { readHandover } from "../kernel/kho/index.ts";
import { Machine, keptFrames } from "./machine.ts";
import { parseImage, writeImage, type ImageHead, type ParsedImage } from "./image-file.ts";
import { profileNamed } from "./profile.ts";

/** What saving or loading gives: the thing, or why not. */
export type Saved = { readonly bytes: Uint8Array } | { readonly problem: string };
export type Loaded = { readonly machine: Machine } | { readonly problem: string };

/**
 * Freezes and stops the machine's kernel and writes down what goes over: hardware state and
 * preserved frames. Afterwards that kernel is gone, as after a jump. A refused freeze leaves it
 * running.
 */
export function saveImage(machine: Machine, dmaSteps = 1): Saved {
  const prepared = machine.prepareKexec(dmaSteps);
  if (prepared.errno !== 0) return { problem: `the freeze failed: ${errnoName(prepared.errno)}` };
  const { hardware, kernel, world } = machine;
  const { ram, unit, devices } = hardware;
  const handover = readHandover(ram, prepared.rootPa);
  if (typeof handover === "string") return { problem: handover };
  const kept = keptFrames(handover, ram.frameCount, ram.basePfn);
  const head: ImageHead = {
    seed: world.seed,
    profile: kernel.profile.name,
    ramBytes: ram.bytes.length,
    ramBasePa: ram.basePfn * 4096,
    rootPa: prepared.rootPa,
    unit: unit.state(),
    devices: devices.map((device) => device.state()),
    runs: runsOf(kept, ram.basePfn),
  };
  kernel.alive = false;
  return { bytes: writeImage(head, (pfn, count) => ram.frame(pfn, count)) };
}

function runsOf(kept: Uint8Array, basePfn: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < kept.length;) {
    const start = kept.indexOf(1, at);
    if (start < 0) break;
    const end = kept.indexOf(0, start);
    const stop = end < 0 ? kept.length : end;
    runs.push([start + basePfn, stop - start]);
    at = stop;
  }
  return runs;
}

/** The hardware an image describes: preserved frames in place, everything else fresh. */
export function hardwareOf(parsed: ParsedImage, bytes: Uint8Array): Hardware {
  const { head, framesAt } = parsed;
  const hardware = new Hardware({
    ramBytes: head.ramBytes,
    ramBasePa: head.ramBasePa,
    unit: { registerBase: head.unit.registerBase, widthLg2: head.unit.widthLg2 },
    devices: head.devices.map(({ segment, bdf }) => ({
      segment,
      bus: bdf >>> 8,
      device: (bdf >>> 3) & 31,
      function: bdf & 7,
    })),
  });
  let at = framesAt;
  for (const [pfn, count] of head.runs) {
    hardware.ram.write(pfn * 4096, bytes.subarray(at, at + count * 4096));
    at += count * 4096;
  }
  hardware.unit.restore(head.unit);
  for (const [index, state] of head.devices.entries()) hardware.devices[index]?.restore(state);
  return hardware;
}

/** Boots the next kernel from an image, in the image's profile unless another is named. */
export function loadImage(bytes: Uint8Array, profile?: string): Loaded {
  const parsed = parseImage(bytes);
  if (typeof parsed === "string") return { problem: parsed };
  const name = profile ?? parsed.head.profile;
  if (profileNamed(name) === undefined) return { problem: `image of an unknown profile "${name}"` };
  const hardware = hardwareOf(parsed, bytes);
  const options = { seed: parsed.head.seed, profile: name };
  return Machine.resume(options, hardware, parsed.head.rootPa);
}
