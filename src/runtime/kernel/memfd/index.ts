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
export { MemfdHandler } from "./handler.ts";
export { memfdLayouts, readMemfdRecord } from "./records.ts";
export { F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK } from "./seals.ts";
