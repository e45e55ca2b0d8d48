// `review --fix`: a diff that git applies on top of the patch, and nothing is left to say after it.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHeader } from "../../../generator/cli/header-check.ts";
import { readMails, readPatch } from "../../../generator/read/mail/index.ts";
import { scratch } from "../../scratch.ts";
import { hunk, patchMail } from "./mail-text.ts";
import { neighbours } from "./neighbours.ts";
import { runReview } from "./run.ts";

/** The patched files as far as the mail shows them, every line where it stands. */
async function patched(bytes: Uint8Array, root: string): Promise<void> {
  const { mails } = await readMails(bytes);
  for (const mail of mails)
    for (const { path, hunks } of readPatch(mail.body, "mail").files) {
      const lines: string[] = [];
      for (const { newLine, text } of hunks.flatMap((hunk) => hunk.lines))
        if (newLine !== undefined) lines[newLine - 1] = text;
      // Lines nobody showed stand there too.
      const shown = Array.from(lines, (line, at) => line ?? `/* line ${at + 1} */`);
      if (path === "" || shown.length === 0) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), `${shown.join("\n")}\n`);
    }
}

/** Applies the diff; gives the files it touched and what is still wrong in them. */
async function check(bytes: Uint8Array): Promise<readonly string[]> {
  const { out } = await runReview(["-"], { fix: true }, bytes);
  const root = scratch();
  await patched(bytes, root);
  const git = (words: readonly string[], input?: string): Buffer =>
    execFileSync("git", words, {
      cwd: root,
      stdio: "pipe",
      ...(input === undefined ? {} : { input }),
    });
  git(["init", "-q"]);
  if (out !== "") git(["apply", "--whitespace=nowarn", "-"], out);
  const paths = [...out.matchAll(/^\+\+\+ b\/(.*)$/gm)].map((match) => match[1] ?? "");
  const tags = new Set([...out.matchAll(/^[ +]struct (\w+) \{/gm)].map((match) => match[1]));
  const left = paths.flatMap((path) =>
    checkHeader(path, readFileSync(join(root, path), "utf8"))
      .findings.filter((one) => tags.has(one.record ?? "") && one.level !== "advice")
      .map(({ record, member, rule }) => `${record}.${member} ${rule}`),
  );
  return [...paths, ...left];
}

describe("the corrections of a patch", () => {
  it("of the example: both headers, and nothing is left", async () => {
    expect(await check(readFileSync("examples/bay.patch.eml"))).toEqual([
      "include/linux/kho/abi/bay.h",
      "include/uapi/linux/bay.h",
    ]);
  });
  const mails = "test/corpus/mails";
  const files = readdirSync(mails).filter((name) => name.endsWith(".eml"));
  it.each(files)("of %s apply", async (name) => {
    const left = await check(readFileSync(join(mails, name)));
    expect(left.filter((line) => line.includes(" "))).toEqual([]);
  });
  it.each(neighbours)("of '$name' apply", async ({ mail }) => {
    const left = await check(Buffer.from(mail));
    expect(left.filter((line) => line.includes(" "))).toEqual([]);
  });
  it("a struct whose place was cut away is named, and there is no diff", async () => {
    const mail = "> +struct bay {\n> +\t__u32 a;\n> +\t__u64 b;\n> +};\n";
    const { out, err } = await runReview(["-"], { fix: true }, Buffer.from(mail));
    expect(out).toBe("");
    expect(err).toContain("no diff for bay: where it stands in the file is not shown\n");
  });
  it("a struct the patch shows the end of alone is named, and the way to have a diff", async () => {
    const tail = hunk("include/uapi/linux/bay.h", 40, ["\t__u32 more;"], {
      before: ["\t__u32 one;", "\t__u32 two;", "\t__aligned_u64 key;"],
      after: ["};"],
      section: "struct bay_ask {",
    });
    const { code, out, err } = await runReview(
      ["-"],
      { fix: true },
      Buffer.from(patchMail([tail])),
    );
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("no diff for bay_ask: the patch shows only a part of it; --tree names");
  });
  it("a struct whose pointer code of the patch goes through is named", async () => {
    const lines = [
      "struct bay {",
      "\tvoid *data;",
      "};",
      "static inline void *data_of(struct bay *bay)",
      "{",
      "\treturn bay->data;",
      "}",
    ];
    const fixed = (code: readonly string[]): ReturnType<typeof runReview> => {
      const mail = patchMail([hunk("include/uapi/linux/bay.h", 1, code)]);
      return runReview(["-"], { fix: true }, Buffer.from(mail));
    };
    const { out, err } = await fixed(lines);
    expect(out).toBe("");
    expect(err).toContain("no diff for bay: code of the same file goes through a pointer of it");
    expect((await fixed(lines.slice(0, 3))).out).toContain("+\t__aligned_u64 data;");
  });
  it("a struct nothing is said of goes along with what it holds", async () => {
    const inner = ["struct bay_in {", "\t__u8 a;", "\t__u32 b;", "} __attribute__((packed));"];
    const outer = ["struct bay {", "\t__u32 c;", "\tstruct bay_in in;", "\t__u8 d[7];", "};"];
    const mail = patchMail([hunk("include/uapi/linux/bay.h", 1, [...inner, ...outer])]);
    const said = (await runReview(["-"], { format: "text" }, Buffer.from(mail))).out;
    expect(said).toContain("packed puts the __u32 'b' at offset 1");
    expect(said).not.toMatch(/'(?:c|in|d)'/);
    expect(await check(Buffer.from(mail))).toEqual(["include/uapi/linux/bay.h"]);
  });
  it("a struct is named that holds one which stays as long as it was", async () => {
    const inner = ["struct bay_in {", "\tlong c; long d;", "};"];
    const outer = ["struct bay {", "\tstruct bay_in in;", "\tint key;", "\t__u32 way;", "};"];
    const fixed = (lines: readonly string[]): ReturnType<typeof runReview> =>
      runReview(
        ["-"],
        { fix: true },
        Buffer.from(patchMail([hunk("include/uapi/linux/bay.h", 1, lines)])),
      );
    const { out, err } = await fixed([...inner, ...outer]);
    expect(out).toBe("");
    expect(err).toContain("no diff for bay_in: its members are not written out one a line\n");
    expect(err).toContain("no diff for bay: a record it holds is left as it is\n");
    const apart = inner.flatMap((line) => line.replace("; long", ";\n\tlong").split("\n"));
    expect((await fixed([...apart, ...outer])).out).toMatch(/c;[^]*key;/);
    const words = inner.map((line) => line.replaceAll("long", "__s64"));
    expect((await fixed([...words, ...outer])).out).toContain("key;");
  });
});
