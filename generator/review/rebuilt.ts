// Hunks put back into their file: with the tree at hand nothing of a struct is hidden.
import { lastBefore, pushAll, pushTo } from "../lists/index.ts";
import { lineKey, type Span } from "../model/index.ts";
import type { PatchLine, PatchSource } from "../read/mail/index.ts";

/** A file with hunks in it. */
export interface Rebuilt {
  readonly source: PatchSource;
  /** The hunks that fit, in the order of the file. */
  readonly parts: readonly PatchSource[];
}

/** Where one hunk lies. Lines from 0. */
interface Place {
  readonly part: PatchSource;
  readonly first: number;
  /** How many lines of the base it takes the place of. */
  readonly length: number;
  readonly old: readonly string[];
  readonly now: readonly string[];
}

/**
 * The whole file after all of its hunks, and before them, as far as the base has it: that may be
 * what the patch is meant for, or have it already. Hunks that fit nowhere are left out; undefined
 * where none fits. A base that is not the whole file, but what an earlier patch showed of it, has
 * no lines to count.
 *
 * Lines the hunks show keep their places in the mail; the others stand at a hunk's head.
 */
export function rebuilt(
  sources: readonly PatchSource[],
  base: string,
  isWhole = true,
): Rebuilt | undefined {
  const file = new FileLines(base);
  const found = sources
    .flatMap((source) => placeOf(source, file) ?? [])
    .toSorted((a, b) => a.first - b.first);
  const places: Place[] = [];
  let end = 0;
  for (const place of found) {
    if (place.first < end) continue;
    end = place.first + place.length;
    places.push(place);
  }
  const [first] = places;
  if (first === undefined) return undefined;
  const parts = places.map(({ part }) => part);
  const starts: number[] = [];
  const [now, old]: [string[], string[]] = [[], []];
  let from = 0;
  for (const place of places) {
    const between = file.lines.slice(from, place.first);
    pushAll(now, between);
    starts.push(now.length);
    pushAll(now, place.now);
    pushAll(old, between);
    pushAll(old, place.old);
    from = place.first + place.length;
  }
  const rest = file.lines.slice(from);
  const spanOf = (line: number, column: number): Span => {
    const at = lastBefore(starts, (one) => one <= line - 1);
    const { part, now: shown } = places[at] ?? first;
    const inside = line - (starts[at] ?? 0);
    if (inside >= 1 && inside <= shown.length)
      return part.spanOf(leadLines(part, shown.length) + inside, column);
    const { file: mail } = part.spanOf(1, 1);
    const { path, hunk } = part;
    return {
      file: mail,
      line: hunk.mailLine,
      column,
      path,
      ...(isWhole ? { pathLine: line, pathColumn: column } : {}),
    };
  };
  const added = new Set(parts.flatMap((part) => [...part.added]));
  const source = {
    ...first.part,
    text: [...now, ...rest].join("\n"),
    oldText: [...old, ...rest].join("\n"),
    spanOf,
    adds: (span: Span): boolean => added.has(lineKey(span)),
    added,
  };
  return { source, parts };
}

/** The texts of a hunk's lines but those of one kind. */
function textsOf(lines: readonly PatchLine[], without: PatchLine["kind"]): readonly string[] {
  return lines.filter(({ kind }) => kind !== without).map(({ text }) => text);
}

/** How many lines of ours stand before the hunk's in its text. */
function leadLines({ text }: PatchSource, shown: number): number {
  return text.split("\n").length - 1 - shown;
}

/** A tree that has the patch already is told from one that has not by the lines it removes. */
function placeOf(part: PatchSource, file: FileLines): Place | undefined {
  const { hunk, wholeFile } = part;
  if (wholeFile || !hunk.placed) return undefined;
  const old = textsOf(hunk.lines, "+");
  const now = textsOf(hunk.lines, "-");
  const at = file.find(old, hunk.oldStart - 1);
  if (at !== undefined) return { part, first: at, length: old.length, old, now };
  const there = file.find(now, hunk.newStart - 1);
  return there === undefined ? undefined : { part, first: there, length: now.length, old, now };
}

/** Fewer lines than these are found in too many places. */
const linesMin = 3;

/** The lines of a file, and where each is. White space is compared loosely: mailers change it. */
class FileLines {
  readonly lines: readonly string[];
  readonly #loose: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(text: string) {
    this.lines = text.split("\n");
    this.#loose = this.lines.map(loosely);
    for (const [at, line] of this.#loose.entries()) pushTo(this.#places, line, at);
  }

  /** Where lines stand: at the place announced, counted from 0, or the nearest that has them. */
  find(wanted: readonly string[], announced: number): number | undefined {
    if (wanted.length < linesMin) return undefined;
    const loose = wanted.map(loosely);
    // The rarest line has the fewest places to try.
    let [rarest, places] = [0, this.#places.get(loose[0] ?? "") ?? []];
    for (const [index, line] of loose.entries()) {
      const own = this.#places.get(line) ?? [];
      if (own.length < places.length) [rarest, places] = [index, own];
    }
    let best: number | undefined;
    for (const place of places) {
      const at = place - rarest;
      if (!loose.every((line, index) => this.#loose[at + index] === line)) continue;
      if (best === undefined || Math.abs(at - announced) < Math.abs(best - announced)) best = at;
    }
    return best;
  }
}

const loosely = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
