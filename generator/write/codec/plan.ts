// What a codec has to do for each member: the layout's slots, sorted by how their bytes become
// values.
import type { Gap, Layout, Slot } from "../../layout/index.ts";
import { type Scalar, type Type, byteOrderOf, elementOf, underlying } from "../../model/index.ts";
import { camelCase } from "./names.ts";

/** One integer as DataView reads it. */
export interface Word {
  readonly kind: "word";
  readonly size: 1 | 2 | 4 | 8;
  readonly signed: boolean;
  readonly littleEndian: boolean;
}

export type Shape =
  | Word
  | { readonly kind: "bool" }
  | {
      readonly kind: "bits";
      readonly bit: number;
      readonly width: number;
      readonly signed: boolean;
    }
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
  | { readonly kind: "arms"; readonly length: number }
  | { readonly kind: "reserved"; readonly length: number };

/** A member as its codec sees it. */
export interface Field {
  readonly slot: Slot;
  /** C name. */
  readonly name: string;
  /** Name in the generated interface. */
  readonly key: string;
  /** Bytes from the record's start. */
  readonly offset: number;
  readonly shape: Shape;
}

/** A record as its codec sees it. */
export interface Plan {
  readonly layout: Layout;
  /** In layout order; reserved members included. */
  readonly fields: readonly Field[];
  readonly gaps: readonly Gap[];
  readonly flex: Field | undefined;
}

/** Why a member has no codec yet, in words for a finding. */
export class Unsupported extends Error {
  readonly slot: Slot;
  constructor(slot: Slot, reason: string) {
    super(reason);
    this.slot = slot;
  }
}

const signedScalars: ReadonlySet<Scalar> = new Set(["schar", "short", "int", "long", "llong"]);

/** Sorts a layout's members. Throws Unsupported for one that no codec can be printed for. */
export function planOf(layout: Layout): Plan {
  const fields: Field[] = [];
  for (const slot of layout.slots) {
    const { name } = slot.member;
    const shape = shapeOf(slot, layout, fields);
    fields.push({ slot, name, key: camelCase(name), offset: slot.offset, shape });
  }
  const flex = fields.find(({ shape }) => shape.kind === "flex");
  return { layout, fields, gaps: layout.gaps, flex };
}

/** The fields a decoded object has. */
export function valueFields(plan: Plan): readonly Field[] {
  return plan.fields.filter(({ shape }) => shape.kind !== "reserved");
}

function shapeOf(slot: Slot, layout: Layout, before: readonly Field[]): Shape {
  const { member } = slot;
  if (member.reserved === true) return { kind: "reserved", length: slot.size };
  if (slot.bits !== undefined) {
    const { offset, size } = slot.bits;
    const signed = isSigned(member.type, layout);
    return { kind: "bits", bit: offset - slot.offset * 8, width: size, signed };
  }
  const at = underlying(member.type);
  if (at.kind === "record") {
    if (at.record.kind === "union") return { kind: "arms", length: slot.size };
    return { kind: "record", layout: slot.inner ?? layout };
  }
  if (at.kind !== "array") return scalarShape(slot, member.type, slot.size, layout);
  const element = elementOf(at);
  if (at.count === null) return flexShape(slot, layout, before);
  if (element.kind === "record") {
    if (element.record.kind === "union") throw new Unsupported(slot, "an array of unions");
    return { kind: "records", layout: slot.inner ?? layout, length: at.count };
  }
  if (element.kind === "scalar" && element.scalar === "char")
    return { kind: "text", length: slot.size };
  const word = scalarShape(slot, at.of, slot.size / at.count, layout);
  if (word.kind !== "word") throw new Unsupported(slot, "an array of bool");
  return { kind: "words", word, length: at.count };
}

function flexShape(slot: Slot, layout: Layout, before: readonly Field[]): Shape {
  const count = before.find(({ name }) => name === slot.member.countedBy);
  if (count === undefined) throw new Unsupported(slot, "a flexible array nothing counts");
  if (slot.inner !== undefined)
    return { kind: "flex", of: slot.inner, size: slot.inner.size, count };
  const at = underlying(slot.member.type);
  const of = at.kind === "array" ? at.of : slot.member.type;
  const scalar = underlying(of);
  const size =
    scalar.kind === "scalar" && scalar.scalar !== "void"
      ? layout.target.scalars[scalar.scalar].size
      : layout.target.pointer.size;
  const word = scalarShape(slot, of, size, layout);
  if (word.kind !== "word") throw new Unsupported(slot, "a flexible array of bool");
  return { kind: "flex", of: word, size, count };
}

function scalarShape(
  slot: Slot,
  type: Type,
  size: number,
  layout: Layout,
): Word | { kind: "bool" } {
  const at = underlying(type);
  if (at.kind === "scalar" && at.scalar === "bool") return { kind: "bool" };
  const isInteger = at.kind === "scalar" || at.kind === "pointer" || at.kind === "enum";
  if (!isInteger || (size !== 1 && size !== 2 && size !== 4 && size !== 8))
    throw new Unsupported(slot, `a member of type '${slot.member.spelling}'`);
  const order = byteOrderOf(type) ?? (layout.target.endian === "big" ? "be" : "le");
  return { kind: "word", size, signed: isSigned(type, layout), littleEndian: order === "le" };
}

function isSigned(type: Type, layout: Layout): boolean {
  const at = underlying(type);
  if (at.kind !== "scalar") return false;
  return at.scalar === "char" ? layout.target.charSigned : signedScalars.has(at.scalar);
}
