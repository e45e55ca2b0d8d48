/**
 * World: the only place where chance, time and failure come from.
 *
 * Comes in: one seed. Goes out: a generator, a clock that moves only when told, and a fault plan
 * that every fallible step asks. Never here: an import; the date; anything of the host.
 */
export { Generator, mix32 } from "./generator.ts";
export { FaultPlan } from "./faults.ts";
export { World } from "./world.ts";
