/**
 * What a mediated graphics device shows, for a viewer outside the guest.
 *
 * @contract vfio.h
 * @source include/uapi/linux/vfio.h
 * @since 4.16
 */
import type { aligned_u64, reserved, u32, union } from "../../vocabulary.ts";

/** A descriptor of the picture a plane's `dmabuf_id` names; the argument points at that id. */
export type VFIO_DEVICE_GET_GFX_DMABUF = 0x3b73;
/** The monitor is plugged in. */
export type VFIO_DEVICE_GFX_LINK_STATE_UP = 1;
/** No monitor is plugged in. */
export type VFIO_DEVICE_GFX_LINK_STATE_DOWN = 2;

/**
 * What one plane shows.
 *
 * @ioctl VFIO_DEVICE_QUERY_GFX_PLANE _IO 0x3b 0x72
 * @min_size 64
 * @since 4.16; its end named 6.6
 */
export interface vfio_device_gfx_plane_info {
  /** Size of this record as the caller knows it. */
  argsz: u32;
  /**
   * Whether this is only a question what is possible, and which way the picture is wanted.
   *
   * @flags VFIO_GFX_PLANE_TYPE_PROBE=1 VFIO_GFX_PLANE_TYPE_DMABUF=2 VFIO_GFX_PLANE_TYPE_REGION=4
   */
  flags: u32;
  /** Which plane, as DRM numbers kinds: primary, cursor. */
  drm_plane_type: u32;
  /** Out: pixel format, as DRM writes it in four characters. */
  drm_format: u32;
  /** Out: tiling, as DRM numbers it. */
  drm_format_mod: aligned_u64;
  /** Out: width, pixels; 0 when nothing is shown. */
  width: u32;
  /** Out: height, pixels. */
  height: u32;
  /** Out: bytes from one line to the next. */
  stride: u32;
  /** Out: bytes of the whole picture. */
  size: u32;
  /** Out: where a cursor stands, pixels from the left. */
  x_pos: u32;
  /** Out: where a cursor stands, pixels from the top. */
  y_pos: u32;
  /** Out: the cursor's own point, pixels from its left. */
  x_hot: u32;
  /** Out: the cursor's own point, pixels from its top. */
  y_hot: u32;
  0: union<{
    /** Out: the region the picture lies in, for VFIO_GFX_PLANE_TYPE_REGION. */
    region_index: u32;
    /** Out: what the picture is asked for by, for VFIO_GFX_PLANE_TYPE_DMABUF. */
    dmabuf_id: u32;
  }>;
  reserved: reserved<u32>;
}

/**
 * The head of the region that describes the monitor: its description is written behind it.
 *
 * @since 5.0
 */
export interface vfio_region_gfx_edid {
  /** Where the description lies, bytes from the region's start. */
  edid_offset: u32;
  /** Most bytes of a description. */
  edid_max_size: u32;
  /** Bytes of the one there is. */
  edid_size: u32;
  /** Widest mode, pixels. */
  max_xres: u32;
  /** Tallest mode, pixels. */
  max_yres: u32;
  /** A VFIO_DEVICE_GFX_LINK_STATE value. */
  link_state: u32;
}
