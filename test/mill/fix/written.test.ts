// Corrections written into the text they are of: what a compiler then says, and what stays.
import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { edited } from "../../../generator/write/unified-diff.ts";
import { expectLinear } from "../../growth.ts";
import { anyRecords } from "./any-record.ts";

const path = "include/uapi/linux/bay.h";

/** The text after its corrections, and the records that were left. */
function written(text: string): { readonly now: string; readonly left: readonly string[] } {
  const { correction } = headerChecker().fix(path, text, "uapi");
  if (correction === undefined) throw new Error("asked for corrections");
  return { now: edited(text, correction.edits), left: correction.left };
}

const head = "#ifndef BAY_H\n#define BAY_H\n#include <linux/types.h>\n";
const check = (members: string, now: string): void => {
  const struct = (body: string): string => `${head}struct bay {\n${body}};\n#endif\n`;
  expect(written(struct(members))).toEqual({ now: struct(now), left: [] });
};

describe("a pointer that becomes a number", () => {
  it("points into no address space any more", () =>
    check(
      "\tvoid *data __user; /* here */\n\t__u64 len;\n",
      "\t__aligned_u64 data; /* here */\n\t__aligned_u64 len;\n",
    ));
});

describe("a new member", () => {
  it("comes behind a comment of many lines", () =>
    check(
      "\t__u32\tkey;\t/* one\n\t\t\t * two; three\n\t\t\t * four\n\t\t\t */\n\t__aligned_u64\tlen;\n",
      "\t__u32\tkey;\t/* one\n\t\t\t * two; three\n\t\t\t * four\n\t\t\t */\n" +
        "\t__u32\t__reserved;\n\t__aligned_u64\tlen;\n",
    ));
  it("comes behind a record written inside, not into it", () =>
    check(
      "\tunion {\n\t\t__u32 a; /* { */\n\t\t__u32 b;\n\t};\n\t__aligned_u64 len;\n",
      "\tunion {\n\t\t__u32 a; /* { */\n\t\t__u32 b;\n\t};\n\t__u32 __reserved;\n" +
        "\t__aligned_u64 len;\n",
    ));
});

describe("a record written inside", () => {
  it("is corrected in its own lines, at any depth", () =>
    check(
      "\t__u32 key;\n\tunion {\n\t\t/* All. */\n\t\t__u32 all[3];\n\t\tstruct {\n" +
        "\t\t\t__u8 a;\t/* first */\n\t\t\tint b; /* then */\n\t\t} in; /* it */\n\t} u;\n",
      "\t__u32 key;\n\tunion {\n\t\t/* All. */\n\t\t__u32 all[3];\n\t\tstruct {\n" +
        "\t\t\t__u8 a;\t/* first */\n\t\t\t__u8 __reserved[3];\n\t\t\t__s32 b; /* then */\n" +
        "\t\t} in; /* it */\n\t} u;\n",
    ));
});

it("a record with a tag inside another one is corrected, and the other left", () => {
  const bay = (type: string): string =>
    `${head}struct bay {\n\tint key;\n\tunion {\n\t\tstruct bay_in {\n\t\t\t${type} a;\n` +
    `\t\t} in;\n\t\tint all;\n\t} u;\n};\n#endif\n`;
  const why = "bay: its members are not written out one a line";
  expect(written(bay("int"))).toEqual({ now: bay("__s32"), left: [why] });
});

it("a comment may stand behind the brace that opens a record", () => {
  const bay = (type: string): string =>
    `${head}struct bay { /* A bay. */\n\t${type} key;\n\tstruct { // in it\n\t\t${type} a;\n\t} in;\n};\n#endif\n`;
  expect(written(bay("int"))).toEqual({ now: bay("__s32"), left: [] });
});

describe("members that only some targets have", () => {
  const held = "struct in {\n#ifdef __LP64__\n\tlong n;\n#endif\n\t__u32 key;\n};\n";
  it.each([
    ["themselves", `struct bay {\n\t__u32 key;\n#ifdef __LP64__\n\tlong n;\n#endif\n};\n`],
    ["in a part without a name", held.replace("struct in", "struct bay {\nstruct").concat("};\n")],
    ["in what is held", `${held}struct bay {\n\tlong key;\n\tstruct in in;\n};\n`],
  ])("leave a record as it is: %s", (_, record) => {
    const { now, left } = written(`${head}${record}#endif\n`);
    expect(now).toBe(`${head}${record}#endif\n`);
    expect(left).toContain("bay: what is declared depends on the target");
  });
});

describe("members that macros make", () => {
  const macros =
    "#define BAY_BITS(name, bits) unsigned long name[(bits) / (8 * sizeof(unsigned long))]\n" +
    "#define BAY_PTR(type, name) type name\n";
  const struct = (member: string): string =>
    `${head}${macros}struct bay {\n\t__aligned_u64 key;\n\t${member};\n};\n#endif\n`;

  it("are written as what they are, with lengths that are the same everywhere", () =>
    expect(written(struct("BAY_BITS(map, 128)"))).toEqual({
      now: struct("__aligned_u64 map[2]"),
      left: [],
    }));
  it("are one type where they were another on some targets", () => {
    const word = "#ifdef __LP64__\n#define WORD __u64\n#else\n#define WORD __u32\n#endif\n";
    const bay = (members: string): string => `${head}${word}struct bay {\n${members}};\n#endif\n`;
    expect(written(bay("\tWORD key;\n\t__u32 n;\n"))).toEqual({
      now: bay("\t__aligned_u64 key;\n\t__u32 n;\n\t__u32 __reserved;\n"),
      left: [],
    });
  });
  it("stay where only a part of the call says the type", () => {
    const text = struct("BAY_PTR(void *, next)");
    expect(written(text)).toEqual({
      now: text,
      left: ["bay: its members are not written out one a line"],
    });
  });
  it("are drawn without the call's commas", () => {
    const target = targetNamed("x86_64");
    const { unit } = readC({ path, text: struct("BAY_PTR(void *, next)") }, { target: target! });
    expect(unit.records[0]?.members.map(({ spelling }) => spelling)).toEqual([
      "__aligned_u64 key",
      "void * next",
    ]);
  });
});

