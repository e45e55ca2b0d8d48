// Long mails of one kind each: the time they take grows as they do.
import { describe, expect, it } from "vitest";
import { fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import { runReview } from "./run.ts";

const path = "include/uapi/linux/bay.h";
const times = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join("");

const patch = fresh(path, ["struct bay { __u8 a; __u32 b; };"]);
const headed = (headers: string): string => `From: a@x\n${headers}\n\n---\n${patch}`;
const asked = fresh(path, ["struct bay {", "\t__u32 key;", "\t__u32 pad;", "};"]);
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

/** What takes so long as it is long; each took a quarter of a minute and more when it did not. */
const mails: readonly (readonly [string, string])[] = [
  ["a sender of brackets", headed("Subject: a").replace("a@x", "<".repeat(400_000))],
  ["a sender of blanks", `From: ${" a ".repeat(100_000)}\nSubject: a\n\n---\n${patch}`],
  [
    "a name in thousands of pieces",
    headed(`Content-Type: application/x${times(40_000, (at) => `; name*${at}=a`)}`),
  ],
  [
    "quoted structs with words between them",
    quotedBy(1, ["+struct first {", "+};"]).concat(
      times(2_500, (at) => `\n> +struct bay${at} {\n> +\t__u8 a;\n> +\t__u32 b;\n> +};\n\nNo.\n`),
    ),
  ],
  [
    "quoted macros and structs",
    quotedBy(1, ["+struct first {", "+};"]).concat(
      times(2_000, (at) => `\n> +#define BAY${at} 1\n> +struct bay${at} {\n\nNo.\n\n`),
    ),
  ],
  [
    "structs in one hunk",
    patchMail([
      hunk(
        path,
        9,
        Array.from({ length: 6_000 }, (_, at) => `struct bay${at} { __u8 a; __u32 b; };`),
      ),
    ]),
  ],
  [
    "functions that take the same record",
    patchMail([
      asked,
      fresh("drivers/bay/bay.c", Array.from({ length: 1_500 }, (_, at) => handler(at)).flat()),
    ]),
  ],
];

describe("a long mail", () => {
  it.each(mails)("%s", async (_, mail) => {
    const started = process.cpuUsage();
    const { code, err } = await runReview(["-"], {}, Buffer.from(mail, "utf8"));
    const { user, system } = process.cpuUsage(started);
    expect([0, 1, 2], err).toContain(code);
    expect((user + system) / 1e6).toBeLessThan(8);
  });
});
