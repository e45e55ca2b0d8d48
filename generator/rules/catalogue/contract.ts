// CONTRACT: a layout handed to the next kernel changes together with its compatible string.
import type { CRecord, Unit } from "../../model/index.ts";
import { isSpare } from "../subject/naming.ts";
import { changesOf, type RecordChange } from "../subject/record-change.ts";
import { type ChangeRule, changeRule } from "../subject/rule.ts";
import { endOf, nameFor } from "../subject/subject.ts";

export const contract: ChangeRule = changeRule({
  id: "CONTRACT",
  title: "a new layout has a new compatible string",
  level: "error",
  appliesTo: ["kho"],
  since: "0.1.0",
  says: "the layout of 'struct {record}' changes, but {string} does not",
  writes:
    "This changes the layout of struct {record}, so a kernel from before would misread it. " +
    "Please give {string} a new version.",
  why:
    "The next kernel compares this string and nothing else before it reads the bytes; the same " +
    "string over another layout is data taken for something it is not.",
  fix: "raise the version at the end of the string: -v1 becomes -v2",
  old: '#define BAY_COMPATIBLE "bay-v1"\nstruct bay_ser { u64 a; u64 b; } __packed;',
  wrong: '#define BAY_COMPATIBLE "bay-v1"\nstruct bay_ser { u64 a; u64 b; u64 c; } __packed;',
  right: '#define BAY_COMPATIBLE "bay-v2"\nstruct bay_ser { u64 a; u64 b; u64 c; } __packed;',
  *check(subject) {
    const [was, is] = [stringsOf(subject.old), stringsOf(subject.unit)];
    for (const change of changesOf(subject)) {
      const { record } = change;
      if (record.kind === "union" || subject.profileOf(record) !== "kho") continue;
      if (onlyNames(change)) continue;
      const names = stringsFor(record, is);
      // A string the patch does not show is one it does not change.
      if (names.some((name) => is.get(name) !== was.get(name))) continue;
      yield {
        ...placeOf(change),
        record: record.name,
        string: names.length === 1 ? (names[0] ?? "") : "the compatible string",
      };
    }
  },
});

/** Whether all a change does is to give bytes a name that were nobody's, and stay it. */
const onlyNames = ({ added, moved, gone, growth }: RecordChange): boolean =>
  growth === 0 && moved.length + gone.length === 0 && added.every(isSpare);

/** Compatible strings by the name of their macro. */
function stringsOf({ macros }: Unit): ReadonlyMap<string, string> {
  const strings = macros.filter(({ name }) => /_COMPAT(?:IBLE)?(?:_|$)/.test(name));
  return new Map(strings.map(({ name, body }) => [name, body.trim()]));
}

/** Those a record's comment names, or all of the file. */
function stringsFor({ doc }: CRecord, strings: ReadonlyMap<string, string>): readonly string[] {
  const all = [...strings.keys()];
  const named = all.filter((name) => new RegExp(`\\b${name}\\b`).test(doc ?? ""));
  return named.length > 0 ? named : all;
}

function placeOf({ record, added, moved }: RecordChange): ReturnType<typeof endOf> {
  const member = added[0] ?? moved[0]?.member;
  return member === undefined ? endOf(record) : { at: member.span, about: nameFor(member) };
}
