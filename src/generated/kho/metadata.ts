// Generated from abi/kho/metadata.ts by "holeproof generate".
// Edit that file, not this one.
//
// Where a kernel came from: which kernel started it, and how many did so in a row.

import {
  readText,
  requireRoom,
  requireString,
  requireText,
  requireU32,
  writeText,
} from "../../runtime/wire/index.ts";

/** Name of the record in a handover image. */
export const KHO_METADATA_NODE_NAME = "kexec-metadata";

/** What `version` must say. */
export const KHO_KEXEC_METADATA_VERSION = 1;

/** Longest name of a release with its closing zero byte, bytes. */
export const KHO_RELEASE_LENGTH = 65;

// struct kho_kexec_metadata {                    /* x86_64 */
//     u32 version;                               /*  0   4 */
//     char previous_release[KHO_RELEASE_LENGTH]; /*  4  65 */
//     u32 kexec_count;                           /* 69   4 */
// };                                             /* size 73 */
// /* x86_64, i386, x32, arm, armeb, 31 more: size 73, align 1 */

/** Where this kernel came from. */
export interface KhoKexecMetadata {
  /** Version of this record: KHO_KEXEC_METADATA_VERSION. */
  readonly version: number;
  /** Release of the kernel that started this one, as uname tells it. */
  readonly previousRelease: string;
  /** Kernels started so since the machine was switched on. */
  readonly kexecCount: number;
}

/** Bytes of a `struct kho_kexec_metadata`. */
export const KHO_KEXEC_METADATA_SIZE = 73;
/** What its address is a multiple of, bytes. */
export const KHO_KEXEC_METADATA_ALIGN = 1;
/** Where each member starts, bytes. */
export const KHO_KEXEC_METADATA_OFFSET = {
  version: 0,
  previousRelease: 4,
  kexecCount: 69,
} as const;

/**
 * Refuses bytes that are no `struct kho_kexec_metadata`. Looks at nothing from `end` on, allocates
 * nothing.
 */
export function checkKhoKexecMetadataBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 73, end)) requireRoom("kho_kexec_metadata", view, offset, 73, end);
  requireText("kho_kexec_metadata", "previous_release", view, offset + 4, 65);
}

/**
 * Reads bytes that `checkKhoKexecMetadataBytes` has seen; without that, what comes is not checked.
 */
export function readKhoKexecMetadata(view: DataView, offset = 0): KhoKexecMetadata {
  return {
    version: view.getUint32(offset, true),
    previousRelease: readText(view, offset + 4, 65),
    kexecCount: view.getUint32(offset + 69, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeKhoKexecMetadata(view: DataView, offset = 0, end?: number): KhoKexecMetadata {
  checkKhoKexecMetadataBytes(view, offset, end);
  return readKhoKexecMetadata(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkKhoKexecMetadataValue(value: KhoKexecMetadata): void {
  if (!isU32(value.version)) requireU32("kho_kexec_metadata", "version", value.version, 0);
  requireString("kho_kexec_metadata", "previous_release", value.previousRelease, 65, 4);
  if (!isU32(value.kexecCount))
    requireU32("kho_kexec_metadata", "kexec_count", value.kexecCount, 69);
}

/**
 * Writes a value that `checkKhoKexecMetadataValue` has seen; without that, what does not fit wraps.
 */
export function writeKhoKexecMetadata(value: KhoKexecMetadata, view: DataView, offset = 0): void {
  view.setUint32(offset, value.version, true);
  writeText(view, offset + 4, value.previousRelease, 65);
  view.setUint32(offset + 69, value.kexecCount, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeKhoKexecMetadata(
  value: KhoKexecMetadata,
  view: DataView = freshView(KHO_KEXEC_METADATA_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 73)) requireRoom("kho_kexec_metadata", view, offset, 73);
  checkKhoKexecMetadataValue(value);
  writeKhoKexecMetadata(value, view, offset);
  return view;
}

/**
 * A `struct kho_kexec_metadata` in place: one object moved over bytes, allocating nothing. What it
 * reads is not checked, so bytes of others go through `checkKhoKexecMetadataBytes` first; what it
 * writes is.
 */
export class KhoKexecMetadataCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 73)) requireRoom("kho_kexec_metadata", view, offset, 73);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 73)) requireRoom("kho_kexec_metadata", this._view, offset, 73);
    this._at = offset;
    return this;
  }

  /** Version of this record: KHO_KEXEC_METADATA_VERSION. */
  get version(): number {
    return this._view.getUint32(this._at, true);
  }
  set version(value: number) {
    if (!isU32(value)) requireU32("kho_kexec_metadata", "version", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Release of the kernel that started this one, as uname tells it. */
  get previousRelease(): string {
    return readText(this._view, this._at + 4, 65);
  }
  set previousRelease(value: string) {
    requireString("kho_kexec_metadata", "previous_release", value, 65, 4);
    writeText(this._view, this._at + 4, value, 65);
  }
  /** Kernels started so since the machine was switched on. */
  get kexecCount(): number {
    return this._view.getUint32(this._at + 69, true);
  }
  set kexecCount(value: number) {
    if (!isU32(value)) requireU32("kho_kexec_metadata", "kexec_count", value, 69);
    this._view.setUint32(this._at + 69, value, true);
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
