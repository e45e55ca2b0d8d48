// Generated from abi/uapi/iommufd/ioas.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuDestroy,
  IommuIoasAlloc,
  IommuIovaRange,
  IommuIoasAllowIovas,
  IommuIoasCopy,
  IommuIoasIovaRanges,
  IommuIoasMap,
  IommuIoasUnmap,
  IommuOption,
  IommuVfioIoas,
  IommuIoasMapFile,
  IommuIoasChangeProcess,
} from "./ioas.ts";

export const iommuDestroyParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("id");

/** Reads a `struct iommu_destroy`; checks nothing. */
export function witnessIommuDestroy(bytes: Uint8Array): IommuDestroy {
  return iommuDestroyParser.parse(bytes);
}

export const iommuIoasAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("outIoasId");

/** Reads a `struct iommu_ioas_alloc`; checks nothing. */
export function witnessIommuIoasAlloc(bytes: Uint8Array): IommuIoasAlloc {
  return iommuIoasAllocParser.parse(bytes);
}

export const iommuIovaRangeParser: Parser = new Parser()
  .endianness("little")
  .uint64le("start")
  .uint64le("last");

/** Reads a `struct iommu_iova_range`; checks nothing. */
export function witnessIommuIovaRange(bytes: Uint8Array): IommuIovaRange {
  return iommuIovaRangeParser.parse(bytes);
}

export const iommuIoasAllowIovasParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("ioasId")
  .uint32le("numIovas")
  .seek(4)
  .uint64le("allowedIovas");

/** Reads a `struct iommu_ioas_allow_iovas`; checks nothing. */
export function witnessIommuIoasAllowIovas(bytes: Uint8Array): IommuIoasAllowIovas {
  return iommuIoasAllowIovasParser.parse(bytes);
}

export const iommuIoasCopyParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("dstIoasId")
  .uint32le("srcIoasId")
  .uint64le("length")
  .uint64le("dstIova")
  .uint64le("srcIova");

/** Reads a `struct iommu_ioas_copy`; checks nothing. */
export function witnessIommuIoasCopy(bytes: Uint8Array): IommuIoasCopy {
  return iommuIoasCopyParser.parse(bytes);
}

export const iommuIoasIovaRangesParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("ioasId")
  .uint32le("numIovas")
  .seek(4)
  .uint64le("allowedIovas")
  .uint64le("outIovaAlignment");

/** Reads a `struct iommu_ioas_iova_ranges`; checks nothing. */
export function witnessIommuIoasIovaRanges(bytes: Uint8Array): IommuIoasIovaRanges {
  return iommuIoasIovaRangesParser.parse(bytes);
}

export const iommuIoasMapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("ioasId")
  .seek(4)
  .uint64le("userVa")
  .uint64le("length")
  .uint64le("iova");

/** Reads a `struct iommu_ioas_map`; checks nothing. */
export function witnessIommuIoasMap(bytes: Uint8Array): IommuIoasMap {
  return iommuIoasMapParser.parse(bytes);
}

export const iommuIoasUnmapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("ioasId")
  .uint64le("iova")
  .uint64le("length");

/** Reads a `struct iommu_ioas_unmap`; checks nothing. */
export function witnessIommuIoasUnmap(bytes: Uint8Array): IommuIoasUnmap {
  return iommuIoasUnmapParser.parse(bytes);
}

export const iommuOptionParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("optionId")
  .uint16le("op")
  .seek(2)
  .uint32le("objectId")
  .uint64le("val64");

/** Reads a `struct iommu_option`; checks nothing. */
export function witnessIommuOption(bytes: Uint8Array): IommuOption {
  return iommuOptionParser.parse(bytes);
}

export const iommuVfioIoasParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("ioasId")
  .uint16le("op")
  .seek(2);

/** Reads a `struct iommu_vfio_ioas`; checks nothing. */
export function witnessIommuVfioIoas(bytes: Uint8Array): IommuVfioIoas {
  return iommuVfioIoasParser.parse(bytes);
}

export const iommuIoasMapFileParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("ioasId")
  .int32le("fd")
  .uint64le("start")
  .uint64le("length")
  .uint64le("iova");

/** Reads a `struct iommu_ioas_map_file`; checks nothing. */
export function witnessIommuIoasMapFile(bytes: Uint8Array): IommuIoasMapFile {
  return iommuIoasMapFileParser.parse(bytes);
}

export const iommuIoasChangeProcessParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .seek(4);

/** Reads a `struct iommu_ioas_change_process`; checks nothing. */
export function witnessIommuIoasChangeProcess(bytes: Uint8Array): IommuIoasChangeProcess {
  return iommuIoasChangeProcessParser.parse(bytes);
}
