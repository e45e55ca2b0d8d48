// Commands on files that are long in one way: they take time in proportion.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/cli/commands/check.ts";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { draw } from "../../../generator/cli/commands/draw.ts";
import { emitC } from "../../../generator/cli/commands/emit.ts";
import { expectLinear } from "../../growth.ts";
import { scratch } from "../../scratch.ts";
import { heard } from "./heard.ts";

const repeated = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");

const struct = (members: string): string => `struct bay {\n${members}};\n`;

function written(name: string, text: string): string {
  const path = join(scratch(), name);
  writeFileSync(path, text);
  return path;
}

describe("takes time in proportion", () => {
  it.each([
    ["declarations of one name", (at: number) => `struct bay { __u32 x; __u8 y[${at + 1}]; };`],
    [
      "declarations of one name for some targets",
      (at: number) =>
        `#ifdef __i386__\nstruct bay { __u32 x[${at}]; };\n#else\nstruct bay { __u64 x[${at}]; };\n#endif`,
    ],
  ])("draw: %s", (_, line) =>
    expectLinear(1500, async (count) => {
      const path = written("bay.h", repeated(count, line));
      const options = { target: "x86_64,i386", format: "text", cacheLine: 64 } as const;
      const { code, out } = await heard((io) => draw([path], options, io));
      expect(code).toBe(0);
      expect(out.match(/^struct bay \{/gm)?.length).toBeGreaterThanOrEqual(count);
    }),
  );

  it("draw: records of two of the last one, the first of them empty", async () => {
    const line = (at: number): string => `struct a${at + 1} { struct a${at} x, y; };`;
    const path = written("bay.h", `struct a0 { };\n${repeated(40, line)}`);
    const options = { target: "all", format: "json", cacheLine: 0 } as const;
    const { err } = await heard((io) => draw([path], options, io));
    expect(err).toContain("of too many members");
  });

  it("check: paddings of arms", () =>
    expectLinear(1500, async (count) => {
      const group = (at: number): string => `struct_group(g${at}, __u32 m${at}; __u8 k${at};);`;
      const path = written("bay.h", struct(repeated(count, group)));
      const { out } = await heard((io) => check([path], { format: "text", profile: "uapi" }, io));
      expect(out.length).toBeGreaterThan(count);
    }));

  it("check: declarations that begin and do not end", () =>
    expectLinear(500, async (count) => {
      const folder = join(scratch(), "include/uapi/linux");
      mkdirSync(folder, { recursive: true });
      const path = join(folder, "bay.h");
      writeFileSync(path, `${repeated(count, () => `extern ${"a(".repeat(40)}`)}extern int bay;\n`);
      const { out } = await heard((io) => check([path], { format: "text" }, io));
      expect(out).toContain("INCL");
    }));

  it.each([
    [
      "new arms of a union",
      (count: number) => `union bay {\n${repeated(count, (at) => `__u32 m${at};`)}};`,
      (count: number) => `union bay {\n${repeated(count, (at) => `__u32 m${at}; __u16 k${at};`)}};`,
      /another reading/,
    ],
    [
      "numbers of versions, and records they are of",
      (count: number) => versioned(count, 1),
      (count: number) => versioned(count, 2),
      /extension/,
    ],
  ])("compare: %s", (_, before, after, says) =>
    expectLinear(2500, async (count) => {
      const [old, now] = [written("old.h", before(count)), written("new.h", after(count))];
      const { out } = await heard((io) =>
        compare(old, now, { format: "text", target: "x86_64,i386" }, io),
      );
      expect(out).toMatch(says);
    }),
  );
});

describe("generate --emit c", () => {
  const contract = (name: string, body: string): string =>
    written(
      name,
      `/**\n * Bays.\n *\n * @contract bay-v1\n */\n` +
        `import type { u32 } from "holeproof/vocabulary";\n\n${body}`,
    );

  it("takes time in proportion to its declarations", () =>
    expectLinear(1000, async (count) => {
      const record = (at: number): string =>
        `/** A bay. */\nexport interface bay${at} {\n  /** A. */\n  a: u32;\n  /** B. */\n  b: u32;\n}\n`;
      const abi = contract("bay.ts", repeated(count, record));
      const { code, out } = await heard((io) => emitC({ abi }, {}, io));
      expect(code).toBe(0);
      expect(out.match(/^struct bay/gm)).toHaveLength(count);
    }));

  it("prints a member with as long a name as any", async () => {
    const name = "a".repeat(80_000);
    const abi = contract(
      "bay.ts",
      `/** A bay. */\nexport interface bay {\n  /** A. */\n  ${name}: u32;\n}\n`,
    );
    const { code, out } = await heard((io) => emitC({ abi }, {}, io));
    expect(code).toBe(0);
    expect(out).toContain(`__u32 ${name};`);
  });
});

/** Records that start with a version, and the number of each; a later one has more members. */
const versioned = (count: number, version: number): string =>
  repeated(
    count,
    (at) =>
      `#define BAY${at}_VERSION ${version}\n` +
      `struct bay${at} { __u32 version; __u32 x[${version}]; };`,
  );
