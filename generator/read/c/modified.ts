// What attributes and `_Atomic` make of a type.
import { extentOf } from "../../layout/index.ts";
import { scalarType, underlying, type Scalar, type Type } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import type { Attributes } from "./attributes.ts";
import { vectorOf } from "./odd-type.ts";
import type { Parser } from "./parser.ts";
import { joined } from "./spelling.ts";

const modes: Readonly<Record<string, readonly [signed: Scalar, unsigned: Scalar]>> = {
  QI: ["schar", "uchar"],
  byte: ["schar", "uchar"],
  HI: ["short", "ushort"],
  SI: ["int", "uint"],
  DI: ["llong", "ullong"],
  TI: ["int128", "uint128"],
  word: ["long", "ulong"],
  pointer: ["long", "ulong"],
  SF: ["float", "float"],
  DF: ["double", "double"],
};

/** The type after `mode(...)` and `vector_size(...)`, which stand anywhere in a declaration. */
export function modified(
  parser: Parser,
  type: Type,
  { mode, vector }: Attributes,
  from: number,
): Type {
  if (mode === undefined && vector === undefined) return type;
  const plain = underlying(type);
  if (mode !== undefined && (plain.kind === "scalar" || plain.kind === "enum")) {
    const pair = modes[mode];
    const isUnsigned = plain.kind === "enum" || /^u|bool/.test(plain.scalar);
    if (pair !== undefined) return scalarType(pair[isUnsigned ? 1 : 0]);
    parser.remark("unknown-type", "warning", `mode '${mode}' is not known`, from);
    return { kind: "unknown", spelling: `mode(${mode})` };
  }
  if (vector === undefined) return type;
  const made = vector === null ? undefined : vectorOf(parser, type, vector, from);
  if (made !== undefined) return made;
  parser.remark("unknown-type", "warning", "this vector type has no layout here", from);
  return { kind: "unknown", spelling: "vector_size" };
}

/**
 * `_Atomic`: an object of the size of an integer is aligned as that integer. i386 aligns 8 bytes to
 * 8 there, though it aligns a plain `long long` to 4.
 */
export function atomic(parser: Parser, type: Type, from: number): Type {
  const alignOn = (target: Target): number => {
    const { size, align } = extentOf(type, target);
    const like = integersBySize[size];
    if (like === undefined) return align;
    const wanted = target.name === "i386" && size === 8 ? 8 : target.scalars[like].align;
    return Math.max(align, wanted);
  };
  const isRaised = (target: Target): number =>
    alignOn(target) > extentOf(type, target).align ? 1 : 0;
  if (parser.askAt("_Atomic", parser.at, isRaised) === 0) return type;
  const aligned = parser.askAt("_Atomic alignment", parser.at, alignOn);
  return {
    kind: "typedef",
    name: joined(parser, from, parser.at),
    of: type,
    aligned,
    atomic: true,
  };
}

const integersBySize: Readonly<Record<number, Exclude<Scalar, "void">>> = {
  1: "uchar",
  2: "ushort",
  4: "uint",
  8: "ullong",
  16: "uint128",
};
