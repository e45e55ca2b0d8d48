// One patch through every room: read, checked, fixed, and arranged for the writers.
import type { Finding } from "../finding/index.ts";
import { groupedBy } from "../lists/index.ts";
import type { MacroDefinition } from "../model/index.ts";
import {
  type Hunk,
  isDocument,
  isProgram,
  type Mail,
  type PatchLine,
  type PatchSource,
  readPatch,
  sourcesOf,
} from "../read/mail/index.ts";
import {
  checkCode,
  checkExisting,
  checkRecords,
  type CheckContext,
  isExported,
  type Known,
  lineSaid,
  macroSaid,
  sizedWrong,
  withoutBrought,
} from "../rules/index.ts";
import type { HunkReport } from "../write/reply/index.ts";
import { codeTexts } from "./code-text.ts";
import { movedIn } from "./moved.ts";
import { type BaseTexts, type Read, readAll } from "./patch-reading.ts";
import { partFinder, sharesOf } from "./hunk-share.ts";
import { usersIn } from "./record-users.ts";
import { reportsOf } from "./record-reports.ts";
import type { Series } from "./series.ts";

export interface PatchReview {
  readonly hasPatch: boolean;
  /** How many lines its hunks have. */
  readonly lines: number;
  /** All findings, those about damage included. */
  readonly findings: readonly Finding[];
  readonly damage: readonly Finding[];
  readonly hunks: readonly HunkReport[];
  /** What was wrong beside the patch's lines before it came; no part of `findings`. */
  readonly existing: readonly Finding[];
  /** Installed headers that stood in for what the mail does not show. */
  readonly borrowed: readonly string[];
  /** Names nobody defines in what it adds to exported headers: not all of that is judged. */
  readonly unknown: readonly string[];
  /** Copies of headers, the originals not among the patch's files: nobody judged them. */
  readonly copies: readonly string[];
}

/** Reviews what a mail's patch adds to headers. `input` names the mail in findings. */
export function reviewPatch(mail: Mail, input: string, base: BaseTexts = {}): PatchReview {
  const { series } = base;
  series?.open(mail);
  const patch = readPatch(mail.body, input);
  const shown = sourcesOf(patch, input);
  const copies = copiesAlone(shown, mail.headers?.title ?? "");
  const sources = withoutCopies(shown, copies);
  const reads = readAll(sources, base);
  const macros = { now: macrosByPath(reads, "unit"), before: macrosByPath(reads, "old") };
  const users = usersIn(mail, sources);
  const moved = movedIn(sources);
  const undone = undoneIn(sources);
  const parted = partedIn(reads);
  const out = takenOutOf(reads);
  const known = reads.map((read) => {
    const inParts = parted.get(read.source.path);
    const context = {
      ...contextOf(read, macros),
      takenOut: out(read),
      moved,
      undone,
      ...(inParts === undefined ? {} : { parted: inParts }),
    };
    const isLost = read.source.path === "";
    const brought = (tag: string): boolean => series?.brought(tag) === true;
    return { read, context: { ...context, brought, users: isLost ? users.byWords : users.byCode } };
  });
  const hasPatch = patch.files.some(({ hunks }) => !hunks.every(isInWords));
  const isBeside = ({ read: { source } }: { readonly read: Read }): boolean =>
    isDocument(source.path) || (hasPatch && isInWords(source.hunk));
  const headers = known.filter((one) => !isBeside(one));
  const pages = known.filter(isBeside);
  const records = headers.flatMap(({ read, context }) =>
    read.unit.records.map((record) => ({ record, context })),
  );
  const declared = headers.flatMap(({ read, context }) => reviewHunks(read, context));
  const said = keysOf(declared);
  const all = together([
    ...declared,
    ...pages.map(({ read, context }) => reviewPage(read, context, said)),
    ...reviewCode(sources.filter(isCode), [...records, ...(series?.known ?? [])], said),
  ]).toSorted((a, b) => (a.lines[0]?.mailLine ?? 0) - (b.lines[0]?.mailLine ?? 0));
  const hunks = withoutEchoes(all).map((hunk) => withNews(hunk, series));
  const found = hunks.flatMap((hunk) => [
    ...hunk.findings,
    ...hunk.records.flatMap((record) => record.findings),
  ]);
  const damage = patch.findings;
  const borrowed = [...new Set(reads.flatMap((read) => read.borrowed))];
  const findings = [...damage, ...found];
  const existing = headers.flatMap(({ read, context }) =>
    checkExisting(read.unit.records, context),
  );
  series?.close(mail, sources, records, found);
  const lines = patch.files.reduce(
    (sum, file) => file.hunks.reduce((all, hunk) => all + hunk.lines.length, sum),
    0,
  );
  const exported = headers.filter(({ read: { source } }) => isExported(source.path));
  const unknown = exported.flatMap(({ read }) => read.unknown);
  const notes = { existing, borrowed, copies, unknown };
  return { hasPatch: patch.files.length > 0, lines, findings, damage, hunks, ...notes };
}

