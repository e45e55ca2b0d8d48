// Records a patch takes out of an exported header, and puts into another or elsewhere into it.
import type { CRecord } from "../model/index.ts";
import { readC } from "../read/c/index.ts";
import type { PatchSource } from "../read/mail/index.ts";
import { isExported, referenceFor } from "../rules/index.ts";

const head = /^\s*(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*(?:\{|$|\/\*)/;

/**
 * What such records were, by tag: programs know them as they were, wherever they stand. One that
 * leaves a header of the kernel's own becomes an interface by it, and is judged as any new one.
 */
export function movedIn(sources: readonly PatchSource[]): ReadonlyMap<string, CRecord> {
  const exported = sources.filter(({ path }) => path !== "" && isExported(path));
  const brought = new Set(exported.flatMap((source) => tagsOf(source, "+")));
  const moved = new Map<string, CRecord>();
  for (const source of exported) {
    const { path, oldText: text } = source;
    // One that is written anew where it stood is moved nowhere: another header has its own.
    const kept = new Set(tagsOf(source, "+"));
    const gone = new Set(tagsOf(source, "-").filter((tag) => brought.has(tag) && !kept.has(tag)));
    if (gone.size === 0) continue;
    const { unit } = readC(
      { path, text },
      { target: referenceFor(path), fragment: true, assumeConfig: true },
    );
    for (const record of unit.records) if (gone.has(record.name)) moved.set(record.name, record);
  }
  return moved;
}

const tagsOf = ({ hunk }: PatchSource, kind: "+" | "-"): readonly string[] =>
  hunk.lines.flatMap((line) => (line.kind === kind ? (head.exec(line.text)?.[1] ?? []) : []));
