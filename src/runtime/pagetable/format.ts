// What a page-table format tells the core: geometry, entry patterns, and how to read an entry back.

/** What an entry is. */
export const EMPTY = 0;
export const LEAF = 1;
export const TABLE = 2;

/** Protection asked for by a map, numbered as in the kernel's IOMMU interface. */
export const PROT_READ = 1;
export const PROT_WRITE = 2;
export const PROT_CACHE = 4;
export const PROT_NOEXEC = 8;
export const PROT_MMIO = 16;
export const PROT_PRIVILEGED = 32;
/** How many combinations there are. */
export const PROTS = 64;

/** Choices made once per page table that show in its leaves. */
export interface LeafOptions {
  /** Every leaf says that snooping is enforced; unless said, as the format's units want it. */
  readonly forceCoherence?: boolean;
  /** Leaves without write permission are refused (a work-around for nesting parents). */
  readonly forceWriteable?: boolean;
  /** Leaves carry page-based memory types (riscv64). */
  readonly memoryTypes?: boolean;
  /** Hardware turns clean writable leaves into dirty ones by itself (arm_lpae_s1). */
  readonly hardwareDirty?: boolean;
  /** The unit forces write-back memory by itself (arm_lpae_s2). */
  readonly forcedWriteBack?: boolean;
}

/** An entry points to a table exactly when its low word has this value under this mask. */
interface TableTest {
  readonly mask: number;
  readonly value: number;
}

/**
 * An entry of level 0 is a leaf of one page exactly when it is not zero, its low word has this
 * value under this mask, and its high word has nothing under that one.
 */
interface PageTest {
  readonly mask: number;
  readonly value: number;
  readonly highMask: number;
}

/** Where a leaf says that hardware has written its page. All of it is in the low word. */
interface DirtyBits {
  isDirty(low: number, high: number): boolean;
  /** The low word of the same leaf, not written or written. */
  cleaned(low: number): number;
  dirtied(low: number): number;
}

/** One shape of a table that the test suite runs every property over. */
export interface Configuration {
  readonly vaszLg2: number;
  readonly topLevel: number;
  readonly signExtends?: boolean;
  readonly sizesLg2?: readonly number[];
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
  /** What the hot paths look for, from level 1 up. */
  tableTest(level: number): TableTest;
  readonly pageTest: PageTest;
  /** Attributes of a leaf; undefined where the format refuses this protection. */
  leafLow(prot: number, level: number, options: LeafOptions): number | undefined;
  leafHigh(prot: number, level: number, options: LeafOptions): number;
  /** EMPTY, LEAF or TABLE. */
  kindOf(low: number, high: number, level: number): number;
  /** The top may be up to 2^concatLg2Max tables side by side, which the walk takes for one. */
  readonly concatLg2Max?: number;
  /** The top table may get another one above it when an address asks for it. */
  readonly growsTop?: boolean;
  /**
   * For sizes between those of the levels: what a leaf of 2^lg2 pages of 4 KiB has besides its
   * address. It stands in as many equal entries as it covers.
   */
  sized?(lg2: number): { readonly low: number; readonly high: number };
  /** The same where each entry keeps its own address, and says that it is one of such a run. */
  readonly contiguous?: { readonly low: number; readonly high: number };
  /** Pages of 4 KiB behind one leaf, as a power of two; absent: those of its level. */
  leafLg2?(low: number, high: number, level: number): number;
  /** Absent: nothing can be learned of what hardware wrote. */
  readonly dirty?: DirtyBits;
  /** Refusals where the format has its own: over a leaf (-EADDRINUSE), no size fits (-ENXIO). */
  readonly occupied?: number;
  readonly sizeless?: number;
  /** An unmap that would take a leaf beyond the request stops before it. */
  readonly keepsPartialLeaves?: boolean;
  /** A covered table goes only where one leaf could have stood in its place. */
  readonly freesByLeaf?: boolean;
  /** Geometries the test suite runs every property over. */
  readonly configurations: readonly Configuration[];
}
