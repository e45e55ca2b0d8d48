// Generated from abi/uapi/iommufd/selftest.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuTestCmdAddReserved,
  IommuTestCmdMockDomain,
  IommuTestCmdMockDomainFlags,
  IommuTestCmdMockDomainReplace,
  IommuTestCmdCheckMap,
  IommuTestCmdCheckRefs,
  IommuTestCmdCreateAccess,
  IommuTestCmdDestroyAccessPages,
  IommuTestCmdAccessPages,
  IommuTestCmdAccessRw,
  IommuTestCmdMemoryLimit,
  IommuTestCmdAccessReplaceIoas,
  IommuTestCmdDirty,
  IommuTestCmdCheckIotlb,
  IommuTestCmdTriggerIopf,
  IommuTestCmdCheckDevCache,
  IommuTestCmdTriggerVevent,
  IommuTestCmdPasidAttach,
  IommuTestCmdPasidReplace,
  IommuTestCmdPasidDetach,
  IommuTestCmdPasidCheck,
  IommuTestCmdDmabufGet,
  IommuTestCmdDmabufRevoke,
  IommuTestCmd,
  IommuTestHwInfo,
  IommuHwptSelftest,
  IommuHwptInvalidateSelftest,
  IommuViommuSelftest,
  IommuViommuInvalidateSelftest,
  IommuViommuEventSelftest,
} from "./selftest.ts";

export const iommuTestCmdAddReservedParser: Parser = new Parser()
  .endianness("little")
  .uint64le("start")
  .uint64le("length");

/** Reads a `struct iommu_test_cmd_add_reserved`; checks nothing. */
export function witnessIommuTestCmdAddReserved(bytes: Uint8Array): IommuTestCmdAddReserved {
  return iommuTestCmdAddReservedParser.parse(bytes);
}

export const iommuTestCmdMockDomainParser: Parser = new Parser()
  .endianness("little")
  .uint32le("outStdevId")
  .uint32le("outHwptId")
  .uint32le("outIdevId");

/** Reads a `struct iommu_test_cmd_mock_domain`; checks nothing. */
export function witnessIommuTestCmdMockDomain(bytes: Uint8Array): IommuTestCmdMockDomain {
  return iommuTestCmdMockDomainParser.parse(bytes);
}

export const iommuTestCmdMockDomainFlagsParser: Parser = new Parser()
  .endianness("little")
  .uint32le("outStdevId")
  .uint32le("outHwptId")
  .uint32le("outIdevId")
  .uint32le("devFlags");

/** Reads a `struct iommu_test_cmd_mock_domain_flags`; checks nothing. */
export function witnessIommuTestCmdMockDomainFlags(bytes: Uint8Array): IommuTestCmdMockDomainFlags {
  return iommuTestCmdMockDomainFlagsParser.parse(bytes);
}

export const iommuTestCmdMockDomainReplaceParser: Parser = new Parser()
  .endianness("little")
  .uint32le("ptId");

/** Reads a `struct iommu_test_cmd_mock_domain_replace`; checks nothing. */
export function witnessIommuTestCmdMockDomainReplace(
  bytes: Uint8Array,
): IommuTestCmdMockDomainReplace {
  return iommuTestCmdMockDomainReplaceParser.parse(bytes);
}

export const iommuTestCmdCheckMapParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("length")
  .uint64le("uptr");

/** Reads a `struct iommu_test_cmd_check_map`; checks nothing. */
export function witnessIommuTestCmdCheckMap(bytes: Uint8Array): IommuTestCmdCheckMap {
  return iommuTestCmdCheckMapParser.parse(bytes);
}

export const iommuTestCmdCheckRefsParser: Parser = new Parser()
  .endianness("little")
  .uint64le("length")
  .uint64le("uptr")
  .uint32le("refs")
  .seek(4);

/** Reads a `struct iommu_test_cmd_check_refs`; checks nothing. */
export function witnessIommuTestCmdCheckRefs(bytes: Uint8Array): IommuTestCmdCheckRefs {
  return iommuTestCmdCheckRefsParser.parse(bytes);
}

export const iommuTestCmdCreateAccessParser: Parser = new Parser()
  .endianness("little")
  .uint32le("outAccessFd")
  .uint32le("flags");

/** Reads a `struct iommu_test_cmd_create_access`; checks nothing. */
export function witnessIommuTestCmdCreateAccess(bytes: Uint8Array): IommuTestCmdCreateAccess {
  return iommuTestCmdCreateAccessParser.parse(bytes);
}

