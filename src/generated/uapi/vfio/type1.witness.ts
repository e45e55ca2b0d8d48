// Generated from abi/uapi/vfio/type1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioIommuType1Info,
  VfioIovaRange,
  VfioIommuType1InfoCapIovaRange,
  VfioIommuType1InfoCapMigration,
  VfioIommuType1InfoDmaAvail,
  VfioIommuType1DmaMap,
  VfioBitmap,
  VfioIommuType1DmaUnmap,
  VfioIommuType1DirtyBitmap,
  VfioIommuType1DirtyBitmapGet,
} from "./type1.ts";
import { vfioInfoCapHeaderParser } from "./capability.witness.ts";

export const vfioIommuType1InfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("iovaPgsizes")
  .uint32le("capOffset")
  .seek(4);

/** Reads a `struct vfio_iommu_type1_info`; checks nothing. */
export function witnessVfioIommuType1Info(bytes: Uint8Array): VfioIommuType1Info {
  return vfioIommuType1InfoParser.parse(bytes);
}

export const vfioIovaRangeParser: Parser = new Parser()
  .endianness("little")
  .uint64le("start")
  .uint64le("end");

/** Reads a `struct vfio_iova_range`; checks nothing. */
export function witnessVfioIovaRange(bytes: Uint8Array): VfioIovaRange {
  return vfioIovaRangeParser.parse(bytes);
}

export const vfioIommuType1InfoCapIovaRangeParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("nrIovas")
  .seek(4)
  .array("iovaRanges", { type: vfioIovaRangeParser, length: "nrIovas" });

/** Reads a `struct vfio_iommu_type1_info_cap_iova_range`; checks nothing. */
export function witnessVfioIommuType1InfoCapIovaRange(
  bytes: Uint8Array,
): VfioIommuType1InfoCapIovaRange {
  return vfioIommuType1InfoCapIovaRangeParser.parse(bytes);
}

export const vfioIommuType1InfoCapMigrationParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("flags")
  .seek(4)
  .uint64le("pgsizeBitmap")
  .uint64le("maxDirtyBitmapSize");

/** Reads a `struct vfio_iommu_type1_info_cap_migration`; checks nothing. */
export function witnessVfioIommuType1InfoCapMigration(
  bytes: Uint8Array,
): VfioIommuType1InfoCapMigration {
  return vfioIommuType1InfoCapMigrationParser.parse(bytes);
}

export const vfioIommuType1InfoDmaAvailParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("avail");

/** Reads a `struct vfio_iommu_type1_info_dma_avail`; checks nothing. */
export function witnessVfioIommuType1InfoDmaAvail(bytes: Uint8Array): VfioIommuType1InfoDmaAvail {
  return vfioIommuType1InfoDmaAvailParser.parse(bytes);
}

export const vfioIommuType1DmaMapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("vaddr")
  .uint64le("iova")
  .uint64le("size");

/** Reads a `struct vfio_iommu_type1_dma_map`; checks nothing. */
export function witnessVfioIommuType1DmaMap(bytes: Uint8Array): VfioIommuType1DmaMap {
  return vfioIommuType1DmaMapParser.parse(bytes);
}

export const vfioBitmapParser: Parser = new Parser()
  .endianness("little")
  .uint64le("pgsize")
  .uint64le("size")
  .uint64le("data");

/** Reads a `struct vfio_bitmap`; checks nothing. */
export function witnessVfioBitmap(bytes: Uint8Array): VfioBitmap {
  return vfioBitmapParser.parse(bytes);
}

export const vfioIommuType1DmaUnmapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("iova")
  .uint64le("size")
  .array("data", {
    type: "uint8",
    readUntil: "eof",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_iommu_type1_dma_unmap`; checks nothing. */
export function witnessVfioIommuType1DmaUnmap(bytes: Uint8Array): VfioIommuType1DmaUnmap {
  return vfioIommuType1DmaUnmapParser.parse(bytes);
}

export const vfioIommuType1DirtyBitmapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .array("data", {
    type: "uint8",
    readUntil: "eof",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_iommu_type1_dirty_bitmap`; checks nothing. */
export function witnessVfioIommuType1DirtyBitmap(bytes: Uint8Array): VfioIommuType1DirtyBitmap {
  return vfioIommuType1DirtyBitmapParser.parse(bytes);
}

export const vfioIommuType1DirtyBitmapGetParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("size")
  .nest("bitmap", { type: vfioBitmapParser });

/** Reads a `struct vfio_iommu_type1_dirty_bitmap_get`; checks nothing. */
export function witnessVfioIommuType1DirtyBitmapGet(
  bytes: Uint8Array,
): VfioIommuType1DirtyBitmapGet {
  return vfioIommuType1DirtyBitmapGetParser.parse(bytes);
}
