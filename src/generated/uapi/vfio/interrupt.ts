// Generated from abi/uapi/vfio/interrupt.ts by "holeproof generate".
// Edit that file, not this one.
//
// Arming a device's interrupts, and having the kernel write a register when an eventfd is raised.

import {
  copyBytes,
  extend,
  readBytes,
  requireArray,
  requireFlags,
  requireRange,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
  writeBytes,
} from "../../../runtime/wire/index.ts";

/** Of `vfio_irq_set`: which of its flags say what the data is. */
export const VFIO_IRQ_SET_DATA_TYPE_MASK = 7;

/** Of `vfio_irq_set`: which of its flags say what to do. */
export const VFIO_IRQ_SET_ACTION_TYPE_MASK = 56;

/** Of `vfio_device_ioeventfd`: which of its flags say how wide the write is. */
export const VFIO_DEVICE_IOEVENTFD_SIZE_MASK = 15;

export const VFIO_IRQ_SET_DATA_NONE = 0x1;

export const VFIO_IRQ_SET_DATA_BOOL = 0x2;

export const VFIO_IRQ_SET_DATA_EVENTFD = 0x4;

export const VFIO_IRQ_SET_ACTION_MASK = 0x8;

export const VFIO_IRQ_SET_ACTION_UNMASK = 0x10;

export const VFIO_IRQ_SET_ACTION_TRIGGER = 0x20;

export const VFIO_DEVICE_IOEVENTFD_8 = 0x1;

export const VFIO_DEVICE_IOEVENTFD_16 = 0x2;

export const VFIO_DEVICE_IOEVENTFD_32 = 0x4;

export const VFIO_DEVICE_IOEVENTFD_64 = 0x8;

// struct vfio_irq_set { /* x86_64 */
//     __u32 argsz;      /*  0   4 */
//     __u32 flags;      /*  4   4 */
//     __u32 index;      /*  8   4 */
//     __u32 start;      /* 12   4 */
//     __u32 count;      /* 16   4 */
//     __u8 data[];      /* 20   0 */
// };                    /* size 20 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 20, align 4 */
// /* m68k: size 20, align 2 */
//
// The codec below is for the layout of x86_64.

/** Arms, raises, masks or unmasks interrupts. */
export interface VfioIrqSet {
  /** Size of this record and of the data behind it. */
  readonly argsz: number;
  /**
   * What the data is, one of the first three, and what to do, one of the others. Bits:
   * VFIO_IRQ_SET_DATA_NONE, VFIO_IRQ_SET_DATA_BOOL, VFIO_IRQ_SET_DATA_EVENTFD,
   * VFIO_IRQ_SET_ACTION_MASK, VFIO_IRQ_SET_ACTION_UNMASK, VFIO_IRQ_SET_ACTION_TRIGGER.
   */
  readonly flags: number;
  /** Which kind of interrupt. */
  readonly index: number;
  /** First vector. */
  readonly start: number;
  /** How many vectors; 0 with no data and a trigger takes all of them away. */
  readonly count: number;
  /** Nothing, a byte a vector, or a descriptor of four bytes a vector, as the flags say. */
  readonly data: Uint8Array;
}

/** Bytes of a `struct vfio_irq_set` before its first element. */
export const VFIO_IRQ_SET_SIZE = 20;
/** What its address is a multiple of, bytes. */
export const VFIO_IRQ_SET_ALIGN = 4;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_IRQ_SET_MIN_SIZE = 20;
/** Where each member starts, bytes. */
export const VFIO_IRQ_SET_OFFSET = {
  argsz: 0,
  flags: 4,
  index: 8,
  start: 12,
  count: 16,
  data: 20,
} as const;
/** The ioctl that takes a `struct vfio_irq_set`. */
export const VFIO_DEVICE_SET_IRQS = 0x3b6e;

/** Bytes a value takes with all its elements. */
export function sizeOfVfioIrqSet(value: VfioIrqSet): number {
  return 20 + value.data.length;
}

