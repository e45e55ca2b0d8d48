// However a mail is encoded, the same patch comes out, and every line knows its place in the input.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { readMails, readPatch } from "../../../generator/read/mail/index.ts";
import * as variants from "./variants.ts";

const example = readFileSync("examples/bay.patch.eml", "utf8");

interface Seen {
  readonly path: string;
  readonly line: number | undefined;
  readonly text: string;
}

async function patchIn(mail: string | Uint8Array): Promise<{
  readonly seen: readonly Seen[];
  readonly mailLines: readonly number[];
  readonly damage: number;
}> {
  const { mails } = await readMails(typeof mail === "string" ? Buffer.from(mail) : mail);
  const patches = mails.map((one) => readPatch(one.body, "x"));
  const lines = patches
    .flatMap((patch) => patch.files)
    .flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines.map((line) => ({ file, line }))));
  return {
    seen: lines.map(({ file, line }) => ({
      path: file.path,
      line: line.newLine,
      text: line.text.replaceAll(/\s+/g, " ").trim(),
    })),
    mailLines: lines.map(({ line }) => line.mailLine),
    damage: patches.flatMap((patch) => patch.findings).length,
  };
}

async function check(mail: string | Uint8Array): Promise<void> {
  const plain = await patchIn(example);
  const got = await patchIn(mail);
  expect(got.seen).toEqual(plain.seen);
  expect(got.damage).toBe(0);
}

describe("one patch in many dresses", () => {
  it("the example is not empty", async () => {
    expect((await patchIn(example)).seen.length).toBeGreaterThan(60);
  });
  it("quoted-printable", () => check(variants.quotedPrintable(example)));
  it("quoted-printable, ends of lines too", () => check(variants.quotedPrintableEnds(example)));
  it("quoted-printable, carriage returns", () => check(variants.quotedPrintableReturns(example)));
  it("base64", () => check(variants.base64(example)));
  it("format=flowed", () => check(variants.flowed(example)));
  it("format=flowed, folded", () => check(variants.folded(example)));
  it("format=flowed with DelSp, folded", () => check(variants.folded(example, " ")));
  it("format=flowed, a line of the patch's own ending in a blank", async () => {
    const text = "--- a/a.h\n+++ b/a.h\n@@ -0,0 +1,2 @@\n+int a; \n+int b;\n";
    const mail = `From: a@x\nContent-Type: text/plain; format=flowed\n\n${text}`;
    expect((await patchIn(mail)).seen.map((one) => one.text)).toEqual(["int a;", "int b;"]);
  });
  it("format=flowed, blanks between the marks of a quote", async () => {
    const text = ">> > \n>> > +int a; \n>> > \n>> Why? \n>> Oh.\n> > Oh. \n>> No.\n";
    const type = "Content-Type: text/plain; format=flowed";
    const { mails } = await readMails(Buffer.from(`From: a@x\n${type}\n\n${text}`));
    expect(mails[0]?.body.map(({ depth, text: one }) => `${depth} ${one}`)).toEqual([
      "3 ",
      "3 +int a; ",
      "3 ",
      "2 Why? Oh.",
      "2 Oh. No.",
    ]);
  });
  it.each(["utf-16", "utf-16le", "utf-16be"] as const)("%s", (charset) =>
    check(variants.wide(example, charset)),
  );
  it("all of it UTF-16, as a shell of Windows writes", () =>
    check(variants.wideBytes(`\ufeff${variants.crlf(example)}`, false)));
  it("a byte order mark before the headers", async () => {
    const { mails } = await readMails(Buffer.from(`\ufeff${example.replace(/^From .*\n/, "")}`));
    expect(mails[0]?.headers?.author).toBe("Ada Bay");
  });
  it("compressed, as archives serve mailboxes", () => check(gzipSync(example)));
  it("attached under a name in pieces", () =>
    check(
      variants.attachment(
        example,
        "application/octet-stream",
        'Content-Disposition: attachment;\n filename*0="a-long-na";\n filename*1="me.patch"\n',
      ),
    ));
  it("attached under a name in another charset", () =>
    check(
      variants.attachment(
        example,
        "application/octet-stream; name*=utf-8''b%C3%A4y%2Epatch",
        "Content-Disposition: attachment\n",
      ),
    ));
  it("parted by a boundary that names its charset", () => {
    const mail = variants.attachment(example, "application/x-patch", "");
    return check(mail.replace("boundary=outer", "boundary*=us-ascii'en'outer"));
  });
  it("DelSp: the blank at a fold is no part of the text", async () => {
    const type = "Content-Type: text/plain; format=flowed; delsp=yes";
    const mail = Buffer.from(`From: a@x\n${type}\n\none wo \nrd\n`);
    expect((await readMails(mail)).mails[0]?.body[0]?.text).toBe("one word");
  });
  it("attached as a patch without a name", () =>
    check(variants.attachment(example, "application/x-patch", "")));
  it("attached and compressed", () =>
    check(variants.attachment(example, 'application/gzip; name="a.patch.gz"', "", true)));
  it("CRLF", () => check(variants.crlf(example)));
  it("attached", () => check(variants.attached(example)));
  it("quoted once", () => check(variants.quoted(example, 1)));
  it("quoted twice", () => check(variants.quoted(example, 2)));
  it("quoted without blanks", () => check(variants.quoted(example, 2, ">")));
  it("tabs turned into blanks", () => check(variants.blanked(example)));
});

