// What attributes and `_Atomic` make of a type.
import { extentOf } from "../../../layout/index.ts";
import { scalarType, underlying, type Scalar, type Type } from "../../../model/index.ts";
import type { ScalarLayout, Target } from "../../../targets/index.ts";
import { complexOf, isComplex } from "./arithmetic-type.ts";
import { type Attributes, unknownAlignment } from "./attributes.ts";
import { isVector, oddType, vectorOf, vectorOfCount } from "./odd-type.ts";
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
  unwind_word: ["long", "ulong"],
  pointer: ["long", "ulong"],
  SF: ["float", "float"],
  DF: ["double", "double"],
};

/** The type after `mode(...)` and what makes vectors, which stand anywhere in a declaration. */
export function modified(
  parser: Parser,
  type: Type,
  { mode, vector, elements, foreign }: Readonly<Attributes>,
  from: number,
): Type {
  if (foreign === unknownAlignment) return { kind: "unknown", spelling: foreign };
  if (mode === undefined && vector === undefined && elements === undefined) return type;
  // What stands before a declarator and behind it is told for each of them.
  if (isVector(type) || isUnknownMade(type)) return type;
  const element = mode === undefined ? type : modeType(parser, mode, type, from);
  if (element === undefined) {
    parser.remark("unknown-type", "warning", `mode '${mode}' is not known`, from);
    return { kind: "unknown", spelling: `${modeWord}${mode})` };
  }
  const isOurs = elements !== undefined && parser.ask("compiler", compilerOf) === "clang";
  if (vector === undefined && !isOurs) return element;
  const made = isOurs
    ? elements && vectorOfCount(parser, element, elements, from)
    : vector && vectorOf(parser, element, vector, from);
  if (made) return made;
  parser.remark("unknown-type", "warning", "this vector type has no layout here", from);
  return { kind: "unknown", spelling: vectorWord };
}

const modeWord = "mode(";
const vectorWord = "vector_size";

/** Whether attributes made an unknown type of it before, and that was told. */
function isUnknownMade(type: Type): boolean {
  if (type.kind !== "unknown") return false;
  return type.spelling === vectorWord || type.spelling.startsWith(modeWord);
}

/** gcc does not know clang's own vectors, and leaves the attribute out. */
const compilerOf = ({ compiler }: Target): Target["compiler"] => compiler;

/** The type of a machine mode: `DI`, `TF`, or `V4SI`, a vector of four `SI`. */
function modeType(parser: Parser, mode: string, type: Type, from: number): Type | undefined {
  if (isComplex(type)) return complexMode(parser, mode, from);
  const plain = underlying(type);
  if (plain.kind === "pointer") return pointerMode(parser, mode, type, from);
  if (plain.kind !== "scalar" && plain.kind !== "enum") return undefined;
  const isWord = mode === "word" || mode === "unwind_word";
  if (isWord && parser.ask("wide registers", hasWideRegisters) === 1)
    return modeType(parser, "DI", type, from);
  const [, count, element = mode] = /^V(\d+)([A-Z]+)$/.exec(mode) ?? [];
  const pair = modes[element];
  if (pair === undefined) {
    const odd = count === undefined ? oddType(parser, mode, undefined, from) : undefined;
    return odd?.kind === "unknown" ? undefined : odd;
  }
  const isUnsigned = plain.kind === "enum" || /^u|bool/.test(plain.scalar);
  const part = scalarType(pair[isUnsigned ? 1 : 0]);
  if (count === undefined) return part;
  const size = parser.askAt("mode of", from, (target) => extentOf(part, target).size);
  return vectorOf(parser, part, Number(count) * size, from);
}

/** gcc takes a pointer's own mode; other pointers, of another width, are not known here. */
function pointerMode(parser: Parser, mode: string, type: Type, from: number): Type | undefined {
  const like = modeType(parser, mode, scalarType("int"), from);
  if (like === undefined || underlying(like).kind !== "scalar") return undefined;
  const isOwn = parser.askAt("pointer mode", from, (target) => {
    return extentOf(like, target).size === target.pointer.size ? 1 : 0;
  });
  return isOwn === 1 ? type : undefined;
}

/** A complex number of two parts: `DC` is of two `DF`, gcc's `CSI` of two `SI`. */
function complexMode(parser: Parser, mode: string, from: number): Type | undefined {
  const [, float, integer] = /^(?:([HSDXT])C|C([QHSDT]I))$/.exec(mode) ?? [];
  const part = integer ?? (float === undefined ? undefined : `${float}F`);
  const of = part && modeType(parser, part, scalarType("int"), from);
  return of ? complexOf(mode === "SC" ? "float" : part, of) : undefined;
}

/** Whether registers are wider than addresses, and than `long`. */
const hasWideRegisters = ({ name }: Target): 0 | 1 => (/^x32$|-n32$/.test(name) ? 1 : 0);

/** What `_Atomic` makes of a type, and the name it was given from token `from` on. */
export function atomic(parser: Parser, type: Type, from: number): Type {
  const ask = (what: string, answer: (extent: ScalarLayout, target: Target) => number): number =>
    parser.askAt(`_Atomic ${what}`, parser.at, (target) =>
      answer(atomicExtent(type, target), target),
    );
  const isChanged = ask("", ({ size, align }, target) => {
    const plain = extentOf(type, target);
    return size !== plain.size || align !== plain.align ? 1 : 0;
  });
  if (isChanged === 0) return type;
  const plain = ask("of", (_, target) => extentOf(type, target).size);
  const size = ask("size", (extent) => extent.size);
  const aligned = ask("alignment", ({ align }) => align);
  const of = size === plain ? type : plain === 0 ? scalarType("uchar") : padded(type, size);
  return { kind: "typedef", name: joined(parser, from, parser.at), of, aligned, inherent: true };
}

/**
 * gcc aligns an object of the size of an integer as that integer, on i386 one of 8 bytes to 8,
 * though a plain `long long` is aligned to 4 there. clang pads to a power of two and aligns to
 * that, up to a size that is the target's. Source: probes compiled with gcc 12.2, clang 14 and 19.
 */
function atomicExtent(type: Type, target: Target): ScalarLayout {
  const { size, align, exact } = extentOf(type, target);
  if (!exact) return { size, align };
  if (target.compiler === "clang") {
    if (size === 0) return { size: 1, align };
    if (size > target.atomicMax) return { size, align };
    const whole = 2 ** Math.ceil(Math.log2(size));
    return { size: whole, align: whole };
  }
  const like = integersBySize[size];
  if (like === undefined) return { size, align };
  const wanted = target.name === "i386" && size === 8 ? 8 : target.scalars[like].align;
  return { size, align: Math.max(align, wanted) };
}

/** Only records have sizes that are no power of two: one aligned to a size is padded to it. */
function padded(type: Type, size: number): Type {
  const plain = underlying(type);
  return plain.kind === "record"
    ? { kind: "record", record: { ...plain.record, aligned: size } }
    : type;
}

const integersBySize: Readonly<Record<number, Exclude<Scalar, "void">>> = {
  1: "uchar",
  2: "ushort",
  4: "uint",
  8: "ullong",
  16: "uint128",
};
