/**
 * Review: the patches of a mail through every room: read in their surroundings, judged, corrected,
 * answered.
 *
 * Comes in: bytes of mails, and ways to look up what the patches build on. Goes out: findings,
 * replies, corrections as diffs. Never here: a file system, a process, an exception for bad input.
 */
export type { Mail } from "../read/mail/index.ts";
export type { HunkReport, RecordReport } from "../write/reply/index.ts";
export type { InstalledHeaders } from "./installed.ts";
export { isAssertion, readKnowing, untrueIn } from "./knowing.ts";
export { fixesOf, type PatchFix, type Uncorrected, whyLeft } from "./patch-fix.ts";
export type { PatchReview } from "./patch-review.ts";
export { usersOfCode } from "./record-users.ts";
export { replyTo } from "./reply.ts";
export { Reviewer, type ReviewedInput, type ReviewedMail, type Surroundings } from "./reviewer.ts";
export { type Tree, treeOf } from "./tree.ts";
