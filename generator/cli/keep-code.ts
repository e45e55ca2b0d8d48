// Part of the build: one run of the bundled program, whose compiled code later runs start from.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shipped } from "./package-root.ts";

// Kept code has lost whom to ask for a module, so the launcher lends its own import.
const bundled = shipped("dist/generator/bundle/cli.cjs");
const text = readFileSync(bundled, "utf8");
writeFileSync(bundled, text.replaceAll(/\bimport\((?=")/g, "__import("));

// V8 tells code of another text by its length alone.
const folder = shipped("dist/generator/bundle");
for (const name of readdirSync(folder))
  if (name.endsWith(".code")) rmSync(join(folder, name), { force: true });
const words = ["review", shipped("examples/bay.patch.eml")];
const { status, stderr } = spawnSync(
  process.execPath,
  [shipped("dist/generator/bundle/main.js"), ...words],
  { env: { ...process.env, HOLEPROOF_KEEP_CODE: "1" }, encoding: "utf8" },
);
// The example has findings.
if (status !== 1) {
  process.stderr.write(`the bundled program answers ${status}: ${stderr}\n`);
  process.exitCode = 1;
}
