// Programs in C against the headers that our declarations give, built when a test first asks for one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { scratch } from "../scratch.ts";
import { holeproof, root } from "../mill/cli/built.ts";

export const hasCc: boolean = spawnSync("cc", ["--version"]).status === 0;
if (!hasCc) console.warn("SKIPPED: programs under `holeproof run`, because there is no C compiler");

const folder = scratch();
let headers = "";

/** The program built from one of our clients. `prelude`: a header put before what it includes. */
export function client(name: string, prelude?: string): string {
  if (headers === "") {
    headers = join(folder, "headers");
    expect(holeproof(["generate", "--emit", "c", "--out", headers]).code).toBe(0);
  }
  const program = join(folder, [name, prelude].join("."));
  if (existsSync(program)) return program;
  const source = join(root, "test/serve/clients", `${name}.c`);
  const before = prelude === undefined ? [] : ["-include", join(dirname(source), prelude)];
  const words = ["-Wall", "-Werror", "-O1", `-I${headers}`, ...before, "-o", program, source];
  const built = spawnSync("cc", [...words, "-lpthread"], { encoding: "utf8" });
  expect(built.stderr).toBe("");
  return program;
}
