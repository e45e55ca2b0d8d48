// Part of the build: runs of the bundled program, whose compiled code later runs start from.
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

/**
 * Each run starts from the code of the one before and keeps that as well: a function nobody called
 * is compiled again in every run that does. A run fails when V8 refuses that code, so the last one
 * proves what the others kept.
 */
const runs: readonly { readonly words: readonly string[]; readonly status: number }[] = [
  // The examples have findings.
  { words: ["check", shipped("examples/bay.h")], status: 1 },
  { words: ["draw", "--target", "all", shipped("examples/bay.h")], status: 0 },
  // Headers that have a little of everything, one type that is nowhere among it.
  {
    words: ["draw", "-I", shipped("examples"), "--target", "all", shipped("examples/rack")],
    status: 1,
  },
  { words: ["review", shipped("examples/bay.patch.eml")], status: 1 },
  { words: ["review", shipped("examples/bay.patch.eml")], status: 1 },
];
for (const { words, status: expected } of runs) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [shipped("dist/generator/bundle/main.js"), ...words],
    { env: { ...process.env, HOLEPROOF_KEEP_CODE: "1" }, encoding: "utf8" },
  );
  if (status === expected) continue;
  process.stderr.write(`the bundled program answers ${status} to ${words[0]}: ${stderr}\n`);
  process.exitCode = 1;
}