/** The kernel's tools keep copies of exported headers: what is wrong there is the original's. */
function withoutCopies(
  sources: readonly PatchSource[],
  alone: readonly string[],
): readonly PatchSource[] {
  const paths = new Set(sources.map(({ path }) => path));
  const isCopied = (path: string): boolean => inTools.test(path) && paths.has(path.slice(6));
  return sources.filter(({ path }) => !isCopied(path) && !alone.includes(path));
}

const inTools = /^tools\//;

/** Programs, as the tags of their patches name them: `[PATCH kvmtool 2/3]`. */
const ofProgram = new RegExp(
  String.raw`^\s*\[[^\]]*\b(?:kvmtool|qemu|iproute2|ethtool|rdma-core|libdrm|xfsprogs|e2fsprogs` +
    String.raw`|btrfs-progs|nftables|bluez)\b`,
  "i",
);

/** `update_headers: Sync with Linux 6.1`, `Update kernel headers`: what is merged elsewhere. */
const bringsCopies = new RegExp(
  [
    String.raw`\bsync(?:e?d|s|ing)?\s+(?:\w+\s+){0,2}headers?\b`,
    String.raw`\bheaders?\b\W+(?:re-?)?sync(?:e?d|s|ing)?\b`,
    String.raw`\bupdate_headers\b`,
    String.raw`\bupdate (?:the )?(?:linux|kernel) headers\b`,
  ].join("|"),
  "i",
);

/** Where the kernel's own tree has what others copy. */
const original = /^(?:include|arch\/\w+\/include)\/uapi\//;

/**
 * The copies among the sources that stand there without their originals, which a reviewer who
 * quotes more than the tools may have left out.
 */
function copiesAlone(sources: readonly PatchSource[], title: string): readonly string[] {
  const paths = new Set(sources.map(({ path }) => path));
  const isOfProgram = ofProgram.test(title);
  if (isOfProgram || bringsCopies.test(title))
    return [...paths].filter(
      (path) => path.endsWith(".h") && (isOfProgram || !original.test(path)),
    );
  const isCut = sources.some(({ hunk: { complete, lines } }) => !complete && isQuoted(lines));
  if (isCut && [...paths].some((path) => path !== "" && !inTools.test(path))) return [];
  return [...paths].filter(
    (path) => /^tools\/(?:.*\/)?include\/uapi\//.test(path) && !paths.has(path.slice(6)),
  );
}

const isQuoted = (lines: readonly { readonly depth: number }[]): boolean =>
  lines.some(({ depth }) => depth > 0);

/** Whether a mail shows a struct in words, and no patch has it. */
const isInWords = ({ lines }: Hunk): boolean => lines.every(({ bare }) => bare === true);

