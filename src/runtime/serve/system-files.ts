// The device nodes and the parts of sysfs that programs look at before they open anything.
import { ENOENT } from "../errno/index.ts";
import type { Machine } from "../machine/index.ts";

/** The major number these nodes carry here; Linux gives vfio-dev the next dynamic one. */
export const VFIO_MAJOR = 511;

/** Major and minor number of a node as `major << 20 | minor`; -ENOENT for any other path. */
export function deviceNumber(path: string): number {
  const index = /^\/dev\/vfio\/devices\/vfio(\d+)$/.exec(path)?.[1];
  return index === undefined ? -ENOENT : VFIO_MAJOR * 2 ** 20 + Number(index);
}

/** Paths below the root, and what is in them. A node is empty: opening one never gets here. */
export function systemFiles(machine: Machine): readonly (readonly [path: string, text: string])[] {
  const files: [string, string][] = [
    ["dev/iommu", ""],
    ["dev/vfio/vfio", ""],
  ];
  if (machine.kernel.profile.liveupdate) files.push(["dev/liveupdate", ""]);
  for (const [index, device] of machine.hardware.devices.entries()) {
    const node = `${VFIO_MAJOR}:${index}\n`;
    const pci = `sys/bus/pci/devices/${device.name}`;
    files.push(
      [`dev/vfio/devices/vfio${index}`, ""],
      [`sys/class/vfio-dev/vfio${index}/dev`, node],
      [`${pci}/vfio-dev/vfio${index}/dev`, node],
      [`${pci}/vendor`, "0x1b36\n"],
      [`${pci}/device`, "0x000d\n"],
      [`${pci}/class`, "0x088000\n"],
    );
  }
  return files;
}
