// The printed descriptions for binary-parser, beyond what the contracts of this repository have.
import * as parser from "binary-parser";
import { expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { printFiles } from "../../../generator/write/codec/index.ts";
import { run } from "./compiled.ts";

it("arrays of no element, which are no option the package takes, are empty", async () => {
  const target = targetNamed("x86_64")!;
  const text = `
    struct ent { unsigned int n; unsigned char name[]; };
    struct none { unsigned int a; char text[0]; unsigned short words[0]; struct ent ent;
      struct { int x; } all[0]; unsigned int z; };`;
  const { unit } = readC({ path: "case.h", text }, { target });
  const source = {
    path: "case.h",
    module: "case.ts",
    doc: "",
    records: unit.records,
    constants: [],
    constantDocs: new Map<string, string>(),
  };
  const files = await printFiles([source], { wire: "wire", target, witness: true });
  const textOf = (end: string): string => files.find(({ path }) => path.endsWith(end))!.text;
  const { witnessNone } = run(textOf("case.witness.ts"), { "binary-parser": parser });
  const { decodeNone } = run(textOf("case.ts"));
  const bytes = Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0);
  const value = (witnessNone as (bytes: Uint8Array) => object)(bytes);
  expect(value).toEqual((decodeNone as (view: DataView) => object)(new DataView(bytes.buffer)));
  expect(value).toMatchObject({ a: 1, text: "", ent: { n: 2, name: new Uint8Array(0) }, z: 3 });
});
