// The program from outside: exit codes, one clear line for bad input, nothing half done.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof, root } from "./built.ts";
import { check } from "./on-file.ts";

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
  it("draws a record by every name a typedef gives it", () => {
    const text =
      "typedef struct { int n; } a, b;\ntypedef struct c { a n; } c_t;\ntypedef c_t d;\n";
    const titles = ["b", "a", "c_t", "d", "c", "*t"].map((name) => {
      const { out } = holeproof(
        ["draw", "--format=json", "--target=m68k", "--record", name, "-"],
        text,
      );
      return (JSON.parse(out) as { record: string }).record;
    });
    expect(titles).toEqual(["a", "a", "struct c", "struct c", "struct c", "struct c"]);
    expect(holeproof(["draw", "--record", "n", "-"], text).code).toBe(2);
  });

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
  ])("%s %s", (...words) => {
    const first = holeproof(words);
    expect(holeproof(words)).toEqual(first);
    expect(first.out).not.toBe("");
  });
});

it("headers of a tree find each other from its root, as hooks name them", () => {
  const tree = scratch();
  mkdirSync(join(tree, "include/uapi/linux/act"), { recursive: true });
  writeFileSync(
    join(tree, "include/uapi/linux/bay.h"),
    "#define bay_head \\\n\t__u8 a; \\\n\t__u32 b\n",
  );
  writeFileSync(
    join(tree, "include/uapi/linux/act/one.h"),
    "#include <linux/bay.h>\nstruct one {\n\tbay_head;\n};\n",
  );
  const { out } = holeproof(["check", "include/uapi/linux/act/one.h"], "", tree);
  expect(out).toMatch(/3-byte hole between 'a' and 'b'/);
  expect(out).not.toMatch(/\[syntax\]/);
});

it("--include finds the headers every compiler brings along", () => {
  const words = ["draw", "--include", "stdint.h", "--target", "x86_64", "--format", "json", "-"];
  const { out, err } = holeproof(words, "struct a { uint16_t n; uint64_t w; };\n");
  expect({ err, size: (JSON.parse(out) as { size: number }).size }).toEqual({ err: "", size: 16 });
});
