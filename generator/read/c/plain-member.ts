// Members as most are written: one word for a type, a name, and perhaps a number of elements.
import { arrayOf, type Member } from "../../model/index.ts";
import { integerOf } from "./arithmetic.ts";
import type { Parser } from "./parser.ts";
import { opaqueIn } from "./settled.ts";
import { knownType } from "./specifiers.ts";
import { written } from "./spelling.ts";
import { surround, type MemberDraft } from "./surroundings.ts";
import { Flag, Kind } from "./token.ts";

/**
 * Reads `u32 name;` or `u8 name[16];` in the record whose opening brace is `open`, semicolon and
 * all. Undefined, with nothing consumed, for any other member.
 */
export function parsePlainMember(parser: Parser, open: number): Member | undefined {
  const { kinds, atoms } = parser;
  const from = parser.at;
  const at = from + 1;
  if (kinds[from] !== Kind.Word) return undefined;
  const isArray = kinds[at + 1] === Kind.BracketOpen;
  const end = isArray ? at + 4 : at + 1;
  if (kinds[end] !== Kind.Semicolon || !parser.isName(from) || !parser.isName(at)) return undefined;
  const one = knownType(parser, atoms[from]!);
  if (one === undefined || opaqueIn(one) !== undefined) return undefined;
  const count = isArray ? countAt(parser, at + 2) : 1;
  if (count === undefined) return undefined;
  parser.at = end + 1;
  const member: MemberDraft = {
    name: parser.text(at),
    type: isArray ? arrayOf(one, count) : one,
    span: parser.spanOf(at),
    spelling: spelled(parser, from, end),
  };
  surround(parser, open, member, from, end);
  return member;
}

/** The number at a token, where it and a closing bracket are all of an array's bound. */
function countAt(parser: Parser, at: number): number | undefined {
  const { kinds } = parser;
  if (kinds[at] !== Kind.Number || kinds[at + 1] !== Kind.BracketClose) return undefined;
  const bound = integerOf(parser.text(at))?.value;
  return bound !== undefined && bound <= 0xffff_ffffn ? Number(bound) : undefined;
}

/** The tokens up to `end` as written; where nothing but blanks stands between, without a search. */
function spelled(parser: Parser, from: number, end: number): string {
  const { starts, ends, sources, flags } = parser;
  const at = from + 1;
  const source = sources[from]!;
  let isPlain = ((flags[from]! | flags[at]!) & Flag.Body) === 0 && sources[at] === source;
  for (let i = at + 1; i < end; i++) {
    isPlain &&= (flags[i]! & Flag.Body) === 0 && sources[i] === source && starts[i] === ends[i - 1];
  }
  const { text } = parser.inclusions[source]!.lexed.file;
  const type = parser.text(from);
  const last = text.slice(starts[at], ends[end - 1]);
  const typeEnd = ends[from]!;
  const isWhole = type.length === typeEnd - starts[from]! && !last.includes("\\");
  return isPlain && isWhole && isBlank(text, typeEnd, starts[at]!)
    ? `${type} ${last}`
    : written(parser, from, end, at);
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 0x20) return false;
  return from < to;
}
