// Code of a driver held against the records it exports.
import { expect } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { checkCode, type SourceText } from "../../../generator/rules/index.ts";
import { type Target, targetNamed } from "../../../generator/targets/index.ts";

export const target: Target = targetNamed("x86_64") as Target;
/** Records a driver exports, and their numbers. */
export const header: string =
  "struct bay { __u32 flags; __u32 nr; __aligned_u64 data; __u32 key; __u32 reserved; };\n" +
  "struct bay_pad { __u32 key; __aligned_u64 base; };\n" +
  "struct bay_way { __u32 key; __u32 got; };\n#define BAY_WAY _IOW('b', 1, struct bay_way)\n" +
  "struct bay_pair { __u32 key; __u32 got; };\n#define BAY_PAIR _IOR('b', 2, struct bay_pair)\n" +
  "#define BAY_SET_PAIR _IOW('b', 3, struct bay_pair[2])\n" +
  "struct bay_in { __u32 key; __u32 reserved; };\n#define BAY_IN DRM_IOW(2, struct bay_in)\n" +
  "struct bay_out { __u32 key; __u32 reserved; };\n#define BAY_OUT DRM_IOR(3, struct bay_out)\n" +
  "struct bay_event { __u32 key; char name[]; };\n" +
  "struct bay_log { __u32 key; __u64 base; __u32 nr; } __attribute__((packed));\n";

/** A driver of that text. */
export function source(text: string): SourceText {
  return {
    path: "drivers/bay.c",
    text,
    spanOf: (line, column) => ({ file: "bay.c", line, column }),
  };
}

/** Findings as `line RULE member`; `own` is the level of the only one. */
export function check(bodies: readonly string[], expected: readonly string[], own?: string): void {
  checkSources(bodies.map(source), expected, own);
}

/** The same of texts a patch adds some lines to. */
export function checkSources(
  texts: readonly SourceText[],
  expected: readonly string[],
  own?: string,
): void {
  const path = "include/uapi/linux/bay.h";
  const { unit } = readC({ path, text: header }, { target });
  const records = unit.records.map((record) => ({ record, context: { path, unit } }));
  const found = checkCode(texts, records);
  expect(found.map(({ span, rule, member }) => `${span.line} ${rule} ${member ?? ""}`)).toEqual(
    expected,
  );
  if (own !== undefined) expect(found.map(({ level }) => level)).toEqual([own]);
}
