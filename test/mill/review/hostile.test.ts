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
];

/** Seconds of CPU time one review takes. */
async function secondsOf(mail: string): Promise<number> {
  const started = process.cpuUsage();
  const { code, err } = await runReview(["-"], {}, Buffer.from(mail, "utf8"));
  const { user, system } = process.cpuUsage(started);
  expect([0, 1, 2], err).toContain(code);
  return (user + system) / 1e6;
}

describe("a long mail", () => {
  // No wall: what three times the text takes, of which a square would take nine times as long.
  it.each(mails)("%s", async (_, count, mail) => {
    await secondsOf(mail(count));
    const once = await secondsOf(mail(count));
    const thrice = await secondsOf(mail(3 * count));
    expect(thrice).toBeLessThan(6 * once + 0.3);
  });
});
