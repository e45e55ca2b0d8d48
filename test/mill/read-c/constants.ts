// What a compiler says of records, asked by compiled constants: no code of the target runs.
import { spawn } from "node:child_process";
import { layoutOf, type Layout } from "../../../generator/layout/index.ts";
import { titleOf, type CRecord } from "../../../generator/model/index.ts";
import type { Target } from "../../../generator/targets/index.ts";

/** One figure: how C asks for it, and what we say. */
export interface Figure {
  readonly asked: string;
  readonly ours: number;
}

/** Size, alignment, and place and size of every member that has an address. */
export function figuresOf(record: CRecord, target: Target): readonly Figure[] {
  const title = titleOf(record);
  const layout = layoutOf(record, target);
  return [
    { asked: `sizeof(${title})`, ours: layout.exact ? layout.size : -1 },
    { asked: `_Alignof(${title})`, ours: layout.align },
    ...memberFigures(title, layout, "", 0),
  ];
}

function memberFigures(title: string, layout: Layout, path: string, base: number): Figure[] {
  return layout.slots.flatMap((slot) => {
    const { member, inner } = slot;
    if (member.bits !== undefined) return [];
    const offset = base + slot.offset;
    if (member.name === "") return inner ? memberFigures(title, inner, path, offset) : [];
    const here = `${path}${member.name}`;
    const own: Figure[] = [{ asked: `__builtin_offsetof(${title}, ${here})`, ours: offset }];
    const isFlexible = member.type.kind === "array" && member.type.count === null;
    if (!isFlexible) own.push({ asked: `sizeof(((${title} *)0)->${here})`, ours: slot.size });
    const isUntagged = member.type.kind === "record" && member.type.record.name === "";
    if (inner === undefined || !isUntagged) return own;
    return [...own, ...memberFigures(title, inner, `${here}.`, offset)];
  });
}

/** Runs the compiler over a text; its standard output, or its complaint. */
export function compile(
  args: readonly string[],
  text: string,
): Promise<{ readonly assembly?: string; readonly complaint?: string }> {
  return new Promise((resolve) => {
    const child = spawn("gcc", [...args, "-xc", "-", "-S", "-o", "-", "-w"]);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("close", (code) => resolve(code === 0 ? { assembly: out } : { complaint: err }));
    child.stdin.end(text);
  });
}

/** Every figure the compiler sees differently, in words. */
export async function disagreements(
  args: readonly string[],
  header: string,
  figures: readonly Figure[],
): Promise<readonly string[]> {
  // One more than the figure: assemblers write runs of zeros in their own way.
  const asked = figures.map((figure) => `(unsigned)(${figure.asked}) + 1`).join(",\n");
  // Some headers use size_t without asking for it; we know it anyway.
  const text = `#include <stddef.h>\n#include "${header}"\nconst unsigned holeproof[] = {\n${asked}\n};\n`;
  const { assembly, complaint } = await compile(args, text);
  if (assembly === undefined) return [`${header}: ${complaint!.split("\n").slice(0, 3).join(" ")}`];
  const table = assembly.slice(assembly.indexOf("holeproof:"));
  const theirs = [...table.matchAll(/\.long\s+(-?\d+)/g)].map((match) => Number(match[1]) - 1);
  return figures.flatMap(({ asked: question, ours }, index) =>
    theirs[index] === ours ? [] : [`${header}: ${question} is ${theirs[index]}, we say ${ours}`],
  );
}
