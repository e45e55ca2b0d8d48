// Sizes and alignments of a table's types, in columns: most records need no more to be explained.
import { Cursor, type Held, extentOf } from "../../layout/index.ts";
import type { CRecord, Type } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { kinds, type TypeTable } from "./table.ts";

/** How far a type's measure is known. */
const State = { unknown: 0, open: 1, exact: 2, inexact: 3 } as const;

/** Types inside types deeper than this only occur in hostile input. */
const depthMax = 64;

/** What measuring asks of the reader of types. */
export interface MeasureHost {
  /** A type that is neither a record nor made of other types. */
  plainType(id: number): Type;
  /** A record whose layout the plain rules do not give, with the attributes that explain it. */
  explained(id: number): CRecord;
}

const structHolder = { kind: "struct" } as const;
const unionHolder = { kind: "union" } as const;
const noAttributes: Held = { name: "member" };

/** Size and alignment by id, each worked out once. */
export class Measure {
  private readonly table: TypeTable;
  private readonly target: Target;
  private readonly host: MeasureHost;
  private readonly states: Uint8Array;
  private readonly sizes: Float64Array;
  private readonly aligns: Uint32Array;
  private depth = 0;

  constructor(table: TypeTable, target: Target, host: MeasureHost) {
    this.table = table;
    this.target = target;
    this.host = host;
    this.states = new Uint8Array(table.count);
    this.sizes = new Float64Array(table.count);
    this.aligns = new Uint32Array(table.count);
  }

  /** Whether a type is being measured right now: it holds itself by value, which is damage. */
  isOpen(id: number): boolean {
    return this.states[id] === State.open;
  }

  /**
   * Whether the plain rules put every member of a record where it is recorded, and end where the
   * record does. Its measure is then known.
   */
  isNatural(id: number): boolean {
    if (id >= this.states.length || this.depth > depthMax || this.isOpen(id)) return false;
    this.states[id] = State.open;
    this.depth++;
    const cursor = this.walk(id);
    this.depth--;
    const isNatural = cursor !== undefined && cursor.finalSize() === this.table.sizeOrType(id);
    if (isNatural) this.note(id, cursor.finalSize(), cursor.finalAlign());
    else this.states[id] = State.unknown;
    return isNatural;
  }

  /** The end of a record whose members all lie where the plain rules put them. */
  private walk(id: number): Cursor | undefined {
    const table = this.table;
    const isUnion = table.kind(id) === kinds.union;
    const cursor = new Cursor(isUnion ? unionHolder : structHolder, this.target);
    const isFlagged = table.flag(id);
    const words = table.parts(id) * 3;
    for (let at = 0; at < words; at += 3) {
      const type = table.word(id, at + 1);
      if (!this.isExact(type)) return undefined;
      const place = table.word(id, at + 2);
      const bits = isFlagged ? place >>> 24 : table.narrow(type);
      const size = this.sizes[type]!;
      const align = this.aligns[type]!;
      const wanted = isFlagged ? place & 0xffffff : place;
      if (bits === 0) {
        if (cursor.place(noAttributes, size, align) * 8 !== wanted) return undefined;
        continue;
      }
      const name = table.text(table.word(id, at));
      const start = cursor.placeBits({ name, bits }, { size, align });
      if (name === "" || start !== wanted) return undefined;
    }
    return cursor;
  }

  /** Measures a type unless that was done; whether its size is known. */
  private isExact(id: number): boolean {
    if (this.states[id] === State.unknown) this.measure(id);
    return this.states[id] === State.exact;
  }

  private measure(id: number): void {
    const table = this.table;
    switch (table.kind(id)) {
      case kinds.struct:
      case kinds.union:
        if (!this.isNatural(id) && this.depth <= depthMax) this.take(id, this.recordType(id));
        return;
      case kinds.array: {
        const of = table.word(id, 0);
        if (this.isInside(id, of)) {
          this.note(id, this.sizes[of]! * table.word(id, 2), this.aligns[of]!);
        }
        return;
      }
      case kinds.typedef:
      case kinds.volatile:
      case kinds.const:
      case kinds.restrict:
      case kinds.typeTag: {
        const of = table.sizeOrType(id);
        if (this.isInside(id, of)) this.note(id, this.sizes[of]!, this.aligns[of]!);
        return;
      }
      default:
        this.take(id, this.host.plainType(id));
    }
  }

  private recordType(id: number): Type {
    return { kind: "record", record: this.host.explained(id) };
  }

  /** Measures what a type is made of; whether that is known. Too deep or in a circle it is not. */
  private isInside(id: number, of: number): boolean {
    if (this.depth > depthMax) return false;
    this.states[id] = State.open;
    this.depth++;
    const isExact = this.isExact(of);
    this.depth--;
    this.states[id] = State.inexact;
    return isExact;
  }

  private take(id: number, type: Type): void {
    const { size, align, exact } = extentOf(type, this.target);
    this.note(id, size, align);
    if (!exact) this.states[id] = State.inexact;
  }

  private note(id: number, size: number, align: number): void {
    this.sizes[id] = size;
    this.aligns[id] = align;
    this.states[id] = State.exact;
  }
}
