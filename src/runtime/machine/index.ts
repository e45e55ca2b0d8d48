/**
 * Machine: hardware and one kernel at a time, wired; processes; kexec; images of what goes over.
 *
 * Comes in: a seed, a size, a profile, devices. Goes out: processes with descriptors and ioctls, a
 * next kernel built from preserved frames and one address. Never here: a rule of the ABI; it only
 * wires.
 */
export type { OpenImage } from "./handed-over.ts";
export { Machine, type KexecOptions, type KexecResult, type MachineOptions } from "./machine.ts";
export { Kernel } from "./kernel.ts";
export { Process } from "./process.ts";
export { takeoverOf } from "./remapping.ts";
export { profiles, profileNamed, type Profile } from "./profile.ts";
export { parseImage, sourceOf, type ImageSource } from "./image-file.ts";
export {
  hardwareOf,
  loadImage,
  openImage,
  saveImage,
  type LoadOptions,
  type Loaded,
  type SaveOptions,
  type Saved,
} from "./image.ts";
