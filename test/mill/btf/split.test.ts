// Split BTF: the ids and strings of a module go on where those of the kernel it was built for end.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verify } from "../../../generator/cli/commands/verify.ts";
import { elfSection, readBtf, type BtfReading } from "../../../generator/read/btf/index.ts";
import { scratch } from "../../scratch.ts";

const has = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;
const hasGcc = has("gcc");
const hasPahole = hasGcc && has("pahole");
if (!hasPahole) console.warn("SKIPPED: pahole and gcc, which split BTF, are not both installed");

const folder = scratch();

/** An object of this C, and its path. */
function compiled(name: string, source: string, flags: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(`${path}.c`, source);
  execFileSync("gcc", [...flags, "-c", `${path}.c`, "-o", path]);
  return path;
}

const described = (records: BtfReading["records"]): readonly string[] =>
  records.map(
    ({ record, size, offsets, by }) =>
      `${record.kind} ${record.name} ${size} ${by}: ` +
      record.members.map(({ name, bits }, at) => `${name} ${offsets[at]}/${bits ?? ""}`).join(),
  );

/** Blob of the header of `whole` with other types and strings. */
function blobOf(whole: Uint8Array, types: Uint8Array, strings: Uint8Array): Uint8Array {
  const blob = new Uint8Array(24 + types.length + strings.length);
  const view = new DataView(blob.buffer);
  blob.set(whole.subarray(0, 24));
  view.setUint32(12, types.length, true);
  view.setUint32(16, types.length, true);
  view.setUint32(20, strings.length, true);
  blob.set(types, 24);
  blob.set(strings, 24 + types.length);
  return blob;
}

const source = `
  typedef unsigned int u32;
  struct in { char c; u32 i : 3; u32 : 5; u32 k : 7; } __attribute__((packed, aligned(2)));
  union either { struct in in[2]; long long l; };
  struct out { char c; union either e; struct { short s; } t; struct out *next; } v;
  enum kind { ONE, TWO } w;`;

describe.skipIf(!hasGcc)("a blob cut in two", () => {
  it("is the same, wherever types and strings are cut", () => {
    const object = readFileSync(compiled("cut.o", source, ["-gbtf"]));
    const whole = new Uint8Array(elfSection(object, ".BTF") as Uint8Array);
    const view = new DataView(whole.buffer);
    const typesEnd = 24 + view.getUint32(12, true);
    const types = whole.subarray(24, typesEnd);
    const strings = whole.subarray(typesEnd);
    const expected = described(readBtf(whole, "whole").records);
    expect(expected).toHaveLength(4);
    const starts = [...strings.keys()].filter((at) => at > 0 && strings[at - 1] === 0);
    // The empty string is the base's.
    const ends = [...starts, strings.length].filter((at) => strings[at] !== 0);
    let cuts = 0;
    for (let at = 0; at < types.length; at += 4) {
      const bytes = blobOf(whole, types.subarray(0, at), strings);
      // Only between types: elsewhere the base is cut off.
      if (readBtf(bytes, "base").findings.length > 0) continue;
      for (const end of ends) {
        const base = blobOf(whole, types.subarray(0, at), strings.subarray(0, end));
        const split = blobOf(whole, types.subarray(at), strings.subarray(end));
        const reading = readBtf(split, "split", { path: "base", bytes: base });
        expect(reading.findings).toEqual([]);
        expect([...described(reading.inherited()), ...described(reading.records)]).toEqual(
          expected,
        );
        cuts++;
      }
    }
    expect(cuts).toBeGreaterThan(50);
  });
});

const shared = "struct shared { int a; char b; long c; };\n";
const mine =
  "struct __attribute__((packed)) mine { char q; struct shared s; unsigned f : 3; } m1;\n" +
  "struct plain { char q; struct shared s[2]; } m2;\n";

/** Exit code and what was printed. */
async function verified(
  paths: readonly string[],
  options: { readonly btf: string; readonly base?: string },
): Promise<string> {
  let said = "";
  const hear = (text: string): void => void (said += text);
  const code = await verify(paths, options, { out: hear, err: hear } as never);
  return `${code}: ${said.replaceAll(`${folder}/`, "")}`;
}

