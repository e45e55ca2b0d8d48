// Members of one word and a name have a way of their own; it gives what the long way gives.
import * as fc from "fast-check";
import { expect, it } from "vitest";
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
const word = fc.constantFrom("u32", "u\\\n32", "known", "opaque", "spinlock_t", "MADE", "none");
const name = fc.constantFrom("a", "ab\\\ncd", "NAMED", "c");
const bound = fc.constantFrom("[4]", "[0]", "[010]", "[0x10]", "[4ul]", "[99999999999]", "[N]", "");
const before = `typedef unsigned int u32; typedef struct { u32 a; u32 b; } known;
typedef struct nowhere opaque;
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

/** The one member of a record, and what is said of it. */
function check(member: string): { readonly member: object; readonly said: readonly object[] } {
  const text = `${before}struct s {\n${member}\n};`;
  const { unit, findings } = readC({ path: "x.h", text }, { target });
  const record = unit.records.find((one) => one.name === "s")!;
  expect(record.members).toHaveLength(1);
  return { member: record.members[0]!, said: findings };
}

it("one word and a name are read alike both ways", () => {
  fc.assert(
    fc.property(declared, (text) => {
      const short = check(`${text};`);
      const slow = check(`${text} ${long};`);
      const { spelling } = slow.member as { spelling: string };
      const bare = { ...slow.member, spelling: spelling.replace(long, "").trimEnd() };
      expect(short.member).toEqual(bare);
      expect(short.said).toEqual(slow.said);
    }),
    { numRuns: runs },
  );
});
