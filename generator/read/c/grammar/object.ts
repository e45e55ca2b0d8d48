// Expressions that name an object: what `sizeof`, `typeof`, `offsetof` and `&` look at.
import * as Role from "../lex/role.ts";
import * as Kind from "../lex/kind.ts";
import { extentOf, layoutOf, type Layout } from "../../../layout/index.ts";
import { type Member, scalarType, underlying, type Type } from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";
import { intValue } from "../value/arithmetic.ts";
import {
  decayed,
  forgetting,
  isVoidPointer,
  promoted,
  scalarIn,
  sizeType,
  typeOfConstant,
  valueOf,
} from "./converted.ts";
import { pointeeOf, pointerTo, returnedBy } from "./derived.ts";
import { initializedType } from "./initializer.ts";
import { characterType, numberType, stringType } from "./literal-type.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { selected } from "./selection.ts";
import { settled } from "./settled.ts";

/** An object at a known distance from address 0, or just its type. */
export interface Place {
  readonly type: Type;
  /** Bytes from 0 on a target; undefined when the object is not reached through a null pointer. */
  readonly offset: ((target: Target) => number) | undefined;
  /** Bytes on a target, where a declaration says more of it than its type does. */
  readonly align?: (target: Target) => number;
  /** A null pointer constant: `0` or `(void *)0`. */
  readonly isNull?: boolean;
  /** A bit-field: its own type, which it has until it is a value, gcc alone knows. */
  readonly isField?: boolean;
}

/** A value of which only the type is known. */
export function typed(type: Type): Place;
export function typed(type: Type | undefined): Place | undefined;
export function typed(type: Type | undefined): Place | undefined {
  return type && { type, offset: undefined };
}

/**
 * The operand at the cursor, prefix operators and all; undefined when nothing is known of it. It is
 * read either way.
 */
export function objectOf(parser: Parser): Place | undefined {
  const { at, objects } = parser;
  const known = objects.get(at);
  if (known !== undefined) {
    parser.at = known.end;
    return known.place;
  }
  const place = unaryObject(parser, 0);
  objects.set(at, { place, end: parser.at });
  return place;
}

/** What `sizeof` is asked about at the cursor, a type or an object. It is read either way. */
export function measured(parser: Parser): Place | undefined {
  if (parser.kind() !== Kind.ParenOpen) return objectOf(parser);
  const open = parser.at++;
  const named = parser.grammar.typeName(parser);
  const isWhole = parser.kind() === Kind.ParenClose;
  parser.at = open;
  if (named === undefined) return objectOf(parser);
  parser.skipBalanced();
  if (!isWhole) return undefined;
  return parser.kind() === Kind.BraceOpen ? literal(parser, named.type) : typed(named.type);
}

/** A compound literal, the cursor at its brace, and what stands behind it. */
function literal(parser: Parser, type: Type): Place | undefined {
  return suffixed(parser, literalAlone(parser, type));
}

/** The same without what stands behind it: an array has as many elements as there are values. */
function literalAlone(parser: Parser, type: Type): Place {
  const whole = initializedType(parser, type);
  parser.skipBalanced();
  return typed(whole);
}

function unaryObject(parser: Parser, depth: number): Place | undefined {
  if (depth > nestingMax) {
    parser.at++;
    return undefined;
  }
  switch (parser.kind()) {
    case Kind.Star: {
      parser.at++;
      const pointer = unaryObject(parser, depth + 1);
      return pointer && pointedAt(parser, pointer);
    }
    case Kind.And: {
      parser.at++;
      const object = unaryObject(parser, depth + 1);
      return object && { type: pointerTo(object.type), offset: object.offset };
    }
    case Kind.Minus:
    case Kind.Plus:
    case Kind.Tilde: {
      parser.at++;
      const operand = unaryObject(parser, depth + 1);
      return operand && typed(promoted(operand.type, parser));
    }
    case Kind.Not:
      parser.at++;
      unaryObject(parser, depth + 1);
      return typed(scalarType("int"));
    case Kind.Increment:
    case Kind.Decrement: {
      parser.at++;
      const operand = unaryObject(parser, depth + 1);
      return operand && typed(valueOf(operand.type));
    }
    default:
      return suffixed(parser, primaryObject(parser, depth));
  }
}

