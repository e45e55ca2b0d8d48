// Every known layout of the IOMMU's records, by name.
import { branchBaseIommu, branchIommu, version1BaseIommu, version1Iommu } from "./layout-later.ts";
import { postedIommu } from "./layout-posted.ts";
import type { IommuLayout } from "./layout.ts";

export type IommuLayoutName = "posted" | "branch-base" | "branch" | "version-1-base" | "version-1";

export const iommuLayouts: Readonly<Record<IommuLayoutName, IommuLayout>> = {
  posted: postedIommu,
  "branch-base": branchBaseIommu,
  branch: branchIommu,
  "version-1-base": version1BaseIommu,
  "version-1": version1Iommu,
};
