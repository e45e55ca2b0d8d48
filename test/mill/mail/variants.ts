// One mail in the dresses mailers give it.
import { gzipSync } from "node:zlib";

const headerEnd = (mail: string): number => mail.indexOf("\n\n") + 2;

/** The mail without mbox's first line, its headers, and its body. */
function split(mail: string): { readonly head: string; readonly body: string } {
  const at = headerEnd(mail);
  return { head: mail.slice(0, at - 1).replace(/^From .*\n/, ""), body: mail.slice(at) };
}

function headed(head: string, type: string, transfer: string, body: string): string {
  const about = `Content-Type: ${type}\nContent-Transfer-Encoding: ${transfer}\n`;
  return `${head}MIME-Version: 1.0\n${about}\n${body}`;
}

function quotedPrintableBody(body: string): string {
  return body
    .split("\n")
    .map((line) => {
      const coded = [...Buffer.from(line, "utf8")]
        .map((byte) =>
          byte === 0x3d || byte < 0x20 || byte > 0x7e
            ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
            : String.fromCharCode(byte),
        )
        .join("")
        .replace(/ $/, "=20");
      return coded.replaceAll(/(.{70}(?:[^=]{2}|=[0-9A-F]{2})?)(?=.)/g, "$1=\n");
    })
    .join("\n");
}

export function quotedPrintable(mail: string): string {
  const { head, body } = split(mail);
  return headed(head, "text/plain; charset=utf-8", "quoted-printable", quotedPrintableBody(body));
}

/** As `quotedPrintable`, the ends of lines being bytes of the text as Exchange writes them. */
export function quotedPrintableEnds(mail: string): string {
  const { head, body } = split(mail);
  const coded = quotedPrintableBody(body).replaceAll(/(?<!=)\n/g, "=0D=0A=\n");
  return headed(head, "text/plain; charset=utf-8", "quoted-printable", coded);
}

/** As `quotedPrintable`, of a text with carriage returns that its ends of lines do not take in. */
export function quotedPrintableReturns(mail: string): string {
  return quotedPrintableEnds(mail).replaceAll("=0D=0A=\n", "=0D\n");
}

/** `end`: what ends a line of the text; the standard asks for "\r\n". */
export function base64(mail: string, end: "\n" | "\r\n" = "\n"): string {
  const { head, body } = split(mail);
  const coded = Buffer.from(body.replaceAll("\n", end), "utf8")
    .toString("base64")
    .replaceAll(/(.{76})/g, "$1\n");
  return headed(head, "text/plain; charset=utf-8", "base64", `${coded}\n`);
}

/** RFC 3676: a space before every line that begins with one. */
export function flowed(mail: string): string {
  const { head, body } = split(mail);
  return headed(head, "text/plain; format=flowed", "7bit", body.replaceAll(/^ /gm, "  "));
}

/** As `flowed`, with long lines folded behind a blank; `more` is put behind that, as DelSp has. */
export function folded(mail: string, more = ""): string {
  const { head, body } = split(mail);
  const lines = body
    .replaceAll(/^ /gm, "  ")
    .replaceAll(/^(?!-- $).{24,}$/gm, (line) =>
      line.replaceAll(/(.{12,20} )(?=[^\s+@-])/g, `$1${more}\n`),
    );
  const type = `text/plain; format=flowed${more === "" ? "" : "; DelSp=yes"}`;
  return headed(head, type, "7bit", lines);
}

/** Text that says it is UTF-16, which only base64 can carry. */
export function wide(mail: string, charset: "utf-16" | "utf-16le" | "utf-16be"): string {
  const { head, body } = split(mail);
  const bytes = wideBytes(charset === "utf-16" ? `\ufeff${body}` : body, charset !== "utf-16le");
  const coded = bytes.toString("base64").replaceAll(/(.{76})/g, "$1\n");
  return headed(head, `text/plain; charset=${charset}`, "base64", `${coded}\n`);
}

export function wideBytes(text: string, big: boolean): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
}

/** Only an attachment, of a type and with more headers, its bytes in base64. */
export function attachment(mail: string, type: string, more: string, compress = false): string {
  const { head, body } = split(mail);
  const bytes = Buffer.from(body, "utf8");
  const coded = (compress ? gzipSync(bytes) : bytes).toString("base64");
  const part =
    `--outer\nContent-Type: ${type}\nContent-Transfer-Encoding: base64\n${more}\n` +
    `${coded.replaceAll(/(.{76})/g, "$1\n")}\n--outer--\n`;
  return headed(head, "multipart/mixed;\n boundary=outer", "7bit", part);
}

export function crlf(mail: string): string {
  return mail.replaceAll("\n", "\r\n");
}

/** The patch attached to a few words, beside an HTML twin of them. */
export function attached(mail: string): string {
  const { head, body } = split(mail);
  const coded = Buffer.from(body, "utf8")
    .toString("base64")
    .replaceAll(/(.{76})/g, "$1\n");
  const part = (type: string, more: string, text: string): string =>
    `--outer\nContent-Type: ${type}\n${more}\n${text}\n`;
  const patch = part(
    'text/x-patch; name="0002-bay.patch"',
    "Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n",
    coded,
  );
  const text =
    part("text/plain", "", "Patch attached.") +
    part("text/html", "", "<p>+struct not_me { int a; };</p>") +
    patch;
  return headed(head, 'multipart/mixed; boundary="outer"', "7bit", `${text}--outer--\n`);
}

/** A reply to a reply: every line of the body `depth` quote marks deep. */
export function quoted(mail: string, depth: number, mark = "> "): string {
  const { head, body } = split(mail);
  const lines = body.split("\n").map((line) => (mark.repeat(depth) + line).trimEnd());
  const subject = head.replace(/^Subject: /m, "Subject: Re: ");
  return `${subject}\nOn some day somebody wrote:\n${lines.join("\n")}\n`;
}

/** Tabs turned into blanks, as some mailers do. */
export function blanked(mail: string): string {
  const { head, body } = split(mail);
  return `${head}\n${body.replaceAll("\t", "        ")}`;
}
