// The unit as it grows.
import type { CRecord, EnumType, MacroDefinition, Type, Unit } from "../../model/index.ts";

/** A record under construction: a typedef may still name it. */
export type RecordDraft = { -readonly [K in keyof CRecord]: CRecord[K] };

export class UnitDraft {
  readonly #records: CRecord[] = [];
  readonly #enums: EnumType[] = [];
  readonly #typedefs = new Map<string, Type>();

  addRecord(record: CRecord): void {
    this.#records.push(record);
  }

  addEnum(type: EnumType): void {
    this.#enums.push(type);
  }

  addTypedef(name: string, type: Type): void {
    this.#typedefs.set(name, type);
  }

  finish(macros: readonly MacroDefinition[]): Unit {
    return { records: this.#records, enums: this.#enums, typedefs: this.#typedefs, macros };
  }
}
