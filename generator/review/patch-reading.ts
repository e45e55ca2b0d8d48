// The texts of a patch read one after the other, as a compiler reads a file from the top.
import { groupedBy } from "../lists/index.ts";
import type { Finding } from "../finding/index.ts";
import type { Unit } from "../model/index.ts";
import { ReadSession, readTogether, type SourceFile } from "../read/c/index.ts";
import {
  declaresRecord,
  isDocument,
  isProgram,
  type PatchSource,
  recordsIn,
} from "../read/mail/index.ts";
import { targetsOf } from "../rules/index.ts";
import { Earlier } from "./earlier.ts";
import type { InstalledHeaders } from "./installed.ts";
import { inInstalled } from "./installed-base.ts";
import { startedFrom } from "./installed-start.ts";
import { readKnowing, untrueIn } from "./knowing.ts";
import { type Rebuilt, rebuilt } from "./rebuilt.ts";
import { Series } from "./series.ts";
import type { Tree } from "./tree.ts";

/** Where to look for what the patch builds on and does not show. */
export interface BaseTexts {
  /** A kernel tree. */
  readonly tree?: Tree | undefined;
  /** Without a tree: headers of a kernel that is installed. */
  readonly installed?: InstalledHeaders | undefined;
  /** The series the patch belongs to. */
  readonly series?: Series | undefined;
}

/** A source with what was read from it. */
export interface Read {
  /** One hunk, or a file with several in it. */
  readonly source: PatchSource;
  /** The hunks it has, one at least. */
  readonly parts: readonly PatchSource[];
  readonly unit: Unit;
  /** What the same lines declared before the patch; absent where there was nothing. */
  readonly old?: Unit;
  /** Installed headers it had to be read with. */
  readonly borrowed: readonly string[];
  /** Assertions in lines the patch adds that are false for sure: no installed header has a say. */
  readonly untrue: readonly Finding[];
  /** Names in lines the patch adds that nobody defines. */
  readonly unknown: readonly string[];
}

/** Reads every text of the patch that declares something, knowing those before it. */
export function readAll(sources: readonly PatchSource[], base: BaseTexts): readonly Read[] {
  const { tree, series = new Series(tree) } = base;
  const session = new ReadSession();
  const installed = tree === undefined ? base.installed : undefined;
  const earlier = new Earlier(series.earlier);
  const reads: Read[] = [];
  const done = new Set<PatchSource>();
  const byFile = groupedBy(sources, (source) => source.path);
  const isRead = (one: PatchSource): boolean => isWorthReading(one) || isInside(one, series);
  for (const shown of sources.filter(isRead)) {
    if (done.has(shown)) continue;
    const { source, parts, isWhole, base } = isProgram(shown.path)
      ? declarationsOf(shown)
      : inItsFile(shown, byFile.get(shown.path) ?? [], series, installed);
    const targets = targetsOf(source.path);
    const options = {
      session,
      fragment: !isWhole,
      assumeConfig: true,
      before: [
        ...(source === shown ? baseOf(shown, series) : []),
        ...earlier.before(shown, isWhole),
      ],
      ...(tree === undefined ? {} : { include: tree.include }),
    };
    const known = readKnowing(source, targets, options, installed);
    const { reading, used, borrowed } = known;
    const { unit } = reading;
    for (const part of parts) done.add(part);
    // Where an installed header has the rest, those behind may build on that as well.
    for (const part of base.length > 0 ? [source] : parts) earlier.add(part);
    const unknown = reading.findings
      .filter(({ rule, span }) => rule.startsWith("unknown-") && source.adds(span))
      .flatMap(({ message }) => /'([^']*)'/.exec(message)?.[1] ?? []);
    const isCertain = isWhole && base.length === 0;
    const untrue = untrueIn(known, source.path).filter(
      ({ level, span }) => isCertain && level === "error" && source.adds(span),
    );
    const read = { source, parts, unit, borrowed: [...base, ...borrowed], untrue, unknown };
    if (!declares.test(source.oldText)) reads.push(read);
    else {
      const before = readTogether({ path: source.path, text: source.oldText }, targets, used);
      reads.push({ ...read, old: series.published(before.unit) });
    }
  }
  return reads;
}

/**
 * Headers the patch declares something in, structs its pages show, records of a program, and quoted
 * structs whose file a reviewer cut away.
 */
function isWorthReading({ path, hunk, text }: PatchSource): boolean {
  if (path.endsWith(".h") || isDocument(path))
    return hunk.lines.some((line) => line.kind !== " ") && declares.test(text);
  if (!hunk.lines.some((line) => line.kind === "+")) return false;
  if (isProgram(path)) return declaresRecord(text);
  return (path === "" || !hunk.placed) && /\b(?:struct|union)\b/.test(text);
}

/** Members of a record whose head only the file shows. */
function isInside({ path, hunk }: PatchSource, series: Series): boolean {
  if (!path.endsWith(".h")) return false;
  const isMember = hunk.lines.some(({ kind, text }) => kind !== " " && text.includes(";"));
  return isMember && series.basesOf(path).next().done !== true;
}

const declares = /\b(?:struct|union|enum|typedef|define)\b/;

interface InFile extends Rebuilt {
  readonly isWhole: boolean;
  /** The installed header that is the rest of the file. */
  readonly base: readonly string[];
}

/** What a hunk of a program declares, without the rest of its file. */
function declarationsOf(shown: PatchSource): InFile {
  const text = recordsIn(shown.text);
  const source = { ...shown, text, oldText: recordsIn(shown.oldText), wholeFile: false };
  return { source, parts: [source], isWhole: false, base: [] };
}

/** A hunk in its whole file with its others, or in more of it, where there is some it fits. */
function inItsFile(
  shown: PatchSource,
  ofFile: readonly PatchSource[],
  series: Series,
  installed: InstalledHeaders | undefined,
): InFile {
  for (const { text, isWhole } of series.basesOf(shown.path)) {
    const file = rebuilt(isWhole ? ofFile : [shown], text, isWhole);
    if (file?.parts.includes(shown) === true) return { ...file, isWhole, base: [] };
  }
  const file = installed === undefined ? undefined : inInstalled(shown, ofFile, installed);
  if (file !== undefined) return { ...file, isWhole: true, base: [file.borrowed] };
  const started = installed && startedFrom(shown, installed);
  if (started !== undefined) {
    const { source, borrowed } = started;
    return { source, parts: [shown], isWhole: false, base: [borrowed] };
  }
  return { source: shown, parts: [shown], isWhole: shown.wholeFile, base: [] };
}

/** The file as it was, whose other records a hunk that fits nowhere does not show. */
function baseOf({ path, wholeFile }: PatchSource, series: Series): readonly SourceFile[] {
  if (wholeFile) return [];
  const [base] = series.basesOf(path);
  return base?.isWhole === true ? [{ path, text: base.text }] : [];
}
