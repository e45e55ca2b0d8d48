// Values to bytes and back, by offset, by sequence and by cursor, for every record of every contract.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, type Case, cases, viewOf } from "./contracts.ts";
import { partsOf } from "./parts.ts";
import { valueOf } from "./values.ts";

/** Fewer values of the few records that fill pages. */
const runs = ({ size }: { readonly size: number }): { numRuns: number; seed: number } => ({
  numRuns: size > 1024 ? 6 : 30,
  seed: 20261121,
});

/** Checks one record; how many values it was checked with. */
function check({ layout, forms, record }: Case): void {
  fc.assert(
    fc.property(valueOf(layout), fc.integer({ min: 0, max: 9 }), (value, steps) => {
      const offset = steps * (record.placed ?? 1);
      const bytes = bytesOf(forms.encode(value));
      expect(forms.decode(viewOf(bytes))).toEqual(value);
      expect(forms.witness(bytes), "the witness reads something else").toEqual(value);
      // In place: the same bytes at an offset, nothing before or after them touched.
      const room = new Uint8Array(bytes.length + 20 + offset).fill(0xa5);
      forms.encode(value, viewOf(room), offset);
      expect(room.slice(offset, offset + bytes.length)).toEqual(bytes);
      expect(room.slice(0, offset).every((byte) => byte === 0xa5)).toBe(true);
      expect(room.slice(offset + bytes.length).every((byte) => byte === 0xa5)).toBe(true);
      expect(forms.decode(viewOf(room), offset, offset + bytes.length)).toEqual(value);
    }),
    runs(layout),
  );
}

/** Scalars, bit-fields and texts read by cursor are those of decode, and written those of encode. */
function checkCursor({ layout, forms }: Case): void {
  fc.assert(
    fc.property(valueOf(layout), (value) => {
      const bytes = bytesOf(forms.encode(value));
      const reader = new forms.Cursor(viewOf(bytes));
      const copy = bytes.slice().fill(0, 0, layout.size);
      const writer = new forms.Cursor(viewOf(copy));
      let moved = 0;
      const parts = partsOf(layout);
      for (const { slot, key } of parts) {
        const member = value[key];
        if (typeof member === "object") continue;
        expect(reader[key], key).toEqual(member);
        writer[key] = member;
        if (typeof member === "bigint" && slot.size === 8) {
          expect(reader[`${key}Lo`]).toBe(Number(BigInt.asUintN(32, member)));
          expect(reader[`${key}Hi`]).toBe(Number(BigInt.asUintN(32, member >> 32n)));
          writer[key] = 0n;
          writer[`${key}Lo`] = reader[`${key}Lo`];
          writer[`${key}Hi`] = reader[`${key}Hi`];
        }
        moved += 1;
      }
      if (moved === parts.length) expect(copy).toEqual(bytes);
    }),
    runs(layout),
  );
}

describe("every record", () => {
  it("is among the cases", () => {
    expect(cases.length).toBeGreaterThan(70);
  });
  for (const one of cases) {
    it(`${one.title}: encode, decode, witness agree`, () => check(one));
    it(`${one.title}: the cursor agrees`, () => checkCursor(one));
  }
});
