// Quotes whose lines a mailer ran together and broke elsewhere.
import { describe, expect, it } from "vitest";
import { readMails, readPatch } from "../../../generator/read/mail/index.ts";
import { expectLinear } from "../../growth.ts";
import { findingsIn } from "../review/run.ts";

const quoting = (...lines: readonly string[]): string =>
  "From: A <a@example.org>\nSubject: Re: [PATCH] bay\n\nOn Monday A wrote:\n" +
  [
    "diff --git a/include/uapi/linux/bay.h b/include/uapi/linux/bay.h",
    "--- a/include/uapi/linux/bay.h",
    "+++ b/include/uapi/linux/bay.h",
    ...lines,
  ]
    .map((line) => `> ${line}\n`)
    .join("") +
  "\nHm.\n";

/** The hunks' sections and what they add. */
async function hunksOf(mail: string): Promise<readonly string[]> {
  const { mails } = await readMails(Buffer.from(mail, "utf8"));
  const { files } = readPatch(mails[0]?.body ?? [], "x");
  return files.flatMap(({ hunks }) =>
    hunks.map(({ section, lines }) =>
      [section, ...lines.filter(({ kind }) => kind === "+").map(({ text }) => text)].join(" | "),
    ),
  );
}

describe("a quote that was reflowed", () => {
  it("a hunk's head behind the hunk before, broken inside a name", async () => {
    const mail = quoting(
      "@@ -9,2 +9,3 @@ enum bay_kind {",
      " \tBAY_ONE,",
      "+\tBAY_TWO,",
      " };  @@ -40,2 +41,3 @@ struct",
      "bay_config {",
      " \t__le64 base;",
      "+\t__le32 kinds;",
      " };",
    );
    expect(await hunksOf(mail)).toEqual([
      "enum bay_kind { | \tBAY_TWO,",
      "struct bay_config { | \t__le32 kinds;",
    ]);
    expect(await findingsIn(mail)).toEqual(["bay_config.kinds TAIL"]);
  });
  it("macros run together inside a struct, with marks lost and left", async () => {
    const mail = quoting(
      "@@ -40,0 +41,8 @@",
      "+struct bay_ask {",
      "+#define BAY_ONE 1 #define",
      "+BAY_TWO 2 #define",
      "BAY_THREE 3",
      "+\tbool is_new;",
      "+\t__u8 pad[3];",
      "+};",
    );
    expect(await hunksOf(mail)).toEqual([
      " | struct bay_ask { | #define BAY_ONE 1 | #define BAY_TWO 2 | #define BAY_THREE 3 | " +
        "\tbool is_new; | \t__u8 pad[3]; | };",
    ]);
    expect(await findingsIn(mail)).toEqual(["bay_ask.is_new BOOL"]);
  });
  it("what nobody quotes stays as it is, and so does a patch of a patch", async () => {
    const mail = quoting("@@ -1,1 +1,3 @@", " one", "+@@ -1,1 +1,2 @@ struct", "+ @@ -1,1 +1,2 @@");
    const kept = [" | @@ -1,1 +1,2 @@ struct |  @@ -1,1 +1,2 @@"];
    expect(await hunksOf(mail)).toEqual(kept);
    const bare = "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n x\n+y @@ -1 +1 @@ struct\n";
    expect(await hunksOf(bare)).toEqual([" | y @@ -1 +1 @@ struct"]);
  });
  it.each(["a #define", "a @@ -1 +1 @@ struct", `${" ".repeat(99)}@@ -1`, "#     define"])(
    "lines of %j take what their length is worth",
    (line) =>
      expectLinear(20_000, async (many) => {
        await readMails(Buffer.from(quoting(...Array.from({ length: many }, () => line))));
      }),
  );
});
