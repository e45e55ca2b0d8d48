/**
 * Replay: recorded ioctl traces run again on a machine, and every answer that differs.
 *
 * Comes in: a trace as text, the name of the machine it was recorded on, dumps of page tables as
 * text. Goes out: differences, counts, both as data and as text. Never here: a file system, or an
 * answer taken from the trace: what a trace gives is calls, bytes and the places of user pages.
 */
export { readTrace, type Trace, type TraceProblem } from "./trace.ts";
export type { Step } from "./step.ts";
export { replayTrace, type ReplayInput, type ReplayOutcome } from "./replay.ts";
export { recordedMachines, type RecordedMachine } from "./recorded-machine.ts";
export type { Difference } from "./difference.ts";
export { differenceLine, formatOutcome, formatSummary, sumOf, type ReplaySum } from "./report.ts";
