// Padding that comes again wherever the record it is in does.
import type { Finding } from "../finding/index.ts";
import type { CRecord, Span } from "../model/index.ts";
import { idsOf } from "./catalogue/catalogue.ts";

/** Rules that name the bytes by which a record is longer than its members, or than elsewhere. */
const aboutSize = new Set([...idsOf("gaps"), ...idsOf("targets")]);

/** The records whose padding is told of, or goes once what is told of them is mended, by tag. */
export function sizedWrong(findings: readonly Finding[]): ReadonlySet<string | undefined> {
  return new Set(findings.filter(({ rule }) => aboutSize.has(rule)).map(({ record }) => record));
}

/** Less what a record brings along of which it is said itself; `flawed` are those, by tag. */
export function withoutBrought(
  findings: readonly Finding[],
  flawed: ReadonlySet<string | undefined>,
): readonly Finding[] {
  return findings.filter(({ broughtBy }) => broughtBy === undefined || !flawed.has(broughtBy));
}

/**
 * Padding at the end of a record is said there, not again wherever the record is embedded. That of
 * a group of members is said of the record the group is in.
 */
export function withoutEchoes(
  mirrors: ReadonlySet<CRecord>,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some(({ broughtBy }) => broughtBy !== undefined)) return findings;
  const tails = findings.filter(({ rule }) => rule === "TAIL");
  const padded = new Set(sizedWrong(findings));
  const places = new Set(tails.map(({ span }) => placeOf(span)));
  for (const { name, members } of mirrors) {
    const last = members.at(-1);
    if (last !== undefined && places.has(placeOf(last.span))) padded.add(name);
  }
  return withoutBrought(findings, padded);
}

const placeOf = ({ file, line, column }: Span): string => `${file} ${line} ${column}`;
