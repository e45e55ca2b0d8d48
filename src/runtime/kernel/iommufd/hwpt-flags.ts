// Flags of a new page table that the core knows, whatever the driver makes of them.
import { uapi } from "../../../generated/index.ts";

const abi = uapi.iommufd.hwpt;

const nest: number = abi.IOMMU_HWPT_ALLOC_NEST_PARENT;
const fault: number = abi.IOMMU_HWPT_FAULT_ID_VALID;
const dirty: number = abi.IOMMU_HWPT_ALLOC_DIRTY_TRACKING;

/** For tables filled from an address space. */
export const HWPT_FLAGS_PAGING: {
  readonly nest: number;
  readonly dirty: number;
  /** Faults go to a queue: as of 6.13, and not counted among `known`. */
  readonly fault: number;
  readonly known: number;
} = { nest, dirty, fault, known: nest | dirty };

/** For a user's own tables: where faults go, and nothing else. */
export const HWPT_FLAGS_NESTED: number = abi.IOMMU_HWPT_FAULT_ID_VALID;
