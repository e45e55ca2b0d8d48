// A type without a name: what stands in `sizeof(...)`, casts, `typeof(...)` and `_Alignas(...)`.
import { scalarType, type Type } from "../../model/index.ts";
import { scalarOf } from "./arithmetic.ts";
import { noAttributes } from "./attributes.ts";
import { applied, parseDeclarator } from "./declarator.ts";
import { objectOf } from "./object.ts";
import { nestingMax, type Parser, type TypeName } from "./parser.ts";
import { settled } from "./settled.ts";
import { isTypeWord, parseSpecifiers } from "./specifiers.ts";
import { written } from "./spelling.ts";
import { Kind } from "./token.ts";
import { Role } from "./words.ts";

/** A type name at the cursor; undefined, with nothing consumed, when there is none. */
export function parseTypeName(parser: Parser): TypeName | undefined {
  const from = parser.at;
  const role = parser.role();
  const mayStart = isTypeWord(parser, from) || role === Role.Extension || role === Role.Attribute;
  if (!mayStart || parser.nesting > nestingMax) return undefined;
  parser.nesting++;
  const specifiers = parseSpecifiers(parser, "type");
  parser.nesting--;
  if (specifiers === undefined) {
    parser.at = from;
    return undefined;
  }
  const base = settled(parser, specifiers.type);
  const declarator = parseDeclarator(parser, noAttributes(), true);
  if (declarator.steps.length === 0) return { type: base, pointee: undefined };
  const spelling = written(parser, specifiers.from, specifiers.to, -1);
  const type = applied(parser, declarator, base, spelling);
  const [first, ...rest] = declarator.steps;
  const pointee =
    first!.kind === "pointer"
      ? applied(parser, { ...declarator, steps: rest }, base, spelling)
      : undefined;
  return { type, pointee };
}

/** The type of the expression at the cursor, which stands in parentheses. */
export function typeOfOperand(parser: Parser): Type | undefined {
  const from = parser.at;
  const object = objectOf(parser);
  const kind = parser.kind();
  if (kind === Kind.ParenClose || kind === Kind.Comma) return object?.type;
  parser.at = from;
  const value = parser.grammar.constant(parser);
  return value && scalarType(scalarOf(value));
}
