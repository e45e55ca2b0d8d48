// Programs in C against the headers that our declarations give, built when a test asks for one.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { scratch } from "../scratch.ts";
import { holeproof, root } from "../mill/cli/built.ts";

export const hasCc: boolean = spawnSync("cc", ["--version"]).status === 0;
if (!hasCc) console.warn("SKIPPED: programs under `holeproof run`, because there is no C compiler");

const folder = scratch();
let headers = "";

/** The program built from one of our clients. */
export function client(name: string): string {
  if (headers === "") {
    headers = join(folder, "headers");
    expect(holeproof(["generate", "--emit", "c", "--out", headers]).code).toBe(0);
  }
  const program = join(folder, name);
  const source = join(root, "test/serve/clients", `${name}.c`);
  const words = ["-Wall", "-Werror", "-O1", `-I${headers}`, "-o", program, source, "-lpthread"];
  const built = spawnSync("cc", words, { encoding: "utf8" });
  expect(built.stderr).toBe("");
  return program;
}
