// The reply itself: headers, the lines concerned, words under them, drawing and corrected struct.
import { type Finding, toldToPeople } from "../../finding/index.ts";
import type { LayoutGroup } from "../../layout/index.ts";
import { largest, pushTo, smallest } from "../../lists/index.ts";
import { type CRecord, declaredIn, lineKey, patchLineKey, type Span } from "../../model/index.ts";
import { columnsOf, foldedCode } from "../code-lines.ts";
import { drawLayout } from "../drawing/index.ts";
import { declarationIn, withoutAsides } from "./asides.ts";
import { drawsGap, elided } from "./elided.ts";
import { type Answered, attribution, envelope } from "./envelope.ts";
import type { Manners } from "./manners.ts";
import { onceAFile } from "./once.ts";
import { mark, type QuotableLine, quote, rangesToQuote } from "./quote.ts";
import { atRemovals } from "./removed.ts";
import { type IsOld, type Remark, remarksOf } from "./remark.ts";
import { mailMost, mailWidth, wrapped } from "./wrap.ts";

/** A record with findings, as a reply shows it. */
export interface RecordReport {
  readonly record: CRecord;
  readonly findings: readonly Finding[];
  /** Of how many more structs of the file a rule would say the same. */
  readonly also?: ReadonlyMap<string, number>;
  /** What to draw; empty when the record is not wholly known. */
  readonly groups: readonly LayoutGroup[];
  /** The corrected record, the same as C, and what there is to say about it. */
  readonly fix?:
    { readonly record: CRecord; readonly text: string; readonly lead: string } | undefined;
}

/** A hunk with findings. */
export interface HunkReport {
  readonly path: string;
  readonly heading: string;
  readonly lines: readonly QuotableLine[];
  readonly records: readonly RecordReport[];
  /** Findings about the file rather than a record. */
  readonly findings: readonly Finding[];
}

/**
 * A mail that can be sent as it is. Without headers to answer (a bare patch) it starts at the
 * quotation. Empty when there is nothing worth a mail. `existing` closes it: what stood there
 * before.
 */
export function writeReply(
  answered: Answered | undefined,
  hunks: readonly HunkReport[],
  manners: Manners,
  existing: readonly Finding[] = [],
): string {
  const parts: string[] = [];
  const explained = new Set<string>();
  let path: string | undefined;
  for (const hunk of onceAFile(hunks, manners.words)) {
    const body = hunkReply(hunk, manners, explained);
    if (body === "") continue;
    const quoted = mark(hunk.lines[0]?.depth ?? 0);
    if (hunk.path !== path && hunk.path !== "") {
      parts.push(`${quoted}diff --git a/${hunk.path} b/${hunk.path}\n`);
    } else if (parts.length > 0 && !leavesOut(body)) parts.push(`${quoted}[...]\n`);

    path = hunk.path;
    parts.push(body);
  }
  if (parts.length === 0) return "";
  const text = parts
    .map((part, at) => `${isWords(parts[at - 1] ?? "") ? "\n" : ""}${part}`)
    .join("");
  const said = `${text}${besides(existing)}`;
  const body = answered === undefined ? said : `${attribution(answered)}\n${said}`;
  if (answered === undefined) return body;
  return `${envelope(answered, !/[\u0080-\uffff]/.test(body))}\n${body}`;
}

/** What the patch is not to blame for, apart and short. */
function besides(existing: readonly Finding[]): string {
  if (existing.length === 0) return "";
  const lead =
    "Not from this patch, but in the structs it touches, and worth a patch of its own where it " +
    "can still be changed:";
  const items = toldToPeople(existing).map(({ record, message }) =>
    wrapped(`- struct ${record ?? ""}: ${message}`).replaceAll("\n", "\n  "),
  );
  return `\n${wrapped(lead)}\n\n${items.join("\n")}\n`;
}

/** Whether a quotation opens by saying that something is left out. */
const leavesOut = (body: string): boolean => /^[> ]*\[\.\.\.\]\n/.test(body);

/** Whether a text ends in words of ours, which a quotation keeps away from by an empty line. */
function isWords(text: string): boolean {
  const last = text.lastIndexOf("\n", text.length - 2) + 1;
  return text !== "" && text[last] !== ">";
}

function hunkReply(hunk: HunkReport, manners: Manners, explained: Set<string>): string {
  const index = new Map(hunk.lines.map((line, at) => [patchLineKey(line), at]));
  const notes = new Map<number, string[]>();
  const note = (at: number, text: string): void => pushTo(notes, at, text);
  const isOld: IsOld = ({ span }) => hunk.lines[index.get(lineKey(span)) ?? -1]?.kind !== "+";
  const around: (readonly [number, number])[] = [];
  for (const report of hunk.records) {
    const findings = atRemovals(report.findings, report.record, hunk.lines, index);
    const remarks = remarksOf(findings, manners, isOld, explained, report.also);
    if (remarks.length === 0) continue;
    const extent = extentOf(report.record, hunk, index, remarks);
    around.push(extent);
    for (const remark of remarks) note(index.get(remark.place) ?? extent[1], wrapped(remark.text));
    for (const text of closing(report)) note(extent[1], text);
  }
  for (const remark of remarksOf(hunk.findings, manners, isOld, explained)) {
    const first = index.get(remark.place) ?? 0;
    const last = endOfMacro(hunk.lines, first);
    if (last > first) around.push([first, last]);
    note(last, wrapped(remark.text));
  }
  if (notes.size === 0) return "";
  return quotation(hunk, notes, around);
}

