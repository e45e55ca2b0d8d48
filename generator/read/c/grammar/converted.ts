// What C makes of the types of operands: promotions, common types, and pointers.
import * as Rank from "../value/rank.ts";
import { enumRange, scalarType, underlying, type Scalar, type Type } from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";
import { commonType, scalarOf, type IntegerType } from "../value/arithmetic.ts";
import { elementOf, pointerTo, pointeeOf } from "./derived.ts";
import type { Parser } from "./parser.ts";

const ranks: Readonly<Partial<Record<Scalar, IntegerType>>> = {
  uint: { rank: Rank.Int, unsigned: true },
  long: { rank: Rank.Long, unsigned: false },
  ulong: { rank: Rank.Long, unsigned: true },
  llong: { rank: Rank.LongLong, unsigned: false },
  ullong: { rank: Rank.LongLong, unsigned: true },
};
const int: IntegerType = { rank: Rank.Int, unsigned: false };

/** Wider than every integer, the widest first. */
const floats: readonly Scalar[] = ["ldouble", "double", "float"];
const wides: readonly Scalar[] = ["uint128", "int128"];

/** An array or a function as an expression sees it: a pointer. No value is atomic. */
export function decayed(type: Type): Type {
  const element = elementOf(type);
  if (element !== undefined) return pointerTo(element);
  return underlying(type).kind === "function" ? pointerTo(type) : valueOf(type);
}

/** The type of the value of an object: what `_Atomic` makes is more than scalars in arrays. */
export function valueOf(type: Type): Type {
  for (let at = type; at.kind === "typedef"; at = at.of)
    if (at.inherent === true && underlying(at).kind !== "array") return at.of;
  return type;
}

/** A type without what typedefs say of its alignment, where gcc forgets that and clang does not. */
export function forgetting(type: Type, parser: Parser): Type {
  if (!isRealigned(type) || parser.ask("compiler", ({ compiler }) => compiler) === "clang")
    return type;
  let at = type;
  while (at.kind === "typedef" && at.inherent !== true) at = at.of;
  return at;
}

function isRealigned(type: Type): boolean {
  for (let at = type; at.kind === "typedef" && at.inherent !== true; at = at.of)
    if (at.aligned !== undefined) return true;
  return false;
}

/**
 * The type of a value of an arithmetic type after promotion; undefined for any other. What is not
 * promoted keeps what typedefs say of its alignment.
 */
export function promoted(type: Type, parser: Parser): Type | undefined {
  const scalar = promotedScalar(type, parser);
  const own = scalar && scalarType(scalar);
  return own && underlying(type) === own ? valueOf(type) : own;
}

function promotedScalar(type: Type, parser: Parser): Scalar | undefined {
  const scalar = scalarIn(type, parser);
  const isWide = scalar === undefined || floats.includes(scalar) || wides.includes(scalar);
  return isWide ? scalar : ranked(scalar);
}

function ranked(scalar: Scalar): Scalar {
  return scalarOf(ranks[scalar] ?? int);
}

/** The scalar a value is; an enum is an integer that holds its values. */
export function scalarIn(type: Type, parser: Parser): Scalar | undefined {
  const at = underlying(type);
  if (at.kind === "scalar") return at.scalar === "void" ? undefined : at.scalar;
  if (at.kind !== "enum") return undefined;
  const { least, most } = enumRange(at);
  const isNegative = least < 0n;
  const isWithin = (bits: bigint): boolean =>
    least >= -(1n << (bits - 1n)) && most < 1n << (isNegative ? bits - 1n : bits);
  // What is narrower than an int is one as soon as it is used.
  if (at.packed === true && isWithin(16n)) return "short";
  if (!isWithin(32n)) return wideOf(!isNegative, parser);
  return isNegative ? "int" : "uint";
}

/** The first integer of 64 bits: a long where that has as many. */
function wideOf(unsigned: boolean, parser: Parser): Scalar {
  return scalarOf({ rank: parser.longBits() === 64 ? Rank.Long : Rank.LongLong, unsigned });
}

