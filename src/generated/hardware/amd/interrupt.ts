// Generated from abi/hardware/amd/interrupt.ts by "holeproof generate".
// Edit that file, not this one.
//
// AMD interrupt remapping tables: what becomes of the interrupts of a device; a table has as many
// entries as `inttablen` of the device's own says.

import {
  copyBytes,
  readBits,
  requireCapacity,
  requireCount,
  requireEvery,
  requireRange,
  requireRoom,
  requireU32,
  requireZeroBits,
  within,
  writeBits,
} from "../../../runtime/wire/index.ts";

/** Interrupt type: to the processors named. */
export const AMD_INT_TYPE_FIXED = 0;

/** Interrupt type: to the least busy of the processors named. */
export const AMD_INT_TYPE_ARBITRATED = 1;

// struct amd_irte {          /* x86_64 */
//     __u32 remap_en : 1;    /* 0:0  1b */
//     __u32 sup_iopf : 1;    /* 0:1  1b */
//     __u32 int_type : 3;    /* 0:2  3b */
//     __u32 rq_eoi : 1;      /* 0:5  1b */
//     __u32 dm : 1;          /* 0:6  1b */
//     __u32 guest_mode : 1;  /* 0:7  1b */
//     __u32 destination : 8; /* 1:0  8b */
//     __u32 vector : 8;      /* 2:0  8b */
//     __u32 reserved1 : 8;   /* 3:0  8b */
// };                         /* size 4 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 4, align 4 */
// /* m68k: size 4, align 1 */
//
// The codec below is for the layout of x86_64.

/** One interrupt, the short form. */
export interface AmdIrte {
  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  readonly remapEn: number;
  /** 1 when stopping it raises no fault. */
  readonly supIopf: number;
  /** How it is delivered: an AMD_INT_TYPE value. */
  readonly intType: number;
  /** 1 when the end of the interrupt is to be told. */
  readonly rqEoi: number;
  /** Destination mode: 0 physical, 1 logical. */
  readonly dm: number;
  /** 0: the entry names a processor, and no virtual one. */
  readonly guestMode: number;
  /** Destination: which processor. */
  readonly destination: number;
  /** Interrupt vector there. */
  readonly vector: number;
}

/** Bytes of a `struct amd_irte`. */
export const AMD_IRTE_SIZE = 4;
/** What its address is a multiple of, bytes. */
export const AMD_IRTE_ALIGN = 4;
/** Where each member starts, bytes. */
export const AMD_IRTE_OFFSET = {
  reserved1: 3,
} as const;

/**
 * Refuses bytes that are no `struct amd_irte`. Looks at nothing from `end` on, allocates nothing.
 */
export function checkAmdIrteBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 4, end)) requireRoom("amd_irte", view, offset, 4, end);
  if ((view.getUint8(offset + 3) & 0xff) !== 0)
    requireZeroBits("amd_irte", "reserved1", view, offset + 3, 0, 8, "reserved");
}

/** Reads bytes that `checkAmdIrteBytes` has seen; without that, what comes is not checked. */
export function readAmdIrte(view: DataView, offset = 0): AmdIrte {
  return {
    remapEn: view.getUint8(offset) & 0x1,
    supIopf: (view.getUint8(offset) >>> 1) & 0x1,
    intType: (view.getUint8(offset) >>> 2) & 0x7,
    rqEoi: (view.getUint8(offset) >>> 5) & 0x1,
    dm: (view.getUint8(offset) >>> 6) & 0x1,
    guestMode: view.getUint8(offset) >>> 7,
    destination: view.getUint8(offset + 1),
    vector: view.getUint8(offset + 2),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdIrte(view: DataView, offset = 0, end?: number): AmdIrte {
  checkAmdIrteBytes(view, offset, end);
  return readAmdIrte(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdIrteValue(value: AmdIrte): void {
  if (!isUpTo(value.remapEn, 1)) requireRange("amd_irte", "remap_en", value.remapEn, 0, 1, 0);
  if (!isUpTo(value.supIopf, 1)) requireRange("amd_irte", "sup_iopf", value.supIopf, 0, 1, 0);
  if (!isUpTo(value.intType, 7)) requireRange("amd_irte", "int_type", value.intType, 0, 7, 0);
  if (!isUpTo(value.rqEoi, 1)) requireRange("amd_irte", "rq_eoi", value.rqEoi, 0, 1, 0);
  if (!isUpTo(value.dm, 1)) requireRange("amd_irte", "dm", value.dm, 0, 1, 0);
  if (!isUpTo(value.guestMode, 1)) requireRange("amd_irte", "guest_mode", value.guestMode, 0, 1, 0);
  if (!isUpTo(value.destination, 255))
    requireRange("amd_irte", "destination", value.destination, 0, 255, 1);
  if (!isUpTo(value.vector, 255)) requireRange("amd_irte", "vector", value.vector, 0, 255, 2);
}

/** Writes a value that `checkAmdIrteValue` has seen; without that, what does not fit wraps. */
export function writeAmdIrte(value: AmdIrte, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.remapEn & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.supIopf & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xe3) | ((value.intType & 0x7) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.rqEoi & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.dm & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.guestMode & 0x1) << 7));
  view.setUint8(offset + 1, value.destination);
  view.setUint8(offset + 2, value.vector);
  view.setUint8(offset + 3, 0);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdIrte(
  value: AmdIrte,
  view: DataView = freshView(AMD_IRTE_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 4)) requireRoom("amd_irte", view, offset, 4);
  checkAmdIrteValue(value);
  writeAmdIrte(value, view, offset);
  return view;
}

/** Refuses bytes of which some are no `struct amd_irte`: `count` of them, one behind the other. */
export function checkAmdIrteArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 4, end))) {
    const stop = requireRoom("amd_irte", view, offset, 0, end);
    requireCount("amd_irte", "", count, 4, offset, stop);
  }
  if ((bitsOf4(view, offset, count) & 0xff000000) !== 0)
    requireEvery("amd_irte", "", view, offset, count, 4, checkAmdIrteBytes);
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdIrteArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdIrteArray(from, offset, count, end);
  const size = count * 4;
  copyBytes("amd_irte", from, offset, to, at, size);
  return size;
}

