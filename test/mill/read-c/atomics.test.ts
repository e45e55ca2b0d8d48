// What clang makes of `_Atomic` records: as wide as the target's own limit lets them be.
import { expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

/** Sizes of atomic records of 3, 6 and 12 bytes; clang compiled the same. */
function check(name: string, sizes: readonly number[]): void {
  const target = targetNamed(name)!;
  for (const [at, bytes] of [3, 6, 12].entries()) {
    const text = `struct s { char c[${bytes}]; }; struct m { _Atomic(struct s) a; };`;
    const { unit } = readC({ path: "x.h", text }, { target });
    const record = unit.records.find((one) => one.name === "m")!;
    expect(layoutOf(record, target).size, `${bytes} bytes on ${name}`).toBe(sizes[at]);
  }
}

it("are padded to a power of two, up to the target's limit", () => {
  check("hexagon", [4, 8, 12]);
  check("csky", [4, 6, 12]);
});
