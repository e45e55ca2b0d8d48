// The types a member can have, as C sees them. Sizes belong to a target, so there are none here.
import type { CRecord } from "./record.ts";

/** The scalars of C that differ on some target. `wchar` is what `wchar_t` becomes. */
export type Scalar =
  | "void"
  | "bool"
  | "char"
  | "schar"
  | "uchar"
  | "short"
  | "ushort"
  | "int"
  | "uint"
  | "long"
  | "ulong"
  | "llong"
  | "ullong"
  | "int128"
  | "uint128"
  | "float"
  | "double"
  | "ldouble"
  | "wchar";

/** A byte order fixed by the type itself (`__le32`, `__be64`), whatever the target's own is. */
export type ByteOrder = "le" | "be";

/** How C spells a scalar. */
export const scalarWords: Readonly<Record<Scalar, string>> = {
  void: "void",
  bool: "bool",
  char: "char",
  schar: "signed char",
  uchar: "unsigned char",
  short: "short",
  ushort: "unsigned short",
  int: "int",
  uint: "unsigned int",
  long: "long",
  ulong: "unsigned long",
  llong: "long long",
  ullong: "unsigned long long",
  int128: "__int128",
  uint128: "unsigned __int128",
  float: "float",
  double: "double",
  ldouble: "long double",
  wchar: "wchar_t",
};

export interface ScalarType {
  readonly kind: "scalar";
  readonly scalar: Scalar;
}

/** Any data or function pointer; `to` is the pointee as written, for drawings and messages only. */
export interface PointerType {
  readonly kind: "pointer";
  readonly to: string;
}

export interface EnumValue {
  readonly name: string;
  readonly value: bigint;
}

/** An enumeration. `values` decide its width (C11 6.7.2.2 and gcc's extension to 64 bits). */
export interface EnumType {
  readonly kind: "enum";
  readonly tag: string;
  readonly values: readonly EnumValue[];
  /** `__attribute__((packed))` on the enum: the smallest integer that holds every value. */
  readonly packed?: boolean;
}

/** One dimension; `int a[2][3]` is an array of 2 arrays of 3. `count` null is a flexible array. */
export interface ArrayType {
  readonly kind: "array";
  readonly of: Type;
  readonly count: number | null;
  /** The bound as written (`LUO_NAME_LENGTH`), when it was not a plain number. */
  readonly bound?: string;
}

/** A use of a typedef. `aligned` (bytes) is the typedef's own attribute and may lower alignment. */
export interface TypedefType {
  readonly kind: "typedef";
  readonly name: string;
  readonly of: Type;
  readonly aligned?: number;
  /** It is aligned so by itself, being `_Atomic`, a vector or a decimal, and not by its author. */
  readonly inherent?: true;
  readonly order?: ByteOrder;
}

/** A struct or union by value, tagged or anonymous. */
export interface RecordType {
  readonly kind: "record";
  readonly record: CRecord;
}

/** A function type: reached only through a typedef or a mistake; it has no size in a record. */
export interface FunctionType {
  readonly kind: "function";
  readonly spelling: string;
}

/** A type nothing is known of: a fragment used a name whose definition was not at hand. */
export interface UnknownType {
  readonly kind: "unknown";
  readonly spelling: string;
  /** What it is an array of, when all that is missing is its bound. */
  readonly of?: Type;
  /** That bound as written. */
  readonly bound?: string;
}

export type Type =
  | ScalarType
  | PointerType
  | EnumType
  | ArrayType
  | TypedefType
  | RecordType
  | FunctionType
  | UnknownType;

/** One shared value per scalar, so that types compare by identity where that is handy. */
const scalars = new Map<Scalar, ScalarType>();

/** The type of a scalar. */
export function scalarType(scalar: Scalar): ScalarType {
  let type = scalars.get(scalar);
  if (type === undefined) {
    type = { kind: "scalar", scalar };
    scalars.set(scalar, type);
  }
  return type;
}

/** An array of `count` elements; null makes it flexible. */
export function arrayOf(of: Type, count: number | null, bound?: string): ArrayType {
  return bound === undefined ? { kind: "array", of, count } : { kind: "array", of, count, bound };
}

/** The type behind any number of typedefs. */
export function underlying(type: Type): Exclude<Type, TypedefType> {
  let at = type;
  while (at.kind === "typedef") at = at.of;
  return at;
}

/**
 * The type behind typedefs and array dimensions, those of unknown bound included: what one
 * innermost element is.
 */
export function elementOf(type: Type): Exclude<Type, TypedefType | ArrayType> {
  let at = underlying(type);
  for (;;) {
    if (at.kind === "array") at = underlying(at.of);
    else if (at.kind === "unknown" && at.of !== undefined) at = underlying(at.of);
    else return at;
  }
}

/** The byte order a type fixes by itself, looking through typedefs and arrays. */
export function byteOrderOf(type: Type): ByteOrder | undefined {
  let at = type;
  for (;;) {
    if (at.kind === "typedef") {
      if (at.order !== undefined) return at.order;
      at = at.of;
    } else if (at.kind === "array") at = at.of;
    else if (at.kind === "unknown" && at.of !== undefined) at = at.of;
    else return undefined;
  }
}
