// The texts of a patch that stand before another one, as far as that builds on them.
import { keptFor, pushTo } from "../lists/index.ts";
import type { SourceFile } from "../read/c/index.ts";
import type { PatchSource } from "../read/mail/index.ts";
import { codeOf } from "../rules/index.ts";
import { unguarded } from "./knowing.ts";
import { closed } from "./loose-ends.ts";

/**
 * Texts read before another one, at most, be it for their names or as the last ones: a patch of a
 * thousand hunks is not read a million times.
 */
const beforeMax = 12;

/**
 * What a text can build on: headers of the patch it includes or names records of, and unless it is
 * its whole file the earlier hunks of that, less the guard: two hunks may both begin with it.
 */
export class Earlier {
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
