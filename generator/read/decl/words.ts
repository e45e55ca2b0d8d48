// What each scalar word of abi/vocabulary.ts is in C.
import { type ByteOrder, type Scalar, type Type, scalarType } from "../../model/index.ts";

/** A contract's spelling: between kernels (kho/) `u32`, everywhere else `__u32`. */
export type Dialect = "uapi" | "kernel";

export interface ScalarWord {
  /** How C spells it. */
  readonly spelling: string;
  readonly type: Type;
  /** Alignment the spelling itself forces on a member, bytes (`__aligned_u64`). */
  readonly aligned?: number;
}

const widths: ReadonlyMap<string, Scalar> = new Map([
  ["u8", "uchar"],
  ["u16", "ushort"],
  ["u32", "uint"],
  ["u64", "ullong"],
  ["s8", "schar"],
  ["s16", "short"],
  ["s32", "int"],
  ["s64", "llong"],
]);

const plain: ReadonlyMap<string, Scalar> = new Map([
  ["bool", "bool"],
  ["char", "char"],
  ["signed_char", "schar"],
  ["unsigned_char", "uchar"],
  ["short", "short"],
  ["unsigned_short", "ushort"],
  ["int", "int"],
  ["unsigned_int", "uint"],
  ["long", "long"],
  ["unsigned_long", "ulong"],
  ["long_long", "llong"],
  ["unsigned_long_long", "ullong"],
  ["int128", "int128"],
  ["unsigned_int128", "uint128"],
  ["wchar_t", "wchar"],
  ["float", "float"],
  ["double", "double"],
  ["long_double", "ldouble"],
]);

/** Words C spells otherwise than with spaces for the underscores. */
const spelledApart: ReadonlyMap<string, string> = new Map([
  ["int128", "__int128"],
  ["unsigned_int128", "unsigned __int128"],
  // wchar_t itself is a header's typedef.
  ["wchar_t", "__WCHAR_TYPE__"],
]);

/** The scalar word called `name`, as C of that dialect; undefined when there is none. */
export function scalarWord(name: string, dialect: Dialect): ScalarWord | undefined {
  const c = plain.get(name);
  if (c !== undefined) {
    const spelling = spelledApart.get(name) ?? name.replaceAll("_", " ");
    return { spelling, type: scalarType(c) };
  }
  const fixed = widths.get(name);
  if (fixed !== undefined) {
    const spelling = dialect === "uapi" ? `__${name}` : name;
    return { spelling, type: { kind: "typedef", name: spelling, of: scalarType(fixed) } };
  }
  const aligned = /^aligned_(?:([us])64|([lb]e)64)$/.exec(name);
  if (aligned !== null) {
    const inner = aligned[2] === undefined ? fixed64(aligned[1]) : ordered(aligned[2], "64");
    return { spelling: `__${name}`, type: inner, aligned: 8 };
  }
  const order = /^([lb]e)(16|32|64)$/.exec(name);
  if (order === null) return undefined;
  return { spelling: `__${name}`, type: ordered(order[1], order[2]) };
}

function fixed64(sign: string | undefined): Type {
  const name = sign === "s" ? "__s64" : "__u64";
  return { kind: "typedef", name, of: scalarType(sign === "s" ? "llong" : "ullong") };
}

function ordered(order: string | undefined, width: string | undefined): Type {
  const scalar = widths.get(`u${width}`) ?? "uint";
  return {
    kind: "typedef",
    name: `__${order}${width}`,
    of: { kind: "typedef", name: `__u${width}`, of: scalarType(scalar) },
    order: order as ByteOrder,
  };
}
