/**
 * Memory: one arena of emulated physical memory, and the allocator of one kernel's frames.
 *
 * Comes in: a size, a fault plan, and (after a kexec) the blocks that must not be given away. Goes
 * out: frame numbers, bytes and words at physical addresses. `Ram` is hardware and survives a
 * kexec; `Frames` is a kernel's bookkeeping and dies with it. Never here: what is stored in a
 * frame.
 *
 * Frame numbers (pfn) and physical addresses (pa) are Numbers: 52 bits, exact.
 */
export { Ram } from "./ram.ts";
export { Frames, ORDER_MAX, type Block } from "./frames.ts";
