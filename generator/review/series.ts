// A series of patches: what the earlier ones leave is what the later ones build on.
import type { Finding } from "../finding/index.ts";
import { groupedBy } from "../lists/index.ts";
import type { Unit } from "../model/index.ts";
import { isDocument, type Mail, type PatchSource } from "../read/mail/index.ts";
import { idsOf, type Known } from "../rules/index.ts";
import { rebuilt } from "./rebuilt.ts";
import type { Tree } from "./tree.ts";

/** What a hunk can be put back into. */
export interface Base {
  readonly text: string;
  /** The whole file, or what an earlier patch showed of it. */
  readonly isWhole: boolean;
}

/** Fragments kept of one file, fragments kept to be read before others, and records; at most. */
const fragmentsMax = 24;
const sourcesMax = 100;
const knownMax = 1000;

/**
 * The files of a series as its patches so far leave them, and what they declare. Mails that answer
 * somebody leave nothing: what they quote was sent by another.
 */
export class Series {
  readonly #tree: Tree | undefined;
  readonly #files = new Map<string, string>();
  readonly #fragments = new Map<string, PatchSource[]>();
  readonly #tags = new Set<string>();
  readonly #told = new Set<string>();
  #known: Known[] = [];
  #sources: PatchSource[] = [];
  #last: Numbered | undefined;

  /** `tree` is where the files are that no patch has touched yet. */
  constructor(tree: Tree | undefined) {
    this.#tree = tree;
  }

  /** To be told each mail before it is reviewed: another series forgets the one before. */
  open({ headers }: Mail): void {
    const subject = headers?.title ?? "";
    const next = numberedIn(subject);
    const goesOn =
      next === undefined
        ? !/^\s*(?:re|fwd?):/i.test(subject)
        : this.#last === undefined || (next.of === this.#last.of && next.at > this.#last.at);
    if (!goesOn) this.#forget();
    this.#last = next ?? (goesOn ? this.#last : undefined);
  }

  /** What there is of a file; the whole first, then fragments, the newest first. */
  *basesOf(path: string): Generator<Base> {
    if (path === "" || isDocument(path)) return;
    const text = this.#textOf(path);
    if (text !== undefined) yield { text, isWhole: true };
    for (const { text: part } of this.#fragments.get(path)?.toReversed() ?? [])
      yield { text: part, isWhole: false };
  }

  /** What earlier patches showed of headers, for those that include them. */
  get earlier(): readonly PatchSource[] {
    return this.#sources;
  }

  /** Records earlier patches declare: the code of a later one may handle them. */
  get known(): readonly Known[] {
    return this.#known;
  }

  /**
   * What a file declared before a patch, less what the series itself brought: that nobody uses yet,
   * so that it may still change.
   */
  published(old: Unit): Unit {
    if (this.#tags.size === 0) return old;
    const { enums, typedefs, macros } = old;
    const records = old.records.filter(({ name }) => !this.#tags.has(name));
    return { records, enums, typedefs, macros };
  }

  /** Whether an earlier patch added the record of a tag. */
  brought(tag: string): boolean {
    return this.#tags.has(tag);
  }

  /** Whether nothing like it was said of an earlier patch, whose record is only touched again. */
  isNews(finding: Finding): boolean {
    return !this.brought(finding.record ?? "") || !this.#told.has(keyOf(finding));
  }

  /**
   * Takes in a reviewed mail: its texts as the mail shows them, its records with what is known
   * around them, and what was said of it.
   */
  close(
    mail: Mail,
    sources: readonly PatchSource[],
    known: readonly Known[],
    findings: readonly Finding[],
  ): void {
    if (/^\s*re:/i.test(mail.headers?.title ?? "")) return;
    if (mail.body.some(({ depth, text }) => depth > 0 && text.startsWith("@@"))) return;
    for (const [path, own] of groupedBy(sources, (source) => source.path))
      if (path.endsWith(".h")) this.#take(path, own);
    const added = known.filter(({ record, context }) => context.added?.(record.span) === true);
    this.#known = [...added, ...this.#known].slice(0, knownMax);
    // A struct written anew from its first line on is no new one.
    const isKept = ({ record: { name }, context: { old } }: Known): boolean =>
      old?.records.some((before) => before.name === name) === true;
    for (const one of added) if (!isKept(one)) this.#tags.add(one.record.name);
    for (const finding of findings) this.#told.add(keyOf(finding));
  }

  #take(path: string, sources: readonly PatchSource[]): void {
    this.#sources = [...this.#sources, ...sources].slice(-sourcesMax);
    const whole = sources.find(({ wholeFile }) => wholeFile);
    if (whole !== undefined) {
      this.#files.set(path, whole.text);
      return;
    }
    const base = this.#textOf(path);
    const after = base === undefined ? undefined : rebuilt(sources, base);
    if (after !== undefined) this.#files.set(path, after.source.text);
    const placed = new Set(after?.parts);
    for (const source of sources) {
      if (placed.has(source)) continue;
      const parts = this.#fragments.get(path) ?? [];
      this.#fragments.set(path, [...parts, this.#grown(source, parts)].slice(-fragmentsMax));
    }
  }

  /** A fragment that lies inside an earlier one takes all of that along. */
  #grown(source: PatchSource, parts: readonly PatchSource[]): PatchSource {
    for (const part of parts.toReversed()) {
      const together = rebuilt([source], part.text, false);
      if (together !== undefined) return together.source;
    }
    return source;
  }

  #textOf(path: string): string | undefined {
    const text = this.#files.get(path);
    return text ?? this.#tree?.textOf(path);
  }

  #forget(): void {
    this.#files.clear();
    this.#fragments.clear();
    this.#tags.clear();
    this.#told.clear();
    this.#known = [];
    this.#sources = [];
  }
}

const aboutTargets = idsOf("targets");

/** A layout that differs between targets from a member on does so whatever size follows from it. */
const keyOf = ({ record, member, rule, message }: Finding): string =>
  [record, member, rule, aboutTargets.has(rule) ? "" : message].join("\n");

interface Numbered {
  readonly at: number;
  /** The series it belongs to: its version and how many patches it has. */
  readonly of: string;
}

/** `[PATCH net-next v2 03/10]`: the third of ten of a second version. */
function numberedIn(subject: string): Numbered | undefined {
  const match = /^\s*\[([^\]]*?)\b(\d+)\/(\d+)\s*\]/.exec(subject);
  if (match === null) return undefined;
  return { at: Number(match[2]), of: `${(match[1] ?? "").trim()} ${Number(match[3])}` };
}
