// How the bytes of one member become a value.
import type { Layout, Slot } from "../../layout/index.ts";
import {
  type ArrayType,
  type Scalar,
  type Type,
  byteOrderOf,
  elementOf,
  underlying,
} from "../../model/index.ts";
import type { Cell } from "./cell.ts";
import type { Field } from "./plan.ts";

/** One integer as DataView reads it. */
export interface Word {
  readonly kind: "word";
  readonly size: 1 | 2 | 4 | 8;
  readonly signed: boolean;
  readonly littleEndian: boolean;
}

/** Bits of an integer: `bit` counts from the field's byte, in the target's bit order. */
export interface Bits {
  readonly kind: "bits";
  readonly bit: number;
  readonly width: number;
  readonly signed: boolean;
  readonly littleEndian: boolean;
  /** The word of the record that holds all of them; undefined when they lie in two. */
  readonly cell?: Cell | undefined;
}

/** A union whose arm a member beside it tells. */
export interface Union {
  readonly kind: "union";
  readonly size: number;
  readonly teller: Field;
  /** How the teller is read. */
  readonly told: Word;
  readonly cases: readonly { readonly values: readonly bigint[]; readonly arm: Field }[];
}

export type Shape =
  | Word
  | Bits
  | Union
  | { readonly kind: "bool" }
  | { readonly kind: "float"; readonly size: 4 | 8; readonly littleEndian: boolean }
  | { readonly kind: "text"; readonly length: number }
  | { readonly kind: "words"; readonly word: Word; readonly length: number }
  | { readonly kind: "record"; readonly layout: Layout }
  | { readonly kind: "records"; readonly layout: Layout; readonly length: number }
  | {
      readonly kind: "flex";
      readonly of: Word | Layout;
      readonly size: number;
      readonly count: Field;
    }
  /** A flexible array nothing counts: it ends where the bytes end. */
  | { readonly kind: "rest"; readonly of: Word | Layout; readonly size: number }
  /**
   * Bytes as they are: a union nothing tells the arm of, a type JavaScript has no value for, bools,
   * each of which is 0 or 1.
   */
  | { readonly kind: "bytes"; readonly length: number; readonly areBools?: boolean }
  /** A flexible array of what has no value: only its place is known. */
  | { readonly kind: "open" }
  /** Bytes, or bits, that must be zero. */
  | { readonly kind: "reserved"; readonly length: number; readonly bits?: Bits };

const signedScalars: ReadonlySet<Scalar> = new Set(["schar", "short", "int", "long", "llong"]);

/** The shape of a member, which `count` counts. Unions are told apart elsewhere. */
export function shapeOf(slot: Slot, layout: Layout, count?: Field): Shape {
  const { member } = slot;
  const bits = slot.bits === undefined ? undefined : bitsShape(slot, layout);
  if (member.reserved === true)
    return { kind: "reserved", length: slot.size, ...(bits && { bits }) };
  if (bits !== undefined) return bits;
  const at = underlying(member.type);
  if (at.kind === "record") {
    if (at.record.kind === "union" || slot.inner === undefined)
      return sameWord(slot.inner) ?? { kind: "bytes", length: slot.size };
    return { kind: "record", layout: slot.inner };
  }
  if (at.kind !== "array")
    return scalarShape(member.type, slot.size, layout) ?? { kind: "bytes", length: slot.size };
  const element = elementOf(at);
  if (isOpen(at, slot, layout)) return flexShape(slot, at.of, layout, count);
  if (element.kind === "record" && slot.inner !== undefined && element.record.kind === "struct") {
    if (slot.inner.size > 0 && !isOpenEnded(slot.inner))
      return { kind: "records", layout: slot.inner, length: slot.size / slot.inner.size };
  }
  if (element.kind === "scalar" && element.scalar === "char" && underlying(at.of) === element)
    return { kind: "text", length: slot.size };
  const word = wordOf(at.of, layout);
  if (word === undefined) {
    const areBools = element.kind === "scalar" && element.scalar === "bool";
    return { kind: "bytes", length: slot.size, ...(areBools && { areBools }) };
  }
  return { kind: "words", word, length: slot.size / word.size };
}

