/**
 * Write/reply: findings as the mail a maintainer would send.
 *
 * Comes in: the mail that is answered, hunks with records and findings, corrected structs. Goes
 * out: one mail, ready to send, the same bytes every time. Never here: a judgement, a date, a name
 * of ours.
 */
export type { Answered } from "./envelope.ts";
export type { QuotableLine } from "./quote.ts";
export type { Manners } from "./manners.ts";
export { writeReply } from "./reply.ts";
export type { HunkReport, RecordReport } from "./reply.ts";
