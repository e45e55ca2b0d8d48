// The unchecked halves: expressions that read a member, statements that write one.
import type { Layout } from "../../layout/index.ts";
import type { CRecord } from "../../model/index.ts";
import { cellOf, readCell, writeCell } from "./cell.ts";
import {
  blockName,
  blockOrder,
  getCount,
  getWord,
  isWide,
  pieces,
  plus,
  setWord,
  unionName,
} from "./expression.ts";
import { typeName } from "./names.ts";
import { type Field, type Plan, planOf } from "./plan.ts";
import { type Widening, uncovered, wideningOf } from "./widen.ts";
import type { Bits, Shape, Union } from "./shape.ts";

/** The expression that reads a member. Flexible arrays are read by `readFlexible`. */
export function readField(plan: Plan, field: Field): string {
  const { shape } = field;
  const at = plus("offset", field.offset);
  switch (shape.kind) {
    case "word":
      return isCount(plan, field) && shape.size < 8 ? "count" : getWord(shape, at);
    case "bool":
      return `view.getUint8(${at}) !== 0`;
    case "bits":
      return readBitField(field, shape, "offset");
    case "text":
      return `readText(view, ${at}, ${shape.length})`;
    case "words":
      return `read${blockName(shape.word)}(view, ${at}, ${shape.length}${blockOrder(shape.word)})`;
    case "record":
      return readRecord(shape.layout, field, at);
    case "records":
    case "flex":
    case "rest":
      return localOf(field);
    case "float":
      return `view.getFloat${shape.size * 8}(${at}, ${shape.littleEndian})`;
    case "bytes":
      return `readBytes(view, ${at}, ${shape.length})`;
    case "union": {
      const told = getWord(shape.told, plus("offset", shape.teller.offset));
      return `read${unionName(plan, field)}(${told}, view, ${at})`;
    }
    case "open":
    case "reserved":
      return "";
  }
}

/** Whether a member has been read as `count` for the flexible array behind it. */
const isCount = ({ flex }: Plan, field: Field): boolean =>
  flex?.shape.kind === "flex" && flex.shape.count === field;

/** A record that is a member ends before the flexible array it may have. */
function readRecord(layout: Layout, field: Field, at: string): string {
  const { flex } = planOf(layout);
  const isRest = flex?.shape.kind === "rest";
  const end = isRest ? `, ${plus("offset", field.offset + flex.offset)}` : "";
  return `read${typeName(layout.record)}(view, ${at}${end})`;
}

/** The variable an array is gathered in. */
function localOf(field: Field): string {
  return `${field.key}Read`;
}

/** Reads each arm of a union, which lies at `offset`. */
export function armReads(plan: Plan, shape: Union): readonly ArmRead[] {
  return shape.cases.map(({ arm }) => ({
    before: arrayReads(arm),
    read: readField(plan, arm),
  }));
}

/** Statements, and the expression that stands for the arm after them. */
interface ArmRead {
  readonly before: readonly string[];
  readonly read: string;
}

const none: Widening = { words: new Map(), covered: new Set() };

/** Writes each arm of a union: its bytes, and zero behind them. */
export function armWrites(plan: Plan, shape: Union): readonly (readonly string[])[] {
  return shape.cases.map(({ arm }) => {
    const rest = shape.size - arm.slot.size;
    const tail = rest > 0 ? zeros(arm.slot.size, rest, "offset", none) : [];
    return [...writeField(plan, arm, none), ...tail];
  });
}

/** How a bit-field of the record at `base` is read. */
export function readBitField(field: Field, shape: Bits, base: string, view = "view"): string {
  const { cell, signed } = shape;
  if (cell !== undefined) return readCell(cell, plus(base, cell.offset), signed, view);
  const at = plus(base, field.offset);
  const order = shape.littleEndian ? "" : "Big";
  const place = `(${view}, ${at}, ${shape.bit}, ${shape.width})`;
  if (!isWide(shape)) return `${shape.signed ? "readSignedBits" : "readBits"}${order}${place}`;
  const wide = `readWideBits${order}${place}`;
  return shape.signed ? `BigInt.asIntN(${shape.width}, ${wide})` : wide;
}

/** Statements that must run before the object is made: arrays of records, and flexible arrays. */
export function readArrays(plan: Plan): readonly string[] {
  return plan.fields.flatMap(arrayReads);
}

function arrayReads(field: Field): readonly string[] {
  const { shape } = field;
  const local = localOf(field);
  const at = plus("offset", field.offset);
  if (shape.kind === "records") {
    const { layout, length } = shape;
    return readElements(local, layout.record, `${length}`, at, layout.size);
  }
  if (shape.kind !== "flex" && shape.kind !== "rest") return [];
  const { of } = shape;
  const counted = `const count = ${countOf(shape, at)};`;
  if (!("kind" in of)) return [counted, ...readElements(local, of.record, "count", at, shape.size)];
  return [counted, `const ${local} = read${blockName(of)}(view, ${at}, count${blockOrder(of)});`];
}

/** How many elements a checked flexible array has. */
function countOf(shape: Extract<Shape, { kind: "flex" | "rest" }>, at: string): string {
  if (shape.kind === "flex") return getCount(shape.count, plus("offset", shape.count.offset));
  return shape.size === 1 ? `end - (${at})` : `Math.floor((end - (${at})) / ${shape.size})`;
}

/** Statements that gather elements in an array made as long as it will be: growing it costs. */
function readElements(
  key: string,
  element: CRecord,
  count: string,
  at: string,
  size: number,
): readonly string[] {
  const name = typeName(element);
  return [
    `const ${key} = new Array<${name}>(${count});`,
    `for (let i = 0; i < ${count}; i++) ${key}[i] = read${name}(view, ${at} + i * ${size});`,
  ];
}

