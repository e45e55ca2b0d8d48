// The unit as it grows.
import type { CRecord, EnumType, MacroDefinition, Type, Unit } from "../../../model/index.ts";

/** A record under construction: a typedef may still name it. */
export type RecordDraft = { -readonly [K in keyof CRecord]: CRecord[K] };

export class UnitDraft {
  private readonly records: CRecord[] = [];
  private readonly enums: EnumType[] = [];
  private readonly typedefs = new Map<string, Type>();

  addRecord(record: CRecord): void {
    this.records.push(record);
  }

  addEnum(type: EnumType): void {
    this.enums.push(type);
  }

  addTypedef(name: string, type: Type): void {
    this.typedefs.set(name, type);
  }

  /** The unit. Macros are many and rarely asked for, so they are made when somebody does. */
  finish(macros: () => readonly MacroDefinition[]): Unit {
    return new ReadUnit(this.records, this.enums, this.typedefs, macros);
  }
}

class ReadUnit implements Unit {
  readonly records: readonly CRecord[];
  readonly enums: readonly EnumType[];
  readonly typedefs: ReadonlyMap<string, Type>;
  private make: (() => readonly MacroDefinition[]) | undefined;
  private knownMacros: readonly MacroDefinition[] = [];

  constructor(
    records: readonly CRecord[],
    enums: readonly EnumType[],
    typedefs: ReadonlyMap<string, Type>,
    make: () => readonly MacroDefinition[],
  ) {
    this.records = records;
    this.enums = enums;
    this.typedefs = typedefs;
    this.make = make;
  }

  get macros(): readonly MacroDefinition[] {
    if (this.make !== undefined) {
      this.knownMacros = this.make();
      // What makes them holds on to the text.
      this.make = undefined;
    }
    return this.knownMacros;
  }
}
