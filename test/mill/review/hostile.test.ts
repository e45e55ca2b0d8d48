// Long mails of one kind each: the time they take grows as they do.
import type { ReviewOptions } from "../../../generator/cli/commands/review.ts";
import { describe, expect, it } from "vitest";
import { expectLinear } from "../../growth.ts";
import { fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import { runReview } from "./run.ts";

const path = "include/uapi/linux/bay.h";
const times = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join("");

const patch = fresh(path, ["struct bay { __u8 a; __u32 b; };"]);
const headed = (headers: string): string => `From: a@x\n${headers}\n\n---\n${patch}`;
const asked = fresh(path, ["struct bay {", "\t__u32 key;", "\t__u32 pad;", "};"]);
/** Records of one member each. */
const records = (count: number, member: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => [`struct bay${at} {`, member, "};"]).flat();
const handler = (at: number): readonly string[] => [
  `static long bay_set${at}(void __user *arg)`,
  "{",
  "\tstruct bay ask;",
  "",
  "\tif (copy_from_user(&ask, arg, sizeof(ask)))",
  "\t\treturn -EFAULT;",
  "\treturn bay_use(ask.key);",
  "}",
];

/** By how many pieces they have: what takes so long as it is long, at first a size that tells. */
const mails: readonly (readonly [string, number, (count: number) => string])[] = [
  [
    "a sender of brackets",
    100_000,
    (count) => headed("Subject: a").replace("a@x", "<".repeat(count)),
  ],
  [
    "a sender of blanks",
    30_000,
    (count) => `From: ${" a ".repeat(count)}\nSubject: a\n\n---\n${patch}`,
  ],
  [
    "a name in thousands of pieces",
    10_000,
    (count) => headed(`Content-Type: application/x${times(count, (at) => `; name*${at}=a`)}`),
  ],
  [
    "a word of one letter in a comment",
    30_000,
    (count) => patchMail([fresh(path, [`struct bay { __u32 b; /* ${"x".repeat(count)} */ };`])]),
  ],
  [
    "quoted structs with words between them",
    600,
    (count) =>
      quotedBy(1, ["+struct first {", "+};"]).concat(
        times(count, (at) => `\n> +struct bay${at} {\n> +\t__u8 a;\n> +\t__u32 b;\n> +};\n\nNo.\n`),
      ),
  ],
  [
    "quoted macros and structs",
    600,
    (count) =>
      quotedBy(1, ["+struct first {", "+};"]).concat(
        times(count, (at) => `\n> +#define BAY${at} 1\n> +struct bay${at} {\n\nNo.\n\n`),
      ),
  ],
  [
    "files, each with lines cut from under it",
    1_500,
    (count) =>
      quotedBy(1, ["+struct first {", "+};"]).concat(
        times(count, (at) => {
          const shown = hunk(`include/uapi/linux/bay${at}.h`, 9, [`#define BAY${at} 1`]);
          const cut = `+struct bay${at} {\n+\t__u32 a;\n+\tstruct file *b;\n+};\n`;
          return `\n${shown}\nNo.\n\n${cut}\nNo.\n`.replaceAll(/^(?=[-+ @d])/gm, "> ");
        }),
      ),
  ],
  [
    "attributes of what turns out to be no struct",
    100,
    (count) =>
      quotedBy(1, [
        "+struct bay {",
        ...Array.from({ length: count }, () => `+\tunion __a${" __b()".repeat(27)} 0! {`),
      ]),
  ],
  [
    "structs in one hunk",
    1_000,
    (count) =>
      patchMail([
        hunk(
          path,
          9,
          Array.from({ length: count }, (_, at) => `struct bay${at} { __u8 a; __u32 b; };`),
        ),
      ]),
  ],
  [
    "holes, each mended in the words of its struct",
    3_000,
    (count) =>
      patchMail([
        fresh("include/hyperv/bay.h", [
          "struct hv_bay {",
          ...Array.from({ length: count }, (_, at) => [`\tu8 a${at};`, `\tu32 b${at};`]).flat(),
          "};",
        ]),
      ]),
  ],
  [
    "packed bytes before a number of a stated order",
    3_000,
    (count) =>
      patchMail([
        fresh("arch/powerpc/include/asm/bay.h", [
          "struct bay {",
          ...Array.from({ length: count }, (_, at) => `\t__u8 a${at};`),
          "\t__be64 end;",
          "} __attribute__((packed));",
        ]),
      ]),
  ],
  [
    "structs that change",
    500,
    (count) =>
      patchMail([
        hunk(path, 9, records(count, "\t__u64 b;"), { removed: records(count, "\t__u32 b;") }),
      ]),
  ],
  [
    "pads as long as the last member",
    1_000,
    (count) =>
      patchMail([
        fresh(path, [
          "struct bay {",
          ...Array.from({ length: count }, (_, at) => [
            `\t__u32 a${at};`,
            `\t__u32 __pad${at};`,
            `\t__aligned_u64 b${at};`,
          ]).flat(),
          "\t__u32 last;",
          "\t__u16 __reserved;",
          "};",
        ]),
      ]),
  ],
  [
    "structs of one name",
    500,
    (count) =>
      patchMail([
        hunk(
          path,
          9,
          Array.from({ length: count }, () => "struct bay { __u8 a; __u32 b; };"),
        ),
      ]),
  ],
  [
    "functions that take the same record",
    400,
    (count) =>
      patchMail([
        asked,
        fresh("drivers/bay/bay.c", Array.from({ length: count }, (_, at) => handler(at)).flat()),
      ]),
  ],
  [
    "variables of one function",
    1_500,
    (count) =>
      patchMail([
        asked,
        fresh("drivers/bay/bay.c", [
          "static long bay_all(void __user *arg)",
          "{",
          ...Array.from({ length: count }, (_, at) => `\tstruct bay ask${at};`),
          ...Array.from({ length: count }, (_, at) => `\tcopy_to_user(arg, &ask${at}, 8);`),
          "}",
        ]),
      ]),
  ],
  [
    "functions that take records with flags of their own",
    250,
    (count) =>
      patchMail([
        fresh(
          path,
          Array.from({ length: count }, (_, at) => `struct bay${at} { __u32 key; __u32 flags; };`),
        ),
        fresh(
          "drivers/bay/bay.c",
          Array.from({ length: count }, (_, at) =>
            handler(at).map((line) => line.replace("struct bay", `struct bay${at}`)),
          ).flat(),
        ),
      ]),
  ],
  [
    "products of one member",
    1_000,
    (count) =>
      patchMail([
        asked,
        fresh("drivers/bay/bay.c", [
          "static void bay_all(struct bay *bay)",
          "{",
          ...Array.from({ length: count }, () => "\tuse(kmalloc(bay->key * sizeof(u64), 0));"),
          "}",
        ]),
      ]),
  ],
  [
    "members, each checked where the user has it",
    6_000,
    (count) =>
      patchMail([
        fresh(path, [
          "struct bay {",
          ...Array.from({ length: count }, (_, at) => `\t__u32 key${at};`),
          "};",
        ]),
        fresh("drivers/bay/bay.c", [
          ...handler(0).slice(0, 3),
          ...Array.from(
            { length: count },
            (_, at) => `\tcheck_zeroed_user(arg + offsetof(struct bay, key${at}), 4);`,
          ),
          ...handler(0).slice(3),
        ]),
      ]),
  ],
  [
    "numbers of one record",
    8_000,
    (count) =>
      patchMail([
        fresh(path, [
          "struct bay { __u32 key; };",
          ...Array.from({ length: count }, (_, at) => `#define BAY${at} _IOW('b', 1, struct bay)`),
        ]),
      ]),
  ],
];

/** Mails whose records are corrected as a diff. */
const corrected: typeof mails = [
  [
    "structs in one hunk",
    1_200,
    (count) =>
      patchMail([
        fresh(
          path,
          Array.from({ length: count }, (_, at) => [
            `struct bay${at} {`,
            "\t__u8 a;",
            "\t__u32 b;",
            "};",
          ]).flat(),
        ),
      ]),
  ],
];

describe("a long mail", () => {
  const check = (
    first: number,
    mail: (count: number) => string,
    options: ReviewOptions = {},
  ): Promise<void> =>
    expectLinear(first, async (count) => {
      const { code, err } = await runReview(["-"], options, Buffer.from(mail(count), "utf8"));
      expect([0, 1, 2], err).toContain(code);
    });
  it.each(mails)("%s", (_, count, mail) => check(count, mail));
  it.each(corrected)("%s, corrected", (_, count, mail) => check(count, mail, { fix: true }));
});
