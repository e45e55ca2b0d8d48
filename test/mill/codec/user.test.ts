// What a person in another repository gets: from a header, in TypeScript and JavaScript, checked by
// their compiler, bundled by their bundler.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { run as runText } from "./compiled.ts";
import { root } from "./contracts.ts";
import { bundled, complaints, project, run } from "./user-project.ts";

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

  it("are those docs/codecs.md shows", async () => {
    const guide = readFileSync(join(root, "docs/codecs.md"), "utf8");
    const { folder, out } = project();
    const abi = join(folder, "abi");
    mkdirSync(abi);
    writeFileSync(join(abi, "port.ts"), guide.split("\n```ts\n")[2]?.split("```")[0] ?? "");
    expect(await run({ abi, out })).toMatchObject({ code: 0, err: "" });
    const printed = readFileSync(join(out, "port.ts"), "utf8");
    const codecs = runText(printed.replace('"holeproof/wire"', '"wire"'));
    const decode = codecs["decodePortAsk"] as (view: DataView) => object;
    const encode = codecs["encodePortAsk"] as (value: object) => DataView;
    const windows = [{ base: 0n, length: 4096n }];
    const ask = { size: 24, flags: 1, kind: 1, nr: 1, at: { arm: "id", id: 7n }, windows };
    const view = encode(ask);
    expect(decode(view)).toEqual(ask);
    view.setUint32(4, 8, true);
    expect(() => decode(view)).toThrow(/port_ask\.flags .*\[flags\]/);
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
