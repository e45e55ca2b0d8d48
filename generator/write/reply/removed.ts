// What is said of a member that is gone stands under the line that takes it away.
import type { Finding } from "../../finding/index.ts";
import { type CRecord, depthMax, elementOf, lineKey, recordOf } from "../../model/index.ts";
import type { QuotableLine } from "./quote.ts";

/**
 * The findings, those about members a record has no more at the lines that removed them, where the
 * hunk shows those. `index` tells the lines by their keys.
 */
export function atRemovals(
  findings: readonly Finding[],
  record: CRecord,
  lines: readonly QuotableLine[],
  index: ReadonlyMap<string, number>,
): readonly Finding[] {
  if (!lines.some(({ kind }) => kind === "-")) return findings;
  const known = namesIn(record, 0);
  const { span, end = span } = record;
  const first = index.get(lineKey(span)) ?? 0;
  const last = index.get(lineKey(end)) ?? first;
  const until = last > first ? last : lines.length;
  return findings.map((finding) => {
    const { member = "" } = finding;
    if (member === "" || known.has(member)) return finding;
    const names = new RegExp(`\\b${member}\\b`);
    const line = lines
      .slice(first, until)
      .find(({ kind, text }) => kind === "-" && names.test(text.replace(/\/\*.*|\/\/.*/, "")));
    if (line === undefined) return finding;
    const { mailLine, nth } = line;
    const span = { file: finding.span.file, line: mailLine, column: 1 };
    return { ...finding, span: nth === undefined ? span : { ...span, nth } };
  });
}

/** The names of the members, those of records inside too. */
function namesIn({ members }: CRecord, depth: number): ReadonlySet<string> {
  return new Set(
    members.flatMap(({ name, type }) => {
      const inner = recordOf(elementOf(type));
      return [name, ...(inner === undefined || depth > depthMax ? [] : namesIn(inner, depth + 1))];
    }),
  );
}
