// What check says of a header is what review says of the patch that adds it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHeader } from "../../../generator/cli/header-check.ts";
import { compareFindings, type Finding, toldToPeople } from "../../../generator/finding/index.ts";
import { Reviewer } from "../../../generator/review/index.ts";
import { installedHeaders, installedRoot } from "../../../generator/cli/installed.ts";
import { shapes } from "./shapes.ts";

const root = "test/corpus/rules";
const installed = installedHeaders(installedRoot);

/** But for assertions the kernel's own headers may mean: review has no word on those. */
const said = (findings: readonly Finding[], lineOf: (finding: Finding) => number): unknown =>
  toldToPeople(findings.toSorted(compareFindings))
    .filter(({ rule, level }) => rule !== "static-assert" || level !== "advice")
    .map((finding) => {
      const { record, member, rule, level, message } = finding;
      return `${lineOf(finding)} ${record ?? ""}.${member ?? ""} ${rule} ${level}: ${message}`;
    });

async function check(path: string, text: string): Promise<void> {
  const lines = text.trimEnd().split("\n");
  const patch =
    `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n` +
    `@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}\n`).join("")}`;
  const { mails } = await new Reviewer({ installed }).review(Buffer.from(patch), "patch");
  const reviewed = mails.flatMap(({ review }) => review.findings);
  expect(said(reviewed, ({ span }) => span.pathLine ?? 0)).toEqual(
    said(checkHeader(path, `${lines.join("\n")}\n`).findings, ({ span }) => span.line),
  );
}

describe("a header and the patch that adds it", () => {
  it.each(shapes.map((shape) => [shape.seen, shape] as const))("%s", (_, { path, text }) =>
    check(path, text),
  );

  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".h"),
  );
  it.each(files.toSorted())("%s", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const path = /^\/\/ path: (\S+)\n/.exec(text)?.[1] ?? "";
    return check(path, text);
  });
});
