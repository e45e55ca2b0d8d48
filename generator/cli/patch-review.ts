// One patch through every room: read, checked, fixed, and arranged for the writers.
import type { Finding } from "../finding/index.ts";
import { fixRecords } from "../fix/index.ts";
import { groupLayouts } from "../layout/index.ts";
import type { CRecord, MacroDefinition, Unit } from "../model/index.ts";
import { ReadSession, readC, type SourceFile } from "../read/c/index.ts";
import { type Mail, type PatchSource, readPatch, sourcesOf } from "../read/mail/index.ts";
import { checkCode, checkRecords, type CheckContext, profileIn } from "../rules/index.ts";
import { type Target, targetNamed, targets } from "../targets/index.ts";
import type { HunkReport, RecordReport } from "../write/reply/index.ts";
import { includeFrom, textIn } from "./include.ts";
import { usersIn } from "./record-users.ts";

export interface PatchReview {
  readonly hasPatch: boolean;
  /** All findings, those about damage included. */
  readonly findings: readonly Finding[];
  readonly damage: readonly Finding[];
  readonly hunks: readonly HunkReport[];
}

/** A source with what was read from it. */
interface Read {
  readonly source: PatchSource;
  readonly unit: Unit;
  /** What the same lines declared before the patch; absent where there was nothing. */
  readonly old?: Unit;
}

/** Reviews what a mail's patch adds to headers. `input` names the mail in findings. */
export function reviewPatch(mail: Mail, input: string, tree?: string): PatchReview {
  const patch = readPatch(mail.body, input);
  const sources = sourcesOf(patch, input);
  const reads = readAll(sources.filter(isWorthReading), tree);
  const macros = { now: macrosByPath(reads, "unit"), before: macrosByPath(reads, "old") };
  const users = usersIn(mail, sources);
  const headers = reads.map((read) => {
    const known = read.source.path === "" ? users.byWords : users.byCode;
    return { read, context: { ...contextOf(read, macros), users: known } };
  });
  const hunks = [
    ...headers.map(({ read, context }) => reviewHunk(read, context)),
    ...reviewCode(sources.filter(isCode), headers),
  ].toSorted((a, b) => (a.lines[0]?.mailLine ?? 0) - (b.lines[0]?.mailLine ?? 0));
  const found = hunks.flatMap((hunk) => [
    ...hunk.findings,
    ...hunk.records.flatMap((record) => record.findings),
  ]);
  const damage = patch.findings;
  return { hasPatch: patch.files.length > 0, findings: [...damage, ...found], damage, hunks };
}

/** Headers the patch declares something in, and quoted structs whose file a reviewer cut away. */
function isWorthReading({ path, hunk, text }: PatchSource): boolean {
  if (path.endsWith(".h"))
    return hunk.lines.some((line) => line.kind !== " ") && declares.test(text);
  if (!hunk.lines.some((line) => line.kind === "+")) return false;
  return (path === "" || !hunk.placed) && /\b(?:struct|union)\b/.test(text);
}

const isCode = ({ path, hunk }: PatchSource): boolean =>
  path.endsWith(".c") && hunk.lines.some((line) => line.kind === "+");

const declares = /\b(?:struct|union|enum|typedef|define)\b/;

/**
 * Texts read before another one, at most: a patch of a thousand hunks is not read a million times.
 */
const beforeMax = 12;

/** What a text can build on: earlier hunks of its file, and headers of the patch it includes. */
function textsBefore(source: PatchSource, earlier: readonly PatchSource[]): readonly PatchSource[] {
  const fitting = earlier.filter(({ path }) => {
    if (path === source.path) return true;
    const name = path.replace(/^.*include\/(?:uapi\/)?/, "");
    return name !== "" && source.text.includes(name);
  });
  return fitting.slice(-beforeMax);
}

/** The file as the tree has it, whose other records a hunk does not show. */
function baseOf({ path, wholeFile }: PatchSource, tree: string | undefined): readonly SourceFile[] {
  if (tree === undefined || path === "" || wholeFile) return [];
  const text = textIn(tree, path);
  return text === undefined ? [] : [{ path, text }];
}

/** Reads every text knowing those before it, as a compiler reads a file from the top. */
function readAll(sources: readonly PatchSource[], tree: string | undefined): readonly Read[] {
  const target = reference();
  const session = new ReadSession();
  const include = tree === undefined ? undefined : includeFrom(tree);
  const earlier: PatchSource[] = [];
  return sources.map((source) => {
    const options = {
      target,
      session,
      fragment: !source.wholeFile,
      assumeConfig: true,
      before: [...baseOf(source, tree), ...textsBefore(source, earlier)],
      ...(include === undefined ? {} : { include }),
    };
    const { unit } = readC(source, options);
    earlier.push(source);
    if (!declares.test(source.oldText)) return { source, unit };
    const before = readC({ path: source.path, text: source.oldText }, options);
    return { source, unit, old: before.unit };
  });
}

