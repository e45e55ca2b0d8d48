// Which layouts of a name can be drawn side by side: those whose members are the same lines of C.
import type { LayoutGroup } from "../../layout/index.ts";
import { type CRecord, elementOf, type Type } from "../../model/index.ts";

/**
 * The layouts by their declarations. What is spelt alike is one declaration, if each target has it
 * once: of two in one text, for one target, each is drawn on its own.
 */
export function byDeclaration(groups: readonly LayoutGroup[]): readonly (readonly LayoutGroup[])[] {
  const first = groups[0]?.layout.record;
  if (groups.every(({ layout }) => layout.record === first)) return [groups];
  const drawings: LayoutGroup[][] = [];
  const latest = new Map<string, { readonly groups: LayoutGroup[]; readonly on: Set<string> }>();
  for (const group of groups) {
    const lines = linesOf(group.layout.record);
    const names = group.targets.map(({ name }) => name);
    let drawing = latest.get(lines);
    if (drawing === undefined || names.some((name) => drawing?.on.has(name))) {
      drawing = { groups: [], on: new Set() };
      latest.set(lines, drawing);
      drawings.push(drawing.groups);
    }
    drawing.groups.push(group);
    for (const name of names) drawing.on.add(name);
  }
  return drawings;
}

/** What stands between the braces, untagged records opened. */
function linesOf({ members }: CRecord): string {
  return members.map(({ spelling, type }) => `${spelling}${innerLines(elementOf(type))};`).join("");
}

function innerLines(type: Type): string {
  if (type.kind !== "record" || type.record.name !== "") return "";
  return `${type.record.kind}{${linesOf(type.record)}}`;
}
