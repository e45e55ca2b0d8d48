// What one reading of one or more files gives.
import type { CRecord } from "./record.ts";
import type { Span } from "./span.ts";
import type { EnumType, Type } from "./type.ts";

/** A `#define` as written; rules read ioctl numbers, compatible strings and bounds from these. */
export interface MacroDefinition {
  readonly name: string;
  /** Parameter names of a function-like macro. */
  readonly parameters?: readonly string[];
  /** The replacement text, one line, as written. */
  readonly body: string;
  readonly span: Span;
}

/** Everything read, in source order. Records nested by value appear before what holds them. */
export interface Unit {
  readonly records: readonly CRecord[];
  readonly enums: readonly EnumType[];
  readonly typedefs: ReadonlyMap<string, Type>;
  readonly macros: readonly MacroDefinition[];
}
