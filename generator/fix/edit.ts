// A corrected record written into the text it came from: comments and everything else stay.
import { pushAll, smallest } from "../lists/index.ts";
import { type CRecord, elementOf, type Member } from "../model/index.ts";
import { inlineOf, printRecord } from "./print.ts";

/** Lines `[from, to)` of a text, counted from 0, and what takes their place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The lines of one member: comments above it, its declaration, what stands beside it. */
interface Block {
  readonly member: Member;
  /** Where its lines begin in the text. */
  readonly from: number;
  /** White space before the declaration. */
  readonly indent: string;
  readonly lines: readonly string[];
}

/**
 * The edit that turns a record's text into the corrected one: members keep their lines, comments
 * included, with a new spelling where they have one; new members get a line each. Members both
 * begin with need not be in the text but for the last of them. Undefined where the text is not one
 * member a line, so that nothing is guessed.
 */
export function editOf(
  lines: readonly string[],
  record: CRecord,
  corrected: CRecord,
): Edit | undefined {
  if (record.end === undefined) return undefined;
  const last = record.end.line - 1;
  const same = record.members.findIndex((member, at) => !isSame(member, corrected.members[at]));
  // The last of those that stay goes along: what follows it is indented as it is.
  const skipped = (same < 0 ? record.members.length : same) - 1;
  const blocks = blocksOf(lines, record, last, skipped);
  if (blocks === undefined) return undefined;
  const start = last - count(blocks);
  const known = blocksByKey(blocks);
  const indent = blocks.at(-1)?.indent ?? "\t";
  let gap = " ";
  const body: string[] = [];
  for (const [member, key] of keyed(corrected.members.slice(Math.max(0, skipped)))) {
    const block = known.get(key);
    // What has a body of its own is written by nobody but its author.
    if (block === undefined && member.spelling.includes("{")) return undefined;
    if (block === undefined) body.push(`${indent}${spaced(member, gap)};`);
    else {
      const text = respelled(block, member, lines);
      if (text === undefined) return undefined;
      if (member.name !== "") gap = gapOf(block.lines.join("\n"), member.name);
      pushAll(body, text);
    }
  }
  const closing = closed(lines[last] ?? "", record, corrected);
  return { from: start, to: last + 1, lines: [...body, closing] };
}

const count = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { lines }) => sum + lines.length, 0);

/** Members by name; those without one by their place among their like. */
function keyed(members: readonly Member[]): readonly (readonly [Member, string])[] {
  let unnamed = 0;
  return members.map((member) => [member, member.name === "" ? `${unnamed++}` : member.name]);
}

function blocksByKey(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  const byMember = new Map(blocks.map((block) => [block.member, block]));
  return new Map(
    keyed(blocks.map(({ member }) => member)).map(([member, key]) => [
      key,
      byMember.get(member) as Block,
    ]),
  );
}

/** The text of a record written inside a member; empty where there is none. */
function inlineText(member: Member): string {
  const inner = inlineOf(member);
  return inner === undefined ? "" : printRecord(inner);
}

const isSame = (was: Member, is: Member | undefined): boolean =>
  was.name === is?.name && was.spelling === is.spelling && inlineText(was) === inlineText(is);

/**
 * The blocks of a record whose members each stand on lines of their own, up to its last line; from
 * the member of index `skipped` on, or from the opening brace where that is below 0.
 */
function blocksOf(
  lines: readonly string[],
  record: CRecord,
  last: number,
  skipped: number,
): readonly Block[] | undefined {
  const blocks: Block[] = [];
  const members = record.members.slice(Math.max(0, skipped));
  const before = skipped < 0 ? openingOf(lines, record) : (members[0]?.span.line ?? 0) - 2;
  if (before < -1 || before >= last) return undefined;
  let from = before + 1;
  for (const [index, member] of members.entries()) {
    const at = member.span.line - 1;
    const next = members[index + 1];
    let end = at;
    let open = bracesIn(lines.slice(from, at + 1));
    // A record written inside ends at its own brace.
    while (end < last && (open > 0 || !/;\s*(?:\/[*/][^]*)?$/.test(lines[end] ?? ""))) {
      end++;
      open += bracesIn(lines.slice(end, end + 1));
    }
    // A comment beside the member may go on below it.
    for (let isOpen = opensComment(lines[end] ?? ""); isOpen && end < last; end++)
      isOpen = !(lines[end + 1] ?? "").includes("*/") || opensComment(lines[end + 1] ?? "");
    if (end >= last || end < from || (next !== undefined && next.span.line - 1 <= end))
      return undefined;
    const indent = /^\s*/.exec(lines[at] ?? "")?.[0] ?? "";
    blocks.push({ member, from, indent, lines: lines.slice(from, end + 1) });
    from = end + 1;
  }
  // What is left before the brace belongs to the last member: comments, blank lines.
  const rest = lines.slice(from, last);
  const final = blocks.pop();
  if (final === undefined) return undefined;
  return [...blocks, { ...final, lines: [...final.lines, ...rest] }];
}

