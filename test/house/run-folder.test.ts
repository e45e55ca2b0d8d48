// What tests write in the temporary folder is gone when they end: the good and the failing ones.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../mill/cli/built.ts";
import { scratch } from "../scratch.ts";
import { sourcesBelow } from "./sources.ts";

const FAILING = `import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
it("leaves a folder and fails", () => {
  mkdtempSync(tmpdir() + "/left-");
  throw new Error("wrote in " + tmpdir());
});
`;

it("a run leaves nothing, though a test of it failed", () => {
  const project = scratch();
  const setup = JSON.stringify(join(root, "test/run-folder.ts"));
  const config = `export default { test: { globals: true, globalSetup: [${setup}] } };`;
  writeFileSync(join(project, "vitest.config.mjs"), config);
  writeFileSync(join(project, "left.test.ts"), FAILING);
  const temporary = scratch();
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", project],
    { env: { ...process.env, TMPDIR: temporary }, encoding: "utf8" },
  );
  expect(stderr).toContain(`wrote in ${join(temporary, "holeproof-tests-")}`);
  expect(status).toBe(1);
  expect(readdirSync(temporary)).toEqual([]);
});

it("no test makes its folder elsewhere", () => {
  const own = new Set(["test/run-folder.ts", "test/scratch.ts", "test/house/run-folder.test.ts"]);
  const making = [...sourcesBelow("test")]
    .filter(([path, text]) => /mkdtemp|"\/tmp/.test(text) && !own.has(path))
    .map(([path]) => path);
  expect(making).toEqual([]);
});
