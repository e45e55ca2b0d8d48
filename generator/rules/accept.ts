// Defects the author keeps on purpose: silenced with a reason, and remarked on when they are gone.
import type { Finding } from "../finding/index.ts";
import type { Accept, CRecord } from "../model/index.ts";
import { ruleNamed } from "./catalogue/catalogue.ts";
import type { Subject } from "./subject/subject.ts";

interface Claim {
  readonly accept: Accept;
  /** Member it stands on; absent on the record. */
  readonly member?: string;
}

function claimsOf(subject: Subject): readonly Claim[] {
  const ofMembers = subject.parts.flatMap(({ member }) =>
    (member.accepts ?? []).map((accept) => ({ accept, member: member.name })),
  );
  return [...(subject.record.accepts ?? []).map((accept) => ({ accept })), ...ofMembers];
}

/** Findings without the accepted ones, and a finding for every accept that nothing needed. */
export function afterAccepts(subject: Subject, findings: readonly Finding[]): readonly Finding[] {
  const claims = claimsOf(subject);
  if (claims.length === 0) return findings;
  const used = new Set<Claim>();
  const left = findings.filter((finding) => {
    const matching = claims.filter(
      ({ accept, member }) =>
        accept.rule === finding.rule && (member === undefined || member === finding.member),
    );
    for (const claim of matching) used.add(claim);
    return matching.length === 0;
  });
  const stale = claims
    .filter((claim) => !used.has(claim) && isJudgedHere(claim))
    .map((claim) => remarkOn(subject, claim, "which no longer applies"));
  const unreasoned = claims
    .filter((claim) => claim.accept.reason.trim() === "")
    .map((claim) => remarkOn(subject, claim, "but gives no reason"));
  return [...left, ...stale, ...unreasoned];
}

/**
 * Rules about files, changes and code look at more than the record: that they say nothing here does
 * not mean that they never will.
 */
function isJudgedHere({ accept }: Claim): boolean {
  const rule = ruleNamed(accept.rule);
  return rule === undefined || rule.scope === "record";
}

/** What rules about files and changes say, without what the record they name accepts. */
export function withoutAccepted(
  findings: readonly Finding[],
  records: readonly CRecord[],
): readonly Finding[] {
  const accepting = new Map<string, readonly CRecord["members"][number][]>();
  const whole = new Map<string, ReadonlySet<string>>();
  for (const { name, members, accepts } of records) {
    accepting.set(name, members);
    whole.set(name, new Set((accepts ?? []).map(({ rule }) => rule)));
  }
  return findings.filter(({ record, member, rule }) => {
    if (record === undefined) return true;
    if (whole.get(record)?.has(rule) === true) return false;
    const named = accepting.get(record)?.find(({ name }) => name === member);
    return named?.accepts?.some((accept) => accept.rule === rule) !== true;
  });
}

function remarkOn({ record }: Subject, { accept, member }: Claim, what: string): Finding {
  const about = member === undefined ? {} : { member };
  const message = `accepts ${accept.rule}, ${what}`;
  const { span } = accept;
  return { span, rule: "ACCEPT", level: "warning", message, record: record.name, ...about };
}
