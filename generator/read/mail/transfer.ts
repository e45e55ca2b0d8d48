// Transfer encodings, undone line by line so that every line keeps its place in the input.
import type { DecodedLine } from "./body-line.ts";
import { gunzipped, isGzip } from "./unwrapped.ts";

/** What a part's headers say about its bytes. */
export interface PartEncoding {
  readonly transfer: string;
  readonly charset: string;
}

/**
 * The text lines of a part. `raw` holds its lines, one character a byte; the first of them is line
 * `first` of the input. Bad encodings give what could be read.
 */
export function decodedLines(
  raw: readonly string[],
  first: number,
  encoding: PartEncoding,
): readonly DecodedLine[] {
  const decode = decoderFor(encoding.charset);
  switch (encoding.transfer) {
    case "quoted-printable":
      return toldApart(quotedPrintable(raw, first, decode));
    case "base64":
      return toldApart(base64(raw, first, encoding.charset));
    default:
      return raw.map((text, index) => ({ text: decode(text), line: first + index }));
  }
}

/** The lines, those that come from one line of the input numbered. */
function toldApart(lines: readonly DecodedLine[]): readonly DecodedLine[] {
  let nth = 0;
  return lines.map((each, at) => {
    nth = each.line === lines[at - 1]?.line ? nth + 1 : 1;
    return nth === 1 ? each : { text: each.text, line: each.line, nth };
  });
}

type Decode = (bytes: string) => string;

/** Bytes beyond plain text in ASCII; the escapes of charsets that switch between two are such. */
const beyondAscii = /[^\t\r -~]/;

/**
 * Bytes of a charset, one character a byte, to text; ASCII, which nearly every line is, passes
 * through. A charset nobody knows or names is UTF-8, and windows-1252 where it cannot be.
 */
export function decoderFor(charset: string): Decode {
  let decoder = new TextDecoder("utf-8");
  try {
    if (charset !== "" && charset !== "us-ascii") decoder = new TextDecoder(charset);
  } catch {
    // As if it had not been named.
  }
  return (bytes) => {
    if (!beyondAscii.test(bytes)) return bytes;
    const text = decoder.decode(Buffer.from(bytes, "latin1"));
    const isBroken = decoder.encoding === "utf-8" && text.includes("\ufffd");
    return isBroken ? new TextDecoder("windows-1252").decode(Buffer.from(bytes, "latin1")) : text;
  };
}

/**
 * RFC 2045 section 6.7: `=XX` is a byte, `=` at the end of a line joins it to the next. Some
 * mailers write the ends of lines themselves as bytes, `=0A=`, or a part of them, `=0D`.
 */
function quotedPrintable(
  raw: readonly string[],
  first: number,
  decode: Decode,
): readonly DecodedLine[] {
  const lines: DecodedLine[] = [];
  let pending: string[] = [];
  let start = first;
  for (const [index, line] of raw.entries()) {
    if (pending.length === 0) start = first + index;
    const trimmed = line.trimEnd();
    const joins = trimmed.endsWith("=");
    const text = (joins ? trimmed.slice(0, -1) : trimmed).replaceAll(
      /=([0-9A-Fa-f]{2})/g,
      (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const [head = "", ...rest] = text.split("\n");
    pending.push(head);
    for (const next of rest) {
      lines.push({ text: decode(pending.join("").replace(/\r$/, "")), line: start });
      pending = [next];
      start = first + index;
    }
    if (!joins) {
      lines.push({ text: decode(pending.join("").replace(/\r$/, "")), line: start });
      pending = [];
    } else if (pending.length === 1 && pending[0] === "") pending = [];
  }
  if (pending.length > 0) lines.push({ text: decode(pending.join("")), line: start });
  return lines;
}

/**
 * RFC 2045 section 6.8. Each decoded line is placed at the input line its first byte comes from,
 * those of a compressed part at its first.
 */
function base64(raw: readonly string[], first: number, charset: string): readonly DecodedLine[] {
  const chunks = raw.map((line) => line.replaceAll(/[^A-Za-z0-9+/]/g, ""));
  const bytes = Buffer.from(chunks.join(""), "base64");
  if (isGzip(bytes)) {
    const inner = Buffer.from(gunzipped(bytes) ?? []);
    return linesOf(inner, charset).map(({ text }) => ({ text, line: first }));
  }
  const found: DecodedLine[] = [];
  let chunk = 0;
  let charsBefore = 0;
  let offset = 0;
  for (const { text, size } of linesOf(bytes, charset)) {
    const char = Math.floor((offset * 4) / 3);
    while (chunk < chunks.length - 1 && charsBefore + (chunks[chunk]?.length ?? 0) <= char) {
      charsBefore += chunks[chunk]?.length ?? 0;
      chunk += 1;
    }
    found.push({ text, line: first + chunk });
    offset += size;
  }
  return found;
}

/** A line of a text, and the bytes it takes with its end. */
interface SizedLine {
  readonly text: string;
  readonly size: number;
}

function linesOf(bytes: Buffer, charset: string): readonly SizedLine[] {
  const bare = (line: string): string => line.replace(/\r$/, "");
  if (/^utf-?16/.test(charset)) {
    const isBig = charset.endsWith("be") || bytes[0] === 0xfe || bytes[0] === 0;
    const decoder = new TextDecoder(isBig ? "utf-16be" : "utf-16le", { ignoreBOM: true });
    const lines = decoder.decode(bytes).split("\n");
    return lines.map((line) => ({
      text: bare(line.replace(/^\ufeff/, "")),
      size: (line.length + 1) * 2,
    }));
  }
  const decode = decoderFor(charset);
  const lines = bytes.toString("latin1").split("\n");
  return lines.map((line) => ({ text: decode(bare(line)), size: line.length + 1 }));
}
