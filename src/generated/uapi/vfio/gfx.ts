// Generated from abi/uapi/vfio/gfx.ts by "holeproof generate".
// Edit that file, not this one.
//
// What a mediated graphics device shows, for a viewer outside the guest.

import {
  extend,
  requireFlags,
  requireRoom,
  requireU32,
  requireU64,
  requireZero,
  resize,
} from "../../../runtime/wire/index.ts";

/** A descriptor of the picture a plane's `dmabuf_id` names; the argument points at that id. */
export const VFIO_DEVICE_GET_GFX_DMABUF = 15219;

/** The monitor is plugged in. */
export const VFIO_DEVICE_GFX_LINK_STATE_UP = 1;

/** No monitor is plugged in. */
export const VFIO_DEVICE_GFX_LINK_STATE_DOWN = 2;

export const VFIO_GFX_PLANE_TYPE_PROBE = 0x1;

export const VFIO_GFX_PLANE_TYPE_DMABUF = 0x2;

export const VFIO_GFX_PLANE_TYPE_REGION = 0x4;

// struct vfio_device_gfx_plane_info { /* x86_64 */
//     __u32 argsz;                    /*  0   4 */
//     __u32 flags;                    /*  4   4 */
//     __u32 drm_plane_type;           /*  8   4 */
//     __u32 drm_format;               /* 12   4 */
//     __aligned_u64 drm_format_mod;   /* 16   8 */
//     __u32 width;                    /* 24   4 */
//     __u32 height;                   /* 28   4 */
//     __u32 stride;                   /* 32   4 */
//     __u32 size;                     /* 36   4 */
//     __u32 x_pos;                    /* 40   4 */
//     __u32 y_pos;                    /* 44   4 */
//     __u32 x_hot;                    /* 48   4 */
//     __u32 y_hot;                    /* 52   4 */
//     union {
//         __u32 region_index;         /* 56   4 */
//         __u32 dmabuf_id;            /* 56   4 */
//     } ;                             /* 56   4 */
//     __u32 reserved;                 /* 60   4 */
// };                                  /* size 64 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 64, align 8 */
// /* m68k: size 64, align 8 */
//
// The codec below is for the layout of x86_64.

/** What one plane shows. */
export interface VfioDeviceGfxPlaneInfo {
  /** Size of this record as the caller knows it. */
  readonly argsz: number;
  /**
   * Whether this is only a question what is possible, and which way the picture is wanted. Bits:
   * VFIO_GFX_PLANE_TYPE_PROBE, VFIO_GFX_PLANE_TYPE_DMABUF, VFIO_GFX_PLANE_TYPE_REGION.
   */
  readonly flags: number;
  /** Which plane, as DRM numbers kinds: primary, cursor. */
  readonly drmPlaneType: number;
  /** Out: pixel format, as DRM writes it in four characters. */
  readonly drmFormat: number;
  /** Out: tiling, as DRM numbers it. */
  readonly drmFormatMod: bigint;
  /** Out: width, pixels; 0 when nothing is shown. */
  readonly width: number;
  /** Out: height, pixels. */
  readonly height: number;
  /** Out: bytes from one line to the next. */
  readonly stride: number;
  /** Out: bytes of the whole picture. */
  readonly size: number;
  /** Out: where a cursor stands, pixels from the left. */
  readonly xPos: number;
  /** Out: where a cursor stands, pixels from the top. */
  readonly yPos: number;
  /** Out: the cursor's own point, pixels from its left. */
  readonly xHot: number;
  /** Out: the cursor's own point, pixels from its top. */
  readonly yHot: number;
  readonly regionIndex: number;
}

/** Bytes of a `struct vfio_device_gfx_plane_info`. */
export const VFIO_DEVICE_GFX_PLANE_INFO_SIZE = 64;
/** What its address is a multiple of, bytes. */
export const VFIO_DEVICE_GFX_PLANE_INFO_ALIGN = 8;
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const VFIO_DEVICE_GFX_PLANE_INFO_MIN_SIZE = 64;
/** Where each member starts, bytes. */
export const VFIO_DEVICE_GFX_PLANE_INFO_OFFSET = {
  argsz: 0,
  flags: 4,
  drmPlaneType: 8,
  drmFormat: 12,
  drmFormatMod: 16,
  width: 24,
  height: 28,
  stride: 32,
  size: 36,
  xPos: 40,
  yPos: 44,
  xHot: 48,
  yHot: 52,
  regionIndex: 56,
  reserved: 60,
} as const;
/** The ioctl that takes a `struct vfio_device_gfx_plane_info`. */
export const VFIO_DEVICE_QUERY_GFX_PLANE = 0x3b72;

