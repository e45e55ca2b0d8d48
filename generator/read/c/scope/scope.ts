// Everything words mean at one moment: macros, typedefs, tags, enumerators.
import type { EnumType, RecordType, Type } from "../../../model/index.ts";
import type { Value } from "../value/arithmetic.ts";
import { AtomTable, type TableEffect, type TableMark } from "./atom-table.ts";
import type { Macro } from "../lex/macro.ts";

/** A struct, union or enum tag. */
export type Tag = RecordType | EnumType | { readonly kind: "alias"; readonly type: Type };

/** A variable, of which only the type matters; `value` is that of a `constexpr` one. */
export interface Variable {
  readonly type: Type;
  readonly value?: Value;
  /** `aligned(n)` of its declaration, bytes. */
  readonly aligned?: number;
}

/** What a name stands for in an expression; null is an enumerator whose value is not known. */
export type Constant = Value | Variable | null;

/** One thing for each table. */
export interface ByTable<M, Y, G, C> {
  readonly macros: M;
  readonly typedefs: Y;
  readonly tags: G;
  readonly constants: C;
}

/** What a stretch of reading looked up and what it declared. */
export type Effect = ByTable<
  TableEffect<Macro>,
  TableEffect<Type>,
  TableEffect<Tag>,
  TableEffect<Constant>
>;

/** A moment of a reading. */
export type ScopeMark = ByTable<TableMark, TableMark, TableMark, TableMark>;

/** The tables of a session, which one reading after the other fills and empties. */
export class Scope {
  readonly macros: AtomTable<Macro> = new AtomTable();
  readonly typedefs: AtomTable<Type> = new AtomTable();
  readonly tags: AtomTable<Tag> = new AtomTable();
  /** Enumerators, and the variables that stand beside them in C's one space of names. */
  readonly constants: AtomTable<Constant> = new AtomTable();

  mark(): ScopeMark {
    return {
      macros: this.macros.mark(),
      typedefs: this.typedefs.mark(),
      tags: this.tags.mark(),
      constants: this.constants.mark(),
    };
  }

  rollback(mark: ScopeMark): void {
    this.macros.rollback(mark.macros);
    this.typedefs.rollback(mark.typedefs);
    this.tags.rollback(mark.tags);
    this.constants.rollback(mark.constants);
  }

  /** See `AtomTable.record`. */
  record(isRecording: boolean): void {
    this.macros.record(isRecording);
    this.typedefs.record(isRecording);
    this.tags.record(isRecording);
    this.constants.record(isRecording);
  }

  forgetReads(): void {
    this.macros.forgetReads();
    this.typedefs.forgetReads();
    this.tags.forgetReads();
    this.constants.forgetReads();
  }

  since(mark: ScopeMark): Effect {
    return {
      macros: this.macros.since(mark.macros),
      typedefs: this.typedefs.since(mark.typedefs),
      tags: this.tags.since(mark.tags),
      constants: this.constants.since(mark.constants),
    };
  }

  isAsBefore(effect: Effect): boolean {
    return (
      this.macros.isAsBefore(effect.macros) &&
      this.typedefs.isAsBefore(effect.typedefs) &&
      this.tags.isAsBefore(effect.tags) &&
      this.constants.isAsBefore(effect.constants)
    );
  }

  replay(effect: Effect): void {
    this.macros.replay(effect.macros);
    this.typedefs.replay(effect.typedefs);
    this.tags.replay(effect.tags);
    this.constants.replay(effect.constants);
  }
}