/** What a pointer points to, at the address it holds. */
function pointedAt(parser: Parser, { type, offset }: Place): Place | undefined {
  const to = pointeeOf(type);
  if (to !== undefined) return { type: settled(parser, to), offset };
  // A function is its own address.
  return underlying(type).kind === "function" ? { type, offset } : undefined;
}

function primaryObject(parser: Parser, depth: number): Place | undefined {
  const at = parser.at;
  switch (parser.kind()) {
    case Kind.ParenOpen:
      return parenthesized(parser, depth);
    case Kind.String:
      return typed(stringType(parser));
    case Kind.Number: {
      parser.at++;
      const type = numberType(parser, parser.text(at));
      return type && { type, offset: undefined, isNull: parser.text(at) === "0" };
    }
    case Kind.Character:
      parser.at++;
      return typed(characterType(parser.text(at)));
    case Kind.Word:
      return namedObject(parser, depth);
    default:
      return undefined;
  }
}

/** An enumerator, a variable, or an operator that is a word. */
function namedObject(parser: Parser, depth: number): Place | undefined {
  const { at } = parser;
  const role = parser.role();
  if (role === Role.Extension) {
    parser.at++;
    return unaryObject(parser, depth + 1);
  }
  if (role === Role.Opaque) {
    const chosen = selected(parser);
    if (chosen !== undefined) return typed(chosen);
    parser.at = at;
  }
  const constant = parser.constantAt(at);
  if (constant !== undefined && constant !== null && "type" in constant) {
    parser.at++;
    const { aligned } = constant;
    const type = settled(parser, constant.type);
    return aligned === undefined ? typed(type) : { ...typed(type), align: () => aligned };
  }
  // sizeof and its kin, or something nobody knows.
  if (constant === undefined) {
    // An int where a header says what they are, and a bool where C23 does.
    const text = parser.text(at);
    if (text === "true" || text === "false") {
      parser.at++;
      return undefined;
    }
    const value = parser.grammar.operand(parser);
    const isSize = role >= Role.Alignof && role <= Role.Offsetof;
    return value && typed(isSize ? sizeType(parser) : typeOfConstant(value, parser));
  }
  parser.at++;
  return typed(typeOfConstant(constant ?? intValue(0), parser));
}

/** Of expressions with commas between, the last one; it is a value then. */
function lastOf(parser: Parser): Place | undefined {
  let place = parser.grammar.expression(parser);
  while (parser.accept(Kind.Comma)) {
    const next = parser.grammar.expression(parser);
    place = next && { ...typed(decayed(next.type)), isField: next.isField === true };
  }
  return place;
}

/** A cast, a compound literal, or an expression in parentheses. */
function parenthesized(parser: Parser, depth: number): Place | undefined {
  const open = parser.at++;
  const cast = parser.grammar.typeName(parser);
  const inner = cast === undefined ? lastOf(parser) : undefined;
  const isWhole = parser.kind() === Kind.ParenClose;
  parser.at = open;
  parser.skipBalanced();
  if (!isWhole) return undefined;
  if (cast === undefined) return inner;
  if (parser.kind() === Kind.BraceOpen) return literalAlone(parser, cast.type);
  const from = parser.at;
  const operand = unaryObject(parser, depth + 1);
  const end = parser.at;
  const isNull = isZero(parser, from, end, operand);
  return {
    type: forgetting(valueOf(cast.type), parser),
    offset: isNull ? (): number => 0 : operand?.offset,
    isNull: isNull && (isVoidPointer(cast.type) || scalarIn(cast.type, parser) !== undefined),
  };
}

/** Whether the operand in tokens `[from, end)` is a constant of value 0. */
function isZero(parser: Parser, from: number, end: number, operand: Place | undefined): boolean {
  if (operand?.isNull === true) return true;
  if (parser.kinds[from] !== Kind.ParenOpen) return false;
  parser.at = from;
  const value = parser.grammar.operand(parser);
  const isRead = parser.at === end;
  parser.at = end;
  return isRead && value?.value === 0n;
}

