/**
 * Finding: what is said about a place in a text, and how sure we are.
 *
 * Comes in: a span and words. Goes out: findings in one stable order. Never here: a rule, a reader,
 * or a decision about exit codes.
 */
export type { Finding, Level } from "./finding.ts";
export { bestKnown, obsolete, onTargets } from "./on-targets.ts";
export { compareFindings, levels, toldToPeople } from "./finding.ts";
