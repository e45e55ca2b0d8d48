// Small pieces of TypeScript shared by all forms of a codec.
import type { Field, Shape, Word } from "./plan.ts";
import { pascalCase } from "./names.ts";

/** `offset + 8`, or just the base when nothing is added. */
export function plus(base: string, add: number): string {
  return add === 0 ? base : `${base} + ${add}`;
}

/** The DataView method's suffix: `Uint32`, `BigInt64`. */
export function accessor(word: Word): string {
  const sign = word.signed ? "Int" : "Uint";
  return word.size === 8 ? `Big${sign}64` : `${sign}${word.size * 8}`;
}

/** Reads one integer. `view` is an expression. */
export function getWord(word: Word, at: string, view = "view"): string {
  const order = word.size === 1 ? "" : `, ${word.littleEndian}`;
  return `${view}.get${accessor(word)}(${at}${order})`;
}

/** Writes one integer. */
export function setWord(word: Word, at: string, value: string, view = "view"): string {
  const order = word.size === 1 ? "" : `, ${word.littleEndian}`;
  return `${view}.set${accessor(word)}(${at}, ${value}${order});`;
}

/** The block form's suffix in wire: `U32s`; bytes are `Bytes`. */
export function blockName(word: Word): string {
  if (word.size === 1) return word.signed ? "S8s" : "Bytes";
  return `${word.signed ? "S" : "U"}${word.size * 8}s`;
}

/** The byte-order argument a block form takes. */
export function blockOrder(word: Word): string {
  return word.size === 1 ? "" : `, ${word.littleEndian}`;
}

/** Typed array that holds `word`s. */
export function arrayType(word: Word): string {
  const sign = word.signed ? "Int" : "Uint";
  return word.size === 8 ? `Big${sign}64Array` : `${sign}${word.size * 8}Array`;
}

/** A bit-field that does not fit a Number exactly is a bigint. */
export function isWide(shape: Shape & { readonly kind: "bits" }): boolean {
  return shape.width > 53;
}

/** The TypeScript type of a decoded member. */
export function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case "word":
      return shape.size === 8 ? "bigint" : "number";
    case "bool":
      return "boolean";
    case "bits":
      return isWide(shape) ? "bigint" : "number";
    case "text":
      return "string";
    case "words":
      return arrayType(shape.word);
    case "record":
      return pascalCase(shape.layout.record.name);
    case "records":
      return `readonly ${pascalCase(shape.layout.record.name)}[]`;
    case "flex":
      return "kind" in shape.of
        ? arrayType(shape.of)
        : `readonly ${pascalCase(shape.of.record.name)}[]`;
    case "arms":
    case "reserved":
      return "Uint8Array";
  }
}

/** `"iommufd_lu", "hwpts"`: how checks name a member. */
export function named(record: string, path: string): string {
  return `${JSON.stringify(record)}, ${JSON.stringify(path)}`;
}

/** The known bits of a member with `@flags`. */
export function knownBits(field: Field): bigint | undefined {
  return field.slot.member.flags?.reduce((all, { value }) => all | value, 0n);
}

/** Reads a count as a Number, whatever its width. */
export function getCount(count: Field): string {
  const { shape, offset } = count;
  const at = plus("offset", offset);
  if (shape.kind !== "word") return "0";
  return shape.size === 8 ? `readCount(view, ${at}, ${shape.littleEndian})` : getWord(shape, at);
}

/** A stretch of bytes cut into the words it is quickest touched in. */
interface Piece {
  readonly offset: number;
  readonly size: 1 | 2 | 4;
}

/**
 * `size` bytes at `offset` as naturally aligned words; undefined when they are too many to list.
 */
export function pieces(offset: number, size: number): readonly Piece[] | undefined {
  const list: Piece[] = [];
  for (let at = offset; at < offset + size;) {
    const left = offset + size - at;
    const fits = ([4, 2, 1] as const).find((width) => width <= left && at % width === 0) ?? 1;
    list.push({ offset: at, size: fits });
    at += fits;
  }
  return list.length > 3 ? undefined : list;
}
