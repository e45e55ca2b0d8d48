// Everything a folder of contracts is printed to: modules, witnesses, and the index of each folder.
import { type CRecord, elementOf, underlying } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { printDescription } from "./describe.ts";
import { Lifter } from "./lift.ts";
import { indexesOf, inModules } from "./modules.ts";
import { nameRecords } from "./names.ts";
import { type CodecSource, type Surroundings, layOut, printModule, printWitness } from "./print.ts";

/** A file of the output folder; `path` is relative to it. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** How files are printed. */
export interface PrintOptions {
  /** Import path of the wire room as seen from the output folder, or a package's name. */
  readonly wire: string;
  /** How an import of another generated file ends; `.ts` when left out. */
  readonly extension?: ".ts" | ".js";
  /** Whose layout the codecs are for. */
  readonly target: Target;
  /** Also the descriptions for binary-parser that tests hold the codecs against. */
  readonly witness: boolean;
  /** Lays a printed text out; `layOut` when left out. */
  readonly layOut?: (text: string) => Promise<string>;
}

/**
 * Prints every file, sorted by path. Same input, same bytes. Throws Unsupported for a record that
 * no codec can be printed for.
 */
export async function printFiles(
  given: readonly CodecSource[],
  options: PrintOptions,
): Promise<readonly GeneratedFile[]> {
  const sources = inModules(given);
  const lifter = new Lifter();
  const lifted = sources.map((source) => ({ ...source, records: lifter.all(source.records) }));
  for (const source of lifted) nameRecords(source.records, constantsNamed(source));
  const around: Surroundings = {
    wire: options.wire,
    extension: options.extension ?? ".ts",
    layOut: options.layOut ?? layOut,
    target: options.target,
    moduleOf: new Map(sources.map(({ path, module }) => [path, module])),
    elements: elementsOf(sources),
    declared: (record) => lifter.declared(record),
  };
  const files: GeneratedFile[] = [];
  for (const source of lifted) {
    files.push({ path: source.module, text: await printModule(source, around) });
    if (source.records.length === 0) continue;
    const describe = source.module.replace(/\.ts$/, ".describe.ts");
    files.push({ path: describe, text: await printDescription(source, around) });
    if (!options.witness) continue;
    const witness = source.module.replace(/\.ts$/, ".witness.ts");
    files.push({ path: witness, text: await printWitness(source, around) });
  }
  for (const { path, text } of indexesOf(sources, around))
    files.push({ path, text: await around.layOut(text) });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The constants that a module has beside those of its records. */
function constantsNamed({ constants, records }: CodecSource): readonly string[] {
  const listed = records.flatMap(({ members, ioctls }) => [
    ...(ioctls ?? []),
    ...members.flatMap(({ flags, values }) => [...(flags ?? []), ...(values ?? [])]),
  ]);
  return [...constants, ...listed].map(({ name }) => name);
}

/** Records of which some other holds an array, and those declared with `@array`. */
function elementsOf(sources: readonly CodecSource[]): ReadonlySet<CRecord> {
  const found = new Set<CRecord>();
  const visited = new Set<CRecord>();
  const visit = (record: CRecord): void => {
    if (visited.has(record)) return;
    visited.add(record);
    if (record.array === true) found.add(record);
    for (const { type } of record.members) {
      const element = elementOf(type);
      if (element.kind !== "record") continue;
      if (underlying(type).kind === "array") found.add(element.record);
      visit(element.record);
    }
  };
  for (const { records } of sources) for (const record of records) visit(record);
  return found;
}
