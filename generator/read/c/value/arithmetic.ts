// Integer constants of C: 32 and 64 bits, signed and not, wrapping as the target's do.

import * as Rank from "./rank.ts";
import { compared } from "./comparison.ts";
import { floatingBinary, floatingValue, isFloating } from "./floating.ts";
import type { Scalar } from "../../../model/index.ts";

/** A known integer constant, or a floating one on the way to it. */
export interface Value {
  readonly value: bigint;
  readonly rank: number;
  readonly unsigned: boolean;
  /** Of an address alone: the bytes that one more moves it by; undefined when not known. */
  readonly step?: () => number | undefined;
  /** Of a floating constant alone: its number; `value` is then 0. */
  readonly floating?: number;
  /** Of an integer alone: only its type is known, as that of a division by zero; `value` is 0. */
  readonly isUnknown?: true;
}

/** Bits of `long`. Only asked where the answer changes a value. */
export type LongBits = () => number;

/** A value brought into the range of its type. */
export function wrapped(value: bigint, rank: number, unsigned: boolean, longBits: LongBits): Value {
  const to = (bits: number): bigint =>
    unsigned ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
  let fitted = to(rank === Rank.Int ? 32 : 64);
  if (rank === Rank.Long && fitted !== to(32)) fitted = to(longBits());
  return { value: fitted, rank, unsigned };
}

/** A value of type int; the small ones are shared. */
export function intValue(value: number): Value {
  const isSmall = value >= 0 && value < small.length;
  const known = isSmall ? small[value] : undefined;
  if (known !== undefined) return known;
  const made = { value: BigInt(value), rank: Rank.Int, unsigned: false };
  if (isSmall) small[value] = made;
  return made;
}

const small: (Value | undefined)[] = Array.from({ length: 1024 });

/** The type of a value. */
export function scalarOf({ rank, unsigned }: IntegerType): Scalar {
  if (rank === Rank.Int) return unsigned ? "uint" : "int";
  if (rank === Rank.Long) return unsigned ? "ulong" : "long";
  return unsigned ? "ullong" : "llong";
}

/** A truth value, as comparisons give. */
export function truth(condition: boolean): Value {
  return condition ? one : zero;
}

const zero: Value = { value: 0n, rank: Rank.Int, unsigned: false };
const one: Value = { value: 1n, rank: Rank.Int, unsigned: false };

/** Whether a value counts as true; undefined where its number is not known. */
export function isTrue(value: Value): boolean | undefined {
  if (value.isUnknown === true) return undefined;
  if (!isFloating(value)) return value.value !== 0n;
  return Number.isNaN(value.floating) ? undefined : value.floating !== 0;
}

/** The type of an integer. */
export type IntegerType = Pick<Value, "rank" | "unsigned">;

/** The common type of two integers (C11 6.3.1.8). */
export function commonType(a: IntegerType, b: IntegerType, longBits: LongBits): IntegerType {
  if (a.rank === b.rank) return { rank: a.rank, unsigned: a.unsigned || b.unsigned };
  const [high, low] = a.rank > b.rank ? [a, b] : [b, a];
  if (high.unsigned || !low.unsigned) return { rank: high.rank, unsigned: high.unsigned };
  // A signed type of higher rank holds every value of the lower one only if it is wider.
  const bits = (rank: number): number =>
    rank === Rank.Int ? 32 : rank === Rank.LongLong ? 64 : longBits();
  return { rank: high.rank, unsigned: bits(high.rank) === bits(low.rank) };
}

/** A value of which only the type is known. */
function unknown({ rank, unsigned }: IntegerType): Value {
  return { value: 0n, rank, unsigned, isUnknown: true };
}

