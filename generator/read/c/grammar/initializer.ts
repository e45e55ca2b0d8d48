// How many elements an initializer gives an array that states no bound.
import * as Kind from "../lex/kind.ts";
import { underlying, type Type } from "../../../model/index.ts";
import { stringType } from "./literal-type.ts";
import type { Parser } from "./parser.ts";

/** An array; of `undefined` elements where nobody says how many. */
export const ofCount = (of: Type, count: number | undefined): Type =>
  count === undefined ? { kind: "unknown", spelling: "[]", of } : { kind: "array", of, count };

/** A type as the initializer at the cursor completes it: only an array may lack its bound. */
export function initializedType(parser: Parser, type: Type): Type {
  const named = underlying(type);
  if (named.kind !== "array" || named.count !== null) return type;
  return ofCount(named.of, countAhead(parser, named.of));
}

/**
 * Elements the initializer at the cursor, which stays there, gives an array of `of`. Not asked of a
 * fragment: some lines of that may be missing.
 */
export function countAhead(parser: Parser, of: Type): number | undefined {
  if (parser.fragment) return undefined;
  const from = parser.at;
  const count = initializedCount(parser, of);
  parser.at = from;
  return count;
}

/**
 * Elements of the array of `of` that the initializer at the cursor makes; undefined where it is cut
 * off or not understood. The cursor is left somewhere in it.
 */
function initializedCount(parser: Parser, of: Type): number | undefined {
  const isBraced = parser.accept(Kind.BraceOpen);
  const open = parser.at;
  const letters = lettersOf(parser, of);
  if (letters !== undefined || !isBraced) return letters;
  parser.at = open;
  return itemsOf(parser, of);
}

/**
 * Letters of string literals, the end included, where they fill an array of `of` by themselves;
 * they may stand in parentheses.
 */
function lettersOf(parser: Parser, of: Type): number | undefined {
  if (!isLetter(of)) return undefined;
  let depth = 0;
  while (parser.accept(Kind.ParenOpen)) depth++;
  if (parser.kind() !== Kind.String) return undefined;
  const type = stringType(parser);
  for (; depth > 0; depth--) if (!parser.accept(Kind.ParenClose)) return undefined;
  const kind = parser.kind();
  const isAll = kind === Kind.Semicolon || kind === Kind.Comma || kind === Kind.BraceClose;
  return isAll && type.kind === "array" ? (type.count ?? undefined) : undefined;
}

function isLetter(of: Type): boolean {
  const type = underlying(of);
  return type.kind === "scalar" && type.scalar !== "void";
}

/** Items up to the closing brace: one each, or up to the index that a designator names. */
function itemsOf(parser: Parser, of: Type): number | undefined {
  let next = 0;
  let most = 0;
  let isInside = false;
  while (parser.kind() !== Kind.BraceClose) {
    if (parser.kind() === Kind.BracketOpen) {
      const index = designated(parser);
      if (index === undefined) return undefined;
      next = index;
      // `[0].x = 1`: what follows without a designator goes on inside of that element.
      isInside = parser.kind() !== Kind.Assign;
      while (parser.kind() === Kind.Dot || parser.kind() === Kind.BracketOpen) skipStep(parser);
      if (!parser.accept(Kind.Assign)) return undefined;
    } else if (isInside || parser.kind() === Kind.Dot) return undefined;
    if (!isInside && !isWhole(parser, of)) return undefined;
    parser.skipTo(Kind.Comma);
    next++;
    most = Math.max(most, next);
    if (!parser.accept(Kind.Comma)) break;
  }
  return parser.kind() === Kind.BraceClose ? most : undefined;
}

/** `[n]` or `[n ... m]`, the cursor at the bracket: the last index. */
function designated(parser: Parser): number | undefined {
  parser.at++;
  let index = parser.grammar.constant(parser);
  if (parser.accept(Kind.Ellipsis)) index = parser.grammar.constant(parser);
  if (index === undefined || !parser.accept(Kind.BracketClose)) return undefined;
  return index.value >= 0n && index.value <= 0xffff_fffen ? Number(index.value) : undefined;
}

function skipStep(parser: Parser): void {
  if (parser.kind() === Kind.BracketOpen) parser.skipBalanced();
  else parser.at += 2;
}

/** Whether the item at the cursor is an element of its own: a record's braces may be missing. */
function isWhole(parser: Parser, of: Type): boolean {
  const type = underlying(of);
  if (type.kind === "scalar" || type.kind === "pointer" || type.kind === "enum") return true;
  if (parser.kind() === Kind.BraceOpen) return true;
  if (type.kind === "array") return parser.kind() === Kind.String && isLetter(type.of);
  if (type.kind !== "record") return false;
  const item = parser.grammar.expression(parser)?.type;
  return item !== undefined && underlying(item).kind === "record";
}
