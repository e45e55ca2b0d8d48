// Comments beside and above declarations: documentation, and defects accepted on purpose.
import type { Accept } from "../../model/index.ts";
import { spanAt, type Inclusion } from "./inclusion.ts";
import { lastNotAbove } from "./source.ts";

/** One comment and where it starts in its text. */
interface Comment {
  readonly inclusion: Inclusion;
  readonly offset: number;
  readonly text: string;
}

/** What comments say of one declaration. */
export interface Remarks {
  readonly doc?: string;
  readonly accepts?: readonly Accept[];
}

/** Comments that stand right before an offset, or right after one on its line. */
export class Comments {
  /** Comments between the token before `offset` and `offset`, except those beside that token. */
  before(inclusion: Inclusion, offset: number): readonly Comment[] {
    const { lexed } = inclusion;
    if (lexed.comments.length === 0) return [];
    const previous = lexed.tokenBefore(offset);
    const from = previous < 0 ? 0 : lexed.ends[previous]!;
    const found = between(inclusion, from, offset);
    if (found.length === 0 || previous < 0) return found;
    const line = lexed.lineOf(Math.max(0, from - 1));
    return found.filter((comment) => lexed.lineOf(comment.offset) > line);
  }

  /** Comments that start after `offset` on its line, with no token in between. */
  after(inclusion: Inclusion, offset: number): readonly Comment[] {
    const { lexed } = inclusion;
    if (lexed.comments.length === 0) return [];
    const next = lexed.tokenBefore(offset) + 1;
    const to = next < lexed.count ? lexed.starts[next]! : lexed.file.text.length;
    const found = between(inclusion, offset, to);
    if (found.length === 0) return found;
    const line = lexed.lineOf(Math.max(0, offset - 1));
    return found.filter((comment) => lexed.lineOf(comment.offset) === line);
  }
}

function between(inclusion: Inclusion, from: number, to: number): Comment[] {
  const { comments, file } = inclusion.lexed;
  const starts = { length: comments.length / 2 };
  let at = lastNotAbove(everyOther(comments), starts.length, from - 1) + 1;
  const found: Comment[] = [];
  for (; at * 2 < comments.length && comments[at * 2]! < to; at++) {
    const offset = comments[at * 2]!;
    found.push({ inclusion, offset, text: file.text.slice(offset, comments[at * 2 + 1]) });
  }
  return found;
}

const halves = new WeakMap<Int32Array, Int32Array>();

/** The starts of comments; the column holds starts and ends in turn. */
function everyOther(comments: Int32Array): Int32Array {
  let starts = halves.get(comments);
  if (starts === undefined) {
    starts = comments.filter((_, index) => index % 2 === 0);
    halves.set(comments, starts);
  }
  return starts;
}

/** The text of a comment without its signs, line by line. */
function wordsOf(comment: Comment): string[] {
  const { text } = comment;
  if (text.startsWith("//")) return [text.replace(/^\/\/[/!]?<?/, "").trim()];
  return text
    .replace(/^\/\*+<?/, "")
    .replace(/\*+\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*(?!\w)/, "").trim());
}

const acceptPattern = /holeproof:\s*accept\s+([A-Za-z0-9_-]+)[ \t:,]*(.*)/;

/** What comments say: their words, and the accepts among them. */
export function remarksIn(comments: readonly Comment[]): Remarks {
  if (comments.length === 0) return {};
  const lines: string[] = [];
  const accepts: Accept[] = [];
  for (const comment of comments) {
    for (const line of wordsOf(comment)) {
      const match = acceptPattern.exec(line);
      if (match === null) lines.push(line);
      else {
        const span = spanAt(comment.inclusion, comment.offset);
        accepts.push({ rule: match[1]!, reason: match[2]!.trim(), span });
      }
    }
  }
  const doc = lines.join("\n").trim();
  return { ...(doc === "" ? {} : { doc }), ...(accepts.length === 0 ? {} : { accepts }) };
}

/** A comment in the kernel's documentation format. */
export interface KernelDoc {
  readonly doc: string | undefined;
  readonly members: ReadonlyMap<string, string>;
}

/**
 * Takes apart `struct x - words`, `@member: words` and free sections. Undefined when the text is no
 * such comment.
 */
export function kernelDoc(text: string): KernelDoc | undefined {
  const lines = text.split("\n");
  const title = /^(?:(?:struct|union|typedef|enum)\s+)?[\w ]*?\s*[-:]\s*(.*)$/.exec(lines[0] ?? "");
  if (title === null || !lines.some((line) => /^@[\w.]+:/.test(line))) return undefined;
  const members = new Map<string, string>();
  const own: string[] = [title[1]!];
  let member: string | undefined;
  for (const line of lines.slice(1)) {
    const section = /^@([\w.]+):\s*(.*)$/.exec(line);
    if (section !== null) {
      member = section[1]!;
      members.set(member, section[2]!);
    } else if (line === "" && member !== undefined) member = undefined;
    else if (member === undefined) own.push(line);
    else members.set(member, `${members.get(member)!}\n${line}`.trim());
  }
  const doc = own.join("\n").trim();
  return { doc: doc === "" ? undefined : doc, members };
}