it("who holds a record that could not be written holds it as it is", () => {
  const inner = "struct slot { __u32 a; __u64 c; };\n";
  const outer = "struct bay {\n\tstruct slot slot;\n\t__u8 end;\n};\n";
  const { now, left } = written(`${head}${inner}${outer}#endif\n`);
  expect(left).toEqual([
    "slot: its members are not written out one a line",
    "bay: no correction without errors and warnings was found",
  ]);
  expect(now).toBe(`${head}${inner}${outer}#endif\n`);
});

it("a pointer that code below goes through stays, one a comment speaks of does not", () => {
  const ring = (type: string): string => `struct bay {\n\t${type}ring;\n};\n`;
  const walk = "static inline __u32 first(struct bay *bay)\n{\n\treturn bay->ring[0];\n}\n";
  const used = `${head}${ring("__u32 *")}${walk}#endif\n`;
  expect(written(used)).toEqual({
    now: used,
    left: ["bay: code of the same file goes through a pointer of it"],
  });
  for (const code of ["return bay -> ring[0];", "bay = (struct bay){ .ring = 0 };"]) {
    const text = used.replace("return bay->ring[0];", code);
    expect(written(text).now).toBe(text);
  }
  // The end of an included file's name is no member.
  const single = `${head}${ring("__u32 *")}#endif\n`.replaceAll("ring", "h");
  expect(written(single)).toEqual({ now: single.replace("__u32 *", "__aligned_u64 "), left: [] });
  const spoken = `${head}/* Where bay->ring lies. */\n${ring("__u32 *")}#endif\n`;
  expect(written(spoken)).toEqual({
    now: spoken.replace("__u32 *", "__aligned_u64 "),
    left: [],
  });
});

it("sixteen thousand members take four times as long as four thousand", () =>
  expectLinear(2000, (count) => {
    const pairs = Array.from({ length: count }, (_, at) => `\t__u32 a${at};\n\t__u64 b${at};\n`);
    const { left } = written(`${head}struct bay {\n${pairs.join("")}};\n#endif\n`);
    expect(left).toEqual([]);
  }));

/** A record's text with every member on a line of its own, some with comments. */
const spread = (text: string): string => {
  let at = 0;
  const comments = [
    "",
    "",
    "\t/* what; it is */",
    "\t/* one\n\t\t * two; { }\n\t\t */",
    " // three",
  ];
  const lines = text
    .replaceAll(/enum kind \{ A, B \}; /g, "enum kind {\n\tA, B\n};\n")
    .replaceAll(/([{;]) (?!A)/g, (_, sign: string) => {
      at += 1;
      return `${sign}${sign === "{" ? "" : (comments[at % comments.length] ?? "")}\n`;
    })
    .replaceAll(/\n(?=struct (?:inner|outer)_ser \{)/g, "\n\n");
  return `${head}#include <stdbool.h>\n#include <stddef.h>\n${lines}\n#endif\n`;
};

const hasGcc = spawnSync("gcc", ["-m32", "-E", "-x", "c", "-"], { input: "" }).status === 0;
if (!hasGcc) console.warn("skipped: no gcc that takes -m32, so no witness of written corrections");

describe.skipIf(!hasGcc)("what a compiler makes of it", () => {
  it("any record: the sizes are those laid out, the same with -m32", () => {
    let records = 0;
    fc.assert(
      fc.property(anyRecords, (text) => {
        const { now, left } = written(spread(text));
        const target = targetNamed("x86_64");
        const { unit } = readC({ path, text: now }, { target: target! });
        const mended = unit.records.filter(
          ({ name }) => name !== "" && !left.some((why) => why.startsWith(`${name}:`)),
        );
        records += mended.length;
        const asserts = mended.map(
          (record) =>
            `_Static_assert(sizeof(struct ${record.name}) == ${layoutOf(record, target!).size}, "");\n`,
        );
        // Names of its own for the types, so that no installed header is needed.
        const types =
          "typedef unsigned char __u8; typedef unsigned short __u16; typedef unsigned int __u32; " +
          "typedef int __s32; typedef unsigned long long __u64; typedef long long __s64; " +
          "typedef __u32 __le32; typedef __u64 __be64; " +
          "typedef unsigned int uint32_t;\n" +
          "#define __aligned_u64 __u64 __attribute__((aligned(8)))\n" +
          "#define __aligned_be64 __be64 __attribute__((aligned(8)))\n" +
          "#define __aligned_s64 __s64 __attribute__((aligned(8)))\n";
        const source = `${types}${now.replace("#include <linux/types.h>", "")}${asserts.join("")}`;
        for (const word of ["-m64", "-m32"]) {
          const words = [word, "-fsyntax-only", "-w", "-x", "c", "-"];
          const { status, stderr } = spawnSync("gcc", words, { input: source, encoding: "utf8" });
          expect([status, stderr], source).toEqual([0, ""]);
        }
        expect(now.match(/what; it is|two; \{ \}|three/g)).toEqual(
          spread(text).match(/what; it is|two; \{ \}|three/g),
        );
      }),
      { numRuns: 25, seed: 3 },
    );
    expect(records).toBeGreaterThan(25);
  });
});
