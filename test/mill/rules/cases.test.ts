// Case files: C with carets under what must be flagged, and nothing elsewhere.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import { toldToPeople } from "../../../generator/finding/index.ts";
import { ruleNamed } from "../../../generator/rules/index.ts";

const root = "test/corpus/rules";

/** `line:column level: message`, read from a case's carets or from what the rule said. */
interface Case {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/**
 * The first line names the file's path in the kernel tree; a caret line speaks of the line above.
 */
function caseIn(text: string): Case {
  const lines = text.split("\n");
  const path = /^\/\/ path: (\S+)$/.exec(lines[0] ?? "")?.[1];
  if (path === undefined) throw new Error("a case begins with `// path: ...`");
  const expected: string[] = [];
  let above = 0;
  for (const [index, line] of lines.entries()) {
    const caret = /^(\s*\/\/\s*)\^+ (.*)$/.exec(line);
    // No caret fits under the first two columns; there the line says the column.
    const leftmost = /^\/\/ column ([12]) (.*)$/.exec(line);
    if (caret !== null) expected.push(`${above}:${columnOf(caret[1] ?? "")} ${caret[2]}`);
    else if (leftmost !== null) expected.push(`${above}:${leftmost[1]} ${leftmost[2]}`);
    else above = index + 1;
  }
  return { path, text, expected: expected.toSorted() };
}

/** Carets are set for eyes: a tab counts as one column here as in spans. */
function columnOf(lead: string): number {
  return lead.length + 1;
}

function check(rule: string, file: string): void {
  const { path, text, expected } = caseIn(readFileSync(join(root, rule, file), "utf8"));
  const said = toldToPeople(headerChecker().check(path, text).findings)
    .filter((finding) => finding.rule === rule)
    .map(({ span, level, message }) => `${span.line}:${span.column} ${level}: ${message}`);
  expect(said.toSorted()).toEqual(expected);
}

for (const rule of readdirSync(root).toSorted())
  describe(rule, () => {
    it("is a rule of the catalogue", () => {
      expect(ruleNamed(rule)).toBeDefined();
    });
    it.each(readdirSync(join(root, rule)).toSorted())("%s", (file) => check(rule, file));
  });

describe("a case", () => {
  it("counts lines without caret lines between them, and tabs as one column", () => {
    expect(
      caseIn("// path: a.h\n\tint b;\n\t//  ^ error: no\n\t//  ^ error: nor\n").expected,
    ).toEqual(["2:6 error: no", "2:6 error: nor"]);
  });
});
