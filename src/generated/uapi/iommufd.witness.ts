// Generated from abi/uapi/iommufd.ts by "holeproof generate".
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
  IommuHwptVtdS1,
  IommuHwptArmSmmuv3,
  IommuHwptAlloc,
  IommuHwInfoVtd,
  IommuHwInfoArmSmmuv3,
  IommuHwInfo,
  IommuHwptSetDirtyTracking,
  IommuHwptGetDirtyBitmap,
  IommuHwptVtdS1Invalidate,
  IommuViommuArmSmmuv3Invalidate,
  IommuHwptInvalidate,
  IommuHwptPgfault,
  IommuHwptPageResponse,
  IommuFaultAlloc,
  IommuIoasMapFile,
  IommuViommuAlloc,
  IommuVdeviceAlloc,
  IommuIoasChangeProcess,
} from "./iommufd.ts";

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

export const iommuHwptVtdS1Parser: Parser = new Parser()
  .endianness("little")
  .uint64le("flags")
  .uint64le("pgtblAddr")
  .uint32le("addrWidth")
  .seek(4);

/** Reads a `struct iommu_hwpt_vtd_s1`; checks nothing. */
export function witnessIommuHwptVtdS1(bytes: Uint8Array): IommuHwptVtdS1 {
  return iommuHwptVtdS1Parser.parse(bytes);
}

export const iommuHwptArmSmmuv3Parser: Parser = new Parser().endianness("little").array("ste", {
  type: "uint64le",
  length: 2,
  formatter: (items: bigint[]) => BigUint64Array.from(items),
});

/** Reads a `struct iommu_hwpt_arm_smmuv3`; checks nothing. */
export function witnessIommuHwptArmSmmuv3(bytes: Uint8Array): IommuHwptArmSmmuv3 {
  return iommuHwptArmSmmuv3Parser.parse(bytes);
}

export const iommuHwptAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("devId")
  .uint32le("ptId")
  .uint32le("outHwptId")
  .seek(4)
  .uint32le("dataType")
  .uint32le("dataLen")
  .uint64le("dataUptr")
  .uint32le("faultId")
  .seek(4);

/** Reads a `struct iommu_hwpt_alloc`; checks nothing. */
export function witnessIommuHwptAlloc(bytes: Uint8Array): IommuHwptAlloc {
  return iommuHwptAllocParser.parse(bytes);
}

export const iommuHwInfoVtdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .seek(4)
  .uint64le("capReg")
  .uint64le("ecapReg");

/** Reads a `struct iommu_hw_info_vtd`; checks nothing. */
export function witnessIommuHwInfoVtd(bytes: Uint8Array): IommuHwInfoVtd {
  return iommuHwInfoVtdParser.parse(bytes);
}

export const iommuHwInfoArmSmmuv3Parser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .seek(4)
  .array("idr", {
    type: "uint32le",
    length: 6,
    formatter: (items: number[]) => Uint32Array.from(items),
  })
  .uint32le("iidr")
  .uint32le("aidr");

/** Reads a `struct iommu_hw_info_arm_smmuv3`; checks nothing. */
export function witnessIommuHwInfoArmSmmuv3(bytes: Uint8Array): IommuHwInfoArmSmmuv3 {
  return iommuHwInfoArmSmmuv3Parser.parse(bytes);
}

export const iommuHwInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("devId")
  .uint32le("dataLen")
  .uint64le("dataUptr")
  .uint32le("outDataType")
  .seek(4)
  .uint64le("outCapabilities");

/** Reads a `struct iommu_hw_info`; checks nothing. */
export function witnessIommuHwInfo(bytes: Uint8Array): IommuHwInfo {
  return iommuHwInfoParser.parse(bytes);
}

export const iommuHwptSetDirtyTrackingParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("hwptId")
  .seek(4);

/** Reads a `struct iommu_hwpt_set_dirty_tracking`; checks nothing. */
export function witnessIommuHwptSetDirtyTracking(bytes: Uint8Array): IommuHwptSetDirtyTracking {
  return iommuHwptSetDirtyTrackingParser.parse(bytes);
}

export const iommuHwptGetDirtyBitmapParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("hwptId")
  .uint32le("flags")
  .seek(4)
  .uint64le("iova")
  .uint64le("length")
  .uint64le("pageSize")
  .uint64le("data");