/** Many `struct amd_irte` as one typed array a member, made once and filled again and again. */
export class AmdIrteColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  readonly remapEn: Uint32Array;
  /** 1 when stopping it raises no fault. */
  readonly supIopf: Uint32Array;
  /** How it is delivered: an AMD_INT_TYPE value. */
  readonly intType: Uint32Array;
  /** 1 when the end of the interrupt is to be told. */
  readonly rqEoi: Uint32Array;
  /** Destination mode: 0 physical, 1 logical. */
  readonly dm: Uint32Array;
  /** 0: the entry names a processor, and no virtual one. */
  readonly guestMode: Uint32Array;
  /** Destination: which processor. */
  readonly destination: Uint32Array;
  /** Interrupt vector there. */
  readonly vector: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.remapEn = new Uint32Array(capacity);
    this.supIopf = new Uint32Array(capacity);
    this.intType = new Uint32Array(capacity);
    this.rqEoi = new Uint32Array(capacity);
    this.dm = new Uint32Array(capacity);
    this.guestMode = new Uint32Array(capacity);
    this.destination = new Uint32Array(capacity);
    this.vector = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("amd_irte", count, this.capacity);
    checkAmdIrteArray(view, offset, count, end);
    const { remapEn, supIopf, intType, rqEoi, dm, guestMode, destination, vector } = this;
    for (let i = 0, at = offset; i < count; i++, at += 4) {
      remapEn[i] = view.getUint8(at) & 0x1;
      supIopf[i] = (view.getUint8(at) >>> 1) & 0x1;
      intType[i] = (view.getUint8(at) >>> 2) & 0x7;
      rqEoi[i] = (view.getUint8(at) >>> 5) & 0x1;
      dm[i] = (view.getUint8(at) >>> 6) & 0x1;
      guestMode[i] = view.getUint8(at) >>> 7;
      destination[i] = view.getUint8(at + 1);
      vector[i] = view.getUint8(at + 2);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const { length, remapEn, supIopf, intType, rqEoi, dm, guestMode, destination, vector } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("amd_irte", length, this.capacity);
    if (!fits(view, offset, length * 4)) requireRoom("amd_irte", view, offset, length * 4);
    for (let i = 0; i < length; i++) {
      if (!isUpTo(remapEn[i]!, 1)) requireRange("amd_irte", "remap_en", remapEn[i]!, 0, 1, 0);
      if (!isUpTo(supIopf[i]!, 1)) requireRange("amd_irte", "sup_iopf", supIopf[i]!, 0, 1, 0);
      if (!isUpTo(intType[i]!, 7)) requireRange("amd_irte", "int_type", intType[i]!, 0, 7, 0);
      if (!isUpTo(rqEoi[i]!, 1)) requireRange("amd_irte", "rq_eoi", rqEoi[i]!, 0, 1, 0);
      if (!isUpTo(dm[i]!, 1)) requireRange("amd_irte", "dm", dm[i]!, 0, 1, 0);
      if (!isUpTo(guestMode[i]!, 1)) requireRange("amd_irte", "guest_mode", guestMode[i]!, 0, 1, 0);
      if (!isUpTo(destination[i]!, 255))
        requireRange("amd_irte", "destination", destination[i]!, 0, 255, 1);
      if (!isUpTo(vector[i]!, 255)) requireRange("amd_irte", "vector", vector[i]!, 0, 255, 2);
    }
    for (let i = 0, at = offset; i < length; i++, at += 4) {
      view.setUint8(at, (view.getUint8(at) & 0xfe) | (remapEn[i]! & 0x1));
      view.setUint8(at, (view.getUint8(at) & 0xfd) | ((supIopf[i]! & 0x1) << 1));
      view.setUint8(at, (view.getUint8(at) & 0xe3) | ((intType[i]! & 0x7) << 2));
      view.setUint8(at, (view.getUint8(at) & 0xdf) | ((rqEoi[i]! & 0x1) << 5));
      view.setUint8(at, (view.getUint8(at) & 0xbf) | ((dm[i]! & 0x1) << 6));
      view.setUint8(at, (view.getUint8(at) & 0x7f) | ((guestMode[i]! & 0x1) << 7));
      view.setUint8(at + 1, destination[i]!);
      view.setUint8(at + 2, vector[i]!);
      view.setUint8(at + 3, 0);
    }
    return length * 4;
  }
}

