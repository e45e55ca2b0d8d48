// The type of an expression: what `typeof`, `sizeof`, `_Generic` and `__auto_type` ask for.
import * as Kind from "../lex/kind.ts";
import { scalarType, type Type } from "../../../model/index.ts";
import { strengthOf } from "../value/expression.ts";
import { additive, chosenBetween, common, decayed, promoted, valueOf } from "./converted.ts";
import { isVector } from "./odd-type.ts";
import { objectOf, typed, type Place } from "./object.ts";
import { nestingMax, type Parser } from "./parser.ts";

/** The expression at the cursor, which ends before a comma; undefined: nothing is known of it. */
export function placeOfExpression(parser: Parser): Place | undefined {
  if (parser.nesting > nestingMax) return undefined;
  parser.nesting++;
  const place = assignment(parser);
  parser.nesting--;
  return place;
}

/** Its type; undefined: not known. */
export function typeOfExpression(parser: Parser): Type | undefined {
  return placeOfExpression(parser)?.type;
}

function assignment(parser: Parser): Place | undefined {
  const left = conditional(parser);
  if (parser.kind() !== Kind.Assign && parser.kind() !== Kind.AssignOperator) return left;
  parser.skipTo(Kind.Comma);
  return left && { ...typed(valueOf(left.type)), isField: left.isField === true };
}

function conditional(parser: Parser): Place | undefined {
  const test = chain(parser, 1);
  if (!parser.accept(Kind.Question)) return test;
  const yes = parser.kind() === Kind.Colon ? test : placed(parser);
  if (!parser.accept(Kind.Colon)) return undefined;
  const no = placed(parser);
  if (yes === undefined || no === undefined) return undefined;
  const isNull = [yes.isNull === true, no.isNull === true] as const;
  return typed(chosenBetween(yes.type, no.type, isNull, parser));
}

/** An arm of a conditional, which may be one itself. */
function placed(parser: Parser): Place | undefined {
  if (parser.nesting > nestingMax) return undefined;
  parser.nesting++;
  const place = conditional(parser);
  parser.nesting--;
  return place;
}

/** Operators at least as strong as `least`, left to right. */
function chain(parser: Parser, least: number): Place | undefined {
  let left = objectOf(parser);
  for (;;) {
    const kind = parser.kind();
    const level = strengthOf(kind);
    if (level < least) return left;
    parser.at++;
    const right = chain(parser, level + 1);
    left = typed(combined(parser, kind, left?.type, right?.type));
  }
}

function combined(
  parser: Parser,
  kind: number,
  left: Type | undefined,
  right: Type | undefined,
): Type | undefined {
  // Vectors compare into vectors, whose layout is not that of what was compared everywhere.
  if ((left !== undefined && isVector(left)) || (right !== undefined && isVector(right)))
    return undefined;
  switch (kind) {
    case Kind.OrOr:
    case Kind.AndAnd:
    case Kind.Equal:
    case Kind.NotEqual:
    case Kind.Less:
    case Kind.Greater:
    case Kind.LessEqual:
    case Kind.GreaterEqual:
      return scalarType("int");
    case Kind.ShiftLeft:
    case Kind.ShiftRight:
      return left && promoted(left, parser);
  }
  if (left === undefined || right === undefined) return undefined;
  if (kind === Kind.Plus || kind === Kind.Minus)
    return additive(left, right, kind === Kind.Minus, parser);
  return common(left, right, parser);
}

/** The operand of `typeof(...)`: where commas stand in it, the last expression counts. */
export function typeOfOperand(parser: Parser): Type | undefined {
  for (;;) {
    const place = placeOfExpression(parser);
    if (!parser.accept(Kind.Comma)) {
      const isWhole = parser.kind() === Kind.ParenClose && place?.isField !== true;
      return isWhole ? place?.type : undefined;
    }
  }
}

/** The type of a variable `__auto_type` declares by the expression at the cursor. */
export function typeOfInitializer(parser: Parser): Type | undefined {
  const type = typeOfExpression(parser);
  return type && decayed(type);
}