/** The integer that every arm of a union is, under whatever name. */
export function sameWord(union: Layout | undefined): Word | undefined {
  const arms = union?.slots.map((slot) => shapeOf(slot, union)) ?? [];
  const [first] = arms;
  if (first?.kind !== "word" || union?.size !== first.size) return undefined;
  const isSame = (arm: Shape): boolean =>
    arm.kind === "word" &&
    arm.size === first.size &&
    arm.signed === first.signed &&
    arm.littleEndian === first.littleEndian;
  return arms.every(isSame) ? first : undefined;
}

function bitsShape(slot: Slot, layout: Layout): Bits {
  const { offset, size } = slot.bits ?? { offset: 0, size: 0 };
  return {
    kind: "bits",
    bit: offset - slot.offset * 8,
    width: size,
    signed: isSigned(slot.member.type, layout),
    littleEndian: layout.target.endian === "little",
  };
}

function flexShape(slot: Slot, type: Type, layout: Layout, count: Field | undefined): Shape {
  const of = slot.inner ?? wordOf(type, layout);
  if (of === undefined || of.size === 0) return { kind: "open" };
  if (!("kind" in of) && (of.record.kind === "union" || isOpenEnded(of))) return { kind: "open" };
  const { size } = of;
  return count?.shape.kind === "word"
    ? { kind: "flex", of, size, count }
    : { kind: "rest", of, size };
}

/** Whether an array has no end: `x[]`, and as it was written before C99, `x[0]` at the end. */
function isOpen({ count }: ArrayType, slot: Slot, { record, slots }: Layout): boolean {
  if (count === null) return true;
  return count === 0 && record.kind === "struct" && slots.at(-1) === slot;
}

/** Whether a record ends in a flexible array: then nothing can follow it. */
function isOpenEnded(layout: Layout): boolean {
  const last = layout.slots.at(-1);
  if (last === undefined) return false;
  const at = underlying(last.member.type);
  if (at.kind === "array") return isOpen(at, last, layout);
  return last.inner !== undefined && isOpenEnded(last.inner);
}

/** The integer that an array, of any number of dimensions, is made of. */
function wordOf(of: Type, layout: Layout): Word | undefined {
  let type = of;
  for (let at = underlying(type); at.kind === "array"; at = underlying(type)) type = at.of;
  const shape = scalarShape(type, sizeOf(type, layout), layout);
  if (shape?.kind !== "word") return undefined;
  // Plain chars are bytes, whichever sign the target gives them.
  const at = underlying(type);
  return at.kind === "scalar" && at.scalar === "char" ? { ...shape, signed: false } : shape;
}

function sizeOf(type: Type, { target }: Layout): number {
  const at = underlying(type);
  if (at.kind === "pointer") return target.pointer.size;
  if (at.kind === "scalar" && at.scalar !== "void") return target.scalars[at.scalar].size;
  return at.kind === "enum" && at.packed !== true && !target.shortEnums ? 4 : 0;
}

type Single = Extract<Shape, { kind: "word" | "bool" | "float" }>;

function scalarShape(type: Type, size: number, layout: Layout): Single | undefined {
  const at = underlying(type);
  const littleEndian = (byteOrderOf(type) ?? (isBig(layout) ? "be" : "le")) === "le";
  if (at.kind === "scalar") {
    const { scalar } = at;
    if (scalar === "bool") return size === 1 ? { kind: "bool" } : undefined;
    if (scalar === "float" || scalar === "double" || scalar === "ldouble")
      return (size === 4 || size === 8) && scalar !== "ldouble"
        ? { kind: "float", size, littleEndian }
        : undefined;
  } else if (at.kind !== "pointer" && at.kind !== "enum") return undefined;
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8) return undefined;
  return { kind: "word", size, signed: isSigned(type, layout), littleEndian };
}

function isBig({ target }: Layout): boolean {
  return target.endian === "big";
}

function isSigned(type: Type, { target }: Layout): boolean {
  const at = underlying(type);
  if (at.kind === "enum") return at.values.some(({ value }) => value < 0n);
  if (at.kind !== "scalar") return false;
  if (at.scalar === "char") return target.charSigned;
  return at.scalar === "wchar" ? target.wcharSigned : signedScalars.has(at.scalar);
}