/**
 * Refuses bytes that are no `struct vfio_device_gfx_plane_info`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioDeviceGfxPlaneInfoBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 64, end))
    requireRoom("vfio_device_gfx_plane_info", view, offset, 64, end);
  if ((view.getUint32(offset + 4, true) & ~0x7) !== 0)
    requireFlags(
      "vfio_device_gfx_plane_info",
      "flags",
      view.getUint32(offset + 4, true),
      0x7,
      offset + 4,
    );
  if (view.getUint32(offset + 60, true) !== 0)
    requireZero("vfio_device_gfx_plane_info", "reserved", view, offset + 60, 4, "reserved");
}

/**
 * Reads bytes that `checkVfioDeviceGfxPlaneInfoBytes` has seen; without that, what comes is not
 * checked.
 */
export function readVfioDeviceGfxPlaneInfo(view: DataView, offset = 0): VfioDeviceGfxPlaneInfo {
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    drmPlaneType: view.getUint32(offset + 8, true),
    drmFormat: view.getUint32(offset + 12, true),
    drmFormatMod: view.getBigUint64(offset + 16, true),
    width: view.getUint32(offset + 24, true),
    height: view.getUint32(offset + 28, true),
    stride: view.getUint32(offset + 32, true),
    size: view.getUint32(offset + 36, true),
    xPos: view.getUint32(offset + 40, true),
    yPos: view.getUint32(offset + 44, true),
    xHot: view.getUint32(offset + 48, true),
    yHot: view.getUint32(offset + 52, true),
    regionIndex: view.getUint32(offset + 56, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioDeviceGfxPlaneInfo(
  view: DataView,
  offset = 0,
  end?: number,
): VfioDeviceGfxPlaneInfo {
  checkVfioDeviceGfxPlaneInfoBytes(view, offset, end);
  return readVfioDeviceGfxPlaneInfo(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioDeviceGfxPlaneInfoValue(value: VfioDeviceGfxPlaneInfo): void {
  if (!isU32(value.argsz)) requireU32("vfio_device_gfx_plane_info", "argsz", value.argsz, 0);
  if (!isU32(value.flags)) requireU32("vfio_device_gfx_plane_info", "flags", value.flags, 4);
  if ((value.flags & ~0x7) !== 0)
    requireFlags("vfio_device_gfx_plane_info", "flags", value.flags, 0x7, 4);
  if (!isU32(value.drmPlaneType))
    requireU32("vfio_device_gfx_plane_info", "drm_plane_type", value.drmPlaneType, 8);
  if (!isU32(value.drmFormat))
    requireU32("vfio_device_gfx_plane_info", "drm_format", value.drmFormat, 12);
  if (!isU64(value.drmFormatMod))
    requireU64("vfio_device_gfx_plane_info", "drm_format_mod", value.drmFormatMod, 16);
  if (!isU32(value.width)) requireU32("vfio_device_gfx_plane_info", "width", value.width, 24);
  if (!isU32(value.height)) requireU32("vfio_device_gfx_plane_info", "height", value.height, 28);
  if (!isU32(value.stride)) requireU32("vfio_device_gfx_plane_info", "stride", value.stride, 32);
  if (!isU32(value.size)) requireU32("vfio_device_gfx_plane_info", "size", value.size, 36);
  if (!isU32(value.xPos)) requireU32("vfio_device_gfx_plane_info", "x_pos", value.xPos, 40);
  if (!isU32(value.yPos)) requireU32("vfio_device_gfx_plane_info", "y_pos", value.yPos, 44);
  if (!isU32(value.xHot)) requireU32("vfio_device_gfx_plane_info", "x_hot", value.xHot, 48);
  if (!isU32(value.yHot)) requireU32("vfio_device_gfx_plane_info", "y_hot", value.yHot, 52);
  if (!isU32(value.regionIndex))
    requireU32("vfio_device_gfx_plane_info", "region_index", value.regionIndex, 56);
}

/**
 * Writes a value that `checkVfioDeviceGfxPlaneInfoValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioDeviceGfxPlaneInfo(
  value: VfioDeviceGfxPlaneInfo,
  view: DataView,
  offset = 0,
): void {
  view.setUint32(offset, value.argsz, true);
  view.setUint32(offset + 4, value.flags, true);
  view.setUint32(offset + 8, value.drmPlaneType, true);
  view.setUint32(offset + 12, value.drmFormat, true);
  view.setBigUint64(offset + 16, value.drmFormatMod, true);
  view.setUint32(offset + 24, value.width, true);
  view.setUint32(offset + 28, value.height, true);
  view.setUint32(offset + 32, value.stride, true);
  view.setUint32(offset + 36, value.size, true);
  view.setUint32(offset + 40, value.xPos, true);
  view.setUint32(offset + 44, value.yPos, true);
  view.setUint32(offset + 48, value.xHot, true);
  view.setUint32(offset + 52, value.yHot, true);
  view.setUint32(offset + 56, value.regionIndex, true);
  view.setUint32(offset + 60, 0, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioDeviceGfxPlaneInfo(
  value: VfioDeviceGfxPlaneInfo,
  view: DataView = freshView(VFIO_DEVICE_GFX_PLANE_INFO_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 64)) requireRoom("vfio_device_gfx_plane_info", view, offset, 64);
  checkVfioDeviceGfxPlaneInfoValue(value);
  writeVfioDeviceGfxPlaneInfo(value, view, offset);
  return view;
}

/**
 * Decodes a `struct vfio_device_gfx_plane_info` of a caller that says it is `size` bytes long, as
 * the kernel takes it: at least 64; what an older caller does not have is zero; what a newer one
 * has beyond 64 is not looked at.
 */
export function decodeVfioDeviceGfxPlaneInfoSized(
  view: DataView,
  offset: number,
  size: number,
): VfioDeviceGfxPlaneInfo {
  const extended = extend("vfio_device_gfx_plane_info", view, offset, size, 64, 64, false);
  return decodeVfioDeviceGfxPlaneInfo(extended);
}

/**
 * Encodes for a kernel that knows `size` bytes: fewer only when all that is left out is zero, more
 * are zero.
 */
export function encodeVfioDeviceGfxPlaneInfoSized(
  value: VfioDeviceGfxPlaneInfo,
  size: number,
): DataView {
  return resize("vfio_device_gfx_plane_info", encodeVfioDeviceGfxPlaneInfo(value), size, 64);
}

/**
 * A `struct vfio_device_gfx_plane_info` in place: one object moved over bytes, allocating nothing.
 * What it reads is not checked, so bytes of others go through `checkVfioDeviceGfxPlaneInfoBytes`
 * first; what it writes is.
 */
export class VfioDeviceGfxPlaneInfoCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 64)) requireRoom("vfio_device_gfx_plane_info", view, offset, 64);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 64))
      requireRoom("vfio_device_gfx_plane_info", this._view, offset, 64);
    this._at = offset;
    return this;
  }

  /** Size of this record as the caller knows it. */
  get argsz(): number {
    return this._view.getUint32(this._at, true);
  }
  set argsz(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "argsz", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Whether this is only a question what is possible, and which way the picture is wanted. */
  get flags(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set flags(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "flags", value, 4);
    if ((value & ~0x7) !== 0) requireFlags("vfio_device_gfx_plane_info", "flags", value, 0x7, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Which plane, as DRM numbers kinds: primary, cursor. */
  get drmPlaneType(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set drmPlaneType(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "drm_plane_type", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Out: pixel format, as DRM writes it in four characters. */
  get drmFormat(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set drmFormat(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "drm_format", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Out: tiling, as DRM numbers it. */
  get drmFormatMod(): bigint {
    return this._view.getBigUint64(this._at + 16, true);
  }
  set drmFormatMod(value: bigint) {
    if (!isU64(value)) requireU64("vfio_device_gfx_plane_info", "drm_format_mod", value, 16);
    this._view.setBigUint64(this._at + 16, value, true);
  }
  get drmFormatModLo(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set drmFormatModLo(word: number) {
    this._view.setUint32(this._at + 16, word, true);
  }
  get drmFormatModHi(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set drmFormatModHi(word: number) {
    this._view.setUint32(this._at + 20, word, true);
  }
  /** Out: width, pixels; 0 when nothing is shown. */
  get width(): number {
    return this._view.getUint32(this._at + 24, true);
  }
  set width(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "width", value, 24);
    this._view.setUint32(this._at + 24, value, true);
  }
  /** Out: height, pixels. */
  get height(): number {
    return this._view.getUint32(this._at + 28, true);
  }
  set height(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "height", value, 28);
    this._view.setUint32(this._at + 28, value, true);
  }
  /** Out: bytes from one line to the next. */
  get stride(): number {
    return this._view.getUint32(this._at + 32, true);
  }
  set stride(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "stride", value, 32);
    this._view.setUint32(this._at + 32, value, true);
  }
  /** Out: bytes of the whole picture. */
  get size(): number {
    return this._view.getUint32(this._at + 36, true);
  }
  set size(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "size", value, 36);
    this._view.setUint32(this._at + 36, value, true);
  }
  /** Out: where a cursor stands, pixels from the left. */
  get xPos(): number {
    return this._view.getUint32(this._at + 40, true);
  }
  set xPos(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "x_pos", value, 40);
    this._view.setUint32(this._at + 40, value, true);
  }
  /** Out: where a cursor stands, pixels from the top. */
  get yPos(): number {
    return this._view.getUint32(this._at + 44, true);
  }
  set yPos(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "y_pos", value, 44);
    this._view.setUint32(this._at + 44, value, true);
  }
  /** Out: the cursor's own point, pixels from its left. */
  get xHot(): number {
    return this._view.getUint32(this._at + 48, true);
  }
  set xHot(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "x_hot", value, 48);
    this._view.setUint32(this._at + 48, value, true);
  }
  /** Out: the cursor's own point, pixels from its top. */
  get yHot(): number {
    return this._view.getUint32(this._at + 52, true);
  }
  set yHot(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "y_hot", value, 52);
    this._view.setUint32(this._at + 52, value, true);
  }

  get regionIndex(): number {
    return this._view.getUint32(this._at + 56, true);
  }
  set regionIndex(value: number) {
    if (!isU32(value)) requireU32("vfio_device_gfx_plane_info", "region_index", value, 56);
    this._view.setUint32(this._at + 56, value, true);
  }
}