/** How many braces lines open and leave open; those of comments on one line do not count. */
function bracesIn(lines: readonly string[]): number {
  let open = 0;
  for (const line of lines)
    for (const sign of line.replaceAll(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, ""))
      open += sign === "{" ? 1 : sign === "}" ? -1 : 0;
  return open;
}

/** The line a record's body follows; below -1 when it is not there. */
function openingOf(lines: readonly string[], { span }: CRecord): number {
  const from = span.line - 1;
  const at = lines.findIndex((line, index) => index >= from && opensBody.test(line));
  return at < 0 ? -2 : at;
}

const opensBody = /\{\s*(?:\/\*(?:(?!\*\/).)*\*\/\s*|\/\/.*)?$/;

const opensComment = (line: string): boolean =>
  line.lastIndexOf("/*") > line.lastIndexOf("*/") && line.includes("/*");

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** What stands between a member's type and its name: some headers put a tab there. */
const gapOf = (text: string, name: string): string =>
  new RegExp(`\\w([ \\t]+)\\**${escaped(name)}\\b`).exec(text)?.[1] ?? " ";

const spaced = ({ spelling, name }: Member, gap: string): string =>
  spelling.replace(new RegExp(`[ \\t]+(\\**${escaped(name)}\\b)`), (_, rest: string) => gap + rest);

const isPointer = ({ type }: Member): boolean => elementOf(type).kind === "pointer";

/** The block with the member's new spelling; undefined where the old one is not found in it. */
function respelled(
  block: Block,
  now: Member,
  text: readonly string[],
): readonly string[] | undefined {
  const { member, lines } = block;
  if (inlineText(member) !== inlineText(now)) return withBody(block, now, text);
  if (member.spelling === now.spelling) return lines;
  const words = member.spelling.split(/\s+/).map(escaped).join("\\s+");
  const pattern = new RegExp(words.replaceAll("\\*\\s+", "\\*\\s*"));
  const at = lines.findIndex((line) => pattern.test(line));
  if (at < 0) return undefined;
  const isNumber = isPointer(member) && !isPointer(now);
  return lines.map((line, index) => {
    if (index !== at) return line;
    const text = line.replace(pattern, (found) => spaced(now, gapOf(found, member.name)));
    // What is no pointer points into no address space.
    return isNumber ? text.replace(/\s+__(?:user|rcu|iomem|percpu)\b/, "") : text;
  });
}

/** The block of a member that is declared on the spot, with what is written inside corrected. */
function withBody(
  { member, from, lines }: Block,
  now: Member,
  text: readonly string[],
): readonly string[] | undefined {
  const [inner, corrected] = [inlineOf(member), inlineOf(now)];
  if (inner === undefined || corrected === undefined) return undefined;
  const edit = editOf(text, inner, corrected);
  if (edit === undefined || edit.from < from || edit.to > from + lines.length) return undefined;
  return [...lines.slice(0, edit.from - from), ...edit.lines, ...lines.slice(edit.to - from)];
}

/** The closing line, with the attribute the corrected record has gained or lost. */
function closed(line: string, record: CRecord, corrected: CRecord): string {
  if ((record.packed === true) === (corrected.packed === true)) return line;
  if (corrected.packed === true) return line.replace("}", "} __packed");
  return line.replace(
    /(?<!\s)\s*(?:__packed|__attribute__\s*\(\(\s*(?:__)?packed(?:__)?\s*\)\))/,
    "",
  );
}

/** Types that come with linux/types.h. */
const fixedWidth = /\b__(?:[us](?:8|16|32|64)|[lb]e(?:16|32|64)|aligned_[usbl]e?64)\b/;

/**
 * The include that edits need: fixed-width types in a header that did not have any of its own.
 * Undefined where it is there already, or where the text gives no place for it.
 */
export function includeEdit(lines: readonly string[], edits: readonly Edit[]): Edit | undefined {
  const isAdded = edits.some((edit) => edit.lines.some((line) => fixedWidth.test(line)));
  const isThere = lines.some((line) => /^\s*#\s*include\s*[<"]linux\/types\.h[>"]/.test(line));
  if (!isAdded || isThere) return undefined;
  const first = smallest(
    edits.map(({ from }) => from),
    lines.length,
  );
  const head = lines.slice(0, first);
  const opening = head.findIndex((line) => /^\s*#\s*ifndef\s+\w+/.test(line));
  const guard = opening >= 0 && /^\s*#\s*define\s/.test(head[opening + 1] ?? "") ? opening + 1 : -1;
  const at = head.findIndex((line) => /^\s*#\s*include\b/.test(line));
  const include = "#include <linux/types.h>";
  if (at >= 0) return { from: at, to: at, lines: [include] };
  return guard < 0 ? undefined : { from: guard + 1, to: guard + 1, lines: ["", include] };
}
