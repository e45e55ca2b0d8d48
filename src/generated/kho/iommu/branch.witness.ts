// Generated from abi/kho/iommu/branch.ts by "holeproof generate".
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
  IommuDeviceSer,
  IommuIntelSer,
  IommuHwSer,
  IommuArrayHdrSer,
  IommuFlbSer,
} from "./branch.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

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
  .array("signExtend", {
    type: "uint8",
    length: 1,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
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
  .uint64le("pasidTable")
  .uint64le("maxPasid");

/** Reads a `struct iommu_device_intel_ser`; checks nothing. */
export function witnessIommuDeviceIntelSer(bytes: Uint8Array): IommuDeviceIntelSer {
  return iommuDeviceIntelSerParser.parse(bytes);
}

export const iommuDeviceSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint32le("devid")
  .uint32le("pciDomainNr")
  .nest("domainIommuSer", { type: iommuDevMapSerParser })
  .array("driver", {
    type: "uint8",
    length: 16,
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

export const iommuHwSerParser: Parser = new Parser()
  .endianness("little")
  .nest("hdr", { type: iommuHdrSerParser })
  .uint64le("token")
  .uint64le("type")
  .choice("driver", {
    tag: function (this: { type: bigint | number }) {
      return Number(this.type);
    },
    choices: { 1: new Parser().endianness("little").nest("intel", { type: iommuIntelSerParser }) },
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
  .uint64le("iommuArrayPhys")
  .uint64le("iommuDomainArrayPhys")
  .uint64le("deviceArrayPhys");

/** Reads a `struct iommu_flb_ser`; checks nothing. */
export function witnessIommuFlbSer(bytes: Uint8Array): IommuFlbSer {
  return iommuFlbSerParser.parse(bytes);
}
