// Short files, short functions, short lines: what keeps a room readable.
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { type Sources, sourcesBelow } from "./sources.ts";

const fileLinesMax = 500;
const functionLinesMax = 70;
const lineColumnsMax = 100;

/** Everything too large, as sentences. */
function tooLarge(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.split("\n");
    const found: string[] = [];
    if (lines.length > fileLinesMax) found.push(`${path} has ${lines.length} lines`);
    lines.forEach((line, index) => {
      if (line.length > lineColumnsMax)
        found.push(`${path}:${index + 1} has ${line.length} columns`);
    });
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
    const lineAt = (at: number): number => file.getLineAndCharacterOfPosition(at).line + 1;
    const walk = (node: ts.Node): void => {
      ts.forEachChild(node, walk);
      if (!ts.isFunctionLike(node)) return;
      const start = lineAt(node.getStart(file));
      const size = lineAt(node.end) - start + 1;
      if (size > functionLinesMax) found.push(`${path}:${start} is a function of ${size} lines`);
    };
    walk(file);
    return found;
  });
}

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

describe("sizes", () => {
  it("holds for every hand-written source", () => {
    const sources = sourcesBelow("abi", "generator", "src/runtime", "bench");
    expect(tooLarge(sources)).toEqual([]);
  });
  it("notices a long file, a long function and a long line", () => {
    const check = (text: string): string => tooLarge(new Map([["a.ts", text]])).join("\n");
    expect(check(lines(501, "//"))).toMatch(/has 502 lines/);
    expect(check(`function f() {\n${lines(70, ";")}}\n`)).toMatch(/a function of 72 lines/);
    expect(check(`// ${"x".repeat(100)}\n`)).toMatch(/has 103 columns/);
  });
});
