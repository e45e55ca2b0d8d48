// Generated from abi/kho/memblock.ts by "holeproof generate".
// Edit that file, not this one.
//
// Memory set aside on the kernel's command line by name, found again by the next kernel: a
// flattened tree of names, addresses and sizes. No record of its own.

/** Name of the tree in a handover image. */
export const MEMBLOCK_KHO_FDT = "memblock";

/** What the tree's root says it is. */
export const MEMBLOCK_KHO_NODE_COMPATIBLE = "memblock-v1";

/** What each node says it is: properties `start` and `size`, each a native u64. */
export const RESERVE_MEM_KHO_NODE_COMPATIBLE = "reserve-mem-v1";
