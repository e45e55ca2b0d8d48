// Generated from abi/uapi/vfio/capability.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioInfoCapHeader,
  VfioRegionSparseMmapArea,
  VfioRegionInfoCapSparseMmap,
  VfioRegionInfoCapType,
  VfioRegionInfoCapNvlink2Ssatgt,
  VfioRegionInfoCapNvlink2Lnkspd,
  VfioDeviceInfoCapPciAtomicComp,
} from "./capability.ts";

export const vfioInfoCapHeaderParser: Parser = new Parser()
  .endianness("little")
  .uint16le("id")
  .uint16le("version")
  .uint32le("next");

/** Reads a `struct vfio_info_cap_header`; checks nothing. */
export function witnessVfioInfoCapHeader(bytes: Uint8Array): VfioInfoCapHeader {
  return vfioInfoCapHeaderParser.parse(bytes);
}

export const vfioRegionSparseMmapAreaParser: Parser = new Parser()
  .endianness("little")
  .uint64le("offset")
  .uint64le("size");

/** Reads a `struct vfio_region_sparse_mmap_area`; checks nothing. */
export function witnessVfioRegionSparseMmapArea(bytes: Uint8Array): VfioRegionSparseMmapArea {
  return vfioRegionSparseMmapAreaParser.parse(bytes);
}

export const vfioRegionInfoCapSparseMmapParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("nrAreas")
  .seek(4)
  .array("areas", { type: vfioRegionSparseMmapAreaParser, length: "nrAreas" });

/** Reads a `struct vfio_region_info_cap_sparse_mmap`; checks nothing. */
export function witnessVfioRegionInfoCapSparseMmap(bytes: Uint8Array): VfioRegionInfoCapSparseMmap {
  return vfioRegionInfoCapSparseMmapParser.parse(bytes);
}

export const vfioRegionInfoCapTypeParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("type")
  .uint32le("subtype");

/** Reads a `struct vfio_region_info_cap_type`; checks nothing. */
export function witnessVfioRegionInfoCapType(bytes: Uint8Array): VfioRegionInfoCapType {
  return vfioRegionInfoCapTypeParser.parse(bytes);
}

export const vfioRegionInfoCapNvlink2SsatgtParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint64le("tgt");

/** Reads a `struct vfio_region_info_cap_nvlink2_ssatgt`; checks nothing. */
export function witnessVfioRegionInfoCapNvlink2Ssatgt(
  bytes: Uint8Array,
): VfioRegionInfoCapNvlink2Ssatgt {
  return vfioRegionInfoCapNvlink2SsatgtParser.parse(bytes);
}

export const vfioRegionInfoCapNvlink2LnkspdParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("linkSpeed")
  .seek(4);

/** Reads a `struct vfio_region_info_cap_nvlink2_lnkspd`; checks nothing. */
export function witnessVfioRegionInfoCapNvlink2Lnkspd(
  bytes: Uint8Array,
): VfioRegionInfoCapNvlink2Lnkspd {
  return vfioRegionInfoCapNvlink2LnkspdParser.parse(bytes);
}

export const vfioDeviceInfoCapPciAtomicCompParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("flags")
  .seek(4);

/** Reads a `struct vfio_device_info_cap_pci_atomic_comp`; checks nothing. */
export function witnessVfioDeviceInfoCapPciAtomicComp(
  bytes: Uint8Array,
): VfioDeviceInfoCapPciAtomicComp {
  return vfioDeviceInfoCapPciAtomicCompParser.parse(bytes);
}
