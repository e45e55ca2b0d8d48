// BTF types as model types, each built once, when somebody asks.
import {
  arrayOf,
  type CRecord,
  type Member,
  type Scalar,
  scalarType,
  type Span,
  type Type,
} from "../../model/index.ts";
import type { Distilled } from "./distilled.ts";
import type { Target } from "../../targets/index.ts";
import { type BtfRecord, explain, type Recorded } from "./explain.ts";
import { Measure, type MeasureHost } from "./measure.ts";
import { chainMax, kinds, type TypeTable } from "./table.ts";

/** Integers by the names compilers give them; others go by size and sign. */
const integers: Readonly<Record<string, Scalar>> = {
  char: "char",
  _Bool: "bool",
  bool: "bool",
  "signed char": "schar",
  "unsigned char": "uchar",
  short: "short",
  "short int": "short",
  "unsigned short": "ushort",
  "short unsigned int": "ushort",
  int: "int",
  unsigned: "uint",
  "unsigned int": "uint",
  long: "long",
  "long int": "long",
  "unsigned long": "ulong",
  "long unsigned int": "ulong",
  "long long": "llong",
  "long long int": "llong",
  "unsigned long long": "ullong",
  "long long unsigned int": "ullong",
  __int128: "int128",
  "__int128 unsigned": "uint128",
  "unsigned __int128": "uint128",
};

const bySize: Readonly<Record<number, readonly [signed: Scalar, unsigned: Scalar]>> = {
  1: ["schar", "uchar"],
  2: ["short", "ushort"],
  4: ["int", "uint"],
  8: ["llong", "ullong"],
  16: ["int128", "uint128"],
};

const floats: Readonly<Record<number, Scalar>> = {
  4: "float",
  8: "double",
  12: "ldouble",
  16: "ldouble",
};

/**
 * Reads the records of one table: each with the attributes that explain its layout, because what
 * holds it is laid out around those. Models are made of those records only that somebody asks for.
 */
export class RecordReader implements MeasureHost {
  private readonly table: TypeTable;
  private readonly target: Target;
  private readonly span: Span;
  private readonly distilled: Distilled | undefined;
  private readonly measure: Measure;
  /** What was built, by id. */
  private readonly types: (Type | undefined)[] = [];
  private readonly records: (BtfRecord | undefined)[] = [];
  private readonly spellings: (string | undefined)[] = [];
  /** Ids being built now: a struct that contains itself by value is damage, not C. */
  private readonly open = new Set<number>();

  constructor(table: TypeTable, target: Target, span: Span, distilled?: Distilled) {
    this.table = table;
    this.target = target;
    this.span = span;
    this.distilled = distilled;
    this.measure = new Measure(table, target, this);
  }

  /** The record of a struct's or a union's id. */
  recordOf(id: number): BtfRecord {
    let known = this.records[id];
    if (known === undefined) {
      if (this.distilled?.has(id) === true) known = this.distilled.recordOf(id);
      known ??= this.measure.isNatural(id)
        ? new NaturalRecord(this, id, this.table.sizeOrType(id))
        : explain(this.recorded(id), this.target);
      this.records[id] = known;
    }
    return known;
  }

  explained(id: number): CRecord {
    return this.recordOf(id).record;
  }

  plainType(id: number): Type {
    return this.typeOf(id);
  }

  /** A record as its compiler recorded it. */
  recorded(id: number): Recorded {
    const table = this.table;
    const record: CRecord = {
      kind: table.kind(id) === kinds.union ? "union" : "struct",
      name: table.name(id),
      members: this.members(id),
      completeness: "whole",
      span: this.span,
    };
    return { record, size: table.sizeOrType(id), offsets: offsetsOf(table, id) };
  }

  private typeOf(id: number): Type {
    let type = this.types[id];
    if (type === undefined) {
      const isOpen = this.open.has(id) || this.measure.isOpen(id);
      if (isOpen || this.open.size > chainMax) return unknown(`type ${id}`);
      this.open.add(id);
      type = this.build(id);
      this.open.delete(id);
      this.types[id] = type;
    }
    return type;
  }

  private build(id: number): Type {
    const table = this.table;
    switch (table.kind(id)) {
      case kinds.int:
        return integer(table, id);
      case kinds.float: {
        const scalar = floats[table.sizeOrType(id)];
        return scalar === undefined ? unknown(table.name(id)) : scalarType(scalar);
      }
      case kinds.pointer:
        return { kind: "pointer", to: this.spelled(table.sizeOrType(id)) };
      case kinds.array:
        return arrayOf(this.typeOf(table.word(id, 0)), table.word(id, 2));
      case kinds.struct:
      case kinds.union:
        return { kind: "record", record: this.recordOf(id).record };
      case kinds.enum:
      case kinds.enum64:
        return enumeration(table, id);
      case kinds.typedef:
        return { kind: "typedef", name: table.name(id), of: this.typeOf(table.sizeOrType(id)) };
      case kinds.volatile:
      case kinds.const:
      case kinds.restrict:
      case kinds.typeTag:
        return this.typeOf(table.sizeOrType(id));
      case kinds.prototype:
      case kinds.function:
        return { kind: "function", spelling: spelled(table, id) };
      case kinds.forward:
        return unknown(spelled(table, id));
      default:
        return id === 0 ? scalarType("void") : unknown(`BTF type ${id}`);
    }
  }