/** The result of a binary operator; nothing where not even its type is known. */
export function binary(op: string, a: Value, b: Value, longBits: LongBits): Value | undefined {
  const areKnown = a.isUnknown !== true && b.isUnknown !== true;
  if (isFloating(a) || isFloating(b)) {
    if (!areKnown) return undefined;
    const made = floatingBinary(op, a, b);
    return typeof made === "boolean" ? truth(made) : made;
  }
  if (op === "<<" || op === ">>") return areKnown ? shift(op, a, b, longBits) : unknown(a);
  const isMove = (op === "+" || op === "-") && (a.step ?? b.step) !== undefined;
  if (isMove) return areKnown ? moved(op, a, b, longBits) : undefined;
  const type = commonType(a, b, longBits);
  if (!areKnown) return arithmetic.has(op) ? unknown(type) : undefined;
  const left = wrapped(a.value, type.rank, type.unsigned, longBits).value;
  const right = wrapped(b.value, type.rank, type.unsigned, longBits).value;
  const result = (value: bigint): Value => wrapped(value, type.rank, type.unsigned, longBits);
  switch (op) {
    case "+":
      return result(left + right);
    case "-":
      return result(left - right);
    case "*":
      return result(left * right);
    case "/":
      return right === 0n ? unknown(type) : result(left / right);
    case "%":
      return right === 0n ? unknown(type) : result(left % right);
    case "&":
      return result(left & right);
    case "|":
      return result(left | right);
    case "^":
      return result(left ^ right);
    default: {
      const holds = compared(op, left, right);
      return holds === undefined ? undefined : truth(holds);
    }
  }
}

/** Operators whose result has the common type of both sides. */
const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "&", "|", "^"]);

/** An address so many steps on, or how many steps lie between two. */
function moved(op: "+" | "-", a: Value, b: Value, longBits: LongBits): Value | undefined {
  if (a.step === undefined) return op === "+" ? moved(op, b, a, longBits) : undefined;
  const bytes = BigInt(a.step() ?? 0);
  if (bytes === 0n) return undefined;
  if (b.step === undefined) {
    const by = bytes * b.value;
    const to = wrapped(op === "+" ? a.value + by : a.value - by, Rank.Long, true, longBits);
    return { ...to, step: a.step };
  }
  return op === "-" ? wrapped((a.value - b.value) / bytes, Rank.Long, false, longBits) : undefined;
}

/** Shifts by a negative or too large count have no value in C; none is given. */
function shift(op: string, a: Value, b: Value, longBits: LongBits): Value {
  if (b.value < 0n || b.value > 63n || (a.rank === Rank.Int && b.value > 31n)) return unknown(a);
  const value = op === "<<" ? a.value << b.value : a.value >> b.value;
  return wrapped(value, a.rank, a.unsigned, longBits);
}

/** `-`, `+`, `~` or `!` of a value; undefined for the bits of a floating one. */
export function unary(op: string, a: Value, longBits: LongBits): Value | undefined {
  if (op === "!") {
    const test = isTrue(a);
    return test === undefined ? undefined : truth(!test);
  }
  if (isFloating(a)) {
    if (op === "~") return undefined;
    return floatingValue(op === "-" ? -a.floating : a.floating, a.rank);
  }
  if (a.isUnknown === true) return a;
  const value = op === "-" ? -a.value : op === "~" ? ~a.value : a.value;
  return wrapped(value, a.rank, a.unsigned, longBits);
}

/**
 * The value of an integer constant as spelled; nothing for a floating constant or nonsense.
 *
 * A constant too large for an int counts as long long where C says long: the value is the same.
 */
export function integerOf(text: string): Value | undefined {
  const plain = plainInteger(text);
  if (plain >= 0) return intValue(plain);
  let end = text.length;
  let unsigned = false;
  let long = 0;
  for (; end > 0; end--) {
    const code = text.charCodeAt(end - 1) | 0x20;
    if (code === 0x75) unsigned = true;
    else if (code === 0x6c) long++;
    else break;
  }
  const value = digitsOf(text.slice(0, end));
  if (value === undefined || value > 0xffff_ffff_ffff_ffffn) return undefined;
  const decimal = text.charCodeAt(0) !== 0x30;
  let rank: number = long > 1 ? Rank.LongLong : long === 1 ? Rank.Long : Rank.Int;
  if (value > 0xffff_ffffn) rank = Rank.LongLong;
  else if (value > 0x7fff_ffffn && !unsigned) {
    if (decimal || long > 0) rank = Rank.LongLong;
    else unsigned = true;
  }
  if (value > 0x7fff_ffff_ffff_ffffn) unsigned = true;
  return { value, rank, unsigned };
}

