// Members as most are written: a word or two for a type, a name, and perhaps a number of elements.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import * as Role from "../lex/role.ts";
import { arrayOf, type Member, type Scalar, scalarType, type Type } from "../../../model/index.ts";
import { integerOf } from "../value/arithmetic.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { opaqueIn } from "./settled.ts";
import { knownType } from "./type-word.ts";
import { written } from "./spelling.ts";
import { surround, type MemberDraft } from "./surroundings.ts";
import { roleOf } from "../lex/words.ts";

/**
 * Reads `u32 name;`, `unsigned char name[16];` or `struct tag name;` in the record whose opening
 * brace is `open`, semicolon and all. Undefined, with nothing consumed, for any other member.
 */
export function parsePlainMember(parser: Parser, open: number): Member | undefined {
  const { kinds, atoms } = parser;
  const from = parser.at;
  if (kinds[from] !== Kind.Word) return undefined;
  const role = roleOf(atoms[from]!);
  const at = role < Role.Struct ? from + 1 : behindType(parser, role);
  const isArray = kinds[at + 1] === Kind.BracketOpen;
  const end = isArray ? at + 4 : at + 1;
  if (kinds[end] !== Kind.Semicolon || !parser.isName(at)) return undefined;
  const one = role < Role.Struct ? knownType(parser, atoms[from]!) : typeAt(parser, role, at);
  if (one === undefined || opaqueIn(one) !== undefined) return undefined;
  const count = isArray ? countAt(parser, at + 2) : 1;
  if (count === undefined) return undefined;
  parser.at = end + 1;
  const member: MemberDraft = {
    name: parser.text(at),
    type: isArray ? arrayOf(one, count) : one,
    span: parser.spanOf(at),
    spelling: plainly(parser, from, at, end) ?? written(parser, from, end, at),
  };
  surround(parser, open, member, from, end);
  return member;
}

/** The arithmetic types of one word, and with `unsigned` in front, by the role of that word. */
const scalars = new Map<number, readonly [Scalar, Scalar]>([
  [Role.Char, ["char", "uchar"]],
  [Role.Short, ["short", "ushort"]],
  [Role.Int, ["int", "uint"]],
  [Role.Long, ["long", "ulong"]],
]);

/** The token behind a type that starts with a word of such a role. */
function behindType({ kinds, atoms, at }: Parser, role: number): number {
  if (role <= Role.Union) return at + 2;
  const isLonger = role === Role.Unsigned && kinds[at + 1] === Kind.Word;
  return isLonger && scalars.has(roleOf(atoms[at + 1]!)) ? at + 2 : at + 1;
}

/** The type that ends before token `end`, where it is a tag that is known or an arithmetic type. */
function typeAt(parser: Parser, role: number, end: number): Type | undefined {
  if (role > Role.Union) {
    const own = scalars.get(roleOf(parser.atoms[end - 1]!));
    if (role === Role.Unsigned) return scalarType(own?.[1] ?? "uint");
    return own && scalarType(own[0]);
  }
  if (!parser.isName(end - 1) || parser.nesting > nestingMax) return undefined;
  const tag = parser.tagAt(end - 1);
  return tag?.kind === "record" ? tag : undefined;
}

/** The number at a token, where it and a closing bracket are all of an array's bound. */
function countAt(parser: Parser, at: number): number | undefined {
  const { kinds } = parser;
  if (kinds[at] !== Kind.Number || kinds[at + 1] !== Kind.BracketClose) return undefined;
  const bound = integerOf(parser.text(at))?.value;
  return bound !== undefined && bound <= 0xffff_ffffn ? Number(bound) : undefined;
}

/**
 * Tokens `[from, end)` as written, `at` being the name, where nothing but blanks stands between the
 * words before it and nothing at all behind it; undefined where it takes a search.
 */
function plainly(parser: Parser, from: number, at: number, end: number): string | undefined {
  const { starts, ends, sources, flags } = parser;
  const source = sources[from]!;
  const { text } = parser.inclusions[source]!.lexed.file;
  let before = "";
  for (let i = from; i < end; i++) {
    if ((flags[i]! & Flag.Body) !== 0 || sources[i] !== source) return undefined;
    if (i > at) {
      if (starts[i] !== ends[i - 1]) return undefined;
      continue;
    }
    if (i > from && !isBlank(text, ends[i - 1]!, starts[i]!)) return undefined;
    if (i === at) continue;
    const word = parser.text(i);
    if (word.length !== ends[i]! - starts[i]!) return undefined;
    before += `${word} `;
  }
  const last = text.slice(starts[at], ends[end - 1]);
  return last.includes("\\") ? undefined : before + last;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 0x20) return false;
  return from < to;
}
