// Replies as a whole: a golden file beside each mail. `vitest -u` rewrites them; read the
// difference.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectLinear } from "../../growth.ts";
import { scratch } from "../../scratch.ts";
import * as variants from "../mail/variants.ts";
import { hunk, patchMail } from "./mail-text.ts";
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
    expect(plain.length).toBeGreaterThan(11);
    expect(await findingsIn(mail)).toEqual(plain);
  });
  const unquotedDresses = ["quoted-printable", "base64", "flowed", "CRLF"] as const;
  it.each(unquotedDresses)("%s: the reply is the same, byte for byte", async (dress) => {
    const plain = await runReview(["-"], {}, Buffer.from(example));
    expect(await runReview(["-"], {}, Buffer.from(dresses[dress]))).toEqual(plain);
  });
  it("says what is wrong with a macro under the last line of it", async () => {
    const words = ["_IOW(\t\\", "'b',\t\\", "1,\t\\", "sizeof(struct bay))"];
    const lines = ["#define BAY_SET\t\t\\", ...words.map((word) => `\t${word}`)];
    const macro = ["\tint next;", ...lines, "#define BAY_MAX 5"];
    const mail = patchMail([hunk("include/uapi/linux/bay.h", 9, macro)]);
    const { out } = await runReview(["-"], {}, Buffer.from(mail));
    const quoted = lines.map((line) => `> +${line}\n`);
    expect(out).toContain(`${quoted.join("")}\nBAY_SET passes a size`);
    expect(out).not.toContain("BAY_MAX");
  });
  it("says of several reserved members in one what goes for all, and of flags apart", async () => {
    const handler = [
      "static long bay_set(void __user *arg)",
      "{",
      "\tstruct bay_ask ask;",
      "",
      "\tif (copy_from_user(&ask, arg, sizeof(ask)))",
      "\t\treturn -EFAULT;",
      "\treturn bay_use(ask.key);",
      "}",
    ];
    const ask = ["__u32 key;", "__u32 flags;", "__u32 pad0; /* MBZ */", "__u32 pad1; /* MBZ */"];
    const mail = patchMail([
      hunk("drivers/bay.c", 40, handler),
      hunk("include/uapi/linux/bay.h", 9, [
        "struct bay_ask {",
        ...ask.map((one) => `\t${one}`),
        "};",
      ]),
    ]);
    const { out } = await runReview(["-"], {}, Buffer.from(mail));
    const said = out.replaceAll(/\n(?!\n|>)/g, " ");
    expect(said).toContain("nothing checks that it is zero. ");
    expect(said).toContain("The same goes for 'pad1'.");
    expect(said).toContain(
      "'flags' of struct bay_ask comes from the user, but nothing looks at it.",
    );
    expect(said.split("nothing checks that it is zero").length).toBe(2);
    expect(said).toContain("for bits that are not known, so that they can be given a meaning");
  });
  it("draws no layout that has nothing to show, and names two numbers of a record in one", async () => {
    const ask = ["struct bay_ask {", "\tint key;", "\t__u32 status; /* out */", "};"];
    const numbers = ["GET", "PUT"].map(
      (name, at) => `#define BAY_${name}\t_IOW('b', ${at}, struct bay_ask)`,
    );
    const mail = patchMail([hunk("include/uapi/linux/bay.h", 9, [...ask, ...numbers])]);
    const { out } = await runReview(["-"], {}, Buffer.from(mail));
    expect(out).not.toContain("The layout as posted");
    expect(out.replaceAll("\n", " ")).toContain(
      "BAY_GET and BAY_PUT are _IOW, but 'status' of 'struct bay_ask' is documented as output. " +
        "Please use _IOWR.",
    );
    expect(out.split("Please use _IOWR").length).toBe(2);
  });
  it("asks for other words once a file", async () => {
    const struct = (name: string): readonly string[] => [
      `struct ${name} {`,
      "\tuint32_t key;",
      "\tuint32_t kind;",
      "};",
    ];
    const lines = ["bay_one", "bay_two", "bay_three"].flatMap(struct);
    const mail = patchMail([
      hunk("include/uapi/linux/bay.h", 9, lines),
      hunk("include/uapi/linux/other.h", 9, struct("bay_other")),
    ]);
    const { out } = await runReview(["-"], {}, Buffer.from(mail));
    const said = out.replaceAll(/\n(?!\n|>)/g, " ");
    expect(said).toContain("The same goes for 'kind'. 2 more structs of this file have such");
    expect(said.split("please use __u32").length).toBe(3);
    expect(said).not.toContain("bay_two");
    expect(said.split("such members too").length).toBe(2);
  });
  it("says of bit-fields, and of what packing misaligns, once what goes for more", async () => {
    const bits = (name: string): readonly string[] => [
      `struct ${name} {`,
      "\t__u32 near : 16;",
      "\t__u32 far : 16;",
      "\t__u32 key;",
      "\t__u32 one : 16;",
      "\t__u32 two : 16;",
      "};",
    ];
    const packed = ["struct bay_packed {", "\t__u32 key;", "\t__u64 base;", "\t__u64 end;"];
    const lines = [...bits("bay_one"), ...bits("bay_two"), ...packed, "} __attribute__((packed));"];
    const mail = patchMail([hunk("include/uapi/linux/bay.h", 9, lines)]);
    const { out } = await runReview(["-"], {}, Buffer.from(mail));
    const said = out.replaceAll(/\n(?!\n|>)/g, " ");
    expect(said.split("no bit-fields").length).toBe(2);
    expect(said).toContain("The same goes for 'one'. One more struct of this file has such");
    expect(said.split("Because of __packed").length).toBe(2);
    expect(said).toContain("so that every access is aligned. The same goes for 'end'.");
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
  it("a mail cut at any line: 0, 1 or 2, and never an exception", async () => {
    const lines = readFileSync("examples/bay.patch.eml", "utf8").split("\n");
    for (let count = 0; count < lines.length; count += 1) {
      const { code } = await run(lines.slice(0, count).join("\n"));
      expect([0, 1, 2]).toContain(code);
    }
  });
});

