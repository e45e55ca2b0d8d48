// The shape of one row of the target table.
import type { Scalar } from "../model/index.ts";

/** Size and alignment inside a record, bytes. */
export interface ScalarLayout {
  readonly size: number;
  readonly align: number;
}

/**
 * One Linux ABI, as its compiler lays out records. Source: probes compiled with gcc 12.2, and with
 * clang 19.1 where gcc has no such target.
 */
export interface Target {
  readonly name: string;
  readonly endian: "little" | "big";
  /** Whose rules decide where gcc and clang differ. */
  readonly compiler: "gcc" | "clang";
  readonly scalars: Readonly<Record<Exclude<Scalar, "void">, ScalarLayout>>;
  readonly pointer: ScalarLayout;
  readonly charSigned: boolean;
  readonly wcharSigned: boolean;
  /** What `__attribute__((aligned))` without a number asks for, bytes. */
  readonly maxAlign: number;
  /** `__BIGGEST_ALIGNMENT__`, bytes: less than `maxAlign` on some targets of clang. */
  readonly biggestAlign: number;
  /** Every unpacked record has at least this alignment (4 on arm-oabi, else 1), bytes. */
  readonly minRecordAlign: number;
  /** A named bit-field raises the record's alignment and may not straddle (all but m68k). */
  readonly bitFieldTypeMatters: boolean;
  /** An unnamed bit-field raises the record's alignment too (arm family, csky). */
  readonly unnamedBitFieldAligns: boolean;
  /** What a zero-width bit-field raises the record's alignment to. */
  readonly zeroWidthAligns: "type" | "two" | "never";
  /** What clang pads to a power of two and aligns to its size where it is `_Atomic`, bytes. */
  readonly atomicMax: 4 | 8 | 16;
  /** Which records have the layout of Microsoft's compilers: none, those that ask for it, all. */
  readonly msStruct: "none" | "asked" | "all";
  /** Enums take the smallest integer that fits (hexagon) instead of at least an int. */
  readonly shortEnums: boolean;
  /** Which bits of an ioctl number hold size and direction: see each architecture's asm/ioctl.h. */
  readonly ioctl: "generic" | "wide" | "parisc";
}
