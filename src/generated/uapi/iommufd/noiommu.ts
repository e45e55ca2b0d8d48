// Generated from abi/uapi/iommufd/noiommu.ts by "holeproof generate".
// Edit that file, not this one.
//
// Physical addresses for devices behind no IOMMU: memory is pinned and looked up by a number that
// looks like a device address. The number of the command is the one proposals for live update use.

import {
  extend,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

// struct iommu_ioas_noiommu_get_pa { /* x86_64 */
//     __u32 size;                    /*  0   4 */
//     __u32 flags;                   /*  4   4 */
//     __u32 ioas_id;                 /*  8   4 */
//     __u32 __reserved;              /* 12   4 */
//     __aligned_u64 iova;            /* 16   8 */
//     __aligned_u64 length;          /* 24   8 */
//     __aligned_u64 out_phys;        /* 32   8 */
// };                                 /* size 40 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 40, align 8 */

/** Where mapped memory physically lies. */
export interface IommuIoasNoiommuGetPa {
  /** Size of this record as the caller knows it. */
  readonly size: number;
  /** No bit has a meaning yet: 0. */
  readonly flags: number;
  /** The address space. */
  readonly ioasId: number;
  /** The address asked about. */
  readonly iova: bigint;
  /** In: most bytes of interest. Out: bytes that lie together from there. */
  readonly length: bigint;
  /** Out: the physical address. */
  readonly outPhys: bigint;
}

/** Bytes of a `struct iommu_ioas_noiommu_get_pa`. */
export const IOMMU_IOAS_NOIOMMU_GET_PA_SIZE = 40;
/** What its address is a multiple of, bytes. */
export const IOMMU_IOAS_NOIOMMU_GET_PA_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const IOMMU_IOAS_NOIOMMU_GET_PA_MIN_SIZE = 40;
/** Where each member starts, bytes. */
export const IOMMU_IOAS_NOIOMMU_GET_PA_OFFSET = {
  size: 0,
  flags: 4,
  ioasId: 8,
  reserved: 12,
  iova: 16,
  length: 24,
  outPhys: 32,
} as const;
/** The ioctl that takes a `struct iommu_ioas_noiommu_get_pa`. */
export const IOMMU_IOAS_NOIOMMU_GET_PA = 0x3b95;

/**
 * Refuses bytes that are no `struct iommu_ioas_noiommu_get_pa`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkIommuIoasNoiommuGetPaBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 40, end))
    requireRoom("iommu_ioas_noiommu_get_pa", view, offset, 40, end);
  if (view.getUint32(offset + 12, true) !== 0)
    requireZero("iommu_ioas_noiommu_get_pa", "__reserved", view, offset + 12, 4, "reserved");
}

/**
 * Reads bytes that `checkIommuIoasNoiommuGetPaBytes` has seen; without that, what comes is not
 * checked.
 */
export function readIommuIoasNoiommuGetPa(view: DataView, offset = 0): IommuIoasNoiommuGetPa {
  return {
    size: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    ioasId: view.getUint32(offset + 8, true),
    iova: view.getBigUint64(offset + 16, true),
    length: view.getBigUint64(offset + 24, true),
    outPhys: view.getBigUint64(offset + 32, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeIommuIoasNoiommuGetPa(
  view: DataView,
  offset = 0,
  end?: number,
): IommuIoasNoiommuGetPa {
  checkIommuIoasNoiommuGetPaBytes(view, offset, end);
  return readIommuIoasNoiommuGetPa(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkIommuIoasNoiommuGetPaValue(value: IommuIoasNoiommuGetPa): void {
  if (!isU32(value.size)) requireU32("iommu_ioas_noiommu_get_pa", "size", value.size, 0);
  if (!isU32(value.flags)) requireU32("iommu_ioas_noiommu_get_pa", "flags", value.flags, 4);
  if (!isU32(value.ioasId)) requireU32("iommu_ioas_noiommu_get_pa", "ioas_id", value.ioasId, 8);
  if (!isU64(value.iova)) requireU64("iommu_ioas_noiommu_get_pa", "iova", value.iova, 16);
  if (!isU64(value.length)) requireU64("iommu_ioas_noiommu_get_pa", "length", value.length, 24);
  if (!isU64(value.outPhys)) requireU64("iommu_ioas_noiommu_get_pa", "out_phys", value.outPhys, 32);
}

/**
 * Writes a value that `checkIommuIoasNoiommuGetPaValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeIommuIoasNoiommuGetPa(
  value: IommuIoasNoiommuGetPa,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.size, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.ioasId, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, value.iova, true);
  view.setBigUint64(offset + 24, value.length, true);
  view.setBigUint64(offset + 32, value.outPhys, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeIommuIoasNoiommuGetPa(
  value: IommuIoasNoiommuGetPa,
  view: DataView = freshView(IOMMU_IOAS_NOIOMMU_GET_PA_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 40)) requireRoom("iommu_ioas_noiommu_get_pa", view, offset, 40);
  checkIommuIoasNoiommuGetPaValue(value);
  writeIommuIoasNoiommuGetPa(value, view, offset);
  return view;
}

/**
 * Decodes a `struct iommu_ioas_noiommu_get_pa` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 40; what an older caller does not have is zero; what a newer one
 * has beyond 40 must be zero (Linux: EINVAL, E2BIG).
 */
export function decodeIommuIoasNoiommuGetPaSized(
  view: DataView,
  offset: number,
  size: number,
): IommuIoasNoiommuGetPa {
  const extended = extend("iommu_ioas_noiommu_get_pa", view, offset, size, 40, 40, true);
  return decodeIommuIoasNoiommuGetPa(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeIommuIoasNoiommuGetPaSized(
  value: IommuIoasNoiommuGetPa,
  size: number,
): DataView {
  return resize("iommu_ioas_noiommu_get_pa", encodeIommuIoasNoiommuGetPa(value), size, 40);
}

/**
 * A `struct iommu_ioas_noiommu_get_pa` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkIommuIoasNoiommuGetPaBytes`
 * first; what it writes is.
 */
export class IommuIoasNoiommuGetPaCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 40)) requireRoom("iommu_ioas_noiommu_get_pa", view, offset, 40);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 40))
      requireRoom("iommu_ioas_noiommu_get_pa", this._view, offset, 40);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get size(): number {
    return this._view.getUint32(this._at, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_noiommu_get_pa", "size", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** No bit has a meaning yet: 0. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_noiommu_get_pa", "flags", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** The address space. */
  get ioasId(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set ioasId(value: number) {
    if (!isU32(value)) requireU32("iommu_ioas_noiommu_get_pa", "ioas_id", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** The address asked about. */
  get iova(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set iova(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_noiommu_get_pa", "iova", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get iovaLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set iovaLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get iovaHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set iovaHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** In: most bytes of interest. Out: bytes that lie together from there. */
  get length(): bigint {
    return this._view.getBigUint64(this._at + 24, true);
  }
  set length(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_noiommu_get_pa", "length", value, 24);
    this._view.setBigUint64(this._at + 24, value, true);
  }
  get lengthLo(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set lengthLo(word: number) {
    this._view.setUint32(this._at + 24, word, true);
  }
  get lengthHi(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set lengthHi(word: number) {
    this._view.setUint32(this._at + 28, word, true);
  }
  /** Out: the physical address. */
  get outPhys(): bigint {
    return this._view.getBigUint64(this._at + 32, true);
  }
  set outPhys(value: bigint) {
    if (!isU64(value)) requireU64("iommu_ioas_noiommu_get_pa", "out_phys", value, 32);
    this._view.setBigUint64(this._at + 32, value, true);
  }
  get outPhysLo(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set outPhysLo(word: number) {
    this._view.setUint32(this._at + 32, word, true);
  }
  get outPhysHi(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set outPhysHi(word: number) {
    this._view.setUint32(this._at + 36, word, true);
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

/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;
