// The door of encode: statements that look at a value and refuse, before a byte is written.
import {
  arrayType,
  isWide,
  knownBits,
  knownValues,
  namedIn,
  plus,
  typeOf,
  unionName,
} from "./expression.ts";
import type { CRecord } from "../../model/index.ts";
import { typeName } from "./names.ts";
import { type Field, type Plan, planOf, valueFields } from "./plan.ts";
import type { Bits, Shape, Union, Word } from "./shape.ts";

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
      return [wordCheck(shape, where, value, at), ...declaredChecks(plan, field, where, value, at)];
    case "float":
      return [`if (typeof ${value} !== "number") requireNumber(${where}, ${value}, ${at});`];
    case "bool":
      return [`if (typeof ${value} !== "boolean") requireBoolean(${where}, ${value}, ${at});`];
    case "bits":
      return [bitsCheck(shape, where, value, at)];
    case "text":
      return [`requireString(${where}, ${value}, ${shape.length}, ${at});`];
    case "words":
      return [`requireArray(${where}, ${value}, ${typeOf(shape)}, ${shape.length}, ${at});`];
    case "bytes":
      return [
        `requireArray(${where}, ${value}, ${typeOf(shape)}, ${shape.length}, ${at});`,
        ...(shape.areBools === true ? [`requireBooleans(${where}, ${value}, ${at});`] : []),
      ];
    case "record": {
      const prefix = `${place.prefix}${field.name}.`;
      const inner = { ...place, prefix, add: bytes, isMember: true };
      return checksOf(planOf(shape.layout), inner, value);
    }
    case "records": {
      const local = localOf(value);
      return [
        `const ${local} = ${value};`,
        `requireLength(${where}, ${local}.length, ${shape.length}, ${at});`,
        ...elements(shape.layout.record, place, field.name, local, at, shape.layout.size),
      ];
    }
    case "flex":
      return flexChecks(shape, field.name, place, owner, value, at);
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

/** The checks of a flexible array that a member of `owner` counts. */
function flexChecks(
  { of, size, count }: Extract<Shape, { kind: "flex" }>,
  name: string,
  place: Place,
  owner: string,
  value: string,
  at: string,
): readonly string[] {
  const where = namedIn(place, name);
  const told = `${owner}.${count.key}`;
  const local = "kind" in of ? value : localOf(value);
  const length = `${local}.length`;
  const found = typeOf(count.shape) === "bigint" ? `BigInt(${length})` : length;
  const counted = `if (${found} !== ${told}) requireCounted(${where}, ${length}, ${told}, ${at});`;
  if ("kind" in of) {
    const array = `${arrayType(of)}, ${length}`;
    return [`requireArray(${where}, ${value}, ${array}, ${at});`, counted];
  }
  return [
    `const ${local} = ${value};`,
    counted,
    ...elements(of.record, place, name, local, at, size),
  ];
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
  const local = "kind" in of ? value : localOf(value);
  const length = `${local}.length`;
  // Elements that the record's own tail has room for are there in any case.
  const least = Math.floor((plan.layout.size - offset) / size);
  const isBound = place.isMember === true || least > 0;
  const [from, to] = place.isMember === true ? [0, 0] : [least, "0xffffffff"];
  const bound = isBound ? [`requireRange(${where}, ${length}, ${from}, ${to}, ${at});`] : [];
  if ("kind" in of)
    return [`requireArray(${where}, ${value}, ${typeOf(shape)}, ${length}, ${at});`, ...bound];
  return [
    `const ${local} = ${value};`,
    ...bound,
    ...elements(of.record, place, name, local, at, size),
  ];
}

/** The check of a bit-field's value. */
export function bitsCheck(shape: Bits, where: string, value: string, at: string): string {
  const { width, signed } = shape;
  return isWide(shape)
    ? wideCheck(width, signed, where, value, at)
    : wholeCheck(width, signed, where, value, at);
}

/** The check of one integer; `value` and the offset are expressions of the generated code. */
export function wordCheck(word: Word, where: string, value: string, at: string): string {
  const { size, signed } = word;
  return size === 8
    ? wideCheck(64, signed, where, value, at)
    : wholeCheck(size * 8, signed, where, value, at);
}

/**
 * A question small enough to be inlined wherever it stands; the function that refuses is for the
 * error. Widths without such a question are asked by that function.
 */
function wholeCheck(
  width: number,
  signed: boolean,
  where: string,
  value: string,
  at: string,
): string {
  if (width === 32 && !signed)
    return `if (!isU32(${value})) requireU32(${where}, ${value}, ${at});`;
  const least = signed ? -(2 ** (width - 1)) : 0;
  const most = signed ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  const refuse = `requireRange(${where}, ${value}, ${least}, ${most}, ${at});`;
  if (width > 32) return refuse;
  if (!signed) return `if (!isUpTo(${value}, ${most})) ${refuse}`;
  return width === 32
    ? `if (!isS32(${value})) ${refuse}`
    : `if (!isWithin(${value}, ${least}, ${most})) ${refuse}`;
}

/** The same for a bigint. */
function wideCheck(
  width: number,
  signed: boolean,
  where: string,
  value: string,
  at: string,
): string {
  const require = signed ? "requireSigned" : "requireUnsigned";
  const refuse = `${require}(${where}, ${value}, ${width}, ${at});`;
  if (width < 64) return refuse;
  return signed
    ? `if (!isS64(${value})) ${refuse}`
    : `if (!isU64(${value})) requireU64(${where}, ${value}, ${at});`;
}

/**
 * The checks that an integer member has no flag but those it declares, and is one of the values it
 * may be. `value` is an expression, be it of a value's member or of what is read from bytes.
 */
export function declaredChecks(
  plan: Plan,
  field: Field,
  where: string,
  value: string,
  at: string,
): readonly string[] {
  return [...flagChecks(field, where, value, at), ...valueChecks(plan, field, where, value, at)];
}

function flagChecks(field: Field, where: string, value: string, at: string): readonly string[] {
  const known = knownBits(field);
  if (known === undefined || field.shape.kind !== "word") return [];
  const mask = `0x${known.toString(16)}`;
  return field.shape.size === 8
    ? [`requireFlags64(${where}, ${value}, ${mask}n, ${at});`]
    : [`if ((${value} & ~${mask}) !== 0) requireFlags(${where}, ${value}, ${mask}, ${at});`];
}

function valueChecks(
  plan: Plan,
  field: Field,
  where: string,
  value: string,
  at: string,
): readonly string[] {
  const values = knownValues(plan, field);
  return values === undefined ? [] : [`requireValue(${where}, ${value}, ${values.name}, ${at});`];
}

/**
 * The variable an array is held in while it is looked at: taken from its record once, for V8 cannot
 * tell that looking at it leaves it there. Its path, in one word: nested records are spelt out.
 */
function localOf(value: string): string {
  const [, ...path] = value.split(".");
  return `${path.join("_")}Checked`;
}

function elements(
  record: CRecord,
  place: Place,
  member: string,
  local: string,
  at: string,
  size: number,
): readonly string[] {
  const where = namedIn(place, member);
  return [
    `for (let i = 0; i < ${local}.length; i++) {`,
    "  try {",
    `    check${typeName(record)}Value(${local}[i]!);`,
    "  } catch (error) {",
    `    throw withinElement(error, ${where}, i, ${at} + i * ${size});`,
    "  }",
    "}",
  ];
}
