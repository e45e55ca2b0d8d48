// Generated from abi/kho/kvm.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type { KvmLuoMemAttr, KvmLuoSer, GuestMemfdLuoFolioSer, GuestMemfdLuoSer } from "./kvm.ts";
import { khoVmallocParser } from "./kho.witness.ts";

const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

export const kvmLuoMemAttrParser: Parser = new Parser()
  .endianness("little")
  .uint64le("gfn")
  .uint64le("attributes");

/** Reads a `struct kvm_luo_mem_attr`; checks nothing. */
export function witnessKvmLuoMemAttr(bytes: Uint8Array): KvmLuoMemAttr {
  return kvmLuoMemAttrParser.parse(bytes);
}

export const kvmLuoSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("type")
  .uint64le("nrMemAttrs")
  .nest("memAttrs", { type: khoVmallocParser });

/** Reads a `struct kvm_luo_ser`; checks nothing. */
export function witnessKvmLuoSer(bytes: Uint8Array): KvmLuoSer {
  return kvmLuoSerParser.parse(bytes);
}

export const guestMemfdLuoFolioSerParser: Parser = new Parser()
  .endianness("little")
  .array("pfn", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(52, whole(bytes) >> 0n)),
  })
  .seek(-8)
  .array("flags", {
    type: "uint8",
    length: 8,
    formatter: (bytes: number[]) => Number(BigInt.asUintN(12, whole(bytes) >> 52n)),
  })
  .uint64le("index");

/** Reads a `struct guest_memfd_luo_folio_ser`; checks nothing. */
export function witnessGuestMemfdLuoFolioSer(bytes: Uint8Array): GuestMemfdLuoFolioSer {
  return guestMemfdLuoFolioSerParser.parse(bytes);
}

export const guestMemfdLuoSerParser: Parser = new Parser()
  .endianness("little")
  .uint64le("size")
  .uint64le("flags")
  .uint64le("nrFolios")
  .uint64le("vmToken")
  .nest("folios", { type: khoVmallocParser });

/** Reads a `struct guest_memfd_luo_ser`; checks nothing. */
export function witnessGuestMemfdLuoSer(bytes: Uint8Array): GuestMemfdLuoSer {
  return guestMemfdLuoSerParser.parse(bytes);
}
