// Generated from abi/uapi/iommufd/hwpt.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
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
} from "./hwpt.ts";

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
