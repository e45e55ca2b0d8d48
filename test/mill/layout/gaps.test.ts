// Holes, unused bits and tails, against a twin that colours every bit a member covers.
import { describe, expect, it } from "vitest";
import { type Gap, type Layout, layoutOf } from "../../../generator/layout/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";
import { type AstRecord, recordFromAst } from "./ast.ts";
import { corpusLines, corpusPresent } from "./corpus.ts";

/** Every bit no member covers, found by colouring. */
function uncovered(layout: Layout): readonly number[] {
  const covered = new Uint8Array(layout.size * 8);
  for (const { bits, offset, size } of layout.slots)
    if (bits === undefined) covered.fill(1, offset * 8, (offset + size) * 8);
    else covered.fill(1, bits.offset, bits.offset + bits.size);
  return [...covered.keys()].filter((bit) => covered[bit] === 0);
}

function bitsOf(gaps: readonly Gap[]): readonly number[] {
  return gaps.flatMap((gap) => {
    const unit = gap.kind === "bits" ? 1 : 8;
    return Array.from({ length: gap.size * unit }, (_, index) => gap.offset * unit + index);
  });
}

/** `hole 4+4 key..root_pa`: one gap, as a line. */
const line = (gap: Gap): string =>
  `${gap.kind} ${gap.offset}+${gap.size} ` +
  `${gap.before?.member.name ?? ""}..${gap.after?.member.name ?? ""}` +
  (gap.flexible === true ? " flexible" : "");

function check(ast: AstRecord, target: string, expected: readonly string[]): void {
  const row = targetNamed(target);
  if (row === undefined) throw new Error(target);
  expect(layoutOf(recordFromAst(ast, "r"), row).gaps.map(line)).toEqual(expected);
}

const struct = (...m: AstRecord["m"]): AstRecord => ({ k: "struct", m });

describe("gaps", () => {
  it("finds the hole before a wide member, and none where the target aligns less", () => {
    const record = struct({ n: "key", t: "__u32" }, { n: "root_pa", t: "__u64" });
    check(record, "x86_64", ["hole 4+4 key..root_pa"]);
    check(record, "i386", []);
  });
  it("tells bits from bytes", () => {
    const record = struct({ n: "a", t: "int", bits: 3 }, { n: "b", t: "int" });
    check(record, "x86_64", ["bits 3+5 a..b", "hole 1+3 a..b"]);
  });
  it("counts what a zero-width bit-field skips", () => {
    const record = struct(
      { n: "a", t: "char" },
      { n: "", t: "int", bits: 0 },
      { n: "b", t: "char" },
    );
    check(record, "x86_64", ["hole 1+3 a..b"]);
    check(record, "arm64", ["hole 1+3 a..b", "tail 5+3 b.."]);
  });
  it("marks the tail a flexible array starts in", () => {
    const record = struct(
      { n: "a", t: "__u64" },
      { n: "b", t: "char" },
      { n: "f", t: "__u16", dims: [null] },
    );
    check(record, "x86_64", ["hole 9+1 b..f", "tail 10+6 f.. flexible"]);
  });
  it("gives a union its tail and nothing else", () => {
    check(
      {
        k: "union",
        m: [
          { n: "a", t: "char", dims: [3] },
          { n: "b", t: "short" },
        ],
      },
      "x86_64",
      ["tail 3+1 .."],
    );
  });
});

describe.skipIf(!corpusPresent)("gaps of every random definition, every target", () => {
  it("are exactly the bits no member covers", () => {
    const cases = corpusLines<{ ast: AstRecord; record: string; c: string }>("random.jsonl.gz");
    for (const { ast, record, c } of cases) {
      const ours = recordFromAst(ast, record);
      for (const target of targets) {
        const layout = layoutOf(ours, target);
        const found = bitsOf(layout.gaps);
        // Members of a union overlap, so between two of them there is no gap.
        const bits = uncovered(layout);
        expect(found, `${target.name}\n${c}`).toEqual(bits);
      }
    }
  });
});
