// Generated from abi/uapi/liveupdate.ts by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
import type {
  LiveupdateIoctlCreateSession,
  LiveupdateIoctlRetrieveSession,
  LiveupdateSessionPreserveFd,
  LiveupdateSessionRetrieveFd,
  LiveupdateSessionFinish,
  LiveupdateSessionGetName,
} from "./liveupdate.ts";

export const liveupdateIoctlCreateSessionParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .int32le("fd")
  .array("name", {
    type: "uint8",
    length: 64,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct liveupdate_ioctl_create_session`; checks nothing. */
export function witnessLiveupdateIoctlCreateSession(
  bytes: Uint8Array,
): LiveupdateIoctlCreateSession {
  return liveupdateIoctlCreateSessionParser.parse(bytes);
}

export const liveupdateIoctlRetrieveSessionParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .int32le("fd")
  .array("name", {
    type: "uint8",
    length: 64,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct liveupdate_ioctl_retrieve_session`; checks nothing. */
export function witnessLiveupdateIoctlRetrieveSession(
  bytes: Uint8Array,
): LiveupdateIoctlRetrieveSession {
  return liveupdateIoctlRetrieveSessionParser.parse(bytes);
}

export const liveupdateSessionPreserveFdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .int32le("fd")
  .uint64le("token");

/** Reads a `struct liveupdate_session_preserve_fd`; checks nothing. */
export function witnessLiveupdateSessionPreserveFd(bytes: Uint8Array): LiveupdateSessionPreserveFd {
  return liveupdateSessionPreserveFdParser.parse(bytes);
}

export const liveupdateSessionRetrieveFdParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .int32le("fd")
  .uint64le("token");

/** Reads a `struct liveupdate_session_retrieve_fd`; checks nothing. */
export function witnessLiveupdateSessionRetrieveFd(bytes: Uint8Array): LiveupdateSessionRetrieveFd {
  return liveupdateSessionRetrieveFdParser.parse(bytes);
}

export const liveupdateSessionFinishParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .seek(4);

/** Reads a `struct liveupdate_session_finish`; checks nothing. */
export function witnessLiveupdateSessionFinish(bytes: Uint8Array): LiveupdateSessionFinish {
  return liveupdateSessionFinishParser.parse(bytes);
}

export const liveupdateSessionGetNameParser: Parser = new Parser()
  .endianness("little")
  .uint32le("size")
  .seek(4)
  .array("name", {
    type: "uint8",
    length: 64,
    formatter: (items: number[]) => Uint8Array.from(items),
  });

/** Reads a `struct liveupdate_session_get_name`; checks nothing. */
export function witnessLiveupdateSessionGetName(bytes: Uint8Array): LiveupdateSessionGetName {
  return liveupdateSessionGetNameParser.parse(bytes);
}
