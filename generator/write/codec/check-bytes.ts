// The door of decode: statements that look at bytes and refuse.
import type { Gap } from "../../layout/index.ts";
import { getCount, getWord, knownBits, pieces, plus } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { type Field, type Plan, planOf } from "./plan.ts";

/** Where checks are made: how the code gets there, and how errors call the place. */
interface Place {
  readonly record: string;
  /** The variable that holds the offset of the record, or of the element a loop stands on. */
  readonly base: "offset" | "at";
  /** Bytes from there. */
  readonly add: number;
  /** Path of C names up to here, with its dot; `${i}` in it is the loop's own. */
  readonly prefix: string;
}

/**
 * Statements that check everything but the room; those of nested records are spelt out in place.
 */
export function checkBytes(plan: Plan): readonly string[] {
  return checksOf(plan, { record: plan.layout.record.name, base: "offset", add: 0, prefix: "" });
}

/** Whether some bytes of the record's size are refused. */
function hasChecks(plan: Plan): boolean {
  return checkBytes(plan).length > 0;
}

function checksOf(plan: Plan, place: Place): readonly string[] {
  const checks = plan.fields.map((field) => ({
    offset: field.offset,
    lines: fieldChecks(field, place),
  }));
  const gaps = plan.gaps.map((gap) => ({
    offset: gap.kind === "bits" ? gap.offset / 8 : gap.offset,
    lines: gapChecks(gap, place),
  }));
  return [...checks, ...gaps].sort((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

/** `"iommufd_lu", "hwpts"`: how a check names a member. */
function named({ record, prefix }: Place, member: string): string {
  const path = prefix + member;
  const quoted = path.includes("${") ? `\`${path}\`` : JSON.stringify(path);
  return `${JSON.stringify(record)}, ${quoted}`;
}

function gapChecks(gap: Gap, place: Place): readonly string[] {
  const where = named(place, gapName(gap));
  if (gap.kind === "bits") {
    const at = plus(place.base, place.add);
    return [`requireZeroBits(${where}, view, ${at}, ${gap.offset}, ${gap.size});`];
  }
  if (gap.flexible === true) return [];
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
  const reads = words.map(({ offset, size }) =>
    getWord({ kind: "word", size, signed: false, littleEndian: true }, plus(place.base, offset)),
  );
  const glance = reads.length === 1 ? reads[0] : `(${reads.join(" | ")})`;
  return [`if (${glance} !== 0) ${call}`];
}

function fieldChecks(field: Field, place: Place): readonly string[] {
  const { shape, name, offset } = field;
  const at = plus(place.base, place.add + offset);
  const where = named(place, name);
  switch (shape.kind) {
    case "reserved":
      return zeroCheck(where, place, offset, shape.length, "reserved");
    case "bool":
      return [`if (view.getUint8(${at}) > 1) requireBool(${where}, view, ${at});`];
    case "text":
      return [`requireText(${where}, view, ${at}, ${shape.length});`];
    case "word":
      return flagChecks(field, at, where);
    case "record": {
      const add = place.add + offset;
      return checksOf(planOf(shape.layout), { ...place, add, prefix: `${place.prefix}${name}.` });
    }
    case "records": {
      const { layout, length } = shape;
      return elementChecks(planOf(layout), place, name, `${length}`, at, layout.size);
    }
    case "flex": {
      const { of, size } = shape;
      const counted = [
        `const count = ${getCount(shape.count)};`,
        `requireCount(${where}, count, ${size}, ${at}, end ?? view.byteLength);`,
      ];
      if ("kind" in of) return counted;
      return [...counted, ...elementChecks(planOf(of), place, name, "count", at, size)];
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
  if (field.shape.size === 8) return [`requireFlags64(${where}, ${value}, ${mask}n, ${at});`];
  return [`if ((${value} & ~${mask}) !== 0) requireFlags(${where}, ${value}, ${mask}, ${at});`];
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
  const path = `${place.prefix}${name}[\${i}]`;
  const inLoop = checksOf(plan, { ...place, base: "at", add: 0, prefix: `${path}.` });
  // A path costs an allocation, so it may only be made after a glance has found something wrong.
  const isGlances = inLoop.every((line) => line.startsWith("if ("));
  if (isGlances && place.base === "offset")
    return [
      `for (let i = 0, at = ${start}; i < ${count}; i++, at += ${size}) {`,
      ...inLoop.map((line) => `  ${line}`),
      "}",
    ];
  const element = pascalCase(plan.layout.record.name);
  return [
    `for (let i = 0; i < ${count}; i++) {`,
    "  try {",
    `    check${element}Bytes(view, ${start} + i * ${size}, end);`,
    "  } catch (error) {",
    `    throw within(error, ${JSON.stringify(place.record)}, \`${path}\`);`,
    "  }",
    "}",
  ];
}
