// Installed headers stand in for what a mail does not show, and never for what it does.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { installedHeaders } from "../../../generator/cli/installed.ts";
import { Reviewer } from "../../../generator/review/index.ts";
import { expectLinear } from "../../growth.ts";
import { scratch } from "../../scratch.ts";
import { fresh, hunk, patchMail } from "./mail-text.ts";

interface Case {
  readonly name: string;
  /** By path below the folder. */
  readonly installed: Readonly<Record<string, string>>;
  readonly part: string;
  /** Errors and warnings, `RULE member`. */
  readonly said: readonly string[];
  /** The installed headers that were of use. */
  readonly borrowed: readonly string[];
}

const path = "include/uapi/linux/bay_zdev.h";
const cap = "struct bay_cap_header {\n\t__u16 id;\n\t__u16 version;\n\t__u32 next;\n};\n";
const guarded = (name: string, text: string): string =>
  `#ifndef ${name}\n#define ${name}\n${text}#endif\n`;

const group = [
  "struct bay_cap_group {",
  "\tstruct bay_cap_header header;",
  "\t__aligned_u64 mask;",
  "\t__u8 version;",
  "};",
];

/** What stands around a new record whose file packs it far above. */
const above = ["\t__u16 version;", "\t__u32 next;", "};", ""];
const below = ["/* As elsewhere */", "#pragma pack()", ""];
const packed = guarded(
  "_BAY_ZDEV_H",
  `#include <linux/types.h>\n#pragma pack(4)\n${cap}\n${below.join("\n")}\n`,
);
const table = ["struct bay_cap_table {", "\t__u32 version;", "\t__u64 mask;", "};"];

/** A new record that embeds one of which the hunk shows the end. */
const kinds = ["#define BAY_NONE 0", "#define BAY_SOME 1"];
const short = "struct bay_cap_header {\n\t__u16 id;\n\t__u16 version;\n};\n";
const plain = guarded("_BAY_ZDEV_H", `#include <linux/types.h>\n${short}\n${kinds.join("\n")}\n`);
const inCap = {
  before: ["\t__u16 version;", "};", ""],
  after: kinds,
  section: "struct bay_cap_header {",
};