describe.skipIf(!hasPahole)("what pahole splits", () => {
  const base = hasPahole ? compiled("base.o", `${shared}struct shared g;`, ["-g"]) : "";
  const module = hasPahole ? compiled("mod.o", shared + mine, ["-g"]) : "";
  if (hasPahole) {
    execFileSync("pahole", ["-J", base]);
    execFileSync("pahole", ["-J", `--btf_base=${base}`, module]);
  }
  it("is explained for the module alone", async () => {
    expect(await verified([], { btf: module, base })).toBe(
      "0: 2 structs and unions: 1 natural, 1 packed, 0 aligned, 0 unnamed, 0 unexplained\n",
    );
  });
  it("is held against headers, what only the base has too", async () => {
    expect(await verified([`${module}.c`], { btf: module, base })).toBe(
      "0: mod.o.c: 3 equal, 0 different, 0 not in the BTF\n",
    );
    const other = join(folder, "other.c");
    writeFileSync(other, "struct shared { int a; long c; };\nstruct plain { char q; };\n");
    expect(await verified([other], { btf: module, base })).toMatch(/^1: .*2 different/s);
  });
  it("is held against the likest of several records of one name", async () => {
    const twice = compiled("twice.o", "struct shared { char z; short y; } g;", ["-g"]);
    execFileSync("pahole", ["-J", `--btf_base=${base}`, twice]);
    for (const own of [shared, "struct shared { char z; short y; };\n"]) {
      const path = join(folder, "one.c");
      writeFileSync(path, own);
      expect(await verified([path], { btf: twice, base })).toMatch(/^0: one.c: 1 equal/);
    }
    const path = join(folder, "one.c");
    writeFileSync(path, "struct shared { char z; short y; short x; };\n");
    expect(await verified([path], { btf: twice, base })).toBe(
      "1: one.c:1:8: struct shared: the record has 6 bytes here and 4 in the witness\n" +
        "one.c:1:8: struct shared: 'x' is not in the witness\n" +
        "one.c: 0 equal, 1 different, 0 not in the BTF\n",
    );
  });
  it("is refused without its base, with another, and where nothing is split", async () => {
    expect(await verified([], { btf: module })).toBe(
      "2: holeproof: mod.o: split BTF, as modules have it: nothing without the BTF it builds on (verify --base)\n",
    );
    const another = compiled("another.o", "struct a { int longer_than_the_other; } g;", ["-gbtf"]);
    expect(await verified([], { btf: module, base: another })).toMatch(/^2: .* another base/);
    expect(await verified([], { btf: base, base })).toBe(
      "2: holeproof: base.o: whole BTF, which builds on no other\n",
    );
    expect(await verified([], { btf: module, base: module })).toMatch(/^2: .*mod.o: split BTF/);
  });
  it("never throws, wherever a byte is wrong", () => {
    const own = elfSection(readFileSync(module), ".BTF") as Uint8Array;
    const bytes = readFileSync(base);
    for (let at = 0; at < own.length; at++) {
      const wrong = own.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0xff;
      described(readBtf(wrong, "wrong", { path: "base", bytes }).records);
    }
  });
});

/** A blob of types, in words, and of strings. */
function blob(types: readonly (readonly number[])[], strings: string): Uint8Array {
  const words = Uint32Array.from(types.flat());
  const header = new Uint8Array(24);
  header.set([0x9f, 0xeb, 1, 0, 24]);
  return blobOf(header, new Uint8Array(words.buffer), Buffer.from(strings, "latin1"));
}

/** The info word: a kind, and a number of members. */
const info = (kind: number, parts: number): number => kind * 0x1000000 + parts;

const hasObjcopy = hasGcc && has("objcopy");
if (!hasObjcopy) console.warn("SKIPPED: objcopy and gcc, which make sections, are not both there");

describe.skipIf(!hasObjcopy)("a module with a distilled base", () => {
  const names = "\0int\0char\0shared\0kind\0";
  const own = "mine\0q\0s\0k\0next\0plain\0";
  const at = (name: string): number => `${names}${own}`.indexOf(`\0${name}\0`) + 1;
  // Ids 1 to 4: of a struct and an enum there are names and sizes alone.
  const distilled = blob(
    [
      [at("int"), info(1, 0), 4, 0x01000020],
      [at("char"), info(1, 0), 1, 0x01000008],
      [at("shared"), info(4, 0), 16],
      [at("kind"), info(6, 0), 4],
    ],
    names,
  );
  const split = blob(
    [
      [0, info(2, 0), 3],
      // prettier-ignore
      [at("plain"), info(4, 4), 40, at("q"), 2, 0, at("s"), 3, 64, at("k"), 4, 192, at("next"), 5, 256],
      [at("mine"), info(4, 2), 17, at("q"), 2, 0, at("s"), 3, 8],
    ],
    own,
  );
  const module = hasObjcopy ? compiled("carries.o", "", []) : "";
  if (hasObjcopy) {
    for (const [name, bytes] of [
      ["BTF", split],
      ["BTF.base", distilled],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      execFileSync("objcopy", ["--add-section", `.${name}=${join(folder, name)}`, module]);
    }
  }
  const base = hasObjcopy ? compiled("real.o", `${shared}struct shared g;`, ["-gbtf"]) : "";
  const header = join(folder, "carries.h");
  writeFileSync(
    header,
    `${shared}enum kind { ONE };
struct plain { char q; struct shared s; enum kind k; struct shared *next; };
struct __attribute__((packed)) mine { char q; struct shared s; };
`,
  );

  it("is explained by itself: what is in the base's structs is not known", async () => {
    expect(await verified([], { btf: module })).toBe(
      "0: 2 structs and unions: 1 natural, 0 packed, 1 aligned, 0 unnamed, 0 unexplained\n",
    );
    expect(await verified([header], { btf: module })).toBe(
      "0: carries.h: 2 equal, 0 different, 1 not in the BTF\n",
    );
  });
  it("is explained with the whole base", async () => {
    expect(await verified([], { btf: module, base })).toBe(
      "0: 2 structs and unions: 1 natural, 1 packed, 0 aligned, 0 unnamed, 0 unexplained\n",
    );
    expect(await verified([header], { btf: module, base })).toBe(
      "0: carries.h: 3 equal, 0 different, 0 not in the BTF\n",
    );
  });
  it("is refused with a base that has no such struct", async () => {
    const other = compiled("other.o", "struct shared { int a; } g;", ["-gbtf"]);
    expect(await verified([], { btf: module, base: other })).toBe(
      "2: holeproof: carries.o: split BTF that builds on another base: that has no struct shared of 16 bytes\n",
    );
  });
  it("never throws, wherever a byte is wrong", () => {
    const bytes = readFileSync(module);
    for (let place = 0; place < bytes.length; place++) {
      const wrong = new Uint8Array(bytes);
      wrong[place] = (wrong[place] ?? 0) ^ 0xff;
      described(readBtf(wrong, "wrong").records);
    }
  });
});
