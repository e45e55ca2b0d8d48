// Edits of a text as a unified diff that `git apply` takes.

/** Lines `[from, to)` of the old text, counted from 0, and what takes their place. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

const CONTEXT = 3;

/** Lines of a file that are known, and what is to become of them. */
export interface TextPiece {
  /** Where the first of them stands in the file, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
  /** Counted from the piece's first line. */
  readonly edits: readonly TextEdit[];
  /** False when it ends with the file, and that without a line feed. */
  readonly endsInNewline?: boolean;
}

/** One file's diff; empty when nothing changes. `path` is as seen from the tree's root. */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const endsInNewline = lines.at(-1) === "";
  if (endsInNewline) lines.pop();
  return unifiedDiffOf(path, [{ first: 1, lines, edits, endsInNewline }]);
}

/** The text after its edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const marks = marked(lines, edits);
  return marks.flatMap((mark) => (mark.sign === "-" ? [] : [mark.text])).join("\n");
}

/** As `unifiedDiff`, for a file of which only pieces are known; they stand in order. */
export function unifiedDiffOf(path: string, pieces: readonly TextPiece[]): string {
  let hunks = "";
  let growth = 0;
  for (const { first, lines, edits, endsInNewline = true } of pieces) {
    const marks = marked(lines, edits);
    if (marks.every(({ sign }) => sign === " ")) continue;
    hunks += hunksOf(marks, endsInNewline, first, first + growth);
    growth += count(marks, "+") - count(marks, "-");
  }
  return hunks === "" ? "" : `--- a/${path}\n+++ b/${path}\n${hunks}`;
}

const count = (marks: readonly Mark[], sign: Mark["sign"]): number =>
  marks.filter((mark) => mark.sign === sign).length;

interface Mark {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** Every line of both texts in order, edits cut down to the lines that differ. */
function marked(lines: readonly string[], edits: readonly TextEdit[]): readonly Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  const keep = (to: number): void => {
    for (; at < to; at++) marks.push({ sign: " ", text: lines[at] ?? "" });
  };
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    keep(edit.from);
    for (const mark of compared(lines.slice(edit.from, edit.to), edit.lines)) marks.push(mark);
    at = edit.to;
  }
  keep(lines.length);
  return marks;
}

/** More pairs of lines are not looked at: what is between equal ends is then told as a whole. */
const pairsMax = 4_000_000;

/** The shortest way from one list of lines to another: the longest common sequence kept. */
function compared(old: readonly string[], now: readonly string[]): readonly Mark[] {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const kept = (line: string): Mark => ({ sign: " ", text: line });
  return [
    ...old.slice(0, head).map(kept),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map(kept),
  ];
}

function between(old: readonly string[], now: readonly string[]): readonly Mark[] {
  if (old.length * now.length > pairsMax)
    return [
      ...old.map((text): Mark => ({ sign: "-", text })),
      ...now.map((text): Mark => ({ sign: "+", text })),
    ];
  const width = now.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = now.length - 1; b >= 0; b--)
      best[a * width + b] =
        old[a] === now[b]
          ? (best[(a + 1) * width + b + 1] ?? 0) + 1
          : Math.max(best[(a + 1) * width + b] ?? 0, best[a * width + b + 1] ?? 0);
  const marks: Mark[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      marks.push({ sign: " ", text: old[a] ?? "" });
      a += 1;
      b += 1;
    } else if (
      a < old.length &&
      (b >= now.length || (best[(a + 1) * width + b] ?? 0) >= (best[a * width + b + 1] ?? 0))
    ) {
      marks.push({ sign: "-", text: old[a] ?? "" });
      a += 1;
    } else {
      marks.push({ sign: "+", text: now[b] ?? "" });
      b += 1;
    }
  }
  return marks;
}

/** `oldFirst` and `newFirst`: the line numbers the marks begin at. */
function hunksOf(
  marks: readonly Mark[],
  endsInNewline: boolean,
  oldFirst: number,
  newFirst: number,
): string {
  const changed = marks.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const ranges: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    if (last !== undefined && index - last.to < 2 * CONTEXT) last.to = index + 1;
    else ranges.push({ from: index, to: index + 1 });
  }
  let [oldLine, newLine, at] = [oldFirst, newFirst, 0];
  const text: string[] = [];
  for (const { from, to } of ranges) {
    const start = Math.max(0, from - CONTEXT);
    const end = Math.min(marks.length, to + CONTEXT);
    for (; at < start; at++) {
      oldLine += 1;
      newLine += 1;
    }
    const hunk = marks.slice(start, end);
    const olds = hunk.filter(({ sign }) => sign !== "+").length;
    const news = hunk.filter(({ sign }) => sign !== "-").length;
    text.push(`@@ -${oldLine},${olds} +${newLine},${news} @@\n`);
    for (const [index, { sign, text: line }] of hunk.entries()) {
      const isEnd = start + index === marks.length - 1;
      text.push(`${sign}${line}\n`);
      if (isEnd && !endsInNewline) text.push("\\ No newline at end of file\n");
    }
    oldLine += olds;
    newLine += news;
    at = end;
  }
  return text.join("");
}
