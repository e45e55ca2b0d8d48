// With a tree at hand a hunk is judged in its file; without one, as far as it goes.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { targets } from "../../../generator/targets/index.ts";
import { treeOf } from "../../../generator/review/index.ts";
import { runReview } from "./run.ts";
import { hunk, patchMail } from "./mail-text.ts";

const path = "include/uapi/linux/bay.h";

/** Forty lines before the struct, so that a hunk shows only its end. */
const before = Array.from({ length: 40 }, (_, at) => `#define BAY_${at}\t${at}`);
const after = ["#define BAY_GET\t_IOR('b', 1, struct bay_info)", ""];

/** The file as it was, and as the patch leaves it. */
function fileOf(members: readonly string[], added: readonly string[]): string {
  return [...before, "struct bay_info {", ...members, ...added, "};", ...after].join("\n");
}

/** The patch that appends members, showing three lines before them. */
function patchOf(members: readonly string[], added: readonly string[]): string {
  const at = before.length + 1 + members.length - 3;
  return patchMail([
    hunk(path, at + 1, added, {
      section: "struct bay_info {",
      before: members.slice(-3),
      after: ["};", ...after.slice(0, 1)],
    }),
  ]);
}

interface Case {
  readonly name: string;
  readonly members: readonly string[];
  readonly added: readonly string[];
  /** Errors and warnings, `RULE member`. */
  readonly alone: readonly string[];
  readonly inTree: readonly string[];
}

const words = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `\t__u32 word${at};`);

const cases: readonly Case[] = [
  {
    name: "four bytes that the padding had, but on i386: the number changes there",
    members: ["\t__u64 base;", ...words(5)],
    added: ["\t__u32 more;"],
    alone: [],
    inTree: ["IOSTAB more"],
  },
  {
    name: "two bytes that the padding had: the number stays",
    members: ["\t__u64 base;", ...words(5), "\t__u16 half;"],
    added: ["\t__u16 more;"],
    alone: [],
    inTree: [],
  },
  {
    name: "four bytes more: the number changes",
    members: words(6),
    added: ["\t__u32 more;"],
    alone: [],
    inTree: ["IOSTAB more"],
  },
  {
    name: "a 64-bit number behind an odd count of words",
    members: words(7),
    added: ["\t__u64 more;"],
    alone: [],
    inTree: ["COMPAT more", "HOLE more", "IOSTAB more"],
  },
  {
    name: "a 64-bit number behind an even count of words",
    members: words(8),
    added: ["\t__u64 more;"],
    alone: [],
    inTree: ["IOSTAB more"],
  },
  {
    name: "a 64-bit number behind a byte: the hole is there whatever precedes",
    members: [...words(6), "\t__u8 kind;"],
    added: ["\t__u64 more;"],
    alone: ["HOLE more"],
    inTree: ["COMPAT more", "HOLE more", "IOSTAB more"],
  },
];

async function found(mail: string, tree?: string): Promise<readonly string[]> {
  const options = { format: "json" as const, ...(tree === undefined ? {} : { tree }) };
  const { out } = await runReview(["-"], options, Buffer.from(mail));
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { rule: string; member: string; level: string })
    .filter(({ level }) => level !== "advice")
    .map(({ rule, member }) => `${rule} ${member}`)
    .toSorted();
}

async function check({ members, added, alone, inTree }: Case): Promise<void> {
  const root = scratch();
  const mail = patchOf(members, added);
  const put = (text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  expect(await found(mail)).toEqual(alone);
  put(fileOf(members, []));
  expect(await found(mail, root)).toEqual(inTree);
  // The tree may have the patch already, as it has under `--git`.
  put(fileOf(members, added));
  expect(await found(mail, root)).toEqual(inTree);
  // A tree the hunk does not fit into is no help, and no harm.
  put("#define OTHER 1\n");
  expect(await found(mail, root)).toEqual(alone);
}

describe("two hunks of one struct and the tree they are for", () => {
  const members = words(16);
  const base = "\t__aligned_u64 base;";
  const kind = "\t__u32 kind;";
  const last = "\t__u32 last;";
  const mail = patchMail([
    hunk(path, before.length + 1, [kind], {
      before: ["struct bay_info {", base],
      after: members.slice(0, 3),
    }),
    hunk(path, before.length + 12, [last], {
      section: "struct bay_info {",
      before: members.slice(-3),
      after: ["};", ...after.slice(0, 1)],
      again: true,
    }),
  ]);
  // Each alone would leave four bytes of padding; both together fill them.
  it.each([
    ["as it was", [base, ...members]],
    ["as they leave it", [base, kind, ...members, last]],
  ] as const)("%s", async (_, there) => {
    const root = scratch();
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), fileOf(there, []));
    expect(await found(mail, root)).toEqual(["EXTEND kind"]);
  });
});

describe("a hunk and the tree it is for", () => {
  it.each(cases)("$name", check);
});

it("a path that points out of the tree is no file of it, and is not looked for", () => {
  const asked: string[] = [];
  const { textOf, include } = treeOf((path) => {
    asked.push(path);
    return "";
  });
  for (const path of ["../a.h", "include/../../a.h", "/a.h"]) expect(textOf(path)).toBeUndefined();
  expect(include("../../../a.h", "include/b.h", false, false, targets[0]!)).toBeUndefined();
  expect(asked).toEqual([]);
  expect(textOf("include/../a.h")).toBe("");
  expect(asked).toEqual(["a.h"]);
});