/** A program, or lines behind a reviewer's cut that do something. */
const isCode = ({ path, hunk, text }: PatchSource): boolean =>
  (isProgram(path) || (path === "" && !isInWords(hunk) && /[^=!<>]=[^=]/.test(text))) &&
  hunk.lines.some((line) => line.kind === "+");

/**
 * What all hunks of a file define: an ioctl number often stands in another hunk than its struct.
 * Of one name the last counts, since two hunks of a tree's file both have all of it.
 */
function macrosByPath(reads: readonly Read[], when: "unit" | "old"): MacrosByPath {
  const found = new Map<string, Map<string, MacroDefinition>>();
  for (const read of reads) {
    const { path } = read.source;
    const { macros } = read[when] ?? { macros: [] };
    const known = found.get(path) ?? new Map<string, MacroDefinition>();
    found.set(path, known);
    for (const macro of macros) known.set(macro.name, macro);
  }
  return new Map([...found].map(([path, macros]) => [path, [...macros.values()]]));
}

/** By path, the records of which several hunks that change lines have a part, by tag. */
function partedIn(reads: readonly Read[]): ReadonlyMap<string, ReadonlySet<string>> {
  const seen = new Set<string>();
  const parted = new Map<string, Set<string>>();
  for (const { source, unit } of reads) {
    const { path, hunk } = source;
    if (hunk.lines.every(({ kind }) => kind === " ")) continue;
    for (const name of new Set(unit.records.map((record) => record.name))) {
      const key = `${path} ${name}`;
      if (!seen.has(key)) seen.add(key);
      else parted.set(path, (parted.get(path) ?? new Set()).add(name));
    }
  }
  return parted;
}

const takenOut = ({ kind, text }: PatchLine): readonly string[] =>
  kind === "-" ? [lineSaid(text)] : [];

/**
 * The lines a patch takes out of a header, or of other parts of the records one shows: what moves
 * within a record may go from one hunk to the next. O(lines).
 */
function takenOutOf(reads: readonly Read[]): (read: Read) => ReadonlySet<string> {
  const byRecord = new Map<string, Set<string>>();
  const byRead = new Map<Read, Set<string>>();
  for (const read of reads) {
    const { source, unit, parts } = read;
    const keys = unit.records.flatMap(({ name }) =>
      name === "" ? [] : [`${source.path} ${name}`],
    );
    const known = keys.find((key) => byRecord.has(key));
    const lines = (known === undefined ? undefined : byRecord.get(known)) ?? new Set<string>();
    for (const { hunk } of parts) for (const line of hunk.lines.flatMap(takenOut)) lines.add(line);
    for (const key of keys) if (!byRecord.has(key)) byRecord.set(key, lines);
    byRead.set(read, lines);
  }
  return (read) => byRead.get(read) ?? new Set();
}

const defines = /^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(.*)$/gm;

/** The macros a patch takes out, as `macroSaid` writes them. */
function undoneIn(sources: readonly PatchSource[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { hunk } of sources) {
    const removed = hunk.lines.flatMap(({ kind, text }) => (kind === "-" ? [text] : []));
    const text = removed.join("\n").replaceAll("\\\n", " ");
    for (const [, name = "", body = ""] of text.matchAll(defines))
      undone.add(macroSaid(name, lineSaid(body)));
  }
  return undone;
}

type MacrosByPath = ReadonlyMap<string, readonly MacroDefinition[]>;

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
    // Of a program only what it declares was read.
    ...(isProgram(path) ? {} : { text: source }),
    ...(old === undefined ? {} : { old: { ...old, macros: macros.before.get(path) ?? [] } }),
  };
}

/** What is said where it is declared is said neither of a copy of it nor of the code again. */
const keyOf = ({ record, member, rule }: Finding): string => `${record} ${member} ${rule}`;

const keysOf = (declared: readonly HunkReport[]): ReadonlySet<string> =>
  new Set(
    declared.flatMap(({ records, findings }) =>
      [...findings, ...records.flatMap((record) => record.findings)].map(keyOf),
    ),
  );

