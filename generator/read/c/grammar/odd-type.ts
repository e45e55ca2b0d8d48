// Types of other names and widths: `_Float128`, `_Decimal64`, `_BitInt(n)`, vectors.
import { extentOf } from "../../../layout/index.ts";
import { arrayOf, scalarType, underlying, type Scalar, type Type } from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";
import type { Parser } from "./parser.ts";

/** Types that are laid out as one of the model's on every target that has them. */
const scalarsLike: Readonly<Record<string, Exclude<Scalar, "void">>> = {
  _Float32: "float",
  _Float32x: "double",
  _Float64: "double",
  _Float16: "ushort",
  __fp16: "ushort",
  __bf16: "ushort",
  _Decimal32: "uint",
  HF: "ushort",
  SD: "uint",
};

const isX86 = ({ name }: Target): boolean => name === "x86_64" || name === "x32" || name === "i386";

const isPower = ({ name }: Target): boolean => name.startsWith("ppc");

/** Size and alignment in records where a type differs from target to target; none: it has none. */
type Rule = (target: Target) => readonly [size: number, align: number] | undefined;

const longDouble: Rule = ({ scalars: { ldouble } }) => [ldouble.size, ldouble.align];

/** IEEE binary128: the `long double` of most targets that have one of 16 bytes. */
const quad: Rule = (target) =>
  isX86(target) ? [16, 16] : target.scalars.ldouble.size === 16 ? longDouble(target) : undefined;

/** Decimal floats are aligned to their size as far as anything is. */
const decimal =
  (size: number): Rule =>
  ({ maxAlign }) => [size, Math.min(size, maxAlign)];

/**
 * A pointer on most targets, a record of pointers and counters on the others. Source: probes
 * compiled with gcc 12.2 for 24 targets and clang 14 for hexagon; for xtensa the port's own
 * description.
 */
const vaList: Rule = ({ name, pointer: { size, align } }) => {
  const [pointers, bytes] = vaLists[name] ?? [1, 0];
  return [pointers * size + bytes, align];
};

const vaLists: Readonly<Record<string, readonly [pointers: number, bytes: number]>> = {
  x86_64: [2, 8],
  x32: [2, 8],
  arm64: [3, 8],
  arm64be: [3, 8],
  ppc32: [2, 4],
  alpha: [2, 0],
  hexagon: [3, 0],
  xtensa: [3, 0],
  s390x: [4, 0],
  "s390-31": [4, 0],
  sh4: [5, 0],
  sh4eb: [5, 0],
};

/** Extended precision: 80 bits of x87 and of m68k. */
const extended: Rule = (target) =>
  isX86(target) || target.name === "m68k" ? longDouble(target) : undefined;

/** Source: probes compiled with gcc 12.2 for x86_64, i386, x32, s390x and s390-31. */
const rules: Readonly<Record<string, Rule>> = {
  _Float128: quad,
  __float128: quad,
  __ieee128: (target) => (isPower(target) ? [16, 16] : undefined),
  __ibm128: (target) => (isPower(target) ? [16, 16] : undefined),
  _Float64x: (target) => (isX86(target) ? longDouble(target) : quad(target)),
  __float80: (target) => (isX86(target) ? longDouble(target) : undefined),
  _Decimal64: decimal(8),
  _Decimal128: decimal(16),
  __builtin_va_list: vaList,
  // Of `mode(...)`: what is laid out as no scalar of the model is on every target.
  XF: extended,
  TF: quad,
};

/** Words of other names for one type. */
const sameAs: Readonly<Record<string, string>> = { DD: "_Decimal64", TD: "_Decimal128" };

/** The type a word of this kind names at token `at`; `bits` are those of a `_BitInt`. */
export function oddType(parser: Parser, word: string, bits: number | undefined, at: number): Type {
  const like = scalarsLike[word];
  if (like !== undefined) return scalarType(like);
  const name = bits === undefined ? word : `${word}(${bits})`;
  const rule = bits === undefined ? rules[sameAs[word] ?? word] : bitInt(bits);
  return (rule && sized(parser, name, rule, at)) ?? { kind: "unknown", spelling: word };
}

/** As many bytes as a rule says, on its boundary. */
function sized(parser: Parser, name: string, rule: Rule, at: number): Type | undefined {
  const ask = (what: string, part: 0 | 1): number =>
    parser.askAt(`${what} of ${name}`, at, (target) => rule(target)?.[part] ?? 0);
  const size = ask("size", 0);
  if (size === 0) return undefined;
  return {
    kind: "typedef",
    name,
    of: arrayOf(scalarType("uchar"), size),
    aligned: ask("alignment", 1),
    inherent: true,
  };
}

