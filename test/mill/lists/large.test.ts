// Lists longer than a call takes arguments.
import { expect, it } from "vitest";
import { largest, pushAll, smallest } from "../../../generator/lists/index.ts";

const many = Array.from({ length: 1_000_000 }, (_, at) => at);

it("are appended and searched", () => {
  const list = [-1];
  pushAll(list, many);
  expect([list.length, list.at(-1)]).toEqual([1_000_001, 999_999]);
  expect([largest(many, 0), largest([], 7), smallest(many, 9), smallest([], 7)]).toEqual([
    999_999, 7, 0, 7,
  ]);
});
