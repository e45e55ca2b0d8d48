/**
 * Page tables: one core that maps, unmaps, translates, lists and adopts, over small format objects.
 *
 * Comes in: an arena, a frame allocator, a format with its geometry. Goes out: entries in the
 * arena, refusals as negative errno numbers. Never here: an address space's rules, the hardware's
 * view of the same bits (that is a second account, in the hardware room), a bigint.
 *
 * Words used: level 0 holds 4 KiB leaves; an index is a position in a table; a table is one frame
 * of 512 items, and a top may be several of them side by side. Input addresses are frame numbers
 * too (iovaPfn), exact up to 2^52.
 */
export type { Configuration, Format, LeafOptions } from "./format.ts";
export {
  EMPTY,
  LEAF,
  PROT_CACHE,
  PROT_MMIO,
  PROT_NOEXEC,
  PROT_PRIVILEGED,
  PROT_READ,
  PROT_WRITE,
  TABLE,
} from "./format.ts";
export { formats } from "./formats/index.ts";
export { amdv1 } from "./formats/amdv1.ts";
export { armLpaeS1, armLpaeS2, armStage2Shape } from "./formats/arm-lpae.ts";
export { riscv64 } from "./formats/riscv64.ts";
export { vtdss } from "./formats/vtdss.ts";
export { x86_64 } from "./formats/x86-64.ts";
export { PageTable, type Geometry } from "./table.ts";
export { map } from "./map.ts";
export { unmap } from "./unmap.ts";
export { readDirty } from "./dirty.ts";
export { translate, visitLeaves } from "./translate.ts";
export { adopt, destroy, eachTables, listTables } from "./tree.ts";
