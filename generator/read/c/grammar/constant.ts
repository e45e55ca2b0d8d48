// Constant expressions of C: array bounds, enumerators, bit-field widths, assertions.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import * as Rank from "../value/rank.ts";
import { extentOf, statedAlign } from "../../../layout/index.ts";
import {
  enumRange,
  scalarType,
  underlying,
  type EnumType,
  type Type,
} from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";
import {
  characterOf,
  integerOf,
  isTrue,
  truth,
  wrapped,
  type LongBits,
  type Value,
} from "../value/arithmetic.ts";
import { cutOff, floatingOf, isFloating, toFloating } from "../value/floating.ts";
import { conditional, depthMax, prefixed, type ExpressionInput } from "../value/expression.ts";
import { pointeeOf } from "./derived.ts";
import { addressOf, measured, memberPath } from "./object.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { settled } from "./settled.ts";
import { parseSelection } from "./selection.ts";

/** The tokens at the parser's cursor, as an expression. */
class ConstantInput implements ExpressionInput {
  private readonly parser: Parser;
  readonly longBits: LongBits;

  constructor(parser: Parser) {
    this.parser = parser;
    this.longBits = parser.longBits;
  }

  kind(): number {
    return this.parser.kind();
  }

  advance(): void {
    this.parser.at++;
  }

  /** The caller sees that the expression does not end where it should; nothing is known of it. */
  damaged(): void {}

  operand(depth: number): Value | undefined {
    const parser = this.parser;
    const value = this.primary(depth);
    // Members, elements and calls of something unknown are unknown.
    let known: Value | undefined = value;
    for (;;) {
      const kind = parser.kind();
      if (kind === Kind.BracketOpen || kind === Kind.ParenOpen || kind === Kind.BraceOpen) {
        parser.skipBalanced();
      } else if ((kind === Kind.Dot || kind === Kind.Arrow) && parser.kinds[parser.at + 1] === 1) {
        parser.at += 2;
      } else return known;
      known = undefined;
    }
  }

  private primary(depth: number): Value | undefined {
    const parser = this.parser;
    const at = parser.at;
    switch (parser.kind()) {
      case Kind.Number:
        parser.at++;
        return integerOf(parser.text(at)) ?? floatingOf(parser.text(at));
      case Kind.Character:
        parser.at++;
        return characterOf(parser.text(at), () => this.charSigned());
      case Kind.String:
        while (parser.accept(Kind.String));
        return undefined;
      case Kind.ParenOpen:
        return this.parenthesis(depth);
      case Kind.And:
      case Kind.AndAnd:
        return this.address();
      case Kind.Star:
        // As many as there are: what a pointer points to is not known, however deep.
        while (parser.accept(Kind.Star));
        this.operand(depth + 1 > depthMax ? depthMax : depth + 1);
        return undefined;
      case Kind.Word:
        return this.word(depth);
      default:
        return undefined;
    }
  }

  private charSigned(): boolean {
    return this.parser.ask("char", (target) => (target.charSigned ? 1 : 0)) === 1;
  }

  private parenthesis(depth: number): Value | undefined {
    const parser = this.parser;
    const open = parser.at;
    parser.at++;
    if (depth > depthMax || parser.kind() === Kind.BraceOpen) return this.skipped(open);
    const cast = parser.grammar.typeName(parser);
    if (cast === undefined) {
      const value = conditional(this, depth + 1);
      if (parser.kind() !== Kind.ParenClose) return this.skipped(open);
      parser.at++;
      return value;
    }
    if (parser.kind() !== Kind.ParenClose) return this.skipped(open);
    parser.at++;
    const value = prefixed(this, depth + 1);
    return value === undefined ? undefined : this.converted(value, cast.type);
  }

  private skipped(open: number): undefined {
    this.parser.at = open;
    this.parser.skipBalanced();
  }

