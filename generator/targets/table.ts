// The table: one row a target, every figure measured on its compiler.
import type { ScalarLayout, Target } from "./target.ts";

/** What a row says; everything else follows from the word size. Bytes throughout. */
interface Row {
  readonly name: string;
  readonly endian: "little" | "big";
  /** Size of a pointer and of `long`. */
  readonly word: 4 | 8;
  /** Alignment of 64-bit integers and of double. */
  readonly align64: 2 | 4 | 8;
  readonly ldouble: readonly [size: number, align: number];
  readonly maxAlign: 2 | 4 | 8 | 16;
  readonly char: "signed" | "unsigned";
  readonly ioctl?: "wide" | "parisc";
  readonly atomicMax?: 4 | 16;
  /** Anything unusual about the row. */
  readonly odd?: Partial<Omit<Target, "scalars">> & { readonly wchar?: ScalarLayout };
}

const square = (size: number): ScalarLayout => ({ size, align: size });

function target(row: Row): Target {
  // m68k aligns nothing above 2 bytes; every other target aligns int and pointers to their size.
  const align = (size: number): ScalarLayout => ({ size, align: Math.min(size, row.maxAlign) });
  const long = align(row.word);
  const wide: ScalarLayout = { size: 8, align: row.align64 };
  const { wchar = align(4), ...odd } = row.odd ?? {};
  return {
    name: row.name,
    endian: row.endian,
    compiler: "gcc",
    scalars: {
      bool: square(1),
      char: square(1),
      schar: square(1),
      uchar: square(1),
      short: square(2),
      ushort: square(2),
      int: align(4),
      uint: align(4),
      long,
      ulong: long,
      llong: wide,
      ullong: wide,
      // Measured: s390x, whose largest alignment is 8, aligns it to 8.
      int128: { size: 16, align: Math.min(16, row.maxAlign) },
      uint128: { size: 16, align: Math.min(16, row.maxAlign) },
      float: align(4),
      double: wide,
      ldouble: { size: row.ldouble[0], align: row.ldouble[1] },
      wchar,
    },
    pointer: long,
    charSigned: row.char === "signed",
    wcharSigned: true,
    maxAlign: row.maxAlign,
    biggestAlign: row.maxAlign,
    minRecordAlign: 1,
    bitFieldTypeMatters: true,
    unnamedBitFieldAligns: false,
    zeroWidthAligns: "never",
    atomicMax: row.atomicMax ?? 8,
    msStruct: "none",
    shortEnums: false,
    ioctl: row.ioctl ?? "generic",
    ...odd,
  };
}

const little = { endian: "little", char: "signed" } as const;
const big = { endian: "big", char: "signed" } as const;
/** Wider than the rest: an instruction for 16 bytes, or a library that promises one. */
const atomic16 = { atomicMax: 16 } as const;
const atomic4 = { atomicMax: 4 } as const;
const lp64 = { word: 8, align64: 8, ldouble: [16, 16], maxAlign: 16 } as const;
const ilp32 = { word: 4, align64: 8, ldouble: [8, 8], maxAlign: 8 } as const;
const ilp32Align4 = { word: 4, align64: 4, ldouble: [8, 4], maxAlign: 4 } as const;
const unsigned = { char: "unsigned" } as const;
const wide = { ioctl: "wide" } as const;
const microsoft = { msStruct: "asked" } as const;
const clang = { ...microsoft, compiler: "clang" } as const;
const armBits = { unnamedBitFieldAligns: true, zeroWidthAligns: "type" } as const;
const armOdd = { ...armBits, wcharSigned: false } as const;
const n32 = { ...wide, word: 4, align64: 8, ldouble: [16, 16], maxAlign: 16 } as const;
const s390 = { ...big, ...unsigned, align64: 8, ldouble: [16, 8], maxAlign: 8 } as const;
const ilp32Quad = { word: 4, align64: 8, ldouble: [16, 16], maxAlign: 16 } as const;

