// `_Static_assert`: checked, because a header that states its own size should be held to it.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { Parser } from "./parser.ts";
import { written } from "./spelling.ts";

/**
 * Reads one assertion, if one stands at the cursor; false, with nothing consumed, if not. One that
 * depends on something unknown is passed over.
 */
export function parseAssertion(parser: Parser): boolean {
  const from = parser.at;
  while (parser.role() === Role.Extension) parser.at++;
  const at = parser.at;
  if (parser.role() !== Role.StaticAssert) {
    parser.at = from;
    return false;
  }
  parser.at++;
  if (parser.kind() !== Kind.ParenOpen) return true;
  const open = parser.at++;
  const value = parser.grammar.constant(parser);
  const end = parser.at;
  const isWhole = parser.kind() === Kind.Comma || parser.kind() === Kind.ParenClose;
  if (value !== undefined && value.value === 0n && isWhole) {
    const text = written(parser, open + 1, end, -1);
    parser.remark("static-assert", "error", `the assertion is false: ${text}`, at);
  }
  parser.at = open;
  parser.skipBalanced();
  parser.accept(Kind.Semicolon);
  return true;
}
