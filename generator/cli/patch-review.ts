// One patch through every room: read, checked, fixed, and arranged for the writers.
import type { Finding } from "../finding/index.ts";
import { fixRecords } from "../fix/index.ts";
import { groupLayouts } from "../layout/index.ts";
import type { CRecord, MacroDefinition, Unit } from "../model/index.ts";
import { ReadSession, readC } from "../read/c/index.ts";
import { type Mail, type PatchSource, readPatch, sourcesOf } from "../read/mail/index.ts";
import { checkRecords, type CheckContext, profileIn } from "../rules/index.ts";
import { type Target, targetNamed, targets } from "../targets/index.ts";
import type { HunkReport, RecordReport } from "../write/reply/index.ts";
import { includeFrom } from "./include.ts";

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
}

/** Reviews what a mail's patch adds to headers. `input` names the mail in findings. */
export function reviewPatch(mail: Mail, input: string, tree?: string): PatchReview {
  const patch = readPatch(mail.body, input);
  const sources = sourcesOf(patch, input).filter(isWorthReading);
  const reads = readAll(sources, tree);
  const macros = macrosByPath(reads);
  const hunks = reads.map((read) => reviewHunk(read, macros.get(read.source.path) ?? []));
  const found = hunks.flatMap((hunk) => [
    ...hunk.findings,
    ...hunk.records.flatMap((record) => record.findings),
  ]);
  const damage = patch.findings;
  return { hasPatch: patch.files.length > 0, findings: [...damage, ...found], damage, hunks };
}

/** Headers the patch declares something in, and quoted structs whose file a reviewer cut away. */
function isWorthReading({ path, hunk, text }: PatchSource): boolean {
  if (!hunk.lines.some((line) => line.kind === "+")) return false;
  if (path.endsWith(".h")) return declares.test(text);
  return (path === "" || !hunk.placed) && /\b(?:struct|union)\b/.test(text);
}

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

/** Reads every text knowing those before it, as a compiler reads a file from the top. */
function readAll(sources: readonly PatchSource[], tree: string | undefined): readonly Read[] {
  const target = reference();
  const session = new ReadSession();
  const include = tree === undefined ? undefined : includeFrom(tree);
  const earlier: PatchSource[] = [];
  return sources.map((source) => {
    const { unit } = readC(source, {
      target,
      session,
      fragment: !source.wholeFile,
      assumeConfig: true,
      before: textsBefore(source, earlier),
      ...(include === undefined ? {} : { include }),
    });
    earlier.push(source);
    return { source, unit };
  });
}

/**
 * What all hunks of a file define: an ioctl number often stands in another hunk than its struct.
 */
function macrosByPath(reads: readonly Read[]): ReadonlyMap<string, readonly MacroDefinition[]> {
  const found = new Map<string, MacroDefinition[]>();
  for (const { source, unit } of reads) {
    const macros = found.get(source.path);
    if (macros === undefined) found.set(source.path, [...unit.macros]);
    else macros.push(...unit.macros);
  }
  return found;
}

/** The target texts are read for and numbers in prose come from. */
function reference(): Target {
  const target = targetNamed("x86_64");
  if (target === undefined) throw new Error("the target table has no x86_64");
  return target;
}

function reviewHunk({ source, unit }: Read, macros: readonly MacroDefinition[]): HunkReport {
  const { path, hunk, file } = source;
  const context: CheckContext = {
    path,
    unit: { ...unit, macros },
    added: source.adds,
    ...(path === "" ? {} : { inTree: true }),
    wholeFile: source.wholeFile,
  };
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
