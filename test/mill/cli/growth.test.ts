// Commands on files that are long in one way: they take time in proportion.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/cli/commands/check.ts";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { draw } from "../../../generator/cli/commands/draw.ts";
import { emitC } from "../../../generator/cli/commands/emit.ts";
import { verify } from "../../../generator/cli/commands/verify.ts";
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

const declaring = (body: string): string =>
  `/**\n * Bays.\n *\n * @contract bay-v1\n */\n` +
  `import type { u32 } from "holeproof/vocabulary";\n\n${body}`;

const contract = (name: string, body: string): string => written(name, declaring(body));

const bay = (name: string): string =>
  `/** A bay. */\nexport interface ${name} {\n  /** A. */\n  a: u32;\n  /** B. */\n  b: u32;\n}\n`;

describe("declarations that import one another", () => {
  it("are read once for all that are drawn", () =>
    expectLinear(150, async (count) => {
      const common = contract(
        "common.ts",
        repeated(count, (at) => bay(`bay${at}`)),
      );
      const paths = Array.from({ length: count }, (_, at) => join(dirname(common), `f${at}.ts`));
      for (const [at, path] of paths.entries()) {
        const member = `  /** C. */\n  c: bay${at};\n`;
        const own = `/** Of it. */\nexport interface of${at} {\n${member}}\n`;
        const text = `import type { bay${at} } from "./common.ts";\n${own}`;
        writeFileSync(path, declaring(text));
      }
      const options = { target: "x86_64", format: "text", cacheLine: 64 } as const;
      const { code, out } = await heard((io) => draw([...paths, common], options, io));
      expect(code).toBe(0);
      expect(out.match(/^struct /gm)).toHaveLength(2 * count);
    }));

  it("are spoken of once where they are none of those that are asked about", async () => {
    const broken = contract("broken.ts", "export interface bay {\n  /** A. */\n  a: nothing;\n}\n");
    const paths = ["one", "two"].map((name) => join(dirname(broken), `${name}.ts`));
    for (const path of paths)
      writeFileSync(path, declaring(`import type { bay } from "./broken.ts";\n${bay("own")}`));
    const options = { target: "x86_64", format: "text", cacheLine: 64 } as const;
    const told = /broken\.ts:.*'nothing'/g;
    expect((await heard((io) => draw(paths, options, io))).err.match(told)).toHaveLength(1);
    if (spawnSync("gcc", ["--version"]).status !== 0) return;
    expect((await heard((io) => verify(paths, { cc: "gcc" }, io))).err.match(told)).toHaveLength(1);
  });
});

describe("generate --emit c", () => {
  it("takes time in proportion to its declarations", () =>
    expectLinear(1000, async (count) => {
      const abi = contract(
        "bay.ts",
        repeated(count, (at) => bay(`bay${at}`)),
      );
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
