// Which remarks of a reader concern the records that were asked for.
import { compareFindings, type Finding } from "../finding/index.ts";
import type { CRecord, Span } from "../model/index.ts";

/**
 * Findings without those that stand inside other records than `told`. What stands in no record
 * stays; a record whose end was not read goes on, so that nothing after its start does.
 */
export function concerning(
  findings: readonly Finding[],
  records: readonly CRecord[],
  told: ReadonlySet<CRecord>,
): readonly Finding[] {
  const waiting = records.toSorted((a, b) => order(b.span, a.span));
  const around: CRecord[] = [];
  let toldAround = 0;
  const leave = (span: Span): void => {
    for (let last = around.at(-1); last && !holds(last, span); last = around.at(-1)) {
      if (told.has(last)) toldAround -= 1;
      around.pop();
    }
  };
  return findings.toSorted(compareFindings).filter(({ span }) => {
    for (let next = waiting.at(-1); next && order(next.span, span) <= 0; next = waiting.at(-1)) {
      leave(next.span);
      if (told.has(next)) toldAround += 1;
      around.push(next);
      waiting.pop();
    }
    leave(span);
    return around.length === 0 || toldAround > 0;
  });
}

function holds({ end }: CRecord, span: Span): boolean {
  return end === undefined || order(span, end) <= 0;
}

function order(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
