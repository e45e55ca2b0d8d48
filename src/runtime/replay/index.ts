/**
 * Replay: recorded ioctl traces run again on a machine, and every answer that differs.
 *
 * Comes in: a trace as text, the name of the machine it was recorded on, dumps of page tables as
 * text. Goes out: differences, counts, both as data and as text. Never here: a file system, or an
 * answer taken from the trace: what a trace gives is calls, bytes and the places of user pages.
 *
 * Some of what the recorded machine was, no line of a trace says, and its answers show: which nodes
 * of VFIO it had (recorded-groups), which numbers were eventfds (recorded-counters), whether a
 * limit on locked memory binds the process (recorded-rights), and which names stand for a closed
 * number (recorded-process). These are read out of the whole trace before it runs; each call is
 * then answered by the machine alone, but for opens of nodes it had not and calls on closed
 * numbers.
 */
export { readTrace, type Trace, type TraceProblem } from "./trace.ts";
export type { Step } from "./step.ts";
export { replayTrace, type ReplayInput } from "./replay.ts";
export { machineProblem } from "./chosen-machine.ts";
export type { ReplayOutcome } from "./tally.ts";
export { recordedMachines, type RecordedMachine } from "./recorded-machine.ts";
export type { Difference } from "./difference.ts";
export { differenceLine, formatOutcome, formatSummary, sumOf, type ReplaySum } from "./report.ts";
