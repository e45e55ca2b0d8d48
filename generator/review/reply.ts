// The reply to a reviewed mail.
import { catalogue, idsOf } from "../rules/index.ts";
import { type Manners, writeReply } from "../write/reply/index.ts";
import { authored } from "./authored.ts";
import type { ReviewedMail } from "./reviewer.ts";

// What may not be done at all goes before how to do it well.
const ranks = new Map(
  [
    ...catalogue.filter(({ scope }) => scope === "change"),
    ...catalogue.filter(({ scope }) => scope !== "change"),
  ].map(({ id }, index) => [id, index]),
);
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
  const hunks = review.hunks.map((hunk) => {
    const records = hunk.records.map(authored(hunk.lines));
    return { ...hunk, records };
  });
  return writeReply(mail.headers, hunks, manners, existing ? review.existing : []);
}
