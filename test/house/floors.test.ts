// Imports go only down, through the front door of a room, and never across the wall.
import { describe, expect, it } from "vitest";
import { machine, mill, sideDoors } from "./plan.ts";
import { type Import, importsOf, roomOf, type Sources, sourcesBelow } from "./sources.ts";

/** Every import that breaks the plan, as a sentence that names both files. */
function violations(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(path, text)
      .filter((one) => !one.isPackage)
      .flatMap(violation),
  );
}

const doorless = new Set(["src/generated", "generator/write"]);

const buildings: ReadonlySet<string> = new Set(["generator", "src/runtime"]);

/** The room a room is within, or itself; a whole building is no room. */
const outermost = (room: string): string =>
  [...Object.keys(mill), ...Object.keys(machine)].find(
    (one) => !buildings.has(one) && room.startsWith(`${one}/`),
  ) ?? room;

function violation({ from, to }: Import): readonly string[] {
  const here = roomOf(from);
  const there = roomOf(to);
  if (here === undefined) return [`${from} is in no room of the plan`];
  if (there === undefined) return [`${from} imports ${to}, which is in no room of the plan`];
  if (here === there) return [];
  if (here in mill !== there in mill) return [`${from} reaches across the wall to ${to}`];
  const floors = here in mill ? mill : machine;
  const up = (floors[there] ?? 0) - (floors[here] ?? 0);
  if (up >= 0 && !sideDoors.has(`${here} > ${there}`))
    return [`${from} imports ${up > 0 ? "up" : "sideways"} from ${to}`];
  const isOpen =
    to === `${there}/index.ts` || doorless.has(there) || outermost(here) === outermost(there);
  return isOpen ? [] : [`${from} enters ${there} by the window ${to}`];
}

function check(from: string, to: string, expected: RegExp | undefined): void {
  const found = violations(new Map([[from, `import { x } from "${to}";`]]));
  if (expected === undefined) expect(found).toEqual([]);
  else expect(found.join("\n")).toMatch(expected);
}

describe("floors", () => {
  it("holds for every source", () => {
    expect(violations(sourcesBelow("generator", "src"))).toEqual([]);
  });
  it("notices an import that goes up", () => {
    check("generator/layout/a.ts", "../rules/index.ts", /imports up from generator\/rules/);
  });
  it("notices an import that goes sideways", () => {
    check("generator/read/c/a.ts", "../mail/index.ts", /imports sideways/);
  });
  it("notices the wall", () => {
    check("generator/cli/a.ts", "../../src/runtime/machine/index.ts", /across the wall/);
    check("src/runtime/wire/a.ts", "../../../generator/model/index.ts", /across the wall/);
  });
  it("notices a window", () => {
    check("generator/rules/a.ts", "../layout/lay.ts", /by the window/);
  });
  it("has no doors between the rooms within one, and none that leads there from outside", () => {
    check("generator/read/c/grammar/a.ts", "../lex/token.ts", undefined);
    check("generator/read/c/lex/a.ts", "../grammar/parser.ts", /imports up/);
    check("generator/review/a.ts", "../read/c/lex/token.ts", /by the window/);
    check("src/runtime/kernel/iommufd/object/a.ts", "../mock/mock-bus.ts", undefined);
    check("src/runtime/kernel/vfio/a.ts", "../iommufd/object/device.ts", /by the window/);
  });
  it("lets imports go down by the door", () => {
    check("generator/rules/a.ts", "../layout/index.ts", undefined);
    check("src/runtime/kernel/iommufd/a.ts", "../../memory/index.ts", undefined);
  });
});
