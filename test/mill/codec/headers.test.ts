// Declared records against the headers of the system, as its compilers lay them out, and against
// the table of iommufd records that a compiler printed from newer headers.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Compiler } from "../../../generator/cli/compiler.ts";
import { included } from "../../../generator/cli/include.ts";
import { type Difference, differences, placesOf } from "../../../generator/contract/index.ts";
import { type Layout, layoutOf, placed } from "../../../generator/layout/index.ts";
import { titleOf } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import type { Target } from "../../../generator/targets/index.ts";
import { type Case, cases, root } from "./contracts.ts";

/** Another folder of headers than the system's: `HOLEPROOF_HEADERS=/linux/usr/include`. */
const folder = process.env["HOLEPROOF_HEADERS"] ?? "/usr/include";
const headers = ["vfio.h", "vfio_zdev.h", "vfio_ccw.h", "iommufd.h", "liveupdate.h"];
const installed = headers.filter((name) => existsSync(join(folder, "linux", name)));
for (const name of headers)
  if (!installed.includes(name)) console.warn(`SKIPPED: ${folder} has no linux/${name}`);

const commands = ["gcc", "gcc -m32"];
const works = (command: string): boolean => {
  const [name = "", ...flags] = command.split(" ");
  return spawnSync(name, [...flags, "-fsyntax-only", "-xc", "-"], { input: "" }).status === 0;
};
const present = commands.filter(works);
for (const command of commands)
  if (!present.includes(command)) console.warn(`SKIPPED: ${command} is not installed`);

/** Records the headers cannot have: proposed, or the first form of one that was changed. */
const isPosted = ({ file }: Case): boolean =>
  /liveupdate\/|vfio\/(?:rfc|reviewed)|selftest/.test(file);

const declared = cases.filter((one) => one.file.startsWith("abi/uapi/") && !isPosted(one));

/** Debian keeps asm/ apart for each architecture, and has none for -m32 without a package more. */
function includeFolders(): readonly string[] {
  const multiarch = spawnSync("gcc", ["-print-multiarch"], { encoding: "utf8" }).stdout.trim();
  return [folder, join(folder, multiarch)];
}

/** What a header declares, as our reader lays it out. */
async function headerLayouts(
  name: string,
  target: Target,
  compiler: Compiler,
): Promise<readonly Layout[]> {
  const path = join(folder, "linux", name);
  const seen = included({ I: [...includeFolders(), ...(await compiler.folders())] });
  const { unit } = readC({ path, text: readFileSync(path, "utf8") }, { target, ...seen });
  return unit.records
    .filter((record) => record.name !== "" && record.span.file === path)
    .map((record) => layoutOf(record, target))
    .filter(({ exact }) => exact);
}

/**
 * What differs, but for what only one side has, and the reserved bytes it took: the other side is of
 * another year.
 */
function conflicts({ record }: Case, found: readonly Difference[]): readonly Difference[] {
  const grew = found.some(({ left, right }) => left === undefined || right === undefined);
  const reserved = record.members.filter((member) => member.reserved === true);
  return found.filter(({ member, what, left, right }) => {
    if (left === undefined || right === undefined) return false;
    // A __u64 of the installed header has become an __aligned_u64 since.
    if (what === "align" && left > right) return false;
    return !grew || (member !== "" && !reserved.some(({ name }) => name === member));
  });
}