const rows: readonly Row[] = [
  { ...little, ...lp64, ...atomic16, name: "x86_64", odd: microsoft },
  {
    ...little,
    word: 4,
    align64: 4,
    ldouble: [12, 4],
    maxAlign: 16,
    name: "i386",
    odd: microsoft,
  },
  { ...little, ...ilp32Quad, ...atomic16, name: "x32", odd: microsoft },
  { ...little, ...unsigned, ...ilp32, name: "arm", odd: armOdd },
  { ...big, ...unsigned, ...ilp32, name: "armeb", odd: armOdd },
  {
    ...little,
    ...unsigned,
    ...ilp32Align4,
    name: "arm-oabi",
    odd: { minRecordAlign: 4 },
  },
  { ...little, ...unsigned, ...lp64, ...atomic16, name: "arm64", odd: armOdd },
  { ...big, ...unsigned, ...lp64, ...atomic16, name: "arm64be", odd: armOdd },
  { ...little, ...unsigned, ...lp64, ...atomic16, name: "riscv64" },
  { ...little, ...unsigned, ...ilp32Quad, ...atomic16, name: "riscv32" },
  { ...little, ...unsigned, ...lp64, ...wide, ...atomic16, name: "ppc64le", odd: microsoft },
  { ...big, ...unsigned, ...lp64, ...wide, ...atomic16, name: "ppc64", odd: microsoft },
  { ...big, ...unsigned, ...ilp32Quad, ...wide, ...atomic4, name: "ppc32", odd: microsoft },
  { ...s390, word: 8, ...atomic16, name: "s390x" },
  { ...s390, word: 4, name: "s390-31" },
  { ...big, ...ilp32, ...wide, ...atomic4, name: "mips-o32" },
  { ...little, ...ilp32, ...wide, ...atomic4, name: "mipsel-o32" },
  { ...big, ...n32, name: "mips-n32" },
  { ...little, ...n32, name: "mipsel-n32" },
  { ...big, ...lp64, ...wide, name: "mips-n64" },
  { ...little, ...lp64, ...wide, name: "mipsel-n64" },
  { ...big, ...lp64, ...wide, name: "sparc64" },
  { ...big, ...ilp32, ...wide, ldouble: [16, 8], name: "sparc32" },
  {
    ...big,
    word: 4,
    align64: 2,
    ldouble: [12, 2],
    maxAlign: 2,
    name: "m68k",
    odd: { bitFieldTypeMatters: false, zeroWidthAligns: "two" },
  },
  { ...little, ...ilp32Align4, name: "sh4" },
  { ...big, ...ilp32Align4, name: "sh4eb" },
  { ...little, ...unsigned, ...ilp32Align4, name: "arc" },
  { ...big, ...ilp32, ioctl: "parisc", name: "hppa" },
  { ...big, ...lp64, ioctl: "parisc", name: "hppa64", odd: { wcharSigned: false } },
  { ...little, ...lp64, ...wide, name: "alpha" },
  { ...big, ...ilp32Align4, name: "openrisc", odd: { wcharSigned: false } },
  {
    ...little,
    ...unsigned,
    ...ilp32,
    maxAlign: 16,
    name: "xtensa",
    odd: { wcharSigned: false, wchar: square(2) },
  },
  { ...little, ...lp64, name: "loongarch64", odd: clang },
  { ...little, ...ilp32Quad, ...atomic4, name: "loongarch32", odd: clang },
  {
    ...little,
    ...ilp32Align4,
    maxAlign: 16,
    ...atomic4,
    name: "csky",
    odd: { ...clang, ...armBits, biggestAlign: 4 },
  },
  {
    ...little,
    ...unsigned,
    ...ilp32,
    maxAlign: 16,
    name: "hexagon",
    odd: { ...clang, shortEnums: true, biggestAlign: 8 },
  },
];

/** All targets: 64- and 32-bit relatives beside each other. */
export const targets: readonly Target[] = rows.map(target);

const byName = new Map(targets.map((row) => [row.name, row]));

/** The target of that name, or undefined. */
export function targetNamed(name: string): Target | undefined {
  return byName.get(name);
}

/**
 * The targets a `--target` argument names: `all`, or names with commas between, in table order and
 * each once. `unknown` lists the words that name none; where one does not, or nothing is named,
 * `problem` says which there are.
 */
export function targetsMatching(words: string): {
  readonly targets: readonly Target[];
  readonly unknown: readonly string[];
  readonly problem?: string;
} {
  const wanted = new Set(words.split(",").map((word) => word.trim()));
  wanted.delete("");
  const all = wanted.delete("all");
  const unknown = [...wanted].filter((word) => !byName.has(word));
  const found = targets.filter((row) => all || wanted.has(row.name));
  if (unknown.length === 0 && found.length > 0) return { targets: found, unknown };
  const wrong =
    unknown.length > 0 ? `no such target: ${unknown.join(", ")}` : "--target names no target";
  const problem = `${wrong}; there are ${targets.map(({ name }) => name).join(", ")}`;
  return { targets: found, unknown, problem };
}
