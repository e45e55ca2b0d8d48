// Generated from abi/kho/iommu/version1.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuHdrSer,
  IommuDomainSer,
  IommuDevMapSer,
  IommuDeviceIntelSer,
  IommuMasterSmmuv3Ser,
  IommuDeviceSer,
  IommuIntelSer,
  IommuSmmuv3HwSer,
  IommuHwSer,
  IommuArrayHdrSer,
  IommuFlbSer,
  IommuHwArraySer,
  IommuDomainArraySer,
  IommuDeviceArraySer,
} from "./version1.ts";

export const iommuHdrSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("refCount")
  .uint32le("flags");

/** Reads a `struct iommu_hdr_ser`; checks nothing. */
export function witnessIommuHdrSer(bytes: Uint8Array): IommuHdrSer {
  return iommuHdrSerParser.parse(bytes);
}

export const iommuDomainSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint64le("topTablePhys")
  .uint64le("topLevel")
  .uint32le("vasz")
  .uint8("signExtend")
  .seek(3)
  .uint64le("restoredDomain");

/** Reads a `struct iommu_domain_ser`; checks nothing. */
export function witnessIommuDomainSer(bytes: Uint8Array): IommuDomainSer {
  return iommuDomainSerParser.parse(bytes);
}

export const iommuDevMapSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("attachmentId")
  .uint64le("domainPhys")
  .uint64le("iommuPhys");

/** Reads a `struct iommu_dev_map_ser`; checks nothing. */
export function witnessIommuDevMapSer(bytes: Uint8Array): IommuDevMapSer {
  return iommuDevMapSerParser.parse(bytes);
}

export const iommuDeviceIntelSerParser: Parser = new Parser()
  .endianness("little")
  .uint8("restored")
  .seek(7)
  .uint64le("pasidTable")
  .uint64le("maxPasid");

/** Reads a `struct iommu_device_intel_ser`; checks nothing. */
export function witnessIommuDeviceIntelSer(bytes: Uint8Array): IommuDeviceIntelSer {
  return iommuDeviceIntelSerParser.parse(bytes);
}

export const iommuMasterSmmuv3SerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("l1CdtabLuState")
  .uint32le("numL2Cdtables")
  .seek(4)
  .uint64le("l2CdtabLuStatesPhys");

/** Reads a `struct iommu_master_smmuv3_ser`; checks nothing. */
export function witnessIommuMasterSmmuv3Ser(bytes: Uint8Array): IommuMasterSmmuv3Ser {
  return iommuMasterSmmuv3SerParser.parse(bytes);
}

export const iommuDeviceSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint32le("devid")
  .uint32le("pciDomainNr")
  .uint64le("dmaOwnerToken")
  .nest("domainIommuSer", { type: iommuDevMapSerParser })
  .array("driver", {
    type: "uint8",
    length: 24,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct iommu_device_ser`; checks nothing. */
export function witnessIommuDeviceSer(bytes: Uint8Array): IommuDeviceSer {
  return iommuDeviceSerParser.parse(bytes);
}

export const iommuIntelSerParser: Parser = new Parser()
  .endianness("little")
  .uint8("restored")
  .seek(7)
  .uint64le("physAddr")
  .uint64le("rootTable")
  .array("contextTablesBitmap", {
    type: "uint64le",
    length: 8,
    formatter: (items: bigint[]) => BigUint64Array.from(items),
  });

/** Reads a `struct iommu_intel_ser`; checks nothing. */
export function witnessIommuIntelSer(bytes: Uint8Array): IommuIntelSer {
  return iommuIntelSerParser.parse(bytes);
}

export const iommuSmmuv3HwSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("physAddr")
  .uint64le("strtabBaseCfg")
  .uint64le("l1StrtabLuState")
  .uint64le("l2StrtabLuStatesPhys");

/** Reads a `struct iommu_smmuv3_hw_ser`; checks nothing. */
export function witnessIommuSmmuv3HwSer(bytes: Uint8Array): IommuSmmuv3HwSer {
  return iommuSmmuv3HwSerParser.parse(bytes);
}

export const iommuHwSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint64le("token")
  .uint64le("type")
  .choice("driver", {
    tag: function (this: { type: bigint | number }) {
      return Number(this.type);
    },
    choices: {
      1: new Parser().endianness("little").nest("intel", { type: iommuIntelSerParser }),
      2: new Parser()
        .endianness("little")
        .nest("smmuv3", { type: iommuSmmuv3HwSerParser })
        .seek(56),
    },
    defaultChoice: new Parser().array("bytes", {
      type: "uint8",
      length: 88,
      formatter: (items: number[]) => Uint8Array.from(items),
    }),
    formatter: (arm: object) => ({ arm: Object.keys(arm)[0], ...arm }),
  });

/** Reads a `struct iommu_hw_ser`; checks nothing. */
export function witnessIommuHwSer(bytes: Uint8Array): IommuHwSer {
  return iommuHwSerParser.parse(bytes);
}

export const iommuArrayHdrSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("nextArrayPhys")
  .uint64le("nrObjects");

/** Reads a `struct iommu_array_hdr_ser`; checks nothing. */
export function witnessIommuArrayHdrSer(bytes: Uint8Array): IommuArrayHdrSer {
  return iommuArrayHdrSerParser.parse(bytes);
}

export const iommuFlbSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("version")
  .uint64le("iommuArrayPhys")
  .uint64le("iommuDomainArrayPhys")
  .uint64le("deviceArrayPhys");

/** Reads a `struct iommu_flb_ser`; checks nothing. */
export function witnessIommuFlbSer(bytes: Uint8Array): IommuFlbSer {
  return iommuFlbSerParser.parse(bytes);
}

export const iommuHwArraySerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuArrayHdrSerParser })
  .array("objects", {
    type: iommuHwSerParser,
    length: function (this: { hdr: { nrObjects: bigint | number } }) {
      return Number(this.hdr.nrObjects);
    },
  });

/** Reads a `struct iommu_hw_array_ser`; checks nothing. */
export function witnessIommuHwArraySer(bytes: Uint8Array): IommuHwArraySer {
  return iommuHwArraySerParser.parse(bytes);
}

export const iommuDomainArraySerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuArrayHdrSerParser })
  .array("objects", {
    type: iommuDomainSerParser,
    length: function (this: { hdr: { nrObjects: bigint | number } }) {
      return Number(this.hdr.nrObjects);
    },
  });

/** Reads a `struct iommu_domain_array_ser`; checks nothing. */
export function witnessIommuDomainArraySer(bytes: Uint8Array): IommuDomainArraySer {
  return iommuDomainArraySerParser.parse(bytes);
}

export const iommuDeviceArraySerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuArrayHdrSerParser })
  .array("objects", {
    type: iommuDeviceSerParser,
    length: function (this: { hdr: { nrObjects: bigint | number } }) {
      return Number(this.hdr.nrObjects);
    },
  });

/** Reads a `struct iommu_device_array_ser`; checks nothing. */
export function witnessIommuDeviceArraySer(bytes: Uint8Array): IommuDeviceArraySer {
  return iommuDeviceArraySerParser.parse(bytes);
}