/**
 * What all hunks of a file define: an ioctl number often stands in another hunk than its struct.
 */
function macrosByPath(reads: readonly Read[], when: "unit" | "old"): MacrosByPath {
  const found = new Map<string, MacroDefinition[]>();
  for (const read of reads) {
    const { path } = read.source;
    const { macros } = read[when] ?? { macros: [] };
    const known = found.get(path);
    if (known === undefined) found.set(path, [...macros]);
    else known.push(...macros);
  }
  return found;
}

type MacrosByPath = ReadonlyMap<string, readonly MacroDefinition[]>;

/** The target texts are read for and numbers in prose come from. */
function reference(): Target {
  const target = targetNamed("x86_64");
  if (target === undefined) throw new Error("the target table has no x86_64");
  return target;
}

/** What rules may know around a hunk of a header. */
function contextOf(
  { source, unit, old }: Read,
  macros: { readonly now: MacrosByPath; readonly before: MacrosByPath },
): CheckContext {
  const { path } = source;
  return {
    path,
    unit: { ...unit, macros: macros.now.get(path) ?? [] },
    added: source.adds,
    inTree: true,
    wholeFile: source.wholeFile,
    text: source,
    ...(old === undefined ? {} : { old: { ...old, macros: macros.before.get(path) ?? [] } }),
  };
}

/** What is to be said of the code that handles the records the patch declares. */
function reviewCode(
  sources: readonly PatchSource[],
  headers: readonly { readonly read: Read; readonly context: CheckContext }[],
): readonly HunkReport[] {
  if (sources.length === 0) return [];
  const known = headers.flatMap(({ read, context }) =>
    read.unit.records.map((record) => ({ record, context })),
  );
  const found = checkCode(sources, known);
  return sources.flatMap(({ adds, file, hunk }) => {
    const findings = found.filter(({ span }) => adds(span));
    if (findings.length === 0) return [];
    const { heading, lines } = hunk;
    return [{ path: file.path, heading, lines, records: [], findings }];
  });
}

function reviewHunk({ source, unit }: Read, context: CheckContext): HunkReport {
  const { path, hunk, file } = source;
  const { records } = unit;
  const findings = checkRecords(records, context);
  const known = new Set(records.map((record) => record.name));
  return {
    path: hunk.placed ? file.path : path,
    heading: hunk.heading,
    lines: hunk.lines,
    records: reportsOf(records, findings, context),
    findings: findings.filter(({ record }) => record === undefined || !known.has(record)),
  };
}

function reportsOf(
  records: readonly CRecord[],
  findings: readonly Finding[],
  context: CheckContext,
): readonly RecordReport[] {
  const isNew = (record: CRecord): boolean => context.added?.(record.span) ?? true;
  const fresh = records.filter(isNew);
  const shown = new Map(fresh.map((record) => [record, asQuoted(record)]));
  const fixes = fixRecords([...shown.values()], { ...context, unpublished: true });
  const flawed = records.filter((record) =>
    findings.some((finding) => finding.record === record.name),
  );
  return flawed.map((record) => {
    const own = findings.filter((finding) => finding.record === record.name);
    const serious = own.some((finding) => finding.level !== "advice");
    const whole = shown.get(record);
    const groups = serious && whole !== undefined ? drawn(whole, context) : [];
    const fix = whole === undefined ? undefined : fixes.get(whole);
    const isCut = record.completeness !== "whole";
    const corrected = fix && { text: fix.text, lead: leadOf(fix.record, isCut) };
    return { record, findings: own, groups, fix: corrected };
  });
}

/**
 * A new struct whose end was not quoted, taken for what is quoted of it: good enough to draw and to
 * propose, not to judge.
 */
function asQuoted(record: CRecord): CRecord {
  return record.completeness === "partial" ? { ...record, completeness: "whole" } : record;
}

/** x86_64, and i386 where user space sees the record and it differs there. */
function drawn(record: CRecord, context: CheckContext): RecordReport["groups"] {
  const names = profileIn(record, context) === "kho" ? ["x86_64"] : ["x86_64", "i386"];
  const wanted = names.map(targetNamed).filter((target) => target !== undefined);
  return groupLayouts(record, wanted).filter((group) => group.layout.exact);
}

/** "How about this instead, with 16 bytes on every architecture?" */
function leadOf(record: CRecord, isCut: boolean): string {
  const sizes = new Set(groupLayouts(record, targets).map(({ layout }) => layout.size));
  const [size] = sizes;
  const how = sizes.size === 1 ? `, with ${size} bytes on every architecture` : "";
  return `${isCut ? "Going by what is quoted, how" : "How"} about this instead${how}?`;
}
