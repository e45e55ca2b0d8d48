// The door of encode: statements that look at a value and refuse, before a byte is written.
import { isWide, knownBits, named, typeOf } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { type Field, type Plan, type Word, planOf, valueFields } from "./plan.ts";

/** Statements that check a value of the record; those of nested records are spelt out in place. */
export function checkValue(plan: Plan): readonly string[] {
  return checksOf(plan, plan.layout.record.name, 0, "", "value");
}

function checksOf(
  plan: Plan,
  record: string,
  base: number,
  prefix: string,
  value: string,
): readonly string[] {
  return valueFields(plan).flatMap((field) =>
    fieldChecks(field, record, base, `${prefix}${field.name}`, `${value}.${field.key}`),
  );
}

function fieldChecks(
  field: Field,
  record: string,
  base: number,
  path: string,
  value: string,
): readonly string[] {
  const { shape } = field;
  const where = named(record, path);
  const at = base + field.offset;
  switch (shape.kind) {
    case "word":
      return [...wordChecks(shape, where, value, at), ...flagChecks(field, where, value, at)];
    case "bool":
      return [`requireBoolean(${where}, ${value}, ${at});`];
    case "bits": {
      const [least, most] = shape.signed
        ? [-(2n ** BigInt(shape.width - 1)), 2n ** BigInt(shape.width - 1) - 1n]
        : [0n, 2n ** BigInt(shape.width) - 1n];
      if (isWide(shape)) return [wide(where, value, shape.width, shape.signed, at)];
      return [`requireRange(${where}, ${value}, ${least}, ${most}, ${at});`];
    }
    case "text":
      return [`requireString(${where}, ${value}, ${shape.length}, ${at});`];
    case "words":
    case "arms":
      return [`requireArray(${where}, ${value}, ${typeOf(shape)}, ${shape.length}, ${at});`];
    case "record":
      return checksOf(planOf(shape.layout), record, at, `${path}.`, value);
    case "records":
      return [
        `requireLength(${where}, ${value}.length, ${shape.length}, ${at});`,
        ...elements(shape.layout.record.name, record, path, value, at, shape.layout.size),
      ];
    case "flex": {
      const counter = `value.${shape.count.key}`;
      const counted = `requireCounted(${where}, ${value}.length, ${counter}, ${at});`;
      if ("kind" in shape.of) {
        const typed = `requireArray(${where}, ${value}, ${typeOf(shape)}, ${value}.length, ${at});`;
        return [typed, counted];
      }
      const { record: element } = shape.of;
      return [counted, ...elements(element.name, record, path, value, at, shape.size)];
    }
    case "reserved":
      return [];
  }
}

/** The check of one integer; `value` and the offset are expressions of the generated code. */
export function wordCheck(word: Word, where: string, value: string, at: number): string {
  if (word.size === 8 && !word.signed) return `requireU64(${where}, ${value}, ${at});`;
  if (word.size === 8) return wide(where, value, 64, word.signed, at);
  if (word.size === 4 && !word.signed) return `requireU32(${where}, ${value}, ${at});`;
  const bits = word.size * 8;
  const least = word.signed ? -(2 ** (bits - 1)) : 0;
  const most = word.signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return `requireRange(${where}, ${value}, ${least}, ${most}, ${at});`;
}

function wordChecks(word: Word, where: string, value: string, at: number): readonly string[] {
  return [wordCheck(word, where, value, at)];
}

function wide(where: string, value: string, width: number, signed: boolean, at: number): string {
  const check = signed ? "requireSigned" : "requireUnsigned";
  return `${check}(${where}, ${value}, ${width}, ${at});`;
}

/** The check of a member's flags, when it declares any. */
export function flagChecks(
  field: Field,
  where: string,
  value: string,
  at: number,
): readonly string[] {
  const known = knownBits(field);
  if (known === undefined || field.shape.kind !== "word") return [];
  const mask = `0x${known.toString(16)}`;
  return field.shape.size === 8
    ? [`requireFlags64(${where}, ${value}, ${mask}n, ${at});`]
    : [`requireFlags(${where}, ${value}, ${mask}, ${at});`];
}

function elements(
  name: string,
  record: string,
  path: string,
  value: string,
  at: number,
  size: number,
): readonly string[] {
  return [
    `for (let i = 0; i < ${value}.length; i++) {`,
    "  try {",
    `    check${pascalCase(name)}Value(${value}[i]!);`,
    "  } catch (error) {",
    `    throw within(error, ${JSON.stringify(record)}, \`${path}[\${i}]\`, ${at} + i * ${size});`,
    "  }",
    "}",
  ];
}
