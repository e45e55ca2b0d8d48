// The texts of a patch read one after the other, as a compiler reads a file from the top.
import { groupedBy, keptFor, pushTo } from "../lists/index.ts";
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
import { codeOf, targetsOf } from "../rules/index.ts";
import type { InstalledHeaders } from "./installed.ts";
import { inInstalled } from "./installed-base.ts";
import { startedFrom } from "./installed-start.ts";
import { readKnowing, unguarded, untrueIn } from "./knowing.ts";
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
    for (const part of parts) earlier.add(part);
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

/**
 * Texts read before another one, at most, be it for their names or as the last ones: a patch of a
 * thousand hunks is not read a million times.
 */
const beforeMax = 12;

/**
 * What a text can build on: headers of the patch it includes or names records of, and unless it is
 * its whole file the earlier hunks of that, less the guard: two hunks may both begin with it.
 */
class Earlier {
  readonly #byPath = new Map<string, Numbered[]>();
  /** The paths an `#include` of a name can mean. */
  readonly #paths = new Map<string, Set<string>>();
  /** The paths a record of a tag is declared in. */
  readonly #homes = new Map<string, Set<string>>();
  /** The last part that declares a record or defines a macro of a name. */
  readonly #latest = new Map<string, Numbered>();
  #count = 0;

  constructor(parts: readonly PatchSource[]) {
    for (const part of parts) this.add(part);
  }

