// Enumerators as most are written: a name, and perhaps a number.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { EnumValue } from "../../../model/index.ts";
import { intValue, plainInteger, type Value } from "../value/arithmetic.ts";
import type { Parser } from "./parser.ts";
import { roleOf } from "../lex/words.ts";

const intMin = -0x8000_0000;
const intMax = 0x7fff_ffff;

/**
 * Reads all of `A, B = 7, C,` at the cursor, commas and all, up to an enumerator that says more or
 * is the last one. `next` is the value of one without a number; not a number where none is known.
 * The value of the last one read; undefined, with nothing consumed, when there is none.
 */
export function parsePlainEnumerators(
  parser: Parser,
  into: EnumValue[],
  next: number,
): Value | undefined {
  const { kinds, atoms, texts } = parser;
  const { constants } = parser.scope;
  let last: Value | undefined;
  let value = next;
  let at = parser.at;
  while (kinds[at] === Kind.Word && roleOf(atoms[at]!) < Role.Struct) {
    let end = at + 1;
    if (kinds[end] === Kind.Assign) {
      if (kinds[at + 2] !== Kind.Number || kinds[at + 3] !== Kind.Comma) break;
      value = plainInteger(texts[atoms[at + 2]!]!);
      if (value < 0) break;
      end = at + 3;
    } else if (kinds[end] !== Kind.Comma || !(value >= intMin && value <= intMax)) break;
    const atom = atoms[at]!;
    last = intValue(value);
    constants.set(atom, last);
    into.push({ name: texts[atom]!, value: last.value });
    value++;
    at = end + 1;
  }
  parser.at = at;
  return last;
}
