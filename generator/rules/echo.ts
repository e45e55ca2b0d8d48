// Padding that comes again wherever the record it is in does.
import type { Finding } from "../finding/index.ts";
import { type CRecord, elementOf, type Member, recordOf, type Span } from "../model/index.ts";
import { idsOf } from "./catalogue/catalogue.ts";
import { echoesTail } from "./catalogue/nest.ts";
import { inlineOf, nestingMax } from "./subject/subject.ts";

/** Rules that name the bytes by which a record is longer than its members, or than elsewhere. */
const aboutSize = new Set([...idsOf("gaps"), ...idsOf("targets")]);

/** The records whose padding is told of, or goes once what is told of them is mended, by tag. */
export function sizedWrong(findings: readonly Finding[]): ReadonlySet<string | undefined> {
  return new Set(findings.filter(({ rule }) => aboutSize.has(rule)).map(({ record }) => record));
}

/**
 * Padding at the end of a record is said there, not again wherever the record is embedded. That of
 * a group of members is said of the record the group is in.
 */
export function withoutEchoes(
  records: readonly CRecord[],
  mirrors: ReadonlySet<CRecord>,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some(echoesTail)) return findings;
  const tails = findings.filter(({ rule }) => rule === "TAIL");
  const padded = new Set(sizedWrong(findings));
  const places = new Set(tails.map(({ span }) => placeOf(span)));
  for (const { name, members } of mirrors) {
    const last = members.at(-1);
    if (last !== undefined && places.has(placeOf(last.span))) padded.add(name);
  }
  const byName = new Map(records.map((record) => [record.name, record]));
  return findings.filter((finding) => {
    if (!echoesTail(finding)) return true;
    const holder = byName.get(finding.record ?? "");
    const member = holder && memberIn(holder, finding.member ?? "");
    const inner = member === undefined ? undefined : recordOf(elementOf(member.type));
    return inner === undefined || !padded.has(inner.name);
  });
}

const placeOf = ({ file, line, column }: Span): string => `${file} ${line} ${column}`;

/** A member of a record, or of one in it that has no tag. */
export function memberIn({ members }: CRecord, name: string, depth = 0): Member | undefined {
  for (const member of members) {
    if (member.name === name) return member;
    const inner = depth < nestingMax ? inlineOf(member) : undefined;
    const found = inner && memberIn(inner, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