  converted(value: Value, type: Type): Value | undefined {
    if (value.isUnknown === true) {
      const { isUnknown, ...known } = value;
      const made = this.converted(known, type);
      return made && { ...made, isUnknown };
    }
    const at = underlying(type);
    if (at.kind === "pointer")
      return isFloating(value) ? undefined : this.pointer(value.value, pointeeOf(at));
    if (at.kind === "enum") return this.ofEnum(value, at);
    if (at.kind !== "scalar") return undefined;
    if (at.scalar === "bool") {
      const test = isTrue(value);
      return test === undefined ? undefined : truth(test);
    }
    const narrow = narrowBits[at.scalar];
    if (narrow !== undefined) {
      const [bits, unsigned] = narrow;
      // A narrow value is promoted to int at its first use.
      const fitted = fit(value, bits, unsigned ?? !this.charSigned());
      return fitted === undefined ? undefined : { value: fitted, rank: Rank.Int, unsigned: false };
    }
    const floating = floatingRanks[at.scalar];
    if (floating !== undefined) return toFloating(value, floating);
    const wide = wideRanks[at.scalar];
    if (wide === undefined) return undefined;
    const [rank, unsigned] = wide;
    if (!isFloating(value)) return wrapped(value.value, rank, unsigned, this.longBits);
    const bits = rank === Rank.Int ? 32 : rank === Rank.Long ? this.longBits() : 64;
    const whole = cutOff(value, bits, unsigned);
    return whole === undefined ? undefined : { value: whole, rank, unsigned };
  }

  /** An enum is as wide as its values need, and negative where one of them is. */
  private ofEnum(value: Value, type: EnumType): Value | undefined {
    const { parser } = this;
    const size = parser.askAt("enum", parser.at, (target) => extentOf(type, target).size);
    const unsigned = enumRange(type).least === 0n;
    const fitted = fit(value, size * 8, unsigned);
    if (fitted === undefined) return undefined;
    // What is narrower than an int is promoted to one at its first use.
    const rank = size > 4 ? Rank.LongLong : Rank.Int;
    return { value: fitted, rank, unsigned: unsigned && size >= 4 };
  }

  private pointer(value: bigint, to: Type | undefined): Value {
    const { parser } = this;
    const { at } = parser;
    const step = (): number | undefined => {
      const of = to && settled(parser, to);
      if (of === undefined || isBytewise(of)) return of && 1;
      if (!extentOf(of, parser.target).exact) return undefined;
      return parser.askAt("step", at, (target) => extentOf(of, target).size);
    };
    return { value, rank: Rank.Long, unsigned: true, step };
  }

  /** `&((struct x *)0)->member`: the place of a member. */
  private address(): Value | undefined {
    const parser = this.parser;
    parser.at++;
    const place = addressOf(parser);
    return place && this.pointer(BigInt(place.address), place.of);
  }

  /** A size or an offset: of type size_t. */
  private bytes(bytes: number): Value {
    return wrapped(BigInt(bytes), Rank.Long, true, this.longBits);
  }

  private word(depth: number): Value | undefined {
    const parser = this.parser;
    const at = parser.at;
    switch (parser.role()) {
      case Role.Sizeof:
      case Role.Alignof:
      case Role.PreferredAlignof:
        return this.measure(parser.role());
      case Role.Offsetof:
        return this.offset();
      case Role.Extension:
        parser.at++;
        return depth > depthMax ? undefined : this.operand(depth + 1);
      case Role.Opaque:
        return parseSelection(parser);
    }
    parser.at++;
    const constant = parser.constantAt(at);
    if (constant !== undefined)
      return constant === null ? undefined : "type" in constant ? constant.value : constant;
    const text = parser.text(at);
    return text === "true" ? truth(true) : text === "false" ? truth(false) : undefined;
  }

  private measure(role: number): Value | undefined {
    const parser = this.parser;
    const at = parser.at++;
    const place = measured(parser);
    if (place === undefined) return undefined;
    const { type } = place;
    const preferred = role === Role.PreferredAlignof;
    // gcc counts functions and what void stands for in bytes.
    if (role === Role.Sizeof && isBytewise(type)) return this.bytes(1);
    if (!extentOf(type, parser.target).exact) return undefined;
    const bytes = parser.askAt(parser.text(at), at, (target) => {
      const { size, align } = extentOf(type, target);
      if (role === Role.Sizeof) return size;
      if (place.align !== undefined) return place.align(target);
      return preferred ? preferredAlign(type, align, target) : statedAlign(type, target);
    });
    return this.bytes(bytes);
  }