// struct vfio_region_gfx_edid { /* x86_64 */
//     __u32 edid_offset;        /*  0   4 */
//     __u32 edid_max_size;      /*  4   4 */
//     __u32 edid_size;          /*  8   4 */
//     __u32 max_xres;           /* 12   4 */
//     __u32 max_yres;           /* 16   4 */
//     __u32 link_state;         /* 20   4 */
// };                            /* size 24 */
// /* x86_64, i386, x32, arm, armeb, 30 more: size 24, align 4 */
// /* m68k: size 24, align 2 */
//
// The codec below is for the layout of x86_64.

/** The head of the region that describes the monitor: its description is written behind it. */
export interface VfioRegionGfxEdid {
  /** Where the description lies, bytes from the region's start. */
  readonly edidOffset: number;
  /** Most bytes of a description. */
  readonly edidMaxSize: number;
  /** Bytes of the one there is. */
  readonly edidSize: number;
  /** Widest mode, pixels. */
  readonly maxXres: number;
  /** Tallest mode, pixels. */
  readonly maxYres: number;
  /** A VFIO_DEVICE_GFX_LINK_STATE value. */
  readonly linkState: number;
}

/** Bytes of a `struct vfio_region_gfx_edid`. */
export const VFIO_REGION_GFX_EDID_SIZE = 24;
/** What its address is a multiple of, bytes. */
export const VFIO_REGION_GFX_EDID_ALIGN = 4;
/** Where each member starts, bytes. */
export const VFIO_REGION_GFX_EDID_OFFSET = {
  edidOffset: 0,
  edidMaxSize: 4,
  edidSize: 8,
  maxXres: 12,
  maxYres: 16,
  linkState: 20,
} as const;