export const iommuTestCmdDestroyAccessPagesParser: Parser = new Parser()
  .endianness("little")
  .uint32le("accessPagesId");

/** Reads a `struct iommu_test_cmd_destroy_access_pages`; checks nothing. */
export function witnessIommuTestCmdDestroyAccessPages(
  bytes: Uint8Array,
): IommuTestCmdDestroyAccessPages {
  return iommuTestCmdDestroyAccessPagesParser.parse(bytes);
}

export const iommuTestCmdAccessPagesParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("outAccessPagesId")
  .uint64le("iova")
  .uint64le("length")
  .uint64le("uptr");

/** Reads a `struct iommu_test_cmd_access_pages`; checks nothing. */
export function witnessIommuTestCmdAccessPages(bytes: Uint8Array): IommuTestCmdAccessPages {
  return iommuTestCmdAccessPagesParser.parse(bytes);
}

export const iommuTestCmdAccessRwParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iova")
  .uint64le("length")
  .uint64le("uptr")
  .uint32le("flags")
  .seek(4);

/** Reads a `struct iommu_test_cmd_access_rw`; checks nothing. */
export function witnessIommuTestCmdAccessRw(bytes: Uint8Array): IommuTestCmdAccessRw {
  return iommuTestCmdAccessRwParser.parse(bytes);
}

export const iommuTestCmdMemoryLimitParser: Parser = new Parser()
  .endianness("little")
  .uint32le("limit");

/** Reads a `struct iommu_test_cmd_memory_limit`; checks nothing. */
export function witnessIommuTestCmdMemoryLimit(bytes: Uint8Array): IommuTestCmdMemoryLimit {
  return iommuTestCmdMemoryLimitParser.parse(bytes);
}

export const iommuTestCmdAccessReplaceIoasParser: Parser = new Parser()
  .endianness("little")
  .uint32le("ioasId");

/** Reads a `struct iommu_test_cmd_access_replace_ioas`; checks nothing. */
export function witnessIommuTestCmdAccessReplaceIoas(
  bytes: Uint8Array,
): IommuTestCmdAccessReplaceIoas {
  return iommuTestCmdAccessReplaceIoasParser.parse(bytes);
}

export const iommuTestCmdDirtyParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .seek(4)
  .uint64le("iova")
  .uint64le("length")
  .uint64le("pageSize")
  .uint64le("uptr")
  .uint64le("outNrDirty");

/** Reads a `struct iommu_test_cmd_dirty`; checks nothing. */
export function witnessIommuTestCmdDirty(bytes: Uint8Array): IommuTestCmdDirty {
  return iommuTestCmdDirtyParser.parse(bytes);
}

export const iommuTestCmdCheckIotlbParser: Parser = new Parser()
  .endianness("little")
  .uint32le("id")
  .uint32le("iotlb");

/** Reads a `struct iommu_test_cmd_check_iotlb`; checks nothing. */
export function witnessIommuTestCmdCheckIotlb(bytes: Uint8Array): IommuTestCmdCheckIotlb {
  return iommuTestCmdCheckIotlbParser.parse(bytes);
}

export const iommuTestCmdTriggerIopfParser: Parser = new Parser()
  .endianness("little")
  .uint32le("devId")
  .uint32le("pasid")
  .uint32le("grpid")
  .uint32le("perm")
  .uint64le("addr");

/** Reads a `struct iommu_test_cmd_trigger_iopf`; checks nothing. */
export function witnessIommuTestCmdTriggerIopf(bytes: Uint8Array): IommuTestCmdTriggerIopf {
  return iommuTestCmdTriggerIopfParser.parse(bytes);
}

export const iommuTestCmdCheckDevCacheParser: Parser = new Parser()
  .endianness("little")
  .uint32le("id")
  .uint32le("cache");

/** Reads a `struct iommu_test_cmd_check_dev_cache`; checks nothing. */
export function witnessIommuTestCmdCheckDevCache(bytes: Uint8Array): IommuTestCmdCheckDevCache {
  return iommuTestCmdCheckDevCacheParser.parse(bytes);
}

export const iommuTestCmdTriggerVeventParser: Parser = new Parser()
  .endianness("little")
  .uint32le("devId");

/** Reads a `struct iommu_test_cmd_trigger_vevent`; checks nothing. */
export function witnessIommuTestCmdTriggerVevent(bytes: Uint8Array): IommuTestCmdTriggerVevent {
  return iommuTestCmdTriggerVeventParser.parse(bytes);
}

