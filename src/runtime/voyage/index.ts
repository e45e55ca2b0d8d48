/**
 * Voyage: the live-update proof: a seeded program maps, preserves, jumps, retrieves and compares.
 *
 * Comes in: a seed and a number of steps. Goes out: a report as data and as text; a failing one
 * names the line that repeats it. Never here: a clock, a file, or a rule of the machine; the
 * program uses the machine as any process would, through binary ioctl buffers.
 */
export { Client } from "./client.ts";
export {
  arriveVoyage,
  departVoyage,
  runVoyage,
  type Departed,
  type VoyageOptions,
} from "./voyage.ts";
export { runStorm, shrinkStorm, stormLine, type StormOptions, type StormReport } from "./storm.ts";
export { KEXECS_MOST } from "./account.ts";
export { formatReport, type VoyageCounts, type VoyageReport } from "./report.ts";
