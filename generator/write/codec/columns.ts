// The column form: many records as one typed array a member.
import { elementChecksOf } from "./check-bytes.ts";
import { bitsCheck, declaredChecks } from "./check-value.ts";
import { accessor, arrayType, getWord, named, plus, setWord } from "./expression.ts";
import { readBitField, writeBitField, writeGaps } from "./move.ts";
import { type Field, type Plan, valueFields } from "./plan.ts";
import type { Word } from "./shape.ts";
import { docComment } from "./text.ts";
import { type Widening, wideningOf } from "./widen.ts";

/** What a record's columns are printed from. */
interface Columns {
  readonly columns: readonly {
    readonly key: string;
    /** How it is taken out of the object: its key, or another name for it. */
    readonly taken: string;
    readonly array: string;
    readonly doc: string;
  }[];
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly checks: readonly string[];
  readonly elementChecks: readonly string[];
}

/** One typed array, and how a record's part of it is read from and written to `at`. */
interface Column {
  readonly key: string;
  readonly array: string;
  readonly doc: string;
  readonly read: string;
  /** The statement that writes `value`, an expression. */
  readonly write: (value: string) => string;
  /** Checks of `value`; a typed array holds nothing too wide for a whole word. */
  readonly checks: (value: string) => readonly string[];
}

/** The columns of a record; undefined when a member of it does not fit one number. */
export function columnsOf(plan: Plan): Columns | undefined {
  const fields = valueFields(plan);
  const columns: Column[] = [];
  const widening = wideningOf(plan);
  for (const field of fields) {
    const some = columnsOfField(plan, field, widening);
    if (some === undefined) return undefined;
    columns.push(...some);
  }
  if (columns.length === 0 || plan.layout.size === 0) return undefined;
  const keys = new Set(columns.map(({ key }) => key));
  if (
    keys.size < columns.length ||
    ["length", "capacity", "decode", "encode"].some((key) => keys.has(key))
  )
    return undefined;
  return {
    columns: columns.map(({ key, array, doc }) => ({
      key,
      taken: localOf(key) === key ? key : `${key}: ${localOf(key)}`,
      array,
      doc: docComment(doc, 2),
    })),
    read: columns.map(({ key, read }) => `${localOf(key)}[i] = ${read};`),
    write: [
      ...columns.map(({ key, write }) => write(`${localOf(key)}[i]!`)),
      ...writeGaps(plan, "at", widening),
    ],
    checks: columns.flatMap(({ key, checks }) => checks(`${localOf(key)}[i]!`)),
    elementChecks: elementChecksOf(plan),
  };
}

/** Names the methods of columns have for other things, and words no variable may be called. */
const elsewhere: ReadonlySet<string> = new Set(
  `at count end i length offset size view
  arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new
  null package private protected public return static super switch this throw true try typeof var
  void while with yield`.split(/\s+/),
);

/** The variable a column is held in while its records are gone through. */
function localOf(key: string): string {
  return elsewhere.has(key) ? `${key}Column` : key;
}

function columnsOfField(
  plan: Plan,
  field: Field,
  widening: Widening,
): readonly Column[] | undefined {
  const { shape, key, offset } = field;
  const at = plus("at", offset);
  const where = named(plan.layout.record.name, field.name);
  const doc = field.slot.member.doc ?? "";
  switch (shape.kind) {
    case "word": {
      const checks = (value: string): readonly string[] =>
        declaredChecks(plan, field, where, value, `${offset}`);
      if (shape.size === 8) {
        // Two 32-bit halves cannot be held against 64-bit flags without a bigint a record.
        if (checks("").length > 0) return undefined;
        return halves(shape, key, offset, doc);
      }
      return [
        {
          key,
          array: arrayType(shape),
          doc,
          read: getWord(shape, at),
          write: (value) => setWord(widening.words.get(field) ?? shape, at, value),
          checks,
        },
      ];
    }
    case "bool":
      return [
        {
          key,
          array: "Uint8Array",
          doc,
          read: `view.getUint8(${at})`,
          write: (value) => `view.setUint8(${at}, ${value});`,
          checks: (value) => [
            `if (${value} > 1) requireRange(${where}, ${value}, 0, 1, ${offset});`,
          ],
        },
      ];
    case "bits":
      if (shape.width > 32) return undefined;
      return [
        {
          key,
          array: shape.signed ? "Int32Array" : "Uint32Array",
          doc,
          read: readBitField(field, shape, "at"),
          write: (value) => writeBitField(field, shape, "at", value),
          checks: (value) => [bitsCheck(shape, where, value, `${offset}`)],
        },
      ];
    default:
      return undefined;
  }
}

/** A 64-bit member is two columns. */
function halves(word: Word, key: string, offset: number, doc: string): readonly Column[] {
  const half = (suffix: "Lo" | "Hi", add: number): Column => {
    const part: Word = { ...word, size: 4, signed: false };
    const at = plus("at", offset + add);
    return {
      key: key + suffix,
      array: "Uint32Array",
      doc: `${doc} The ${suffix === "Lo" ? "low" : "high"} 32 bits.`.trim(),
      read: `view.get${accessor(part)}(${at}, ${part.littleEndian})`,
      write: (value) => setWord(part, at, value),
      checks: () => [],
    };
  };
  const low = word.littleEndian ? 0 : 4;
  return [half("Lo", low), half("Hi", 4 - low)];
}
