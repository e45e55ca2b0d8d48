// What a person in another repository gets: from a header, in TypeScript and JavaScript, checked by
// their compiler, bundled by their bundler.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { build, type BuildOptions } from "esbuild";
import { afterEach, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../../generator/cli/commands/generate.ts";
import { LaidOut } from "../../../generator/cli/laid-out.ts";
import { run as runText } from "./compiled.ts";
import { root } from "./contracts.ts";

const header = `#include <linux/types.h>
#define PROTO_MAGIC 0x1234
#define PROTO_GET _IOWR('p', 1, struct request)
/* What is asked of the driver. */
struct request {
	__u32 argsz;
	__u32 nr;
	__aligned_u64 addr; /* where it lies */
	struct entry { __u64 a; __u32 b; __u32 pad; } entries[] __counted_by(nr);
};
`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** An empty project with a header in it. */
function project(text = header): { folder: string; headers: readonly string[]; out: string } {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  folders.push(folder);
  writeFileSync(join(folder, "proto.h"), text);
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return { folder, headers: [join(folder, "proto.h")], out: join(folder, "gen") };
}

async function run(options: GenerateOptions): Promise<{ code: number; out: string; err: string }> {
  const text = { out: "", err: "" };
  // The settings of this repository are not theirs.
  const config = join(options.out ?? "", "../package.json");
  const code = await generate(
    { config, ...options },
    {
      out: (more) => void (text.out += more),
      err: (more) => void (text.err += more),
      stdin: async () => new Uint8Array(),
      showsProgress: false,
      color: false,
    },
  );
  return { code, ...text };
}

const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2023", "dom"],
  types: [],
};

/** What a strict compiler says of some files, each line with the number of the line it is about. */
function complaints(files: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  folders.push(folder);
  const paths = { "holeproof/wire": [join(root, "src/runtime/wire/index.ts")] };
  const config = { compilerOptions: { ...strict, paths }, files };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const options = { encoding: "utf8", cwd: folder } as const;
  const { stdout, status } = spawnSync(process.execPath, [compiler, "--pretty", "false"], options);
  const lines = stdout.split("\n").flatMap((line) => {
    const [, at, text] = /\((\d+),\d+\): error (.*)/.exec(line) ?? [];
    return at === undefined ? [] : [`${at}: ${text}`];
  });
  if (status !== 0 && lines.length === 0) throw new Error(stdout);
  return lines;
}

/** What headers of the kernel have and small examples do not. */
const uapi = `#include <linux/other.h>
#define WIDE_BASE 0x2000000000000000ULL
#define WIDE (WIDE_BASE | 1)
#define NOT_THERE (-1)
enum { THIRD_BIT = 3 };
#define THIRD (1U << THIRD_BIT)
#define __OLD_GET _IOR('p', 2, struct stat)
struct stat { __u64 blocks; struct other other; };
struct nothing { __u32 __reserved[2]; };
struct name { __u32 len; char text[]; };
`;

const unions = `/**
 * Records with unions.
 *
 * @contract unions
 * @source here
 */
import type { flex_uncounted, u32, u64, union } from "holeproof/vocabulary";

/** No arm has bytes that are refused. */
export interface plain {
  /** Which. */
  type: u32;
  /**
   * One or the other.
   *
   * @discriminator type 1=a 2=b
   */
  u: union<{
    /** A number. */
    a: u32;
    /** Another. */
    b: u32;
  }>;
}

/** An arm goes on behind the union. */
export interface open {
  /** Which. */
  type: u64;
  /**
   * A number or all that follows.
   *
   * @discriminator type 1=number 2=rest
   */
  u: union<{
    /** A number. */
    number: u64;
    /**
     * All that follows.
     *
     * @accept FLEXU posted so
     */
    rest: flex_uncounted<u32>;
  }>;
}
`;

describe("codecs of declarations", () => {
  it("have unions of arms that nothing is asked of, and of such that do not end", async () => {
    const { folder, out } = project();
    const abi = join(folder, "abi");
    mkdirSync(abi);
    writeFileSync(join(abi, "unions.ts"), unions);
    expect(await run({ abi, out })).toMatchObject({ code: 0, err: "" });
    const printed = join(out, "unions.ts");
    expect(complaints([printed])).toEqual([]);
    const codecs = runText(readFileSync(printed, "utf8").replace('"holeproof/wire"', '"wire"'));
    const decode = codecs["decodeOpen"] as (view: DataView) => object;
    const encode = codecs["encodeOpen"] as (value: object) => DataView;
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    for (const value of [
      { type: 1n, u: { arm: "number", number: 5n } },
      { type: 2n, u: { arm: "bytes", bytes } },
    ])
      expect(decode(encode(value))).toEqual(value);
  });
});

