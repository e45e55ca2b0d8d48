// The bundle starts from code kept at build time, and does without where it is missing or foreign.
import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof, root } from "./built.ts";

const words = ["review", "--format", "json", join(root, "examples/bay.patch.eml")];
const bundle = join(root, "dist/generator/bundle");

/** The file of kept code. */
const kept = (): string | undefined => readdirSync(bundle).find((name) => name.endsWith(".code"));

/** The bundle beside a file of kept code, or none. */
function startedWith(code: Uint8Array | undefined): string {
  const folder = scratch();
  for (const name of ["main.js", "cli.cjs"]) copyFileSync(join(bundle, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  if (code !== undefined) writeFileSync(join(folder, kept() ?? ""), code);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "main.js"), ...words], {
    encoding: "utf8",
  });
  return `${stdout}${stderr}`;
}

it("keeps the code, and answers the same without it and with what is none", () => {
  const { out } = holeproof(words);
  expect(out).not.toBe("");
  // V8 crashes on code of another Node with a V8 of the same number: the name tells whose it is.
  expect(kept()).toContain(process.version);
  expect(startedWith(undefined)).toBe(out);
  expect(startedWith(Buffer.from("no code of V8's"))).toBe(out);
});

it("loads what is no part of the bundle", () => {
  const { code, out } = holeproof(["voyage", "--seed", "1", "--steps", "20"]);
  expect([code, out.includes("leaked")]).toEqual([0, true]);
});
