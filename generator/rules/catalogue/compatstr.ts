// COMPATSTR: a KHO contract has a versioned compatible string.
import { type UnitRule, unitRule } from "../subject/rule.ts";

export const compatstr: UnitRule = unitRule({
  id: "COMPATSTR",
  title: "a KHO header has a compatible string that ends in a version",
  level: "warning",
  appliesTo: ["kho"],
  since: "0.1.0",
  says: "{problem}",
  writes: "{sentence}",
  why:
    "Two kernels agree on a layout by comparing this string alone, so that every change of the " +
    "layout needs a new version in it.",
  fix: "define a ..._COMPATIBLE string that ends in -v1",
  wrong: '#define BAY_COMPATIBLE "bay"\nstruct bay_ser { u64 a; } __packed;',
  right: '#define BAY_COMPATIBLE "bay-v1"\nstruct bay_ser { u64 a; } __packed;',
  *check({ unit, records, path, wholeFile, text }) {
    const strings = unit.macros.filter((macro) => macro.name.endsWith("_COMPATIBLE"));
    for (const macro of strings) {
      const [, value, rest] = /^\s*"([^"]*)"\s*(\S?)/.exec(macro.body) ?? [];
      if (value === undefined || /-?v\d+$/.test(value)) continue;
      // The number is put behind it: by a macro, or from the argument this one is given.
      if (value.endsWith("v") && rest !== "") continue;
      yield {
        at: macro.span,
        problem: `the compatible string "${value}" has no version`,
        sentence: `The compatible string "${value}" should end in a version, like "${value}-v1".`,
      };
    }
    const [first] = records;
    if (strings.length > 0 || !wholeFile || first === undefined) return;
    // Without its guard it is an excerpt.
    if (!unit.macros.some((macro) => /_H_*$/.test(macro.name))) return;
    if (!/\/kho\//.test(path) || unit.macros.some(({ name }) => /COMPAT|_VERSION$/.test(name)))
      return;
    // What several contracts build on is versioned by theirs, as its comment says.
    if (text !== undefined && /\b[A-Z]\w*_COMPATIBLE\b/.test(text.text)) return;
    yield {
      at: first.span,
      record: first.name,
      problem: "no compatible string is defined for the records of this header",
      sentence:
        "This header defines no compatible string. Please add one with a version, so that the " +
        "next kernel can tell what it reads.",
    };
  },
});