describe("a kernel tree beside the patch", () => {
  it("knows what the patch only uses", async () => {
    const tree = scratch();
    mkdirSync(join(tree, "include/uapi/linux"), { recursive: true });
    const known = "struct bay_info { __u32 a; __u32 b; __u32 c; };\n";
    writeFileSync(join(tree, "include/uapi/linux/bay-info.h"), known);
    const added = [
      "#include <linux/bay-info.h>",
      "struct bay_changed {",
      "\t__u64 when;",
      "\tstruct bay_info info;",
      "};",
    ].map((line) => `+${line}\n`);
    const path = "include/uapi/linux/bay.h";
    const patch = `--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,5 @@\n${added.join("")}`;
    const without = await runReview(["-"], { format: "text" }, Buffer.from(patch));
    expect(without.out).not.toContain("[TAIL]");
    const { out } = await runReview(["-"], { format: "text", tree }, Buffer.from(patch));
    expect(out).toContain("4 bytes of padding after 'info'");
  });
});

describe("the patched file in a kernel tree", () => {
  it("gives the records and constants a hunk does not show", async () => {
    const tree = scratch();
    const path = "include/uapi/linux/bay.h";
    const before = "#define BAY_LEN 6\nstruct bay_info { __u32 a; __u32 b; __u32 c; };\n";
    const lines = [
      "struct bay_event {",
      "\t__u64 when;",
      "\tstruct bay_info info;",
      "};",
      "struct bay_name {",
      "\t__u8 name[BAY_LEN];",
      "\t__u32 key;",
      "};",
    ];
    const patch =
      `--- a/${path}\n+++ b/${path}\n@@ -2,1 +2,9 @@\n ${before.split("\n")[1] ?? ""}\n` +
      lines.map((line) => `+${line}\n`).join("");
    mkdirSync(join(tree, "include/uapi/linux"), { recursive: true });
    writeFileSync(join(tree, path), before);
    const { out } = await runReview(["-"], { format: "text", tree }, Buffer.from(patch));
    expect(out).toContain("4 bytes of padding after 'info'");
    expect(out).toContain("2-byte hole between 'name' and 'key' on");
    expect(out).not.toContain("if BAY_LEN");
  });
});