/** Members, elements and calls behind an object. */
function suffixed(parser: Parser, from: Place | undefined): Place | undefined {
  let place = from;
  for (;;) {
    const kind = parser.kind();
    if (kind === Kind.Arrow || kind === Kind.Dot) {
      const holder = kind === Kind.Dot ? place : place && pointedAt(parser, place);
      parser.at++;
      const name = parser.kind() === Kind.Word ? parser.text() : "";
      parser.at++;
      place = holder && memberOf(parser, holder, name);
    } else if (kind === Kind.BracketOpen) {
      parser.at++;
      const index = parser.grammar.constant(parser);
      parser.skipTo(Kind.BracketClose);
      parser.accept(Kind.BracketClose);
      const element = place && pointedAt(parser, { ...place, type: decayed(place.type) });
      place = element && elementAt(element, index === undefined ? undefined : Number(index.value));
    } else if (kind === Kind.ParenOpen && place !== undefined) {
      parser.skipBalanced();
      const returned = returnedBy(place.type);
      place = returned && typed(settled(parser, returned));
    } else if (kind === Kind.Increment || kind === Kind.Decrement) {
      parser.at++;
      place = place && typed(valueOf(place.type));
    } else return place;
  }
}

function memberOf(parser: Parser, holder: Place, name: string): Place | undefined {
  const at = underlying(holder.type);
  if (at.kind !== "record") return undefined;
  const found = find(layoutOf(at.record, parser.target), name);
  if (found === undefined) return undefined;
  const { offset } = holder;
  const on = (target: Target): Found | undefined => find(layoutOf(at.record, target), name);
  const { type, bits } = found.member;
  return {
    type: bits === undefined ? type : fieldType(type, bits, parser),
    isField: bits !== undefined,
    offset: offset && ((target) => offset(target) + (on(target)?.offset ?? 0)),
    align: (target) => on(target)?.align ?? 1,
  };
}

/** A member and its place, bytes. */
interface Found {
  readonly member: Member;
  readonly offset: number;
  readonly align: number;
}

/** A member by name, anonymous records looked into. */
function find(layout: Layout, name: string): Found | undefined {
  for (const { member, offset, align, inner } of layout.slots) {
    if (member.name === name) return { member, offset, align };
    if (member.name === "" && inner !== undefined) {
      const found = find(inner, name);
      if (found !== undefined) return { ...found, offset: offset + found.offset };
    }
  }
  return undefined;
}

/** The type of a member's value: a bit-field that fits an int is one. */
function fieldType(type: Type, bits: number, parser: Parser): Type {
  if (bits > 32) return type;
  const isUnsigned = bits === 32 && scalarIn(type, parser)?.startsWith("u") === true;
  return scalarType(isUnsigned ? "uint" : "int");
}

/** The element so many behind the first one, which stands at a place. */
function elementAt({ type, offset }: Place, index: number | undefined): Place {
  if (offset === undefined || index === undefined) return { type, offset: undefined };
  return { type, offset: (target) => offset(target) + index * extentOf(type, target).size };
}

/** The address of the object at the cursor, bytes, and its type; undefined: it is no constant. */
export function addressOf(
  parser: Parser,
): { readonly address: number; readonly of: Type } | undefined {
  const at = parser.at;
  const place = objectOf(parser);
  if (place?.offset === undefined) return undefined;
  return { address: parser.askAt("address", at, place.offset), of: place.type };
}

/** `member.inner[2]` after `offsetof(type,`: bytes from the start of the type. */
export function memberPath(parser: Parser, type: Type): number | undefined {
  const at = parser.at;
  if (parser.kind() !== Kind.Word) return undefined;
  const name = parser.text();
  parser.at++;
  const first = memberOf(parser, { type, offset: () => 0 }, name);
  const place = suffixed(parser, first);
  if (place?.offset === undefined || parser.kind() !== Kind.ParenClose) return undefined;
  return parser.askAt("offset", at, place.offset);
}
