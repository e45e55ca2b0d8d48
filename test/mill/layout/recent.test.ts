// Keeps what is asked for, and no more than it has room for.
import { expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { Recent } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

it("keeps what was asked for last, and forgets what was not", () => {
  const recent = new Recent<number, string>(2);
  for (const key of [1, 2, 3, 4]) {
    recent.forget();
    recent.set(key, `${key}`);
    expect(recent.get(1)).toBe("1");
  }
  expect(recent.get(4)).toBe("4");
  expect(recent.get(2)).toBeUndefined();
});

it("keeps all until it is told to forget", () => {
  const recent = new Recent<number, string>(2);
  for (let key = 0; key < 10; key++) recent.set(key, `${key}`);
  expect(recent.get(0)).toBe("0");
});

it("a record in another twice is laid out once, however many others lie between", () => {
  const target = targetNamed("x86_64")!;
  const many = Array.from({ length: 9000 }, (_, at) => `struct { char c; } m${at};`).join("\n");
  const text = `struct in { int n; };\nstruct out { struct in a;\n${many}\nstruct in b; };\n`;
  const { unit } = readC({ path: "a.h", text }, { target });
  const { slots } = layoutOf(
    unit.records.find(({ name }) => name === "out")!,
    target,
  );
  expect(slots).toHaveLength(9002);
  expect(slots.at(-1)!.inner).toBe(slots[0]!.inner);
});
