// Types within types, deeper and larger than any header has them: read as far as they go, and what
// is left out is said.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/cli/commands/check.ts";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { draw } from "../../../generator/cli/commands/draw.ts";
import { scratch } from "../../scratch.ts";
import { heard } from "../cli/heard.ts";
import { fresh } from "./mail-text.ts";
import { runReview } from "./run.ts";

const depth = 250;
const folder = scratch();

const times = (count: number, one: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => one(at));

const inner = "struct s0 { __u32 x; __u8 y; };";
const chain = (member: (tag: string) => string): readonly string[] => [
  inner,
  ...times(depth, (at) => `struct s${at + 1} { ${member(`struct s${at}`)} __u8 z; };`),
];
const typedefs = (declarator: (name: string) => string): readonly string[] => [
  "typedef __u32 t0;",
  ...times(depth, (at) => `typedef t${at} ${declarator(`t${at + 1}`)};`),
  `struct q { t${depth} x; __u8 y; };`,
];
const around = (before: string, middle: string, behind: string): readonly string[] => [
  `struct q { ${before.repeat(depth)}${middle}${behind.repeat(depth)} __u8 y; };`,
];

/** Each more than a reader keeps. */
const tooMuch: readonly (readonly [string, readonly string[]])[] = [
  ["structs in each other", chain((tag) => `${tag} a;`)],
  [
    "unions in each other",
    chain((tag) => `${tag} a;`).map((line) => line.replaceAll("struct", "union")),
  ],
  ["arrays of each other", chain((tag) => `${tag} a[2];`)],
  ["arrays of each other of unknown bound", chain((tag) => `${tag} a[BAY];`)],
  ["flexible arrays of each other", chain((tag) => `__u8 n; ${tag} a[];`)],
  ["two of the last one in each", chain((tag) => `${tag} a, b;`).slice(0, 60)],
  ["structs in braces", around("struct { ", "__u32 x;", "};")],
  ["unions and structs in braces", around("union { struct { ", "__u32 x;", "}; };")],
  ["typedefs of typedefs", typedefs((name) => name)],
  ["typedefs of arrays", typedefs((name) => `${name}[1]`)],
  ["typedefs of arrays of unknown bound", typedefs((name) => `${name}[BAY]`)],
  ["dimensions", around("", `__u32 x${"[1]".repeat(depth)};`, "")],
  ["dimensions of unknown bound", around("", `__u32 x${"[BAY]".repeat(depth)};`, "")],
  ["a large array", around("", `__u32 x${"[4294967295]".repeat(40)};`, "")],
  [
    "many large arrays",
    ["struct q {", ...times(50, (at) => `__u8 x${at}[4294967295][200];`), "};"],
  ],
];

/** Each read whole, or with a finding of its own. */
const deep: readonly (readonly [string, readonly string[]])[] = [
  ["a name in parentheses", around("", `__u32 ${"(".repeat(depth)}x${")".repeat(depth)};`, "")],
  ["a bound in parentheses", around("", `__u32 x[${"(".repeat(depth)}1${")".repeat(depth)}];`, "")],
  ["pointers", around("", `void ${"*".repeat(depth)}x;`, "")],
  ["pointers to functions", around("", `int ${"(*".repeat(depth)}x${")(int)".repeat(depth)};`, "")],
  [
    "functions of functions",
    around("", `int (*x)(${"int (*)(".repeat(depth)}${")".repeat(depth)});`, ""),
  ],
  ["the type of a type", around("", `${"typeof(".repeat(depth)}int${")".repeat(depth)} x;`, "")],
  [
    "conditionals",
    [
      ...times(depth, (at) => `#ifdef BAY_${at}`),
      inner,
      ...times(depth, () => "#endif"),
      "struct q { __u8 x; __u32 y; };",
    ],
  ],
  [
    "macros",
    [
      "#define M0 3",
      ...times(depth, (at) => `#define M${at + 1} (M${at})`),
      `struct q { __u8 x[M${depth}]; };`,
    ],
  ],
  [
    "blocks",
    [
      "static inline int f(void)",
      "{".repeat(depth),
      "}".repeat(depth),
      "struct q { __u8 x; __u32 y; };",
    ],
  ],
];

describe("a nested text", () => {
  it.each([...tooMuch, ...deep])("%s: every command ends", async (name, lines) => {
    const mail = `From: a@x\nSubject: [PATCH] x\n\n---\n${fresh("include/uapi/linux/bay.h", lines)}`;
    for (const format of ["reply", "text", "sarif"] as const) {
      const { code, err } = await runReview(["-"], { format }, Buffer.from(mail, "utf8"));
      expect([0, 1], err).toContain(code);
    }
    const path = join(folder, "bay.h");
    const later = join(folder, "later.h");
    writeFileSync(path, `#include <linux/types.h>\n${lines.join("\n")}\n`);
    writeFileSync(later, `${lines.join("\n").replaceAll("__u8 y;", "__u8 y; __u32 more;")}\n`);
    const results = [
      await heard((io) => check([path], {}, io)),
      await heard((io) =>
        draw([path], { target: "all", format: "text", cacheLine: 64 } as const, io),
      ),
      await heard((io) => compare(path, later, { target: "all", format: "text" }, io)),
    ];
    for (const { code, err } of results) expect([0, 1, 2], err).toContain(code);
    if (tooMuch.some(([one]) => one === name))
      expect(results.map(({ err }) => err).join("\n")).toMatch(/left out|more than 300 remarks/);
  });
});
