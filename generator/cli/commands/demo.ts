// holeproof demo: the main job in front of the user, once through.
import { shipped } from "../package-root.ts";
import type { ExitCode, Io } from "../io.ts";

const mail = shipped("examples/bay.patch.eml");

/** Reviews the example mail, then runs a voyage. Exit code 0 when both did what they should. */
export async function demo(io: Io): Promise<ExitCode> {
  const { review } = await import("./review.ts");
  const { voyage } = await import("./voyage.ts");
  io.out("$ holeproof review examples/bay.patch.eml\n\n");
  const reviewed = await review([mail], {}, io);
  io.out("\n$ holeproof voyage --seed 7\n\n");
  const sailed = await voyage({ seed: 7, steps: 4000 }, io);
  // The example mail has defects, so finding some is what should happen.
  return reviewed === 1 ? sailed : 2;
}
