// The program as users start it: compiled, in a process of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

let isBuilt = false;

/**
 * Compiles and bundles the sources as the package's own build does: once a run of the tests, so
 * that none starts a program that another is just writing.
 */
export function build(): void {
  if (isBuilt) return;
  const stamp = join(tmpdir(), "built");
  if (taken(`${stamp}.lock`)) {
    const tsc = join(root, "node_modules/.bin/tsc");
    execFileSync(tsc, ["-p", "tsconfig.build.json"], { cwd: root });
    execFileSync("npm", ["run", "--silent", "bundle"], { cwd: root, stdio: "pipe" });
    writeFileSync(stamp, "");
  } else {
    for (let waited = 0; !existsSync(stamp); waited += 50) {
      if (waited > 120_000)
        throw new Error("another test process builds and does not come to an end");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  isBuilt = true;
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
