// What a patch lets us know of the files it touches, as texts a C reader can read.
import { countFirst } from "../../lists/index.ts";
import { lineKey, patchLineKey, type Span } from "../../model/index.ts";
import { guessedPath } from "./guessed-path.ts";
import type { Hunk, Patch, PatchFile, PatchLine } from "./patch.ts";
import { isDocument, structsIn } from "./shown-record.ts";

/** A text with the place of each of its lines in the mail. Shaped as the C reader wants it. */
export interface PatchSource {
  /** In the patched tree when the mail says so, else a guess from the diffstat, else empty. */
  readonly path: string;
  readonly text: string;
  readonly spanOf: (line: number, column: number) => Span;
  /** What the patch found there: the lines it keeps and those it removes. */
  readonly oldText: string;
  /** Whether the patch adds the line the span was made from. */
  readonly adds: (span: Span) => boolean;
  /** The lines it adds, as `lineKey` names them. */
  readonly added: ReadonlySet<string>;
  /** Whether the text is the whole file after the patch. */
  readonly wholeFile: boolean;
  readonly file: PatchFile;
  readonly hunk: Hunk;
}

/** The first lines of a fragment that starts inside a struct; they are ours and stand nowhere. */
export const unseenMember = "__unseen";

/** One text a hunk: between two hunks lies what nobody showed us. `input` names the mail. */
export function sourcesOf(patch: Patch, input: string): readonly PatchSource[] {
  return patch.files.flatMap((file) =>
    file.hunks.filter((hunk) => !isManual(hunk)).map((hunk) => sourceOf(patch, file, hunk, input)),
  );
}

/** A page of a manual by how it is set: what its structs are is described there, not decided. */
const isManual = ({ lines }: Hunk): boolean =>
  lines.some(({ text }) => /^\.(?:E[EX]|[IPT]P|SH|nf|fi)(?: |$)/.test(text));

function sourceOf(patch: Patch, file: PatchFile, hunk: Hunk, input: string): PatchSource {
  const shown = hunk.lines.filter((line) => line.kind !== "-");
  const wholeFile = file.isNew && file.hunks.length === 1 && hunk.complete;
  const lead = wholeFile ? [] : leadOf(hunk, shown);
  const lines: readonly (PatchLine | undefined)[] = [...lead.map(() => undefined), ...shown];
  const isKnown = file.path !== "" && (hunk.placed || staysIn(file, hunk, shown));
  const path = isKnown ? file.path : guessedPath(patch, file, shown);
  const added = new Set(shown.filter((line) => line.kind === "+").map(patchLineKey));
  const spanOf = (line: number, column: number): Span => {
    const at = lines[line - 1];
    if (at === undefined) return { file: input, line: hunk.mailLine, column: 1 };
    return {
      file: input,
      line: at.mailLine,
      column: at.mailColumn + column - 1,
      ...(at.nth === undefined ? {} : { nth: at.nth }),
      ...(path === "" ? {} : { path }),
      ...(at.newLine === undefined ? {} : { pathLine: at.newLine, pathColumn: column }),
    };
  };
  const before = hunk.lines.filter((line) => line.kind !== "+");
  const oldLead = leadOf(hunk, before);
  const written = isDocument(path) ? shownIn : textOf;
  const end = hunk.closes && !isDocument(path) ? `} __attribute__((${unseenMember}__));\n` : "";
  return {
    path,
    text: `${written(lead, shown)}${end}`,
    oldText: written(oldLead, before),
    spanOf,
    adds: (span) => added.has(lineKey(span)),
    added,
    wholeFile: wholeFile && !isDocument(path),
    file,
    hunk,
  };
}

/**
 * Whether lines behind a reviewer's cut are the same file's for sure: the first ones under its
 * header are, and those of a page that declare nothing at the left margin.
 */
