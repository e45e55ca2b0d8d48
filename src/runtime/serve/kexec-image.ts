// The image that a kexec leaves in a file: of what the next kernel is handed.
import { EIO, EOPNOTSUPP } from "../errno/index.ts";
import type { OpenImage } from "../machine/index.ts";
import type { Host, ImageOutcome } from "./host.ts";

/** The answer to a kexec that went well but for its image. */
export const KEXEC_WITHOUT_IMAGE = 1;

interface ImagingOptions {
  readonly path: string;
  /** The running kernel has something to hand over. */
  readonly handsOver: boolean;
  readonly host: Host;
}

/**
 * Runs a kexec that hands its image to `write`; 0 or a negative errno is what it answers. The place
 * is made ready first: where there can be no image, the kernel stays. Where writing fails after
 * the kernel has stopped, the next one boots all the same: KEXEC_WITHOUT_IMAGE.
 */
export function imaging(
  { path, handsOver, host }: ImagingOptions,
  kexec: (write: (image: OpenImage) => void) => number,
): number {
  const tell = (outcome: ImageOutcome): void => {
    const text = "problem" in outcome ? outcome.problem : "";
    host.publish("image", new TextEncoder().encode(text));
    host.imaged(outcome);
  };
  if (!handsOver) {
    tell({ problem: "its kernel hands nothing over: no image", isAfterJump: false });
    return -EOPNOTSUPP;
  }
  const place = host.imagePlace(path);
  if (typeof place === "string") {
    tell({ problem: place, isAfterJump: false });
    return -EIO;
  }
  let outcome: ImageOutcome | undefined;
  const result = kexec((image) => {
    const problem = "problem" in image ? image.problem : place.write(image.pieces);
    if ("problem" in image) place.discard();
    outcome =
      problem === undefined && "size" in image
        ? { path, bytes: image.size }
        : { problem: problem ?? "", isAfterJump: true };
  });
  if (outcome === undefined) place.discard();
  tell(outcome ?? { problem: "the kernel did not stop", isAfterJump: false });
  return result === 0 && outcome !== undefined && "problem" in outcome
    ? KEXEC_WITHOUT_IMAGE
    : result;
}
