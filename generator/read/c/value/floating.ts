// Floating constants of C inside of integer constant expressions, folded as gcc folds them.
import { compared } from "./comparison.ts";
import * as Rank from "./rank.ts";
import type { Value } from "./arithmetic.ts";

/** A value of floating type, whose number is never looked for among the integers. */
export interface Floating extends Value {
  readonly floating: number;
}

export function isFloating(value: Value): value is Floating {
  return value.rank > Rank.LongLong;
}

/** A number as a floating type holds it; undefined for infinities. */
export function floatingValue(number: number, rank: number): Floating | undefined {
  const held = rank === Rank.Float ? Math.fround(number) : number;
  return Number.isFinite(held) ? { value: 0n, rank, unsigned: false, floating: held } : undefined;
}

/**
 * Whether what an operator makes of a number is known: a `long double` holds more digits than a
 * double, how many depends on the target, and only short numbers are the same in all of them.
 */
const isKnown = (number: number, rank: number): boolean =>
  rank !== Rank.LongDouble || Number.isSafeInteger(number * 2 ** 20);

const decimal = /^((?=\.?\d)[\d']*(?:\.[\d']*(?:e[+-]?[\d']+)?|e[+-]?[\d']+))([fl]?)$/i;
const hexadecimal = /^0x(?=\.?[\da-f])([\da-f']*)\.?([\da-f']*)p([+-]?[\d']+)([fl]?)$/i;

/** The value of a floating constant as spelled; undefined for an integer and for nonsense. */
export function floatingOf(text: string): Floating | undefined {
  const plain = text.replaceAll("'", "");
  const inTens = decimal.exec(plain);
  if (inTens !== null) return floatingValue(Number(inTens[1]), rankOf(inTens[2]!));
  const [, whole, part = "", power, suffix = ""] = hexadecimal.exec(plain) ?? [];
  if (whole === undefined || whole.length + part.length > digitsMax) return undefined;
  const number = Number(BigInt(`0x0${whole}${part}`)) * 2 ** (Number(power) - 4 * part.length);
  return floatingValue(number, rankOf(suffix));
}

/** Hexadecimal digits at most: no format has as many. */
const digitsMax = 64;

function rankOf(suffix: string): number {
  if (suffix === "") return Rank.Double;
  return suffix === "f" || suffix === "F" ? Rank.Float : Rank.LongDouble;
}

/** An arithmetic value as a number of a floating type. */
export function toFloating(value: Value, rank: number): Floating | undefined {
  return floatingValue(numberOf(value), rank);
}

/** As near to it as a double comes. */
const numberOf = (value: Value): number =>
  isFloating(value) ? value.floating : Number(value.value);

/**
 * An integer of so many bits, what stands behind the point cut off; undefined out of its range,
 * where C gives no value and compilers differ.
 */
export function cutOff(
  { floating }: Floating,
  bits: number,
  unsigned: boolean,
): bigint | undefined {
  const whole = Math.trunc(floating);
  const most = 2 ** (unsigned ? bits : bits - 1);
  return whole < most && whole >= (unsigned ? 0 : -most) ? BigInt(whole) : undefined;
}

/**
 * What an operator makes of two numbers of which one is floating; a comparison gives a boolean.
 * Undefined where it gives no number, or takes none.
 */
export function floatingBinary(op: string, a: Value, b: Value): Floating | boolean | undefined {
  const rank = Math.max(a.rank, b.rank);
  const left = toFloating(a, rank)?.floating;
  const right = toFloating(b, rank)?.floating;
  if (left === undefined || right === undefined) return undefined;
  if (!isKnown(left, rank) || !isKnown(right, rank)) return undefined;
  const result = (number: number): Floating | undefined =>
    isKnown(number, rank) ? floatingValue(number, rank) : undefined;
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
      return compared(op, left, right);
  }
}
