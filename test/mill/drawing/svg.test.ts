// The picture of a record: which cell stands where, what it is called, and what is passed over.
import { describe, expect, it } from "vitest";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed, targetsMatching } from "../../../generator/targets/index.ts";
import { layoutsSvg } from "../../../generator/write/svg.ts";

/** The picture of the last struct of a text. */
function picture(text: string, on: string): string {
  const { unit, findings } = readC({ path: "a.h", text }, { target: targetNamed("x86_64")! });
  expect(findings).toEqual([]);
  return layoutsSvg(groupLayouts(unit.records.at(-1)!, targetsMatching(on).targets));
}

const cell =
  /<title>(.*)<\/title><rect class="(.*)" x="(\d+)" y="(\d+)" width="(\d+)" height="24"\/><text.*>(.*)<\/text>/g;

/**
 * The cells, row by row: kind, first and last bit of the row (ten units each, from 52 on), what is
 * written there, and where that is not all of it, what shows under the pointer.
 */
function check(text: string, expected: readonly string[], on = "x86_64"): void {
  let top = "";
  let row = -1;
  const cells = [...picture(text, on).matchAll(cell)].map(
    ([, title = "", kind, x, y = "", width, label]) => {
      if (y !== top) row += 1;
      top = y;
      const first = (Number(x) - 52) / 10;
      const told = title.replace(/ @[\d.]+$/, "");
      const whole = told === label ? "" : ` (${told})`;
      return `${row}: ${kind} ${first}-${first + Number(width) / 10 - 1} ${label}${whole}`;
    },
  );
  expect(cells).toEqual(expected);
}

describe("a picture", () => {
  it("has members, holes and padding in rows of eight bytes", () =>
    check("struct bay { unsigned key; unsigned long long root; _Bool spent; };", [
      "0: member 0-31 key",
      "0: hole 32-63 hole 4",
      "1: member 0-63 root",
      "2: member 0-7 spent",
      "2: tail 8-63 padding 7",
    ]));
  it("has bits, and those that nobody has", () =>
    check("struct bay { unsigned a : 20, : 4, low : 1; unsigned short next; };", [
      "0: member 0-19 a",
      "0: member 20-23 ",
      "0: member 24-24  (low)",
      "0: bits 25-31 ",
      "0: member 32-47 next",
      "0: tail 48-63 padding 2",
    ]));
  it("opens a struct without a name, and keeps unions and what has a name whole", () =>
    check(
      `struct in { unsigned short a; unsigned b; };
       struct bay { struct { unsigned x; unsigned char y; }; union { int i; float f; }; struct in in; };`,
      [
        "0: member 0-31 x",
        "0: member 32-39 y",
        "0: tail 40-63 padding 3",
        "1: member 0-31 i | f",
        "1: member 32-63 in",
        "2: member 0-31  (in)",
      ],
    ));
  it("of a union is one cell", () =>
    check("union bay { int number; char text[12]; };", [
      "0: member 0-63 number | text",
      "1: member 0-31  (number | text)",
    ]));
  it("passes over the inside of what fills many rows", () => {
    const text = "struct bay { char page[4096]; int end; };";
    check(text, ["0: member 0-63 page", "1: member 0-63  (page)", "2: member 0-31 end"]);
    expect(picture(text, "x86_64").match(/⋮/g)).toHaveLength(1);
    expect(picture(text, "x86_64")).toContain(">4096</text>");
    expect(picture("struct bay { char a[24]; };", "x86_64")).not.toContain("⋮");
  });
  it("says whose layout it is, once for each that is different", () => {
    const drawn = picture("struct bay { long long a; };", "x86_64,i386,arm");
    expect(
      [...drawn.matchAll(/(?:class="title"|x="8") .*>(.*)<\/text>/g)].map(([, one]) => one),
    ).toEqual([
      "struct bay: 8 bytes, align 8",
      "x86_64, arm",
      "struct bay: 8 bytes, align 4",
      "i386",
    ]);
  });
  it("of what is not known for certain is not made", () => {
    const { unit } = readC(
      { path: "a.h", text: "struct bay { unknown_t a; };" },
      { target: targetNamed("x86_64")! },
    );
    expect(layoutsSvg(groupLayouts(unit.records[0]!, [targetNamed("x86_64")!]))).not.toContain(
      "bay",
    );
  });
});
