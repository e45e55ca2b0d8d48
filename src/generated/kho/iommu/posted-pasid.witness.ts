// Generated from abi/kho/iommu/posted-pasid.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  IommuObjSer,
  DeviceDomainIommuSer,
  DeviceIntelSer,
  DeviceSer,
} from "./posted-pasid.ts";

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

export const deviceDomainIommuSerParser: Parser = new Parser()
  .endianness("little")
  .uint32le("did")
  .uint64le("domainPhys")
  .uint64le("iommuPhys");

/** Reads a `struct device_domain_iommu_ser`; checks nothing. */
export function witnessDeviceDomainIommuSer(bytes: Uint8Array): DeviceDomainIommuSer {
  return deviceDomainIommuSerParser.parse(bytes);
}

export const deviceIntelSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("pasidTable")
  .uint64le("maxPasid");

/** Reads a `struct device_intel_ser`; checks nothing. */
export function witnessDeviceIntelSer(bytes: Uint8Array): DeviceIntelSer {
  return deviceIntelSerParser.parse(bytes);
}

export const deviceSerParser: Parser = new Parser()
  .endianness("little")
  .nest("obj", { type: iommuObjSerParser })
  .uint64le("token")
  .uint32le("devid")
  .uint32le("pciDomain")
  .nest("domainIommuSer", { type: deviceDomainIommuSerParser })
  .uint32le("type")
  .array("driver", {
    type: "uint8",
    length: 16,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct device_ser`; checks nothing. */
export function witnessDeviceSer(bytes: Uint8Array): DeviceSer {
  return deviceSerParser.parse(bytes);
}
