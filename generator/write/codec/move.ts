// The unchecked halves: expressions that read a member, statements that write one.
import {
  blockName,
  blockOrder,
  getCount,
  getWord,
  isWide,
  pieces,
  plus,
  setWord,
} from "./expression.ts";
import { pascalCase } from "./names.ts";
import type { Field, Plan } from "./plan.ts";

/** The expression that reads a member. Flexible arrays are read by `readFlexible`. */
export function readField(field: Field): string {
  const { shape } = field;
  const at = plus("offset", field.offset);
  switch (shape.kind) {
    case "word":
      return getWord(shape, at);
    case "bool":
      return `view.getUint8(${at}) !== 0`;
    case "bits":
      return readBitField(shape, at);
    case "text":
      return `readText(view, ${at}, ${shape.length})`;
    case "words":
      return `read${blockName(shape.word)}(view, ${at}, ${shape.length}${blockOrder(shape.word)})`;
    case "record":
      return `read${pascalCase(shape.layout.record.name)}(view, ${at})`;
    case "records":
    case "flex":
      return field.key;
    case "arms":
      return `readBytes(view, ${at}, ${shape.length})`;
    case "reserved":
      return "";
  }
}

/** How a bit-field is read at `at`. */
export function readBitField(
  shape: Field["shape"] & { readonly kind: "bits" },
  at: string,
  view = "view",
): string {
  const place = `(${view}, ${at}, ${shape.bit}, ${shape.width})`;
  if (!isWide(shape)) return `${shape.signed ? "readSignedBits" : "readBits"}${place}`;
  const wide = `readWideBits${place}`;
  return shape.signed ? `BigInt.asIntN(${shape.width}, ${wide})` : wide;
}

/** Statements that must run before the object is made: arrays of records, and flexible arrays. */
export function readArrays(plan: Plan): readonly string[] {
  return plan.fields.flatMap((field) => {
    const { shape, key } = field;
    const at = plus("offset", field.offset);
    if (shape.kind === "records") {
      const { layout, length } = shape;
      return readElements(key, layout.record.name, `${length}`, at, layout.size);
    }
    if (shape.kind !== "flex") return [];
    const count = `const count = ${getCount(shape.count)};`;
    if (!("kind" in shape.of))
      return [count, ...readElements(key, shape.of.record.name, "count", at, shape.size)];
    const { of } = shape;
    return [count, `const ${key} = read${blockName(of)}(view, ${at}, count${blockOrder(of)});`];
  });
}

function readElements(
  key: string,
  element: string,
  count: string,
  at: string,
  size: number,
): readonly string[] {
  const name = pascalCase(element);
  return [
    `const ${key}: ${name}[] = [];`,
    `for (let i = 0; i < ${count}; i++) ${key}.push(read${name}(view, ${at} + i * ${size}));`,
  ];
}

/** Statements that write every byte of the record, the ones nobody owns included. */
export function writeStatements(plan: Plan): readonly string[] {
  const fields = plan.fields.map((field) => ({
    offset: field.offset,
    lines: writeField(field),
  }));
  const gaps = plan.gaps.map((gap) => {
    if (gap.kind === "bits")
      return {
        offset: gap.offset / 8,
        lines: [`writeBits(view, offset, ${gap.offset}, ${gap.size}, 0);`],
      };
    return { offset: gap.offset, lines: zeros(gap.offset, gap.size) };
  });
  return [...fields, ...gaps].sort((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

function writeField(field: Field): readonly string[] {
  const { shape } = field;
  const at = plus("offset", field.offset);
  const value = `value.${field.key}`;
  switch (shape.kind) {
    case "word":
      return [setWord(shape, at, value)];
    case "bool":
      return [`view.setUint8(${at}, ${value} ? 1 : 0);`];
    case "bits":
      return [writeBitField(shape, at, value)];
    case "text":
      return [`writeText(view, ${at}, ${value}, ${shape.length});`];
    case "words":
      return [`write${blockName(shape.word)}(view, ${at}, ${value}${blockOrder(shape.word)});`];
    case "record":
      return [`write${pascalCase(shape.layout.record.name)}(${value}, view, ${at});`];
    case "records":
      return [writeElements(shape.layout.record.name, value, at, shape.layout.size)];
    case "flex":
      return "kind" in shape.of
        ? [`write${blockName(shape.of)}(view, ${at}, ${value}${blockOrder(shape.of)});`]
        : [writeElements(shape.of.record.name, value, at, shape.size)];
    case "arms":
      return [`writeBytes(view, ${at}, ${value});`];
    case "reserved":
      return zeros(field.offset, shape.length);
  }
}

/** How a bit-field is written at `at`. */
export function writeBitField(
  shape: Field["shape"] & { readonly kind: "bits" },
  at: string,
  value: string,
  view = "view",
): string {
  const write = isWide(shape) ? "writeWideBits" : "writeBits";
  return `${write}(${view}, ${at}, ${shape.bit}, ${shape.width}, ${value});`;
}

function writeElements(element: string, value: string, at: string, size: number): string {
  const write = `write${pascalCase(element)}(${value}[i]!, view, ${at} + i * ${size});`;
  return `for (let i = 0; i < ${value}.length; i++) ${write}`;
}

function zeros(offset: number, size: number): readonly string[] {
  const words = pieces(offset, size);
  if (words === undefined) return [`writeZero(view, ${plus("offset", offset)}, ${size});`];
  return words.map(({ offset, size }) => {
    const order = size === 1 ? "" : ", true";
    return `view.setUint${size * 8}(${plus("offset", offset)}, 0${order});`;
  });
}
