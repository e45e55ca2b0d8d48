// The type a set of words names: `unsigned long int` in any order, `_Complex float`.
import { arrayOf, scalarType, type Scalar, type Type } from "../../../model/index.ts";

/** Counts of the words that make up an arithmetic type. */
export interface Words {
  signed: boolean;
  unsigned: boolean;
  char: boolean;
  short: boolean;
  int: boolean;
  long: number;
  float: boolean;
  double: boolean;
  int128: boolean;
  /** A type of another name, and what it is. */
  odd: { readonly word: string; readonly type: Type } | undefined;
  complex: boolean;
  any: boolean;
}

export function noWords(): Words {
  return {
    signed: false,
    unsigned: false,
    char: false,
    short: false,
    int: false,
    long: 0,
    float: false,
    double: false,
    int128: false,
    odd: undefined,
    complex: false,
    any: false,
  };
}

/** What most types are named with, who have a name; shared, so nobody adds to it. */
export const unsaid: Readonly<Words> = noWords();

/** The scalar a set of words names. */
export function arithmeticType(words: Readonly<Words>): Type | undefined {
  if (!words.any) return undefined;
  if (words.complex) return complexType(words);
  if (words.odd !== undefined) return words.odd.type;
  const of = (scalar: Scalar): Type => scalarType(scalar);
  if (words.int128) return of(words.unsigned ? "uint128" : "int128");
  if (words.float) return of("float");
  if (words.double) return of(words.long > 0 ? "ldouble" : "double");
  if (words.char) return of(words.unsigned ? "uchar" : words.signed ? "schar" : "char");
  if (words.short) return of(words.unsigned ? "ushort" : "short");
  if (words.long > 1) return of(words.unsigned ? "ullong" : "llong");
  if (words.long === 1) return of(words.unsigned ? "ulong" : "long");
  return of(words.unsigned ? "uint" : "int");
}

/** A real and an imaginary part, laid out as an array of two; of double when nothing is said. */
function complexType(words: Readonly<Words>): Type {
  const { float, double, int, char, short, long, signed, unsigned, int128 } = words;
  const isInteger = int || char || short || signed || unsigned || int128;
  const isAlone = !(isInteger || float || double || long > 0 || words.odd);
  const part = isAlone ? undefined : arithmeticType({ ...words, complex: false });
  const spelled = float ? "float" : isInteger ? "int" : "double";
  const name = `${long > 0 && double ? "long " : ""}${spelled}`;
  return complexOf(name, part ?? scalarType("double"));
}

const complexWord = "_Complex ";

/** A complex number of parts of a type, which has a name. */
export function complexOf(name: string, part: Type): Type {
  return { kind: "typedef", name: `${complexWord}${name}`, of: arrayOf(part, 2) };
}

/** Whether a type is a complex number, by whatever name. */
export function isComplex(type: Type): boolean {
  let at = type;
  while (at.kind === "typedef" && !at.name.startsWith(complexWord)) at = at.of;
  return at.kind === "typedef";
}
