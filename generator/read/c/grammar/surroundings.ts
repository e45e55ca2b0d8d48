// What stands around a member: comments that speak of it, and the condition it is under.
import type { Member } from "../../../model/index.ts";
import { remarksIn } from "./comments.ts";
import type { Inclusion } from "../stream/inclusion.ts";
import type { Parser } from "./parser.ts";
import { conditionText } from "./spelling.ts";

/** A member under construction. */
export type MemberDraft = { -readonly [K in keyof Member]: Member[K] };

/**
 * Adds to a member what is said around it. Its tokens are `[from, end)`, `end` its `;` or `,`;
 * `open` is the brace of the record it stands in.
 */
export function surround(
  parser: Parser,
  open: number,
  member: MemberDraft,
  from: number,
  end: number,
): void {
  if (!parser.isOurs(from)) return;
  const inclusion = parser.inclusions[parser.sources[from]!]!;
  if (parser.comments.areWanted) explain(parser, inclusion, member, from, end);
  const condition = inclusion.conditions?.at(parser.starts[from]!);
  if (condition === undefined || parser.sources[open] !== parser.sources[from]) return;
  if (condition.start > parser.starts[open]!) {
    member.condition = conditionText(inclusion, condition);
  }
}

/** What comments say of a member: above it, beside it, or in those of its record. */
function explain(
  parser: Parser,
  inclusion: Inclusion,
  member: MemberDraft,
  from: number,
  end: number,
): void {
  const { comments } = parser;
  const above = comments.before(inclusion, parser.starts[from]!);
  const beside = comments.after(inclusion, parser.ends[end]!);
  const said = remarksIn(above.length === 0 ? beside : [...above, ...beside]);
  const label = `@${member.name}:`;
  const inline = said.doc?.startsWith(label) ? said.doc.slice(label.length).trim() : said.doc;
  const doc = inline ?? (member.name === "" ? undefined : parser.docs?.members.get(member.name));
  if (doc !== undefined) member.doc = doc;
  if (said.accepts !== undefined) member.accepts = said.accepts;
}
