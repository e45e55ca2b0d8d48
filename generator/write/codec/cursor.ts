// The cursor form: getters and setters over bytes in place.
import { docComment } from "./text.ts";
import { flagChecks, wordCheck } from "./check-value.ts";
import { getCount, getWord, isWide, named, plus, setWord, typeOf } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { type Field, type Plan, Unsupported, valueFields } from "./plan.ts";
import { readBitField, writeBitField } from "./move.ts";

const at = (offset: number): string => plus("this._at", offset);
const view = "this._view";

/** The accessors of every member. */
export function cursorMembers(plan: Plan): readonly string[] {
  return valueFields(plan).flatMap((field) => {
    if (field.key === "moveTo" || field.key === "constructor")
      throw new Unsupported(field.slot, `'${field.name}' is a name every cursor uses itself`);
    return accessors(plan, field);
  });
}

function accessors(plan: Plan, field: Field): readonly string[] {
  const { shape, key, offset } = field;
  const where = named(plan.layout.record.name, field.name);
  const doc = docComment(field.slot.member.doc ?? "", 2);
  const get = (type: string, read: string): string[] => [
    doc,
    `get ${key}(): ${type} { return ${read}; }`,
  ];
  const set = (type: string, checks: readonly string[], write: string): string[] => [
    `set ${key}(value: ${type}) { ${[...checks, write].join(" ")} }`,
  ];
  switch (shape.kind) {
    case "word": {
      const type = typeOf(shape);
      const checks = [
        wordCheck(shape, where, "value", offset),
        ...flagChecks(field, where, "value", offset),
      ];
      return [
        ...get(type, getWord(shape, at(offset), view)),
        ...set(type, checks, setWord(shape, at(offset), "value", view)),
        ...(shape.size === 8 ? halves(key, offset, shape.littleEndian) : []),
      ];
    }
    case "bool":
      return [
        ...get("boolean", `${view}.getUint8(${at(offset)}) !== 0`),
        ...set(
          "boolean",
          [`requireBoolean(${where}, value, ${offset});`],
          `${view}.setUint8(${at(offset)}, value ? 1 : 0);`,
        ),
      ];
    case "bits": {
      const type = typeOf(shape);
      return [
        ...get(type, readBitField(shape, at(offset), view)),
        ...set(
          type,
          [bitCheck(shape, where, offset)],
          writeBitField(shape, at(offset), "value", view),
        ),
      ];
    }
    case "text":
      return [
        ...get("string", `readText(${view}, ${at(offset)}, ${shape.length})`),
        ...set(
          "string",
          [`requireString(${where}, value, ${shape.length}, ${offset});`],
          `writeText(${view}, ${at(offset)}, value, ${shape.length});`,
        ),
      ];
    case "words":
      return items(field, where, doc);
    case "record":
    case "arms":
      return [place(field), `get ${key}Offset(): number { return ${at(offset)}; }`];
    case "records":
    case "flex":
      return elements(field, where);
    case "reserved":
      return [];
  }
}

/** A doc comment for the place of something rather than its value. */
function place(field: Field): string {
  const doc = field.slot.member.doc ?? "";
  return docComment(`Where this starts, bytes from the view's start: ${doc}`.trim(), 2);
}

/** The two 32-bit words of a 64-bit member: no bigint, taken modulo 2^32 when written. */
function halves(key: string, offset: number, littleEndian: boolean): readonly string[] {
  const low = littleEndian ? offset : offset + 4;
  const high = littleEndian ? offset + 4 : offset;
  return [...half(`${key}Lo`, low, littleEndian), ...half(`${key}Hi`, high, littleEndian)];
}

function half(key: string, offset: number, littleEndian: boolean): readonly string[] {
  return [
    `get ${key}(): number { return ${view}.getUint32(${at(offset)}, ${littleEndian}); }`,
    `set ${key}(word: number) { ${view}.setUint32(${at(offset)}, word, ${littleEndian}); }`,
  ];
}

function bitCheck(
  shape: Field["shape"] & { readonly kind: "bits" },
  where: string,
  offset: number,
): string {
  const { width, signed } = shape;
  if (isWide(shape))
    return `${signed ? "requireSigned" : "requireUnsigned"}(${where}, value, ${width}, ${offset});`;
  const least = signed ? -(2 ** (width - 1)) : 0;
  const most = signed ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  return `requireRange(${where}, value, ${least}, ${most}, ${offset});`;
}

/** An array of integers, one at a time. */
function items(field: Field, where: string, doc: string): readonly string[] {
  const { shape, key, offset } = field;
  if (shape.kind !== "words") return [];
  const { word, length } = shape;
  const name = pascalCase(key);
  const index = `requireIndex(${where}, index, ${length});`;
  const place = `${at(offset)} + index * ${word.size}`;
  const type = word.size === 8 ? "bigint" : "number";
  const lines = [
    doc,
    `${key}At(index: number): ${type} { ${index} return ${getWord(word, place, view)}; }`,
    `set${name}At(index: number, value: ${type}): void { ${index}
      ${wordCheck(word, where, "value", offset)}
      ${setWord(word, place, "value", view)} }`,
  ];
  if (word.size !== 8) return lines;
  const le = word.littleEndian;
  const half = (suffix: string, add: number): string[] => [
    `${key}${suffix}(index: number): number { ${index}
      return ${view}.getUint32(${at(offset + add)} + index * 8, ${le}); }`,
    `set${name}${suffix}(index: number, word: number): void { ${index}
      ${view}.setUint32(${at(offset + add)} + index * 8, word, ${le}); }`,
  ];
  return [...lines, ...half("Lo", le ? 0 : 4), ...half("Hi", le ? 4 : 0)];
}

/** An array of records: where each lies, for another cursor to move to. */
function elements(field: Field, where: string): readonly string[] {
  const { shape, key, offset } = field;
  if (shape.kind !== "records" && shape.kind !== "flex") return [];
  const size = shape.kind === "records" ? shape.layout.size : shape.size;
  const length =
    shape.kind === "records"
      ? `${shape.length}`
      : getCount(shape.count)
          .replace(/\bview\b/, view)
          .replace(/\boffset\b/, "this._at");
  return [
    place(field),
    `${key}Offset(index: number): number { requireIndex(${where}, index, ${length});
      return ${at(offset)} + index * ${size}; }`,
  ];
}