/** Reads a `struct iommu_hwpt_get_dirty_bitmap`; checks nothing. */
export function witnessIommuHwptGetDirtyBitmap(bytes: Uint8Array): IommuHwptGetDirtyBitmap {
  return iommuHwptGetDirtyBitmapParser.parse(bytes);
}

export const iommuHwptVtdS1InvalidateParser: Parser = new Parser()
  .endianness("little")
  .uint64le("addr")
  .uint64le("npages")
  .uint32le("flags")
  .seek(4);

/** Reads a `struct iommu_hwpt_vtd_s1_invalidate`; checks nothing. */
export function witnessIommuHwptVtdS1Invalidate(bytes: Uint8Array): IommuHwptVtdS1Invalidate {
  return iommuHwptVtdS1InvalidateParser.parse(bytes);
}

export const iommuViommuArmSmmuv3InvalidateParser: Parser = new Parser()
  .endianness("little")
  .array("cmd", {
    type: "uint64le",
    length: 2,
    formatter: (items: bigint[]) => BigUint64Array.from(items),
  });

/** Reads a `struct iommu_viommu_arm_smmuv3_invalidate`; checks nothing. */
export function witnessIommuViommuArmSmmuv3Invalidate(
  bytes: Uint8Array,
): IommuViommuArmSmmuv3Invalidate {
  return iommuViommuArmSmmuv3InvalidateParser.parse(bytes);
}

export const iommuHwptInvalidateParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("hwptId")
  .uint64le("dataUptr")
  .uint32le("dataType")
  .uint32le("entryLen")
  .uint32le("entryNum")
  .seek(4);

/** Reads a `struct iommu_hwpt_invalidate`; checks nothing. */
export function witnessIommuHwptInvalidate(bytes: Uint8Array): IommuHwptInvalidate {
  return iommuHwptInvalidateParser.parse(bytes);
}

export const iommuHwptPgfaultParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("devId")
  .uint32le("pasid")
  .uint32le("grpid")
  .uint32le("perm")
  .seek(4)
  .uint64le("addr")
  .uint32le("length")
  .uint32le("cookie");

/** Reads a `struct iommu_hwpt_pgfault`; checks nothing. */
export function witnessIommuHwptPgfault(bytes: Uint8Array): IommuHwptPgfault {
  return iommuHwptPgfaultParser.parse(bytes);
}

export const iommuHwptPageResponseParser: Parser = new Parser()
  .endianness("little")
  .uint32le("cookie")
  .uint32le("code");

/** Reads a `struct iommu_hwpt_page_response`; checks nothing. */
export function witnessIommuHwptPageResponse(bytes: Uint8Array): IommuHwptPageResponse {
  return iommuHwptPageResponseParser.parse(bytes);
}

export const iommuFaultAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("outFaultId")
  .uint32le("outFaultFd");

/** Reads a `struct iommu_fault_alloc`; checks nothing. */
export function witnessIommuFaultAlloc(bytes: Uint8Array): IommuFaultAlloc {
  return iommuFaultAllocParser.parse(bytes);
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

export const iommuViommuAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("type")
  .uint32le("devId")
  .uint32le("hwptId")
  .uint32le("outViommuId");

/** Reads a `struct iommu_viommu_alloc`; checks nothing. */
export function witnessIommuViommuAlloc(bytes: Uint8Array): IommuViommuAlloc {
  return iommuViommuAllocParser.parse(bytes);
}

export const iommuVdeviceAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("viommuId")
  .uint32le("devId")
  .uint32le("outVdeviceId")
  .uint64le("virtId");

/** Reads a `struct iommu_vdevice_alloc`; checks nothing. */
export function witnessIommuVdeviceAlloc(bytes: Uint8Array): IommuVdeviceAlloc {
  return iommuVdeviceAllocParser.parse(bytes);
}

export const iommuIoasChangeProcessParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .seek(4);

/** Reads a `struct iommu_ioas_change_process`; checks nothing. */
export function witnessIommuIoasChangeProcess(bytes: Uint8Array): IommuIoasChangeProcess {
  return iommuIoasChangeProcessParser.parse(bytes);
}
