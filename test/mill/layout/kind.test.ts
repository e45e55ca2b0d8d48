// Grouping targets by kind first gives what laying out every target on its own gives.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extentOf, groupLayouts, layoutOf, sameLayout } from "../../../generator/layout/index.ts";
import {
  type CRecord,
  type Member,
  scalarType,
  type TypedefType,
} from "../../../generator/model/index.ts";
import { readForTargets } from "../../../generator/read/c/index.ts";
import { targets } from "../../../generator/targets/index.ts";
import { type AstRecord, recordFromAst } from "./ast.ts";
import { corpusLines, corpusPresent } from "./corpus.ts";
import { definition, microsoftDefinition, prelude } from "./definitions.ts";
import { wideDefinition, widePrelude } from "./wide-definitions.ts";

/** Every target is in one group, whose layout is its own; no two groups have the same layout. */
function check(record: CRecord, wanted = targets, text = record.name): void {
  const groups = groupLayouts(record, wanted);
  expect(groups.flatMap((group) => group.targets).length, text).toBe(wanted.length);
  for (const [index, { layout, targets: some }] of groups.entries()) {
    expect(some, text).toContain(layout.target);
    for (const each of some) {
      // A copy has not been laid out for anybody else.
      const alone = layoutOf({ ...record }, each);
      const { size, align } = extentOf({ kind: "record", record }, each);
      // i386 aligns some records less inside others.
      const isAligned = align === alone.align || (each.name === "i386" && align === 4);
      if (!sameLayout(alone, layout) || size !== alone.size || !isAligned)
        throw new Error(`${each.name} is not like ${layout.target.name}: ${text}`);
    }
    for (const other of groups.slice(index + 1))
      expect(sameLayout(layout, other.layout), text).toBe(false);
  }
}

function checkText(text: string, shown = text): void {
  let checked = 0;
  for (const { reading, targets: some } of readForTargets({ path: "a.h", text }, targets, {}))
    for (const record of reading.unit.records) {
      check(record, some, shown);
      checked++;
    }
  expect(checked, shown).toBeGreaterThan(0);
}

const words = [
  "char",
  "short",
  "int",
  "long",
  "long long",
  "float",
  "double",
  "long double",
  "__int128",
  "void *",
  "__aligned_u64",
  "_Atomic long long",
  "enum { A, B }",
  "enum { C = 300 }",
  "enum { D = 300 } __attribute__((packed))",
  "enum { E = 0x100000000ULL }",
  "struct { char c; long long l; }",
  "struct { _Atomic long long l; }",
  "struct { int i; } __attribute__((packed))",
  "struct { char c : 5; int i : 30; }",
  "struct { char c; } __attribute__((aligned))",
  "union { short s; double d; }",
  "struct unknown",
];
const member = fc.tuple(
  fc.constantFrom(...words),
  fc.constantFrom("", "[3]", " : 3", " : 8", " : 16", " aligned"),
);

describe("every target finds its own layout in its group", () => {
  it("whatever the members", () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (members, packed) => {
          const lines = members.map(([word, more], index) => {
            if (more === " aligned") return `${word} m${index} __attribute__((aligned));`;
            const isBits = more.startsWith(" :") && /^(?:short|int|long|long long)$/.test(word);
            return `${word} m${index}${more.startsWith(" :") && !isBits ? "" : more};`;
          });
          checkText(`struct a { ${lines.join(" ")} }${packed ? " __attribute__((packed))" : ""};`);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each([
    { kind: "plain", before: prelude, of: definition },
    { kind: "ms_struct", before: prelude, of: microsoftDefinition },
    { kind: "wide", before: widePrelude, of: wideDefinition },
  ])("in random definitions, $kind", ({ before, of }) => {
    for (let seed = 1; seed <= 60; seed++) checkText(before + of(seed), of(seed));
  });

  const span = { file: "a.h", line: 1, column: 1 };
  const struct = (members: readonly Pick<Member, "type" | "bits">[]): CRecord => ({
    kind: "struct",
    name: "a",
    completeness: "whole",
    span,
    members: members.map((one, index) => ({ name: `m${index}`, spelling: "", span, ...one })),
  });
  const atomic: TypedefType = {
    kind: "typedef",
    name: "atomic",
    of: scalarType("llong"),
    aligned: 8,
    inherent: true,
  };

  it("where i386 differs in a rule alone, which no reading of C has for others too", () => {
    const inner = struct([{ type: atomic }]);
    check(struct([{ type: scalarType("char") }, { type: { kind: "record", record: inner } }]));
  });

  it.skipIf(!corpusPresent)("in every random definition of the corpus", () => {
    const cases = corpusLines<{ ast: AstRecord; record: string; c: string }>("random.jsonl.gz");
    for (const { ast, record, c } of cases) check(recordFromAst(ast, record), targets, c);
  });
});
