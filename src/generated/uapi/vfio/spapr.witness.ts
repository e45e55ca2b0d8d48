// Generated from abi/uapi/vfio/spapr.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioIommuSpaprTceDdwInfo,
  VfioIommuSpaprTceInfo,
  VfioEehPeErr,
  VfioEehPeOp,
  VfioIommuSpaprRegisterMemory,
  VfioIommuSpaprTceCreate,
  VfioIommuSpaprTceRemove,
} from "./spapr.ts";

export const vfioIommuSpaprTceDdwInfoParser: Parser = new Parser()
  .endianness("little")
  .uint64le("pgsizes")
  .uint32le("maxDynamicWindowsSupported")
  .uint32le("levels");

/** Reads a `struct vfio_iommu_spapr_tce_ddw_info`; checks nothing. */
export function witnessVfioIommuSpaprTceDdwInfo(bytes: Uint8Array): VfioIommuSpaprTceDdwInfo {
  return vfioIommuSpaprTceDdwInfoParser.parse(bytes);
}

export const vfioIommuSpaprTceInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("dma32WindowStart")
  .uint32le("dma32WindowSize")
  .nest("ddw", { type: vfioIommuSpaprTceDdwInfoParser });

/** Reads a `struct vfio_iommu_spapr_tce_info`; checks nothing. */
export function witnessVfioIommuSpaprTceInfo(bytes: Uint8Array): VfioIommuSpaprTceInfo {
  return vfioIommuSpaprTceInfoParser.parse(bytes);
}

export const vfioEehPeErrParser: Parser = new Parser()
  .endianness("little")
  .uint32le("type")
  .uint32le("func")
  .uint64le("addr")
  .uint64le("mask");

/** Reads a `struct vfio_eeh_pe_err`; checks nothing. */
export function witnessVfioEehPeErr(bytes: Uint8Array): VfioEehPeErr {
  return vfioEehPeErrParser.parse(bytes);
}

export const vfioEehPeOpParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("op")
  .seek(4)
  .array("variant", {
    type: "uint8",
    length: 24,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_eeh_pe_op`; checks nothing. */
export function witnessVfioEehPeOp(bytes: Uint8Array): VfioEehPeOp {
  return vfioEehPeOpParser.parse(bytes);
}

export const vfioIommuSpaprRegisterMemoryParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("vaddr")
  .uint64le("size");

/** Reads a `struct vfio_iommu_spapr_register_memory`; checks nothing. */
export function witnessVfioIommuSpaprRegisterMemory(
  bytes: Uint8Array,
): VfioIommuSpaprRegisterMemory {
  return vfioIommuSpaprRegisterMemoryParser.parse(bytes);
}

export const vfioIommuSpaprTceCreateParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("pageShift")
  .seek(4)
  .uint64le("windowSize")
  .uint32le("levels")
  .seek(4)
  .uint64le("startAddr");

/** Reads a `struct vfio_iommu_spapr_tce_create`; checks nothing. */
export function witnessVfioIommuSpaprTceCreate(bytes: Uint8Array): VfioIommuSpaprTceCreate {
  return vfioIommuSpaprTceCreateParser.parse(bytes);
}

export const vfioIommuSpaprTceRemoveParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("startAddr");

/** Reads a `struct vfio_iommu_spapr_tce_remove`; checks nothing. */
export function witnessVfioIommuSpaprTceRemove(bytes: Uint8Array): VfioIommuSpaprTceRemove {
  return vfioIommuSpaprTceRemoveParser.parse(bytes);
}
