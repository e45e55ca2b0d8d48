// A type without a name: what stands in `sizeof(...)`, casts, `typeof(...)` and `_Alignas(...)`.
import * as Role from "../lex/role.ts";
import { noAttributes } from "./attributes.ts";
import { applied, parseDeclarator } from "./declarator.ts";
import { nestingMax, type Parser, type TypeName } from "./parser.ts";
import { settled } from "./settled.ts";
import { parseSpecifiers } from "./specifiers.ts";
import { isTypeWord } from "./type-word.ts";
import { written } from "./spelling.ts";

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
  if (declarator.steps.length === 0) return { type: base };
  const spelling = written(parser, specifiers.from, specifiers.to, -1);
  return { type: applied(parser, declarator, base, spelling) };
}
