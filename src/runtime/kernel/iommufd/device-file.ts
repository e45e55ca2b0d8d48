// The file behind /dev/iommu, and behind /dev/vfio/vfio.
import { File, type FileOps } from "../files/index.ts";
import { IommufdContext } from "./context.ts";
import { commandTable, dispatch } from "./dispatch.ts";

/** A file for a context; its last reference takes every object along. */
export function fileOf(context: IommufdContext): File {
  const table = commandTable(context.features);
  const ops: FileOps = {
    name: "/dev/iommu",
    ioctl: (_file, caller, command, va) => dispatch(table, context, caller, command, va),
    release: () => context.release(),
  };
  const file = new File(ops, context);
  context.file = file;
  return file;
}

/** The context behind a file, or undefined for any other file. */
export function contextOf(file: File | undefined): IommufdContext | undefined {
  return file?.inner instanceof IommufdContext ? file.inner : undefined;
}
