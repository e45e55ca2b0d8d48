/**
 * Memfd: anonymous files in memory: folios, sizes, seals, and the handler that carries them over a
 * live update.
 *
 * Comes in: memfd_create, ftruncate, fallocate, pread, pwrite, seals, requests to pin. Goes out:
 * frames, bytes, refusals. Never here: import of the live-update room; the handler only has the
 * shape it expects.
 */
export { Memfd, memfdFile, memfdOf } from "./memfd.ts";
export { createMemfd, type HugePolicy } from "./create.ts";
export { append, fallocate, seek } from "./position.ts";
export { MemfdHandler, type MemfdHandlerOptions } from "./handler.ts";
export { memfdLayouts, readMemfdRecord, type MemfdLayout, type MemfdRecord } from "./records.ts";
export {
  F_SEAL_EXEC,
  F_SEAL_FUTURE_WRITE,
  F_SEAL_GROW,
  F_SEAL_SEAL,
  F_SEAL_SHRINK,
  F_SEAL_WRITE,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
  MFD_EXEC,
  MFD_HUGETLB,
  MFD_NOEXEC_SEAL,
  SEALS_ALL,
} from "./seals.ts";