const cases: readonly Case[] = [
  {
    name: "a new header whose later edition is installed is judged as posted",
    installed: {
      "linux/bay.h": guarded("_BAY_H", cap),
      "linux/bay_zdev.h": guarded(
        "_BAY_ZDEV_H",
        "struct bay_cap_group {\n\t__u64 mask;\n\t__u64 more;\n};\n",
      ),
    },
    part: fresh(path, [
      "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */",
      "#ifndef _BAY_ZDEV_H",
      "#define _BAY_ZDEV_H",
      "#include <linux/types.h>",
      "#include <linux/bay.h>",
      ...group,
      "#endif",
    ]),
    said: ["TAIL version"],
    borrowed: ["linux/bay.h"],
  },
  ...[1, 3].map((count) => ({
    name: `assertions an installed edition makes false hide no more than themselves: ${count}`,
    installed: { "linux/bay.h": guarded("_BAY_H", short) },
    part: fresh(path, [
      "#include <linux/types.h>",
      "#include <linux/bay.h>",
      ...group,
      ...group.map((line) => line.replace("bay_cap_group", "bay_cap_more")),
      ...Array.from({ length: count }, () => "static_assert(sizeof(struct bay_cap_group) == 32);"),
    ]),
    said: ["HOLE mask", "HOLE mask", "TAIL version", "TAIL version"],
    borrowed: ["linux/bay.h"],
  })),
  {
    name: "a hunk that shows its file's guard is not guarded away",
    installed: { "linux/bay_zdev.h": guarded("_BAY_ZDEV_H", cap) },
    part: hunk(path, 1, group, { before: ["#ifndef _BAY_ZDEV_H", "#define _BAY_ZDEV_H"] }),
    said: ["TAIL version"],
    borrowed: ["linux/bay_zdev.h"],
  },
  {
    name: "a hunk below a pragma it does not show is packed by it",
    installed: { "linux/bay_zdev.h": packed },
    part: hunk(path, 9, table, { before: above, after: below }),
    said: [],
    borrowed: ["linux/bay_zdev.h"],
  },
  {
    name: "so it is where the installed edition has the patch already",
    installed: {
      "linux/bay_zdev.h": packed.replace(below[0]!, `${table.join("\n")}\n${below[0]}`),
    },
    part: hunk(path, 9, table, { before: above, after: below }),
    said: [],
    borrowed: ["linux/bay_zdev.h"],
  },
  {
    name: "and where the header is an architecture's own",
    installed: { "x86_64-linux-gnu/asm/bay_zdev.h": packed },
    part: hunk("arch/x86/include/uapi/asm/bay_zdev.h", 9, table, { before: above, after: below }),
    said: [],
    borrowed: ["x86_64-linux-gnu/asm/bay_zdev.h"],
  },
  {
    name: "a record whose end a hunk shows and embeds begins as it does there",
    installed: { "linux/bay_zdev.h": plain },
    part: hunk(path, 9, group, inCap),
    said: ["HOLE mask", "TAIL version"],
    borrowed: ["linux/bay_zdev.h"],
  },
  {
    name: "nor where another hunk changes its start",
    installed: {
      "linux/bay_zdev.h": plain.replace(short, `${short}\nstruct bay_more {\n\t__u32 at;\n};\n`),
    },
    part:
      hunk(path, 1, ["\t__u8 kind;"], {
        before: ["struct bay_cap_header {", "\t__u16 id;"],
        after: ["\t__u16 first;"],
      }) + hunk(path, 40, group, { ...inCap, again: true }),
    said: ["EXTEND kind", "HOLE first", "TAIL version"],
    borrowed: [],
  },
  {
    name: "as it does in an edition that has more between the two",
    installed: {
      "linux/bay_zdev.h": plain.replace(short, `${short}\nstruct bay_more {\n\t__u32 at;\n};\n`),
    },
    part: hunk(path, 9, group, inCap),
    said: ["HOLE mask", "TAIL version"],
    borrowed: ["linux/bay_zdev.h"],
  },
  ...[plain, plain.replace(short, `${short}\nstruct bay_more {\n\t__u32 at;\n};\n`)].map(
    (text, at) => ({
      name: at === 0 ? "and for a hunk that does not fit it" : "and where no hunk fits it",
      installed: { "linux/bay_zdev.h": text },
      part:
        hunk(path, 9, ["#define BAY_MORE 2"], inCap) +
        hunk(path, 40, group, { before: ["#define BAY_LATER 7"], again: true }),
      said: ["HOLE mask", "TAIL version"],
      borrowed: ["linux/bay_zdev.h"],
    }),
  ),
  {
    name: "one it only points to need not begin at all",
    installed: { "linux/bay_zdev.h": plain },
    part: hunk(path, 9, [...group.slice(0, 1), "\tstruct bay_cap_header *at;", "};"], inCap),
    said: ["PTR at"],
    borrowed: [],
  },
  {
    name: "nor does one begin as in an edition the hunk does not fit",
    installed: { "linux/bay_zdev.h": plain.replace("__u16 version", "__u32 version") },
    part: hunk(path, 9, group, inCap),
    said: ["TAIL version"],
    borrowed: [],
  },
  {
    name: "an edition that the hunk does not fit packs nothing",
    installed: { "linux/bay_zdev.h": packed.replace("__u32 next", "__u16 next") },
    part: hunk(path, 9, table, { before: above, after: below.slice(0, 1) }),
    said: ["COMPAT mask", "HOLE mask"],
    borrowed: [],
  },
  {
    name: "nor does one that declares the same otherwise",
    installed: { "linux/bay_zdev.h": `${packed}struct bay_cap_table {\n\t__u64 mask;\n};\n` },
    part: hunk(path, 9, table, { before: above, after: below.slice(0, 1) }),
    said: ["COMPAT mask", "HOLE mask"],
    borrowed: [],
  },
];

async function check({ installed, part, said, borrowed }: Case): Promise<void> {
  const root = scratch();
  for (const [name, text] of Object.entries(installed)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const reviewer = new Reviewer({ installed: installedHeaders(root) });
  const { mails } = await reviewer.review(Buffer.from(patchMail([part]), "utf8"), "mail");
  const serious = mails
    .flatMap(({ review }) => review.findings)
    .filter(({ level, restates }) => level !== "advice" && restates === undefined)
    .map(({ rule, member }) => `${rule} ${member ?? ""}`);
  expect(serious.toSorted()).toEqual(said);
  expect(mails.flatMap(({ review }) => review.borrowed)).toEqual(
    borrowed.map((name) => join(root, name)),
  );
}

describe("installed headers", () => {
  it.each(cases)("$name", check);

  it("are asked of hunks that begin inside records in time as long as the patch", async () => {
    const root = scratch();
    mkdirSync(join(root, "linux"));
    writeFileSync(join(root, "linux/bay_zdev.h"), plain);
    const inside = (at: number): string =>
      hunk(path, 10 * at + 5, ["\t__u32 b;"], {
        before: ["\t__u32 a;"],
        after: ["\t__u32 c;", "};"],
        section: `struct bay_${at} {`,
        again: at > 0,
      });
    await expectLinear(600, async (count) => {
      const mail = patchMail(Array.from({ length: count }, (_, at) => inside(at)));
      const reviewer = new Reviewer({ installed: installedHeaders(root) });
      const { mails } = await reviewer.review(Buffer.from(mail, "utf8"), "mail");
      expect(mails).toHaveLength(1);
    });
  });
});
