// The corrections of a patch as a diff on top of it: for `git am`, then `git apply`.
import { editOf } from "../fix/index.ts";
import type { CRecord, Member, Span } from "../model/index.ts";
import type { HunkReport, QuotableLine, RecordReport } from "../write/reply/index.ts";
import { type TextEdit, type TextPiece, unifiedDiffOf } from "../write/unified-diff.ts";

/** A diff, and the tags of the records whose correction could not be put into it. */
export interface PatchFix {
  readonly diff: string;
  readonly left: readonly string[];
}

/**
 * The corrected structs of a patch as a diff that applies to the tree with the patch applied.
 *
 * Only the lines the patch itself shows are known: they are what is changed and the context. A
 * struct that is not wholly there, or whose place a reviewer cut away, is left out.
 */
export function fixesOf(hunks: readonly HunkReport[]): PatchFix {
  const pieces = new Map<string, TextPiece[]>();
  const left: string[] = [];
  for (const hunk of hunks) {
    const lines = hunk.lines.filter(({ kind }) => kind !== "-");
    const edits: TextEdit[] = [];
    for (const report of hunk.records) {
      if (report.fix === undefined) continue;
      const edit = editIn(lines, report);
      if (edit === undefined) left.push(report.record.name);
      else edits.push(edit);
    }
    const first = lines[0]?.newLine;
    if (edits.length === 0 || first === undefined) continue;
    const piece = { first, lines: lines.map(({ text }) => text), edits };
    const known = pieces.get(hunk.path);
    if (known === undefined) pieces.set(hunk.path, [piece]);
    else known.push(piece);
  }
  const diff = [...pieces]
    .map(([path, each]) =>
      unifiedDiffOf(
        path,
        each.toSorted((a, b) => a.first - b.first),
      ),
    )
    .join("");
  return { diff, left };
}

/** The edit of one record, counted in the hunk's lines. */
function editIn(
  lines: readonly QuotableLine[],
  { record, fix }: RecordReport,
): TextEdit | undefined {
  const first = lines[0]?.newLine;
  const isThere = record.completeness === "whole" && record.end?.path !== undefined;
  // Lines that follow each other in the file, with nothing cut out in between.
  const isPlaced = lines.every(({ newLine }, at) => newLine === (first ?? 0) + at);
  if (fix === undefined || first === undefined || !isThere || !isPlaced) return undefined;
  const texts = lines.map(({ text }) => text);
  return editOf(texts, counted(record, first), fix.record);
}

/** The record with its lines counted from `first`, as the text of a hunk has them. */
function counted(record: CRecord, first: number): CRecord {
  const at = (span: Span): Span => ({ ...span, line: (span.pathLine ?? 0) - first + 1 });
  const members = record.members.map((member): Member =>
    Object.assign({}, member, { span: at(member.span) }),
  );
  const { end } = record;
  return {
    ...record,
    span: at(record.span),
    members,
    ...(end === undefined ? {} : { end: at(end) }),
  };
}
