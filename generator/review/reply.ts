// The reply to a reviewed mail.
import { catalogue } from "../rules/index.ts";
import { writeReply } from "../write/reply/index.ts";
import type { ReviewedMail } from "./reviewer.ts";

const ranks = new Map(catalogue.map((rule, index) => [rule.id, index]));

/**
 * A mail that answers the one reviewed, ready to send; without headers to answer (a bare patch) its
 * body alone; empty when there is no error and no warning. `existing`: it closes with what was
 * wrong before.
 */
export function replyTo({ mail, review }: ReviewedMail, existing = false): string {
  const order = (rule: string): number => ranks.get(rule) ?? Infinity;
  return writeReply(mail.headers, review.hunks, order, existing ? review.existing : []);
}
