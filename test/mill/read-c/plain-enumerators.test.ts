// Enumerators of a name and a number have a way of their own; it gives what the long way gives.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64")!;
const runs = 300 * Number(process.env["HOLEPROOF_SOAK"] ?? 1);

const gap = fc.constantFrom("", " ", "\n", "/* no */", "\\\n", "\n#if 0\nx,\n#endif\n");
/** The largest and smallest of each kind, what is no number, and what no enumerator has. */
const value = fc.constantFrom(
  "",
  "",
  "",
  "= 0",
  "= 7",
  "= 0x7fffffff",
  "= 2147483647",
  "= 999999999",
  "= 0X1f",
  "= 0x",
  "= 0x1G",
  "= 010",
  "= 08",
  "= 0xFFFFFFF",
  "= 0x10000000",
  "= 0xffffffff",
  "= 0xffffffffffffffff",
  "= -1",
  "= -2147483648",
  "= -2147483649LL",
  "= 4u",
  "= 5l",
  "= 1'0",
  "= 1.5",
  "= MADE",
  "= E0 + 1",
  "= nowhere",
  "= sizeof(long)",
  "= 'a'",
);
const separator = fc.constantFrom(",", ",", ",", ",", ",", ",,", "");
/** Changes nothing, and only the long way takes it. */
const long = " __attribute__((unused))";

const enumerators = fc.array(fc.tuple(gap, value, gap, separator), { maxLength: 9 });

/** The enum of some text, what is said of it, and how wide each constant is afterwards. */
function check(parts: readonly (readonly string[])[], mark: string): object {
  const names = parts.map((_, index) => (index === 5 ? "SPLI\\\nCED" : `E${index}`));
  const listed = parts.map(
    ([first, number, second, comma], index) =>
      `${first}${names[index]}${mark}${first === "\\\n" ? "" : first} ${number}${second}${comma}`,
  );
  const uses = names.map((name, index) => `char a${index}[sizeof(${name}) + (${name} > 0)];`);
  const text = `#define MADE 3\nenum e {${listed.join("")}};\nstruct s {${uses.join("\n")}};`;
  const { unit, findings } = readC({ path: "x.h", text }, { target });
  const said = findings.map(({ rule, message, span }) => [rule, message, span?.line]);
  const record = unit.records.find((one) => one.name === "s");
  return { enums: unit.enums, said, members: record?.members.map(({ type }) => type) };
}

it("names and numbers are read alike both ways", () => {
  fc.assert(
    fc.property(enumerators, (parts) => {
      expect(check(parts, "")).toEqual(check(parts, long));
    }),
    { numRuns: runs },
  );
});

/** Both ways know numbers from the same place. */
const numbers: Readonly<Record<string, readonly bigint[]>> = {
  "0x0": [0n],
  "0XaBcDeF9": [0xabcdef9n],
  "0x7fffffff": [0x7fffffffn],
  "010": [8n],
  "999999999": [999999999n],
  "4294967295": [4294967295n],
  "0x": [],
  "0xg": [],
  "1a": [],
  "08": [],
};

it.each(Object.entries(numbers))("%s has its value, or none", (number, values) => {
  const { unit } = readC({ path: "x.h", text: `enum e { A = ${number}, };` }, { target });
  expect(unit.enums[0]?.values.map(({ value: one }) => one)).toEqual(values);
});
