// Expressions that name an object: what `sizeof`, `typeof`, `offsetof` and `&` look at.
import { extentOf, layoutOf, type Layout } from "../../layout/index.ts";
import { arrayOf, scalarType, underlying, type Type } from "../../model/index.ts";
import { integerOf, scalarOf } from "./arithmetic.ts";
import type { Target } from "../../targets/index.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { Kind } from "./token.ts";

/** An object at a known distance from address 0, or just its type. */
interface Place {
  readonly type: Type;
  /** Bytes from 0 on a target; undefined when the object is not reached through a null pointer. */
  readonly offset: ((target: Target) => number) | undefined;
  /** What it points to, when it is a pointer made by a cast. */
  readonly pointee?: Type | undefined;
}

/**
 * The object at the cursor; undefined when nothing is known of it. The operand is read either way.
 */
export function objectOf(parser: Parser): Place | undefined {
  return unaryObject(parser, 0);
}

function unaryObject(parser: Parser, depth: number): Place | undefined {
  if (depth > nestingMax) {
    parser.at++;
    return undefined;
  }
  if (parser.accept(Kind.Star)) {
    const pointer = unaryObject(parser, depth + 1);
    return pointer?.pointee === undefined
      ? undefined
      : suffixed(parser, { type: pointer.pointee, offset: pointer.offset });
  }
  return suffixed(parser, primaryObject(parser, depth));
}

function primaryObject(parser: Parser, depth: number): Place | undefined {
  const at = parser.at;
  switch (parser.kind()) {
    case Kind.ParenOpen: {
      parser.at++;
      const cast = parser.grammar.typeName(parser);
      const inner = cast === undefined ? insideObject(parser, depth) : undefined;
      const isWhole = parser.kind() === Kind.ParenClose;
      parser.at = at;
      parser.skipBalanced();
      if (!isWhole) return undefined;
      if (cast === undefined) return inner;
      if (parser.kind() === Kind.BraceOpen) {
        parser.skipBalanced();
        return { type: cast.type, offset: undefined };
      }
      const isNull = parser.kind() === Kind.Number && parser.text() === "0";
      const operand = unaryObject(parser, depth + 1);
      const offset = isNull ? (): number => 0 : operand?.offset;
      return { type: cast.type, offset, pointee: cast.pointee };
    }
    case Kind.String: {
      let length = 1;
      while (parser.kind() === Kind.String) length += stringLength(parser.text(parser.at++));
      return { type: arrayOf(scalarType("char"), length), offset: undefined };
    }
    case Kind.Number:
      parser.at++;
      return { type: numberType(parser.text(at)), offset: undefined };
    case Kind.Character:
      parser.at++;
      return { type: scalarType("int"), offset: undefined };
    case Kind.Word: {
      const constant = parser.constantAt(at);
      // sizeof and its kin, or something nobody knows.
      if (constant === undefined) return valueObject(parser);
      parser.at++;
      const scalar = constant === null ? "int" : scalarOf(constant);
      return { type: scalarType(scalar), offset: undefined };
    }
    case Kind.Minus:
    case Kind.Plus:
    case Kind.Tilde:
    case Kind.Not:
      return valueObject(parser);
    default:
      return undefined;
  }
}

/** What stands in parentheses: an object, or a value of a type. */
function insideObject(parser: Parser, depth: number): Place | undefined {
  const from = parser.at;
  const object = unaryObject(parser, depth + 1);
  if (parser.kind() === Kind.ParenClose) return object;
  parser.at = from;
  return valueObject(parser);
}

/** The type of a constant expression at the cursor. */
function valueObject(parser: Parser): Place | undefined {
  const value = parser.grammar.constant(parser);
  return value && { type: scalarType(scalarOf(value)), offset: undefined };
}

/** The type of a number as spelled. */
function numberType(text: string): Type {
  const value = integerOf(text);
  if (value !== undefined) return scalarType(scalarOf(value));
  if (/l$/i.test(text)) return scalarType("ldouble");
  return scalarType(/f$/i.test(text) ? "float" : "double");
}

/** Members and elements behind an object. */
function suffixed(parser: Parser, from: Place | undefined): Place | undefined {
  let place = from;
  for (;;) {
    const kind = parser.kind();
    if (kind === Kind.Arrow || kind === Kind.Dot) {
      const holder: Place | undefined =
        kind === Kind.Dot ? place : place?.pointee && { type: place.pointee, offset: place.offset };
      parser.at++;
      const name = parser.kind() === Kind.Word ? parser.text() : "";
      parser.at++;
      place = holder && memberOf(parser, holder, name);
    } else if (kind === Kind.BracketOpen) {
      parser.at++;
      const index = parser.grammar.constant(parser);
      parser.skipTo(Kind.BracketClose);
      parser.accept(Kind.BracketClose);
      place = place && elementAt(place, index === undefined ? undefined : Number(index.value));
    } else return place;
  }
}

function memberOf(parser: Parser, holder: Place, name: string): Place | undefined {
  const at = underlying(holder.type);
  if (at.kind !== "record") return undefined;
  const found = find(layoutOf(at.record, parser.target), name);
  if (found === undefined) return undefined;
  const { offset } = holder;
  return {
    type: found.type,
    offset:
      offset &&
      ((target) => offset(target) + (find(layoutOf(at.record, target), name)?.offset ?? 0)),
  };
}

/** A member by name, anonymous records looked into. */
function find(layout: Layout, name: string): { type: Type; offset: number } | undefined {
  for (const slot of layout.slots) {
    if (slot.member.name === name) return { type: slot.member.type, offset: slot.offset };
    if (slot.member.name === "" && slot.inner !== undefined) {
      const inner = find(slot.inner, name);
      if (inner !== undefined) return { type: inner.type, offset: slot.offset + inner.offset };
    }
  }
  return undefined;
}

function elementAt(place: Place, index: number | undefined): Place | undefined {
  const at = underlying(place.type);
  const of = at.kind === "array" ? at.of : place.pointee;
  if (of === undefined) return undefined;
  const { offset } = place;
  if (offset === undefined || index === undefined) return { type: of, offset: undefined };
  return { type: of, offset: (target) => offset(target) + index * extentOf(of, target).size };
}

function stringLength(text: string): number {
  const inner = text.slice(text.indexOf('"') + 1, -1);
  return inner.replaceAll(/\\(?:x[0-9a-fA-F]+|[0-7]{1,3}|.)/gs, "x").length;
}

/** The address of the object at the cursor, bytes; undefined when it is no constant. */
export function addressOf(parser: Parser): number | undefined {
  const at = parser.at;
  const place = objectOf(parser);
  if (place?.offset === undefined) return undefined;
  return parser.askAt("address", at, place.offset);
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
