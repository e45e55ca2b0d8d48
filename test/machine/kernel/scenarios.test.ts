// The list of facts has sixty scenarios: each must be somebody's test, named by its number.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../mill/cli/built.ts";

const folders = ["test/machine/kernel", "test/machine/concurrency", "test/machine/inspect"];

/** Numbers before the colon of a title: "41, 42: a preserved page table ...". */
function numbersIn(text: string): number[] {
  const titles = text.matchAll(/["'`](\d{1,2}(?:, \d{1,2})*): /g);
  return [...titles].flatMap(([, list]) => (list as string).split(", ").map(Number));
}

it("has a test for each of its sixty scenarios", () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
  );
  const found = new Set(files.flatMap((file) => numbersIn(readFileSync(file, "utf8"))));
  const missing = Array.from({ length: 60 }, (_, at) => at + 1).filter((n) => !found.has(n));
  expect(missing).toEqual([]);
});
