// Entries of an AMD device table: which of them the unit takes, and what it says of the others.
import { expect, it } from "vitest";
import { AmdUnit } from "../../../src/runtime/hardware/index.ts";
import { Ram } from "../../../src/runtime/memory/index.ts";

const BDF = 0x20;
const BASE = 0x1_0000_0000;
const ROOT = BASE + 0x10000;
const [VALID, TRANSLATED] = [1n, 2n];
const RIGHTS = 3n << 61n;

/** What a read of the first page meets, through an entry of these bits and an empty table. */
function met(bits: bigint): number | string | undefined {
  const ram = new Ram(2 ** 22, BASE);
  const unit = new AmdUnit(ram);
  unit.writeDeviceTable(BASE);
  ram.view.setBigUint64(BDF * 32, bits | BigInt(ROOT) | RIGHTS, true);
  return unit.translate(BDF, 0, false) ?? unit.faults[0]?.reason;
}

it.each([1, 2, 3, 4, 5, 6])("%i levels are walked from the top", (mode) => {
  expect(met(VALID | TRANSLATED | (BigInt(mode) << 9n))).toBe("page not present");
});

it("no levels are memory as it is", () => {
  expect(met(VALID | TRANSLATED)).toBe(0);
});

it.each([
  ["seven levels", VALID | TRANSLATED | (7n << 9n)],
  ["nothing that is valid", TRANSLATED | (3n << 9n)],
  ["no translation that is valid", VALID | (3n << 9n)],
])("an entry of %s is none", (_, bits) => {
  expect(met(bits)).toBe("device table entry not valid");
});
