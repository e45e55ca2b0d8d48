/**
 * Memory set aside on the kernel's command line by name, found again by the next kernel: a
 * flattened tree of names, addresses and sizes. No record of its own.
 *
 * @contract memblock-v1
 * @source include/linux/kho/abi/memblock.h
 * @since 6.16
 */

/** Name of the tree in a handover image. */
export type MEMBLOCK_KHO_FDT = "memblock";
/** What the tree's root says it is. */
export type MEMBLOCK_KHO_NODE_COMPATIBLE = "memblock-v1";
/** What each node says it is: properties `start` and `size`, each a native u64. */
export type RESERVE_MEM_KHO_NODE_COMPATIBLE = "reserve-mem-v1";
