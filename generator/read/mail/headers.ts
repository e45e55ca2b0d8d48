// The header block of a mail or of a MIME part.

export interface HeaderBlock {
  /** Lower-case name to values, unfolded, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Index of the first line after the block and its empty line. */
  readonly end: number;
}

const fieldLine = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/;

/** Whether a line can open a mail: a header field, or mbox's `From `. */
export function opensHeaders(line: string): boolean {
  return /^(?:From |[A-Z][A-Za-z0-9-]*:(?:\s|$))/.test(line);
}

/**
 * Reads header lines from `start`, before `to`; stops at an empty line or one that is no header.
 */
export function readHeaders(
  lines: readonly string[],
  start: number,
  to: number = lines.length,
): HeaderBlock {
  const values = new Map<string, string[]>();
  let at = start;
  let current: string[] | undefined;
  for (; at < to; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") return { values, end: at + 1 };
    if (/^[ \t]/.test(line)) {
      if (current === undefined) break;
      const before = current.at(-1);
      current[current.length - 1] = before === "" ? line.trim() : `${before} ${line.trim()}`;
      continue;
    }
    const match = fieldLine.exec(line);
    if (match === null) {
      if (at === start && /^>?From /.test(line)) continue;
      break;
    }
    const name = (match[1] ?? "").toLowerCase();
    current = values.get(name) ?? [];
    values.set(name, current);
    current.push((match[2] ?? "").trimEnd());
  }
  return { values, end: at };
}

export function header(block: HeaderBlock, name: string): string {
  return block.values.get(name)?.[0] ?? "";
}

/** More pieces than any file's name has. */
const piecesMax = 32;

/**
 * A parameter of a structured header: `charset` of `text/plain; charset="utf-8"`. A long one may be
 * in pieces, and in another charset (RFC 2231): `name*0*=utf-8''a; name*1="b"`.
 */
export function parameter(value: string, name: string): string {
  const match = parameterOf(value, name);
  if (match !== undefined) return match;
  const pieces: string[] = [];
  for (let at = 0; at < piecesMax; at += 1) {
    const coded = parameterOf(value, `${name}\\*${at}\\*`);
    const piece = coded ?? parameterOf(value, `${name}\\*${at}`);
    if (piece === undefined) break;
    pieces.push(coded === undefined ? piece : uncoded(coded, at === 0));
  }
  if (pieces.length > 0) return pieces.join("");
  return uncoded(parameterOf(value, `${name}\\*`) ?? "", true);
}

function parameterOf(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(value);
  return match?.[1] ?? match?.[2];
}

/** `utf-8'en'a%20b` without its charset and language, one character a byte. */
function uncoded(text: string, first: boolean): string {
  return (first ? text.replace(/^[^']*'[^']*'/, "") : text).replaceAll(
    /%([0-9A-F]{2})/gi,
    (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
