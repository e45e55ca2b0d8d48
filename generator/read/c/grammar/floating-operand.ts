// A floating constant as the operand of a cast, which makes an integer constant of it.
import * as Kind from "../lex/kind.ts";
import { truncated, type Value } from "../value/arithmetic.ts";
import type { Parser } from "./parser.ts";

/**
 * The floating constant at the cursor, in however many parentheses and with minus and plus among
 * them, as an integer; the cursor is then behind it. Undefined, with nothing consumed, for anything
 * else, `(1.5 + 1)` among it. `isTruth`: only whether it is 0 counts.
 */
export function floatingOperand(parser: Parser, isTruth: boolean): Value | undefined {
  const { kinds } = parser;
  let at = parser.at;
  let open = 0;
  let isNegative = false;
  for (; ; at++) {
    const kind = kinds[at];
    if (kind === Kind.ParenOpen) open++;
    else if (kind === Kind.Minus) isNegative = !isNegative;
    else if (kind !== Kind.Plus) break;
  }
  if (kinds[at] !== Kind.Number) return undefined;
  const value = truncated(parser.text(at), isTruth);
  if (value === undefined) return undefined;
  for (at++; open > 0; open--, at++) if (kinds[at] !== Kind.ParenClose) return undefined;
  parser.at = at;
  return isNegative && !isTruth ? { ...value, value: -value.value } : value;
}