/** The type of a constant: one that is too large for an int is a long where that has room. */
export function typeOfConstant({ rank, unsigned }: IntegerType, parser: Parser): Type {
  const isWide = rank === Rank.LongLong;
  return scalarType(isWide ? wideOf(unsigned, parser) : scalarOf({ rank, unsigned }));
}

/** The common type of two arithmetic operands (C11 6.3.1.8). */
export function common(a: Type, b: Type, parser: Parser): Type | undefined {
  const left = promoted(a, parser);
  const right = promoted(b, parser);
  const one = left && scalarIn(left, parser);
  const other = right && scalarIn(right, parser);
  if (left === undefined || one === undefined || other === undefined) return undefined;
  if (isRealigned(left) || isRealigned(right!)) {
    const kept = parser.askAt("common type", parser.at, (target) =>
      left === right && target.compiler === "gcc" ? "left" : keptOf(one, other, target),
    );
    if (kept !== "") return kept === "left" ? left : right;
  }
  for (const scalar of [...floats, ...wides])
    if (one === scalar || other === scalar) return scalarType(scalar);
  const type = commonType(ranks[one] ?? int, ranks[other] ?? int, parser.longBits);
  return scalarType(scalarOf(type));
}

/**
 * Whose very type gcc takes for the common one, with what typedefs say of its alignment: the wider
 * one's, and where neither is a long the unsigned one's, else the second's. clang forgets it of
 * both. Source: probes compiled with gcc 12.2 for 10 targets and clang 14 for 2.
 */
function keptOf(left: Scalar, right: Scalar, { compiler, scalars }: Target): "left" | "right" | "" {
  if (compiler === "clang" || left === "void" || right === "void") return "";
  const isFloat = [left, right].map((scalar) => floats.includes(scalar));
  if (isFloat[0] !== isFloat[1]) return isFloat[0] ? "left" : "right";
  const wider = scalars[left].size - scalars[right].size;
  if (wider !== 0) return wider > 0 ? "left" : "right";
  if (!/^u?int/.test(left) || !/^u?int/.test(right)) return "";
  return left.startsWith("u") ? "left" : "right";
}

/** `a + b` and `a - b`, of which one may be a pointer. */
export function additive(a: Type, b: Type, isMinus: boolean, parser: Parser): Type | undefined {
  const left = decayed(a);
  const right = decayed(b);
  const isRightPointer = underlying(right).kind === "pointer";
  if (underlying(left).kind !== "pointer")
    return isRightPointer && !isMinus ? right : common(left, right, parser);
  if (!isRightPointer) return left;
  return scalarType(
    parser.ask("ptrdiff_t", ({ pointer }) => (pointer.size === 4 ? "int" : "long")),
  );
}

/** The type of `sizeof` and its kin. */
export function sizeType(parser: Parser): Type {
  const isInt = ({ name, pointer }: Target): boolean => pointer.size === 4 && name !== "s390-31";
  return scalarType(parser.ask("size_t", (target) => (isInt(target) ? "uint" : "ulong")));
}

/** `a ? b : c`: numbers meet, a null pointer gives way, `void *` takes all others in. */
export function chosenBetween(
  a: Type,
  b: Type,
  isNull: readonly [boolean, boolean],
  parser: Parser,
): Type | undefined {
  const left = decayed(a);
  const right = decayed(b);
  const isSame = left === right;
  const isPointer = [left, right].map((type) => underlying(type).kind === "pointer");
  if (isPointer[0] === true || isPointer[1] === true) {
    if (isPointer[1] === false) return left;
    if (isPointer[0] === false || isNull[0]) return right;
    if (isSame || isNull[1]) return left;
    return isVoidPointer(right) ? underlying(right) : forgetting(left, parser);
  }
  if (underlying(left).kind === "record") return isSame ? left : forgetting(left, parser);
  const isLike = promotedScalar(left, parser) === promotedScalar(right, parser);
  if (isSame || !isLike) return common(left, right, parser);
  return common(forgetting(left, parser), forgetting(right, parser), parser);
}

export function isVoidPointer(type: Type): boolean {
  const to = pointeeOf(type);
  const at = to && underlying(to);
  return at?.kind === "scalar" && at.scalar === "void";
}
