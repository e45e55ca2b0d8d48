// The program from outside: exit codes, one clear line for bad input, nothing half done.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holeproof, root, scratch } from "./built.ts";

/** Runs with a file of this content as its last word. */
function check(
  words: readonly string[],
  content: string | Uint8Array,
  name: string,
  expected: { readonly code: number; readonly err?: RegExp; readonly out?: RegExp },
): void {
  const path = join(scratch(), name);
  writeFileSync(path, content);
  const { code, out, err } = holeproof([...words, path]);
  expect(err).not.toMatch(/internal error|at .*\.js:\d+/);
  expect(err).toMatch(expected.err ?? /^/);
  expect(out).toMatch(expected.out ?? /^/);
  expect(code).toBe(expected.code);
}

const binary = Uint8Array.from({ length: 4096 }, (_, index) => (index * 73) & 0xff);
const mail = readFileSync(join(root, "examples/bay.patch.eml"), "utf8");

describe("what holds no record", () => {
  it("is told of where check would be silent", () =>
    check(["check"], "Just words.\n", "a.txt", { code: 0, err: /^holeproof: no record there/ }));
  it("is refused where another command reads it", () =>
    check(["check"], mail, "a.eml", { code: 2, err: /a\.eml is a patch: review reads those\n$/ }));
});