describe("a line the patch touches and leaves as wrong as it was", () => {
  const patch = (...lines: readonly string[]): string =>
    "From: A <a@b.c>\nSubject: [PATCH] bay\n\n---\n" +
    "--- a/include/uapi/linux/bay.h\n+++ b/include/uapi/linux/bay.h\n" +
    `@@ -1,4 +1,4 @@\n struct bay {\n${lines.join("\n")}\n };\n`;
  it.each([
    ["a comment", ["-\t__u8 nr;", "+\t__u8 nr; /* of keys */", " \t__u32 keys[];"]],
    ["a bound that went", [" \t__u8 nr;", "-\t__u32 keys[0];", "+\t__u32 keys[];"]],
  ])("%s", async (_, lines) => expect(await findingsIn(patch(...lines))).toEqual([]));
  it.each([
    ["another width", ["-\t__u8 nr;", "+\t__u16 nr;", " \t__u32 keys[];"]],
    ["another member", [" \t__u8 nr;", "-\t__u8 key[3];", "+\t__u32 key;"]],
  ])("not %s", async (_, lines) =>
    expect(await findingsIn(patch(...lines))).toContain(
      `bay.${lines.join().includes("keys") ? "keys" : "key"} HOLE`,
    ),
  );
});

describe("damaged patches", () => {
  it("a few damaged hunks are told of, and how many more", async () => {
    const hunks = Array.from({ length: 12 }, (_, at) => [
      `@@ -${at * 9 + 1},3 +${at * 9 + 1},9 @@`,
      `+struct bay${at} { __u64 key; };`,
    ]);
    const files = ["--- a/include/uapi/linux/bay.h", "+++ b/include/uapi/linux/bay.h"];
    const mail = ["From: A <a@b.c>", "Subject: [PATCH] bay", "", "---", ...files, ...hunks.flat()];
    const given = Buffer.from(mail.join("\n"));
    const { err } = await runReview(["-"], {}, given);
    const told = err.split("\n").filter((line) => line.includes("damaged") || /hunk/.test(line));
    expect(told).toHaveLength(9);
    expect(told[8]).toBe("holeproof: <stdin>: 4 more damaged; --format text names all of them");
    const { out } = await runReview(["-"], { format: "text" }, given);
    expect(out.split("\n").filter((line) => line.includes("hunk announces"))).toHaveLength(12);
  });
  const lines = readFileSync("examples/bay.patch.eml", "utf8").split("\n");
  const edit = fc.tuple(
    fc.nat({ max: lines.length - 1 }),
    fc.constantFrom("drop", "double", "swap", "quote", "cut"),
  );
  it("are reviewed as far as they go, and never break anything", () =>
    fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const text = [...lines];
        for (const [at, how] of edits) {
          const line = text[at] ?? "";
          if (how === "drop") text.splice(at, 1);
          else if (how === "double") text.splice(at, 0, line);
          else if (how === "swap") text.splice(at, 2, text[at + 1] ?? "", line);
          else if (how === "quote") text[at] = `> ${line}`;
          else text[at] = line.slice(0, line.length / 2);
        }
        const { code } = await runReview(["-"], {}, Buffer.from(text.join("\n")));
        expect([0, 1, 2]).toContain(code);
      }),
      { numRuns: 150, seed: 7 },
    ));
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
  it("of two thousand hunks takes four times as long as one of five hundred", () => {
    const hunk = (at: number): string =>
      `@@ -${at * 50},0 +${at * 50},4 @@\n+struct s${at} {\n+\t__u32 a;\n+\t__u64 b;\n+};\n`;
    return expectLinear(500, async (count) => {
      const hunks = Array.from({ length: count }, (_, at) => hunk(at + 1)).join("");
      const patch = `--- a/include/uapi/linux/x.h\n+++ b/include/uapi/linux/x.h\n${hunks}`;
      const { code, out } = await runReview(["-"], { format: "text" }, Buffer.from(patch));
      expect(code).toBe(1);
      expect(out.split("\n").filter((line) => line.endsWith("[HOLE]")).length).toBe(count);
    });
  });
});
