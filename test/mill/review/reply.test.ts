// Replies as a whole: a golden file beside each mail. `vitest -u` rewrites them; read the
// difference.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as variants from "../mail/variants.ts";
import { findingsIn, runReview } from "./run.ts";

const mails = "test/corpus/mails";

async function check(path: string, golden: string): Promise<void> {
  const { out, err, code } = await runReview([path]);
  const text = `${out}--- exit ${code}\n${err.replaceAll(path, "MAIL")}`;
  await expect(text).toMatchFileSnapshot(`../../../${golden}`);
}

describe("replies", () => {
  it("the example", () => check("examples/bay.patch.eml", `${mails}/example.reply`));
  const names = readdirSync(mails).filter((name) => name.endsWith(".eml"));
  it.each(names)("%s", (name) =>
    check(`${mails}/${name}`, `${mails}/${name.replace(/\.eml$/, ".reply")}`),
  );
});

describe("every line of ours fits a mail", () => {
  const cases = ["examples/bay.patch.eml", `${mails}/old-struct.eml`];
  it.each(cases)("%s", async (path) => {
    const { out } = await runReview([path]);
    const body = out.slice(out.indexOf("\n\n"));
    for (const line of body.split("\n").filter((each) => !each.startsWith(">")))
      expect(line.replaceAll("\t", "        ").length, line).toBeLessThanOrEqual(80);
  });
});

describe("one patch, one set of findings", () => {
  const example = readFileSync("examples/bay.patch.eml", "utf8");
  const dresses = {
    "quoted-printable": variants.quotedPrintable(example),
    base64: variants.base64(example),
    flowed: variants.flowed(example),
    CRLF: variants.crlf(example),
    attached: variants.attached(example),
    "quoted once": variants.quoted(example, 1),
    "quoted three times": variants.quoted(example, 3),
    "tabs turned into blanks": variants.blanked(example),
  };
  it.each(Object.entries(dresses))("%s", async (_, mail) => {
    const plain = await findingsIn(example);
    expect(plain.length).toBeGreaterThan(12);
    expect(await findingsIn(mail)).toEqual(plain);
  });
  it("a reply quotes one level deeper than the mail did", async () => {
    const { out } = await runReview(["-"], {}, Buffer.from(dresses["quoted once"]));
    expect(out).toContain("> > +struct bay_map {");
  });
});

describe("bad input", () => {
  const run = (text: string | Uint8Array): ReturnType<typeof runReview> =>
    runReview(["-"], {}, typeof text === "string" ? Buffer.from(text) : text);
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["an empty file", "", /^holeproof: <stdin> is empty\n$/],
    ["a binary file", Uint8Array.from([1, 0, 2]), /^holeproof: <stdin> is binary/],
    ["a mail without a patch", "From: a@x\nSubject: hello\n\nHello.\n", /holds no patch\n$/],
  ];
  it.each(cases)("%s: one line and 2", async (_, text, line) => {
    const { code, out, err } = await run(text);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(line);
  });
  it("a missing file: one line and 2", async () => {
    const { code, err } = await runReview(["no/such.eml"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "holeproof: cannot read no/such.eml: no such file\n",
    });
  });
  it("an unknown format: one line and 2", async () => {
    const { code, err } = await runReview(["examples/bay.patch.eml"], { format: "xml" });
    expect(code).toBe(2);
    expect(err.split("\n").length).toBe(2);
  });
  it("a mail cut at any line: 0, 1 or 2, and never an exception", async () => {
    const lines = readFileSync("examples/bay.patch.eml", "utf8").split("\n");
    for (let count = 0; count < lines.length; count += 1) {
      const { code } = await run(lines.slice(0, count).join("\n"));
      expect([0, 1, 2]).toContain(code);
    }
  });
});

describe("the same input gives the same bytes", () => {
  it("twice", async () => {
    const [one, two] = [
      await runReview(["examples/bay.patch.eml"]),
      await runReview(["examples/bay.patch.eml"]),
    ];
    expect(one).toEqual(two);
  });
});

describe("a large patch", () => {
  it("of two thousand hunks takes no more than a few seconds", async () => {
    const hunk = (at: number): string =>
      `@@ -${at * 50},0 +${at * 50},4 @@\n+struct s${at} {\n+\t__u32 a;\n+\t__u64 b;\n+};\n`;
    const hunks = Array.from({ length: 2000 }, (_, at) => hunk(at + 1)).join("");
    const patch = `--- a/include/uapi/linux/x.h\n+++ b/include/uapi/linux/x.h\n${hunks}`;
    const { code, out } = await runReview(["-"], { format: "text" }, Buffer.from(patch));
    expect(code).toBe(1);
    expect(out.split("\n").filter((line) => line.endsWith("[HOLE]")).length).toBe(2000);
  }, 20_000);
});