describe("words", () => {
  it("help is no error, a wrong word is", () => {
    expect(holeproof(["--help"]).code).toBe(0);
    expect(holeproof(["--version"]).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(holeproof(["nonsense"])).toMatchObject({ code: 2 });
    expect(holeproof(["voyage", "--seed", "x"])).toMatchObject({ code: 2 });
    expect(holeproof(["voyage", "--seed", "x"]).err).toMatch(/must be a whole number/);
    expect(holeproof(["draw", "--target", "vax", "examples/bay.h"]).err).toMatch(/no such target/);
    expect(holeproof(["draw", "--format", "pdf", "examples/bay.h"]).code).toBe(2);
  });
  it("a file that is not there", () => {
    for (const words of [["draw"], ["check"], ["review"], ["verify", "--btf"], ["inspect"]]) {
      const { code, err } = holeproof([...words, "no/such/file"]);
      expect(err).toMatch(/^holeproof: .*no such file/);
      expect(code).toBe(2);
    }
  });
});

describe("an image", () => {
  it("that is a folder, and one where no room is", () => {
    const voyage = ["voyage", "--seed", "7", "--steps", "100", "--image"];
    expect(holeproof(["voyage", "--image", scratch(), "--resume"]).err).toMatch(
      /^holeproof: cannot read .*: is a folder\n$/,
    );
    if (!existsSync("/dev/full")) return void console.warn("not tried: no /dev/full here");
    expect(holeproof([...voyage, "/dev/full", "--stop-at", "kexec"])).toEqual({
      code: 2,
      out: "",
      err: "holeproof: cannot write /dev/full: no space left on the device\n",
    });
  });
});

describe("inspect", () => {
  it("a folder as debugfs shows it, a file of one, and a folder of something else", () => {
    const folder = join(scratch(), "out");
    mkdirSync(folder);
    expect(holeproof(["inspect", folder])).toMatchObject({ code: 2 });
    expect(holeproof(["inspect", folder]).err).toMatch(/nothing of a handover in it/);
    writeFileSync(join(folder, "scratch_phys"), "0x1b000000\n0x19000000\n");
    writeFileSync(join(folder, "scratch_len"), "0x4000000\n0x2000000\n");
    expect(holeproof(["inspect", folder])).toEqual({
      code: 0,
      out: "scratch\n  0 = 67108864 bytes at 0x1b000000\n  1 = 33554432 bytes at 0x19000000\n",
      err: "",
    });
    expect(holeproof(["inspect", join(folder, "scratch_len")]).out).toBe("0x4000000\n0x2000000\n");
    writeFileSync(join(folder, "scratch_len"), "0x4000000\n");
    expect(holeproof(["inspect", folder])).toMatchObject({ code: 1 });
    expect(holeproof(["inspect", "--format", "svg", folder]).code).toBe(2);
  });
});

describe("bad input", () => {
  it("review of an empty file, a binary file, a mail without a patch", () => {
    check(["review"], "", "a.eml", { code: 2, err: /^holeproof: .*\n$/ });
    check(["review"], binary, "a.eml", { code: 2, err: /^holeproof: .*\n$/ });
    check(["review"], "From: a@b\nSubject: hello\n\nno patch\n", "a.eml", { code: 2 });
  });
  it("review of a mail cut off in the middle of a struct", () => {
    const cut = mail.slice(0, mail.indexOf("bool\twritable"));
    check(["review", "--format", "text"], cut, "a.eml", { code: 1, out: /\[damage\]/ });
  });
  it("draw and check of an empty and of a binary file", () => {
    check(["draw"], "", "a.h", { code: 2, err: /no record there to draw/ });
    check(["draw"], binary, "a.h", { code: 2 });
    check(["check"], "struct a {", "a.h", { code: 1 });
  });
  it("verify with a witness that is none", () => {
    check(["verify", "--btf"], "no blob ".repeat(9), "a.btf", {
      code: 2,
      err: /neither BTF nor an ELF file/,
    });
    const path = join(root, "examples/bay.h");
    expect(holeproof(["verify", "--cc", "no-such-compiler", path]).code).toBe(2);
    expect(holeproof(["verify", path]).err).toMatch(/needs one witness/);
  });
  it("a declaration with an unknown type stops generation before anything is written", () => {
    const folder = scratch();
    mkdirSync(join(folder, "abi"));
    const declaration = `/** A contract. */
import type { u32 } from "./vocabulary.ts";
/** A record. */
export interface bay_slot {
  /** A key. */
  key: u32;
  /** Of no known type. */
  root: u48;
}
`;
    writeFileSync(join(folder, "abi/bay.ts"), declaration);
    const out = join(folder, "out");
    const ran = holeproof(["generate", "--abi", join(folder, "abi"), "--out", out]);
    expect(ran.err).toMatch(/bay\.ts:8:\d+: error: .*u48/);
    expect(ran.code).toBe(1);
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });
});

describe("standard input", () => {
  it("review and draw take -", () => {
    expect(holeproof(["review", "-"], mail)).toMatchObject({ code: 1 });
    const drawn = holeproof(["draw", "-"], "struct a { int b; };");
    expect(drawn).toMatchObject({ code: 0 });
    expect(drawn.out).toMatch(/struct a \{/);
  });
});

describe("same input, same bytes", () => {
  it.each([
    ["review", "examples/bay.patch.eml"],
    ["draw", "examples/bay.h"],
    ["voyage", "--seed", "3", "--steps", "200"],
  ])("%s %s", (...words) => {
    const first = holeproof(words);
    expect(holeproof(words)).toEqual(first);
    expect(first.out).not.toBe("");
  });
});

describe("a record that is asked for", () => {
  const folder = scratch();
  const header = join(folder, "outer.h");
  writeFileSync(join(folder, "inner.h"), "struct inner { unsigned int a; };\n");
  writeFileSync(header, '#include "inner.h"\nstruct outer { struct inner one; };\n');
  it("and is nowhere, is no work that could be done", () => {
    for (const words of [["draw"], ["import"], ["generate", "--out", folder]]) {
      const { code, err } = holeproof([...words, "--record", "none*", header]);
      expect(err, words[0]).toMatch(/^holeproof: no record .*'none\*'/);
      expect(code, words[0]).toBe(2);
    }
  });
  it("and is in an included header, is imported from there alone", () => {
    const { code, out } = holeproof(["import", "--record", "inner", header]);
    expect(out).toMatch(/@source .*inner\.h\n[\s\S]*interface inner /);
    expect(out).not.toMatch(/interface outer/);
    expect(code).toBe(0);
  });
  it.each([
    ["fine", 0],
    ["broken", 1],
    ["holder", 1],
    ["within", 0],
    ["around", 1],
  ])("is answered for alone, with what it holds: %s", (record, wanted) => {
    const mixed = join(folder, "mixed.h");
    writeFileSync(
      mixed,
      "struct fine { unsigned int a; };\n" +
        "struct broken { unsigned int a; struct nowhere x; };\n" +
        "struct holder { struct broken b; };\n" +
        "struct around { struct within { unsigned int a; } *p; struct missing m; };\n" +
        "struct last { struct absent a; };\n",
    );
    const words = ["--record", record, mixed];
    const { code, err } = holeproof(["import", ...words]);
    expect(code).toBe(wanted);
    expect(err).not.toMatch(/absent/);
    expect(err === "").toBe(wanted === 0);
    // Once by who reads, whatever whoever prints says of it.
    expect(err.includes("is not defined here")).toBe(wanted === 1);
    expect(holeproof(["generate", "--out", join(folder, record), ...words]).code).toBe(wanted);
  });
});

it("headers of a tree find each other from its root, as hooks name them", () => {
  const tree = scratch();
  mkdirSync(join(tree, "include/uapi/linux/act"), { recursive: true });
  writeFileSync(
    join(tree, "include/uapi/linux/bay.h"),
    "#define bay_head \\\n\tint a; \\\n\tint b\n",
  );
  writeFileSync(
    join(tree, "include/uapi/linux/act/one.h"),
    "#include <linux/bay.h>\nstruct one {\n\tbay_head;\n};\n",
  );
  const { out } = holeproof(["check", "include/uapi/linux/act/one.h"], "", tree);
  expect(out).toMatch(/'a' is a plain int/);
  expect(out).not.toMatch(/\[syntax\]/);
});

describe("import", () => {
  it("writes declarations that generate takes, once", () => {
    const folder = scratch();
    const header = join(folder, "bay.h");
    const text = "#include <linux/types.h>\nstruct bay { __u32 n; __u32 flags; __u64 rows[2]; };\n";
    writeFileSync(header, text);
    const words = ["import", "--out", join(folder, "abi"), header];
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
    expect(holeproof(words)).toMatchObject({ code: 2 });
    expect(holeproof(words).err).toMatch(/bay\.ts is there already; --force/);
    expect(holeproof([...words, "--force"]).code).toBe(0);
    const made = ["generate", "--abi", join(folder, "abi"), "--out", join(folder, "out")];
    expect(holeproof(made).err).toBe("");
    expect(readFileSync(join(folder, "out/bay.ts"), "utf8")).toMatch(/export function decodeBay\(/);
  });

  it("names what it cannot say, and what was not found", () => {
    const text = '#include "more.h"\nstruct bay { more_t n; };\nstruct cab { int n; };\n';
    check(["import"], text, "bay.h", {
      code: 1,
      out: /export interface cab \{/,
      err: /'struct bay' is left out.*\n.*included and not found: more\.h/,
    });
    check(["import", "--sysroot", "/nonexistent"], text, "bay.h", { code: 2, err: /no folder/ });
    check(["import", "--include", "/"], text, "bay.h", {
      code: 2,
      err: /cannot read \/: a folder/,
    });
    check(["import", "-I", process.execPath], text, "bay.h", { code: 2, err: /no folder/ });
  });
});

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: verify --cc: no gcc here");

describe.skipIf(!hasGcc)("verify --cc", () => {
  const folder = scratch();
  mkdirSync(join(folder, "inc"));
  writeFileSync(join(folder, "inc/inner.h"), "struct inner { word w; };\n");
  writeFileSync(join(folder, "before.h"), "typedef unsigned int word;\n");
  const header = join(folder, "outer.h");
  writeFileSync(
    header,
    "#include <inner.h>\n#ifndef linux\nstruct only { int n; };\n#endif\n" +
      "struct outer { struct inner i; unsigned char name[LENGTH]; };\n",
  );
  const given = [
    "-I",
    join(folder, "inc"),
    "-D",
    "LENGTH=5",
    "--include",
    join(folder, "before.h"),
  ];
  const verify = (...words: readonly string[]) => holeproof(["verify", "--cc", ...words]);

  it("hands the compiler what the reader has", () => {
    expect(verify("gcc", ...given, header).out).toMatch(/: 1 equal, 0 different on/);
    expect(verify("gcc", ...given, "-U", "linux", header).out).toMatch(/: 2 equal, 0 different on/);
    expect(verify("gcc", "-I", join(folder, "none"), header)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no folder .*none/) as string,
    });
  });

  it("counts a record nobody could lay out, and is not content", () => {
    // The compiler knows the name of its own; the reader does not.
    const path = join(folder, "own.h");
    writeFileSync(path, "struct a { int n; };\nstruct b { __builtin_va_list list; };\n");
    const { code, out, err } = verify("gcc", path);
    expect(out).toMatch(/1 equal, 0 different on \S+, 1 not understood/);
    expect(err).toMatch(/own\.h:2:\d+: struct b: a type in it is not known/);
    expect(code).toBe(1);
  });

  it("needs no header of the compiler's for declarations", () => {
    const { code, out, err } = verify("gcc -nostdinc", join(root, "abi"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/iommufd\/hwpt\.ts: \d+ equal, 0 different/);
    expect(out).not.toMatch(/vocabulary/);
  });
});

describe("compare", () => {
  const before = "struct a { int n; int __reserved; };\n";
  const after = "struct a { int n; int used; };\n";
  it("takes files, folders and revisions of git", () => {
    const folder = scratch();
    for (const [name, text] of [
      ["old", before],
      ["new", after],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "a.h"), text);
    }
    const [old, now] = [join(folder, "old"), join(folder, "new")];
    const told = "struct a: reserved bytes put to use\n  'used' uses bytes of '__reserved'\n";
    expect(holeproof(["compare", old, now])).toMatchObject({ code: 0, out: told });
    expect(holeproof(["compare", join(old, "a.h"), join(now, "a.h")]).out).toBe(told);
    expect(holeproof(["compare", now, old])).toMatchObject({ code: 1 });
    expect(holeproof(["compare", "--format", "json", old, now]).out).toMatch(
      /"kind":"reserved-used"/,
    );
    const same = holeproof(["compare", "HEAD:abi/kho/iommufd", "HEAD:abi/kho/iommufd"]);
    expect(same).toMatchObject({ code: 0, err: "" });
    expect(same.out).toMatch(/^\d+ unchanged\n$/);
  });
  it("says why it cannot", () => {
    expect(holeproof(["compare", "nowhere.h", "nowhere.h"])).toMatchObject({ code: 2 });
    expect(holeproof(["compare", "HEAD:nowhere.h", "HEAD:nowhere.h"]).err).toMatch(
      /neither a file/,
    );
  });
});
