// Generated from abi/uapi/iommufd/fault.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { IommuHwptPgfault, IommuHwptPageResponse, IommuFaultAlloc } from "./fault.ts";

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
