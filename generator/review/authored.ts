// A corrected record in its author's own lines.
import { editOf } from "../fix/index.ts";
import { type CRecord, lineKey, patchLineKey, type Span } from "../model/index.ts";
import type { HunkReport, RecordReport } from "../write/reply/index.ts";
import { countedIn } from "./counted.ts";

/** Finds the line of a text, from 1; 0 where it is not there. */
type LineOf = (span: Span) => number;

/**
 * Puts corrections into the lines a hunk shows, with their comments and what else is between. One
 * that cannot be put there stays as it was printed; what an `#if` makes more than one record of is
 * left out.
 */
export function authored(lines: HunkReport["lines"]): (report: RecordReport) => RecordReport {
  const shown = lines.filter(({ kind }) => kind !== "-");
  const texts = shown.map(({ text }) => text);
  const index = new Map(shown.map((line, at) => [patchLineKey(line), at + 1]));
  const lineOf: LineOf = (span) => index.get(lineKey(span)) ?? 0;
  return (report) => {
    const { record, fix } = report;
    if (fix === undefined) return report;
    if (hasConditions(texts, record, lineOf)) return { ...report, fix: undefined };
    const text = textOf(texts, record, fix.record, lineOf);
    return text === undefined ? report : { ...report, fix: { ...fix, text } };
  };
}

function textOf(
  texts: readonly string[],
  record: CRecord,
  corrected: CRecord,
  lineOf: LineOf,
): string | undefined {
  const start = lineOf(record.span);
  const places = [record.span, ...record.members.map(({ span }) => span), record.end];
  const isShown = places.every((span) => span !== undefined && lineOf(span) > 0);
  if (record.completeness !== "whole" || !isShown) return undefined;
  const edit = editOf(texts, countedIn(record, lineOf), corrected);
  if (edit === undefined || edit.from < start) return undefined;
  return [...texts.slice(start - 1, edit.from), ...edit.lines, ""].join("\n");
}

function hasConditions(texts: readonly string[], record: CRecord, lineOf: LineOf): boolean {
  const { span, members, end } = record;
  const [first, last] = [members[0]?.span ?? span, members.at(-1)?.span ?? span];
  const from = lineOf(span) || lineOf(first);
  const to = (end && lineOf(end)) || lineOf(last);
  const own = texts.slice(Math.max(0, from - 1), to);
  return own.some((line) => /^\s*#\s*(?:if|el|endif)/.test(line));
}
