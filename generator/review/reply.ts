// The reply to a reviewed mail.
import { catalogue, idsOf } from "../rules/index.ts";
import { type Manners, writeReply } from "../write/reply/index.ts";
import type { ReviewedMail } from "./reviewer.ts";

const ranks = new Map(catalogue.map((rule, index) => [rule.id, index]));
const manners: Manners = {
  rank: (rule) => ranks.get(rule) ?? Infinity,
  likewise: new Set(catalogue.filter(({ likewise }) => likewise === true).map(({ id }) => id)),
  words: idsOf("words"),
};

/**
 * A mail that answers the one reviewed, ready to send; without headers to answer (a bare patch) its
 * body alone; empty when there is no error and no warning. `existing`: it closes with what was
 * wrong before.
 */
export function replyTo({ mail, review }: ReviewedMail, existing = false): string {
  return writeReply(mail.headers, review.hunks, manners, existing ? review.existing : []);
}
