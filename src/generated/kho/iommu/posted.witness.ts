// Generated from abi/kho/iommu/posted.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuObjSer,
  IommuDomainSer,
  DeviceDomainIommuSer,
  DeviceSer,
  IommuIntelSer,
  IommuSer,
  IommuObjsSer,
  IommuLuFlbSer,
} from "./posted.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const iommuObjSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("idx")
  .uint32le("refCount")
  .array("deleted", {
    type: "uint8",
    length: 1,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 0n)),
  })
  .seek(-1)
  .array("incoming", {
    type: "uint8",
    length: 1,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(1, whole(bytes) >> 1n)),
  });

/** Reads a `struct iommu_obj_ser`; checks nothing. */
export function witnessIommuObjSer(bytes: Uint8Array): IommuObjSer {
  return iommuObjSerParser.parse(bytes);
}

export const iommuDomainSerParser: Parser = new Parser()
  .endianness("little")
  .nest("obj", { type: iommuObjSerParser })
  .uint64le("topTable")
  .uint64le("topLevel")
  .uint64le("restoredDomain");

/** Reads a `struct iommu_domain_ser`; checks nothing. */
export function witnessIommuDomainSer(bytes: Uint8Array): IommuDomainSer {
  return iommuDomainSerParser.parse(bytes);
}

export const deviceDomainIommuSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("did")
  .uint64le("domainPhys")
  .uint64le("iommuPhys");

/** Reads a `struct device_domain_iommu_ser`; checks nothing. */
export function witnessDeviceDomainIommuSer(bytes: Uint8Array): DeviceDomainIommuSer {
  return deviceDomainIommuSerParser.parse(bytes);
}

export const deviceSerParser: Parser = new Parser()
  .endianness("little")
  .nest("obj", { type: iommuObjSerParser })
  .uint64le("token")
  .uint32le("devid")
  .uint32le("pciDomain")
  .nest("domainIommuSer", { type: deviceDomainIommuSerParser })
  .uint32le("type");

/** Reads a `struct device_ser`; checks nothing. */
export function witnessDeviceSer(bytes: Uint8Array): DeviceSer {
  return deviceSerParser.parse(bytes);
}

export const iommuIntelSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("physAddr")
  .uint64le("rootTable");

/** Reads a `struct iommu_intel_ser`; checks nothing. */
export function witnessIommuIntelSer(bytes: Uint8Array): IommuIntelSer {
  return iommuIntelSerParser.parse(bytes);
}

export const iommuSerParser: Parser = new Parser()
  .endianness("little")
  .nest("obj", { type: iommuObjSerParser })
  .uint64le("token")
  .uint32le("type")
  .array("driver", {
    type: "uint8",
    length: 16,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct iommu_ser`; checks nothing. */
export function witnessIommuSer(bytes: Uint8Array): IommuSer {
  return iommuSerParser.parse(bytes);
}

export const iommuObjsSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("nextObjs")
  .uint64le("nrObjs");

/** Reads a `struct iommu_objs_ser`; checks nothing. */
export function witnessIommuObjsSer(bytes: Uint8Array): IommuObjsSer {
  return iommuObjsSerParser.parse(bytes);
}

export const iommuLuFlbSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("iommusPhys")
  .uint64le("nrIommus")
  .uint64le("iommuDomainsPhys")
  .uint64le("nrDomains")
  .uint64le("devicesPhys")
  .uint64le("nrDevices");

/** Reads a `struct iommu_lu_flb_ser`; checks nothing. */
export function witnessIommuLuFlbSer(bytes: Uint8Array): IommuLuFlbSer {
  return iommuLuFlbSerParser.parse(bytes);
}
