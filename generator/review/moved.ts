// Records a patch takes out of an interface's header, and puts into another or elsewhere into it.
import type { CRecord } from "../model/index.ts";
import { readC } from "../read/c/index.ts";
import { isProgram, type PatchSource, recordsIn } from "../read/mail/index.ts";
import { isExported, referenceFor } from "../rules/index.ts";
import { usersOfCode } from "./record-users.ts";

/** The line that names a record: its first, or the last of a typedef of one without a tag. */
const naming =
  /^\s*(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*(?:\{|$|\/\*)|^\}\s*(?:__\w+\s+)*(\w+)\s*;/;

/**
 * What such records were, by tag: programs know them as they were, wherever they stand. One that
 * leaves a header of the kernel's own, and that no number has, for an exported one becomes an
 * interface by it, and is judged as any new one.
 */
export function movedIn(sources: readonly PatchSource[]): ReadonlyMap<string, CRecord> {
  const placed = sources.filter(({ path }) => path !== "");
  const numbered = usersOfCode(placed.map(({ path, oldText: text }) => ({ path, text })));
  const isOut = ({ path }: PatchSource): boolean => isExported(path);
  const brought = broughtTo(placed.filter(isOut));
  const kernels = broughtTo(placed.filter((source) => !isOut(source)));
  for (const tag of placed.flatMap((source) => tagsOf(source, "+")))
    if (numbered.get(tag) === "uapi-ioctl") brought.add(tag);
  const moved = new Map<string, CRecord>();
  for (const source of placed) {
    const { path, oldText } = source;
    // One that is written anew where it stood is moved nowhere: another header has its own.
    const kept = new Set(tagsOf(source, "+"));
    const goes = (tag: string): boolean =>
      isOut(source) || numbered.get(tag) === "uapi-ioctl" ? brought.has(tag) : kernels.has(tag);
    const gone = new Set(tagsOf(source, "-").filter((tag) => !kept.has(tag) && goes(tag)));
    if (gone.size === 0) continue;
    const text = isProgram(path) ? recordsIn(oldText) : oldText;
    const { unit } = readC(
      { path, text },
      { target: referenceFor(path), fragment: true, assumeConfig: true },
    );
    for (const record of unit.records) if (gone.has(record.name)) moved.set(record.name, record);
  }
  return moved;
}

const broughtTo = (sources: readonly PatchSource[]): Set<string> =>
  new Set(sources.flatMap((source) => tagsOf(source, "+")));

const tagsOf = ({ hunk }: PatchSource, kind: "+" | "-"): readonly string[] =>
  hunk.lines.flatMap((line) => (line.kind === kind ? nameIn(line.text) : []));

function nameIn(text: string): string | readonly string[] {
  const [, tag, name] = naming.exec(text) ?? [];
  return tag ?? name ?? [];
}
