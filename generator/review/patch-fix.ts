// The corrections of a patch as a diff on top of it: for `git am`, then `git apply`.
import { changedOn, editOf, isFollowedIn, isWrittenOnce } from "../fix/index.ts";
import { groupedBy, pushTo } from "../lists/index.ts";
import type { Member, Span } from "../model/index.ts";
import { unseenMember } from "../read/mail/index.ts";
import { codeOf } from "../rules/index.ts";
import { targets } from "../targets/index.ts";
import type { HunkReport, RecordReport } from "../write/reply/index.ts";
import { type TextEdit, type TextPiece, unifiedDiffOf } from "../write/unified-diff.ts";
import { countedIn } from "./counted.ts";
import { holdsOneOf } from "./holding.ts";

/** A diff, and the records with an error or a warning that it does not correct. */
export interface PatchFix {
  readonly diff: string;
  readonly left: readonly Uncorrected[];
}

/** Why a record is left as it is, for people. */
export const whyLeft = {
  part: "the patch shows only a part of it; --tree names the tree the patch is for",
  place: "where it stands in the file is not shown",
  lines: "its members are not written out one a line",
  followed: "code of the same file goes through a pointer of it",
  held: "a record it holds is left as it is",
  variants: "what is declared depends on the target",
  none: "no correction without errors and warnings was found",
} as const;

/** A record left as it is. */
export interface Uncorrected {
  readonly tag: string;
  readonly why: keyof typeof whyLeft;
}

/**
 * The corrected structs of a patch as a diff that applies to the tree with the patch applied.
 *
 * Only the lines the patch itself shows are known: they are what is changed and the context. A
 * struct that is not wholly there, or whose place a reviewer cut away, is left out.
 */
export function fixesOf(hunks: readonly HunkReport[]): PatchFix {
  const pieces = new Map<string, TextPiece[]>();
  const left: Uncorrected[] = [];
  const code = codeByPath(hunks);
  /** The tags of records that stay another size than what holds them goes by. */
  const unfit = new Set<string>();
  for (const hunk of hunks) {
    const shown = shownOf(hunk);
    const edits: TextEdit[] = [];
    /** The line behind the last edit. */
    let upTo = 0;
    for (const report of hunk.records) {
      const { record, fix } = report;
      const whole = editIn(shown, report);
      // A record with a tag may be declared inside another one, and has an edit of its own.
      const edit = whole !== undefined && whole.from < upTo ? undefined : whole;
      const goesThrough = (): boolean =>
        fix !== undefined && isFollowedIn(code.get(hunk.path) ?? "", record, fix.record);
      const isHeld = holdsOneOf(record, unfit);
      if (edit !== undefined && !isHeld && !goesThrough()) {
        edits.push(edit);
        upTo = edit.to;
        continue;
      }
      if (fix !== undefined && changedOn(record, fix.record, targets).length > 0)
        unfit.add(record.name);
      const why = isHeld ? "held" : edit === undefined ? reasonFor(report, shown) : "followed";
      if (edit !== undefined || isFlawed(report)) left.push({ tag: record.name, why });
    }
    const { first, texts } = shown;
    if (edits.length === 0 || first === undefined) continue;
    pushTo(pieces, hunk.path, { first, lines: texts, edits });
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

/** What the hunks of each file show of it, without comments and strings. */
function codeByPath(hunks: readonly HunkReport[]): ReadonlyMap<string, string> {
  const byPath = groupedBy(hunks, ({ path }) => path);
  return new Map(
    Array.from(byPath, ([path, some]) => {
      const text = some.flatMap((hunk) => shownOf(hunk).texts).join("\n");
      const spanOf = (line: number, column: number): Span => ({ file: path, line, column });
      return [path, codeOf({ path, text, spanOf })];
    }),
  );
}

/** A hunk as the patch leaves it. */
interface Shown {
  readonly texts: readonly string[];
  /** The number of its first line in the file; undefined where that is not shown. */
  readonly first: number | undefined;
  /** Whether its lines follow each other in the file, with nothing cut out in between. */
  readonly isPlaced: boolean;
}

function shownOf(hunk: HunkReport): Shown {
  const lines = hunk.lines.filter(({ kind }) => kind !== "-");
  const first = lines[0]?.newLine;
  return {
    texts: lines.map(({ text }) => text),
    first,
    isPlaced: lines.every(({ newLine }, at) => newLine !== undefined && newLine === first! + at),
  };
}

const isFlawed = ({ findings }: RecordReport): boolean =>
  findings.some(({ level }) => level !== "advice");

function reasonFor({ record, fix }: RecordReport, { isPlaced }: Shown): Uncorrected["why"] {
  const isPart = record.completeness !== "whole" || record.members.some(isUnseen);
  if (isPart) return "part";
  if (!isWrittenOnce(record)) return "variants";
  if (fix === undefined) return "none";
  return isPlaced && record.end?.path !== undefined ? "lines" : "place";
}

const isUnseen = ({ name }: Member): boolean => name.startsWith(unseenMember);

/** The edit of one record, counted in the hunk's lines. */
function editIn(
  { texts, first, isPlaced }: Shown,
  { record, fix }: RecordReport,
): TextEdit | undefined {
  const isThere = record.completeness === "whole" && record.end?.path !== undefined;
  if (fix === undefined || first === undefined || !isThere || !isPlaced) return undefined;
  const lineOf = ({ pathLine }: Span): number => (pathLine ?? 0) - first + 1;
  return editOf(texts, countedIn(record, lineOf), fix.record);
}