  private spelled(id: number): string {
    let text = this.spellings[id];
    if (text === undefined) this.spellings[id] = text = spelled(this.table, id);
    return text;
  }

  private members(id: number): readonly Member[] {
    const table = this.table;
    const flagged = table.flag(id);
    const span = this.span;
    const parts = table.parts(id);
    const members: Member[] = [];
    for (let index = 0; index < parts; index++) {
      const name = table.text(table.word(id, index * 3));
      const typeId = table.word(id, index * 3 + 1);
      const width = flagged ? table.word(id, index * 3 + 2) >>> 24 : table.narrow(typeId);
      const spelling = name === "" ? this.spelled(typeId) : `${this.spelled(typeId)} ${name}`;
      const type = this.typeOf(typeId);
      const plain = { name, type, span, spelling };
      members.push(width === 0 ? plain : { ...plain, bits: width });
    }
    return members;
  }
}

/** A record as the plain rules lay it out; its members are read when somebody asks for them. */
class NaturalRecord implements BtfRecord {
  readonly by = "natural";
  readonly size: number;
  private readonly reader: RecordReader;
  private readonly id: number;
  private recorded: Recorded | undefined;

  constructor(reader: RecordReader, id: number, size: number) {
    this.reader = reader;
    this.id = id;
    this.size = size;
  }

  get record(): CRecord {
    return this.read().record;
  }

  get offsets(): readonly number[] {
    return this.read().offsets;
  }

  private read(): Recorded {
    this.recorded ??= this.reader.recorded(this.id);
    return this.recorded;
  }
}

/** Member offsets in bits; with bit 31 of the info word the upper byte holds a width instead. */
function offsetsOf(table: TypeTable, id: number): readonly number[] {
  const mask = table.flag(id) ? 0xffffff : 0xffffffff;
  const parts = table.parts(id);
  const offsets: number[] = [];
  for (let index = 0; index < parts; index++) {
    offsets.push((table.word(id, index * 3 + 2) & mask) >>> 0);
  }
  return offsets;
}

const unknown = (spelling: string): Type => ({ kind: "unknown", spelling });

function integer(table: TypeTable, id: number): Type {
  const byName = integers[table.name(id)];
  if (byName !== undefined) return scalarType(byName);
  const encoding = table.word(id, 0) >>> 24;
  const pair = bySize[table.sizeOrType(id)];
  if (pair === undefined) return unknown(table.name(id));
  return scalarType(pair[(encoding & 1) === 1 ? 0 : 1]);
}

/** Only the extremes matter for the width, and BTF gives the width: one value stands for all. */
function enumeration(table: TypeTable, id: number): Type {
  const size = table.sizeOrType(id);
  if (bySize[size] === undefined) return unknown(`enum ${table.name(id)}`);
  const widest = 1n << BigInt(size * 8 - 1);
  return {
    kind: "enum",
    tag: table.name(id),
    values: [{ name: "", value: widest }],
    ...(size < 4 ? { packed: true } : {}),
  };
}

/** A type's name as C writes it, for drawings; pointers and modifiers are followed. */
function spelled(table: TypeTable, id: number): string {
  let suffix = "";
  let bounds = "";
  let at = id;
  for (let step = 0; step < chainMax; step++) {
    switch (table.kind(at)) {
      case kinds.pointer:
        suffix = ` *${suffix.trimStart()}`;
        break;
      case kinds.volatile:
      case kinds.const:
      case kinds.restrict:
      case kinds.typeTag:
        break;
      case kinds.array:
        bounds += `${suffix}[${table.word(at, 2)}]`;
        suffix = "";
        break;
      case kinds.struct:
        return `struct ${table.name(at)}`.trimEnd() + suffix + bounds;
      case kinds.union:
        return `union ${table.name(at)}`.trimEnd() + suffix + bounds;
      case kinds.enum:
      case kinds.enum64:
        return `enum ${table.name(at)}`.trimEnd() + suffix + bounds;
      case kinds.forward:
        return `${table.flag(at) ? "union" : "struct"} ${table.name(at)}${suffix}${bounds}`;
      case kinds.prototype:
      case kinds.function:
        return `void (${suffix.trim()}${bounds})()`;
      default:
        return (at === 0 ? "void" : table.name(at)) + suffix + bounds;
    }
    at = table.kind(at) === kinds.array ? table.word(at, 0) : table.sizeOrType(at);
  }
  return `type ${id}`;
}
