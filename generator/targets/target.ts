// The shape of one row of the target table.
import type { Scalar } from "../model/index.ts";

/** Size and alignment inside a record, bytes. */
export interface ScalarLayout {
  readonly size: number;
  readonly align: number;
}

/**
 * One Linux ABI, as its compiler lays out records. Source: `facts/targets.md`, measured with gcc 12.2
 * and clang 19.1.
 */
export interface Target {
  readonly name: string;
  readonly endian: "little" | "big";
  /** Whose rules decide where gcc and clang differ (targets.md section 3, item 11). */
  readonly compiler: "gcc" | "clang";
  readonly scalars: Readonly<Record<Exclude<Scalar, "void">, ScalarLayout>>;
  readonly pointer: ScalarLayout;
  readonly charSigned: boolean;
  readonly wcharSigned: boolean;
  /** What `__attribute__((aligned))` without a number asks for, bytes. */
  readonly maxAlign: number;
  /** Every unpacked record has at least this alignment (4 on arm-oabi, else 1), bytes. */
  readonly minRecordAlign: number;
  /** A named bit-field raises the record's alignment and may not straddle its type (all but m68k). */
  readonly bitFieldTypeMatters: boolean;
  /** An unnamed bit-field raises the record's alignment too (arm family, csky). */
  readonly unnamedBitFieldAligns: boolean;
  /** What a zero-width bit-field does to the record's alignment: its type's, 2 bytes, or nothing. */
  readonly zeroWidthAligns: "type" | "two" | "never";
  /** Enums take the smallest integer that fits (hexagon) instead of at least an int. */
  readonly shortEnums: boolean;
  /** i386: full-width 64-bit bit-fields under `aligned(n)` take 8-byte alignment (gcc only). */
  readonly wideBitFieldAlign8: boolean;
  /** Which bits of an ioctl number hold size and direction (targets.md section 6). */
  readonly ioctl: "generic" | "wide" | "parisc";
}