export const iommuTestCmdPasidAttachParser: Parser = new Parser()
  .endianness("little")
  .uint32le("pasid")
  .uint32le("ptId");

/** Reads a `struct iommu_test_cmd_pasid_attach`; checks nothing. */
export function witnessIommuTestCmdPasidAttach(bytes: Uint8Array): IommuTestCmdPasidAttach {
  return iommuTestCmdPasidAttachParser.parse(bytes);
}

export const iommuTestCmdPasidReplaceParser: Parser = new Parser()
  .endianness("little")
  .uint32le("pasid")
  .uint32le("ptId");

/** Reads a `struct iommu_test_cmd_pasid_replace`; checks nothing. */
export function witnessIommuTestCmdPasidReplace(bytes: Uint8Array): IommuTestCmdPasidReplace {
  return iommuTestCmdPasidReplaceParser.parse(bytes);
}

export const iommuTestCmdPasidDetachParser: Parser = new Parser()
  .endianness("little")
  .uint32le("pasid");

/** Reads a `struct iommu_test_cmd_pasid_detach`; checks nothing. */
export function witnessIommuTestCmdPasidDetach(bytes: Uint8Array): IommuTestCmdPasidDetach {
  return iommuTestCmdPasidDetachParser.parse(bytes);
}

export const iommuTestCmdPasidCheckParser: Parser = new Parser()
  .endianness("little")
  .uint32le("pasid")
  .uint32le("hwptId");

/** Reads a `struct iommu_test_cmd_pasid_check`; checks nothing. */
export function witnessIommuTestCmdPasidCheck(bytes: Uint8Array): IommuTestCmdPasidCheck {
  return iommuTestCmdPasidCheckParser.parse(bytes);
}

export const iommuTestCmdDmabufGetParser: Parser = new Parser()
  .endianness("little")
  .uint32le("length")
  .uint32le("openFlags");

/** Reads a `struct iommu_test_cmd_dmabuf_get`; checks nothing. */
export function witnessIommuTestCmdDmabufGet(bytes: Uint8Array): IommuTestCmdDmabufGet {
  return iommuTestCmdDmabufGetParser.parse(bytes);
}

export const iommuTestCmdDmabufRevokeParser: Parser = new Parser()
  .endianness("little")
  .int32le("dmabufFd")
  .uint32le("revoked");

/** Reads a `struct iommu_test_cmd_dmabuf_revoke`; checks nothing. */
export function witnessIommuTestCmdDmabufRevoke(bytes: Uint8Array): IommuTestCmdDmabufRevoke {
  return iommuTestCmdDmabufRevokeParser.parse(bytes);
}

