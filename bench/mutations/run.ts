// npm run mutate: each rule taken out of a temporary copy, and the test that must notice it run.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mutations } from "./list.ts";
import type { Mutation } from "./row.ts";

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), "holeproof-mutations-"));
const copied = ["abi", "bench", "generator", "src", "test", "package.json", "tsconfig.json"];
const wanted = process.argv.slice(2);

/** Whether the named test passes in the copy; undefined when no test of that name ran. */
function passes({ test, named }: Mutation): boolean | undefined {
  const pattern = named.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const words = ["run", test, "-t", pattern, "--reporter=json", "--testTimeout=120000"];
  const vitest = join(root, "node_modules/.bin/vitest");
  const { stdout } = spawnSync(vitest, words, { cwd: copy, encoding: "utf8" });
  const begin = stdout.indexOf("{");
  if (begin < 0) return undefined;
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    stdout.slice(begin),
  ) as Record<string, number>;
  if (numFailedTests === 0 && numPassedTests === 0)
    return numFailedTestSuites === 0 ? undefined : false;
  return numFailedTests === 0;
}

function verdict(one: Mutation): string {
  const path = join(copy, one.file);
  const source = readFileSync(path, "utf8");
  if (source.split(one.from).length !== 2) return "STALE: the rule is not in the file once";
  try {
    writeFileSync(
      path,
      source.replace(one.from, () => one.to),
    );
    const after = passes(one);
    if (after === undefined) return "STALE: no such test";
    return after ? "SURVIVED" : "caught";
  } finally {
    writeFileSync(path, source);
  }
}

try {
  for (const name of [...copied, "vitest.config.ts"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const chosen = mutations.filter(
    ({ says }) => wanted.length === 0 || wanted.some((word) => says.includes(word)),
  );
  let missed = 0;
  const lines: string[] = [];
  for (const one of chosen) {
    const found = verdict(one);
    if (found !== "caught") missed += 1;
    const where = `\`${one.test.replace("test/", "")}\`: ${one.named}`;
    const line = `| ${one.says} | ${found} | ${where} |`;
    lines.push(line);
    console.log(line);
  }
  console.log(`${chosen.length} rules taken out, ${chosen.length - missed} caught`);
  if (wanted.length === 0) {
    const head = [
      "# Rules taken out one at a time",
      "",
      "`npm run mutate` makes this list. Each line is a copy of the runtime with one rule less,",
      "and the test that must notice.",
      "",
      "| the changed runtime | result | noticed by |",
      "| --- | --- | --- |",
    ];
    const page = join(root, "docs/mutations.md");
    writeFileSync(page, `${[...head, ...lines].join("\n")}\n`);
    execFileSync(join(root, "node_modules/.bin/prettier"), ["--write", page]);
  }
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}