/** The last line of the macro that begins at one, which is read before a word on it. */
function endOfMacro(lines: HunkReport["lines"], first: number): number {
  if (!/^\s*#\s*define\b/.test(lines[first]?.text ?? "")) return first;
  const { kind } = lines[first]!;
  let at = first;
  while (lines[at]!.text.endsWith("\\") && lines[at + 1]?.kind === kind) at += 1;
  return at;
}

/** First and last index of a record's lines in the hunk, as far as they are there. */
function extentOf(
  { span, end }: CRecord,
  { lines }: HunkReport,
  index: ReadonlyMap<string, number>,
  remarks: readonly Remark[],
): readonly [number, number] {
  const places = remarks.map((remark) => index.get(remark.place) ?? 0);
  const indexOf = (at: Span | undefined): number | undefined =>
    at === undefined ? undefined : index.get(lineKey(at));
  const first = indexOf(span) ?? smallest(places, lines.length - 1);
  const last = indexOf(end) ?? largest(places, 0);
  return [first, Math.min(largest(places, Math.max(first, last)), lines.length - 1)];
}

/** What follows a struct: how it looks now, and how it should. */
function closing({ record, findings, groups, fix }: RecordReport): readonly string[] {
  const parts: string[] = [];
  if (groups.length > 0) {
    const names = groups.map((group) => group.targets[0]?.name ?? "");
    const where = names.length === 1 ? "" : `, on ${names.join(" and ")}`;
    parts.push(wrapped(`The layout as posted${where}:`));
    const drawings = drawLayout(groups, { width: mailWidth - 8, most: codeMost })
      .trimEnd()
      .split("\n\n");
    const matters = drawsOneOf(findings);
    parts.push(indented(drawings.map((drawing) => elided(drawing, matters)).join("\n\n")));
  }
  if (fix !== undefined) {
    const text = elided(withoutAsides(fix.text, codeMost), isNew(record, fix.record));
    parts.push(wrapped(fix.lead), indented(narrow(text)));
  }
  return parts;
}

/** Whether a line of a drawing is about bytes nobody named, or a member something is said of. */
function drawsOneOf(findings: readonly Finding[]): (line: string) => boolean {
  const names = new Set(
    findings.flatMap(({ level, member = "" }) => (level === "advice" ? [] : [member])),
  );
  return (line) => {
    const [, name] = /(\w+)(?:\[[^;]*| *:[^;]*)?;/.exec(line) ?? [];
    return drawsGap(line) || (name !== undefined && names.has(name));
  };
}

/** Whether a line of the corrected struct is new, or follows another one than it did. */
function isNew(record: CRecord, corrected: CRecord): (line: string) => boolean {
  const old = declaredIn(record).map(({ spelling }) => spelling);
  const places = new Map(old.map((spelling, at) => [spelling, at]));
  let before = -1;
  const changed = new Set<string>();
  for (const { spelling } of declaredIn(corrected)) {
    // Members of several inner records may be spelt alike.
    const at = old[before + 1] === spelling ? before + 1 : places.get(spelling);
    if (at === undefined || at !== before + 1) changed.add(spelling);
    if (at !== undefined) before = at;
  }
  return (line) => changed.has(declarationIn(line));
}

/** Columns that C may have behind the tab it is set off with, rather than be broken. */
const codeMost = mailMost - 8;

/** C with its long lines folded. */
function narrow(text: string): string {
  const lines = text.split("\n").map((line) => {
    if (columnsOf(line, 0) <= codeMost) return line;
    const [first] = /^\t*/.exec(line)!;
    return foldedCode(line.slice(first.length), first, "\t", codeMost);
  });
  return lines.join("\n");
}

function indented(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => (line === "" ? "" : `\t${line}`)).join("\n");
}

function quotation(
  hunk: HunkReport,
  notes: ReadonlyMap<number, readonly string[]>,
  around: readonly (readonly [number, number])[],
): string {
  const { lines } = hunk;
  const quoted = mark(lines[0]?.depth ?? 0);
  const out: string[] = [];
  if (hunk.heading !== "") out.push(`${quoted}${hunk.heading}`);
  let next = 0;
  for (const [first, last] of rangesToQuote([...notes.keys()], around)) {
    if (first > next) out.push(`${quoted}[...]`);
    for (let at = first; at <= last; at += 1) {
      const line = lines[at];
      if (line === undefined) break;
      out.push(quote(line));
      const texts = notes.get(at);
      if (texts !== undefined) out.push("", texts.join("\n\n"), "");
    }
    next = last + 1;
  }
  return `${out.join("\n").trimEnd()}\n`;
}
