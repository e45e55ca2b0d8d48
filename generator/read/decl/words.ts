// What each scalar word of abi/vocabulary.ts is in C.
import {
  type ByteOrder,
  fixedType,
  type Scalar,
  type Type,
  scalarType,
} from "../../model/index.ts";

/** A contract's spelling: between kernels (kho/) `u32`, everywhere else `__u32`. */
export type Dialect = "uapi" | "kernel";

export interface ScalarWord {
  /** How C spells it. */
  readonly spelling: string;
  readonly type: Type;
  /** Alignment the spelling itself forces on a member, bytes (`__aligned_u64`). */
  readonly aligned?: number;
}

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
  if (/^[us]\d+$/.test(name)) {
    const spelling = dialect === "uapi" ? `__${name}` : name;
    const type = fixedType(spelling);
    return type && { spelling, type };
  }
  const [, isAligned, integer, order, width = ""] =
    /^(aligned_)?(?:([us]64)|([lb]e)(16|32|64))$/.exec(name) ?? [];
  const type = order === undefined ? fixedType(`__${integer}`) : ordered(order as ByteOrder, width);
  if (type === undefined || (isAligned !== undefined && order !== undefined && width !== "64"))
    return undefined;
  const spelling = `__${name}`;
  return isAligned === undefined ? { spelling, type } : { spelling, type, aligned: 8 };
}

function ordered(order: ByteOrder, width: string): Type | undefined {
  const of = fixedType(`__u${width}`);
  return of && { kind: "typedef", name: `__${order}${width}`, of, order };
}
