// holeproof import, and records that are asked for by name.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";
import { check } from "./on-file.ts";

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