/**
 * The number a few digits say, decimal or behind `0x`, which is what most constants are; -1 for any
 * other text. It fits an int.
 */
export function plainInteger(text: string): number {
  const { length } = text;
  if (length === 0 || length > 9) return -1;
  if (length > 1 && text.charCodeAt(0) === 0x30) return plainHexadecimal(text);
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The number up to seven hexadecimal digits say. */
function plainHexadecimal(text: string): number {
  if (text.length < 3 || (text.charCodeAt(1) | 0x20) !== 0x78) return -1;
  let value = 0;
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = (code | 0x20) - 0x61;
    if (code >= 0x30 && code <= 0x39) value = value * 16 + code - 0x30;
    else if (letter >= 0 && letter < 6) value = value * 16 + letter + 10;
    else return -1;
  }
  return value;
}

function digitsOf(written: string): bigint | undefined {
  const digits = written.includes("'") ? written.replaceAll("'", "") : written;
  const first = digits.charCodeAt(0);
  if (!(first >= 0x30 && first <= 0x39) || digits.length > 70) return undefined;
  let base = 10;
  let at = 0;
  if (first === 0x30 && digits.length > 1) {
    const mark = digits.charCodeAt(1) | 0x20;
    base = mark === 0x78 ? 16 : mark === 0x62 ? 2 : 8;
    at = base === 8 ? 1 : 2;
    if (at === digits.length) return undefined;
  }
  let small = 0;
  for (let i = at; i < digits.length; i++) {
    const code = digits.charCodeAt(i) | 0x20;
    const digit = code >= 0x61 ? code - 0x57 : code - 0x30;
    if (code < 0x30 || digit >= base || (code > 0x39 && code < 0x61)) return undefined;
    small = small * base + digit;
  }
  if (small <= Number.MAX_SAFE_INTEGER) return BigInt(small);
  const prefix = base === 16 ? "0x" : base === 2 ? "0b" : base === 8 ? "0o" : "";
  return BigInt(prefix + digits.slice(at));
}

/** The value of a character constant (`'a'`, `'\n'`, `'ab'`); nothing when it is damaged. */
export function characterOf(text: string, charSigned: () => boolean): Value | undefined {
  const codes: number[] = [];
  const open = text.indexOf("'");
  for (let at = open + 1; at < text.length - 1; at++) {
    let code = text.charCodeAt(at);
    if (code === 0x5c) {
      const escape = escapeAt(text, at + 1);
      if (escape === undefined) return undefined;
      code = escape.code;
      at = escape.last;
    }
    codes.push(code);
    if (codes.length > 4) return undefined;
  }
  if (codes.length === 0) return undefined;
  if (codes.length > 1) {
    return wrapped(
      codes.reduce((value, code) => (value << 8n) | BigInt(code & 0xff), 0n),
      Rank.Int,
      false,
      () => 32,
    );
  }
  const code = codes[0]!;
  const negative = open === 0 && code > 0x7f && code < 0x100 && charSigned();
  return intValue(negative ? code - 0x100 : code);
}

const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

/** The character an escape stands for, and the offset of its last character. */
function escapeAt(text: string, at: number): { code: number; last: number } | undefined {
  const first = text[at]!;
  const simple = simpleEscapes[first];
  if (simple !== undefined) return { code: simple, last: at };
  const hex = first === "x";
  const isDigit = (code: number): boolean =>
    hex
      ? (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66)
      : code >= 0x30 && code <= 0x37;
  const start = hex ? at + 1 : at;
  let end = start;
  while (end < text.length && end - start < (hex ? 8 : 3) && isDigit(text.charCodeAt(end))) end++;
  if (end > start) {
    return { code: Number.parseInt(text.slice(start, end), hex ? 16 : 8), last: end - 1 };
  }
  return hex ? undefined : { code: first.charCodeAt(0), last: at };
}
