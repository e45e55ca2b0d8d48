// Numbers that stand for words of the reader are exports of modules, not an enum's: nothing else
// keeps two of them apart.
import { describe, expect, it } from "vitest";
import * as Character from "../../../generator/read/c/lex/character.ts";
import * as Flag from "../../../generator/read/c/lex/flag.ts";
import * as Kind from "../../../generator/read/c/lex/kind.ts";
import * as Rank from "../../../generator/read/c/value/rank.ts";
import * as Role from "../../../generator/read/c/lex/role.ts";

const numbersOf = (module: object): readonly number[] =>
  Object.values(module).filter((value) => typeof value === "number");

describe("words that are numbers", () => {
  it.each(Object.entries({ Character, Kind, Rank, Role }))("each has its own: %s", (_, module) => {
    const numbers = numbersOf(module).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_number, at) => at));
  });
  it("each flag is one bit, and another", () => {
    const bits = numbersOf(Flag).toSorted((a, b) => a - b);
    expect(bits).toEqual(bits.map((_bit, at) => 2 ** at));
  });
});
