// Headers of one architecture in a folder that has those of several.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { MachineFolders } from "../../../generator/read/c/index.ts";
import { type Target, targetNamed } from "../../../generator/targets/index.ts";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

const hasOwn = /^(?:x64|arm64)$/.test(process.arch) && spawnSync("gcc", ["--version"]).status === 0;
if (!hasOwn) console.warn("SKIPPED: no gcc of either machine here");

/** A folder with files of some texts. */
function treeOf(texts: Readonly<Record<string, string>>): string {
  const folder = scratch();
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

const underUsr = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`usr/include/${name}`, text]));

/** A root with headers of two machines, and one for all. */
function root(): string {
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
  return treeOf(underUsr(texts));
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

/** A root as `make headers_install` and most distributions make it: one machine's, in `asm/`. */
function installed(ptrace: string | undefined): string {
  const texts: Record<string, string> = {
    "linux/bay.h": "#include <asm/word.h>\nstruct bay { bay_word word; };\n",
    "asm/word.h": "typedef int bay_word;\n",
    "asm-generic/bitsperlong.h": "",
    "asm/bitsperlong.h": "#define __BITS_PER_LONG 7\n",
    "linux/long.h": "#include <asm/bitsperlong.h>\nstruct held { char c[__BITS_PER_LONG / 8]; };\n",
    ...(ptrace === undefined ? {} : { "asm/ptrace.h": ptrace }),
  };
  return treeOf(underUsr(texts));
}

const missing = "included and not found: asm/word.h";

describe("a folder of one architecture's headers among the others", () => {
  const x86 = "struct pt_regs { long ebx; long orig_eax; };\n";

  it("is known by the registers of its ptrace.h", () => {
    const folder = installed(x86);
    const header = join(folder, "usr/include/linux/bay.h");
    expect(holeproof(["draw", "--target", "x86_64,i386", header])).toMatchObject({
      code: 0,
      err: "",
    });
    expect(holeproof(["draw", "--target", "arm64", header]).err).toContain(missing);
    const outside = join(folder, "late.h");
    writeFileSync(outside, "#include <asm/word.h>\nstruct late { bay_word word; };\n");
    const draw = ["draw", "--sysroot", folder, "--target", "arm64", outside];
    expect(holeproof(draw).err).toContain(missing);
    expect(sizes(folder, "linux/long.h", "x86_64,m68k")).toEqual(["x86_64: 8", "m68k: 4"]);
  });

  it("is told of when nothing tells", () => {
    const folder = installed(undefined);
    const header = join(folder, "usr/include/linux/bay.h");
    expect(holeproof(["draw", "--target", "x86_64,arm64", header])).toMatchObject({
      code: 0,
      err: `holeproof: ${join(folder, "usr/include")}/asm: nothing there tells its architecture, so it was read for every target\n`,
    });
    expect(holeproof(["draw", "--target", "x86_64,i386", header]).err).toBe("");
    expect(holeproof(["draw", "--target", "arm64", header]).err).toBe("");
  });

  it("is known to those who compare, lock and review", () => {
    const folder = installed(x86);
    const other = installed(x86);
    writeFileSync(join(other, "usr/include/asm/word.h"), "typedef long long bay_word;\n");
    const roots = [folder, other].map((one) => join(one, "usr/include"));
    expect(holeproof(["compare", ...roots]).out).toContain(
      "struct bay: breaking on x86_64, i386 and x32\n",
    );

    const out = join(folder, "locked");
    holeproof(["lock", "--headers", join(roots[0]!, "linux/bay.h"), "--out", out]);
    const locked = readFileSync(join(out, "bay.h.txt"), "utf8");
    expect(locked).toContain("/* x86_64, i386, x32: size 4, align 4 */");

    const patch = [
      "--- /dev/null",
      "+++ b/include/uapi/linux/late.h",
      "@@ -0,0 +1,2 @@",
      "+#include <linux/bay.h>",
      "+struct late { __u32 x; struct bay b; };",
      "",
    ].join("\n");
    const tree = join(other, "usr");
    const review = holeproof(["review", "--format", "json", "--tree", tree, "-"], patch);
    expect(review.out).toContain('"targets":["x86_64","x32"]');
    expect(review.out).not.toContain("arm");
  });
});

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

  it.each([
    ["arm-linux-gnueabihf", "arm"],
    ["riscv64-unknown-linux-musl", "riscv64"],
    ["aarch64-linux-android", "arm64"],
    ["arm-linux-next", "arm,riscv64,arm64"],
    ["archive-linux-stable", "arm,riscv64,arm64"],
  ])("are told by a triplet, and by no other name of a folder: %s", (name, expected) => {
    const machines = new MachineFolders(() => undefined);
    const isAsked = (target: string): boolean =>
      machines.for([`${name}/include`], "asm/word.h", targetNamed(target)!).length > 0;
    expect(["arm", "riscv64", "arm64"].filter(isAsked).join(",")).toBe(expected);
  });

  it("are also those of a target a compiler changes a fact of", () => {
    const folders = ["arch/arm64/include", "arch/x86/include"];
    const clang: Target = { ...targetNamed("x86_64")!, compiler: "clang" };
    const machines = new MachineFolders(() => undefined);
    expect(machines.for(folders, "asm/word.h", clang)).toEqual(["arch/x86/include"]);
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

  it("of a kernel tree go with what the tree exports, as headers_install puts them together", () => {
    const folder = treeOf({
      "include/uapi/linux/bay.h":
        "#include <asm/word.h>\n#include <asm/wide.h>\nstruct bay { bay_word word; bay_wide wide; };\n",
      "include/uapi/asm-generic/wide.h": "typedef char bay_wide[8];\n",
      "arch/x86/include/uapi/asm/word.h": "typedef int bay_word;\n",
      "arch/arm64/include/uapi/asm/word.h": "typedef short bay_word;\n",
      "arch/arm64/include/uapi/asm/wide.h": "typedef char bay_wide[4];\n",
      "arch/arm64/include/uapi/asm/own.h":
        "#include <linux/bay.h>\nstruct own { struct bay b; };\n",
      // The kernel's own headers see another of that name, which needs a configuration.
      "include/linux/inner.h": "#include <asm/wide.h>\nstruct inner { bay_wide wide; };\n",
    });
    const drawn = (header: string, targets: string): ReturnType<typeof holeproof> =>
      holeproof(["draw", "--target", targets, header], "", folder);
    const both = drawn("include/uapi/linux/bay.h", "x86_64,arm64");
    expect(both).toMatchObject({ code: 0, err: "" });
    expect(both.out).toContain("/* x86_64: size 12, align 4 */\n/* arm64: size 6, align 2 */");
    const lacking = drawn("include/uapi/linux/bay.h", "riscv64");
    expect(lacking.err).toContain("included and not found: asm/word.h;");
    const own = drawn("arch/arm64/include/uapi/asm/own.h", "arm64");
    expect(own).toMatchObject({ code: 0, err: "" });
    const inner = drawn("include/linux/inner.h", "arm64");
    expect(inner.err).toContain("included and not found: asm/wide.h;");
  });
});

describe("a tree of headers under any name", () => {
  const folder = treeOf({
    "old/linux/bay.h": "struct bay { int a; };\n",
    "old/linux/shore/late.h": "#include <linux/bay.h>\nstruct late { struct bay b; };\n",
    "new/linux/bay.h": "struct bay { int a; int b; };\n",
    "new/linux/shore/late.h": "#include <linux/bay.h>\nstruct late { struct bay b; };\n",
  });

  it.each([
    ["", "old/linux/shore/late.h"],
    ["old/linux/shore", "late.h"],
  ])("is known by the folder a header names: from '%s'", (from, header) => {
    const drawn = holeproof(["draw", "--target", "x86_64", header], "", join(folder, from));
    expect(drawn).toMatchObject({ code: 0, err: "" });
    expect(drawn.out).toContain("size 4");
  });

  it("is compared with another", () => {
    const said = "struct late: breaking\n  'b.b' is added at offset 4\n";
    expect(holeproof(["compare", "old", "new"], "", folder).out).toContain(said);
    expect(holeproof(["compare", "old/linux", "new/linux"], "", folder).out).toContain(said);
  });
});
