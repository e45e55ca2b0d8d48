// Bytes to mails: headers, and lines of text that know their place in the input.
import { type BodyLine, type DecodedLine, unquoted } from "./body-line.ts";
import { header, type HeaderBlock, opensHeaders, readHeaders } from "./headers.ts";
import { textLines } from "./parts.ts";
import { reflowed } from "./reflowed.ts";
import { decoderFor } from "./transfer.ts";
import { unwrapped } from "./unwrapped.ts";

/** What a reply needs to know about the mail it answers. Empty strings where nothing was said. */
export interface MailHeaders {
  /** The author's name and the subject as text; other values stand as in the mail, unfolded. */
  readonly author: string;
  readonly title: string;
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly date: string;
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly references: string;
}

export interface Mail {
  /** Undefined for a bare patch or a quoted text without headers. */
  readonly headers?: MailHeaders;
  readonly body: readonly BodyLine[];
  /** It has no text but HTML, which nobody can apply a patch from. */
  readonly isHtml?: true;
}

/** All mails of an input; `refusal` says in one line why there is none. */
export interface Mailbox {
  readonly mails: readonly Mail[];
  readonly refusal?: string;
}

/**
 * Reads an .eml, an mbox, a bare patch or a quoted text, plain, in UTF-16 or compressed by gzip.
 * Never throws. The package that knows encoded words is loaded only for a mail that has some.
 */
export async function readMails(bytes: Uint8Array): Promise<Mailbox> {
  const inner = unwrapped(bytes);
  if ("refusal" in inner) return { mails: [], refusal: inner.refusal };
  const refusal = refusalOf(inner.bytes);
  if (refusal !== undefined) return { mails: [], refusal };
  const { buffer, byteOffset, byteLength } = inner.bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  // Some export mails with the line ends of old Macintoshes.
  const end = text.includes("\n") ? "\n" : "\r";
  const lines = text.split(end).map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (lines.at(-1) === "") lines.pop();
  const mails: Mail[] = [];
  for (const [from, to] of mailsIn(lines)) mails.push(await readMail(lines, from, to));
  return { mails };
}

function refusalOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "is empty";
  if (bytes.subarray(0, 8192).includes(0)) return "is binary, not a mail or patch";
  if (bytes.subarray(0, 8192).every((byte) => byte <= 0x20)) return "is empty";
  return undefined;
}

/** mbox: a line `From someone date` after an empty one opens a mail. */
const mboxLine = /^From \S.*\b\d{4}\b/;

function mailsIn(lines: readonly string[]): readonly (readonly [number, number])[] {
  const starts = lines.flatMap((line, at) =>
    mboxLine.test(line) && (at === 0 || lines[at - 1] === "") && opensHeaders(lines[at + 1] ?? "")
      ? [at]
      : [],
  );
  if (starts.length === 0) return [[0, lines.length]];
  const first = starts[0] ?? 0;
  const whole = lines.slice(0, first).some((line) => line !== "") ? [0, ...starts] : starts;
  return whole.map((start, index) => [start, whole[index + 1] ?? lines.length]);
}

async function readMail(lines: readonly string[], from: number, to: number): Promise<Mail> {
  let start = from;
  while (start < to && lines[start] === "") start += 1;
  if (!opensHeaders(lines[start] ?? "")) {
    const plain = readHeaders([], 0);
    return { body: quotedLines(textLines(lines, plain, from, to)) };
  }
  const block = readHeaders(lines, start, to);
  const say = await wordsOf(lines, start, block.end);
  const headers: MailHeaders = {
    author: nameIn(header(block, "from"), say),
    title: say(header(block, "subject")),
    from: plain(header(block, "from")),
    replyTo: plain(header(block, "reply-to")),
    to: plain(addresses(block, "to")),
    cc: plain(addresses(block, "cc")),
    subject: plain(header(block, "subject")),
    date: header(block, "date"),
    messageId: header(block, "message-id"),
    inReplyTo: header(block, "in-reply-to"),
    references: header(block, "references"),
  };
  const body = quotedLines(textLines(lines, block, Math.min(block.end, to), to));
  const isHtml =
    body.every(({ text }) => text.trim() === "") &&
    lines.slice(start, to).some((line) => /^content-type:\s*text\/html\b/i.test(line));
  return isHtml ? { headers, body, isHtml } : { headers, body };
}

/**
 * Lines less their quote marks. Some mailers put two blanks behind a mark: where a patch's own
 * words stand behind the second, and every quoted line has it, it is no part of the text.
 */
function quotedLines(lines: readonly DecodedLine[]): readonly BodyLine[] {
  const body = reflowed(lines.map(unquoted));
  const quoted = body.filter(({ depth, text }) => depth > 0 && text !== "");
  const isWide =
    quoted.some(({ text }) => /^ (?:@@ -\d|diff --git |\+\+\+ )/.test(text)) &&
    quoted.every(({ text }) => text.startsWith(" "));
  if (!isWide) return body;
  return body.map((line) =>
    line.depth === 0 || line.text === ""
      ? line
      : Object.assign({}, line, { text: line.text.slice(1), indent: line.indent + 1 }),
  );
}

/** Headers may hold raw UTF-8 (RFC 6532), and those of old mailers another charset. */
const plain: (value: string) => string = decoderFor("");

/** Several headers of one name are one list. */
function addresses(block: HeaderBlock, name: string): string {
  return (block.values.get(name) ?? []).join(", ");
}

/**
 * `Jane Doe` of `"Jane Doe" <jane@example.org>`, of `jane@example.org (Jane Doe)`, and of what a
 * list makes of it: `Jane Doe via list`; the address when there is no name. Words are decoded last,
 * for they may hold any of these signs.
 */
function nameIn(from: string, say: (value: string) => string): string {
  const whole = from.trim();
  const open = whole.endsWith(">") ? whole.lastIndexOf("<") : -1;
  const phrase = open < 0 ? "" : whole.slice(0, open).trim();
  const address = open < 0 ? whole : whole.slice(open + 1, -1);
  const comment = /^[^\s()]+ +\((.*)\)$/.exec(whole)?.[1];
  const name = phrase || comment || address;
  const bare = /^"(.*)"$/.exec(name)?.[1]?.replaceAll(/\\(.)/g, "$1") ?? name;
  return say(bare)
    .replace(/ via [\w.-]+$/, "")
    .trim();
}

/** What turns `=?utf-8?q?...?=` into text, loaded only for headers that have such words. */
async function wordsOf(
  lines: readonly string[],
  start: number,
  end: number,
): Promise<(value: string) => string> {
  const encoded = lines.slice(start, end).some((line) => /=\?[\w-]+\?[bq]\?/i.test(line));
  if (!encoded) return plain;
  const { decodeWords } = await import("postal-mime");
  return (value) => decodeWords(plain(value));
}
