// Flags of a new page table that the core knows, whatever the driver makes of them.
import { uapi } from "../../../../generated/index.ts";

const abi = uapi.iommufd.hwpt;

const nest: number = abi.IOMMU_HWPT_ALLOC_NEST_PARENT;
const fault: number = abi.IOMMU_HWPT_FAULT_ID_VALID;
const dirty: number = abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING;
const pasid: number = abi.IOMMU_HWPT_ALLOC_PASID;

/** One bit each. `pasid`: the table suits requests with a PASID, and devices that make some. */
export const HWPT_FLAGS: {
  readonly nest: number;
  readonly dirty: number;
  readonly fault: number;
  readonly pasid: number;
} = { nest, dirty, fault, pasid };

/** What Linux 6 with this minor number knows for tables filled from an address space. */
export function pagingFlags(minor: number): number {
  return nest | dirty | (minor >= 13 ? fault : 0) | (minor >= 15 ? pasid : 0);
}

/** The same for a user's own tables. */
export function nestedFlags(minor: number): number {
  return fault | (minor >= 15 ? pasid : 0);
}
