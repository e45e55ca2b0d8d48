// C names as TypeScript names.

/**
 * `root_pa` to `rootPa`, `__reserved2` to `reserved2`, `iommufd-liveupdate` to `iommufdLiveupdate`.
 */
export function camelCase(name: string): string {
  const words = name.split(/[_\-.]+/).filter((part) => part !== "");
  return words.map((part, index) => (index === 0 ? part : capital(part))).join("");
}

/** `iommufd_hwpt_lu` to `IommufdHwptLu`. */
export function pascalCase(name: string): string {
  return capital(camelCase(name));
}

/** `iommufd_hwpt_lu` to `IOMMUFD_HWPT_LU`. */
export function constantCase(name: string): string {
  return name.toUpperCase();
}

function capital(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
