// Comments beside and above declarations: documentation, and defects accepted on purpose.
import type { Accept } from "../../../model/index.ts";
import { spanAt, type Inclusion } from "../stream/inclusion.ts";

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

const none: readonly Comment[] = [];

/** Comments that stand right before an offset, or right after one on its line. */
export class Comments {
  /** Where they are not, nothing is looked for. */
  readonly areWanted: boolean;

  constructor(areWanted: boolean) {
    this.areWanted = areWanted;
  }

  /** Comments between the token before `offset` and `offset`, except those beside that token. */
  before(inclusion: Inclusion, offset: number): readonly Comment[] {
    const { lexed } = inclusion;
    if (!this.areWanted || lexed.comments.length === 0) return none;
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
    if (!this.areWanted || lexed.comments.length === 0) return none;
    const next = lexed.tokenBefore(offset) + 1;
    const to = next < lexed.count ? lexed.starts[next]! : lexed.file.text.length;
    const found = between(inclusion, offset, to);
    if (found.length === 0) return found;
    const line = lexed.lineOf(Math.max(0, offset - 1));
    return found.filter((comment) => lexed.lineOf(comment.offset) === line);
  }
}

function between(inclusion: Inclusion, from: number, to: number): readonly Comment[] {
  const { comments, file } = inclusion.lexed;
  let found: Comment[] | undefined;
  for (let at = firstFrom(comments, from); comments[at]! < to; at += 2) {
    const offset = comments[at]!;
    (found ??= []).push({ inclusion, offset, text: file.text.slice(offset, comments[at + 1]) });
  }
  return found ?? none;
}

/** Index of the first comment that starts at `offset` or later; starts and ends take turns. */
function firstFrom(comments: Int32Array, offset: number): number {
  let low = 0;
  let high = comments.length >> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comments[middle * 2]! < offset) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** The text of a comment without its signs, line by line. */
function wordsOf(comment: Comment): string[] {
  const { text } = comment;
  if (text.startsWith("//")) return [text.replace(/^\/\/[/!]?<?/, "").trim()];
  return text
    .replace(/^\/\*+<?/, "")
    .replace(/(?<!\*)\*+\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*(?!\w)/, "").trim());
}

const acceptPattern = /holeproof:\s*accept\s+([A-Za-z0-9_-]+)[ \t:,]*(.*)/;

const nothing: Remarks = {};

/** What comments say: their words, and the accepts among them. */
export function remarksIn(comments: readonly Comment[]): Remarks {
  if (comments.length === 0) return nothing;
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
  const title = /^[\w\s]*[-:]\s*(.*)$/.exec(lines[0] ?? "");
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
