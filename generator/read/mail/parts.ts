// The text parts of a mail, through any nesting of multiparts.
import type { DecodedLine } from "./body-line.ts";
import { unflowed } from "./flowed.ts";
import { header, type HeaderBlock, parameter, readHeaders } from "./headers.ts";
import { decodedLines, type PartEncoding } from "./transfer.ts";

/** Deeper nesting than any mailer makes is not followed. */
const depthMax = 16;

/**
 * Every line of text between `from` and `to` (line indices): the body itself, or all text parts and
 * attached patches of a multipart, in order. HTML twins of a text part are left out.
 */
export function textLines(
  lines: readonly string[],
  block: HeaderBlock,
  from: number,
  to: number,
  depth = 0,
): readonly DecodedLine[] {
  const type = header(block, "content-type") || "text/plain";
  const boundary = parameter(type, "boundary");
  if (/^multipart\//i.test(type) && boundary !== "" && depth < depthMax)
    return multipart(lines, boundary, from, to, depth);
  if (/^message\/rfc822/i.test(type) && depth < depthMax) {
    const inner = readHeaders(lines, from, to);
    return textLines(lines, inner, Math.min(inner.end, to), to, depth + 1);
  }
  if (!isReadable(type, header(block, "content-disposition"))) return [];
  return unflowed(decodedLines(lines.slice(from, to), from + 1, encodingOf(block)), type);
}

/** Text that is no HTML, what is called a patch, and what is named like one. */
function isReadable(type: string, disposition: string): boolean {
  if (/^(?:text\/(?!html)|application\/(?:x-)?(?:patch|diff|mbox)\b)/i.test(type)) return true;
  const name = parameter(disposition, "filename") || parameter(type, "name");
  return /\.(?:patch|diff|txt|eml|mbox|mbx)(?:\.gz)?$/i.test(name);
}

function encodingOf(block: HeaderBlock): PartEncoding {
  const type = header(block, "content-type");
  return {
    transfer: header(block, "content-transfer-encoding").trim().toLowerCase(),
    charset: parameter(type, "charset").toLowerCase(),
  };
}

function multipart(
  lines: readonly string[],
  boundary: string,
  from: number,
  to: number,
  depth: number,
): readonly DecodedLine[] {
  const found: DecodedLine[] = [];
  const read = (start: number, end: number): void => {
    const block = readHeaders(lines, start, end);
    for (const line of textLines(lines, block, Math.min(block.end, end), end, depth + 1))
      found.push(line);
  };
  let start: number | undefined;
  for (let at = from; at < to; at += 1) {
    const line = lines[at]?.trimEnd() ?? "";
    if (line !== `--${boundary}` && line !== `--${boundary}--`) continue;
    if (start !== undefined) read(start, at);
    start = line.endsWith(`${boundary}--`) ? undefined : at + 1;
    if (start === undefined) return found;
  }
  // A truncated mail: the last part has no end.
  if (start !== undefined) read(start, to);
  return found;
}
