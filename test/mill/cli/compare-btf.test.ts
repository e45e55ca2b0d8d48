// `compare` of compiled objects: two editions as gcc recorded them, and one beside its header.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { scratch } from "../../scratch.ts";
import { heard, type Heard } from "./heard.ts";

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: gcc is not installed, so there is no compiler to ask for BTF");

const folder = scratch();
let made = 0;

/** The object gcc makes of these structs, each with a variable so that it is recorded. */
function compiled(source: string, flags: readonly string[] = ["-gbtf"]): string {
  const path = join(folder, `${(made += 1)}`);
  const tags = [...source.matchAll(/^\s*(struct \w+)/gm)].map(([, tag]) => tag);
  const variables = tags.map((tag, at) => `${tag} v${at};`).join("\n");
  writeFileSync(`${path}.c`, `${source}\n${variables}\n`);
  execFileSync("gcc", [...flags, "-c", `${path}.c`, "-o", `${path}.o`]);
  return `${path}.o`;
}

function header(source: string): string {
  const path = join(folder, `${(made += 1)}.h`);
  writeFileSync(path, source);
  return path;
}

const run = (old: string, now: string): Promise<Heard> =>
  heard((io) => compare(old, now, { format: "text", target: "all", all: true }, io));

async function check(old: string, now: string, code: number, out: string): Promise<void> {
  expect(await run(old, now)).toEqual({ code, out, err: "" });
}

const verdicts: readonly (readonly [string, string, number, string])[] = [
  [
    "struct a { char c; unsigned long long n; int f : 3; };",
    "struct a { char c; unsigned long long n; int f : 3; };",
    0,
    "struct a: unchanged\n",
  ],
  [
    "struct a { unsigned int n; unsigned long long m; };",
    "struct a { unsigned int n; unsigned int __reserved; unsigned long long m; };",
    0,
    "struct a: renamed only\n  the hole at offset 4 is called '__reserved'\n",
  ],
  [
    "struct a { unsigned int n; unsigned int reserved[3]; };",
    "struct a { unsigned int n; unsigned int key; unsigned int reserved[2]; };",
    0,
    "struct a: reserved bytes put to use\n  'key' uses bytes of 'reserved'\n",
  ],
  [
    "struct a { unsigned int argsz; unsigned int flags; };",
    "struct a { unsigned int argsz; unsigned int flags; unsigned long long base; };",
    0,
    "struct a: compatible extension\n  'base' is added at offset 8\n" +
      "  the size goes from 8 to 16 bytes, and 'argsz' tells callers apart\n",
  ],
  [
    "struct a { unsigned int n; unsigned int m; };",
    "struct a { unsigned int n; unsigned int k; unsigned int m; };",
    1,
    "struct a: breaking\n  'm' moves from offset 4 to offset 8\n" +
      "  the size goes from 8 to 12 bytes, and nothing tells callers apart\n",
  ],
];

describe.skipIf(!hasGcc)("compare of objects with BTF", () => {
  it.each(verdicts)("%s -> %s", (old, now, code, said) =>
    check(compiled(old), compiled(now), code, said),
  );
  it.each(verdicts)("%s -> %s, the newer as a header", (old, now, code, said) =>
    check(compiled(old), header(now), code, said),
  );
  it.each(verdicts)("%s -> %s, the older as a header", (old, now, code, said) =>
    check(header(old), compiled(now), code, said),
  );
  it("an attribute alone is seen in where the members lie", () =>
    check(
      compiled("struct a { unsigned int n; unsigned long long m; };"),
      compiled("struct a { unsigned int n; unsigned long long m; } __attribute__((packed));"),
      1,
      "struct a: breaking\n  'm' moves from offset 8 to offset 4\n" +
        "  the size goes from 16 to 12 bytes\n",
    ));
  it("records that come and go", () =>
    check(
      compiled("struct a { int n; };\nstruct b { int n; };"),
      compiled("struct b { int n; };\nstruct c { int n; };"),
      1,
      "struct a: breaking\n  the record is gone\nstruct b: unchanged\nstruct c: new\n",
    ));
  it("what no code uses is not in the newer one's BTF, and no less there", async () => {
    const old = header("struct a { int n; };\nstruct b { int n; };");
    const now = compiled("struct b { int n; };");
    expect(await run(old, now)).toEqual({
      code: 0,
      out: "struct b: unchanged\n",
      err: `holeproof: ${now} has not 1 of the records: nothing uses them\n`,
    });
    const none = await run(header("struct a { int n; };"), now);
    expect([none.code, none.out]).toEqual([2, ""]);
  });
  it("an object without BTF is refused", async () => {
    const plain = compiled("struct a { int n; };", []);
    const { code, out, err } = await run(plain, plain);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/BTF/);
  });
});
