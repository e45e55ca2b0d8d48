// The door of decode: statements that look at bytes and refuse.
import type { Gap } from "../../layout/index.ts";
import { getCount, getWord, knownBits, named, plus } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { type Field, type Plan, planOf } from "./plan.ts";

/** Statements that check everything but the room; those of nested records are spelt out in place. */
export function checkBytes(plan: Plan): readonly string[] {
  return checksOf(plan, plan.layout.record.name, 0, "");
}

/** Whether some bytes of the record's size are refused. */
export function hasChecks(plan: Plan): boolean {
  return checkBytes(plan).length > 0;
}

function checksOf(plan: Plan, record: string, base: number, prefix: string): readonly string[] {
  const checks = plan.fields.map((field) => ({
    offset: field.offset,
    lines: fieldChecks(field, record, base, prefix),
  }));
  const gaps = plan.gaps.map((gap) => ({
    offset: gap.kind === "bits" ? gap.offset / 8 : gap.offset,
    lines: gapChecks(gap, record, base, prefix),
  }));
  return [...checks, ...gaps].sort((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

function gapChecks(gap: Gap, record: string, base: number, prefix: string): readonly string[] {
  const where = named(record, gapName(gap, prefix));
  if (gap.kind === "bits")
    return [
      `requireZeroBits(${where}, view, ${plus("offset", base)}, ${gap.offset}, ${gap.size});`,
    ];
  if (gap.flexible === true) return [];
  const at = plus("offset", base + gap.offset);
  return [`requireZero(${where}, view, ${at}, ${gap.size}, "padding");`];
}

/** How errors call bytes that belong to nobody. */
function gapName(gap: Gap, prefix: string): string {
  const { before } = gap;
  if (gap.kind === "tail") return `${prefix}(padding at the end)`;
  const kind = gap.kind === "bits" ? "unused bits" : "hole";
  return before === undefined
    ? `${prefix}(${kind} at the start)`
    : `${prefix}(${kind} after ${before.member.name})`;
}

function fieldChecks(
  field: Field,
  record: string,
  base: number,
  prefix: string,
): readonly string[] {
  const { shape } = field;
  const at = plus("offset", base + field.offset);
  const path = `${prefix}${field.name}`;
  const where = named(record, path);
  switch (shape.kind) {
    case "reserved":
      return [`requireZero(${where}, view, ${at}, ${shape.length}, "reserved");`];
    case "bool":
      return [`requireBool(${where}, view, ${at});`];
    case "text":
      return [`requireText(${where}, view, ${at}, ${shape.length});`];
    case "word":
      return flagChecks(field, at, where);
    case "record":
      return checksOf(planOf(shape.layout), record, base + field.offset, `${path}.`);
    case "records": {
      const { layout, length } = shape;
      return elementChecks(planOf(layout), record, path, `${length}`, at, layout.size);
    }
    case "flex": {
      const { of, size } = shape;
      const counted = [
        `const count = ${getCount(shape.count)};`,
        `requireCount(${where}, count, ${size}, ${at}, end);`,
      ];
      if ("kind" in of) return counted;
      return [...counted, ...elementChecks(planOf(of), record, path, "count", at, size)];
    }
    case "bits":
    case "words":
    case "arms":
      return [];
  }
}

function flagChecks(field: Field, at: string, where: string): readonly string[] {
  const known = knownBits(field);
  if (known === undefined || field.shape.kind !== "word") return [];
  const value = getWord(field.shape, at);
  const mask = `0x${known.toString(16)}`;
  return field.shape.size === 8
    ? [`requireFlags64(${where}, ${value}, ${mask}n, ${at});`]
    : [`requireFlags(${where}, ${value}, ${mask}, ${at});`];
}

function elementChecks(
  plan: Plan,
  record: string,
  path: string,
  count: string,
  at: string,
  size: number,
): readonly string[] {
  if (!hasChecks(plan)) return [];
  const element = pascalCase(plan.layout.record.name);
  return [
    `for (let i = 0; i < ${count}; i++) {`,
    "  try {",
    `    check${element}Bytes(view, ${at} + i * ${size}, end);`,
    "  } catch (error) {",
    `    throw within(error, ${JSON.stringify(record)}, \`${path}[\${i}]\`);`,
    "  }",
    "}",
  ];
}
