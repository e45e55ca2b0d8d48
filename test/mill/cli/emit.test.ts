// Contracts as C headers, from outside: what is printed compiles, and what would not is refused.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

const emit = ["generate", "--emit", "c"];
const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: gcc is not installed");

/** What gcc says about C on its standard input. */
const complaints = (text: string): string =>
  spawnSync("gcc", ["-fsyntax-only", "-x", "c", "-"], { input: text, encoding: "utf8" }).stderr;

it("editions share names, so standard output takes one contract", () => {
  expect(holeproof(emit)).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/^holeproof: \d+ contracts, .*--out FOLDER.*--abi FILE/) as string,
  });
  expect(holeproof([...emit, "--abi", "abi/kho/luo"]).code).toBe(2);
});

it.skipIf(!hasGcc)("one contract is a header that compiles, the same in a folder", () => {
  const one = holeproof([...emit, "--abi", "abi/kho/luo/v5.ts"]);
  expect(one).toMatchObject({ code: 0, err: "" });
  expect(one.out).toContain("static_assert(");
  expect(complaints(one.out)).toBe("");
  const folder = scratch();
  const place = [...emit, "--abi", "abi/kho/luo/v5.ts", "--out", folder];
  expect(holeproof(place)).toMatchObject({ code: 0, out: `1 header under ${folder}\n` });
  expect(readdirSync(folder)).toEqual(["v5.h"]);
  const all = scratch();
  expect(holeproof([...emit, "--out", all]).code).toBe(0);
  expect(complaints(`#include "${join(all, "kho/luo/v5.h")}"\n`)).toBe("");
});

it("words about codecs are refused", () => {
  for (const words of [["--check"], ["-I", "abi"], ["--target", "arm"], ["examples/bay.h"]]) {
    const { code, out, err } = holeproof([...emit, "--abi", "abi/kho/luo/v5.ts", ...words]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^holeproof: --emit c .*(--check|-I|--target|a header) is nothing to it\n$/,
    );
  }
});

it("a folder without contracts is no work", () => {
  const { code, err } = holeproof([...emit, "--abi", scratch()]);
  expect([code, err]).toEqual([2, expect.stringMatching(/^holeproof: .+\n$/)]);
});
