// The file behind /dev/iommu, and behind /dev/vfio/vfio.
import { EINVAL, ENODEV, ENXIO } from "../../errno/index.ts";
import { File, type FileOps, type MapRequest } from "../files/index.ts";
import type { IommufdContext } from "./object/context.ts";
import { commandTable, dispatch } from "./dispatch.ts";

/** The kernel whose iommufd can be mapped: pages of a virtual IOMMU, where its driver has some. */
const MINOR_MAPPED = 17;

/** No driver here shares pages, so nothing is found; a private mapping is refused before. */
function map({ features }: IommufdContext, { isShared }: MapRequest): number {
  if (features.minor < MINOR_MAPPED) return -ENODEV;
  return isShared ? -ENXIO : -EINVAL;
}

/** A file for a context; its last reference takes every object along. */
export function fileOf(context: IommufdContext): File {
  const table = commandTable(context.features);
  const ops: FileOps = {
    name: "/dev/iommu",
    ioctl: (_file, caller, command, va) => dispatch(table, context, caller, command, va),
    mmap: (_file, request) => map(context, request),
    release: () => context.release(),
  };
  const file = new File(ops, context);
  context.file = file;
  return file;
}
