// The base a module carries with it (.BTF.base): of its structs and unions names and sizes alone.
import { arrayOf, type CRecord, scalarType, type Span } from "../../model/index.ts";
import type { BtfRecord } from "./explain.ts";
import { kinds, type TypeTable } from "./table.ts";

/** A whole base, and its records by id. */
export interface WholeBase {
  readonly table: TypeTable;
  readonly recordOf: (id: number) => BtfRecord;
}

/**
 * The records of a distilled base: those of the whole base of the same name and size, where that is
 * at hand, else bytes that ask for no boundary. Source: btf__distill_base of libbpf, since 1.5.
 */
export class Distilled {
  private readonly table: TypeTable;
  private readonly span: Span;
  private readonly whole: WholeBase | undefined;
  /** Ids of the whole base by what is compared. */
  private readonly known = new Map<string, number>();

  /** `table`: the one that goes on from the distilled base. */
  constructor(table: TypeTable, span: Span, whole?: WholeBase) {
    this.table = table;
    this.span = span;
    this.whole = whole;
    if (whole === undefined) return;
    for (let id = 1; id < whole.table.count; id++)
      if (isRecord(whole.table, id)) this.known.set(titleOf(whole.table, id), id);
  }

  has(id: number): boolean {
    return id < this.table.first;
  }

  /** The first record the whole base has not, and its size; undefined where it has all of them. */
  missing(): string | undefined {
    if (this.whole === undefined) return undefined;
    for (let id = 1; id < this.table.first; id++) {
      const title = titleOf(this.table, id);
      if (isRecord(this.table, id) && !this.known.has(title)) return title;
    }
    return undefined;
  }

  recordOf(id: number): BtfRecord {
    const same = this.known.get(titleOf(this.table, id));
    return same === undefined ? this.bytes(id) : this.whole!.recordOf(same);
  }

  private bytes(id: number): BtfRecord {
    const { table, span } = this;
    const size = table.sizeOrType(id);
    const type = arrayOf(scalarType("uchar"), size);
    const spelling = `unsigned char [${size}]`;
    const record: CRecord = {
      kind: table.kind(id) === kinds.union ? "union" : "struct",
      name: table.name(id),
      members: size === 0 ? [] : [{ name: "", type, span, spelling }],
      completeness: "whole",
      span,
    };
    return { by: "natural", record, size, offsets: size === 0 ? [] : [0] };
  }
}

function isRecord(table: TypeTable, id: number): boolean {
  const kind = table.kind(id);
  return kind === kinds.struct || kind === kinds.union;
}

/** `struct list_head of 16 bytes` */
function titleOf(table: TypeTable, id: number): string {
  const kind = table.kind(id) === kinds.union ? "union" : "struct";
  return `${kind} ${table.name(id)} of ${table.sizeOrType(id)} bytes`;
}
