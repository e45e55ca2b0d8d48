/**
 * What iommufd was to hand over in the first sketch: a pointer of the old kernel, which means
 * nothing to the new one. The layout as it stood, defect and all.
 *
 * @contract iommufd-v1
 * @profile rfc-2025-09
 * @source iommu: Add live update state preservation, RFC v1, 2025-09-28
 * @since proposed
 */
import type { pointer } from "../../vocabulary.ts";

/** The handler's name in a live-update image; the same for every layout that was ever posted. */
export type IOMMUFD_LUO_COMPATIBLE = "iommufd-v1";

/**
 * What one iommufd preserves.
 *
 * @accept PKMISS posted so
 */
export interface iommufd_lu {
  /**
   * The old kernel's own object.
   *
   * @accept PTR posted so: a raw pointer, 8 bytes on 64-bit kernels and 4 on 32-bit ones
   */
  folio_lu: pointer<"struct iommufd_folio_lu">;
}
