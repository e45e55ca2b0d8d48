// Integer expressions, the same for `#if` and for C: operators here, operands by the caller.
import * as Kind from "../lex/kind.ts";
import * as Rank from "./rank.ts";
import { binary, isTrue, truth, unary, wrapped, type LongBits, type Value } from "./arithmetic.ts";
import { punctuation } from "../lex/token.ts";

/** Deeper nesting than any header has; beyond it an expression has no known value. */
export const depthMax = 120;

/** Where the tokens of an expression come from, and what its operands mean. */
export interface ExpressionInput {
  readonly longBits: LongBits;
  /** Kind of the token at hand. */
  kind(): number;
  advance(): void;
  /** Reads a constant, a name, a parenthesis or whatever else may follow a prefix operator. */
  operand(depth: number): Value | undefined;
  /** Called when the text is not an expression. */
  damaged(): void;
}

/** Binding strength of binary operators, 0 for anything else; indexed by kind. */
const strength = new Uint8Array(64);
for (const [level, kinds] of [
  [Kind.OrOr],
  [Kind.AndAnd],
  [Kind.Or],
  [Kind.Caret],
  [Kind.And],
  [Kind.Equal, Kind.NotEqual],
  [Kind.Less, Kind.Greater, Kind.LessEqual, Kind.GreaterEqual],
  [Kind.ShiftLeft, Kind.ShiftRight],
  [Kind.Plus, Kind.Minus],
  [Kind.Star, Kind.Slash, Kind.Percent],
].entries()) {
  for (const kind of kinds) strength[kind] = level + 1;
}

/** How strong a binary operator binds; 0 for any other token. */
export function strengthOf(kind: number): number {
  return strength[kind] ?? 0;
}

/**
 * A conditional expression: what `#if`, array bounds and enumerators take. Nothing when unknown.
 */
export function conditional(input: ExpressionInput, depth: number): Value | undefined {
  const test = binaryChain(input, 1, depth);
  if (input.kind() !== Kind.Question) return test;
  if (depth > depthMax) return tooDeep(input);
  input.advance();
  const yes = input.kind() === Kind.Colon ? test : conditional(input, depth + 1);
  if (input.kind() !== Kind.Colon) {
    input.damaged();
    return undefined;
  }
  input.advance();
  const no = conditional(input, depth + 1);
  const isYes = test && isTrue(test);
  if (isYes === undefined) return undefined;
  const [chosen, other] = isYes ? [yes, no] : [no, yes];
  if (chosen === undefined || other === undefined || chosen.step) return chosen;
  // A null pointer is as wide as what it was chosen instead of.
  if (other.step) return { ...other, value: chosen.value };
  // The result has the common type of both; a sum with nothing has that type too.
  const nothing = { value: 0n, floating: 0, rank: other.rank, unsigned: other.unsigned };
  return binary("+", chosen, nothing, input.longBits);
}

function tooDeep(input: ExpressionInput): undefined {
  input.damaged();
}

/** Operators at least as strong as `least`, left to right. */
function binaryChain(input: ExpressionInput, least: number, depth: number): Value | undefined {
  let left = prefixed(input, depth);
  for (;;) {
    const kind = input.kind();
    const level = strength[kind] ?? 0;
    if (level < least) return left;
    input.advance();
    const right = binaryChain(input, level + 1, depth);
    left = combined(kind, left, right, input.longBits);
  }
}

function combined(
  kind: number,
  left: Value | undefined,
  right: Value | undefined,
  longBits: LongBits,
): Value | undefined {
  if (kind === Kind.AndAnd || kind === Kind.OrOr) {
    // One side may decide without the other being known.
    const decides = kind === Kind.OrOr;
    for (const side of [left, right]) {
      if (side !== undefined && isTrue(side) === decides) return truth(decides);
    }
    const areKnown = [left, right].every((side) => side && isTrue(side) !== undefined);
    return areKnown ? truth(!decides) : undefined;
  }
  if (left === undefined || right === undefined) return undefined;
  return binary(punctuation[kind]!, left, right, longBits);
}

/** An operand and the operators before it. */
export function prefixed(input: ExpressionInput, depth: number): Value | undefined {
  if (!isPrefix(input.kind())) return depth > depthMax ? tooDeep(input) : input.operand(depth + 1);
  const operators: number[] = [];
  for (let kind = input.kind(); isPrefix(kind); kind = input.kind()) {
    operators.push(kind);
    input.advance();
  }
  let value = depth > depthMax ? tooDeep(input) : input.operand(depth + 1);
  for (let i = operators.length - 1; i >= 0 && value !== undefined; i--) {
    value = unary(punctuation[operators[i]!]!, value, input.longBits);
  }
  return value;
}

/** A value as `#if` sees it: the widest type, keeping the sign. */
export function widest(value: Value): Value {
  const wide = wrapped(value.value, Rank.LongLong, value.unsigned, () => 64);
  return value.isUnknown === true ? { ...wide, isUnknown: true } : wide;
}

function isPrefix(kind: number): boolean {
  return kind === Kind.Minus || kind === Kind.Plus || kind === Kind.Tilde || kind === Kind.Not;
}
