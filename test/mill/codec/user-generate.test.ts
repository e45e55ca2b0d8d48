// The command as a person in another repository uses it: settings, refusals, and watching.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LaidOut } from "../../../generator/cli/laid-out.ts";
import { root } from "./contracts.ts";
import { project, run } from "./user-project.ts";

describe("generate in a project", () => {
  it("takes settings from a file, and refuses one it does not have", async () => {
    const { folder, headers, out } = project();
    const config = join(folder, "settings.json");
    writeFileSync(config, JSON.stringify({ generate: { target: "s390x", witness: true } }));
    expect((await run({ headers, out, config })).code).toBe(0);
    expect(readdirSync(out)).toContain("proto.witness.ts");
    expect(readFileSync(join(out, "proto.ts"), "utf8")).toContain("getUint32(offset, false)");
    writeFileSync(config, JSON.stringify({ generate: { colour: "red" } }));
    const { code, err } = await run({ headers, out, config });
    expect([code, err.includes("generate has no setting 'colour'")]).toEqual([2, true]);
    for (const [text, said] of [
      [{ review: {} }, "no 'generate' in it"],
      [{ generate: { out: 3 } }, "'out' of generate is no text"],
      [{ holeproof: { generate: { colour: "red" } } }, "no setting 'colour'"],
    ] as const) {
      writeFileSync(config, JSON.stringify(text));
      const refused = await run({ headers, out, config });
      expect([refused.code, refused.err.includes(said), said]).toEqual([2, true, said]);
    }
  });

  it("names header, line and column of what it cannot take", async () => {
    const { headers, out } = project("struct s {\n\t__u32 a;\n\tmystery_t b;\n};\n");
    const { code, err } = await run({ headers, out });
    expect(code).toBe(1);
    expect(err).toMatch(/proto\.h:3:2: .*mystery_t/);
  });

  it("does not guess where the codecs of a header go: what is not theirs goes from there", async () => {
    const { folder, headers } = project();
    const config = join(folder, "package.json");
    const { code, err } = await run({ headers, config });
    expect([code, err]).toEqual([
      2,
      "holeproof: codecs of headers go to a folder of theirs: name it with --out\n",
    ]);
  });

  it("prints a member of a gigabyte as fast as one of a byte", async () => {
    const sized = (bytes: string): string =>
      `#include <linux/types.h>\nstruct s { __u8 a; __u8 reserved[${bytes}]; };\n`;
    const { headers, out } = project(sized("0x4000000f"));
    expect((await run({ headers, out })).code).toBe(0);
    const text = readFileSync(join(out, "proto.ts"), "utf8");
    // One store for the byte and the three behind it, one call for the rest.
    expect(text).toContain("view.setUint32(offset, value.a, true);");
    expect(text).toContain(`writeZero(view, offset + 4, ${0x4000000f - 3});`);
  });

  it("says which record asked for is in no header", async () => {
    const { headers, out } = project();
    const { code, err } = await run({ headers, out, record: ["struct request", "struct nobody"] });
    expect([code, err]).toEqual([2, "holeproof: no record of these headers is 'struct nobody'\n"]);
    expect(existsSync(out)).toBe(false);
  });

  it("finds a record asked for in a header that is included, and says which", async () => {
    const { folder, headers, out } = project('#include "inner.h"\nstruct s { __u32 a; };\n');
    const inner = "typedef unsigned __u32;\n/* Not asked for. */\nstruct other { __u32 a; };\n";
    writeFileSync(join(folder, "inner.h"), `${inner}/* A bay. */\nstruct bay { __u32 key; };\n`);
    expect((await run({ headers, out, record: ["bay"] })).code).toBe(0);
    const text = readFileSync(join(out, "proto.ts"), "utf8");
    expect(text).toContain(` * A bay.\n *\n * As in ${join(folder, "inner.h")}.\n`);
    expect(text.match(/export interface \w+/g)).toEqual(["export interface Bay"]);
    // A pattern that the header itself has something for stays with it.
    expect((await run({ headers, out, record: ["struct *"] })).code).toBe(0);
    const own = readFileSync(join(out, "proto.ts"), "utf8");
    expect(own.match(/export interface \w+/g)).toEqual(["export interface S"]);
  });

  it("prints the constants of a header that has nothing else", async () => {
    const { headers, out } = project("enum { BAY_A, BAY_B };\n#define BAY_C (1 << 4)\n");
    expect((await run({ headers, out })).code).toBe(0);
    const text = readFileSync(join(out, "proto.ts"), "utf8");
    expect(text.match(/export const .*/g)).toEqual([
      "export const BAY_A = 0;",
      "export const BAY_B = 1;",
      "export const BAY_C = 16;",
    ]);
    const nothing = project("int f(void);\n");
    const { code, err } = await run(nothing);
    expect([code, err]).toEqual([2, "holeproof: no record and no constant there to print\n"]);
  });

  it("says which targets and languages there are", async () => {
    const { headers, out } = project();
    expect((await run({ headers, out, target: "pdp11" })).err).toMatch(
      /^holeproof: no target 'pdp11'/,
    );
    expect((await run({ headers, out, language: "cobol" })).code).toBe(2);
  });

  it("keeps headers of one name apart", async () => {
    const { folder, out } = project();
    for (const name of ["a", "b"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "same.h"), `struct ${name} { int x; };`);
    }
    const headers = [join(folder, "a/same.h"), join(folder, "b/same.h")];
    expect((await run({ headers, out })).code).toBe(0);
    expect(readdirSync(join(out, "a")).concat(readdirSync(join(out, "b")))).toContain("same.ts");
  });

  it("prints again what changes while it watches, and only that", async () => {
    const { folder, out } = project();
    const abi = join(folder, "abi");
    mkdirSync(abi);
    symlinkSync(join(root, "abi/vocabulary.ts"), join(abi, "vocabulary.ts"));
    const declared = (type: string): string =>
      `/**\n * A contract.\n *\n * @contract c-v1\n */\nimport type { u32, u64 } from "./vocabulary.ts";\n` +
      `/** A record. */\nexport interface rec {\n  /** A member. */\n  a: ${type};\n  /** Another. */\n  b: ${type};\n}\n`;
    writeFileSync(join(abi, "one.ts"), declared("u32"));
    const stop = new AbortController();
    const done = run({ abi, out, watch: true, signal: stop.signal });
    const printed = (): string => readFileSync(join(out, "one.ts"), "utf8");
    // Loading what prints takes as long as the machine is busy.
    const patience = { timeout: 500_000 };
    await expect.poll(() => existsSync(join(out, "one.ts")), patience).toBe(true);
    await expect.poll(printed, patience).toContain("readonly a: number;");
    writeFileSync(join(abi, "one.ts"), declared("u64"));
    await expect.poll(printed, patience).toContain("readonly a: bigint;");
    stop.abort();
    const { code, out: said } = await done;
    expect(code).toBe(0);
    expect(said.trim().split("\n").at(-1)).toMatch(/: [12] written, 0 removed$/);
  });

  it("lays out only what it has not laid out before, and never trusts a changed file", async () => {
    const { folder, out } = project();
    mkdirSync(join(folder, "node_modules"));
    const home = process.cwd();
    process.chdir(folder);
    try {
      let laid = 0;
      const layOut = async (text: string): Promise<string> => {
        laid += 1;
        return `${text}!`;
      };
      mkdirSync(out);
      const first = new LaidOut(out, "1");
      writeFileSync(join(out, "x.ts"), await first.through(layOut)("x"));
      first.save();
      expect(await new LaidOut(out, "1").through(layOut)("x")).toBe("x!");
      expect(laid).toBe(1);
      expect(await new LaidOut(out, "2").through(layOut)("x")).toBe("x!");
      writeFileSync(join(out, "x.ts"), "spoilt");
      expect(await new LaidOut(out, "1").through(layOut)("x")).toBe("x!");
      expect(laid).toBe(3);
    } finally {
      process.chdir(home);
    }
  });
});
