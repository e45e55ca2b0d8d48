// Operands chosen by type or by value: `_Generic` and gcc's builtins of that kind.
import { underlying, type Type } from "../../model/index.ts";
import { sameType } from "./alike.ts";
import { truth, type Value } from "./arithmetic.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { Kind } from "./token.ts";

/** The value of such an operand, the cursor at its word; undefined when it is not known. */
export function parseSelection(parser: Parser): Value | undefined {
  const name = parser.text();
  parser.at++;
  if (parser.kind() !== Kind.ParenOpen || parser.nesting > nestingMax) return undefined;
  const open = parser.at++;
  parser.nesting++;
  const value = selections[name]?.(parser);
  parser.nesting--;
  parser.at = open;
  parser.skipBalanced();
  return value;
}

type Selection = (parser: Parser) => Value | undefined;

/** Each starts behind its parenthesis and may stop anywhere. */
const selections: Readonly<Record<string, Selection>> = {
  _Generic: generic,
  __builtin_choose_expr: (parser) => {
    const test = parser.grammar.constant(parser);
    if (test === undefined || !parser.accept(Kind.Comma)) return undefined;
    if (test.value === 0n) {
      parser.skipTo(Kind.Comma);
      if (!parser.accept(Kind.Comma)) return undefined;
    }
    return parser.grammar.constant(parser);
  },
  __builtin_types_compatible_p: (parser) => {
    const a = parser.grammar.typeName(parser)?.type;
    if (a === undefined || !parser.accept(Kind.Comma)) return undefined;
    const b = parser.grammar.typeName(parser)?.type;
    return b === undefined || !isComparable(a) ? undefined : truth(same(a, b));
  },
  // What is no constant here may still be one to a compiler that optimises.
  __builtin_constant_p: (parser) =>
    parser.grammar.constant(parser) !== undefined && parser.kind() === Kind.ParenClose
      ? truth(true)
      : undefined,
};

function generic(parser: Parser): Value | undefined {
  const type = parser.grammar.typeOfOperand(parser);
  if (type === undefined || !isComparable(type)) return undefined;
  let chosen = -1;
  while (parser.accept(Kind.Comma)) {
    const isDefault = parser.text() === "default";
    const named = isDefault ? undefined : parser.grammar.typeName(parser)?.type;
    if (isDefault) parser.at++;
    else if (named === undefined) return undefined;
    if (!parser.accept(Kind.Colon)) return undefined;
    const isSame = named !== undefined && same(type, named);
    if (isSame || (isDefault && chosen < 0)) chosen = parser.at;
    if (isSame) break;
    parser.skipTo(Kind.Comma);
  }
  if (chosen < 0) return undefined;
  parser.at = chosen;
  return parser.grammar.constant(parser);
}

function same(a: Type, b: Type): boolean {
  return sameType(underlying(a), underlying(b));
}

/** Pointers are known by their spelling only, and an enum may be any integer. */
function isComparable(type: Type): boolean {
  const { kind } = underlying(type);
  return kind === "scalar" || kind === "record";
}
