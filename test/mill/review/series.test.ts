// Patches of a series: each is judged on what those before it leave.
import { expect, it } from "vitest";
import { boxed, fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import { findingsIn, runReview } from "./run.ts";

const inner = "include/uapi/linux/bay_slot.h";
const outer = "include/uapi/linux/bay.h";
const licence = "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */";

/** One patch of a series, with what stands in its brackets. */
const part = (brackets: string, parts: readonly string[]): string =>
  patchMail(parts).replace("[PATCH]", `[${brackets}]`);

interface Case {
  readonly name: string;
  readonly mails: readonly string[];
  /** Errors and warnings of all of them. */
  readonly said: readonly string[];
}

const slot = fresh(inner, [licence, "struct bay_slot {", "\t__aligned_u64 base;", "};"]);
const bay = fresh(outer, [
  licence,
  "struct bay {",
  "\t__u32 one;",
  "\t__u32 two;",
  "\t__u32 three;",
  "\t__u32 flags;",
  "};",
]);
const guard = [licence, "#ifndef _BAY_H", "#define _BAY_H", "", "#include <linux/types.h>"];
/** A header with a guard, and one more member at the end of its struct. */
const guarded = fresh(outer, [...guard, "struct bay {", "\t__aligned_u64 base;", "};", "#endif"]);
const longer = hunk(outer, 6, ["\t__u8 last;"], {
  before: ["struct bay {", "\t__aligned_u64 base;"],
  after: ["};", "#endif"],
});
/** Puts a number behind `two`, showing what is around it. */
const between = hunk(outer, 3, ["\t__aligned_u64 base;", "\t__u8 last;", "\t__u8 pad[3];"], {
  section: "struct bay {",
  before: ["\t__u32 one;", "\t__u32 two;"],
  after: ["\t__u32 three;", "\t__u32 flags;", "};"],
});
const handler = fresh("drivers/bay/bay.c", [
  "static long bay_set(void __user *arg)",
  "{",
  "\tstruct bay_ask ask;",
  "",
  "\tif (copy_from_user(&ask, arg, sizeof(ask)))",
  "\t\treturn -EFAULT;",
  "\treturn bay_use(ask.key);",
  "}",
]);
const asked = fresh(outer, [
  licence,
  "struct bay_ask {",
  "\t__u32 key;",
  "\t__u32 pad; /* must be zero */",
  "};",
]);

/** A struct on one line, changed from one form to another. */
const rewritten = (from: string, to: string): string =>
  hunk(outer, 7, [`struct bay { ${to} };`], { removed: [`struct bay { ${from} };`] });
const keyed = "__u32 key; __u32 flags;";

const cases: readonly Case[] = [
  {
    name: "a struct of an earlier patch is known to a later one",
    mails: [
      part("PATCH 1/2", [slot]),
      part("PATCH 2/2", [
        fresh(outer, [
          licence,
          "#include <linux/bay_slot.h>",
          "struct bay {",
          "\t__u32 key;",
          "\tstruct bay_slot slot;",
          "};",
        ]),
      ]),
    ],
    said: ["bay.slot HOLE"],
  },
  {
    name: "what the series brought may still change, and is judged as it is left",
    mails: [part("PATCH 1/2", [bay]), part("PATCH 2/2", [between])],
    said: ["bay.flags TAIL"],
  },
  {
    name: "a struct written anew from its first line on was there before the series",
    mails: [
      part("PATCH 1/2", [rewritten(keyed, `${keyed} __aligned_u64 base;`)]),
      part("PATCH 2/2", [
        rewritten(
          `${keyed} __aligned_u64 base;`,
          "__u32 key; __u16 flags; __u16 more; __aligned_u64 base;",
        ),
      ]),
    ],
    said: ["bay.flags UCHG"],
  },
  {
    name: "in what an earlier patch showed of a file nobody has",
    mails: [
      part("PATCH 1/2", [
        hunk(outer, 90, [
          "struct bay {",
          "\t__u32 one;",
          "\t__u32 two;",
          "\t__u32 three;",
          "\t__u32 four;",
          "\t__u32 five;",
          "\t__u32 flags;",
          "};",
        ]),
      ]),
      part("PATCH 2/2", [
        hunk(outer, 94, ["\t__aligned_u64 base;"], {
          section: "struct bay {",
          before: ["\t__u32 three;", "\t__u32 four;", "\t__u32 five;"],
          after: ["\t__u32 flags;", "};"],
        }),
      ]),
    ],
    said: ["bay.base HOLE", "bay.flags TAIL"],
  },
  {
    name: "in a header with a guard",
    mails: [part("PATCH 1/2", [guarded]), part("PATCH 2/2", [longer])],
    said: ["bay.last TAIL"],
  },
  {
    name: "whatever the guard looks like",
    mails: [
      part("PATCH 1/2", [guarded.replace("#ifndef _BAY_H", "#if !defined(_BAY_H)")]),
      part("PATCH 2/2", [longer]),
    ],
    said: ["bay.last TAIL"],
  },
  {
    name: "that a layout differs is said once, whatever size follows",
    mails: [
      part("PATCH 1/2", [
        guarded
          .replace("+\t__aligned_u64 base;", "+\t__u32 key;\n+\t__u64 base;")
          .replace("1,9", "1,10"),
      ]),
      part("PATCH 2/2", [
        longer.replace(" struct bay {", " \t__u32 key;").replace("__aligned_u64", "__u64"),
      ]),
    ],
    said: ["bay.base COMPAT", "bay.base HOLE", "bay.last TAIL"],
  },
  {
    name: "where every hunk shows the guard of a file nobody has",
    mails: [
      part("PATCH 1/2", [hunk(outer, 1, ["#include <linux/ioctl.h>"], { before: guard })]),
      part("PATCH 2/2", [
        hunk(outer, 1, ["struct bay {", "\t__u8 one;", "\t__u16 two;", "};"], {
          before: [...guard, "#include <linux/ioctl.h>"],
        }),
      ]),
    ],
    said: ["bay.two HOLE"],
  },
  {
    name: "under subjects that are encoded words",
    mails: [part("PATCH 1/2", [asked]), part("PATCH 2/2", [handler])].map((mail) =>
      mail.replace(/^Subject: (.*)$/m, (_, said: string) => {
        const coded = Buffer.from(said, "utf8").toString("base64");
        return `Subject: =?utf-8?b?${coded}?=`;
      }),
    ),
    said: ["bay_ask.pad RSVZ"],
  },
  {
    name: "another version under encoded subjects",
    mails: [part("PATCH 1/2", [asked]), part("PATCH v2 2/2", [handler])].map((mail) =>
      mail
        .replace("Subject: [PATCH", "Subject: =?utf-8?q?=5BPATCH?=")
        .replace("PATCH?= v2", "PATCH_v2?="),
    ),
    said: [],
  },
  {
    name: "the handler comes in a patch of its own",
    mails: [part("PATCH 1/2", [asked]), part("PATCH 2/2", [handler])],
    said: ["bay_ask.pad RSVZ"],
  },
  {
    name: "another version starts afresh",
    mails: [part("PATCH 1/2", [asked]), part("PATCH v2 2/2", [handler])],
    said: [],
  },
  {
    name: "what a reply quotes is nobody's series",
    mails: [quotedBy(1, asked.split("\n")), part("PATCH 2/2", [handler])],
    said: [],
  },
];

const check = async ({ mails, said }: Case): Promise<void> => {
  expect(await findingsIn(boxed(mails))).toEqual(said.toSorted());
};

it("offers the struct as the series should leave it", async () => {
  const mails = [part("PATCH 1/2", [bay]), part("PATCH 2/2", [between])];
  const { out } = await runReview(["-"], {}, Buffer.from(boxed(mails), "utf8"));
  expect(out).toContain("with 32 bytes on every architecture?");
});

it("says once of how many patches of a series there is nothing to say", async () => {
  const mails = [part("PATCH 1/3", [slot]), part("PATCH 2/3", [asked]), part("PATCH 3/3", [bay])];
  const quiet = await runReview(
    ["-"],
    {},
    Buffer.from(boxed([slot, bay].map((each) => part("PATCH", [each])))),
  );
  expect(quiet.err).toBe("holeproof: <stdin>: nothing to remark in 2 patches\n");
  const { err } = await runReview(
    ["-"],
    {},
    Buffer.from(boxed([...mails, part("PATCH 4/3", [handler])])),
  );
  expect(err).toBe("holeproof: <stdin>: nothing to remark in 3 of 4 patches\n");
});

it.each(cases.map((each) => [each.name, each] as const))("%s", async (_, each) => check(each));
