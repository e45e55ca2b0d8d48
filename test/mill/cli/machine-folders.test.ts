// Headers of one architecture in a folder that has those of several.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { foldersFor } from "../../../generator/cli/machine-folder.ts";
import { type Target, targetNamed } from "../../../generator/targets/index.ts";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

const hasOwn = /^(?:x64|arm64)$/.test(process.arch) && spawnSync("gcc", ["--version"]).status === 0;
if (!hasOwn) console.warn("SKIPPED: no gcc of either machine here");

/** A root with headers of two machines, and one for all. */
function root(): string {
  const folder = scratch();
  const machine = (word: string): string => `typedef ${word} bay_word;\n`;
  const texts = {
    "linux/bay.h": "#include <asm/word.h>\nstruct bay { bay_word word; };\n",
    "x86_64-linux-gnu/asm/word.h": machine("int"),
    "aarch64-linux-gnu/asm/word.h": machine("short"),
    "asm-generic/bitsperlong.h": "",
    // One that says what is not so anywhere else.
    "x86_64-linux-gnu/asm/bitsperlong.h": "#define __BITS_PER_LONG 7\n",
    "linux/long.h": "#include <asm/bitsperlong.h>\nstruct held { char c[__BITS_PER_LONG / 8]; };\n",
  };
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, "usr/include", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

const sizes = (folder: string, header: string, targets: string): readonly string[] => {
  const path = join(folder, "usr/include", header);
  const { out } = holeproof(["draw", "--format", "json", "--target", targets, path]);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { targets: string[]; size: number })
    .map(({ targets: on, size }) => `${on.join(" ")}: ${size}`);
};

describe("headers of architectures", () => {
  it("are read for their own targets alone", () => {
    const folder = root();
    expect(sizes(folder, "linux/bay.h", "x86_64,arm64,i386")).toEqual([
      "x86_64 i386: 4",
      "arm64: 2",
    ]);
    const { code, err } = holeproof([
      "draw",
      "--target",
      "s390x",
      join(folder, "usr/include/linux/bay.h"),
    ]);
    expect(code).toBe(1);
    expect(err).toContain("included and not found: asm/word.h");
  });

  it("are not asked for what is known of every target", () => {
    expect(sizes(root(), "linux/long.h", "x86_64,s390x,m68k")).toEqual([
      "x86_64 s390x: 8",
      "m68k: 4",
    ]);
  });

  it.skipIf(!hasOwn)("are given to their own compiler alone", () => {
    const folder = root();
    const header = join(folder, "usr/include/linux/bay.h");
    const { code, out } = holeproof(["verify", "--cc", "gcc", "--sysroot", folder, header]);
    expect(out).toMatch(/: 1 equal, 0 different on/);
    expect(code).toBe(0);
  });

  it("are also those of a target a compiler changes a fact of", () => {
    const folders = ["arch/arm64/include", "arch/x86/include"];
    const clang: Target = { ...targetNamed("x86_64")!, compiler: "clang" };
    expect(foldersFor(folders, "asm/word.h", clang)).toEqual(["arch/x86/include"]);
  });

  it("of a kernel tree are its architecture's", () => {
    const folder = scratch();
    const own = join(folder, "arch/arm64/include/uapi");
    mkdirSync(join(own, "asm"), { recursive: true });
    writeFileSync(join(own, "asm/word.h"), "typedef short bay_word;\n");
    const header = join(folder, "bay.h");
    writeFileSync(header, "#include <asm/word.h>\nstruct bay { bay_word word; };\n");
    const run = (target: string): ReturnType<typeof holeproof> =>
      holeproof(["draw", "-I", own, "--target", target, header]);
    expect(run("arm64")).toMatchObject({ code: 0, err: "" });
    expect(run("x86_64").err).toContain("included and not found: asm/word.h");
    const within = ["draw", "-I", "arm64/include/uapi", "--target", "x86_64", "../bay.h"];
    const { err } = holeproof(within, "", join(folder, "arch"));
    expect(err).toContain("included and not found: asm/word.h");
  });
});
