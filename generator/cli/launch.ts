#!/usr/bin/env node
// What the bundle starts with: the program as one script, with code V8 made of it at build time.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { optimiseLater } from "./v8-flags.ts";

/**
 * Runs `cli.cjs` beside this file. Compiling it takes a third of a short run, so a file keeps
 * what V8 compiled when the package was built. Its name is of the very Node that made it: V8 asks
 * for no more than its own version, takes code of a Node built otherwise, and crashes on it.
 * With `HOLEPROOF_KEEP_CODE` set the run writes that file, from what it came to compile.
 */
function launch(): void {
  optimiseLater();
  const folder = dirname(fileURLToPath(import.meta.url));
  const filename = join(folder, "cli.cjs");
  const kept = join(folder, codeName());
  // esbuild writes nothing but ASCII, which needs no decoding.
  const text = readFileSync(filename, "latin1");
  const source = `(function (require, __import, __filename) {${text}\n})`;
  const cachedData = codeIn(kept);
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (process.env["HOLEPROOF_KEEP_CODE"] !== undefined) {
    if (script.cachedDataRejected === true) throw new Error(`V8 refuses ${kept}`);
    process.on("exit", () => writeFileSync(kept, script.createCachedData()));
  }
  const program = script.runInThisContext() as Program;
  program(sparing(createRequire(filename)), (name) => import(name), filename);
}

/**
 * As `require`, but `child_process` comes when something of it is used: it brings the net along,
 * and most runs start no process.
 */
function sparing(require: (name: string) => unknown): (name: string) => unknown {
  const processes = "node:child_process";
  const later = {};
  for (const name of ["execFile", "execFileSync", "fork", "spawn", "spawnSync"])
    Object.defineProperty(later, name, {
      enumerable: true,
      get: () => (require(processes) as Readonly<Record<string, unknown>>)[name],
    });
  return (name) => (name === processes ? later : require(name));
}

/**
 * What the bundle finds around it; it lies in this file's folder, so both names mean the same. The
 * machine lies there too, as `runtime.js`, and is loaded by the commands that need one.
 */
type Program = (
  require: (name: string) => unknown,
  load: (name: string) => Promise<unknown>,
  filename: string,
) => void;

/** Builds of one version differ in their size. */
function codeName(): string {
  const { version, platform, arch, execPath } = process;
  return `cli.${version}-${platform}-${arch}-${statSync(execPath).size}.code`;
}

function codeIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

launch();
