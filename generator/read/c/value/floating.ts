// Floating constants of C inside of integer constant expressions, folded as gcc folds them.
import { compared } from "./comparison.ts";
import * as Rank from "./rank.ts";
import type { Value } from "./arithmetic.ts";

/**
 * A value of floating type, whose number is never looked for among the integers. It is NaN where
 * only the type is known: targets and compilers differ in the number, or have none.
 */
export interface Floating extends Value {
  readonly floating: number;
}

export function isFloating(value: Value): value is Floating {
  return value.rank > Rank.LongLong;
}

/** A number as a floating type holds it; not known where that is more than the type holds. */
export function floatingValue(number: number, rank: number): Floating {
  const held = rank === Rank.Float ? Math.fround(number) : number;
  const isTooMuch = Number.isFinite(number) && !Number.isFinite(held);
  return { value: 0n, rank, unsigned: false, floating: isTooMuch ? NaN : held };
}

/**
 * Whether what an operator makes of a number is known: a `long double` holds more digits than a
 * double, how many depends on the target, and only short numbers are the same in all of them.
 */
const isKnown = (number: number, rank: number): boolean =>
  rank === Rank.LongDouble ? Number.isSafeInteger(number * 2 ** 20) : Number.isFinite(number);

const decimal = /^((?=\.?\d)[\d']*(?:\.[\d']*(?:e[+-]?[\d']+)?|e[+-]?[\d']+))([fl]?)$/i;
const hexadecimal = /^0x(?=\.?[\da-f])([\da-f']*)(?:\.([\da-f']*))?p([+-]?[\d']+)([fl]?)$/i;

/** The value of a floating constant as spelled; undefined for an integer and for nonsense. */
export function floatingOf(text: string): Floating | undefined {
  const plain = text.replaceAll("'", "");
  const inTens = decimal.exec(plain);
  if (inTens !== null) return constantOf(Number(inTens[1]), inTens[1]!, rankOf(inTens[2]!));
  const [, whole, part = "", power, suffix = ""] = hexadecimal.exec(plain) ?? [];
  if (whole === undefined || whole.length + part.length > digitsMax) return undefined;
  const number = Number(BigInt(`0x0${whole}${part}`)) * 2 ** (Number(power) - 4 * part.length);
  return constantOf(number, whole + part, rankOf(suffix));
}

/** Hexadecimal digits at most: no format has as many. */
const digitsMax = 64;

/**
 * The number a constant says, not known where it hangs on digits that a double has no place for: a
 * `long double` may hold them, and a `float` is rounded by them where it lies between two.
 */
function constantOf(number: number, digits: string, rank: number): Floating {
  const significant = digits.replace(/e.*/i, "").replaceAll(".", "").replace(/^0+/, "");
  const isRounded = significant.length > doubleDigits;
  // What is no integer as a double is none with more digits either.
  const isLost =
    (rank === Rank.LongDouble && isRounded && Number.isInteger(number)) ||
    (rank === Rank.LongDouble && number === 0 && significant !== "") ||
    (rank === Rank.Float && isRounded && isBetween(number));
  return floatingValue(isLost ? NaN : number, rank);
}

/** Whether a double lies where one digit more decides which `float` is nearest. */
const isBetween = (number: number): boolean =>
  Math.fround(number * (1 + Number.EPSILON)) !== Math.fround(number * (1 - Number.EPSILON));

/** So many digits, decimal or hexadecimal, never lead to an integer that they do not say. */
const doubleDigits = 13;

function rankOf(suffix: string): number {
  if (suffix === "") return Rank.Double;
  return suffix === "f" || suffix === "F" ? Rank.Float : Rank.LongDouble;
}

/** An arithmetic value as a number of a floating type. */
export function toFloating(value: Value, rank: number): Floating {
  return floatingValue(isFloating(value) ? value.floating : ofInteger(value.value, rank), rank);
}

/** An integer as near as a double comes, or such that a `float` made of it is as near as can be. */
function ofInteger(value: bigint, rank: number): number {
  const near = Number(value);
  if (Number.isSafeInteger(near) || rank === Rank.Double) return near;
  if (rank === Rank.LongDouble) return NaN;
  // Rounded once: what a double has no place for only counts as a digit behind those it has.
  return Number(value % 2048n === 0n ? value : (value | 4095n) - 2047n);
}

/**
 * An integer of so many bits, what stands behind the point cut off; undefined out of its range,
 * where C gives no value and compilers differ.
 */
export function cutOff(
  { floating, rank }: Floating,
  bits: number,
  unsigned: boolean,
): bigint | undefined {
  const whole = Math.trunc(floating);
  if (rank === Rank.LongDouble && !Number.isSafeInteger(whole)) return undefined;
  const most = 2 ** (unsigned ? bits : bits - 1);
  return whole < most && whole >= (unsigned ? 0 : -most) ? BigInt(whole) : undefined;
}

/**
 * What an operator makes of two numbers of which one is floating; a comparison gives a boolean.
 * Undefined where it gives none, and for an operator that takes no such numbers.
 */
export function floatingBinary(op: string, a: Value, b: Value): Floating | boolean | undefined {
  const rank = Math.max(a.rank, b.rank);
  const left = toFloating(a, rank).floating;
  const right = toFloating(b, rank).floating;
  const areKnown = isKnown(left, rank) && isKnown(right, rank);
  const result = (number: number): Floating =>
    floatingValue(areKnown && isKnown(number, rank) ? number : NaN, rank);
  switch (op) {
    case "+":
      return result(left + right);
    case "-":
      return result(left - right);
    case "*":
      return result(left * right);
    case "/":
      return result(left / right);
    default:
      // Numbers that differ as doubles differ the same way with more digits.
      return areKnown || Math.abs(left - right) > 0 ? compared(op, left, right) : undefined;
  }
}
