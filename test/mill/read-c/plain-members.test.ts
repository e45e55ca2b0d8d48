// Members of a word or two and a name have a way of their own; it gives what the long way gives.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Member } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64")!;
const runs = 300 * Number(process.env["HOLEPROOF_SOAK"] ?? 1);

/** What may stand between two tokens, and what keeps the short way from being taken. */
const gap = fc.constantFrom(
  " ",
  "\t\t",
  "\n\n   ",
  " /* no */ ",
  " // no\n",
  "\\\n ",
  "\f\v",
  "\n#if 0\n x\n#endif\n",
  "\n#define Y\n",
);
const glue = fc.oneof(fc.constant(""), gap);
const named = fc.constantFrom("u32", "u\\\n32", "known", "opaque", "spinlock_t", "MADE", "none");
/** Words that make an arithmetic type, one that qualifies, and nonsense of both. */
const words = fc
  .array(
    fc.constantFrom(
      ..."char short int long unsigned unsigned float double signed _Bool const u32 WIDE".split(
        " ",
      ),
      "unsi\\\ngned",
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((all) => gap.map((between) => all.join(between)));
const tagged = fc
  .tuple(fc.constantFrom("struct", "union", "enum"), gap, fc.constantFrom("tag", "nowhere", "e"))
  .map((all) => all.join(""));
const word = fc.oneof(named, words, tagged);
const name = fc.constantFrom("a", "ab\\\ncd", "NAMED", "c");
const bound = fc.constantFrom("[4]", "[0]", "[010]", "[0x10]", "[4ul]", "[99999999999]", "[N]", "");
const before = `typedef unsigned int u32; typedef struct { u32 a; u32 b; } known;
typedef struct nowhere opaque;
struct tag { char a[3]; };
enum e { E };
#define WIDE long
#define MADE u32
#define NAMED called
#define N 3
`;
/** Changes nothing, and only the long way takes it. */
const long = "__attribute__((unused))";

const declared = fc
  .tuple(word, gap, name, glue, bound, glue)
  .map(([type, first, called, second, count, third]) => {
    const elements = count === "" ? "" : second + count.replace("[", `[${third}`);
    return `${type}${first}${called}${elements}`;
  });

/** The members of a record that has one or, where the words make no type, none. */
function check(member: string): {
  readonly members: readonly Member[];
  readonly said: readonly object[];
} {
  const text = `${before}struct s {\n${member}\n};`;
  const { unit, findings } = readC({ path: "x.h", text }, { target });
  const { members } = unit.records.find((one) => one.name === "s")!;
  expect(members.length).toBeLessThan(2);
  return { members, said: findings };
}

it("a type and a name are read alike both ways", () => {
  fc.assert(
    fc.property(declared, (text) => {
      const short = check(`${text};`);
      const slow = check(`${text} ${long};`);
      // An attribute changes what nonsense is taken for.
      fc.pre(slow.members.length === 1);
      const bare = (spelling: string): string => spelling.replace(long, "").trimEnd();
      expect(short.members).toEqual(
        slow.members.map((one) => Object.assign({}, one, { spelling: bare(one.spelling) })),
      );
      expect(short.said).toEqual(slow.said);
    }),
    { numRuns: runs },
  );
});
