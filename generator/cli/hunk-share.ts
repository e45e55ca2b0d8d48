// What of a file's findings is said under which of its hunks.
import type { Span } from "../model/index.ts";
import type { PatchSource } from "../read/mail/index.ts";
import type { RecordReport } from "../write/reply/index.ts";

/** The hunk a place is in, or the one before it. */
export function partFinder(parts: readonly PatchSource[]): (span: Span) => PatchSource | undefined {
  const keyOf = (line: number, newLine: number | undefined): string => `${line} ${newLine ?? ""}`;
  const exact = new Map(
    parts.flatMap((part) =>
      part.hunk.lines.map(({ mailLine, newLine }) => [keyOf(mailLine, newLine), part] as const),
    ),
  );
  return ({ line, pathLine }) =>
    exact.get(keyOf(line, pathLine)) ??
    parts.findLast(({ hunk }) => hunk.mailLine <= line) ??
    parts[0];
}

/** Whether something stands in one hunk. */
export type IsHere = (at: { readonly span: Span }) => boolean;

/** A record as one hunk shows it: what it shows from its start goes with all that is drawn. */
export function within(report: RecordReport, isHere: IsHere): readonly RecordReport[] {
  const findings = report.findings.filter(isHere);
  if (findings.length === report.findings.length) return [report];
  if (findings.length === 0) return [];
  return [
    isHere(report.record)
      ? { ...report, findings }
      : { ...report, findings, groups: [], fix: undefined },
  ];
}
