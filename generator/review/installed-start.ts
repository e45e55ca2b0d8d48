// The start of a record of which a hunk shows the end, from an installed edition of its file.
import { keptFor } from "../lists/index.ts";
import { type PatchFile, type PatchSource, unseenMember } from "../read/mail/index.ts";
import type { InstalledHeaders } from "./installed.ts";

/** A hunk that shows the record whole, and the installed header that has its start. */
export interface Started {
  readonly source: PatchSource;
  readonly borrowed: string;
}

const lead = new RegExp(
  String.raw`^(struct|union) (\w+) \{ ${unseenMember} ${unseenMember};\n([^]*?)^\}[^\n]*;[ \t]*$`,
  "m",
);

/**
 * A hunk behind what it does not show of a record that ends in it and is embedded by another one
 * of the file, where an installed header has a record of that name which ends in the same lines;
 * undefined elsewhere. Whatever else another edition has, such a record is most likely the same.
 */
export function startedFrom(shown: PatchSource, installed: InstalledHeaders): Started | undefined {
  if (shown.wholeFile || shown.path === "") return undefined;
  const [now, old] = [shown, { text: shown.oldText }].map(({ text }) => lead.exec(text));
  const [whole, kind, tag, end] = now ?? [];
  // What the patch changes is not as it is installed.
  if (whole === undefined || now?.index !== 0 || old?.[0] !== whole) return undefined;
  if (!embeddedIn(shown.file).has(`${kind} ${tag}`)) return undefined;
  const head = `${kind} ${tag} {`;
  if (inSeveral(shown.file).has(head)) return undefined;
  const tail = bare(end ?? "");
  if (tail === "") return undefined;
  for (const { path, text } of installed.editions(shown.path)) {
    const from = `\n${text}`.indexOf(`\n${head}`);
    const to = text.indexOf("\n}", from);
    if (from < 0 || to < 0) continue;
    const members = bare(text.slice(from + head.length, to));
    if (members.includes("#") || !` ${members}`.endsWith(` ${tail}`)) continue;
    // On one line, so that all others keep their places.
    const started = `${head} ${members.slice(0, -tail.length)}\n`;
    const unseen = whole.slice(0, whole.indexOf("\n") + 1);
    const behind = (one: string): string => started + one.slice(unseen.length);
    const source = { ...shown, text: behind(shown.text), oldText: behind(shown.oldText) };
    return { source, borrowed: path };
  }
  return undefined;
}

/** The records that hunks of a file have members of, or pass: `struct bay`. */
const embeddedIn = keptFor((file: PatchFile): ReadonlySet<string> => {
  const lines = file.hunks.flatMap((hunk) => hunk.lines.map(({ text }) => text));
  const used = lines.join("\n").matchAll(/\b(struct|union)[ \t]+(\w+)[ \t]+\w/g);
  return new Set(Array.from(used, ([, kind, tag]) => `${kind} ${tag}`));
});

/** The heads of records that several hunks of a file show or stand behind: one may change it. */
const inSeveral = keptFor((file: PatchFile): ReadonlySet<string> => {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { section, lines } of file.hunks) {
    const texts = [section, ...lines.map(({ text }) => text)];
    const heads = texts.flatMap((text) => /^(?:struct|union) \w+ \{/.exec(text)?.[0] ?? []);
    for (const head of new Set(heads)) (seen.has(head) ? again : seen).add(head);
  }
  return again;
});

/** Members alone, with one blank between words. */
const bare = (code: string): string =>
  code
    .replaceAll(/\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
