// The door of decode: statements that look at bytes and refuse.
import type { Gap } from "../../layout/index.ts";
import { cellOf, isSet } from "./cell.ts";
import { declaredChecks } from "./check-value.ts";
import { getCount, getWord, namedIn, pieces, plus, unionName } from "./expression.ts";
import { glanceOf } from "./glance.ts";
import { typeName } from "./names.ts";
import { type Field, type Plan, planOf } from "./plan.ts";
import type { Union } from "./shape.ts";

/** Where checks are made: how the code gets there, and how errors call the place. */
interface Place {
  /** The outermost record, as an expression. */
  readonly record: string;
  /** The variable that holds the offset of the record, or of the element a loop stands on. */
  readonly base: "offset" | "at";
  /** Bytes from there. */
  readonly add: number;
  /** Path of C names up to here, with its dot; `${...}` in it are expressions of the place. */
  readonly prefix: string;
  /** The record is a member of another: a flexible array of it has no elements there. */
  readonly isMember?: boolean;
}

/**
 * Statements that check everything but the room; those of nested records are spelt out in place.
 */
export function checkBytes(plan: Plan): readonly string[] {
  const record = JSON.stringify(plan.layout.record.name);
  return checksOf(plan, { record, base: "offset", add: 0, prefix: "" });
}

/** Statements that check `count` records one behind the other from `offset` on. */
export function elementChecksOf(plan: Plan): readonly string[] {
  const record = JSON.stringify(plan.layout.record.name);
  const place: Place = { record, base: "offset", add: 0, prefix: "" };
  return elementChecks(plan, place, "", "count", "offset", plan.layout.size);
}

/** Whether some bytes of the record's size are refused. */
function hasChecks(plan: Plan): boolean {
  return checkBytes(plan).length > 0;
}

