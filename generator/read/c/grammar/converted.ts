// What C makes of the types of operands: promotions, common types, and pointers.
import * as Rank from "../value/rank.ts";
import { enumRange, scalarType, underlying, type Scalar, type Type } from "../../../model/index.ts";
import { commonType, scalarOf, type LongBits } from "../value/arithmetic.ts";
import { elementOf, pointerTo, pointeeOf } from "./derived.ts";

/** How far an arithmetic type is from int. */
interface Arithmetic {
  readonly rank: number;
  readonly unsigned: boolean;
}

const ranks: Readonly<Partial<Record<Scalar, Arithmetic>>> = {
  uint: { rank: Rank.Int, unsigned: true },
  long: { rank: Rank.Long, unsigned: false },
  ulong: { rank: Rank.Long, unsigned: true },
  llong: { rank: Rank.LongLong, unsigned: false },
  ullong: { rank: Rank.LongLong, unsigned: true },
};
const int: Arithmetic = { rank: Rank.Int, unsigned: false };

/** Wider than every integer, the widest first. */
const floats: readonly Scalar[] = ["ldouble", "double", "float"];
const wides: readonly Scalar[] = ["uint128", "int128"];

/** An array or a function as an expression sees it: a pointer. */
export function decayed(type: Type): Type {
  const element = elementOf(type);
  if (element !== undefined) return pointerTo(element);
  return underlying(type).kind === "function" ? pointerTo(type) : type;
}

/** The type of a value of an arithmetic type after promotion; undefined for any other. */
export function promoted(type: Type): Type | undefined {
  const scalar = scalarIn(type);
  if (scalar === undefined) return undefined;
  return scalarType(floats.includes(scalar) || wides.includes(scalar) ? scalar : ranked(scalar));
}

function ranked(scalar: Scalar): Scalar {
  return scalarOf({ value: 0n, ...(ranks[scalar] ?? int) });
}

/** The scalar a value is; an enum is an integer that holds its values. */
export function scalarIn(type: Type): Scalar | undefined {
  const at = underlying(type);
  if (at.kind === "scalar") return at.scalar === "void" ? undefined : at.scalar;
  if (at.kind !== "enum") return undefined;
  const { least, most } = enumRange(at);
  const isNegative = least < 0n;
  const isWithin = (bits: bigint): boolean =>
    least >= -(1n << (bits - 1n)) && most < 1n << (isNegative ? bits - 1n : bits);
  // What is narrower than an int is one as soon as it is used.
  if (at.packed === true && isWithin(16n)) return "short";
  const isWide = !isWithin(32n);
  return isWide ? (isNegative ? "llong" : "ullong") : isNegative ? "int" : "uint";
}

/** The common type of two arithmetic operands (C11 6.3.1.8). */
export function common(a: Type, b: Type, longBits: LongBits): Type | undefined {
  const left = scalarIn(a);
  const right = scalarIn(b);
  if (left === undefined || right === undefined) return undefined;
  for (const scalar of [...floats, ...wides])
    if (left === scalar || right === scalar) return scalarType(scalar);
  const type = commonType(ranks[left] ?? int, ranks[right] ?? int, longBits);
  return scalarType(scalarOf({ value: 0n, ...type }));
}

/** `a + b` and `a - b`, of which one may be a pointer. */
export function additive(a: Type, b: Type, isMinus: boolean, longBits: LongBits): Type | undefined {
  const left = decayed(a);
  const right = decayed(b);
  const isRightPointer = underlying(right).kind === "pointer";
  if (underlying(left).kind !== "pointer")
    return isRightPointer && !isMinus ? right : common(left, right, longBits);
  return isRightPointer ? scalarType("long") : left;
}

/** `a ? b : c`: numbers meet, a null pointer gives way, `void *` takes all others in. */
export function chosenBetween(
  a: Type,
  b: Type,
  isNull: readonly [boolean, boolean],
  longBits: LongBits,
): Type | undefined {
  const left = decayed(a);
  const right = decayed(b);
  const isPointer = [left, right].map((type) => underlying(type).kind === "pointer");
  if (isPointer[0] === true || isPointer[1] === true) {
    if (isNull[1]) return left;
    if (isNull[0]) return right;
    return isVoidPointer(right) ? right : left;
  }
  if (underlying(left).kind === "record") return left;
  return common(left, right, longBits);
}

export function isVoidPointer(type: Type): boolean {
  const to = pointeeOf(type);
  const at = to && underlying(to);
  return at?.kind === "scalar" && at.scalar === "void";
}