describe("codecs of a header", () => {
  it("of an include folder finds its neighbours, keeps every constant, and passes too", async () => {
    const { folder, out } = project();
    const home = join(folder, "include/linux");
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "other.h"), "struct other { __u32 a; __u32 b; };");
    writeFileSync(join(home, "uapi.h"), uapi);
    const headers = [join(home, "uapi.h")];
    expect(await run({ headers, out })).toMatchObject({ code: 0, err: "" });
    const text = readFileSync(join(out, "uapi.ts"), "utf8");
    const constants = [...text.matchAll(/^export const ([A-Z_]+) = (-?\w+);/gm)];
    expect(Object.fromEntries(constants.map(([, name, value]) => [name, value]))).toMatchObject({
      WIDE_BASE: "2305843009213693952n",
      WIDE: "2305843009213693953n",
      NOT_THERE: "-1",
      THIRD: "8",
      __OLD_GET: "0x80107002",
    });
    expect(text).toContain("readonly text: Uint8Array;");
    expect(complaints([join(out, "uapi.ts")])).toEqual([]);
  });

  it("are TypeScript that the strictest compiler takes", async () => {
    const { headers, out } = project();
    expect(await run({ headers, out, target: "x86_64" })).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(out)).toEqual(["index.ts", "proto.describe.ts", "proto.ts"]);
    const text = readFileSync(join(out, "proto.ts"), "utf8");
    expect(text).toContain("/** What is asked of the driver. */");
    expect(text).toContain("export const PROTO_GET = 0xc0107001;");
    expect(text).toContain("export const PROTO_MAGIC = 4660;");
    expect(complaints(readdirSync(out).map((name) => join(out, name)))).toEqual([]);
  });

  it("are exit 1 where a record is left out, unless others are asked for by name", async () => {
    const text = "struct fine { int a; };\nstruct odd { int n; struct nowhere later; };\n";
    const { headers, out } = project(text);
    const all = await run({ headers, out });
    expect(all).toMatchObject({ code: 1, out: expect.stringContaining("3 files") });
    expect(all.err).toContain("'struct odd' is left out");
    expect(readFileSync(join(out, "proto.ts"), "utf8")).toContain("function decodeFine(");
    expect(await run({ headers, out, check: true })).toMatchObject({
      code: 1,
      out: expect.stringContaining("is fresh"),
    });
    expect((await run({ headers, out, record: ["struct fine"] })).code).toBe(0);
    expect((await run({ headers, out, record: ["struct odd"] })).code).toBe(1);
  });

  it("refuse at compile time what could only be wrong", async () => {
    const { headers, out, folder } = project();
    await run({ headers, out });
    const lines = [
      'import { decodeRequest, encodeRequest, EntryColumns, RequestCursor } from "./gen/proto.js";',
      "const view = new DataView(new ArrayBuffer(64));",
      "encodeRequest({ argsz: 16, nr: 0, addr: 0n });",
      "encodeRequest({ argsz: 16, nr: 0, addr: 0, entries: [] });",
      "encodeRequest({ argsz: 16, nr: 0n, addr: 0n, entries: [] });",
      "encodeRequest({ argsz: 16, nr: 0, addr: 0n, entries: [], extra: 1 });",
      "encodeRequest({ argsz: 16, nr: 1, addr: 0n, entries: [{ a: 1n, b: 1, pad: 0 }] });",
      "decodeRequest(view).nr = 1;",
      "decodeRequest(new Uint8Array(64));",
      "new RequestCursor(view).addrLo = 1n;",
      "new EntryColumns(4).aLo = new Uint32Array(4);",
      "decodeRequest(view).entries.push({ a: 1n, b: 1 });",
      "encodeRequest({ argsz: 16, nr: 1, addr: 0n, entries: [{ a: 1n, b: 1 }] });",
    ];
    writeFileSync(join(folder, "use.ts"), lines.join("\n"));
    const refused = complaints([join(folder, "use.ts")]).map((line) => Number.parseInt(line, 10));
    expect(refused).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("are JavaScript that plain Node runs, with types beside it", async () => {
    const { headers, out, folder } = project();
    expect((await run({ headers, out, language: "js" })).code).toBe(0);
    const names = readdirSync(out);
    expect(names).toEqual([
      "index.d.ts",
      "index.js",
      "proto.d.ts",
      "proto.describe.d.ts",
      "proto.describe.js",
      "proto.js",
    ]);
    expect(complaints([join(out, "proto.d.ts")])).toEqual([]);
    // The wire room as the package ships it, made by the bundler from its sources.
    mkdirSync(join(folder, "node_modules/holeproof"), { recursive: true });
    await build({
      entryPoints: [join(root, "src/runtime/wire/index.ts")],
      outfile: join(folder, "node_modules/holeproof/wire.js"),
      bundle: true,
      format: "esm",
      logLevel: "silent",
    });
    writeFileSync(
      join(folder, "node_modules/holeproof/package.json"),
      '{"name":"holeproof","type":"module","exports":{"./wire":"./wire.js"}}',
    );
    const url = pathToFileURL(join(out, "proto.js")).href;
    const codec = (await import(/* @vite-ignore */ url)) as {
      readonly encodeRequest: (value: object) => DataView;
      readonly decodeRequest: (view: DataView) => object;
    };
    const value = { argsz: 16, nr: 1, addr: 1n << 40n, entries: [{ a: 7n, b: 8 }] };
    expect(codec.decodeRequest(codec.encodeRequest(value))).toEqual(value);
  });

  it("of one record are all that a bundler keeps", async () => {
    const text = await bundled('export { decodeIommuDestroy } from "./uapi/iommufd/ioas.ts";');
    expect(text).toContain("iommu_destroy");
    expect(text).not.toContain("iommu_ioas");
    expect(text.length).toBeLessThan(1500);
    const all = await bundled('export * from "./uapi/iommufd/ioas.ts";');
    expect(all.length).toBeGreaterThan(text.length * 10);
  });

  it("do what docs/codecs.md shows", async () => {
    const guide = readFileSync(join(root, "docs/codecs.md"), "utf8");
    const block = (language: string): string =>
      guide.split(`\n\`\`\`${language}\n`)[1]?.split("\n```")[0] ?? "";
    const { folder, out } = project();
    writeFileSync(join(folder, "ring.h"), block("c"));
    expect((await run({ headers: [join(folder, "ring.h")], out })).code).toBe(0);
    const program = block("ts");
    writeFileSync(join(folder, "use.ts"), program);
    expect(complaints([join(folder, "use.ts")])).toEqual([]);
    const alias = { "holeproof/wire": join(root, "src/runtime/wire/index.ts") };
    const text = await bundled(program, folder, { alias, format: "iife" });
    const lines: string[] = [];
    new Function("console", text)({
      log: (...said: readonly unknown[]) => lines.push(said.map((one) => inspect(one)).join(" ")),
    });
    const shown = [...program.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
    expect(lines).toEqual(shown);
    expect(lines).not.toEqual([]);
  });

  it("need no eval, so that any content-security policy lets them run", () => {
    const folder = join(root, "src/generated");
    const wire = join(root, "src/runtime/wire");
    const files = [folder, wire].flatMap((at) =>
      readdirSync(at, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".witness.ts"))
        .map((name) => readFileSync(join(at, name), "utf8")),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((text) => /\beval\b|\bFunction\(|\bimport\(/.test(text))).toEqual([]);
  });
});

/** What esbuild makes of an entry that stands in the folder of generated codecs. */
async function bundled(
  contents: string,
  resolveDir: string = join(root, "src/generated"),
  more: BuildOptions = {},
): Promise<string> {
  const { outputFiles = [] } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    ...more,
  });
  return outputFiles[0]?.text ?? "";
}

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
    await expect.poll(() => readdirSync(folder)).toContain("gen");
    await expect.poll(printed).toContain("readonly a: number;");
    await new Promise((resolve) => setTimeout(resolve, 200));
    writeFileSync(join(abi, "one.ts"), declared("u64"));
    await expect.poll(printed, { timeout: 8000 }).toContain("readonly a: bigint;");
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
