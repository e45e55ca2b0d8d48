// The cursor form: getters and setters over bytes in place.
import { docComment } from "./text.ts";
import { bitsCheck, declaredChecks, wordCheck } from "./check-value.ts";
import { getCount, getWord, named, plus, setWord, typeOf } from "./expression.ts";
import { capital } from "./names.ts";
import { armsOf, type Field, type Plan } from "./plan.ts";
import type { Shape } from "./shape.ts";
import { readBitField, writeBitField } from "./move.ts";

const at = (offset: number): string => plus("this._at", offset);
const view = "this._view";

/** The accessors of every member. */
export function cursorMembers(plan: Plan): readonly string[] {
  const names = new Names(plan.fields.map(({ key }) => key));
  return plan.fields.flatMap((field) => [
    ...accessors(plan, field, names),
    ...armAccessors(plan, field, names),
  ]);
}

/** What the accessors of one cursor are called. */
class Names {
  private readonly taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.taken.has(name);
  }

  /** The name, or where a member has it already, that with underscores. */
  claim(wanted: string): string {
    let name = wanted;
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    return name;
  }
}

/**
 * Every arm of a union that nothing tells apart, and of the unions in it: who reads the record
 * knows which one is meant.
 */
function armAccessors(plan: Plan, field: Field, names: Names): readonly string[] {
  return armsOf(plan, field).flatMap(({ slot, name, offset, shape, ...arm }) => {
    const member: Field = { slot, name, key: names.claim(arm.key), offset, shape };
    return accessors(plan, member, names).concat(armAccessors(plan, member, names));
  });
}

function accessors(plan: Plan, field: Field, names: Names): readonly string[] {
  const { shape, key, offset } = field;
  const where = named(plan.layout.record.name, field.name);
  const doc = docComment(field.slot.member.doc ?? "", 2);
  switch (shape.kind) {
    case "words":
      return items(field, where, doc, names);
    case "record":
    case "bytes":
    case "union":
    case "open":
    case "rest":
      return [
        place(field),
        `get ${names.claim(`${key}Offset`)}(): number { return ${at(offset)}; }`,
      ];
    case "records":
    case "flex":
      return elements(field, where, names.claim(`${key}Offset`));
    case "reserved":
      return [];
    default: {
      const { type, read, checks, write } = scalarAccess(plan, field, shape, where);
      const wide = shape.kind === "word" && shape.size === 8;
      return [
        doc,
        `get ${key}(): ${type} { return ${read}; }`,
        `set ${key}(value: ${type}) { ${[...checks, write].join(" ")} }`,
        ...(wide ? halves(key, offset, shape.littleEndian, names) : []),
      ];
    }
  }
}

/** How one value is read and written in place. */
interface ScalarAccess {
  readonly type: string;
  readonly read: string;
  /** Checks of `value`, and the statement that writes it. */
  readonly checks: readonly string[];
  readonly write: string;
}

type Scalar = Extract<Shape, { kind: "word" | "bool" | "bits" | "text" | "float" }>;

function scalarAccess(plan: Plan, field: Field, shape: Scalar, where: string): ScalarAccess {
  const from = at(field.offset);
  const offset = `${field.offset}`;
  const type = typeOf(shape);
  switch (shape.kind) {
    case "word":
      return {
        type,
        read: getWord(shape, from, view),
        checks: [
          wordCheck(shape, where, "value", offset),
          ...declaredChecks(plan, field, where, "value", offset),
        ],
        write: setWord(shape, from, "value", view),
      };
    case "bool":
      return {
        type,
        read: `${view}.getUint8(${from}) !== 0`,
        checks: [`requireBoolean(${where}, value, ${offset});`],
        write: `${view}.setUint8(${from}, value ? 1 : 0);`,
      };
    case "bits":
      return {
        type,
        read: readBitField(field, shape, "this._at", view),
        checks: [bitsCheck(shape, where, "value", offset)],
        write: writeBitField(field, shape, "this._at", "value", view),
      };
    case "text":
      return {
        type,
        read: `readText(${view}, ${from}, ${shape.length})`,
        checks: [`requireString(${where}, value, ${shape.length}, ${offset});`],
        write: `writeText(${view}, ${from}, value, ${shape.length});`,
      };
    case "float": {
      const method = `Float${shape.size * 8}`;
      return {
        type,
        read: `${view}.get${method}(${from}, ${shape.littleEndian})`,
        checks: [`requireNumber(${where}, value, ${offset});`],
        write: `${view}.set${method}(${from}, value, ${shape.littleEndian});`,
      };
    }
  }
}