/**
 * Refuses bytes that are no `struct vfio_irq_set`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkVfioIrqSetBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 20, end)) requireRoom("vfio_irq_set", view, offset, 20, end);
  if ((view.getUint32(offset + 4, true) & ~0x3f) !== 0)
    requireFlags("vfio_irq_set", "flags", view.getUint32(offset + 4, true), 0x3f, offset + 4);
}

/** Reads bytes that `checkVfioIrqSetBytes` has seen; without that, what comes is not checked. */
export function readVfioIrqSet(
  view: DataView,
  offset = 0,
  end: number = view.byteLength,
): VfioIrqSet {
  const count = end - (offset + 20);
  const dataRead = readBytes(view, offset + 20, count);
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    index: view.getUint32(offset + 8, true),
    start: view.getUint32(offset + 12, true),
    count: view.getUint32(offset + 16, true),
    data: dataRead,
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own;
 * `data` goes on until there.
 */
export function decodeVfioIrqSet(view: DataView, offset = 0, end?: number): VfioIrqSet {
  checkVfioIrqSetBytes(view, offset, end);
  return readVfioIrqSet(view, offset, end);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioIrqSetValue(value: VfioIrqSet): void {
  if (!isU32(value.argsz)) requireU32("vfio_irq_set", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_irq_set", "flags", value.flags, 4);
  if ((value.flags & ~0x3f) !== 0) requireFlags("vfio_irq_set", "flags", value.flags, 0x3f, 4);
  if (!isU32(value.index)) requireU32("vfio_irq_set", "index", value.index, 8);
  if (!isU32(value.start)) requireU32("vfio_irq_set", "start", value.start, 12);
  if (!isU32(value.count)) requireU32("vfio_irq_set", "count", value.count, 16);
  requireArray("vfio_irq_set", "data", value.data, Uint8Array, value.data.length, 20);
}

/** Writes a value that `checkVfioIrqSetValue` has seen; without that, what does not fit wraps. */
export function writeVfioIrqSet(value: VfioIrqSet, view: DataView, offset = 0): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.index, true);
  view.setUint32(offset + 12, value.start, true);
  view.setUint32(offset + 16, value.count, true);
  writeBytes(view, offset + 20, value.data);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioIrqSet(
  value: VfioIrqSet,
  view: DataView = freshView(sizeOfVfioIrqSet(value)),
  offset = 0,
): DataView {
  const size = 20 + value.data.length;
  if (!fits(view, offset, size)) requireRoom("vfio_irq_set", view, offset, size);
  checkVfioIrqSetValue(value);
  writeVfioIrqSet(value, view, offset);
  return view;
}

/**
 * Checks the record and copies it with all its elements; returns how many bytes that were. Throws
 * WireError before the first one is written.
 */
export function copyVfioIrqSet(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  checkVfioIrqSetBytes(from, offset, end);
  const size = (end ?? from.byteLength) - offset;
  copyBytes("vfio_irq_set", from, offset, to, at, size);
  return size;
}

/**
 * A `struct vfio_irq_set` in place: one object moved over bytes, allocating nothing. What it reads
 * is not checked, so bytes of others go through `checkVfioIrqSetBytes` first; what it writes is.
 */
export class VfioIrqSetCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 20)) requireRoom("vfio_irq_set", view, offset, 20);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 20)) requireRoom("vfio_irq_set", this._view, offset, 20);
    this._at = offset;
    return this;
  }

  /** Size of this record and of the data behind it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_set", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** What the data is, one of the first three, and what to do, one of the others. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_set", "flags", value, 4);
    if ((value & ~0x3f) !== 0) requireFlags("vfio_irq_set", "flags", value, 0x3f, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Which kind of interrupt. */
  get index(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set index(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_set", "index", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** First vector. */
  get start(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set start(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_set", "start", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** How many vectors; 0 with no data and a trigger takes all of them away. */
  get count(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set count(value: number) {
    if (!isU32(value)) requireU32("vfio_irq_set", "count", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /**
   * Where this starts, bytes from the view's start: Nothing, a byte a vector, or a descriptor of
   * four bytes a vector, as the flags say.
   */
  get dataOffset(): number {
    return this._at + 20;
  }
}

// struct vfio_device_ioeventfd { /* x86_64 */
//     __u32 argsz;               /*  0   4 */
//     __u32 flags;               /*  4   4 */
//     __aligned_u64 offset;      /*  8   8 */
//     __aligned_u64 data;        /* 16   8 */
//     __s32 fd;                  /* 24   4 */
//     __u32 reserved;            /* 28   4 */
// };                             /* size 32 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 32, align 8 */

/** Has the kernel write to the device whenever an eventfd is raised. */
export interface VfioDeviceIoeventfd {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /**
   * How wide the write is, one of these. Bits: VFIO_DEVICE_IOEVENTFD_8, VFIO_DEVICE_IOEVENTFD_16,
   * VFIO_DEVICE_IOEVENTFD_32, VFIO_DEVICE_IOEVENTFD_64.
   */
  readonly flags: number;
  /** Where to write, bytes from the device file's start. */
  readonly offset: bigint;
  /** What to write. */
  readonly data: bigint;
  /** The eventfd; -1 takes the arrangement away. */
  readonly fd: number;
}

/** Bytes of a `struct vfio_device_ioeventfd`. */
export const VFIO_DEVICE_IOEVENTFD_SIZE = 32;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_IOEVENTFD_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_IOEVENTFD_MIN_SIZE = 28;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_IOEVENTFD_OFFSET = {
  argsz: 0,
  flags: 4,
  offset: 8,
  data: 16,
  fd: 24,
  reserved: 28,
} as const;
/** The ioctl that takes a `struct vfio_device_ioeventfd`. */
export const VFIO_DEVICE_IOEVENTFD = 0x3b74;

/**
 * Refuses bytes that are no `struct vfio_device_ioeventfd`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceIoeventfdBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 32, end)) requireRoom("vfio_device_ioeventfd", view, offset, 32, end);
  if ((view.getUint32(offset + 4, true) & ~0xf) !== 0)
    requireFlags(
      "vfio_device_ioeventfd",
      "flags",
      view.getUint32(offset + 4, true),
      0xf,
      offset + 4,
    );
  if (view.getUint32(offset + 28, true) !== 0)
    requireZero("vfio_device_ioeventfd", "reserved", view, offset + 28, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioDeviceIoeventfdBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceIoeventfd(view: DataView, offset = 0): VfioDeviceIoeventfd {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    offset: view.getBigUint64(offset + 8, true),
    data: view.getBigUint64(offset + 16, true),
    fd: view.getInt32(offset + 24, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceIoeventfd(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceIoeventfd {
  checkVfioDeviceIoeventfdBytes(view, offset, end);
  return readVfioDeviceIoeventfd(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceIoeventfdValue(value: VfioDeviceIoeventfd): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_ioeventfd", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_ioeventfd", "flags", value.flags, 4);
  if ((value.flags & ~0xf) !== 0)
    requireFlags("vfio_device_ioeventfd", "flags", value.flags, 0xf, 4);
  if (!isU64(value.offset)) requireU64("vfio_device_ioeventfd", "offset", value.offset, 8);
  if (!isU64(value.data)) requireU64("vfio_device_ioeventfd", "data", value.data, 16);
  if (!isS32(value.fd))
    requireRange("vfio_device_ioeventfd", "fd", value.fd, -2147483648, 2147483647, 24);
}

/**
 * Writes a value that `checkVfioDeviceIoeventfdValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceIoeventfd(
  value: VfioDeviceIoeventfd,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setBigUint64(offset + 8, value.offset, true);
  view.setBigUint64(offset + 16, value.data, true);
  view.setInt32(offset + 24, value.fd, true);
  view.setUint32(offset + 28, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceIoeventfd(
  value: VfioDeviceIoeventfd,
  view: DataView = freshView(VFIO_DEVICE_IOEVENTFD_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 32)) requireRoom("vfio_device_ioeventfd", view, offset, 32);
  checkVfioDeviceIoeventfdValue(value);
  writeVfioDeviceIoeventfd(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_ioeventfd` of a caller that says it is `size` bytes long, as the
 * kernel takes it: at least 28; what an older caller does not have is zero; what a newer one has
 * beyond 32 is not looked at.
 */
export function decodeVfioDeviceIoeventfdSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceIoeventfd {
  const extended = extend("vfio_device_ioeventfd", view, offset, size, 28, 32, false);
  return decodeVfioDeviceIoeventfd(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceIoeventfdSized(value: VfioDeviceIoeventfd, size: number): DataView {
  return resize("vfio_device_ioeventfd", encodeVfioDeviceIoeventfd(value), size, 28);
}

/**
 * A `struct vfio_device_ioeventfd` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkVfioDeviceIoeventfdBytes` first;
 * what it writes is.
 */
export class VfioDeviceIoeventfdCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 32)) requireRoom("vfio_device_ioeventfd", view, offset, 32);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 32)) requireRoom("vfio_device_ioeventfd", this._view, offset, 32);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_ioeventfd", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** How wide the write is, one of these. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_ioeventfd", "flags", value, 4);
    if ((value & ~0xf) !== 0) requireFlags("vfio_device_ioeventfd", "flags", value, 0xf, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Where to write, bytes from the device file's start. */
  get offset(): bigint {
    return this._view.getBigUint64(this._at + 8, true);
  }
  set offset(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_ioeventfd", "offset", value, 8);
    this._view.setBigUint64(this._at + 8, value, true);
  }
  get offsetLo(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set offsetLo(word: number) {
    this._view.setUint32(this._at + 8, word, true);
  }
  get offsetHi(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set offsetHi(word: number) {
    this._view.setUint32(this._at + 12, word, true);
  }
  /** What to write. */
  get data(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set data(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_ioeventfd", "data", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get dataLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set dataLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get dataHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set dataHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** The eventfd; -1 takes the arrangement away. */
  get fd(): number {
    return this._view.getInt32(this._at + 24, true);
  }
  set fd(value: number) {
    if (!isS32(value))
      requireRange("vfio_device_ioeventfd", "fd", value, -2147483648, 2147483647, 24);
    this._view.setInt32(this._at + 24, value, true);
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

/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;