describe("line numbers are those of the input", () => {
  it("plain: the line holds the text", async () => {
    const { mails } = await readMails(Buffer.from(example));
    const lines = example.split("\n");
    for (const file of readPatch(mails[0]?.body ?? [], "x").files)
      for (const line of file.hunks.flatMap((hunk) => hunk.lines))
        expect(lines[line.mailLine - 1]).toBe(`${line.kind}${line.text}`);
  });
  it.each([
    ["quoted-printable", variants.quotedPrintable(example)],
    ["quoted-printable, ends of lines too", variants.quotedPrintableEnds(example)],
  ])("%s: the line begins with the text's first characters", async (_, mail) => {
    const { mails } = await readMails(Buffer.from(mail));
    const lines = mail.split("\n");
    for (const file of readPatch(mails[0]?.body ?? [], "x").files)
      for (const line of file.hunks.flatMap((hunk) => hunk.lines))
        expect(lines[line.mailLine - 1]?.replace("=0D=0A=", "").slice(0, 4)).toBe(
          `${line.kind}${line.text.replaceAll("\t", "=09").replaceAll("=0A", "")}`.slice(0, 4),
        );
  });
  const checkBase64 = async (mail: string, bodyBytes: Buffer, end: Buffer): Promise<void> => {
    const body = (await readMails(Buffer.from(mail))).mails[0]?.body ?? [];
    const first = mail.split("\n").indexOf("") + 2;
    expect(body.length).toBeGreaterThan(60);
    let from = 0;
    for (const { text, line } of body) {
      // 76 characters a line are 57 bytes.
      expect(line, text).toBe(first + Math.floor(from / 57));
      from = bodyBytes.indexOf(end, from) + end.length;
    }
  };
  const feed = Buffer.from("\n");
  const [, bodyText = ""] = /\n\n([^]*)$/.exec(example) ?? [];
  const accented = example.replaceAll("/*", "/* Größe in ½ €: ");
  const accentedText = bodyText.replaceAll("/*", "/* Größe in ½ €: ");
  it.each([
    [example, bodyText, "\n"],
    [example, bodyText, "\r\n"],
    [accented, accentedText, "\n"],
    [accented, accentedText, "\r\n"],
  ] as const)("base64 %#: each line is told where its first byte is", (mail, text, end) =>
    checkBase64(variants.base64(mail, end), Buffer.from(text.replaceAll("\n", end)), feed),
  );
  it.each(["utf-16", "utf-16le", "utf-16be"] as const)(
    "base64 of %s: each line is told where its first byte is",
    (charset) => {
      const isBig = charset !== "utf-16le";
      const text = charset === "utf-16" ? `\ufeff${bodyText}` : bodyText;
      const end = variants.wideBytes("\n", isBig);
      return checkBase64(variants.wide(example, charset), variants.wideBytes(text, isBig), end);
    },
  );
});

describe("the package that knows MIME agrees on the text", () => {
  const cases = [variants.quotedPrintable(example), variants.base64(example)];
  it.each(cases)("variant %#", async (mail) => {
    const ours = (await readMails(Buffer.from(mail))).mails[0]?.body.map((line) => line.text) ?? [];
    const theirs = (await PostalMime.parse(mail)).text ?? "";
    expect(ours.join("\n").trim()).toBe(theirs.replaceAll("\r\n", "\n").trim());
  });
});

describe("headers", () => {
  it("encoded words in a name are decoded, addresses stay as they are", async () => {
    const mail =
      "From: =?utf-8?q?Niklas_S=C3=B6derlund?= <n@x.example>\nSubject: [PATCH] a\n\nbody\n";
    const { mails } = await readMails(Buffer.from(mail));
    expect(mails[0]?.headers).toMatchObject({
      author: "Niklas Söderlund",
      from: "=?utf-8?q?Niklas_S=C3=B6derlund?= <n@x.example>",
    });
  });
  it("what is no UTF-8 and names no charset is what old mailers wrote", async () => {
    const mail = Buffer.from("From: Jörg <j@x.example>\nSubject: s\n\nGrüße\n", "latin1");
    const [read] = (await readMails(mail)).mails;
    expect([read?.headers?.author, read?.body[0]?.text]).toEqual(["Jörg", "Grüße"]);
  });
  it("several headers of one name are one list", async () => {
    const mail = "From: a@x\nCc: b@x\nCc: c@x,\n d@x\nSubject: s\n\nbody\n";
    expect((await readMails(Buffer.from(mail))).mails[0]?.headers?.cc).toBe("b@x, c@x, d@x");
  });
});

describe("what is no mail", () => {
  const refusals: readonly (readonly [string, Uint8Array, string])[] = [
    ["nothing", new Uint8Array(), "is empty"],
    ["blank lines", Buffer.from("\n\n  \n"), "is empty"],
    ["damaged gzip", Uint8Array.from([0x1f, 0x8b, 1, 2, 3]), "is damaged or too large gzip"],
    [
      "a program",
      Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]),
      "is binary, not a mail or patch",
    ],
  ];
  it.each(refusals)("%s", async (_, bytes, why) => {
    expect((await readMails(bytes)).refusal).toBe(why);
  });
});
