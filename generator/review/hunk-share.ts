// What of a file's findings is said under which of its hunks.
import type { Finding } from "../finding/index.ts";
import { groupedBy, lastBefore, pushTo } from "../lists/index.ts";
import { lineKey, patchLineKey, type Span } from "../model/index.ts";
import type { PatchSource } from "../read/mail/index.ts";
import type { RecordReport } from "../write/reply/index.ts";

/** What is said under one hunk. */
export interface Share {
  readonly records: readonly RecordReport[];
  /** What is said of no record. */
  readonly findings: readonly Finding[];
}

/** Every report and finding under the hunk it is about: one share a part, in their order. */
export function sharesOf(
  parts: readonly PatchSource[],
  reports: readonly RecordReport[],
  loose: readonly Finding[],
): readonly Share[] {
  const partOf = partFinder(parts);
  const records = new Map<PatchSource | undefined, RecordReport[]>();
  for (const report of reports)
    for (const [part, own] of split(report, partOf)) pushTo(records, part, own);
  const findings = groupedBy(loose, ({ span }) => partOf(span));
  return parts.map((part) => ({
    records: records.get(part) ?? [],
    findings: findings.get(part) ?? [],
  }));
}

export type PartOf = (span: Span) => PatchSource | undefined;

/** A record as each hunk shows it: what it shows from its start goes with all that is drawn. */
function* split(
  report: RecordReport,
  partOf: PartOf,
): Generator<readonly [PatchSource | undefined, RecordReport]> {
  const byPart = groupedBy(report.findings, ({ span }) => partOf(span));
  const home = partOf(report.record.span);
  if (byPart.size === 0) yield [home, report];
  for (const [part, findings] of byPart) {
    const isWhole = byPart.size === 1 || part === home;
    yield [part, { ...report, findings, ...(isWhole ? {} : { groups: [], fix: undefined }) }];
  }
}

/** The hunk a place is in, or the one before it. */
export function partFinder(parts: readonly PatchSource[]): PartOf {
  const exact = new Map(
    parts.flatMap((part) => part.hunk.lines.map((line) => [patchLineKey(line), part] as const)),
  );
  const sorted = parts.toSorted((a, b) => a.hunk.mailLine - b.hunk.mailLine);
  return (span) =>
    exact.get(lineKey(span)) ??
    sorted[lastBefore(sorted, ({ hunk }) => hunk.mailLine <= span.line)];
}
