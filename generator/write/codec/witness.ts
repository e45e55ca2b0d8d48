// The second witness: the same record as a binary-parser description, read by sequence.
import { typeName } from "./names.ts";
import { isWide } from "./expression.ts";
import type { Layout } from "../../layout/index.ts";
import type { CRecord } from "../../model/index.ts";
import { type Field, type Plan, planOf } from "./plan.ts";
import type { Union, Word } from "./shape.ts";

/** What a witness calls the parser of a record. */
export function parserName(record: CRecord): string {
  const type = typeName(record);
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}Parser`;
}

/** The calls that describe a record, holes spelt as skips. Offsets are never given. */
export function witnessSteps(plan: Plan): readonly string[] {
  const steps: string[] = [];
  let at = 0;
  const units = bitUnits(plan);
  for (const field of plan.fields) {
    if (isReservedBits(field)) continue;
    const unit = units.get(field);
    const start = unit === undefined ? field.offset : unit.start;
    if (start > at) steps.push(`.seek(${start - at})`);
    if (unit === undefined) {
      steps.push(step(field));
      at = field.offset + field.slot.size;
    } else {
      // Bit-fields share bytes: each reads the whole unit, and all but the last go back over it.
      steps.push(bitStep(field, unit));
      if (unit.last === field) at = unit.end;
      else {
        steps.push(`.seek(-${unit.end - unit.start})`);
        at = unit.start;
      }
    }
  }
  const { size } = plan.layout;
  if (plan.flex === undefined && size > at) steps.push(`.seek(${size - at})`);
  return steps;
}

interface BitUnit {
  readonly start: number;
  end: number;
  last: Field;
}

/** Bits that a run of bit-fields passes over. */
function isReservedBits({ shape }: Field): boolean {
  return shape.kind === "reserved" && shape.bits !== undefined;
}

/** The bytes each run of bit-fields covers. */
function bitUnits(plan: Plan): ReadonlyMap<Field, BitUnit> {
  const units = new Map<Field, BitUnit>();
  let run: BitUnit | undefined;
  for (const field of plan.fields) {
    const { shape } = field;
    if (shape.kind !== "bits") continue;
    // What stands between two runs has a byte at least.
    const end = field.offset + Math.ceil((shape.bit + shape.width) / 8);
    if (run === undefined || field.offset > run.end)
      run = { start: field.offset, end, last: field };
    run.end = Math.max(run.end, end);
    run.last = field;
    units.set(field, run);
  }
  return units;
}

function bitStep(field: Field, unit: BitUnit): string {
  const { shape, key } = field;
  if (shape.kind !== "bits") return "";
  const length = unit.end - unit.start;
  const before = (field.offset - unit.start) * 8 + shape.bit;
  // Where bits count from the top, what is left below the field is what it is shifted by.
  const shift = shape.littleEndian ? before : length * 8 - before - shape.width;
  const sign = shape.signed ? "asIntN" : "asUintN";
  const bytes = shape.littleEndian ? "bytes" : "bytes.toReversed()";
  const value = `BigInt.${sign}(${shape.width}, whole(${bytes}) >> ${shift}n)`;
  const result = isWide(shape) ? value : `Number(${value})`;
  return arrayStep(key, `"uint8"`, `${length}`, `(bytes: number[]) => ${result}`);
}

function wordType(word: Word): string {
  const sign = word.signed ? "int" : "uint";
  if (word.size === 1) return `${sign}8`;
  return `${sign}${word.size * 8}${word.littleEndian ? "le" : "be"}`;
}

function step(field: Field): string {
  const { shape, key } = field;
  switch (shape.kind) {
    case "word":
      return `.${wordType(shape)}("${key}")`;
    case "bool":
      return `.uint8("${key}", { formatter: (byte: number) => byte === 1 })`;
    case "reserved":
      return shape.length === 0 ? "" : `.seek(${shape.length})`;
    case "text":
      return arrayStep(key, `"uint8"`, `${shape.length}`, "text");
    case "words":
      return words(key, shape.word, `${shape.length}`);
    case "float": {
      const order = shape.littleEndian ? "le" : "be";
      return `.${shape.size === 4 ? "float" : "double"}${order}("${key}")`;
    }
    case "bytes":
      return words(key, byte, `${shape.length}`);
    case "union":
      return choice(key, shape);
    case "open":
      return "";
    case "record":
      return `.nest("${key}", { type: ${parserOf(shape.layout)} })`;
    case "records": {
      const type = parserName(shape.layout.record);
      return `.array("${key}", { type: ${type}, length: ${given(`${shape.length}`)} })`;
    }
    case "flex": {
      const { key: counter } = shape.count;
      const [outer, inner] = counter.split(".");
      const told = `function (this: { ${outer}: { ${inner}: bigint | number } })`;
      const count =
        inner === undefined ? `"${counter}"` : `${told} { return Number(this.${counter}); }`;
      if ("kind" in shape.of) return words(key, shape.of, count);
      return `.array("${key}", { type: ${parserName(shape.of.record)}, length: ${count} })`;
    }
    case "rest": {
      const type = "kind" in shape.of ? undefined : parserName(shape.of.record);
      if (type !== undefined) return `.array("${key}", { type: ${type}, readUntil: "eof" })`;
      return "kind" in shape.of ? words(key, shape.of, "eof") : "";
    }
    case "bits":
      return "";
  }
}

/** The parser of a member: one that would read to the end of all bytes is cut to the member. */
function parserOf(layout: Layout): string {
  const plan = planOf(layout);
  if (plan.flex?.shape.kind !== "rest") return parserName(layout.record);
  const { key, shape } = plan.flex;
  const fields = plan.fields.filter((field) => field !== plan.flex);
  const steps = witnessSteps({ ...plan, fields, flex: undefined }).join("");
  const none = words(key, "kind" in shape.of ? shape.of : byte, "0");
  return `new Parser().endianness("little")${steps}${none}`;
}

const byte: Word = { kind: "word", size: 1, signed: false, littleEndian: true };

/** A union: what a member before it says chooses the parser of its bytes. */
function choice(key: string, { size, teller, cases }: Union): string {
  const choices = cases.flatMap(({ values, arm }) => {
    const rest = size - arm.slot.size;
    const end = rest > 0 ? `.seek(${rest})` : "";
    const parser = `new Parser().endianness("little")${step(arm)}${end}`;
    return values.map((value) => `${value}: ${parser}`);
  });
  const others = `new Parser()${words("bytes", byte, `${size}`)}`;
  return `.choice("${key}", {
    tag: function (this: { ${teller.key}: bigint | number }) { return Number(this.${teller.key}); },
    choices: { ${choices.join(", ")} },
    defaultChoice: ${others},
    formatter: (arm: object) => ({ arm: Object.keys(arm)[0], ...arm }),
  })`;
}

function arrayStep(key: string, type: string, length: string, formatter: string): string {
  const count = given(length);
  return `.array("${key}", { type: ${type}, length: ${count}, formatter: ${formatter} })`;
}

/** A length of 0 as such counts as none given, and is refused. */
const given = (length: string): string => (length === "0" ? "() => 0" : length);

function words(key: string, word: Word, length: string): string {
  const sign = word.signed ? "Int" : "Uint";
  const array = word.size === 8 ? `Big${sign}64Array` : `${sign}${word.size * 8}Array`;
  const item = word.size === 8 ? "bigint" : "number";
  const formatter = `(items: ${item}[]) => ${array}.from(items)`;
  if (length !== "eof") return arrayStep(key, `"${wordType(word)}"`, length, formatter);
  const type = `"${wordType(word)}"`;
  return `.array("${key}", { type: ${type}, readUntil: "eof", formatter: ${formatter} })`;
}
