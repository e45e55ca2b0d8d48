/**
 * An AMD unit among the IOMMU core's records: a proposal, by analogy with the Intel one. It is one
 * kind more under the same version: a kernel that does not know it refuses it by its type. Page
 * tables and devices have the records of version 1; a device's entry has nothing to add, as the
 * device table goes over whole.
 *
 * @contract iommu-liveupdate
 * @profile amd
 * @source a proposal: no posting has it
 * @since proposed
 */
import type { reserved, u32, u64, u8 } from "../../vocabulary.ts";

/** An AMD IOMMU. */
export type IOMMU_AMD = 3;

/**
 * What every preserved object begins with.
 *
 * @packed
 */
export interface iommu_hdr_ser {
  /** How many others refer to the object. */
  ref_count: u32;
  /** What became of the object: deleted 1, from the previous kernel 2. */
  flags: u32;
}

/**
 * An AMD IOMMU unit: as long as an Intel one, what is left over zero.
 *
 * @packed
 */
export interface iommu_amd_ser {
  /** 1 once the next kernel has taken it over. */
  restored: u8;
  padding: reserved<u8, 7>;
  /** Physical address of the unit's registers. */
  phys_addr: u64;
  /** Its device table base register: the table's address, and its size in pages less 1. */
  device_table: u64;
  unused: reserved<u64, 8>;
}

/**
 * One IOMMU unit whose `type` is IOMMU_AMD.
 *
 * @packed
 */
export interface iommu_amd_hw_ser {
  /** Reference count and state. */
  hdr: iommu_hdr_ser;
  /** The unit's own number. */
  token: u64;
  /** IOMMU_AMD. */
  type: u64;
  /** What is kept of it. */
  amd: iommu_amd_ser;
}
