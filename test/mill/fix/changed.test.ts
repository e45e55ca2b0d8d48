// Whether a correction moves a member that programs may know, on which targets.
import { describe, expect, it } from "vitest";
import { changedOn } from "../../../generator/fix/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetsMatching } from "../../../generator/targets/index.ts";

const { targets: both } = targetsMatching("x86_64,i386");

function recordOf(body: string): CRecord {
  const { unit } = readC({ path: "a.h", text: `struct a { ${body} };` }, { target: both[0]! });
  return unit.records.at(-1)!;
}

function check(before: string, after: string, expected: readonly string[]): void {
  const changed = changedOn(recordOf(before), recordOf(after), both);
  expect(changed.map(({ name }) => name)).toEqual(expected);
}

describe("a correction changes a layout", () => {
  it("on the targets where the size is another", () => {
    check("__u64 a; __u32 b;", "__u64 a; __u32 b; __u32 pad;", ["i386"]);
  });
  it("where a member moves in a record that stays as long", () => {
    check("__u8 a; __u32 b;", "__u8 pad; __u8 a; __u32 b;", ["x86_64", "i386"]);
  });
  it("where one of several unnamed unions moves", () => {
    const [one, two] = ["union { __u8 b; };", "union { __u32 c; };"];
    check(`__u8 a; ${one} ${two}`, `__u8 a; __u8 pad; ${one} ${two}`, ["x86_64", "i386"]);
  });
  it("where a member moves in one of two records with members of the same names", () => {
    const [one, other] = ["struct { __u8 x; __u8 y; }", "struct { __u8 y; __u8 x; }"];
    check(`${one} a; ${one} b;`, `${other} a; ${one} b;`, ["x86_64", "i386"]);
  });
  it("where a bit-field moves within its byte", () => {
    check("__u8 a:2; __u8 b:2;", "__u8 a:2; __u8 :2; __u8 b:2;", ["x86_64", "i386"]);
  });
  it("not where only padding gets a name", () => {
    check("__u8 a; __u32 b;", "__u8 a; __u8 pad[3]; __u32 b;", []);
    check("__u8 a:2; __u8 :2; __u8 b:2;", "__u8 a:2; __u8 pad:2; __u8 b:2;", []);
  });
});