function staysIn(file: PatchFile, hunk: Hunk, shown: readonly PatchLine[]): boolean {
  if (hunk === file.hunks[0]) return true;
  return isDocument(file.path) && !shown.some(({ text }) => /^(?:struct|union|#)/.test(text));
}

function textOf(lead: readonly string[], lines: readonly PatchLine[]): string {
  const texts = [...lead, ...lines.map(({ text }) => text)];
  const opened = openedUnseen(texts);
  const written = texts.map((text, at) =>
    text.replace(leftOut, unseen + insideUnseen.repeat(opened.get(at) ?? 0)),
  );
  return `${written.join("\n")}\n`;
}

/** How many of the braces closed behind lines that are left out were opened in those, by line. */
function openedUnseen(texts: readonly string[]): ReadonlyMap<number, number> {
  const opened = new Map<number, number>();
  const cuts = texts.flatMap((text, at) => (leftOut.test(text) ? [at] : []));
  if (cuts.length === 0) return opened;
  for (const { at, closes } of unopenedBraces(texts)) {
    const cut = cuts[countFirst(cuts, (one) => one < at) - 1];
    if (closes && cut !== undefined) opened.set(cut, (opened.get(cut) ?? 0) + 1);
  }
  return opened;
}

/** `	...` among the members of a struct: others, of which nothing is shown. */
const leftOut = /^\s+(?:\.{3}|…|\[\.{3}\])\s*$/;
const unseen = `${unseenMember} ${unseenMember};`;
/** What encloses lines may be a struct or a union; of a union nothing wrong is said. */
const insideUnseen = ` union { ${unseen}`;

/** As `textOf`, for a page: its structs alone, in their lines. */
const shownIn = (lead: readonly string[], lines: readonly PatchLine[]): string =>
  `${[...lead.map(() => ""), ...structsIn(lines.map((line) => line.text))].join("\n")}\n`;

/**
 * What has to stand before a fragment that begins inside a struct. Git names that struct behind the
 * `@@`; a member of unknown type takes the place of all that is not shown.
 */
function leadOf(hunk: Hunk, shown: readonly PatchLine[]): readonly string[] {
  const around = recordLeadOf(hunk, shown);
  const comment = around.length === 0 && startsInComment(shown) ? ["/*"] : [];
  return [...packLeadOf(shown), ...around, ...comment];
}

/**
 * The pragma that packs a fragment's first records, where it shows only the one that ends that. Its
 * number is not shown; hardly any is another.
 */
function packLeadOf(shown: readonly PatchLine[]): readonly string[] {
  const first = shown.find(({ text }) => pragma.test(text));
  const ends = first !== undefined && /^\s*(?:pop\s*)?$/.test(pragma.exec(first.text)?.[1] ?? "-");
  return ends ? ["#pragma pack(push, 1)"] : [];
}

/** `#pragma pack()` and `#pragma pack(pop)` have nothing else between the parentheses. */
const pragma = /^\s*#\s*pragma\s+pack\s*\(([^)]*)\)/;

function recordLeadOf(hunk: Hunk, shown: readonly PatchLine[]): readonly string[] {
  const opener = /^\s*(?:typedef\s+)?(struct|union)(?:\s+(\w+)\b)?[^;()=]*$/.exec(hunk.section);
  if (opener === null) return enumLeadOf(hunk, shown);
  const closings = [...unopenedBraces(shown.map(({ text }) => text))];
  if (closings[0]?.closes === false) return [];
  const closing = closings.filter(({ closes }) => closes).length;
  const first = shown.find(({ text }) => isMemberLike(text) || /[{}]/.test(text));
  const startsInside = closing > 0 || (first !== undefined && isInside(first.text));
  if (!startsInside) return [];
  const name = opener[2] ?? "";
  // Mailers that stuff lines with a space leave it in quotes.
  const isClosed = shown.some(({ text }) => /^ ?\}/.test(text));
  const inner = isClosed ? closing - 1 : Math.max(closing, indentOf(first?.text ?? "") - 1);
  return [
    `${opener[1]} ${name} { ${unseen}` +
      insideUnseen.repeat(Math.max(0, inner)) +
      (startsInComment(shown) ? " /*" : ""),
  ];
}

/**
 * The same for one that begins inside an enum: what it does not show has some values. Git names the
 * last enum before a hunk, be it in that one or behind it.
 */
function enumLeadOf({ section }: Hunk, shown: readonly PatchLine[]): readonly string[] {
  const opener = /^\s*(?:typedef\s+)?enum(?:\s+(\w+))?\s*(?:\{\s*)?(?:\/[*/].*)?$/.exec(section);
  if (opener === null) return [];
  const end = shown.findIndex(({ text }) => /^\s*\}/.test(text));
  const inside = shown.slice(0, end < 0 ? shown.length : end).map(({ text }) => text);
  const comment = startsInComment(shown) ? " /*" : "";
  const code = `${comment}${inside.join("\n")}`.replaceAll(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, "");
  const lines = code.split("\n").filter((text) => text.trim() !== "");
  if (lines.length === 0 || !lines.every((text) => enumerator.test(text))) return [];
  return [`enum ${opener[1] ?? ""} { ${unseenMember},${comment}`];
}

/** `	BAY_A,`, `	BAY_B = 2,`, `#define BAY_A BAY_A`. */
const enumerator = /^\s+[A-Za-z_]\w*\s*(?:=[^,;]+)?(?:,\s*)?$|^\s*#/;

/** Whether a comment ends that began before the fragment. */
function startsInComment(shown: readonly PatchLine[]): boolean {
  const text = shown.map((line) => line.text).join("\n");
  const close = text.indexOf("*/");
  const open = text.indexOf("/*");
  return close >= 0 && (open < 0 || close < open);
}

/** How deep a line stands, in tabs or what mailers make of them; a brace stands outside. */
function indentOf(text: string): number {
  const lead = /^\s*/.exec(text)?.[0] ?? "";
  const tabs = lead.split("\t").length - 1;
  const depth = tabs > 0 ? tabs : Math.floor(lead.length / 8);
  return text.trimStart().startsWith("}") ? depth + 1 : depth;
}

/**
 * A declaration or the start of an inner record, both indented as nothing at the top is. One blank
 * before a record is no indent: mailers that stuff lines leave it in quotes.
 */
function isInside(text: string): boolean {
  return isMemberLike(text) || /^(?:\t|\s{2,})(?:struct|union)\s*(?:\w+\s*)?\{\s*$/.test(text);
}

/** A declaration, indented: `	__u32 flags;`. */
function isMemberLike(text: string): boolean {
  return /^\s+(?!return\b|goto\b|break\b)(?:\w+\s+)+\**\w+(?:\[[^\]]*\])*\s*(?::\s*\d+\s*)?;/.test(
    text,
  );
}

/**
 * The braces that close what no line opens, by line: whether each can close a record. One alone on
 * its line, with nothing of a declarator on the next, closes none; `extern "C"` opens nothing for
 * C.
 */
function* unopenedBraces(
  texts: readonly string[],
): Generator<{ readonly at: number; readonly closes: boolean }> {
  let open = 0;
  /** Conditionals around the line, from one for C++ on. */
  let forCxx = 0;
  for (const [at, text] of texts.entries()) {
    if (/^\s*#\s*if/.test(text)) forCxx += forCxx > 0 || /\b__cplusplus\b/.test(text) ? 1 : 0;
    else if (/^\s*#\s*endif\b/.test(text)) forCxx = Math.max(0, forCxx - 1);
    if (forCxx > 0) continue;
    for (const [sign] of text.matchAll(/[{}]/g)) {
      if (sign === "{") open += 1;
      else if (open > 0) open -= 1;
      else yield { at, closes: !endsNoRecord(text, texts[at + 1]) };
    }
  }
}

const endsNoRecord = (text: string, next = ""): boolean =>
  /^ ?\}\s*$/.test(text) && /^\s*(?:#|$)/.test(next);
