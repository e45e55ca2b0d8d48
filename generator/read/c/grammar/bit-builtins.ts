// gcc's builtins that count or move bits, where their operand is a constant.
import * as Kind from "../lex/kind.ts";
import * as Rank from "../value/rank.ts";
import { intValue, wrapped, type Value } from "../value/arithmetic.ts";
import type { Parser } from "./parser.ts";

/** Bits of the operand by the end of the name: `clz` looks at an int, `clzl` at a long. */
const widths: readonly (readonly [end: RegExp, bits: (parser: Parser) => number])[] = [
  [/ll$|imax$/, () => 64],
  [/l$/, (parser) => parser.longBits()],
  [/16$/, () => 16],
  [/64$/, () => 64],
  [/$/, () => 32],
];

/** Each takes the operand as an unsigned number of so many bits; undefined: it has no value. */
const counts: Readonly<Record<string, (value: bigint, bits: number) => number | undefined>> = {
  clz: (value, bits) => (value === 0n ? undefined : bits - value.toString(2).length),
  ctz: (value) => (value === 0n ? undefined : trailing(value)),
  ffs: (value) => (value === 0n ? 0 : trailing(value) + 1),
  popcount: (value) => ones(value),
  parity: (value) => ones(value) & 1,
};

const ones = (value: bigint): number => value.toString(2).replaceAll("0", "").length;
const trailing = (value: bigint): number => /0*$/.exec(value.toString(2))![0].length;

/** The value of a call of `name`, the cursor behind its parenthesis. */
export function bitBuiltins(parser: Parser, name: string): Value | undefined {
  const [, what = ""] = /^__builtin_(clz|ctz|ffs|popcount|parity|bswap)(?:l|ll|16|32|64)?$/.exec(
    name,
  ) ?? [undefined, ""];
  if (what === "") return undefined;
  const operand = parser.grammar.constant(parser);
  if (operand === undefined || parser.kind() !== Kind.ParenClose) return undefined;
  const bits = widths.find(([end]) => end.test(name))![1](parser);
  const value = BigInt.asUintN(bits, operand.value);
  if (what === "bswap") {
    const rank = bits === 64 ? Rank.LongLong : Rank.Int;
    return wrapped(swapped(value, bits), rank, bits > 16, parser.longBits);
  }
  const count = counts[what]?.(value, bits);
  return count === undefined ? undefined : intValue(count);
}

function swapped(value: bigint, bits: number): bigint {
  let from = value;
  let to = 0n;
  for (let at = 0; at < bits; at += 8) {
    to = (to << 8n) | (from & 0xffn);
    from >>= 8n;
  }
  return to;
}