/** Statements that write every byte of the record, the ones nobody owns included. */
export function writeStatements(plan: Plan): readonly string[] {
  const widening = wideningOf(plan);
  const fields = plan.fields.map((field) => ({
    offset: field.offset,
    lines: writeField(plan, field, widening),
  }));
  // A tail that elements may lie in is cleared before they are written.
  const isTail = ({ offset }: Write): boolean => offset === plan.flex?.offset;
  const gaps = gapWrites(plan, "offset", widening);
  return inOrder([...gaps.filter(isTail), ...fields, ...gaps.filter((gap) => !isTail(gap))]);
}

/** Statements that write the bytes no value stands for: gaps and reserved members. */
export function writeGaps(plan: Plan, base: string, widening: Widening): readonly string[] {
  const reserved = plan.fields.map((field) => ({
    offset: field.offset,
    lines: reservedWrites(plan, field, base, widening),
  }));
  return inOrder([...reserved, ...gapWrites(plan, base, widening)]);
}

/** Statements with the place they write to, bytes. */
interface Write {
  readonly offset: number;
  readonly lines: readonly string[];
}

function inOrder(writes: readonly Write[]): readonly string[] {
  return writes.toSorted((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

function gapWrites(plan: Plan, base: string, widening: Widening): readonly Write[] {
  return plan.gaps.map((gap) => {
    if (gap.kind !== "bits")
      return { offset: gap.offset, lines: zeros(gap.offset, gap.size, base, widening) };
    return { offset: gap.offset / 8, lines: [zeroBits(plan, gap.offset, gap.size, base)] };
  });
}

/** The statement that clears `width` bits, `from` bits after the record's start. */
function zeroBits(plan: Plan, from: number, width: number, base: string): string {
  const isLittle = plan.layout.target.endian === "little";
  const cell = cellOf(from, width, plan.layout.size, isLittle);
  if (cell !== undefined) return writeCell(cell, plus(base, cell.offset), "0");
  const write = isLittle ? "writeBits" : "writeBitsBig";
  return `${write}(view, ${plus(base, from >> 3)}, ${from & 7}, ${width}, 0);`;
}

/** Statements that write a reserved member. */
function reservedWrites(
  plan: Plan,
  { offset, shape }: Field,
  base: string,
  widening: Widening,
): readonly string[] {
  if (shape.kind !== "reserved") return [];
  const { bits, length } = shape;
  if (bits === undefined) return zeros(offset, length, base, widening);
  return [zeroBits(plan, offset * 8 + bits.bit, bits.width, base)];
}

function writeField(plan: Plan, field: Field, widening: Widening): readonly string[] {
  const { shape } = field;
  const at = plus("offset", field.offset);
  const value = `value.${field.key}`;
  switch (shape.kind) {
    case "word":
      return [setWord(widening.words.get(field) ?? shape, at, value)];
    case "bool":
      return [`view.setUint8(${at}, ${value} ? 1 : 0);`];
    case "bits":
      return [writeBitField(field, shape, "offset", value)];
    case "text":
      return [`writeText(view, ${at}, ${value}, ${shape.length});`];
    case "words":
      return [`write${blockName(shape.word)}(view, ${at}, ${value}${blockOrder(shape.word)});`];
    case "record":
      return [`write${typeName(shape.layout.record)}(${value}, view, ${at});`];
    case "records":
      return writeElements(shape.layout.record, value, field.key, at, shape.layout.size);
    case "flex":
    case "rest":
      return "kind" in shape.of
        ? [`write${blockName(shape.of)}(view, ${at}, ${value}${blockOrder(shape.of)});`]
        : writeElements(shape.of.record, value, field.key, at, shape.size);
    case "float":
      return [`view.setFloat${shape.size * 8}(${at}, ${value}, ${shape.littleEndian});`];
    case "bytes":
      return [`writeBytes(view, ${at}, ${value});`];
    case "union":
      return [`write${unionName(plan, field)}(${value}, view, ${at});`];
    case "open":
      return [];
    case "reserved":
      return reservedWrites(plan, field, "offset", widening);
  }
}

/** How a bit-field of the record at `base` is written. */
export function writeBitField(
  { offset }: Field,
  shape: Bits,
  base: string,
  value: string,
  view = "view",
): string {
  const { cell, bit, width } = shape;
  if (cell !== undefined) return writeCell(cell, plus(base, cell.offset), value, view);
  const order = shape.littleEndian ? "" : "Big";
  const write = (isWide(shape) ? "writeWideBits" : "writeBits") + order;
  return `${write}(${view}, ${plus(base, offset)}, ${bit}, ${width}, ${value});`;
}

/** The array is taken from its record once: V8 cannot tell that writing bytes leaves it there. */
function writeElements(
  element: CRecord,
  value: string,
  key: string,
  at: string,
  size: number,
): readonly string[] {
  return [
    `const ${key}Written = ${value};`,
    `for (let i = 0, at = ${at}; i < ${key}Written.length; i++, at += ${size})`,
    `  write${typeName(element)}(${key}Written[i]!, view, at);`,
  ];
}

function zeros(offset: number, size: number, base: string, widening: Widening): readonly string[] {
  const left = uncovered(widening, offset, size);
  const words = pieces(left.offset, left.size);
  if (words === undefined) return [`writeZero(view, ${plus(base, left.offset)}, ${left.size});`];
  return words.map(({ offset, size }) => {
    const order = size === 1 ? "" : ", true";
    return `view.setUint${size * 8}(${plus(base, offset)}, 0${order});`;
  });
}
