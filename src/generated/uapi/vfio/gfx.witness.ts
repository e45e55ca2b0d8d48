// Generated from abi/uapi/vfio/gfx.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioDeviceGfxPlaneInfo, VfioRegionGfxEdid } from "./gfx.ts";

export const vfioDeviceGfxPlaneInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("drmPlaneType")
  .uint32le("drmFormat")
  .uint64le("drmFormatMod")
  .uint32le("width")
  .uint32le("height")
  .uint32le("stride")
  .uint32le("size")
  .uint32le("xPos")
  .uint32le("yPos")
  .uint32le("xHot")
  .uint32le("yHot")
  .uint32le("regionIndex")
  .seek(4);

/** Reads a `struct vfio_device_gfx_plane_info`; checks nothing. */
export function witnessVfioDeviceGfxPlaneInfo(bytes: Uint8Array): VfioDeviceGfxPlaneInfo {
  return vfioDeviceGfxPlaneInfoParser.parse(bytes);
}

export const vfioRegionGfxEdidParser: Parser = new Parser()
  .endianness("little")
  .uint32le("edidOffset")
  .uint32le("edidMaxSize")
  .uint32le("edidSize")
  .uint32le("maxXres")
  .uint32le("maxYres")
  .uint32le("linkState");

/** Reads a `struct vfio_region_gfx_edid`; checks nothing. */
export function witnessVfioRegionGfxEdid(bytes: Uint8Array): VfioRegionGfxEdid {
  return vfioRegionGfxEdidParser.parse(bytes);
}