/** A doc comment for the place of something rather than its value. */
function place(field: Field): string {
  const doc = field.slot.member.doc ?? "";
  const where = "Where this starts, bytes from the view's start";
  return docComment(doc === "" ? `${where}.` : `${where}: ${doc}`, 2);
}

/** The two 32-bit words of a 64-bit member: no bigint, taken modulo 2^32 when written. */
function halves(
  key: string,
  offset: number,
  littleEndian: boolean,
  names: Names,
): readonly string[] {
  const [lo, hi] = [`${key}Lo`, `${key}Hi`];
  if (names.has(lo) || names.has(hi)) return [];
  const low = littleEndian ? offset : offset + 4;
  const high = littleEndian ? offset + 4 : offset;
  return [
    ...half(names.claim(lo), low, littleEndian),
    ...half(names.claim(hi), high, littleEndian),
  ];
}

function half(key: string, offset: number, littleEndian: boolean): readonly string[] {
  return [
    `get ${key}(): number { return ${view}.getUint32(${at(offset)}, ${littleEndian}); }`,
    `set ${key}(word: number) { ${view}.setUint32(${at(offset)}, word, ${littleEndian}); }`,
  ];
}

/** An array of integers, one at a time. */
function items(field: Field, where: string, doc: string, names: Names): readonly string[] {
  const { shape, key, offset } = field;
  if (shape.kind !== "words") return [];
  const { word, length } = shape;
  const [reads, writes] = [names.claim(`${key}At`), names.claim(`set${capital(key)}At`)];
  const index = `requireIndex(${where}, index, ${length});`;
  const place = `${at(offset)} + index * ${word.size}`;
  const type = word.size === 8 ? "bigint" : "number";
  const lines = [
    doc,
    `${reads}(index: number): ${type} { ${index} return ${getWord(word, place, view)}; }`,
    `${writes}(index: number, value: ${type}): void { ${index}
      ${wordCheck(word, where, "value", `${offset}`)}
      ${setWord(word, place, "value", view)} }`,
  ];
  if (word.size !== 8) return lines;
  const le = word.littleEndian;
  const half = (suffix: string, add: number): string[] => [
    `${key}${suffix}(index: number): number { ${index}
      return ${view}.getUint32(${at(offset + add)} + index * 8, ${le}); }`,
    `set${capital(key)}${suffix}(index: number, word: number): void { ${index}
      ${view}.setUint32(${at(offset + add)} + index * 8, word, ${le}); }`,
  ];
  return [...lines, ...half("Lo", le ? 0 : 4), ...half("Hi", le ? 4 : 0)];
}

/** An array of records: where each lies, for another cursor to move to. */
function elements(field: Field, where: string, name: string): readonly string[] {
  const { shape, offset } = field;
  if (shape.kind !== "records" && shape.kind !== "flex") return [];
  const size = shape.kind === "records" ? shape.layout.size : shape.size;
  const length =
    shape.kind === "records"
      ? `${shape.length}`
      : getCount(shape.count, at(shape.count.offset), view);
  return [
    place(field),
    `${name}(index: number): number { requireIndex(${where}, index, ${length});
      return ${at(offset)} + index * ${size}; }`,
  ];
}