/**
 * Refuses bytes that are no `struct vfio_region_gfx_edid`. Looks at nothing from `end` on,
 * allocates nothing.
 */
export function checkVfioRegionGfxEdidBytes(view: DataView, offset = 0, end?: number): void {
  if (!hasRoom(view, offset, 24, end)) requireRoom("vfio_region_gfx_edid", view, offset, 24, end);
}

/**
 * Reads bytes that `checkVfioRegionGfxEdidBytes` has seen; without that, what comes is not checked.
 */
export function readVfioRegionGfxEdid(view: DataView, offset = 0): VfioRegionGfxEdid {
  return {
    edidOffset: view.getUint32(offset, true),
    edidMaxSize: view.getUint32(offset + 4, true),
    edidSize: view.getUint32(offset + 8, true),
    maxXres: view.getUint32(offset + 12, true),
    maxYres: view.getUint32(offset + 16, true),
    linkState: view.getUint32(offset + 20, true),
  };
}

/**
 * Checks and reads the record at `offset`; throws WireError. Bytes from `end` on are not its own.
 */
export function decodeVfioRegionGfxEdid(
  view: DataView,
  offset = 0,
  end?: number,
): VfioRegionGfxEdid {
  checkVfioRegionGfxEdidBytes(view, offset, end);
  return readVfioRegionGfxEdid(view, offset);
}

