// A diff says of each line what becomes of it: applied by its own line numbers it gives the text
// with its edits, and shows no line as gone and new again.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, unifiedDiff, type TextEdit } from "../../../generator/write/unified-diff.ts";

interface Hunk {
  /** The old and the new text's line numbers, from 1, and how many lines of each are shown. */
  readonly numbers: readonly [number, number, number, number];
  readonly lines: readonly string[];
}

function hunksIn(diff: string): readonly Hunk[] {
  return diff
    .split(/^(?=@@ )/m)
    .slice(1)
    .map((hunk) => {
      const [head = "", ...lines] = hunk.split("\n").slice(0, -1);
      const [, ...numbers] = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(head)!.map(Number);
      return { numbers: numbers as [number, number, number, number], lines };
    });
}

const shown = (lines: readonly string[], signs: string): readonly string[] =>
  lines.filter((line) => signs.includes(line[0]!)).map((line) => line.slice(1));

/** The lines a diff makes of others, each hunk held against what it says it stands on. */
function applied(old: readonly string[], diff: string): readonly string[] {
  const now: string[] = [];
  let at = 0;
  for (const { numbers, lines } of hunksIn(diff)) {
    const [oldFirst, oldCount, newFirst, newCount] = numbers;
    now.push(...old.slice(at, oldFirst - 1));
    expect(newFirst).toBe(now.length + 1);
    expect(shown(lines, " -")).toEqual(old.slice(oldFirst - 1, oldFirst - 1 + oldCount));
    now.push(...shown(lines, " +"));
    expect(shown(lines, " +").length).toBe(newCount);
    at = oldFirst - 1 + oldCount;
  }
  return [...now, ...old.slice(at)];
}

const someLines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });

/** Three stretches, of which the second becomes another. */
const changes = fc.tuple(someLines, someLines, someLines, someLines);

describe("a diff", () => {
  it("gives the edited text", () => {
    fc.assert(
      fc.property(changes, ([before, old, now, after]) => {
        const lines = [...before, ...old, ...after];
        const edit: TextEdit = { from: before.length, to: before.length + old.length, lines: now };
        const wanted = [...before, ...now, ...after];
        const text = lines.map((line) => `${line}\n`).join("");
        expect(applied(lines, unifiedDiff("a.h", text, [edit]))).toEqual(wanted);
        expect(edited(text, [edit])).toBe(wanted.map((line) => `${line}\n`).join(""));
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
  it("keeps what is the same at both ends of an edit, and in its middle", () => {
    const edit = { from: 1, to: 6, lines: ["b", "x", "d", "y", "f"] };
    const diff = unifiedDiff("a.h", "a\nb\nc\nd\ne\nf\ng\n", [edit]);
    expect(diff).toBe(
      "--- a/a.h\n+++ b/a.h\n@@ -1,7 +1,7 @@\n a\n b\n-c\n+x\n d\n-e\n+y\n f\n g\n",
    );
  });
});
