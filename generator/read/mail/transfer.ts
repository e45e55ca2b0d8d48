// Transfer encodings, undone line by line so that every line keeps its place in the input.
import type { DecodedLine } from "./body-line.ts";

/** What a part's headers say about its bytes. */
export interface PartEncoding {
  readonly transfer: string;
  readonly charset: string;
  readonly flowed: boolean;
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
      return quotedPrintable(raw, first, decode);
    case "base64":
      return base64(raw, first, decode);
    default:
      return raw.map((text, index) => ({ text: decode(text), line: first + index }));
  }
}

type Decode = (bytes: string) => string;

const beyondAscii = /[\u0080-\u00ff]/;

/** Bytes of a charset to text; ASCII, which nearly every line is, passes through. */
function decoderFor(charset: string): Decode {
  let decoder = new TextDecoder("utf-8");
  try {
    if (charset !== "" && charset !== "us-ascii") decoder = new TextDecoder(charset);
  } catch {
    // A charset nobody knows is read as UTF-8.
  }
  return (bytes) =>
    beyondAscii.test(bytes) ? decoder.decode(Buffer.from(bytes, "latin1")) : bytes;
}

/** RFC 2045 section 6.7: `=XX` is a byte, `=` at the end of a line joins it to the next. */
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
    pending.push(text);
    if (joins) continue;
    lines.push({ text: decode(pending.join("")), line: start });
    pending = [];
  }
  if (pending.length > 0) lines.push({ text: decode(pending.join("")), line: start });
  return lines;
}

/**
 * RFC 2045 section 6.8. Each decoded line is placed at the input line its first byte comes from.
 */
function base64(raw: readonly string[], first: number, decode: Decode): readonly DecodedLine[] {
  const chunks = raw.map((line) => line.replaceAll(/[^A-Za-z0-9+/]/g, ""));
  const bytes = Buffer.from(chunks.join(""), "base64").toString("latin1");
  const lines: DecodedLine[] = [];
  let chunk = 0;
  let charsBefore = 0;
  let offset = 0;
  for (const text of bytes.split("\n")) {
    const char = Math.floor((offset * 4) / 3);
    while (chunk < chunks.length - 1 && charsBefore + (chunks[chunk]?.length ?? 0) <= char) {
      charsBefore += chunks[chunk]?.length ?? 0;
      chunk += 1;
    }
    lines.push({ text: decode(text.replace(/\r$/, "")), line: first + chunk });
    offset += text.length + 1;
  }
  return lines;
}