/**
 * Up to 64 bits as the integer that holds them; above, as many words as hold them: of 16 bytes on
 * 64-bit ARM and LoongArch, of a `long long`'s alignment on the others. Source: probes compiled
 * with clang 22 for 22 targets, which are all that have such types.
 */
function bitInt(bits: number): Rule {
  return ({ name, scalars }) => {
    if (bits > 64) {
      if (!hasWideBitInt.test(name)) return undefined;
      const word = /^(?:arm64|loongarch)/.test(name) ? 16 : scalars.llong.align;
      return [Math.ceil(bits / (word * 8)) * word, word];
    }
    const like = integers.find(([most]) => bits <= most)![1];
    const { size, align } = scalars[like];
    return [size, align];
  };
}

const hasWideBitInt =
  /^(?:x86_64|x32|i386|arm(?!-oabi)|riscv|loongarch|s390|ppc|mips|sparc|csky|hexagon)/;

const integers: readonly (readonly [bits: number, Exclude<Scalar, "void">])[] = [
  [8, "uchar"],
  [16, "ushort"],
  [32, "uint"],
  [64, "ullong"],
];

/**
 * A vector of `bytes` bytes, of the elements of which `type` is one or an array; undefined when it
 * cannot be one. `at` is a token of its declaration.
 */
export function vectorOf(parser: Parser, type: Type, bytes: number, at: number): Type | undefined {
  if (type.kind === "pointer" || type.kind === "function") return type;
  if (type.kind === "array") {
    const of = vectorOf(parser, type.of, bytes, at);
    return of === undefined ? undefined : { ...type, of };
  }
  const element = elementIn(type);
  if (element === undefined) {
    const plain = underlying(type);
    return plain.kind === "array" ? vectorOf(parser, plain, bytes, at) : undefined;
  }
  const size = parser.askAt("vector of", at, (target) => extentOf(element, target).size);
  const count = bytes / size;
  if (!Number.isInteger(Math.log2(count)) || count < 1) return undefined;
  return vector(parser, element, count, bytes, at);
}

/** A vector of so many elements, or of as many more as fill a power of two; or it cannot be one. */
export function vectorOfCount(
  parser: Parser,
  type: Type,
  count: number,
  at: number,
): Type | undefined {
  const element = elementIn(type);
  if (element === undefined) return undefined;
  const size = parser.askAt("vector of", at, (target) => extentOf(element, target).size);
  const whole = 2 ** Math.ceil(Math.log2(count));
  return vector(parser, element, whole, whole * size, at);
}

/** What a vector can be made of: a number, also one the model has as bytes. */
function elementIn(type: Type): Type | undefined {
  let at = type;
  for (; at.kind === "typedef"; at = at.of) if (at.inherent === true) return at;
  return at.kind === "scalar" || at.kind === "enum" ? at : undefined;
}

function vector(parser: Parser, of: Type, count: number, bytes: number, at: number): Type {
  const isFloat = of.kind === "typedef" || (of.kind === "scalar" && /float|double/.test(of.scalar));
  const aligned = parser.askAt("vector alignment", at, (target) =>
    vectorAlign(target, bytes, isFloat),
  );
  return {
    kind: "typedef",
    name: `${vectorWord}${bytes})`,
    of: arrayOf(of, count),
    aligned,
    inherent: true,
  };
}

const vectorWord = "vector_size(";

/** Whether a type is a vector already, or an array of them. */
export function isVector(type: Type): boolean {
  let at = type;
  while (at.kind === "array" || (at.kind === "typedef" && at.inherent !== true)) at = at.of;
  return at.kind === "typedef" && at.name.startsWith(vectorWord);
}

/**
 * A vector is aligned to its size, but ARM's EABI stops at 8 bytes and 64-bit ARM at 16. On i386
 * without MMX one of 8 bytes of integers is an integer, and lies in records as those do. Source:
 * probes compiled with gcc 12.2 for 11 targets and with clang 14 for 14 more.
 */
function vectorAlign({ name, compiler }: Target, bytes: number, isFloat: boolean): number {
  if (/^arm(?!-oabi)/.test(name)) return Math.min(bytes, name.startsWith("arm64") ? 16 : 8);
  const isInteger = bytes === 8 && !isFloat;
  return name === "i386" && compiler === "gcc" && isInteger ? 4 : bytes;
}
