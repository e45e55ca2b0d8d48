// Records a patch takes out of an interface's header, and puts into another or elsewhere into it.
import type { CRecord } from "../model/index.ts";
import { readC } from "../read/c/index.ts";
import { isProgram, type PatchSource, recordsIn } from "../read/mail/index.ts";
import { isExported, referenceFor } from "../rules/index.ts";
import { usersOfCode } from "./record-users.ts";

const head = /^\s*(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*(?:\{|$|\/\*)/;

/**
 * What such records were, by tag: programs know them as they were, wherever they stand. One that
 * leaves a header of the kernel's own, and that no number has, becomes an interface by it, and is
 * judged as any new one.
 */
export function movedIn(sources: readonly PatchSource[]): ReadonlyMap<string, CRecord> {
  const placed = sources.filter(({ path }) => path !== "");
  const numbered = usersOfCode(placed.map(({ path, oldText: text }) => ({ path, text })));
  const exported = placed.filter(({ path }) => isExported(path));
  const brought = new Set(exported.flatMap((source) => tagsOf(source, "+")));
  for (const tag of placed.flatMap((source) => tagsOf(source, "+")))
    if (numbered.get(tag) === "uapi-ioctl") brought.add(tag);
  const moved = new Map<string, CRecord>();
  for (const source of placed) {
    const { path, oldText } = source;
    // One that is written anew where it stood is moved nowhere: another header has its own.
    const kept = new Set(tagsOf(source, "+"));
    const isOfUsers = (tag: string): boolean =>
      isExported(path) || numbered.get(tag) === "uapi-ioctl";
    const gone = new Set(
      tagsOf(source, "-").filter((tag) => brought.has(tag) && !kept.has(tag) && isOfUsers(tag)),
    );
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

const tagsOf = ({ hunk }: PatchSource, kind: "+" | "-"): readonly string[] =>
  hunk.lines.flatMap((line) => (line.kind === kind ? (head.exec(line.text)?.[1] ?? []) : []));