  private offset(): Value | undefined {
    const parser = this.parser;
    parser.at++;
    if (parser.kind() !== Kind.ParenOpen) return undefined;
    const open = parser.at++;
    const type = parser.grammar.typeName(parser)?.type;
    const place =
      type !== undefined && parser.accept(Kind.Comma) ? memberPath(parser, type) : undefined;
    parser.at = open;
    parser.skipBalanced();
    return place === undefined ? undefined : this.bytes(place);
  }
}

/** A value brought into so many bits: an integer wraps, a floating one does not. */
function fit(value: Value, bits: number, unsigned: boolean): bigint | undefined {
  if (isFloating(value)) return cutOff(value, bits, unsigned);
  return unsigned ? BigInt.asUintN(bits, value.value) : BigInt.asIntN(bits, value.value);
}

const narrowBits: Readonly<Record<string, readonly [number, boolean | undefined]>> = {
  char: [8, undefined],
  schar: [8, false],
  uchar: [8, true],
  short: [16, false],
  ushort: [16, true],
};
const wideRanks: Readonly<Record<string, readonly [number, boolean]>> = {
  int: [Rank.Int, false],
  uint: [Rank.Int, true],
  long: [Rank.Long, false],
  ulong: [Rank.Long, true],
  llong: [Rank.LongLong, false],
  ullong: [Rank.LongLong, true],
};
const floatingRanks: Readonly<Record<string, number>> = {
  float: Rank.Float,
  double: Rank.Double,
  ldouble: Rank.LongDouble,
};

/** Whether a type has no size in C, and one byte to gcc: arithmetic on pointers to it needs one. */
function isBytewise(type: Type): boolean {
  const at = underlying(type);
  return at.kind === "function" || at === scalarType("void");
}

/** gcc's `__alignof__` says 8 for numbers of 64 bits on i386, though records align them to 4. */
function preferredAlign(type: Type, align: number, target: Target): number {
  let at = type;
  while ((at.kind === "typedef" && at.aligned === undefined) || at.kind === "array") at = at.of;
  const isNumber = at.kind === "enum" || (at.kind === "scalar" && at.scalar !== "ldouble");
  return target.name === "i386" && isNumber && extentOf(at, target).size === 8 ? 8 : align;
}

/** Whether no expression goes on with a token of this kind. */
function closes(kind: number): boolean {
  return (
    kind === Kind.BracketClose ||
    kind === Kind.Comma ||
    kind === Kind.BraceClose ||
    kind === Kind.Semicolon ||
    kind === Kind.ParenClose
  );
}

/** A constant expression at the cursor, brought into the range of a type. */
export function parseConverted(parser: Parser, type: Type): Value | undefined {
  const value = expressionAt(parser);
  return value && integral(new ConstantInput(parser).converted(value, type));
}

/** An operand of a constant expression at the cursor, prefix operators and all. */
export function parseOperand(parser: Parser): Value | undefined {
  if (parser.nesting > nestingMax) return undefined;
  parser.nesting++;
  const value = prefixed(new ConstantInput(parser), 0);
  parser.nesting--;
  return integral(value);
}

/** An integer constant expression at the cursor. It ends before a comma. */
export function parseConstant(parser: Parser): Value | undefined {
  return integral(expressionAt(parser));
}

function expressionAt(parser: Parser): Value | undefined {
  if (parser.nesting > nestingMax) return undefined;
  if (parser.kind() === Kind.Number && closes(parser.kinds[parser.at + 1]!)) {
    const text = parser.text(parser.at++);
    return integerOf(text) ?? floatingOf(text);
  }
  parser.nesting++;
  const value = conditional(new ConstantInput(parser), 0);
  parser.nesting--;
  return value;
}

/** No bound, width or enumerator is a floating number, or one that is not known. */
function integral(value: Value | undefined): Value | undefined {
  return value === undefined || value.isUnknown === true || isFloating(value) ? undefined : value;
}