  add(part: PatchSource): void {
    const { path } = part;
    const numbered = { part, at: this.#count++ };
    pushTo(this.#byPath, path, numbered);
    const name = path.replace(/^.*include\/(?:uapi\/)?/, "");
    addTo(this.#paths, name, path);
    for (const [, tag = ""] of part.text.matchAll(heads)) {
      addTo(this.#homes, tag, path);
      this.#latest.set(tag, numbered);
    }
    for (const [, name = ""] of part.text.matchAll(defined)) this.#latest.set(name, numbered);
  }

  /** The last ones a text builds on, in order. */
  before(shown: PatchSource, isWhole: boolean): readonly SourceFile[] {
    const { path, text } = shown;
    const paths = new Set<string>();
    for (const name of namesIn(text)) for (const one of this.#paths.get(name) ?? []) paths.add(one);
    // A hunk seldom shows what its file includes.
    for (const [, tag = ""] of text.matchAll(tags))
      for (const one of this.#homes.get(tag) ?? []) paths.add(one);
    if (isWhole) paths.delete(path);
    else paths.add(path);
    const last = [...paths]
      .flatMap((one) => this.#byPath.get(one)?.slice(-beforeMax) ?? [])
      .toSorted((a, b) => a.at - b.at)
      .slice(-beforeMax);
    const all = [...new Set([...this.#named(shown, paths), ...last])]
      .toSorted((a, b) => a.at - b.at)
      .map(({ part }) => part);
    return neededBy(shown, all).map((part) =>
      part.path === path ? unguarded(closed(part)) : closed(part),
    );
  }

  /**
   * What declares the names a text uses, and those that uses, however many texts stand in between:
   * who answers each struct of a header cuts it into many.
   */
  #named(shown: PatchSource, paths: ReadonlySet<string>): ReadonlySet<Numbered> {
    const found = new Set<Numbered>();
    const asked = new Set<string>();
    const parts = [shown];
    for (const part of parts) {
      for (const word of wordsOf(part).used) {
        if (asked.has(word)) continue;
        asked.add(word);
        const one = this.#latest.get(word);
        if (one === undefined || one.part === shown || found.has(one)) continue;
        if (!paths.has(one.part.path)) continue;
        if (found.size === beforeMax) return found;
        found.add(one);
        parts.push(one.part);
      }
    }
    return found;
  }
}

/**
 * Those of earlier texts that a text may need, and those they may: a hunk that shares no word with
 * what another one declares is read alike without it.
 */
function neededBy(shown: PatchSource, earlier: readonly PatchSource[]): readonly PatchSource[] {
  const wanted = new Set<string>();
  const needed = new Set<PatchSource>();
  // Until nothing comes along any more: a macro may name one that is defined behind it.
  for (let next: readonly PatchSource[] = [shown]; next.length > 0;) {
    for (const part of next) {
      const { used, pastes } = wordsOf(part);
      if (pastes) return earlier;
      needed.add(part);
      for (const word of used) wanted.add(word);
    }
    next = earlier.filter((part) => {
      const { declared } = wordsOf(part);
      return !needed.has(part) && declared.some((word) => wanted.has(word));
    });
  }
  return earlier.filter((part) => needed.has(part));
}

interface Words {
  /** Those outside the members of records: names of records, types, macros, values. */
  readonly declared: readonly string[];
  readonly used: readonly string[];
  /** Whether it uses words that are made of parts. */
  readonly pastes: boolean;
}

const wordsOf: (source: PatchSource) => Words = keptFor((source: PatchSource) => {
  const code = codeOf(source);
  const words = (text: string): readonly string[] =>
    (text.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => !syntax.has(word));
  return {
    declared: words(code.replaceAll(plainMember, "")),
    used: words(code),
    pastes: code.includes("##"),
  };
});

/** `	__u32 flags;`, `	struct bay bays[BAYS];`. */
const plainMember = /^[ \t]+(?:(?:const|struct|union|enum)[ \t]+)*\w+[ \t]+\**\w+(?:\[\w*\])*;/gm;

/** Words that declare without being declared. */
const syntax = new Set(
  (
    "struct union enum typedef define undef if ifdef ifndef elif else endif defined include " +
    "const volatile void char short int long signed unsigned static inline extern return"
  ).split(" "),
);

function addTo(known: Map<string, Set<string>>, key: string, path: string): void {
  const paths = known.get(key);
  if (paths === undefined) known.set(key, new Set([path]));
  else paths.add(path);
}

/** Where a macro gets its value. */
const defined = /^[ \t]*#[ \t]*define[ \t]+(\w+)/gm;
/** Where records are declared, and where they are named. */
const heads = /^[ \t]*(?:typedef[ \t]+)?(?:struct|union)[ \t]+(\w+)[ \t]*\{/gm;
const tags = /\b(?:struct|union)[ \t]+(\w+)\b(?![ \t]*\{)/g;

interface Numbered {
  readonly part: PatchSource;
  readonly at: number;
}

/** What a text calls files, in an `#include` or in words: a path, and what it ends in. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  // One look at each run of letters: a pattern that may begin at any of them takes its square.
  for (const [run] of text.matchAll(/[\w./+-]+/g)) {
    const path = /^[./]*([\w+-].*\.\w+)/.exec(run)?.[1];
    if (path === undefined) continue;
    names.add(path);
    for (let at = path.indexOf("/"); at >= 0 && at < nameMax; at = path.indexOf("/", at + 1))
      names.add(path.slice(at + 1));
  }
  return names;
}

/** Longer than any path in a tree. */
const nameMax = 500;

const known = new WeakMap<PatchSource, SourceFile>();

/**
 * A fragment that disturbs nothing of the next one: what it leaves open is closed, and what closes
 * something it does not show is left out, less the macros in it.
 */
function closed(source: PatchSource): SourceFile {
  let file = known.get(source);
  if (file === undefined) known.set(source, (file = withoutLooseEnds(source)));
  return file;
}

function withoutLooseEnds(source: PatchSource): SourceFile {
  const { path, text } = source;
  const code = codeOf(source);
  let open = 0;
  let loose = 0;
  let outermost = 0;
  /** Parentheses that are open since something ended. */
  let parens = 0;
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === "(") parens += 1;
    else if (sign === ")") parens = Math.max(0, parens - 1);
    else if (sign === ";" || sign === "{" || sign === "}") parens = 0;
    if (sign === "{" && open === 0) outermost = at;
    if (sign === "{") open += 1;
    else if (sign === "}" && open > 0) open -= 1;
    else if (sign === "}") loose = at + 1;
  }
  // Closed, a record of which only the start is shown would be taken for all there is of it.
  const cut = open === 0 ? undefined : recordBefore(code, outermost);
  if (cut !== undefined) {
    const macros = definesIn(text.slice(cut));
    return withoutLooseEnds({ ...source, text: `${text.slice(0, cut)}\n${macros}` });
  }
  const comment = text.lastIndexOf("/*") > text.lastIndexOf("*/") ? "*/" : "";
  // Prose a reviewer's cut left in the fragment ends in no semicolon, and would eat what follows.
  const end = source.wholeFile ? "" : `${")".repeat(parens)};\n`;
  if (open === 0 && loose === 0 && comment === "")
    return end === "" ? source : { path, text: `${text}${end}` };
  const head = definesIn(text.slice(0, loose));
  const rest = text.slice(loose).replace(/^[^\n;]*;/, "");
  return { path, text: `${head}${rest}${comment}\n${")".repeat(parens)}${"}".repeat(open)};\n` };
}

/** Where the declaration begins that a brace opens, if it is a record's and no function's. */
function recordBefore(code: string, brace: number): number | undefined {
  let start = brace;
  while (start > 0 && /[\w\s]/.test(code[start - 1]!)) start -= 1;
  const heads = code.slice(start, brace).matchAll(/\b(?:typedef\s+)?(?:struct|union)\b/g);
  const at = [...heads].at(-1)?.index;
  return at === undefined ? undefined : start + at;
}

/** The macros of a text that take one line each. */
const definesIn = (text: string): string =>
  (text.match(/^[ \t]*#[ \t]*define[^\n\r]*[^\\\n]\n/gm) ?? []).join("");

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
  const started = installed === undefined ? undefined : startedFrom(shown, installed);
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
