// Small pieces of TypeScript shared by all forms of a codec.
import { underlying } from "../../model/index.ts";
import { constantCase, constantName, pascalCase, typeName } from "./names.ts";
import type { Field, Plan } from "./plan.ts";
import type { Bits, Shape, Word } from "./shape.ts";

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
export function isWide(shape: Bits): boolean {
  return shape.width > 53;
}

/** The TypeScript type of a decoded member. */
export function memberType(plan: Plan, field: Field): string {
  return field.shape.kind === "union" ? unionName(plan, field) : typeOf(field.shape);
}

/** What the type of a union's value is called, and the functions around it. */
export function unionName(plan: Plan, field: Field): string {
  return typeName(plan.layout.record) + pascalCase(field.key);
}

/** The TypeScript type of a value of that shape; a union's has a name of its own. */
export function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case "word":
      return shape.size === 8 ? "bigint" : "number";
    case "float":
      return "number";
    case "bool":
      return "boolean";
    case "bits":
      return isWide(shape) ? "bigint" : "number";
    case "text":
      return "string";
    case "words":
      return arrayType(shape.word);
    case "record":
      return typeName(shape.layout.record);
    case "records":
      return `readonly ${typeName(shape.layout.record)}[]`;
    case "flex":
    case "rest":
      return "kind" in shape.of ? arrayType(shape.of) : `readonly ${typeName(shape.of.record)}[]`;
    case "bytes":
    case "union":
    case "open":
    case "reserved":
      return "Uint8Array";
  }
}

/** `"iommufd_lu", "hwpts"`: how checks name a member. */
export function named(record: string, path: string): string {
  return `${JSON.stringify(record)}, ${JSON.stringify(path)}`;
}

/**
 * The same where checks are made: the outermost record is an expression, and the path up to the
 * member, with its dot, may have expressions of the place in it.
 */
export function namedIn(
  { record, prefix }: { readonly record: string; readonly prefix: string },
  member: string,
): string {
  const path = prefix + member;
  return `${record}, ${path.includes("${") ? `\`${path}\`` : JSON.stringify(path)}`;
}

/** The known bits of a member with `@flags`. */
export function knownBits(field: Field): bigint | undefined {
  return field.slot.member.flags?.reduce((all, { value }) => all | value, 0n);
}

/** The numbers a member may be: those it declares, or those of its enum. */
function valuesOf({ slot, shape }: Field): readonly bigint[] | undefined {
  if (shape.kind !== "word") return undefined;
  const { values, type } = slot.member;
  if (values !== undefined) return values.map(({ value }) => value);
  const at = underlying(type);
  if (at.kind !== "enum" || at.values.length === 0) return undefined;
  const all = at.values.map(({ value }) => value);
  return areFlags(all) ? undefined : all;
}

/** Whether an enum lists bits to be combined rather than values to choose from. */
function areFlags(values: readonly bigint[]): boolean {
  const set = values.filter((value) => value !== 0n);
  return (
    set.some((value) => value > 2n) &&
    set.every((value) => value > 0n && (value & (value - 1n)) === 0n)
  );
}

/** The constant that lists what a member may be; undefined when it may be anything. */
export function knownValues(plan: Plan, field: Field): { name: string; list: string } | undefined {
  const values = valuesOf(field);
  if (values === undefined || field.shape.kind !== "word") return undefined;
  const suffix = field.shape.size === 8 ? "n" : "";
  const member = constantCase(field.name.replaceAll(".", "_"));
  const name = `${constantName(plan.layout.record)}_${member}_VALUES`;
  return { name, list: `[${[...new Set(values)].map((value) => `${value}${suffix}`).join(", ")}]` };
}

/** Reads a count as a Number, whatever its width. */
export function getCount(count: Field, at: string, view = "view"): string {
  const { shape } = count;
  if (shape.kind !== "word") return "0";
  return shape.size === 8
    ? `readCount(${view}, ${at}, ${shape.littleEndian})`
    : getWord(shape, at, view);
}

/** A stretch of bytes cut into the words it is quickest touched in. */
interface Piece {
  readonly offset: number;
  readonly size: 1 | 2 | 4;
}

/** More words than these are touched in a loop. */
const piecesMax = 3;

/**
 * `size` bytes at `offset` as naturally aligned words; undefined when they are too many to list.
 */
export function pieces(offset: number, size: number): readonly Piece[] | undefined {
  const list: Piece[] = [];
  for (let at = offset; at < offset + size;) {
    if (list.length === piecesMax) return undefined;
    const left = offset + size - at;
    const fits = ([4, 2, 1] as const).find((width) => width <= left && at % width === 0) ?? 1;
    list.push({ offset: at, size: fits });
    at += fits;
  }
  return list;
}