/**
 * A `struct amd_irte` in place: one object moved over bytes, allocating nothing. What it reads is
 * not checked, so bytes of others go through `checkAmdIrteBytes` first; what it writes is.
 */
export class AmdIrteCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 4)) requireRoom("amd_irte", view, offset, 4);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 4)) requireRoom("amd_irte", this._view, offset, 4);
    this._at = offset;
    return this;
  }

  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  get remapEn(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set remapEn(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte", "remap_en", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when stopping it raises no fault. */
  get supIopf(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set supIopf(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte", "sup_iopf", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** How it is delivered: an AMD_INT_TYPE value. */
  get intType(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x7;
  }
  set intType(value: number) {
    if (!isUpTo(value, 7)) requireRange("amd_irte", "int_type", value, 0, 7, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xe3) | ((value & 0x7) << 2));
  }
  /** 1 when the end of the interrupt is to be told. */
  get rqEoi(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set rqEoi(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte", "rq_eoi", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Destination mode: 0 physical, 1 logical. */
  get dm(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set dm(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte", "dm", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 0: the entry names a processor, and no virtual one. */
  get guestMode(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set guestMode(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte", "guest_mode", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Destination: which processor. */
  get destination(): number {
    return this._view.getUint8(this._at + 1);
  }
  set destination(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte", "destination", value, 0, 255, 1);
    this._view.setUint8(this._at + 1, value);
  }
  /** Interrupt vector there. */
  get vector(): number {
    return this._view.getUint8(this._at + 2);
  }
  set vector(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte", "vector", value, 0, 255, 2);
    this._view.setUint8(this._at + 2, value);
  }
}

// struct amd_irte_remap {          /* x86_64 */
//     __u64 remap_en : 1;          /*  0:0   1b */
//     __u64 sup_iopf : 1;          /*  0:1   1b */
//     __u64 int_type : 3;          /*  0:2   3b */
//     __u64 rq_eoi : 1;            /*  0:5   1b */
//     __u64 dm : 1;                /*  0:6   1b */
//     __u64 guest_mode : 1;        /*  0:7   1b */
//     __u64 destination_23_0 : 24; /*  1:0  24b */
//     __u64 reserved1 : 32;        /*  4:0  32b */
//     __u64 vector : 8;            /*  8:0   8b */
//     __u64 reserved2 : 48;        /*  9:0  48b */
//     __u64 destination_31_24 : 8; /* 15:0   8b */
// };                               /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** One interrupt for a processor, the long form, which `guest_mode` 0 means. */
export interface AmdIrteRemap {
  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  readonly remapEn: number;
  /** 1 when stopping it raises no fault. */
  readonly supIopf: number;
  /** How it is delivered: an AMD_INT_TYPE value. */
  readonly intType: number;
  /** 1 when the end of the interrupt is to be told. */
  readonly rqEoi: number;
  /** Destination mode: 0 physical, 1 logical. */
  readonly dm: number;
  /** 0, or the entry is an `amd_irte_vapic`. */
  readonly guestMode: number;
  /** Destination, bits 23 to 0: which processor. */
  readonly destination230: number;
  /** Interrupt vector there. */
  readonly vector: number;
  /** Destination, bits 31 to 24. */
  readonly destination3124: number;
}

/** Bytes of a `struct amd_irte_remap`. */
export const AMD_IRTE_REMAP_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const AMD_IRTE_REMAP_ALIGN = 8;
/** Where each member starts, bytes. */
export const AMD_IRTE_REMAP_OFFSET = {
  reserved1: 4,
  reserved2: 9,
} as const;

/**
 * Refuses bytes that are no `struct amd_irte_remap`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkAmdIrteRemapBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("amd_irte_remap", view, offset, 16, end);
  if ((view.getUint32(offset + 4, true) & 0xffffffff) !== 0)
    requireZeroBits("amd_irte_remap", "reserved1", view, offset + 4, 0, 32, "reserved");
  requireZeroBits("amd_irte_remap", "reserved2", view, offset + 9, 0, 48, "reserved");
}

/** Reads bytes that `checkAmdIrteRemapBytes` has seen; without that, what comes is not checked. */
export function readAmdIrteRemap(view: DataView, offset = 0): AmdIrteRemap {
  return {
    remapEn: view.getUint8(offset) & 0x1,
    supIopf: (view.getUint8(offset) >>> 1) & 0x1,
    intType: (view.getUint8(offset) >>> 2) & 0x7,
    rqEoi: (view.getUint8(offset) >>> 5) & 0x1,
    dm: (view.getUint8(offset) >>> 6) & 0x1,
    guestMode: view.getUint8(offset) >>> 7,
    destination230: view.getUint32(offset, true) >>> 8,
    vector: view.getUint8(offset + 8),
    destination3124: view.getUint8(offset + 15),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdIrteRemap(view: DataView, offset = 0, end?: number): AmdIrteRemap {
  checkAmdIrteRemapBytes(view, offset, end);
  return readAmdIrteRemap(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdIrteRemapValue(value: AmdIrteRemap): void {
  if (!isUpTo(value.remapEn, 1)) requireRange("amd_irte_remap", "remap_en", value.remapEn, 0, 1, 0);
  if (!isUpTo(value.supIopf, 1)) requireRange("amd_irte_remap", "sup_iopf", value.supIopf, 0, 1, 0);
  if (!isUpTo(value.intType, 7)) requireRange("amd_irte_remap", "int_type", value.intType, 0, 7, 0);
  if (!isUpTo(value.rqEoi, 1)) requireRange("amd_irte_remap", "rq_eoi", value.rqEoi, 0, 1, 0);
  if (!isUpTo(value.dm, 1)) requireRange("amd_irte_remap", "dm", value.dm, 0, 1, 0);
  if (!isUpTo(value.guestMode, 1))
    requireRange("amd_irte_remap", "guest_mode", value.guestMode, 0, 1, 0);
  if (!isUpTo(value.destination230, 16777215))
    requireRange("amd_irte_remap", "destination_23_0", value.destination230, 0, 16777215, 1);
  if (!isUpTo(value.vector, 255)) requireRange("amd_irte_remap", "vector", value.vector, 0, 255, 8);
  if (!isUpTo(value.destination3124, 255))
    requireRange("amd_irte_remap", "destination_31_24", value.destination3124, 0, 255, 15);
}

/** Writes a value that `checkAmdIrteRemapValue` has seen; without that, what does not fit wraps. */
export function writeAmdIrteRemap(value: AmdIrteRemap, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.remapEn & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.supIopf & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xe3) | ((value.intType & 0x7) << 2));
  view.setUint8(offset, (view.getUint8(offset) & 0xdf) | ((value.rqEoi & 0x1) << 5));
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.dm & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.guestMode & 0x1) << 7));
  view.setUint32(
    offset,
    (view.getUint32(offset, true) & 0xff) | ((value.destination230 & 0xffffff) << 8),
    true,
  );
  view.setUint32(offset + 4, 0, true);
  view.setUint8(offset + 8, value.vector);
  writeBits(view, offset + 9, 0, 48, 0);
  view.setUint8(offset + 15, value.destination3124);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdIrteRemap(
  value: AmdIrteRemap,
  view: DataView = freshView(AMD_IRTE_REMAP_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("amd_irte_remap", view, offset, 16);
  checkAmdIrteRemapValue(value);
  writeAmdIrteRemap(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct amd_irte_remap`: `count` of them, one behind the
 * other.
 */
export function checkAmdIrteRemapArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("amd_irte_remap", view, offset, 0, end);
    requireCount("amd_irte_remap", "", count, 16, offset, stop);
  }
  for (let i = 0; i < count; i++) {
    try {
      checkAmdIrteRemapBytes(view, offset + i * 16);
    } catch (error) {
      throw within(error, "amd_irte_remap", `[${i}]`);
    }
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdIrteRemapArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdIrteRemapArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("amd_irte_remap", from, offset, to, at, size);
  return size;
}

/**
 * Many `struct amd_irte_remap` as one typed array a member, made once and filled again and again.
 */
export class AmdIrteRemapColumns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  readonly remapEn: Uint32Array;
  /** 1 when stopping it raises no fault. */
  readonly supIopf: Uint32Array;
  /** How it is delivered: an AMD_INT_TYPE value. */
  readonly intType: Uint32Array;
  /** 1 when the end of the interrupt is to be told. */
  readonly rqEoi: Uint32Array;
  /** Destination mode: 0 physical, 1 logical. */
  readonly dm: Uint32Array;
  /** 0, or the entry is an `amd_irte_vapic`. */
  readonly guestMode: Uint32Array;
  /** Destination, bits 23 to 0: which processor. */
  readonly destination230: Uint32Array;
  /** Interrupt vector there. */
  readonly vector: Uint32Array;
  /** Destination, bits 31 to 24. */
  readonly destination3124: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.remapEn = new Uint32Array(capacity);
    this.supIopf = new Uint32Array(capacity);
    this.intType = new Uint32Array(capacity);
    this.rqEoi = new Uint32Array(capacity);
    this.dm = new Uint32Array(capacity);
    this.guestMode = new Uint32Array(capacity);
    this.destination230 = new Uint32Array(capacity);
    this.vector = new Uint32Array(capacity);
    this.destination3124 = new Uint32Array(capacity);
  }

  /**
   * Checks and reads `count` records lying one behind the other; throws WireError before any column
   * has changed.
   */
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("amd_irte_remap", count, this.capacity);
    checkAmdIrteRemapArray(view, offset, count, end);
    const {
      remapEn,
      supIopf,
      intType,
      rqEoi,
      dm,
      guestMode,
      destination230,
      vector,
      destination3124,
    } = this;
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      remapEn[i] = view.getUint8(at) & 0x1;
      supIopf[i] = (view.getUint8(at) >>> 1) & 0x1;
      intType[i] = (view.getUint8(at) >>> 2) & 0x7;
      rqEoi[i] = (view.getUint8(at) >>> 5) & 0x1;
      dm[i] = (view.getUint8(at) >>> 6) & 0x1;
      guestMode[i] = view.getUint8(at) >>> 7;
      destination230[i] = view.getUint32(at, true) >>> 8;
      vector[i] = view.getUint8(at + 8);
      destination3124[i] = view.getUint8(at + 15);
    }
    this.length = count;
    return this;
  }

  /**
   * Writes all `length` records one behind the other, every byte; returns how many bytes that were.
   * Throws WireError before the first one is written.
   */
  encode(view: DataView, offset = 0): number {
    const {
      length,
      remapEn,
      supIopf,
      intType,
      rqEoi,
      dm,
      guestMode,
      destination230,
      vector,
      destination3124,
    } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("amd_irte_remap", length, this.capacity);
    if (!fits(view, offset, length * 16)) requireRoom("amd_irte_remap", view, offset, length * 16);
    for (let i = 0; i < length; i++) {
      if (!isUpTo(remapEn[i]!, 1)) requireRange("amd_irte_remap", "remap_en", remapEn[i]!, 0, 1, 0);
      if (!isUpTo(supIopf[i]!, 1)) requireRange("amd_irte_remap", "sup_iopf", supIopf[i]!, 0, 1, 0);
      if (!isUpTo(intType[i]!, 7)) requireRange("amd_irte_remap", "int_type", intType[i]!, 0, 7, 0);
      if (!isUpTo(rqEoi[i]!, 1)) requireRange("amd_irte_remap", "rq_eoi", rqEoi[i]!, 0, 1, 0);
      if (!isUpTo(dm[i]!, 1)) requireRange("amd_irte_remap", "dm", dm[i]!, 0, 1, 0);
      if (!isUpTo(guestMode[i]!, 1))
        requireRange("amd_irte_remap", "guest_mode", guestMode[i]!, 0, 1, 0);
      if (!isUpTo(destination230[i]!, 16777215))
        requireRange("amd_irte_remap", "destination_23_0", destination230[i]!, 0, 16777215, 1);
      if (!isUpTo(vector[i]!, 255)) requireRange("amd_irte_remap", "vector", vector[i]!, 0, 255, 8);
      if (!isUpTo(destination3124[i]!, 255))
        requireRange("amd_irte_remap", "destination_31_24", destination3124[i]!, 0, 255, 15);
    }
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint8(at, (view.getUint8(at) & 0xfe) | (remapEn[i]! & 0x1));
      view.setUint8(at, (view.getUint8(at) & 0xfd) | ((supIopf[i]! & 0x1) << 1));
      view.setUint8(at, (view.getUint8(at) & 0xe3) | ((intType[i]! & 0x7) << 2));
      view.setUint8(at, (view.getUint8(at) & 0xdf) | ((rqEoi[i]! & 0x1) << 5));
      view.setUint8(at, (view.getUint8(at) & 0xbf) | ((dm[i]! & 0x1) << 6));
      view.setUint8(at, (view.getUint8(at) & 0x7f) | ((guestMode[i]! & 0x1) << 7));
      view.setUint32(
        at,
        (view.getUint32(at, true) & 0xff) | ((destination230[i]! & 0xffffff) << 8),
        true,
      );
      view.setUint8(at + 8, vector[i]!);
      view.setUint8(at + 15, destination3124[i]!);
      view.setUint32(at + 4, 0, true);
      writeBits(view, at + 9, 0, 48, 0);
    }
    return length * 16;
  }
}

/**
 * A `struct amd_irte_remap` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkAmdIrteRemapBytes` first; what it
 * writes is.
 */
export class AmdIrteRemapCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("amd_irte_remap", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("amd_irte_remap", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  get remapEn(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set remapEn(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_remap", "remap_en", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when stopping it raises no fault. */
  get supIopf(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set supIopf(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_remap", "sup_iopf", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** How it is delivered: an AMD_INT_TYPE value. */
  get intType(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x7;
  }
  set intType(value: number) {
    if (!isUpTo(value, 7)) requireRange("amd_irte_remap", "int_type", value, 0, 7, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xe3) | ((value & 0x7) << 2));
  }
  /** 1 when the end of the interrupt is to be told. */
  get rqEoi(): number {
    return (this._view.getUint8(this._at) >>> 5) & 0x1;
  }
  set rqEoi(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_remap", "rq_eoi", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xdf) | ((value & 0x1) << 5));
  }
  /** Destination mode: 0 physical, 1 logical. */
  get dm(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set dm(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_remap", "dm", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 0, or the entry is an `amd_irte_vapic`. */
  get guestMode(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set guestMode(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_remap", "guest_mode", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Destination, bits 23 to 0: which processor. */
  get destination230(): number {
    return this._view.getUint32(this._at, true) >>> 8;
  }
  set destination230(value: number) {
    if (!isUpTo(value, 16777215))
      requireRange("amd_irte_remap", "destination_23_0", value, 0, 16777215, 1);
    this._view.setUint32(
      this._at,
      (this._view.getUint32(this._at, true) & 0xff) | ((value & 0xffffff) << 8),
      true,
    );
  }
  /** Interrupt vector there. */
  get vector(): number {
    return this._view.getUint8(this._at + 8);
  }
  set vector(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte_remap", "vector", value, 0, 255, 8);
    this._view.setUint8(this._at + 8, value);
  }
  /** Destination, bits 31 to 24. */
  get destination3124(): number {
    return this._view.getUint8(this._at + 15);
  }
  set destination3124(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte_remap", "destination_31_24", value, 0, 255, 15);
    this._view.setUint8(this._at + 15, value);
  }
}

// struct amd_irte_vapic {          /* x86_64 */
//     __u64 remap_en : 1;          /*  0:0   1b */
//     __u64 sup_iopf : 1;          /*  0:1   1b */
//     __u64 ga_log_intr : 1;       /*  0:2   1b */
//     __u64 reserved1 : 3;         /*  0:3   3b */
//     __u64 is_run : 1;            /*  0:6   1b */
//     __u64 guest_mode : 1;        /*  0:7   1b */
//     __u64 destination_23_0 : 24; /*  1:0  24b */
//     __u64 ga_tag : 32;           /*  4:0  32b */
//     __u64 vector : 8;            /*  8:0   8b */
//     __u64 reserved2 : 4;         /*  9:0   4b */
//     __u64 ga_root : 40;          /*  9:4  40b */
//     __u64 reserved3 : 4;         /* 14:4   4b */
//     __u64 destination_31_24 : 8; /* 15:0   8b */
// };                               /* size 16 */
// /* x86_64, x32, arm, armeb, arm64, 23 more: size 16, align 8 */
// /* i386, arm-oabi, sh4, sh4eb, arc, 2 more: size 16, align 4 */
// /* m68k: size 16, align 2 */
//
// The codec below is for the layout of x86_64.

/** One interrupt for a processor of a guest, the long form, which `guest_mode` 1 means. */
export interface AmdIrteVapic {
  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  readonly remapEn: number;
  /** 1 when stopping it raises no fault. */
  readonly supIopf: number;
  /** 1 when the interrupt is noted in the guest's log while its processor does not run. */
  readonly gaLogIntr: number;
  /** 1 while the guest's processor runs. */
  readonly isRun: number;
  /** 1, or the entry is an `amd_irte_remap`. */
  readonly guestMode: number;
  /** Where the guest's processor runs, bits 23 to 0. */
  readonly destination230: number;
  /** What the log calls the guest's processor. */
  readonly gaTag: number;
  /** Interrupt vector in the guest. */
  readonly vector: number;
  /** Page frame number of the guest processor's interrupt controller. */
  readonly gaRoot: number;
  /** Where the guest's processor runs, bits 31 to 24. */
  readonly destination3124: number;
}

/** Bytes of a `struct amd_irte_vapic`. */
export const AMD_IRTE_VAPIC_SIZE = 16;
/** What its address is a multiple of, bytes. */
export const AMD_IRTE_VAPIC_ALIGN = 8;
/** Where each member starts, bytes. */
export const AMD_IRTE_VAPIC_OFFSET = {
  reserved1: 0,
  reserved2: 9,
  reserved3: 14,
} as const;

/**
 * Refuses bytes that are no `struct amd_irte_vapic`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkAmdIrteVapicBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 16, end)) requireRoom("amd_irte_vapic", view, offset, 16, end);
  if ((view.getUint8(offset) & 0x38) !== 0)
    requireZeroBits("amd_irte_vapic", "reserved1", view, offset, 3, 3, "reserved");
  if ((view.getUint8(offset + 9) & 0xf) !== 0)
    requireZeroBits("amd_irte_vapic", "reserved2", view, offset + 9, 0, 4, "reserved");
  if ((view.getUint8(offset + 14) & 0xf0) !== 0)
    requireZeroBits("amd_irte_vapic", "reserved3", view, offset + 14, 4, 4, "reserved");
}

/** Reads bytes that `checkAmdIrteVapicBytes` has seen; without that, what comes is not checked. */
export function readAmdIrteVapic(view: DataView, offset = 0): AmdIrteVapic {
  return {
    remapEn: view.getUint8(offset) & 0x1,
    supIopf: (view.getUint8(offset) >>> 1) & 0x1,
    gaLogIntr: (view.getUint8(offset) >>> 2) & 0x1,
    isRun: (view.getUint8(offset) >>> 6) & 0x1,
    guestMode: view.getUint8(offset) >>> 7,
    destination230: view.getUint32(offset, true) >>> 8,
    gaTag: view.getUint32(offset + 4, true),
    vector: view.getUint8(offset + 8),
    gaRoot: readBits(view, offset + 9, 4, 40),
    destination3124: view.getUint8(offset + 15),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeAmdIrteVapic(view: DataView, offset = 0, end?: number): AmdIrteVapic {
  checkAmdIrteVapicBytes(view, offset, end);
  return readAmdIrteVapic(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkAmdIrteVapicValue(value: AmdIrteVapic): void {
  if (!isUpTo(value.remapEn, 1)) requireRange("amd_irte_vapic", "remap_en", value.remapEn, 0, 1, 0);
  if (!isUpTo(value.supIopf, 1)) requireRange("amd_irte_vapic", "sup_iopf", value.supIopf, 0, 1, 0);
  if (!isUpTo(value.gaLogIntr, 1))
    requireRange("amd_irte_vapic", "ga_log_intr", value.gaLogIntr, 0, 1, 0);
  if (!isUpTo(value.isRun, 1)) requireRange("amd_irte_vapic", "is_run", value.isRun, 0, 1, 0);
  if (!isUpTo(value.guestMode, 1))
    requireRange("amd_irte_vapic", "guest_mode", value.guestMode, 0, 1, 0);
  if (!isUpTo(value.destination230, 16777215))
    requireRange("amd_irte_vapic", "destination_23_0", value.destination230, 0, 16777215, 1);
  if (!isU32(value.gaTag)) requireU32("amd_irte_vapic", "ga_tag", value.gaTag, 4);
  if (!isUpTo(value.vector, 255)) requireRange("amd_irte_vapic", "vector", value.vector, 0, 255, 8);
  requireRange("amd_irte_vapic", "ga_root", value.gaRoot, 0, 1099511627775, 9);
  if (!isUpTo(value.destination3124, 255))
    requireRange("amd_irte_vapic", "destination_31_24", value.destination3124, 0, 255, 15);
}

/** Writes a value that `checkAmdIrteVapicValue` has seen; without that, what does not fit wraps. */
export function writeAmdIrteVapic(value: AmdIrteVapic, view: DataView, offset = 0): void {
  view.setUint8(offset, (view.getUint8(offset) & 0xfe) | (value.remapEn & 0x1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfd) | ((value.supIopf & 0x1) << 1));
  view.setUint8(offset, (view.getUint8(offset) & 0xfb) | ((value.gaLogIntr & 0x1) << 2));
  view.setUint8(offset, view.getUint8(offset) & 0xc7);
  view.setUint8(offset, (view.getUint8(offset) & 0xbf) | ((value.isRun & 0x1) << 6));
  view.setUint8(offset, (view.getUint8(offset) & 0x7f) | ((value.guestMode & 0x1) << 7));
  view.setUint32(
    offset,
    (view.getUint32(offset, true) & 0xff) | ((value.destination230 & 0xffffff) << 8),
    true,
  );
  view.setUint32(offset + 4, value.gaTag, true);
  view.setUint8(offset + 8, value.vector);
  view.setUint8(offset + 9, view.getUint8(offset + 9) & 0xf0);
  writeBits(view, offset + 9, 4, 40, value.gaRoot);
  view.setUint8(offset + 14, view.getUint8(offset + 14) & 0xf);
  view.setUint8(offset + 15, value.destination3124);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeAmdIrteVapic(
  value: AmdIrteVapic,
  view: DataView = freshView(AMD_IRTE_VAPIC_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 16)) requireRoom("amd_irte_vapic", view, offset, 16);
  checkAmdIrteVapicValue(value);
  writeAmdIrteVapic(value, view, offset);
  return view;
}

/**
 * Refuses bytes of which some are no `struct amd_irte_vapic`: `count` of them, one behind the
 * other.
 */
export function checkAmdIrteVapicArray(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * 16, end))) {
    const stop = requireRoom("amd_irte_vapic", view, offset, 0, end);
    requireCount("amd_irte_vapic", "", count, 16, offset, stop);
  }
  for (let i = 0, at = offset; i < count; i++, at += 16) {
    if ((view.getUint8(at) & 0x38) !== 0)
      requireZeroBits("amd_irte_vapic", `[${i}].reserved1`, view, at, 3, 3, "reserved");
    if ((view.getUint8(at + 9) & 0xf) !== 0)
      requireZeroBits("amd_irte_vapic", `[${i}].reserved2`, view, at + 9, 0, 4, "reserved");
    if ((view.getUint8(at + 14) & 0xf0) !== 0)
      requireZeroBits("amd_irte_vapic", `[${i}].reserved3`, view, at + 14, 4, 4, "reserved");
  }
}

/**
 * Checks `count` records lying one behind the other and copies them; returns how many bytes that
 * were. Throws WireError before the first one is written.
 */
export function copyAmdIrteVapicArray(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkAmdIrteVapicArray(from, offset, count, end);
  const size = count * 16;
  copyBytes("amd_irte_vapic", from, offset, to, at, size);
  return size;
}

/**
 * A `struct amd_irte_vapic` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkAmdIrteVapicBytes` first; what it
 * writes is.
 */
export class AmdIrteVapicCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 16)) requireRoom("amd_irte_vapic", view, offset, 16);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 16)) requireRoom("amd_irte_vapic", this._view, offset, 16);
    this._at = offset;
    return this;
  }

  /** 1 when the interrupt is remapped; 0 when it is stopped. */
  get remapEn(): number {
    return this._view.getUint8(this._at) & 0x1;
  }
  set remapEn(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_vapic", "remap_en", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfe) | (value & 0x1));
  }
  /** 1 when stopping it raises no fault. */
  get supIopf(): number {
    return (this._view.getUint8(this._at) >>> 1) & 0x1;
  }
  set supIopf(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_vapic", "sup_iopf", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfd) | ((value & 0x1) << 1));
  }
  /** 1 when the interrupt is noted in the guest's log while its processor does not run. */
  get gaLogIntr(): number {
    return (this._view.getUint8(this._at) >>> 2) & 0x1;
  }
  set gaLogIntr(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_vapic", "ga_log_intr", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xfb) | ((value & 0x1) << 2));
  }
  /** 1 while the guest's processor runs. */
  get isRun(): number {
    return (this._view.getUint8(this._at) >>> 6) & 0x1;
  }
  set isRun(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_vapic", "is_run", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0xbf) | ((value & 0x1) << 6));
  }
  /** 1, or the entry is an `amd_irte_remap`. */
  get guestMode(): number {
    return this._view.getUint8(this._at) >>> 7;
  }
  set guestMode(value: number) {
    if (!isUpTo(value, 1)) requireRange("amd_irte_vapic", "guest_mode", value, 0, 1, 0);
    this._view.setUint8(this._at, (this._view.getUint8(this._at) & 0x7f) | ((value & 0x1) << 7));
  }
  /** Where the guest's processor runs, bits 23 to 0. */
  get destination230(): number {
    return this._view.getUint32(this._at, true) >>> 8;
  }
  set destination230(value: number) {
    if (!isUpTo(value, 16777215))
      requireRange("amd_irte_vapic", "destination_23_0", value, 0, 16777215, 1);
    this._view.setUint32(
      this._at,
      (this._view.getUint32(this._at, true) & 0xff) | ((value & 0xffffff) << 8),
      true,
    );
  }
  /** What the log calls the guest's processor. */
  get gaTag(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set gaTag(value: number) {
    if (!isU32(value)) requireU32("amd_irte_vapic", "ga_tag", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Interrupt vector in the guest. */
  get vector(): number {
    return this._view.getUint8(this._at + 8);
  }
  set vector(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte_vapic", "vector", value, 0, 255, 8);
    this._view.setUint8(this._at + 8, value);
  }
  /** Page frame number of the guest processor's interrupt controller. */
  get gaRoot(): number {
    return readBits(this._view, this._at + 9, 4, 40);
  }
  set gaRoot(value: number) {
    requireRange("amd_irte_vapic", "ga_root", value, 0, 1099511627775, 9);
    writeBits(this._view, this._at + 9, 4, 40, value);
  }
  /** Where the guest's processor runs, bits 31 to 24. */
  get destination3124(): number {
    return this._view.getUint8(this._at + 15);
  }
  set destination3124(value: number) {
    if (!isUpTo(value, 255)) requireRange("amd_irte_vapic", "destination_31_24", value, 0, 255, 15);
    this._view.setUint8(this._at + 15, value);
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

/** Every bit set in one of `count` 32-bit words, 4 bytes from each other. */
const bitsOf4 = (view: DataView, at: number, count: number): number => {
  let from = at + (count - 4) * 4;
  let bits = 0;
  for (; from >= at; from -= 16)
    bits |=
      view.getInt32(from, true) |
      view.getInt32(from + 4, true) |
      view.getInt32(from + 8, true) |
      view.getInt32(from + 12, true);
  from += 12;
  for (; from >= at; from -= 4) bits |= view.getInt32(from, true);
  return bits;
};
