// Operands chosen by type or by value: `_Generic` and gcc's builtins of that kind.
import * as Kind from "../lex/kind.ts";
import { scalarType, type Type } from "../../../model/index.ts";
import { bitBuiltins } from "./bit-builtins.ts";
import { isCompatible } from "./compatible.ts";
import { decayed, sizeType, typeOfConstant } from "./converted.ts";
import * as Rank from "../value/rank.ts";
import { intValue, truth, wrapped, type Value } from "../value/arithmetic.ts";
import { stringType } from "./literal-type.ts";
import { nestingMax, type Parser } from "./parser.ts";

/** Reads the expression at the cursor, for its value or for its type. */
type Read<T> = (parser: Parser) => T | undefined;

/** The value of such an operand, the cursor at its word; undefined when it is not known. */
export function parseSelection(parser: Parser): Value | undefined {
  const name = parser.text();
  return within(parser, () => {
    const choose = choices[name];
    if (choose !== undefined) return choose(parser) ? parser.grammar.constant(parser) : undefined;
    return answers[name]?.(parser) ?? bitBuiltins(parser, name);
  });
}

/** The type of the expression such an operand chooses, or of its answer. */
export function selected(parser: Parser): Type | undefined {
  const name = parser.text();
  const choose = choices[name];
  return within(parser, () => {
    if (choose === undefined || name === "__builtin_expect") return answerOf(name, parser);
    return choose(parser) ? parser.grammar.expression(parser)?.type : undefined;
  });
}

/** The type of an answer, whatever was asked. */
function answerOf(name: string, parser: Parser): Type {
  switch (name) {
    case "__builtin_expect":
      return scalarType("long");
    case "__builtin_strlen":
    case "__builtin_object_size":
      return sizeType(parser);
    case "__builtin_bswap16":
      return scalarType("ushort");
    case "__builtin_bswap32":
      return scalarType("uint");
    case "__builtin_bswap64":
      return typeOfConstant({ rank: Rank.LongLong, unsigned: true }, parser);
    default:
      return scalarType("int");
  }
}

/** Calls `inside` behind the parenthesis that follows the word at hand, and moves past it. */
function within<T>(parser: Parser, inside: () => T | undefined): T | undefined {
  parser.at++;
  if (parser.kind() !== Kind.ParenOpen || parser.nesting > nestingMax) return undefined;
  const open = parser.at++;
  parser.nesting++;
  const found = inside();
  parser.nesting--;
  parser.at = open;
  parser.skipBalanced();
  return found;
}

/** Each starts behind its parenthesis and moves to the expression that is meant, if it is known. */
const choices: Readonly<Record<string, (parser: Parser) => boolean>> = {
  _Generic: chooseByType,
  __builtin_choose_expr: (parser) => {
    const test = parser.grammar.constant(parser);
    if (test === undefined || !parser.accept(Kind.Comma)) return false;
    if (test.value !== 0n) return true;
    parser.skipTo(Kind.Comma);
    return parser.accept(Kind.Comma);
  },
  __builtin_expect: () => true,
};

/** Each starts behind its parenthesis and may stop anywhere. */
const answers: Readonly<Record<string, Read<Value>>> = {
  __builtin_types_compatible_p: (parser) => {
    const a = parser.grammar.typeName(parser)?.type;
    if (a === undefined || !parser.accept(Kind.Comma)) return undefined;
    const b = parser.grammar.typeName(parser)?.type;
    const isSame = b && isCompatible(a, b, parser);
    return isSame === undefined ? undefined : truth(isSame);
  },
  // What is no constant here may still be one to a compiler that optimises.
  __builtin_constant_p: (parser) =>
    parser.grammar.constant(parser) !== undefined && parser.kind() === Kind.ParenClose
      ? intValue(1)
      : undefined,
  __builtin_strlen: (parser) => {
    // An escape may be the character that ends the string.
    for (let { at } = parser; parser.kinds[at] === Kind.String; at++)
      if (/\\[0-7x]/.test(parser.text(at))) return undefined;
    const letters = parser.kind() === Kind.String ? stringType(parser) : undefined;
    if (letters?.kind !== "array" || parser.kind() !== Kind.ParenClose) return undefined;
    return wrapped(BigInt(letters.count! - 1), Rank.Long, true, parser.longBits);
  },
};

/** C23 lets a type stand where the operand does; an operand is looked at as a value. */
function chooseByType(parser: Parser): boolean {
  const named = parser.grammar.typeName(parser)?.type;
  const operand = named === undefined ? parser.grammar.expression(parser) : undefined;
  const type = named ?? (operand && decayed(operand.type));
  if (type === undefined || operand?.isField === true) return false;
  let chosen = -1;
  while (parser.accept(Kind.Comma)) {
    const isDefault = parser.text() === "default";
    const candidate = isDefault ? undefined : parser.grammar.typeName(parser)?.type;
    if (isDefault) parser.at++;
    else if (candidate === undefined) return false;
    if (!parser.accept(Kind.Colon)) return false;
    const isSame = candidate === undefined ? false : isCompatible(type, candidate, parser);
    if (isSame === undefined) return false;
    if (isSame || (isDefault && chosen < 0)) chosen = parser.at;
    if (isSame) break;
    parser.skipTo(Kind.Comma);
  }
  if (chosen < 0) return false;
  parser.at = chosen;
  return true;
}
