// How eagerly V8 optimises: set before code of ours is compiled, since kept code is bound to it.
import { setFlagsFromString } from "node:v8";

/**
 * Most runs are over before code optimised early has paid for the optimising: half of a folder's
 * CPU time went there. Loops that run for seconds are still optimised, a little later.
 */
export function optimiseLater(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}
