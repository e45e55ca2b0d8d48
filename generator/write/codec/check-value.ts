// The door of encode: statements that look at a value and refuse, before a byte is written.
import { isWide, knownBits, knownValues, plus, typeOf, unionName } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { type Field, type Plan, planOf, valueFields } from "./plan.ts";
import type { Bits, Union, Word } from "./shape.ts";

/** Where a value is checked, and how errors call the place. */
interface Place {
  /** The outermost record, as an expression. */
  readonly record: string;
  /** Path of C names up to here, with its dot. */
  readonly prefix: string;
  /** Bytes from the outermost record's start, behind `base` when there is one. */
  readonly add: number;
  readonly base?: string;
  /** The record is a member of another: a flexible array of it has no elements there. */
  readonly isMember?: boolean;
}

/** Statements that check a value of the record; those of nested records are spelt out in place. */
export function checkValue(plan: Plan): readonly string[] {
  const record = JSON.stringify(plan.layout.record.name);
  return checksOf(plan, { record, prefix: "", add: 0 }, "value");
}

function checksOf(plan: Plan, place: Place, value: string): readonly string[] {
  return valueFields(plan).flatMap((field) =>
    fieldChecks(plan, field, place, value, `${value}.${field.key}`),
  );
}

/** The checks of each arm of a union's value. */
export function armValueChecks(plan: Plan, shape: Union): readonly (readonly string[])[] {
  const place: Place = { record: "record", prefix: "${path}.", add: 0, base: "at" };
  return shape.cases.map(({ arm }) => fieldChecks(plan, arm, place, "value", `value.${arm.key}`));
}

/** `"iommufd_lu", "hwpts"`: how a check names a member. */
function namedIn({ record, prefix }: Place, member: string): string {
  const path = prefix + member;
  return `${record}, ${path.includes("${") ? `\`${path}\`` : JSON.stringify(path)}`;
}

/** `owner` is the value the member belongs to, `value` the member itself. */
function fieldChecks(
  plan: Plan,
  field: Field,
  place: Place,
  owner: string,
  value: string,
): readonly string[] {
  const { shape } = field;
  const where = namedIn(place, field.name);
  const bytes = place.add + field.offset;
  const at = place.base === undefined ? `${bytes}` : plus(place.base, bytes);
  switch (shape.kind) {
    case "word":
      return [
        wordCheck(shape, where, value, at),
        ...flagChecks(field, where, value, at),
        ...valueChecks(plan, field, where, value, at),
      ];
    case "float":
      return [`requireNumber(${where}, ${value}, ${at});`];
    case "bool":
      return [`requireBoolean(${where}, ${value}, ${at});`];
    case "bits":
      return [bitsCheck(shape, where, value, at)];
    case "text":
      return [`requireString(${where}, ${value}, ${shape.length}, ${at});`];
    case "words":
    case "bytes":
      return [`requireArray(${where}, ${value}, ${typeOf(shape)}, ${shape.length}, ${at});`];
    case "record": {
      const prefix = `${place.prefix}${field.name}.`;
      const inner = { ...place, prefix, add: bytes, isMember: true };
      return checksOf(planOf(shape.layout), inner, value);
    }
    case "records":
      return [
        `requireLength(${where}, ${value}.length, ${shape.length}, ${at});`,
        ...elements(shape.layout.record.name, place, field.name, value, at, shape.layout.size),
      ];
    case "flex": {
      const count = `${owner}.${shape.count.key}`;
      const counted = `requireCounted(${where}, ${value}.length, ${count}, ${at});`;
      if ("kind" in shape.of) {
        const typed = `requireArray(${where}, ${value}, ${typeOf(shape)}, ${value}.length, ${at});`;
        return [typed, counted];
      }
      return [counted, ...elements(shape.of.record.name, place, field.name, value, at, shape.size)];
    }
    case "rest":
      return restChecks(plan, field, place, value, at);
    case "union": {
      const name = unionName(plan, field);
      return [`check${name}Value(${where}, ${value}, ${owner}.${shape.teller.key}, ${at});`];
    }
    case "open":
    case "reserved":
      return [];
  }
}

/** The checks of a flexible array nothing counts. */
function restChecks(
  plan: Plan,
  field: Field,
  place: Place,
  value: string,
  at: string,
): readonly string[] {
  const { shape, name, offset } = field;
  if (shape.kind !== "rest") return [];
  const { of, size } = shape;
  const where = namedIn(place, name);
  const length = `${value}.length`;
  // Elements that the record's own tail has room for are there in any case.
  const least = Math.floor((plan.layout.size - offset) / size);
  const isBound = place.isMember === true || least > 0;
  const [from, to] = place.isMember === true ? [0, 0] : [least, "0xffffffff"];
  return [
    ...("kind" in of
      ? [`requireArray(${where}, ${value}, ${typeOf(shape)}, ${length}, ${at});`]
      : []),
    ...(isBound ? [`requireRange(${where}, ${length}, ${from}, ${to}, ${at});`] : []),
    ...("kind" in of ? [] : elements(of.record.name, place, name, value, at, size)),
  ];
}

/** The check of a bit-field's value. */
export function bitsCheck(shape: Bits, where: string, value: string, at: string): string {
  const { width, signed } = shape;
  if (isWide(shape)) return wide(where, value, width, signed, at);
  const least = signed ? -(2 ** (width - 1)) : 0;
  const most = signed ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  return `requireRange(${where}, ${value}, ${least}, ${most}, ${at});`;
}

/** The check of one integer; `value` and the offset are expressions of the generated code. */
export function wordCheck(word: Word, where: string, value: string, at: string): string {
  if (word.size === 8 && !word.signed) return `requireU64(${where}, ${value}, ${at});`;
  if (word.size === 8) return wide(where, value, 64, word.signed, at);
  if (word.size === 4 && !word.signed) return `requireU32(${where}, ${value}, ${at});`;
  const bits = word.size * 8;
  const least = word.signed ? -(2 ** (bits - 1)) : 0;
  const most = word.signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return `requireRange(${where}, ${value}, ${least}, ${most}, ${at});`;
}

function wide(where: string, value: string, width: number, signed: boolean, at: string): string {
  const check = signed ? "requireSigned" : "requireUnsigned";
  return `${check}(${where}, ${value}, ${width}, ${at});`;
}

/** The check of a member's flags, when it declares any. */
export function flagChecks(
  field: Field,
  where: string,
  value: string,
  at: string,
): readonly string[] {
  const known = knownBits(field);
  if (known === undefined || field.shape.kind !== "word") return [];
  const mask = `0x${known.toString(16)}`;
  return field.shape.size === 8
    ? [`requireFlags64(${where}, ${value}, ${mask}n, ${at});`]
    : [`requireFlags(${where}, ${value}, ${mask}, ${at});`];
}

/** The check that a member is one of the values it may be. */
export function valueChecks(
  plan: Plan,
  field: Field,
  where: string,
  value: string,
  at: string,
): readonly string[] {
  const values = knownValues(plan, field);
  return values === undefined ? [] : [`requireValue(${where}, ${value}, ${values.name}, ${at});`];
}

function elements(
  name: string,
  place: Place,
  member: string,
  value: string,
  at: string,
  size: number,
): readonly string[] {
  const path = `\`${place.prefix}${member}[\${i}]\``;
  return [
    `for (let i = 0; i < ${value}.length; i++) {`,
    "  try {",
    `    check${pascalCase(name)}Value(${value}[i]!);`,
    "  } catch (error) {",
    `    throw within(error, ${place.record}, ${path}, ${at} + i * ${size});`,
    "  }",
    "}",
  ];
}
