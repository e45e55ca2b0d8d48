// How V8 goes about runs of seconds: set before code of ours is compiled, since kept code is bound
// to most of it.
import { setFlagsFromString } from "node:v8";

/**
 * Most runs are over before code optimised early has paid for the optimising: half of a folder's
 * CPU time went there. Loops that run for seconds are still optimised, a little later. Later than
 * Node 20's, V8 complains aloud about the word.
 *
 * Room for new objects grows to its most at once: they are copied on each of the steps between.
 */
export function optimiseLater(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
  setFlagsFromString("--semi-space-growth-factor=16");
}

/**
 * For commands that read text and end: they call thousands of functions, none of them for long, and
 * what a function calls is not worth optimising with it. Where V8 has a quick optimiser before the
 * thorough one, what that leaves is seldom worth the other. The machine's loops are. Code is kept
 * under the flags every run starts with, so a run that keeps it leaves them alone.
 */
export function optimiseLittle(): void {
  if (process.env["HOLEPROOF_KEEP_CODE"] !== undefined) return;
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=200");
  if (process.versions.v8.startsWith("11.")) return;
  setFlagsFromString("--invocation-count-for-maglev=1000");
  setFlagsFromString("--invocation-count-for-turbofan=100000");
}
