// Generated from abi/uapi/vfio/zdev.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  VfioDeviceInfoCapZpciBase,
  VfioDeviceInfoCapZpciGroup,
  VfioDeviceInfoCapZpciUtil,
  VfioDeviceInfoCapZpciPfip,
} from "./zdev.ts";
import { vfioInfoCapHeaderParser } from "./capability.witness.ts";

export const vfioDeviceInfoCapZpciBaseParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint64le("startDma")
  .uint64le("endDma")
  .uint16le("pchid")
  .uint16le("vfn")
  .uint16le("fmbLength")
  .uint8("pft")
  .uint8("gid")
  .uint32le("fh")
  .seek(4);

/** Reads a `struct vfio_device_info_cap_zpci_base`; checks nothing. */
export function witnessVfioDeviceInfoCapZpciBase(bytes: Uint8Array): VfioDeviceInfoCapZpciBase {
  return vfioDeviceInfoCapZpciBaseParser.parse(bytes);
}

export const vfioDeviceInfoCapZpciGroupParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint64le("dasm")
  .uint64le("msiAddr")
  .uint64le("flags")
  .uint16le("mui")
  .uint16le("noi")
  .uint16le("maxstbl")
  .uint8("version")
  .seek(1)
  .uint16le("imaxstbl")
  .seek(6);

/** Reads a `struct vfio_device_info_cap_zpci_group`; checks nothing. */
export function witnessVfioDeviceInfoCapZpciGroup(bytes: Uint8Array): VfioDeviceInfoCapZpciGroup {
  return vfioDeviceInfoCapZpciGroupParser.parse(bytes);
}

export const vfioDeviceInfoCapZpciUtilParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("size")
  .array("utilStr", {
    type: "uint8",
    length: "size",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_device_info_cap_zpci_util`; checks nothing. */
export function witnessVfioDeviceInfoCapZpciUtil(bytes: Uint8Array): VfioDeviceInfoCapZpciUtil {
  return vfioDeviceInfoCapZpciUtilParser.parse(bytes);
}

export const vfioDeviceInfoCapZpciPfipParser: Parser = new Parser()
  .endianness("little")
  .nest("header", { type: vfioInfoCapHeaderParser })
  .uint32le("size")
  .array("pfip", {
    type: "uint8",
    length: "size",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_device_info_cap_zpci_pfip`; checks nothing. */
export function witnessVfioDeviceInfoCapZpciPfip(bytes: Uint8Array): VfioDeviceInfoCapZpciPfip {
  return vfioDeviceInfoCapZpciPfipParser.parse(bytes);
}
