// What a reading that remembers is held against: the same files, everything read in place.
import { expect } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import {
  readC,
  readForTargets,
  ReadSession,
  type Reading,
  type SourceFile,
} from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";

const targets = ["x86_64", "i386", "ppc32", "m68k"].map((name) => targetNamed(name)!);

/** Files that are read, and those they include. */
export interface FileSet {
  readonly headers: readonly SourceFile[];
  readonly mains: readonly SourceFile[];
  /** The path of a header that is read before each main file. */
  readonly before?: string | undefined;
}

/** Reads the files twice over in one session, for many targets at once, and in place for each. */
export function checkInPlace({ headers, mains, before }: FileSet): void {
  // `./h1.h` is the very file that `h1.h` is.
  const include = (name: string): SourceFile | undefined =>
    [...headers, ...mains].find(({ path }) => path === name.replace("./", ""));
  const options = { include, before: headers.filter(({ path }) => path === before) };
  const session = new ReadSession();
  const includesMains = headers.some(({ text }) => /#\s*include\s+"main/.test(text));
  for (const main of [...mains, ...mains]) {
    const readings = readForTargets(main, targets, { ...options, session });
    const answered = readings.flatMap((one) => one.targets.map((target) => target.name));
    expect(answered.toSorted()).toEqual(targets.map((target) => target.name).toSorted());
    for (const { reading, targets: alike } of readings) {
      for (const target of alike) {
        const inPlace = readC(main, { ...options, target, scope: "all" });
        // Where headers include a main file without end, what is cut off may hold its records.
        if (includesMains && inPlace.findings.some(({ rule }) => rule === "budget")) continue;
        expect(reading.missing).toEqual(expect.arrayContaining([...inPlace.missing]));
        const remembered = told(reading, main.path, target);
        const wanted = told(inPlace, main.path, target);
        // The data, which say where they differ, only when the texts do.
        if (remembered !== wanted) expect(JSON.parse(remembered)).toEqual(JSON.parse(wanted));
      }
    }
  }
}

/** All a reading says about one file, as JSON. */
function told({ unit, findings }: Reading, path: string, target: Target): string {
  const records = unit.records.filter(({ span }) => span.file === path);
  const layouts = records.map((record) => {
    const { size, align, exact, slots } = layoutOf(record, target);
    return { size, align, exact, slots: slots.map(({ offset, size: bytes }) => [offset, bytes]) };
  });
  const macros = unit.macros.filter(({ span }) => span.file === path);
  const said = findings.filter(({ span }) => span.file === path);
  const all = { records, layouts, macros, said };
  return JSON.stringify(all, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}`;
    if (!isMemberElsewhere(value, path)) return value;
    // Conditions are kept in the files asked for only; reading in place asks for all. And headers
    // of the same text may share a record: of a member elsewhere nobody asks where it stands.
    return { ...value, condition: undefined, span: undefined };
  });
}

function isMemberElsewhere(value: unknown, path: string): value is object {
  const member = value as { span?: { file: string }; spelling?: string } | null;
  return member?.span !== undefined && "spelling" in member && member.span.file !== path;
}
