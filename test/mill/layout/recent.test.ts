// Keeps what is asked for, and no more than it has room for.
import { expect, it } from "vitest";
import { Recent } from "../../../generator/model/index.ts";

it("keeps what was asked for last, and forgets what was not", () => {
  const recent = new Recent<number, string>(2);
  for (const key of [1, 2, 3, 4]) {
    recent.set(key, `${key}`);
    expect(recent.get(1)).toBe("1");
  }
  expect(recent.get(4)).toBe("4");
  expect(recent.get(2)).toBeUndefined();
});