/** What is to be said of the code that handles the records the patch or an earlier one declares. */
function reviewCode(
  sources: readonly PatchSource[],
  records: readonly Known[],
  said: ReadonlySet<string>,
): readonly HunkReport[] {
  if (sources.length === 0) return [];
  const partOf = partFinder(sources);
  const news = checkCode(codeTexts(sources), records).filter(
    (finding) => !said.has(keyOf(finding)),
  );
  const found = groupedBy(news, ({ span }) => partOf(span));
  return sources.flatMap((source) => {
    const findings = found.get(source) ?? [];
    if (findings.length === 0) return [];
    const { file, hunk } = source;
    const { heading, lines } = hunk;
    return [{ path: file.path, heading, lines, records: [], findings }];
  });
}

/** What is said of the records of a hunk, or of a file, and of it under the hunks it has. */
function reviewHunks({ parts, unit, untrue }: Read, context: CheckContext): readonly HunkReport[] {
  const { records } = unit;
  const findings = checkRecords(records, context);
  const known = new Set(records.map((record) => record.name));
  const reports = reportsOf(records, findings, context);
  const loose = findings.filter(({ record }) => record === undefined || !known.has(record));
  const shares = sharesOf(parts, reports, [...loose, ...untrue]);
  return parts.map(({ path, hunk, file }, at) => ({
    path: hunk.placed ? file.path : path,
    heading: hunk.heading,
    lines: hunk.lines,
    records: shares[at]?.records ?? [],
    findings: shares[at]?.findings ?? [],
  }));
}

/** One report a hunk, whether what it declares or what it does gave rise to it. */
function together(hunks: readonly HunkReport[]): readonly HunkReport[] {
  const byLines = new Map<HunkReport["lines"], HunkReport>();
  for (const hunk of hunks) {
    const known = byLines.get(hunk.lines);
    const records = [...(known?.records ?? []), ...hunk.records];
    const findings = [...(known?.findings ?? []), ...hunk.findings];
    byLines.set(hunk.lines, Object.assign({}, hunk, { records, findings }));
  }
  return [...byLines.values()];
}

/** What is said where a record is declared is not said again where another hunk embeds it. */
function withoutEchoes(hunks: readonly HunkReport[]): readonly HunkReport[] {
  const flawed = sizedWrong(
    hunks.flatMap(({ records }) => records.flatMap(({ findings }) => findings)),
  );
  return hunks.map((hunk) => {
    const records = hunk.records.map((report) => {
      const findings = withoutBrought(report.findings, flawed);
      return findings.length === report.findings.length
        ? report
        : Object.assign({}, report, { findings });
    });
    return Object.assign({}, hunk, { records });
  });
}

/** A hunk less what was said of an earlier patch of its series. */
function withNews(hunk: HunkReport, series: Series | undefined): HunkReport {
  if (series === undefined) return hunk;
  const news = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter((finding) => series.isNews(finding));
  const records = hunk.records
    .map((report) => ({ report, own: news(report.findings) }))
    .filter(({ report, own }) => own.length > 0 || report.findings.length === 0)
    .map(({ report, own }) => Object.assign({}, report, { findings: own }));
  return Object.assign({}, hunk, { records, findings: news(hunk.findings) });
}

/**
 * A struct shown on a page, or in words beside the patch, is judged as any other, less what is said
 * where it is declared: a copy that differs from the header is a defect of its own.
 */
function reviewPage(read: Read, context: CheckContext, said: ReadonlySet<string>): HunkReport {
  const copies = isDocument(read.source.path);
  const isNews = (finding: Finding): boolean =>
    !(copies && finding.level === "advice") && !said.has(keyOf(finding));
  const [report] = reviewHunks(read, context);
  if (report === undefined) throw new Error("a page read has a hunk");
  const records = report.records
    .map((each) => Object.assign({}, each, { findings: each.findings.filter(isNews) }))
    .filter(({ findings }) => findings.length > 0);
  return { ...report, records, findings: [] };
}