export const iommuTestCmdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .uint32le("op")
  .uint32le("id")
  .seek(4)
  .choice("variant", {
    tag: function (this: { op: bigint | number }) {
      return Number(this.op);
    },
    choices: {
      1: new Parser()
        .endianness("little")
        .nest("addReserved", { type: iommuTestCmdAddReservedParser })
        .seek(32),
      2: new Parser()
        .endianness("little")
        .nest("mockDomain", { type: iommuTestCmdMockDomainParser })
        .seek(36),
      12: new Parser()
        .endianness("little")
        .nest("mockDomainFlags", { type: iommuTestCmdMockDomainFlagsParser })
        .seek(32),
      10: new Parser()
        .endianness("little")
        .nest("mockDomainReplace", { type: iommuTestCmdMockDomainReplaceParser })
        .seek(44),
      3: new Parser()
        .endianness("little")
        .nest("checkMap", { type: iommuTestCmdCheckMapParser })
        .seek(24),
      4: new Parser()
        .endianness("little")
        .nest("checkRefs", { type: iommuTestCmdCheckRefsParser })
        .seek(24),
      5: new Parser()
        .endianness("little")
        .nest("createAccess", { type: iommuTestCmdCreateAccessParser })
        .seek(40),
      6: new Parser()
        .endianness("little")
        .nest("destroyAccessPages", { type: iommuTestCmdDestroyAccessPagesParser })
        .seek(44),
      7: new Parser()
        .endianness("little")
        .nest("accessPages", { type: iommuTestCmdAccessPagesParser })
        .seek(16),
      8: new Parser()
        .endianness("little")
        .nest("accessRw", { type: iommuTestCmdAccessRwParser })
        .seek(16),
      9: new Parser()
        .endianness("little")
        .nest("memoryLimit", { type: iommuTestCmdMemoryLimitParser })
        .seek(44),
      11: new Parser()
        .endianness("little")
        .nest("accessReplaceIoas", { type: iommuTestCmdAccessReplaceIoasParser })
        .seek(44),
      13: new Parser().endianness("little").nest("dirty", { type: iommuTestCmdDirtyParser }),
      14: new Parser()
        .endianness("little")
        .nest("checkIotlb", { type: iommuTestCmdCheckIotlbParser })
        .seek(40),
      15: new Parser()
        .endianness("little")
        .nest("triggerIopf", { type: iommuTestCmdTriggerIopfParser })
        .seek(24),
      16: new Parser()
        .endianness("little")
        .nest("checkDevCache", { type: iommuTestCmdCheckDevCacheParser })
        .seek(40),
      17: new Parser()
        .endianness("little")
        .nest("triggerVevent", { type: iommuTestCmdTriggerVeventParser })
        .seek(44),
      18: new Parser()
        .endianness("little")
        .nest("pasidAttach", { type: iommuTestCmdPasidAttachParser })
        .seek(40),
      19: new Parser()
        .endianness("little")
        .nest("pasidReplace", { type: iommuTestCmdPasidReplaceParser })
        .seek(40),
      20: new Parser()
        .endianness("little")
        .nest("pasidDetach", { type: iommuTestCmdPasidDetachParser })
        .seek(44),
      21: new Parser()
        .endianness("little")
        .nest("pasidCheck", { type: iommuTestCmdPasidCheckParser })
        .seek(40),
      22: new Parser()
        .endianness("little")
        .nest("dmabufGet", { type: iommuTestCmdDmabufGetParser })
        .seek(40),
      23: new Parser()
        .endianness("little")
        .nest("dmabufRevoke", { type: iommuTestCmdDmabufRevokeParser })
        .seek(40),
    },
    defaultChoice: new Parser().array("bytes", {
      type: "uint8",
      length: 48,
      formatter: (items: number[]) => Uint8Array.from(items),
    }),
    formatter: (arm: object) => ({ arm: Object.keys(arm)[0], ...arm }),
  })
  .uint32le("last")
  .seek(4);

/** Reads a `struct iommu_test_cmd`; checks nothing. */
export function witnessIommuTestCmd(bytes: Uint8Array): IommuTestCmd {
  return iommuTestCmdParser.parse(bytes);
}

export const iommuTestHwInfoParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("testReg");

/** Reads a `struct iommu_test_hw_info`; checks nothing. */
export function witnessIommuTestHwInfo(bytes: Uint8Array): IommuTestHwInfo {
  return iommuTestHwInfoParser.parse(bytes);
}

export const iommuHwptSelftestParser: Parser = new Parser().endianness("little").uint32le("iotlb");

/** Reads a `struct iommu_hwpt_selftest`; checks nothing. */
export function witnessIommuHwptSelftest(bytes: Uint8Array): IommuHwptSelftest {
  return iommuHwptSelftestParser.parse(bytes);
}

export const iommuHwptInvalidateSelftestParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("iotlbId");

/** Reads a `struct iommu_hwpt_invalidate_selftest`; checks nothing. */
export function witnessIommuHwptInvalidateSelftest(bytes: Uint8Array): IommuHwptInvalidateSelftest {
  return iommuHwptInvalidateSelftestParser.parse(bytes);
}

export const iommuViommuSelftestParser: Parser = new Parser()
  .endianness("little")
  .uint32le("inData")
  .uint32le("outData")
  .uint64le("outMmapOffset")
  .uint64le("outMmapLength");

/** Reads a `struct iommu_viommu_selftest`; checks nothing. */
export function witnessIommuViommuSelftest(bytes: Uint8Array): IommuViommuSelftest {
  return iommuViommuSelftestParser.parse(bytes);
}

export const iommuViommuInvalidateSelftestParser: Parser = new Parser()
  .endianness("little")
  .uint32le("flags")
  .uint32le("vdevId")
  .uint32le("cacheId");

/** Reads a `struct iommu_viommu_invalidate_selftest`; checks nothing. */
export function witnessIommuViommuInvalidateSelftest(
  bytes: Uint8Array,
): IommuViommuInvalidateSelftest {
  return iommuViommuInvalidateSelftestParser.parse(bytes);
}

export const iommuViommuEventSelftestParser: Parser = new Parser()
  .endianness("little")
  .uint32le("virtId");

/** Reads a `struct iommu_viommu_event_selftest`; checks nothing. */
export function witnessIommuViommuEventSelftest(bytes: Uint8Array): IommuViommuEventSelftest {
  return iommuViommuEventSelftestParser.parse(bytes);
}
