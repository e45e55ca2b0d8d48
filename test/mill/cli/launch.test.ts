// The bundle starts from code kept at build time, and does without where it is missing or foreign.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { holeproof, root, scratch } from "./built.ts";

const words = ["review", "--format", "json", join(root, "examples/bay.patch.eml")];
const bundle = join(root, "dist/generator/bundle");

/** The bundle beside a file of kept code, or none. */
function startedWith(code: Uint8Array | undefined): string {
  const folder = scratch();
  for (const name of ["main.js", "cli.cjs"]) copyFileSync(join(bundle, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  if (code !== undefined) writeFileSync(join(folder, "cli.code"), code);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "main.js"), ...words], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return `${stdout}${stderr}`;
}

it("keeps the code, and answers the same without it and with what is none", () => {
  const { out } = holeproof(words);
  expect(out).not.toBe("");
  expect(existsSync(join(bundle, "cli.code"))).toBe(true);
  expect(startedWith(undefined)).toBe(out);
  expect(startedWith(Buffer.from("no code of V8's"))).toBe(out);
}, 60_000);

it("loads what is no part of the bundle", () => {
  const { code, out } = holeproof(["voyage", "--seed", "1", "--steps", "20"]);
  expect([code, out.includes("leaked")]).toEqual([0, true]);
}, 60_000);
