/**
 * iommufd driver data of AMD's IOMMU.
 *
 * @contract iommufd.h
 * @profile linux-7.0
 * @source include/uapi/linux/iommufd.h
 * @since 7.0
 */
import type { aligned_u64, array } from "../../vocabulary.ts";

/** A guest's device table entry. */
export type IOMMU_HWPT_DATA_AMD_GUEST = 3;
/** The unit is an AMD one. */
export type IOMMU_HW_INFO_TYPE_AMD = 4;

/** What an AMD unit tells about itself. */
export interface iommu_hw_info_amd {
  /** Its extended feature register. */
  efr: aligned_u64;
  /** Its second extended feature register. */
  efr2: aligned_u64;
}

/** A guest's device table entry, of which the part about its own page tables is used. */
export interface iommu_hwpt_amd_guest {
  /** The entry as the hardware takes it. */
  dte: array<aligned_u64, 4>;
}
