// Every file says what it holds; every room says what it is for and what never happens in it.
import { describe, expect, it } from "vitest";
import { roomOf, type Sources, sourcesBelow } from "./sources.ts";

/** Files that open without a comment, and room doors that do not say what is absent. */
function silent(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const opening = /^(?:#!.*\n)?(?:\/\/ .+\n(?:\/\/.*\n)*|\/\*\*[\s\S]*?\*\/)/.exec(text)?.[0];
    if (opening === undefined) return [`${path} does not open with a comment`];
    const isRoomDoor = path === `${roomOf(path) ?? ""}/index.ts`;
    if (isRoomDoor && !/never/i.test(opening)) return [`${path} does not say what never happens`];
    return [];
  });
}

describe("headers", () => {
  it("holds for every source", () => {
    expect(silent(sourcesBelow("abi", "generator", "src", "test", "bench"))).toEqual([]);
  });
  it("notices a silent file and a room that names no absence", () => {
    expect(silent(new Map([["generator/rules/a.ts", "export {};\n"]]))).toHaveLength(1);
    const door = "/**\n * Rules: what is wrong with a layout.\n */\nexport {};\n";
    expect(silent(new Map([["generator/rules/index.ts", door]]))).toHaveLength(1);
  });
});
