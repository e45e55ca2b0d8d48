// Generated from abi/uapi/iommufd/queue.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuHwQueueAlloc,
  IommuHwInfoTegra241Cmdqv,
  IommuViommuTegra241Cmdqv,
} from "./queue.ts";

export const iommuHwQueueAllocParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("flags")
  .uint32le("viommuId")
  .uint32le("type")
  .uint32le("index")
  .uint32le("outHwQueueId")
  .uint64le("nestingParentIova")
  .uint64le("length");

/** Reads a `struct iommu_hw_queue_alloc`; checks nothing. */
export function witnessIommuHwQueueAlloc(bytes: Uint8Array): IommuHwQueueAlloc {
  return iommuHwQueueAllocParser.parse(bytes);
}

export const iommuHwInfoTegra241CmdqvParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint8("version")
  .uint8("log2vcmdqs")
  .uint8("log2vsids")
  .seek(1);

/** Reads a `struct iommu_hw_info_tegra241_cmdqv`; checks nothing. */
export function witnessIommuHwInfoTegra241Cmdqv(bytes: Uint8Array): IommuHwInfoTegra241Cmdqv {
  return iommuHwInfoTegra241CmdqvParser.parse(bytes);
}

export const iommuViommuTegra241CmdqvParser: Parser = new Parser()
  .endianness("little")
  .uint64le("outVintfMmapOffset")
  .uint64le("outVintfMmapLength");

/** Reads a `struct iommu_viommu_tegra241_cmdqv`; checks nothing. */
export function witnessIommuViommuTegra241Cmdqv(bytes: Uint8Array): IommuViommuTegra241Cmdqv {
  return iommuViommuTegra241CmdqvParser.parse(bytes);
}
