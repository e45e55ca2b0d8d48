// The program as users start it: compiled, in a process of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

let isBuilt = false;

/**
 * Compiles and bundles the sources as the package's own build does: once a run of the tests, so
 * that none starts a program that another is just writing. Where that fails every test is told why.
 */
export function build(): void {
  if (isBuilt) return;
  const outcome = join(tmpdir(), "built");
  if (taken(`${outcome}.lock`)) {
    writeFileSync(`${outcome}.new`, failureOfBuild());
    renameSync(`${outcome}.new`, outcome);
  } else {
    for (let waited = 0; !existsSync(outcome); waited += 50) {
      if (waited > 300_000)
        throw new Error("another test process builds and does not come to an end");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  const failure = readFileSync(outcome, "utf8");
  if (failure !== "") throw new Error(failure);
  isBuilt = true;
}

/** What went wrong; empty where nothing did. */
function failureOfBuild(): string {
  const steps = [
    [join(root, "node_modules/.bin/tsc"), "-p", "tsconfig.build.json"],
    ["npm", "run", "--silent", "bundle"],
  ];
  for (const [program = "", ...words] of steps) {
    const { status, error, stdout, stderr } = spawnSync(program, words, {
      cwd: root,
      encoding: "utf8",
    });
    if (status !== 0) return `${program} ${words.join(" ")}: ${String(error ?? stdout + stderr)}`;
  }
  return "";
}

/** Whether this process is the first to ask. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `holeproof` with these words in the repository's root, or in another folder. */
export function holeproof(
  words: readonly string[],
  stdin: string | Uint8Array = "",
  cwd: string = root,
): Ran {
  build();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/generator/bundle/main.js"), ...words],
    { cwd, input: stdin, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  return { code: status, out: stdout, err: stderr };
}

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...words: readonly string[]): string {
  return execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder, ...words],
    { encoding: "utf8", stdio: "pipe" },
  );
}
