// Where generated modules stand: no two in one file, none left out of its folder's index.
import { expect, it } from "vitest";
import { targetNamed } from "../../../generator/targets/index.ts";
import { type GeneratedFile, printFiles } from "../../../generator/write/codec/index.ts";

const target = targetNamed("x86_64")!;

function printed(modules: readonly string[]): Promise<readonly GeneratedFile[]> {
  const sources = modules.map((module) => ({
    path: module,
    module,
    doc: "",
    records: [],
    constants: [],
    constantDocs: new Map<string, string>(),
  }));
  const layOut = async (text: string): Promise<string> => text;
  return printFiles(sources, { wire: "wire", target, witness: false, layOut });
}

it("names that differ by case alone, or are an index's, get an underscore", async () => {
  const files = await printed([
    "net/xt_A.ts",
    "net/xt_a.ts",
    "net/index.ts",
    "net/xt_a.describe.ts",
  ]);
  expect(files.map(({ path }) => path)).toEqual([
    "index.ts",
    "net/index.ts",
    "net/index_.ts",
    "net/xt_A.ts",
    "net/xt_a.describe_.ts",
    "net/xt_a_.ts",
  ]);
});

it("so do folders, with all that is below them", async () => {
  const files = await printed(["Net/a.ts", "net/b.ts", "net/in/c.ts", "Net/in/d.ts", "net_/e.ts"]);
  expect(files.map(({ path }) => path)).toEqual([
    "Net/a.ts",
    "Net/in/d.ts",
    "Net/in/index.ts",
    "Net/index.ts",
    "index.ts",
    "net_/b.ts",
    "net_/in/c.ts",
    "net_/in/index.ts",
    "net_/index.ts",
    "net__/e.ts",
    "net__/index.ts",
  ]);
});

it("every module and folder has a name in the index, be it called as another one", async () => {
  const files = await printed(["can.ts", "can/bcm.ts", "a-b.ts", "a_b.ts", "8021q.ts"]);
  const index = files.find(({ path }) => path === "index.ts")?.text ?? "";
  expect(index.match(/^export .*$/gm)).toEqual([
    'export * as _8021q from "./8021q.ts";',
    'export * as aB from "./a-b.ts";',
    'export * as aB_ from "./a_b.ts";',
    'export * as can from "./can.ts";',
    'export * as can_ from "./can/index.ts";',
  ]);
});
