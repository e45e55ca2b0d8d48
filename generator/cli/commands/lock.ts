// holeproof lock: published layouts frozen as drawings, and refused when they drift.
import { counted } from "../../lists/index.ts";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { writeWhole } from "../destination.ts";
import { groupLayouts } from "../../layout/index.ts";
import { titleOf, type Unit } from "../../model/index.ts";
import { targets } from "../../targets/index.ts";
import { drawLayout } from "../../write/drawing/index.ts";
import { writeText } from "../../write/text.ts";
import { sideOf } from "../editions.ts";
import { includeProblems, type IncludeOptions } from "../include.ts";
import type { ExitCode, Io } from "../io.ts";

export interface LockOptions extends IncludeOptions {
  /** Headers or a folder of them instead of declarations. */
  readonly headers?: string;
  /** The folder of declarations. */
  readonly abi: string;
  /** Where the drawings are kept. */
  readonly out: string;
  /** Only say what drifted; nothing is written. */
  readonly check?: boolean;
  /** Take over what drifted. */
  readonly force?: boolean;
}

/** Exit code: 0 locked or as locked, 1 something drifted, 2 could not read or write. */
export async function lock(options: LockOptions, io: Io): Promise<ExitCode> {
  const refuse = (message: string): ExitCode => {
    io.err(`holeproof: ${message}\n`);
    return 2;
  };
  const [problem] = includeProblems(options);
  if (problem !== undefined) return refuse(problem);
  const from = options.headers ?? options.abi;
  const side = await sideOf(from, options);
  if (typeof side === "string") return refuse(side);
  const errors = side.findings.filter(({ level }) => level === "error");
  io.err(writeText(errors));
  if (errors.length > 0) return 2;
  const drawings = new Map<string, string>();
  for (const { path, unit } of side.editions) {
    const text = drawingOf(unit);
    const name = path === "" ? from.split(/[\\/]/).at(-1) : path;
    if (text !== "") drawings.set(`${name}.txt`, text);
  }
  if (drawings.size === 0) return refuse(`${from} declares no record`);
  return settle(drawings, options, io);
}

/** Every record of a file on every target, and the constants that name versions. */
function drawingOf({ records, macros }: Unit): string {
  const versions = macros
    .filter(({ name, parameters }) => parameters === undefined && /COMPAT|VERSION/.test(name))
    .map(({ name, body }) => `#define ${name} ${body.trim()}\n`);
  const drawn = records
    .filter(({ name, completeness }) => name !== "" && completeness === "whole")
    .map((record) => {
      const groups = groupLayouts(record, targets).filter(({ layout }) => layout.exact);
      return groups.length === 0
        ? `${titleOf(record)}: not every type is known\n`
        : drawLayout(groups, { width: 100, indent: "    ", namesAll: true });
    });
  return [...(versions.length > 0 ? [versions.join("")] : []), ...drawn].join("\n");
}

/** Holds the drawings against the locked ones; writes what is new, and what drifted if told to. */
function settle(drawings: ReadonlyMap<string, string>, options: LockOptions, io: Io): ExitCode {
  const { out, check = false, force = false } = options;
  const drifted: string[] = [];
  const fresh: string[] = [];
  for (const [name, text] of drawings) {
    const path = join(out, name);
    if (!existsSync(path)) fresh.push(name);
    else {
      const told = drift(readFileSync(path, "utf8"), text);
      if (told.length > 0) drifted.push(name);
      for (const line of told) io.out(`${path}: ${line}\n`);
    }
  }
  const gone = locked(out).filter((name) => !drawings.has(name));
  for (const name of gone) io.out(`${join(out, name)}: what it was drawn from is gone\n`);
  const count = drawings.size;
  if (check) {
    for (const name of fresh) io.out(`${join(out, name)}: not locked yet\n`);
    if (drifted.length + gone.length + fresh.length > 0) return 1;
    io.out(`${counted(count, "file")} ${count === 1 ? "is" : "are"} as locked under ${out}\n`);
    return 0;
  }
  const write = force ? [...fresh, ...drifted] : fresh;
  for (const name of write) writeWhole(join(out, name), drawings.get(name) ?? "");
  if (force) for (const name of gone) rmSync(join(out, name));
  const left = force ? 0 : drifted.length + gone.length;
  if (left > 0) {
    io.err("holeproof: a published layout does not change: give the new one a new version, ");
    io.err("or take it over with --force\n");
    return 1;
  }
  io.out(`${counted(count, "file")} locked under ${out}: ${write.length} written\n`);
  return 0;
}

/** Records whose drawing is another, is new or is gone, a line each. */
function drift(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const blocks = (text: string): Map<string, string> =>
    new Map(
      text.split("\n\n").map((block) => [/^(.*?)(?: \{|:|$)/.exec(block)?.[1] ?? "", block.trim()]),
    );
  const [was, is] = [blocks(before), blocks(after)];
  const lines: string[] = [];
  for (const [title, block] of was) {
    const now = is.get(title);
    if (now === undefined) lines.push(`${title} is gone`);
    else if (now !== block) lines.push(`${title} drifted`);
  }
  for (const title of is.keys()) if (!was.has(title)) lines.push(`${title} is new`);
  return lines.length > 0 ? lines : ["the order of records drifted"];
}

function locked(out: string): readonly string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}
