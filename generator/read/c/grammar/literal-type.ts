// The types of literals: numbers by their suffix, characters and strings by their prefix.
import * as Kind from "../lex/kind.ts";
import { arrayOf, scalarType, type Scalar, type Type } from "../../../model/index.ts";
import { integerOf, scalarOf } from "../value/arithmetic.ts";
import { typeOfConstant } from "./converted.ts";
import type { Parser } from "./parser.ts";

const floating =
  /^(?:0x[\da-f']*(?:\.[\da-f']*)?p[+-]?[\d']+|[\d']*(?:\.[\d']*)?(?:e[+-]?[\d']+)?)([fl]?)$/i;

/** The type of a number as spelled; undefined behind a suffix such as `wb`, `f128` or `i`. */
export function numberType(parser: Parser, text: string): Type | undefined {
  const value = integerOf(text);
  if (value !== undefined)
    return /ll/i.test(text) ? scalarType(scalarOf(value)) : typeOfConstant(value, parser);
  const suffix = floating.exec(text)?.[1]?.toLowerCase();
  if (suffix === undefined) return undefined;
  return scalarType(suffix === "l" ? "ldouble" : suffix === "f" ? "float" : "double");
}

const characters: Readonly<Record<string, Scalar>> = {
  L: "wchar",
  u: "ushort",
  U: "uint",
  u8: "uchar",
};

/** What stands before the quote. */
const prefixOf = (text: string): string => /^\w*/.exec(text)![0];

/** `'a'` is an int; behind a prefix, one character of that kind. */
export function characterType(text: string): Type {
  return scalarType(characters[prefixOf(text)] ?? "int");
}

/** Adjacent literals at the cursor are one array; the prefix of any of them is that of all. */
export function stringType(parser: Parser): Type {
  let length = 1;
  let element: Scalar = "char";
  while (parser.kind() === Kind.String) {
    const text = parser.text(parser.at++);
    const prefix = prefixOf(text);
    if (prefix !== "" && prefix !== "u8") element = characters[prefix] ?? element;
    length += lengthOf(text, element);
  }
  return arrayOf(scalarType(element), length);
}

/** The character a `\u00e9` names; any other escape is one element, as any letter is. */
function named(_: string, short: string | undefined, long: string | undefined): string {
  const digits = short ?? long;
  const point = digits === undefined ? Infinity : Number.parseInt(digits, 16);
  return point <= 0x10_ffff ? String.fromCodePoint(point) : "x";
}

/** Elements of a literal: bytes of UTF-8, or units of the wider kinds. */
function lengthOf(text: string, element: Scalar): number {
  const inner = text
    .slice(text.indexOf('"') + 1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x[0-9a-fA-F]+|[0-7]{1,3}|.)/gs, named);
  if (element === "char") return new TextEncoder().encode(inner).length;
  return element === "ushort" ? inner.length : Array.from(inner).length;
}
