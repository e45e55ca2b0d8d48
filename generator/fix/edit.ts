// A corrected record written into the text it came from: comments and everything else stay.
import type { CRecord, Member } from "../model/index.ts";

/** Lines `[from, to)` of a text, counted from 0, and what takes their place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The lines of one member: comments above it, its declaration, what stands beside it. */
interface Block {
  readonly member: Member;
  readonly lines: readonly string[];
}

/**
 * The edit that turns a record's text into the corrected one: members keep their lines, comments
 * included, with a new spelling where they have one; new members get a line each. Undefined where
 * the text is not one member a line, so that nothing is guessed.
 */
export function editOf(
  lines: readonly string[],
  record: CRecord,
  corrected: CRecord,
): Edit | undefined {
  if (record.end === undefined) return undefined;
  const last = record.end.line - 1;
  const blocks = blocksOf(lines, record, last);
  if (blocks === undefined) return undefined;
  const first = record.members[0];
  const start = first === undefined ? last : last - count(blocks);
  const known = new Map(blocks.map((block) => [block.member.name, block]));
  const indent = /^\s*/.exec(blocks.at(-1)?.lines.at(-1) ?? "\t")?.[0] ?? "\t";
  let gap = " ";
  const body = corrected.members.flatMap((member): readonly string[] => {
    const block = member.name === "" ? undefined : known.get(member.name);
    if (block === undefined) return [`${indent}${spaced(member, gap)};`];
    gap = gapOf(block.lines.join("\n"), member.name);
    return respelled(block, member) ?? [];
  });
  if (corrected.members.some((member) => lostBlock(member, known))) return undefined;
  const closing = closed(lines[last] ?? "", record, corrected);
  return { from: start, to: last + 1, lines: [...body, closing] };
}

const count = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { lines }) => sum + lines.length, 0);

function lostBlock(member: Member, known: ReadonlyMap<string, Block>): boolean {
  const block = known.get(member.name);
  return block !== undefined && respelled(block, member) === undefined;
}

/** The blocks of a record whose members each stand on lines of their own, up to its last line. */
function blocksOf(
  lines: readonly string[],
  record: CRecord,
  last: number,
): readonly Block[] | undefined {
  const blocks: Block[] = [];
  const opening = lines.findIndex(
    (line, at) => at >= record.span.line - 1 && line.trimEnd().endsWith("{"),
  );
  if (opening < 0 || opening >= last) return undefined;
  let from = opening + 1;
  for (const [index, member] of record.members.entries()) {
    const at = member.span.line - 1;
    const next = record.members[index + 1];
    let end = at;
    while (end < last && !/;\s*(?:\/[*/].*)?$/.test(lines[end] ?? "")) end++;
    // A comment beside the member may go on below it.
    while (end < last && opensComment(lines[end] ?? "")) end++;
    if (end >= last || end < from || (next !== undefined && next.span.line - 1 <= end))
      return undefined;
    blocks.push({ member, lines: lines.slice(from, end + 1) });
    from = end + 1;
  }
  // What is left before the brace belongs to the last member: comments, blank lines.
  const rest = lines.slice(from, last);
  const final = blocks.pop();
  if (final === undefined) return undefined;
  return [...blocks, { member: final.member, lines: [...final.lines, ...rest] }];
}

const opensComment = (line: string): boolean =>
  line.lastIndexOf("/*") > line.lastIndexOf("*/") && line.includes("/*");

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** What stands between a member's type and its name: some headers put a tab there. */
const gapOf = (text: string, name: string): string =>
  new RegExp(`\\w([ \\t]+)\\**${escaped(name)}\\b`).exec(text)?.[1] ?? " ";

const spaced = ({ spelling, name }: Member, gap: string): string =>
  spelling.replace(new RegExp(`[ \\t]+(\\**${escaped(name)}\\b)`), (_, rest: string) => gap + rest);

/** The block with the member's new spelling; undefined where the old one is not found in it. */
function respelled({ member, lines }: Block, now: Member): readonly string[] | undefined {
  if (member.spelling === now.spelling) return lines;
  const words = member.spelling.split(/\s+/).map(escaped).join("\\s+");
  const pattern = new RegExp(words.replaceAll("\\*\\s+", "\\*\\s*"));
  const at = lines.findIndex((line) => pattern.test(line));
  if (at < 0) return undefined;
  return lines.map((line, index) =>
    index === at ? line.replace(pattern, (found) => spaced(now, gapOf(found, member.name))) : line,
  );
}

/** The closing line, with the attribute the corrected record has gained or lost. */
function closed(line: string, record: CRecord, corrected: CRecord): string {
  if ((record.packed === true) === (corrected.packed === true)) return line;
  if (corrected.packed === true) return line.replace("}", "} __packed");
  return line.replace(/\s*(?:__packed|__attribute__\s*\(\(\s*(?:__)?packed(?:__)?\s*\)\))/, "");
}
