// Generated from abi/hardware/riscv/page-table.ts by "holeproof generate".
// Edit that file, not this one.
//
// Page tables of RISC-V, Sv39 to Sv57: 512 entries of 8 bytes a table.

import {
  copyBytes,
  readBits,
  requireCount,
  requireEvery,
  requireRange,
  requireRoom,
  requireZeroBits,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Memory as its address says. */
export const RISCV_PBMT_PMA = 0;

/** Not cached. */
export const RISCV_PBMT_NC = 1;

/** Not cached, and kept in order: registers of devices. */
export const RISCV_PBMT_IO = 2;

// struct riscv_pte {       /* x86_64 */
//     __u64 valid : 1;     /* 0:0   1b */
//     __u64 read : 1;      /* 0:1   1b */
//     __u64 write : 1;     /* 0:2   1b */
//     __u64 execute : 1;   /* 0:3   1b */
//     __u64 user : 1;      /* 0:4   1b */
//     __u64 global : 1;    /* 0:5   1b */
//     __u64 accessed : 1;  /* 0:6   1b */
//     __u64 dirty : 1;     /* 0:7   1b */
//     __u64 rsw : 2;       /* 1:0   2b */
//     __u64 ppn : 44;      /* 1:2  44b */
//     __u64 reserved1 : 7; /* 6:6   7b */
//     __u64 pbmt : 2;      /* 7:5   2b */
//     __u64 napot : 1;     /* 7:7   1b */
// };                       /* size 8 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 8, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 8, align 4 */
// /* m68k: size 8, align 1 */
//
// The codec below is for the layout of x86_64.

/** A page, or a table when it may be neither read, written nor executed. */
export interface RiscvPte {
  /** 1 when the entry counts. */
  readonly valid: number;
  /** 1 when it may be read. */
  readonly read: number;
  /** 1 when it may be written. */
  readonly write: number;
  /** 1 when it may be executed. */
  readonly execute: number;
  /** 1 when requests without privilege may use it; always, to an IOMMU. */
  readonly user: number;
  /** 1 when it is the same in every address space. */
  readonly global: number;
  /** Set when it was used. */
  readonly accessed: number;
  /** Set when it was written. */
  readonly dirty: number;
  /** Free for software. */
  readonly rsw: number;
  /** The frame number; of 64 KiB, with `napot`, its low four bits are 8. */
  readonly ppn: number;
  /** How it is cached: a RISCV_PBMT value. */
  readonly pbmt: number;
  /** 1 when it is one of sixteen that are one page. */
  readonly napot: number;
}

/** Bytes of a `struct riscv_pte`. */
export const RISCV_PTE_SIZE = 8;
/** What its address is a multiple of, bytes. */
export const RISCV_PTE_ALIGN = 8;
/** Where each member starts, bytes. */
export const RISCV_PTE_OFFSET = {
  reserved1: 6,
} as const;

/**
 * Refuses bytes that are no `struct riscv_pte`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkRiscvPteBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 8, end)) requireRoom("riscv_pte", view, offset, 8, end);
  if ((view.getUint16(offset + 6, true) & 0x1fc0) !== 0)
    requireZeroBits("riscv_pte", "reserved1", view, offset + 6, 6, 7, "reserved");
}

/** Reads bytes that `checkRiscvPteBytes` has seen; without that, what comes is not checked. */
export function readRiscvPte(view: DataView, offset = 0): RiscvPte {
  return {
    valid: view.getUint8(offset) & 0x1,
    read: (view.getUint8(offset) >>> 1) & 0x1,
    write: (view.getUint8(offset) >>> 2) & 0x1,
    execute: (view.getUint8(offset) >>> 3) & 0x1,
    user: (view.getUint8(offset) >>> 4) & 0x1,
    global: (view.getUint8(offset) >>> 5) & 0x1,
    accessed: (view.getUint8(offset) >>> 6) & 0x1,
    dirty: view.getUint8(offset) >>> 7,
    rsw: view.getUint8(offset + 1) & 0x3,
    ppn: readBits(view, offset + 1, 2, 44),
    pbmt: (view.getUint8(offset + 7) >>> 5) & 0x3,
    napot: view.getUint8(offset + 7) >>> 7,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeRiscvPte(view: DataView, offset = 0, end?: number): RiscvPte {
  checkRiscvPteBytes(view, offset, end);
  return readRiscvPte(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkRiscvPteValue(value: RiscvPte): void {
  if (!isUpTo(value.valid, 1)) requireRange("riscv_pte", "valid", value.valid, 0, 1, 0);
  if (!isUpTo(value.read, 1)) requireRange("riscv_pte", "read", value.read, 0, 1, 0);
  if (!isUpTo(value.write, 1)) requireRange("riscv_pte", "write", value.write, 0, 1, 0);
  if (!isUpTo(value.execute, 1)) requireRange("riscv_pte", "execute", value.execute, 0, 1, 0);
  if (!isUpTo(value.user, 1)) requireRange("riscv_pte", "user", value.user, 0, 1, 0);
  if (!isUpTo(value.global, 1)) requireRange("riscv_pte", "global", value.global, 0, 1, 0);
  if (!isUpTo(value.accessed, 1)) requireRange("riscv_pte", "accessed", value.accessed, 0, 1, 0);
  if (!isUpTo(value.dirty, 1)) requireRange("riscv_pte", "dirty", value.dirty, 0, 1, 0);
  if (!isUpTo(value.rsw, 3)) requireRange("riscv_pte", "rsw", value.rsw, 0, 3, 1);
  requireRange("riscv_pte", "ppn", value.ppn, 0, 17592186044415, 1);
  if (!isUpTo(value.pbmt, 3)) requireRange("riscv_pte", "pbmt", value.pbmt, 0, 3, 7);
  if (!isUpTo(value.napot, 1)) requireRange("riscv_pte", "napot", value.napot, 0, 1, 7);
}

/** Writes a value that `checkRiscvPteValue` has seen; without that, what does not fit wraps. */
export function writeRiscvPte(value: RiscvPte, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.valid & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.read & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.write & 0x1) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xf7) | ((value.execute & 0x1) << 3));
  view.setUint8(offset, (view.getUint8(offset) & 0xef) | ((value.user & 0x1) << 4));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.global & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.accessed & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.dirty & 0x1) << 7));
  view.setUint8(offset + 1, (view.getUint8(offset + 1) & 0xfc) | (value.rsw & 0x3));
  writeBits(view, offset + 1, 2, 44, value.ppn);
  view.setUint16(offset + 6, view.getUint16(offset + 6, true) & 0xe03f, true);
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x9f) | ((value.pbmt & 0x3) << 5));
  view.setUint8(offset + 7, (view.getUint8(offset + 7) & 0x7f) | ((value.napot & 0x1) << 7));
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeRiscvPte(
  value: RiscvPte,
  view: DataView = freshView(RISCV_PTE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 8)) requireRoom("riscv_pte", view, offset, 8);
  checkRiscvPteValue(value);
  writeRiscvPte(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct riscv_pte`: `count` of them, one behind the other. */
export function checkRiscvPteArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 8, end))) {
    const stop = requireRoom("riscv_pte", view, offset, 0, end);
    requireCount("riscv_pte", "", count, 8, offset, stop);
  }
  if ((bitsOf8(view, offset + 4, count) & 0x1fc00000) !== 0)
    requireEvery("riscv_pte", "", view, offset, count, 8, checkRiscvPteBytes);
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyRiscvPteArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkRiscvPteArray(from, offset, count, end);
  const size = count * 8;
  copyBytes("riscv_pte", from, offset, to, at, size);
  return size;
}

/**
 * A `struct riscv_pte` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkRiscvPteBytes` first; what it writes is.
 */
export class RiscvPteCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 8)) requireRoom("riscv_pte", view, offset, 8);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 8)) requireRoom("riscv_pte", this._view, offset, 8);
    this._at = offset;
    return this;
  }

  /** 1 when the entry counts. */
  get valid(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set valid(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "valid", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when it may be read. */
  get read(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set read(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "read", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when it may be written. */
  get write(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set write(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "write", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** 1 when it may be executed. */
  get execute(): number {
    return (this._view.getUint8(this._at) >>> 3) & 0x1;
  }
  set execute(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "execute", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xf7) | ((value & 0x1) << 3));
  }
  /** 1 when requests without privilege may use it; always, to an IOMMU. */
  get user(): number {
    return (this._view.getUint8(this._at) >>> 4) & 0x1;
  }
  set user(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "user", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xef) | ((value & 0x1) << 4));
  }
  /** 1 when it is the same in every address space. */
  get global(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set global(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "global", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Set when it was used. */
  get accessed(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set accessed(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "accessed", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** Set when it was written. */
  get dirty(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set dirty(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "dirty", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Free for software. */
  get rsw(): number {
    return this._view.getUint8(this._at + 1) & 0x3;
  }
  set rsw(value: number) {
    if (!isUpTo(value, 3)) requireRange("riscv_pte", "rsw", value, 0, 3, 1);
    this._view.setUint8(this._at + 1, (this._view.getUint8(this._at + 1) & 0xfc) | (value & 0x3));
  }
  /** The frame number; of 64 KiB, with `napot`, its low four bits are 8. */
  get ppn(): number {
    return readBits(this._view, this._at + 1, 2, 44);
  }
  set ppn(value: number) {
    requireRange("riscv_pte", "ppn", value, 0, 17592186044415, 1);
    writeBits(this._view, this._at + 1, 2, 44, value);
  }
  /** How it is cached: a RISCV_PBMT value. */
  get pbmt(): number {
    return (this._view.getUint8(this._at + 7) >>> 5) & 0x3;
  }
  set pbmt(value: number) {
    if (!isUpTo(value, 3)) requireRange("riscv_pte", "pbmt", value, 0, 3, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x9f) | ((value & 0x3) << 5),
    );
  }
  /** 1 when it is one of sixteen that are one page. */
  get napot(): number {
    return this._view.getUint8(this._at + 7) >>> 7;
  }
  set napot(value: number) {
    if (!isUpTo(value, 1)) requireRange("riscv_pte", "napot", value, 0, 1, 7);
    this._view.setUint8(
      this._at + 7,
      (this._view.getUint8(this._at + 7) & 0x7f) | ((value & 0x1) << 7),
    );
  }
}

/** Whether `size` bytes lie at `offset`, before `end` and inside the view. */
const hasRoom = (view: DataView, offset: number, size: number, end?: number): boolean => {
  const limit = view.byteLength;
  const stop = end ?? limit;
  return offset >= 0 && offset + size <= stop && stop <= limit;
};

/** Whether `size` bytes lie at `offset` inside the view. */
const fits = (view: DataView, offset: number, size: number): boolean =>
  offset >= 0 && offset + size <= view.byteLength;

/** A view of `size` zero bytes. */
const freshView = (size: number): DataView => new DataView(new ArrayBuffer(size));

/** Whether a value is a whole number of 32 bits, unsigned. */
const isU32 = (value: number): boolean => typeof value === "number" && value >>> 0 === value;

/** Whether a value is a whole number from 0 to `most`, of 32 bits. */
const isUpTo = (value: number, most: number): boolean =>
  typeof value === "number" && value >>> 0 === value && value <= most;

/** Every bit set in one of `count` 32-bit words, 8 bytes from each other. */
const bitsOf8 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 8;
  let bits = 0;
  for (; from >= at; from -= 32)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 8, true) |
      view.getInt32(from + 16, true) |
      view.getInt32(from + 24, true);
  from += 24;
  for (; from >= at; from -= 8) bits |= view.getInt32(from, true);
  return bits;
};
