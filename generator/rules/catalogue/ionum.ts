// IONUM: an ioctl number is used once.
import { type IoctlDefinition, ioctlsOf, tagIn } from "../subject/ioctl-use.ts";
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";

export const ionum: UnitRule = unitRule({
  id: "IONUM",
  title: "an ioctl number is used once",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "'{name}' has the number of '{other}' (type {type}, nr {nr}){but}",
  writes: "{name} has the same type and nr as {other}{but}. Please take a free number.",
  why: "The number is all a handler, a tracer or a sanitizer has to tell two calls apart.",
  fix: "the next free number of the type",
  wrong:
    "struct bay { __u32 flags; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)\n" +
    "#define BAY_PUT _IOW('b', 1, struct bay)",
  right:
    "struct bay { __u32 flags; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)\n" +
    "#define BAY_PUT _IOW('b', 2, struct bay)",
  *check({ unit }) {
    const first = new Map<string, IoctlDefinition>();
    for (const definition of ioctlsOf(unit)) {
      const { macro, type, nr, maker, argument } = definition;
      if (type === undefined || nr === undefined) continue;
      const key = `${type} ${nr}`;
      const other = first.get(key);
      if (other === undefined || other.macro.name === macro.name) {
        first.set(key, definition);
        continue;
      }
      const same = other.maker === maker && other.argument === argument;
      // Numbers without an argument are told apart by the file they are asked of.
      if ((same && argument === "") || isSuccessor(definition, other)) continue;
      yield {
        at: macro.span,
        beside: [other.macro.span],
        ...(same ? {} : { level: "advice" as const }),
        name: macro.name,
        other: other.macro.name,
        type: told(type),
        nr,
        but: same ? "" : ", told apart by size and direction alone",
      };
    }
  },
});

/** A later version of a struct takes the number of the earlier one on purpose. */
function isSuccessor(one: IoctlDefinition, other: IoctlDefinition): boolean {
  const [a, b] = [tagIn(one.argument), tagIn(other.argument)];
  if (a === undefined || b === undefined || a === b) return false;
  const stem = (tag: string): string =>
    tag.replace(/_?(?:v?(?<!\d)\d+|old|new|compat|ext?|legacy)$/i, "");
  return stem(a) === stem(b);
}

const told = (type: number): string =>
  type > 32 && type < 127 ? `'${String.fromCharCode(type)}'` : `0x${type.toString(16)}`;
