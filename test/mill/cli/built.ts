// The program as users start it: compiled, in a process of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

let isBuilt = false;

/** Compiles the sources into dist once a test process; the compiler takes about a second. */
function build(): void {
  if (isBuilt) return;
  execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], { cwd: root });
  isBuilt = true;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `holeproof` with these words in the repository's root. */
export function holeproof(words: readonly string[], stdin: string | Uint8Array = ""): Ran {
  build();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/generator/cli/main.js"), ...words],
    { cwd: root, input: stdin, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  return { code: status, out: stdout, err: stderr };
}

/** A fresh folder for one test's files. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), "holeproof-"));
