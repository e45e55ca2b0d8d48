// Chance, time and the outside world enter the machine only through a seed.
import { describe, expect, it } from "vitest";
import { importsOf, type Sources, sourcesBelow } from "./sources.ts";
import { Node, Project } from "ts-morph";

/** What must not be named in the machine, and what to use instead. */
const banned: Readonly<Record<string, string>> = {
  Date: "the world's clock",
  performance: "the world's clock",
  process: "a parameter",
  setTimeout: "a step of the machine",
  setInterval: "a step of the machine",
  setImmediate: "a step of the machine",
  crypto: "the world's seed",
};

const words = new RegExp(`\\b(?:random|${Object.keys(banned).join("|")})\\b`, "g");

function chances(sources: Sources): readonly string[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, noResolve: true },
  });
  // All of them first: each new file makes the names of all be resolved anew.
  const files = Array.from(sources, ([path, text]) => project.createSourceFile(path, text));
  return files.flatMap((file) => {
    const path = file.getFilePath().slice(1);
    const text = file.getFullText();
    const found: string[] = [];
    if (/from "node:/.test(text)) found.push(`${path} imports a node: module`);
    for (const { 0: word, index } of text.matchAll(words)) {
      const node = file.getDescendantAtPos(index);
      if (!Node.isIdentifier(node)) continue;
      const parent = node.getParent();
      const isRandom = word === "random" && parent?.getText() === "Math.random";
      if (isRandom) found.push(`${path}: use the world's seed instead of Math.random`);
      // A member or parameter of that name is ours; only the global is banned.
      if (word === "random" || isOwnName(node)) continue;
      found.push(`${path}:${node.getStartLineNumber()}: use ${banned[word]} instead of ${word}`);
    }
    return found;
  });
}

function isOwnName(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === node) return true;
  if (Node.isPropertyAssignment(parent) || Node.isShorthandPropertyAssignment(parent)) return true;
  if (Node.isBindingElement(parent)) return true;
  if (Node.isPropertySignature(parent) || Node.isPropertyDeclaration(parent)) return true;
  if (Node.isIdentifier(node))
    return node
      .getDefinitionNodes()
      .some((definition) => definition.getSourceFile() === node.getSourceFile());
  return false;
}

describe("chance", () => {
  it("stays outside the machine", () => {
    const sources = sourcesBelow("src");
    expect(chances(sources)).toEqual([]);
    expect([...sources].flatMap(([path, text]) => importsOf(path, text)).length).toBeGreaterThan(0);
  });
  it("is noticed", () => {
    const check = (text: string): string => chances(new Map([["a.ts", text]])).join("\n");
    expect(check("export const a = Date.now();")).toMatch(/world's clock/);
    expect(check("export const a = Math.random();")).toMatch(/world's seed/);
    expect(check(`import { a } from "node:fs";`)).toMatch(/node: module/);
    expect(check("export function f(process: number) { return process; }")).toBe("");
  });
});