/** Refuses a value that no bytes stand for: out of its range, or of the wrong length. */
export function checkVfioRegionGfxEdidValue(value: VfioRegionGfxEdid): void {
  if (!isU32(value.edidOffset))
    requireU32("vfio_region_gfx_edid", "edid_offset", value.edidOffset, 0);
  if (!isU32(value.edidMaxSize))
    requireU32("vfio_region_gfx_edid", "edid_max_size", value.edidMaxSize, 4);
  if (!isU32(value.edidSize)) requireU32("vfio_region_gfx_edid", "edid_size", value.edidSize, 8);
  if (!isU32(value.maxXres)) requireU32("vfio_region_gfx_edid", "max_xres", value.maxXres, 12);
  if (!isU32(value.maxYres)) requireU32("vfio_region_gfx_edid", "max_yres", value.maxYres, 16);
  if (!isU32(value.linkState))
    requireU32("vfio_region_gfx_edid", "link_state", value.linkState, 20);
}

/**
 * Writes a value that `checkVfioRegionGfxEdidValue` has seen; without that, what does not fit
 * wraps.
 */
export function writeVfioRegionGfxEdid(value: VfioRegionGfxEdid, view: DataView, offset = 0): void {
  view.setUint32(offset, value.edidOffset, true);
  view.setUint32(offset + 4, value.edidMaxSize, true);
  view.setUint32(offset + 8, value.edidSize, true);
  view.setUint32(offset + 12, value.maxXres, true);
  view.setUint32(offset + 16, value.maxYres, true);
  view.setUint32(offset + 20, value.linkState, true);
}

/** Checks a value and writes it, every byte; throws WireError before the first one is written. */
export function encodeVfioRegionGfxEdid(
  value: VfioRegionGfxEdid,
  view: DataView = freshView(VFIO_REGION_GFX_EDID_SIZE),
  offset = 0,
): DataView {
  if (!fits(view, offset, 24)) requireRoom("vfio_region_gfx_edid", view, offset, 24);
  checkVfioRegionGfxEdidValue(value);
  writeVfioRegionGfxEdid(value, view, offset);
  return view;
}

/**
 * A `struct vfio_region_gfx_edid` in place: one object moved over bytes, allocating nothing. What
 * it reads is not checked, so bytes of others go through `checkVfioRegionGfxEdidBytes` first; what
 * it writes is.
 */
export class VfioRegionGfxEdidCursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, 24)) requireRoom("vfio_region_gfx_edid", view, offset, 24);
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, 24)) requireRoom("vfio_region_gfx_edid", this._view, offset, 24);
    this._at = offset;
    return this;
  }

  /** Where the description lies, bytes from the region's start. */
  get edidOffset(): number {
    return this._view.getUint32(this._at, true);
  }
  set edidOffset(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "edid_offset", value, 0);
    this._view.setUint32(this._at, value, true);
  }
  /** Most bytes of a description. */
  get edidMaxSize(): number {
    return this._view.getUint32(this._at + 4, true);
  }
  set edidMaxSize(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "edid_max_size", value, 4);
    this._view.setUint32(this._at + 4, value, true);
  }
  /** Bytes of the one there is. */
  get edidSize(): number {
    return this._view.getUint32(this._at + 8, true);
  }
  set edidSize(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "edid_size", value, 8);
    this._view.setUint32(this._at + 8, value, true);
  }
  /** Widest mode, pixels. */
  get maxXres(): number {
    return this._view.getUint32(this._at + 12, true);
  }
  set maxXres(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "max_xres", value, 12);
    this._view.setUint32(this._at + 12, value, true);
  }
  /** Tallest mode, pixels. */
  get maxYres(): number {
    return this._view.getUint32(this._at + 16, true);
  }
  set maxYres(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "max_yres", value, 16);
    this._view.setUint32(this._at + 16, value, true);
  }
  /** A VFIO_DEVICE_GFX_LINK_STATE value. */
  get linkState(): number {
    return this._view.getUint32(this._at + 20, true);
  }
  set linkState(value: number) {
    if (!isU32(value)) requireU32("vfio_region_gfx_edid", "link_state", value, 20);
    this._view.setUint32(this._at + 20, value, true);
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
