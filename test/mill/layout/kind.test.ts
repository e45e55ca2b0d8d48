// Grouping targets by kind first gives what laying out every target gives.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { groupLayouts, layoutOf, sameLayout } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;

const words = [
  "char",
  "short",
  "int",
  "long",
  "long long",
  "float",
  "double",
  "long double",
  "void *",
  "__aligned_u64",
  "enum { A, B }",
  "struct { char c; long long l; }",
  "struct { int i; } __attribute__((packed))",
  "union { short s; double d; }",
];
const member = fc.tuple(fc.constantFrom(...words), fc.constantFrom("", "[3]", " : 3", " aligned"));

it("every target finds its own layout in its group", () => {
  fc.assert(
    fc.property(
      fc.array(member, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (members, packed) => {
        const lines = members.map(([word, more], index) => {
          if (more === " aligned") return `${word} m${index} __attribute__((aligned));`;
          const bits = more === " : 3" && /^(?:char|short|int|long)$/.test(word);
          return `${word} m${index}${more === " : 3" && !bits ? "" : more};`;
        });
        const text = `struct a { ${lines.join(" ")} }${packed ? " __attribute__((packed))" : ""};`;
        const record = readC({ path: "a.h", text }, { target }).unit.records.find(
          ({ name }) => name === "a",
        );
        if (record === undefined) throw new Error(`not read: ${text}`);
        const groups = groupLayouts(record, targets);
        expect(groups.flatMap((group) => group.targets).length).toBe(targets.length);
        for (const { layout, targets: some } of groups)
          for (const each of some)
            expect(sameLayout(layoutOf(record, each), layout), `${each.name}: ${text}`).toBe(true);
        for (const [index, one] of groups.entries())
          for (const other of groups.slice(index + 1))
            expect(sameLayout(one.layout, other.layout)).toBe(false);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
});
