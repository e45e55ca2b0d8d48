// The device nodes and the parts of sysfs that programs look at before they open anything.
import type { Machine } from "../machine/index.ts";

/** The major number these nodes carry here; Linux gives vfio-dev the next dynamic one. */
export const VFIO_MAJOR = 511;

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
