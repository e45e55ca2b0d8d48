// How eagerly V8 optimises: set before code of ours is compiled, since kept code is bound to it.
import { setFlagsFromString } from "node:v8";

/**
 * Most runs are over before code optimised early has paid for the optimising: half of a folder's
 * CPU time went there. Loops that run for seconds are still optimised, a little later. Later than
 * Node 20's, V8 complains aloud about the word.
 */
export function optimiseLater(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
}
