// What stays in memory of a reading: what it found, and nothing of how it was found.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { type Reading, readC, ReadSession } from "../../../generator/read/c/index.ts";
import { targets } from "../../../generator/targets/index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes in use, garbage left out. */
function inUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

it("pointers to pointers do not each keep a copy of what they point to", () => {
  const text = `struct s { int ${"* ".repeat(40_000)} b; };`;
  const before = inUse();
  const { unit } = readC({ path: "x.h", text }, { target: targets[0]! });
  expect((inUse() - before) / 1e6).toBeLessThan(100);
  expect(unit.records).toHaveLength(1);
});

it("a reading kept for its macros keeps no more than their text", () => {
  const session = new ReadSession();
  const target = targets[0]!;
  const count = 1_000;
  const files = Array.from({ length: count }, (_, at) => {
    return {
      path: "bay.h",
      text: `#define BAY${at} ${at}\nstruct bay${at} { __u8 a; __u32 b; };\n`,
    };
  });
  // As the hunks of a mail are read: each behind those before it.
  const read = (at: number): Reading =>
    readC(files[at]!, { target, session, fragment: true, before: files.slice(at - 12, at) });
  const kept = Array.from({ length: count }, (_, at) => read(at));
  session.restart();
  const before = inUse();
  kept.length = 0;
  const each = (before - inUse()) / count;
  expect(each).toBeLessThan(3_500);
  expect(read(7).unit.macros).toMatchObject([{ name: "BAY7", body: "7" }]);
});
