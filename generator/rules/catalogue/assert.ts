// ASSERT: an assertion about a layout compares with a number.
import { everyAbi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import { codeOf, spotsOf } from "../subject/source-text.ts";

export const assert: UnitRule = unitRule({
  id: "ASSERT",
  title: "an assertion about a layout compares with a number",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "the assertion compares with {word}, which is not the same everywhere",
  writes:
    "This assertion compares with {word}, which differs between 32-bit and 64-bit. Please " +
    "compare with the number of bytes.",
  why: "An assertion that follows the machine's word holds on every machine and proves nothing.",
  fix: "static_assert(sizeof(struct name) == 24)",
  wrong:
    "struct bay { __u32 a; __u32 b; };\n" +
    'static_assert(sizeof(struct bay) == 2 * sizeof(long), "size");',
  right: 'struct bay { __u32 a; __u32 b; };\nstatic_assert(sizeof(struct bay) == 8, "size");',
  *check({ text }) {
    if (text === undefined) return;
    const assertions = spotsOf(
      text,
      /\b(?:static_assert|_Static_assert|BUILD_BUG_ON\w*)\s*\(([^;]{0,400})/g,
      codeOf(text),
    );
    for (const { span, match } of assertions) {
      const condition = match[1] ?? "";
      const word = native.exec(condition)?.[0];
      if (word === undefined || !/\b(?:sizeof|offsetof)\s*\(\s*(?:struct|union)\b/.test(condition))
        continue;
      yield { at: span, word: word.replaceAll(/\s+/g, " ") };
    }
  },
});

const native = new RegExp(
  [
    String.raw`\bsizeof\s*\(\s*(?:(?:unsigned\s+)?long(?:\s+int)?|void\s*\*|s?size_t|uintptr_t`,
    String.raw`|__kernel_\w*size_t)\s*\)|\bBITS_PER_LONG\b|\b__SIZEOF_(?:LONG|POINTER)__\b`,
  ].join(""),
);