/** How many records of the header a declaration was held against. */
async function check(name: string, command: string): Promise<number> {
  const compiler = new Compiler(command);
  const target = await compiler.target();
  if (typeof target === "string") throw new Error(target);
  const theirs = await headerLayouts(name, target, compiler);
  const flags = includeFolders().map((one) => `-I${one}`);
  const places = await compiler.places(`#include <linux/${name}>\n`, theirs, flags);
  if (typeof places === "string") throw new Error(places);
  let held = 0;
  const missing: string[] = [];
  for (const [title, place] of places) {
    const ours = declared.filter(({ record }) => titleOf(record) === title);
    if (ours.length === 0) missing.push(title);
    for (const one of ours) {
      const found = differences(placesOf(layoutOf(one.record, target)), place);
      expect(conflicts(one, found), `${one.title} on ${target.name}`).toEqual([]);
      held += 1;
    }
    // Of several forms of one record, one is the header's, or has all of the header's members.
    const covers = ours.some((one) =>
      differences(placesOf(layoutOf(one.record, target)), place).every(
        ({ left }) => left !== undefined,
      ),
    );
    if (ours.length > 0 && !covers) missing.push(`${title}, as long as the header has it`);
  }
  if (missing.length > 0) console.warn(`linux/${name} declares more: ${missing.join("; ")}`);
  return held;
}

describe.skipIf(installed.length === 0 || present.length === 0)("installed headers", () => {
  const pairs = installed.flatMap((name) => present.map((command) => [name, command] as const));
  it.each(pairs)("linux/%s, %s", async (name, command) => {
    expect(await check(name, command)).toBeGreaterThan(0);
  });
});

const table = join(root, "../shared/facts/iommufd-uapi.md");
if (!existsSync(table)) console.warn(`skipped: no table of iommufd records at ${table}`);

interface Row {
  readonly number: number;
  readonly struct: string | undefined;
  readonly size: number;
  readonly align: number;
  readonly minSize: number;
  /** Offset and name of each member the row tells. */
  readonly members: readonly (readonly [number, string])[];
}

/** The rows that begin with a number, a name, and a struct's size and alignment. */
function rowsOf(text: string): readonly Row[] {
  return text.split("\n").flatMap((line): readonly Row[] => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, nr = "", , struct = "", min = "", fields = ""] = cells;
    const sizes = /(?:^|\s)(\d+)\/(\d)$/.exec(struct);
    if (!/^[89a][0-9a-f]$/.test(nr) || sizes === null) return [];
    const told = fields.replace(/\([^)]*\)/g, "");
    const members = [...told.matchAll(/(\d+)(?::(?:[us]\d+)(?:\[\d+\])?)? ([a-z_]\w*)/g)]
      .filter(([, , name]) => name !== "union")
      .map(([, offset, name]): readonly [number, string] => [Number(offset), name ?? ""]);
    const name = /^iommu_\w+/.exec(struct)?.[0];
    const [size, align] = [Number(sizes[1]), Number(sizes[2])];
    return [
      { number: Number(`0x3b${nr}`), struct: name, size, align, minSize: Number(min), members },
    ];
  });
}

/** Whether a record is the row's: number, sizes, and each member where the row says. */
function isRow({ record, layout }: Case, row: Row): boolean {
  const slots = [...placed(layout)];
  const places = new Set(slots.map(({ path, offset }) => `${offset} ${path.join(".")}`));
  return (
    (row.struct === undefined || row.struct === record.name) &&
    layout.size === row.size &&
    layout.align === row.align &&
    record.minSize === row.minSize &&
    row.members.every(([offset, name]) => {
      // The row calls a union by its arms: `in_/out_data_type`.
      const wanted = name === "in_" ? "in_data_type" : name;
      return places.has(`${offset} ${wanted}`);
    })
  );
}

describe.skipIf(!existsSync(table))("the table of iommufd records", () => {
  const rows = existsSync(table) ? rowsOf(readFileSync(table, "utf8")) : [];
  it("has every command", () => expect(rows.length).toBe(22));
  it.each(rows.map((row) => [`0x${row.number.toString(16)}`, row] as const))("%s", (_, row) => {
    const takers = cases.filter(({ record }) =>
      record.ioctls?.some(({ type, nr }) => type * 256 + nr === row.number),
    );
    expect(takers.map(({ title }) => title).join(), "nothing takes it").not.toBe("");
    expect(
      takers.some((one) => isRow(one, row)),
      JSON.stringify(row),
    ).toBe(true);
  });
});