function checksOf(plan: Plan, place: Place): readonly string[] {
  const checks = plan.fields.map((field) => ({
    offset: field.offset,
    lines: fieldChecks(plan, field, place),
  }));
  const gaps = plan.gaps.map((gap) => ({
    offset: gap.kind === "bits" ? gap.offset / 8 : gap.offset,
    lines: gapChecks(plan, gap, place),
  }));
  return [...checks, ...gaps].sort((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

function gapChecks(plan: Plan, gap: Gap, place: Place): readonly string[] {
  const where = namedIn(place, gapName(gap));
  if (gap.kind === "bits")
    return [zeroBitsCheck(plan, place, where, gap.offset, gap.size, "padding")];
  if (gap.flexible && place.isMember !== true) return [];
  return zeroCheck(where, place, gap.offset, gap.size, "padding");
}

/** How errors call bytes that belong to nobody. */
function gapName({ kind, before }: Gap): string {
  if (kind === "tail") return "(padding at the end)";
  const what = kind === "bits" ? "unused bits" : "hole";
  return before === undefined ? `(${what} at the start)` : `(${what} after ${before.member.name})`;
}

/**
 * A glance at whole words where they are few; the function that finds the byte is for the error.
 */
function zeroCheck(
  where: string,
  place: Place,
  offset: number,
  size: number,
  code: "padding" | "reserved",
): readonly string[] {
  const at = plus(place.base, place.add + offset);
  const call = `requireZero(${where}, view, ${at}, ${size}, "${code}");`;
  const words = pieces(place.add + offset, size);
  if (words === undefined) return [call];
  if (words.length === 0) return [];
  const reads = words.map(({ offset, size }) =>
    getWord({ kind: "word", size, signed: false, littleEndian: true }, plus(place.base, offset)),
  );
  const glance = reads.length === 1 ? reads[0] : `(${reads.join(" | ")})`;
  return [`if (${glance} !== 0) ${call}`];
}

/** The same for `width` bits, `from` bits after the record's start. */
function zeroBitsCheck(
  plan: Plan,
  place: Place,
  where: string,
  from: number,
  width: number,
  code: "padding" | "reserved",
): string {
  const isLittle = plan.layout.target.endian === "little";
  const check = isLittle ? "requireZeroBits" : "requireZeroBitsBig";
  const at = plus(place.base, place.add + (from >> 3));
  const call = `${check}(${where}, view, ${at}, ${from & 7}, ${width}, "${code}");`;
  const cell = cellOf(from, width, plan.layout.size, isLittle);
  if (cell === undefined) return call;
  return `if (${isSet(cell, plus(place.base, place.add + cell.offset))}) ${call}`;
}

function fieldChecks(plan: Plan, field: Field, place: Place): readonly string[] {
  const { shape, name, offset } = field;
  const at = plus(place.base, place.add + offset);
  const where = namedIn(place, name);
  switch (shape.kind) {
    case "reserved": {
      const { bits, length } = shape;
      if (bits === undefined) return zeroCheck(where, place, offset, length, "reserved");
      const from = offset * 8 + bits.bit;
      return [zeroBitsCheck(plan, place, where, from, bits.width, "reserved")];
    }
    case "bool":
      return [`if (view.getUint8(${at}) > 1) requireBool(${where}, view, ${at});`];
    case "text":
      return [`requireText(${where}, view, ${at}, ${shape.length});`];
    case "word":
      return declaredChecks(plan, field, where, getWord(shape, at), at);
    case "record": {
      const add = place.add + offset;
      const inner = { ...place, add, prefix: `${place.prefix}${name}.`, isMember: true };
      return checksOf(planOf(shape.layout), inner);
    }
    case "records": {
      const { layout, length } = shape;
      return elementChecks(planOf(layout), place, name, `${length}`, at, layout.size);
    }
    case "flex": {
      const { of, size } = shape;
      const base = place.base;
      const bytes = size === 1 ? "count" : `count * ${size}`;
      const counted = [
        `const count = ${getCount(shape.count, plus(base, place.add + shape.count.offset))};`,
        `if (!hasRoom(view, ${at}, ${bytes}, end))`,
        `  requireCount(${where}, count, ${size}, ${at}, end ?? view.byteLength);`,
      ];
      if ("kind" in of) return counted;
      return [...counted, ...elementChecks(planOf(of), place, name, "count", at, size)];
    }
    case "rest": {
      const { of, size } = shape;
      if (place.isMember === true || ("kind" in of && size === 1)) return [];
      const own = plan.layout.size - offset;
      const whole =
        own % size === 0
          ? `requireWhole(${where}, ${size}, ${at}, stop)`
          : `requireWholeOrTail(${where}, view, ${size}, ${at}, stop, ${own})`;
      const checks = "kind" in of ? [] : elementChecks(planOf(of), place, name, "count", at, size);
      return checks.length === 0 ? [`${whole};`] : [`const count = ${whole};`, ...checks];
    }
    case "union": {
      if (!armChecks(plan, shape).some((checks) => checks.length > 0)) return [];
      const told = getWord(shape.told, plus(place.base, place.add + shape.teller.offset));
      return [`check${unionName(plan, field)}Bytes(${where}, ${told}, view, ${at});`];
    }
    case "bytes":
      return shape.areBools === true
        ? [`requireBools(${where}, view, ${at}, ${shape.length});`]
        : [];
    case "bits":
    case "words":
    case "float":
    case "open":
      return [];
  }
}

/** The checks of each arm of a union, and that the bytes it leaves are zero. */
export function armChecks(plan: Plan, shape: Union): readonly (readonly string[])[] {
  return shape.cases.map(({ arm }) => {
    const place: Place = { record: "record", base: "offset", add: 0, prefix: "${path}." };
    const size = arm.slot.size;
    const rest =
      shape.size > size
        ? zeroCheck(
            namedIn({ ...place, prefix: "${path}" }, ` (bytes after ${arm.name})`),
            place,
            size,
            shape.size - size,
            "padding",
          )
        : [];
    return [...fieldChecks(plan, arm, place), ...rest];
  });
}

/** Checks of every element of an array whose room is known to be there. */
function elementChecks(
  plan: Plan,
  place: Place,
  name: string,
  count: string,
  start: string,
  size: number,
): readonly string[] {
  if (!hasChecks(plan)) return [];
  const element = typeName(plan.layout.record);
  const glance = place.base === "offset" ? glanceOf(plan) : undefined;
  if (glance !== undefined) {
    const records = `${start}, ${count}, ${size}`;
    const words = `${plus(start, glance.word)}, ${count}`;
    const where = namedIn(place, name);
    return [
      `if ((bitsOf${size}(view, ${words}) & 0x${glance.mask.toString(16)}) !== 0)`,
      `  requireEvery(${where}, view, ${records}, check${element}Bytes);`,
    ];
  }
  const path = `${place.prefix}${name}[\${i}]`;
  const inLoop = checksOf(plan, { ...place, base: "at", add: 0, prefix: `${path}.` });
  // A path costs an allocation, so it may only be made after a glance has found something wrong.
  if (place.base === "offset" && inLoop.every((line) => line.startsWith("if (")))
    return [
      `for (let i = 0, at = ${start}; i < ${count}; i++, at += ${size}) {`,
      ...inLoop.map((line) => `  ${line}`),
      "}",
    ];
  return [
    `for (let i = 0; i < ${count}; i++) {`,
    "  try {",
    `    check${element}Bytes(view, ${start} + i * ${size});`,
    "  } catch (error) {",
    `    throw within(error, ${place.record}, \`${path}\`);`,
    "  }",
    "}",
  ];
}
