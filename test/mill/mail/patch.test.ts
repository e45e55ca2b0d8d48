// What is part of a patch and what is not, in what mailers and reviewers leave of it.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMails, readPatch, sourcesOf } from "../../../generator/read/mail/index.ts";
import { expectLinear } from "../../growth.ts";

/** `path: added text | added text` for each file, and damage, of a mail. */
async function seen(mail: string): Promise<readonly string[]> {
  const { mails } = await readMails(Buffer.from(mail, "utf8"));
  const all: string[] = [];
  for (const { body } of mails) {
    const patch = readPatch(body, "x");
    const files = patch.files.flatMap((file) =>
      file.hunks.map((hunk) => {
        const added = hunk.lines.filter((line) => line.kind === "+").map(({ text }) => text.trim());
        return `${file.path}${hunk.placed ? "" : "?"}: ${added.join(" | ")}`;
      }),
    );
    all.push(...files, ...patch.findings.map((one) => `damage ${one.span.line}: ${one.message}`));
  }
  return all;
}

async function check(mail: string, expected: readonly string[]): Promise<void> {
  expect(await seen(mail)).toEqual(expected);
}

const diff = (path: string, hunk: string): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${hunk}`;

describe("patches", () => {
  it("a bare patch, without headers", () =>
    check(diff("a.h", "@@ -1,1 +1,2 @@\n a\n+b\n"), ["a.h: b"]));
  it("several files, several hunks", () =>
    check(
      diff("a.h", "@@ -1,1 +1,2 @@\n a\n+b\n@@ -9,1 +10,2 @@ x\n c\n+d\n") +
        diff("b.h", "@@ -0,0 +1 @@\n+e\n"),
      ["a.h: b", "a.h: d", "b.h: e"],
    ));
  it("no `diff --git` line", () =>
    check("--- a/a.h\n+++ b/a.h\n@@ -1 +1,2 @@\n a\n+b\n", ["a.h: b"]));
  it("a line of the file that looks like a header", () =>
    check(diff("a.h", "@@ -1,2 +1,2 @@\n a\n--- x\n+++ y\n"), ["a.h: ++ y"]));
  it("the signature ends it", () =>
    check(`${diff("a.h", "@@ -1 +1,2 @@\n a\n+b\n")}-- \n2.47.3\n+not me\n`, ["a.h: b"]));
  it("a merge adds what none of its parents has", () =>
    check(
      "diff --cc a.h\n--- a/a.h\n+++ b/a.h\n@@@ -1,4 -1,4 +1,5 @@@\n  a\n- b\n -c\n+ d\n" +
        " +e\n++f\n  g\n",
      ["a.h: f"],
    ));
  it("several patches in one file", () => {
    const one = (name: string): string =>
      `From 3f9b6a Mon Sep 17 00:00:00 2001\nFrom: a@x\nSubject: [PATCH] ${name}\n\n---\n` +
      `${diff(name, "@@ -1 +1,2 @@\n a\n+b\n")}-- \n2.47.3\n\n`;
    return check(one("a.h") + one("b.h"), ["a.h: b", "b.h: b"]);
  });
});

describe("damage", () => {
  it("too few lines", () =>
    check(`${diff("a.h", "@@ -1,3 +1,4 @@\n a\n+b\n")}${diff("b.h", "@@ -1 +1,2 @@\n a\n+c\n")}`, [
      "a.h: b",
      "b.h: c",
      "damage 4: hunk announces 3 old and 4 new lines but has 1 and 2",
    ]));
  it("too many lines", () =>
    check(diff("a.h", "@@ -1 +1,2 @@\n a\n+b\n+c\n"), [
      "a.h: b | c",
      "damage 4: hunk announces 1 old and 2 new lines but has 1 and 3",
    ]));
  it("context lines without their space", () =>
    check(diff("a.h", "@@ -1,3 +1,4 @@\nstruct a {\n+int b;\n};\n\n"), ["a.h: int b;"]));
  it("a line broken in a file that is all new", () =>
    check(diff("a.h", "@@ -0,0 +1,2 @@\n+int b; /* long\nwords */\n+int c;\n"), [
      "a.h: int b; /* long words */ | int c;",
    ]));
  it("a line broken by a mailer", () =>
    check(diff("a.h", "@@ -1,2 +1,3 @@\n a\n+int b; /* long\nwords */\n c\n"), [
      "a.h: int b; /* long words */",
    ]));
});

describe("reviews", () => {
  const quoted = (text: string): string => text.replaceAll(/^(?=.)/gm, "> ");
  const head = "From: r@x\nSubject: Re: [PATCH] a\n\nOn a day a wrote:\n";
  it("the reviewer's own code is no part of it", () =>
    check(
      `${head}${quoted(diff("a.h", "@@ -0,0 +1,3 @@\n+struct a {\n+\tint b;\n+};\n"))}` +
        "\nRather:\n\nstruct a {\n\t__s32 b;\n};\n\n+struct c {\n+};\n",
      ["a.h: struct a { | int b; | };"],
    ));
  it("words between the lines of a struct do not part it", () =>
    check(
      head +
        quoted(diff("a.h", "@@ -0,0 +1,3 @@\n+struct a {\n+\tint b;\n")) +
        "\nWhy?\n\n" +
        quoted("+};\n"),
      ["a.h: struct a { | int b; | };"],
    ));
  it("nor do they where a quote that lacks lines goes on with macros", () =>
    check(
      head +
        quoted(diff("a.h", "@@ -0,0 +1,19 @@\n+struct a {\n+\tint b;\n")) +
        "\nWhy?\n\n" +
        quoted("+#define A(x) \\\n+(x)\n") +
        "\nOh.\n\n" +
        quoted("+#define B 1\n+\tint c;\n+};\n"),
      ["a.h: struct a { | int b; | #define A(x) \\ | (x) | #define B 1 | int c; | };"],
    ));
  it("nor of one that git names", () =>
    check(
      head +
        quoted(diff("a.h", "@@ -94,9 +94,19 @@ struct a {\n+\tint b;\n")) +
        "\nWhy?\n\n" +
        quoted("+\tint c;\n };\n") +
        "\nOh.\n\n" +
        quoted("+#define B 1\n"),
      ["a.h: int b; | int c;", "a.h?: #define B 1"],
    ));
  it("nor of one behind another whose end was cut, and of the comment all but its end", () =>
    check(
      head +
        quoted(diff("a.h", "@@ -0,0 +1,19 @@\n+struct a {\n+\tint b;\n")) +
        "\n[...]\n\n" +
        quoted("+ * words of c\n+ */\n+struct c {\n+\tint d;\n+};\n"),
      ["a.h: struct a { | int b;", "a.h?: * words of c | */ | struct c { | int d; | };"],
    ));
  it("a patch that answered a hunk, which goes on behind it, and none that answers now", () => {
    const answer = (name: string, text: string): string =>
      `\nRather:\n\n${diff(name, `@@ -1 +1,2 @@\n a\n+${text};\n`)}\nBut:\n\n`;
    return check(
      head +
        quoted(
          quoted(diff("a.h", "@@ -0,0 +1,19 @@\n+struct a {\n+\tint b;\n")) +
            answer("b.h", "int c") +
            quoted(`+\tint d;\n+};\n${diff("c.h", "@@ -1 +1,9 @@\n a\n+int e;\n")}`),
        ) +
        answer("d.h", "int f"),
      ["b.h: int c;", "a.h: struct a { | int b; | int d; | };", "c.h: int e;"],
    );
  });
  it("what follows a cut has no certain place", () =>
    check(
      head +
        quoted(diff("a.c", "@@ -1,9 +1,99 @@ int f(void)\n+\tif (x) {\n")) +
        "\nNo.\n\n" +
        quoted("+struct a {\n+\t__u32 b;\n"),
      ["a.c: if (x) {", "a.c?: struct a { | __u32 b;"],
    ));
  it("macros before a struct quoted without any header, each of one line", () =>
    check(
      head +
        quoted("+#define A 1 /* long\n+\t     * words */\n+#define B \\\n") +
        "\nWhy?\n\n" +
        quoted("+#define C 2 /* two */\n+\n+struct a {\n+\t__u32 b;\n+};\n"),
      ["?: #define A 1 | #define C 2 /* two */ | struct a { | __u32 b; | };"],
    ));
  it("a struct quoted without any header", () =>
    check(`${head}${quoted("+struct a {\n+\t__u32 b;\n+};\n")}\nNo.\n`, [
      "?: struct a { | __u32 b; | };",
    ]));
});

describe("fragments", () => {
  it("one that begins inside a struct gets the struct git names", async () => {
    const text = diff("a.h", "@@ -94,2 +94,3 @@ struct a {\n \tint b;\n+\tint c;\n };\n");
    const { mails } = await readMails(Buffer.from(text));
    const [source] = sourcesOf(readPatch(mails[0]?.body ?? [], "x"), "x");
    expect(source?.text).toMatch(/^struct a \{ __unseen __unseen;\n\tint b;\n\tint c;\n\};\n$/);
    expect(source?.spanOf(3, 6)).toEqual({
      file: "x",
      line: 6,
      column: 7,
      path: "a.h",
      pathLine: 95,
      pathColumn: 6,
    });
  });
  it("one that begins inside a comment is in one", async () => {
    const text = diff("a.h", "@@ -94,2 +94,5 @@\n  * struct a {\n  */\n+struct b {\n+};\n");
    const { mails } = await readMails(Buffer.from(text));
    const [source] = sourcesOf(readPatch(mails[0]?.body ?? [], "x"), "x");
    expect(source?.text).toBe("/*\n * struct a {\n */\nstruct b {\n};\n");
    expect(source?.spanOf(4, 1).line).toBe(7);
  });
  it("one a mailer stuffed with spaces closes that struct all the same", async () => {
    const text = diff("a.h", "@@ -94,2 +94,3 @@ struct a {\n  \tint b;\n+\tint c;\n  };\n");
    const { mails } = await readMails(Buffer.from(text));
    const [source] = sourcesOf(readPatch(mails[0]?.body ?? [], "x"), "x");
    expect(source?.text).toMatch(/^struct a \{ __unseen __unseen;\n/);
  });
});

describe("nothing breaks it", () => {
  const example = readFileSync("examples/bay.patch.eml", "utf8");
  it("truncation at every line", async () => {
    const lines = example.split("\n");
    for (let count = 0; count <= lines.length; count += 1)
      await seen(lines.slice(0, count).join("\n"));
  });
  it("structs that never end, each of whose lines is read once", () =>
    expectLinear(15_000, async (count) => {
      const opened = Array.from({ length: count }, (_, at) => `> struct bay${at} {`);
      expect(await seen(`Subject: Re: bay\n\n${opened.join("\n")}\n`)).toEqual([]);
    }));
  it("any lines in any order", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...example.split("\n")), fc.string()), { maxLength: 60 }),
        async (lines) => void (await seen(lines.join("\n"))),
      ),
      { numRuns: 300, seed: 7 },
    ));
  it("any bytes", () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await readMails(bytes);
      }),
      { numRuns: 300, seed: 7 },
    ));
});
