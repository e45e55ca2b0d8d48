// The integers of fixed width, by the words of linux/types.h.
import { scalarType, type Scalar, type TypedefType } from "./type.ts";

const scalars: Readonly<Record<string, Scalar>> = {
  u8: "uchar",
  s8: "schar",
  u16: "ushort",
  s16: "short",
  u32: "uint",
  s32: "int",
  u64: "ullong",
  s64: "llong",
};

/** As `fixedType`, of the words of stdint.h too. */
export function sizedType(word: string): TypedefType | undefined {
  const match = /^(u?)int(8|16|32|64)_t$/.exec(word);
  if (match === null) return fixedType(word);
  const of = fixedType(`${match[1] === "u" ? "u" : "s"}${match[2]}`)?.of;
  return of === undefined ? undefined : { kind: "typedef", name: word, of };
}

/** The typedef of that name: `__u32`, `u8`, `__aligned_u64`; undefined for any other word. */
export function fixedType(word: string): TypedefType | undefined {
  const match = /^(?:__)?(aligned_)?([us](?:8|16|32|64))$/.exec(word);
  const scalar = scalars[match?.[2] ?? ""];
  if (match === null || scalar === undefined) return undefined;
  const of = scalarType(scalar);
  return match[1] === undefined
    ? { kind: "typedef", name: word, of }
    : { kind: "typedef", name: word, of, aligned: 8 };
}
