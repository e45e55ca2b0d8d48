// What a page-table format tells the core: geometry, entry patterns, and how to read an entry back.

/** What an entry is. */
export const EMPTY = 0;
export const LEAF = 1;
export const TABLE = 2;

/** Protection asked for by a map, numbered as in the kernel's IOMMU interface. */
export const PROT_READ = 1;
export const PROT_WRITE = 2;

/** Choices made once per page table that show in its leaves. */
export interface LeafOptions {
  /** Every leaf says that the device's snooping is enforced. */
  readonly forceCoherence?: boolean;
  /** Leaves without write permission are refused (a work-around for nesting parents). */
  readonly forceWriteable?: boolean;
}

/** A format: data, and a few small functions. Words are the low and high halves of an entry. */
export interface Format {
  readonly name: string;
  /** Widest input address, widest output address, in bits; highest level of the top table. */
  readonly vaszLg2Max: number;
  readonly oaszLg2Max: number;
  readonly topLevelMax: number;
  /** Bit of an entry where the output frame number starts, and the high word's share of it. */
  readonly oaShift: number;
  readonly oaHighMask: number;
  /** Leaf sizes in bits, ascending, one or more per level. */
  readonly sizesLg2: readonly number[];
  /** Attributes of an entry at `level` that points to a table. */
  tableLow(level: number): number;
  tableHigh(level: number): number;
  /** Attributes of a leaf; undefined where the format refuses this protection. */
  leafLow(prot: number, level: number, options: LeafOptions): number | undefined;
  leafHigh(prot: number, level: number, options: LeafOptions): number;
  /** EMPTY, LEAF or TABLE. */
  kindOf(low: number, high: number, level: number): number;
  /** The top table may get another one above it when an address asks for it. */
  readonly growsTop?: boolean;
  /**
   * For sizes between those of the levels: what a leaf of 2^lg2 pages of 4 KiB has besides its
   * address. It stands in as many equal entries as it covers.
   */
  sized?(lg2: number): { readonly low: number; readonly high: number };
  /** Pages of 4 KiB behind one leaf, as a power of two; absent: those of its level. */
  leafLg2?(low: number, high: number, level: number): number;
  /** Whether hardware has written the page behind this leaf; undefined without dirty tracking. */
  isDirty?(low: number, high: number): boolean;
  /** Geometries the test suite runs every property over. */
  readonly configurations: readonly { readonly vaszLg2: number; readonly topLevel: number }[];
}
