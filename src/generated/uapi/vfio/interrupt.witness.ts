// Generated from abi/uapi/vfio/interrupt.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { VfioIrqSet, VfioDeviceIoeventfd } from "./interrupt.ts";

export const vfioIrqSetParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint32le("index")
  .uint32le("start")
  .uint32le("count")
  .array("data", {
    type: "uint8",
    readUntil: "eof",
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct vfio_irq_set`; checks nothing. */
export function witnessVfioIrqSet(bytes: Uint8Array): VfioIrqSet {
  return vfioIrqSetParser.parse(bytes);
}

export const vfioDeviceIoeventfdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("argsz")
  .uint32le("flags")
  .uint64le("offset")
  .uint64le("data")
  .int32le("fd")
  .seek(4);

/** Reads a `struct vfio_device_ioeventfd`; checks nothing. */
export function witnessVfioDeviceIoeventfd(bytes: Uint8Array): VfioDeviceIoeventfd {
  return vfioDeviceIoeventfdParser.parse(bytes);
}
