// Where a compiler put the ones of a bit-field, in an object of any size.
import { expect, it } from "vitest";
import { onesIn } from "../../../generator/layout/index.ts";

it("counts bits in the order of the target", () => {
  const bytes = Uint8Array.of(0, 0b1100_0000, 0b0000_0001);
  expect(onesIn(bytes, false)).toEqual({ offset: 14, size: 3 });
  expect(onesIn(bytes, true)).toEqual({ offset: 8, size: 3 });
});

it("finds none, and what lies behind two thousand million bits", () => {
  expect(onesIn(new Uint8Array(3), false)).toEqual({ offset: -1, size: 0 });
  const bytes = new Uint8Array(2 ** 28 + 1);
  bytes[2 ** 28] = 0b0000_1100;
  expect(onesIn(bytes, false)).toEqual({ offset: 2 ** 31 + 2, size: 2 });
});
