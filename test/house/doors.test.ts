// A package is imported only behind its one door, and reviewing a mail never loads a heavy one.
import { describe, expect, it } from "vitest";
import { doors, heavy } from "./plan.ts";
import { importsOf, type Sources, sourcesBelow } from "./sources.ts";

/** The package of an import path: `@scope/name/x` gives `@scope/name`; our own doors stay whole. */
function packageOf(name: string): string {
  if (name.startsWith("holeproof")) return name;
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Every package import that is not behind its door. */
function strays(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(path, text)
      .filter((one) => one.isPackage)
      .filter((one) => !(doors[packageOf(one.to)] ?? []).some((door) => path.startsWith(door)))
      .map((one) => `${path} imports ${one.to}`),
  );
}

/** Every package a file loads, through whatever it imports, at once or later. */
function packagesBehind(start: string, sources: Sources): ReadonlySet<string> {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = sources.get(path);
    if (text === undefined) throw new Error(`${path} is imported and does not exist`);
    for (const one of importsOf(path, text))
      if (one.isPackage) packages.add(packageOf(one.to));
      else queue.push(one.to);
  }
  return packages;
}

/** Every file that reaches for the file system, a process or the network outside the commands. */
function openers(sources: Sources): readonly string[] {
  return [...sources]
    .filter(([path]) => !path.startsWith("generator/cli/"))
    .filter(([, text]) => /from "node:(?:fs|child_process|net|http|os|worker_threads)/.test(text))
    .map(([path]) => path);
}

describe("doors", () => {
  const sources = sourcesBelow("abi", "generator", "src");
  it("holds for every source", () => {
    expect(strays(sources)).toEqual([]);
  });
  it("notices a package outside its door", () => {
    const found = strays(new Map([["generator/rules/a.ts", `import * as m from "ts-morph";`]]));
    expect(found).toEqual(["generator/rules/a.ts imports ts-morph"]);
  });
  it("opens files and processes in commands alone", () => {
    expect(openers(sources)).toEqual([]);
    expect(openers(new Map([["generator/review/a.ts", 'import { a } from "node:fs";']]))).toEqual([
      "generator/review/a.ts",
    ]);
  });
  it("keeps heavy packages out of review", () => {
    const loaded = packagesBehind("generator/cli/commands/review.ts", sources);
    expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
  });
  it("would see them: generate does load them", () => {
    const loaded = packagesBehind("generator/cli/commands/generate.ts", sources);
    expect(heavy.filter((name) => loaded.has(name))).toEqual(heavy);
  });
});
