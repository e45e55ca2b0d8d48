// Long structs in a mail: what is said is shown, the rest is passed over.

import { countFirst, pushAll } from "../../lists/index.ts";

/** A struct up to this long is shown whole, lines. */
const wholeMax = 24;

/** Shown beside a line that matters, on either side. */
const beside = 1;

/** Members of one type in a row, all of which matter alike, of which some are passed over. */
const alikeMax = 8;

/**
 * The lines of a printed struct with runs of uninteresting ones left out, and of long runs that
 * matter alike all but the first two and the last. The first line and those from the closing brace
 * on are always kept.
 */
export function elided(text: string, matters: (line: string) => boolean): string {
  const lines = statements(text.trimEnd().split("\n"));
  const closing = lines.findIndex((line) => line.startsWith("}"));
  if (lines.length <= wholeMax || closing < 0) return text;
  const kept = new Set<number>([0]);
  for (let at = closing; at < lines.length; at += 1) kept.add(at);
  for (const [at, line] of lines.entries())
    if (matters(line)) for (let near = at - beside; near <= at + beside; near += 1) kept.add(near);
  for (const at of alike(lines, matters)) kept.delete(at);
  const shown = [...kept].toSorted((a, b) => a - b);
  for (const [first, last] of braces(lines))
    if ((shown[countFirst(shown, (at) => at < first)] ?? Infinity) <= last)
      kept.add(first).add(last);
  const out: string[] = [];
  let run: string[] = [];
  const close = (): void => {
    // Saying that one line is left out takes a line.
    if (run.length > 1) out.push(`${/^\t*/.exec(run[0] ?? "")?.[0] ?? ""}/* ... */`);
    else pushAll(out, run);
    run = [];
  };
  for (const [at, line] of lines.entries()) {
    if (!kept.has(at)) run.push(line);
    else {
      close();
      out.push(line);
    }
  }
  return out.join("\n");
}

/** The inner records: where each opens and where it closes. */
function braces(lines: readonly string[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const open: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (/^\s*\}/.test(line)) found.push([open.pop() ?? at, at]);
    if (line.endsWith("{")) open.push(at);
  }
  return found;
}

/** Lines, each with those it goes on with below: they are kept or left out together. */
function statements(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before !== undefined && (!ends.test(before) || numbersOnly.test(line)))
      whole[whole.length - 1] = `${before}\n${line}`;
    else whole.push(line);
  }
  return whole;
}

const ends = /(?:[;{}]|\*\/)$/;
/** A comment in front of nothing that does not name bytes of nobody. */
const numbersOnly = /^\s+\/\* +(?!hole|padding|unused|cache)/;

/** The inner ones of many lines in a row that matter and declare members of one type. */
function alike(lines: readonly string[], matters: (line: string) => boolean): readonly number[] {
  const typeOf = (line: string | undefined): string =>
    line !== undefined && matters(line) ? typeIn(line.trim().replaceAll(/\s+/g, " ")) : "";
  const inner: number[] = [];
  let start = 0;
  for (let at = 1; at <= lines.length; at += 1) {
    const type = typeOf(lines[start]);
    if (type !== "" && typeOf(lines[at]) === type) continue;
    if (type !== "" && at - start > alikeMax)
      for (let own = start + 2; own < at - 1; own += 1) inner.push(own);
    start = at;
  }
  return inner;
}

/** The words of a declaration before its name; where it declares none, all of it. */
function typeIn(line: string): string {
  const declared = line.slice(0, line.lastIndexOf(";") + 1);
  const type = declared.replace(/ [*\w]+(?:\[.*)?;.*$/, "");
  return type === declared ? line : type;
}

/** Whether a line of a drawing is about bytes nobody named. */
export function drawsGap(line: string): boolean {
  return /\/\* (?:hole|padding|unused)/.test(line);
}
