// Every known layout of the IOMMU's records, by name.
import { branchBaseIommu, branchIommu, version1BaseIommu, version1Iommu } from "./layout-later.ts";
import { postedIommu, postedPasidIommu } from "./layout-posted.ts";
import type { IommuLayout } from "./layout.ts";

export type IommuLayoutName =
  "posted" | "posted-pasid" | "branch-base" | "branch" | "version-1-base" | "version-1";

export const iommuLayouts: Readonly<Record<IommuLayoutName, IommuLayout>> = {
  posted: postedIommu,
  "posted-pasid": postedPasidIommu,
  "branch-base": branchBaseIommu,
  branch: branchIommu,
  "version-1-base": version1BaseIommu,
  "version-1": version1Iommu,
};
