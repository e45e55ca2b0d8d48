// The device nodes and the parts of sysfs that programs look at before they open anything.
import { ENOENT } from "../errno/index.ts";
import type { PciDevice } from "../hardware/index.ts";
import type { Machine } from "../machine/index.ts";
import { translationListing } from "./translation-listing.ts";

/** Device numbers these nodes carry here; Linux gives most of them the next that is free. */
const VFIO_MAJOR = 511;
const GROUP_MAJOR = 510;
const MISC_MAJOR = 10;
const MISC_MINORS: Readonly<Record<string, number>> = {
  "/dev/vfio/vfio": 196,
  "/dev/iommu": 122,
  "/dev/liveupdate": 121,
};

/** What programs look for to learn that VFIO is there; the container is iommufd's, not type 1's. */
const MODULES = ["vfio", "vfio_pci", "vfio_pci_core"];

/** A file with its text or bytes, or a symbolic link. A node is empty: it is never opened here. */
export type SystemFile =
  | { readonly path: string; readonly text: string | Uint8Array }
  | { readonly path: string; readonly link: string };

/** Major and minor number of a node as `major << 20 | minor`; -ENOENT for any other path. */
export function deviceNumber(path: string): number {
  const misc = MISC_MINORS[path];
  if (misc !== undefined) return MISC_MAJOR * 2 ** 20 + misc;
  const [, isDevice, index] = /^\/dev\/vfio\/(devices\/vfio)?(\d+)$/.exec(path) ?? [];
  if (index === undefined) return -ENOENT;
  return (isDevice === undefined ? GROUP_MAJOR : VFIO_MAJOR) * 2 ** 20 + Number(index);
}

/** Everything there is, by paths below the root. */
export function systemFiles(machine: Machine): readonly SystemFile[] {
  const nodes = ["dev/iommu", "dev/vfio/vfio"];
  if (machine.kernel.profile.liveupdate !== false) nodes.push("dev/liveupdate");
  return [
    ...nodes.map((path) => ({ path, text: "" })),
    ...MODULES.map((name) => ({ path: `sys/module/${name}/initstate`, text: "live\n" })),
    { path: "sys/module/vfio/parameters/enable_unsafe_noiommu_mode", text: "N\n" },
    ...machine.hardware.devices.flatMap((pci, index) => deviceFiles(machine, pci, index)),
    ...unitFiles(machine),
  ];
}

const hex = (value: number | bigint, width: number): string =>
  value.toString(16).padStart(width, "0");

/** One device: its folder, its node, its group of one. */
function deviceFiles(machine: Machine, pci: PciDevice, index: number): readonly SystemFile[] {
  const { name } = pci;
  const real = `sys/devices/pci${name.slice(0, 7)}/${name}`;
  const file = (path: string, text: string): SystemFile => ({ path: `${real}/${path}`, text });
  const word = (at: number): number =>
    new DataView(pci.config.read(at, 2).buffer).getUint16(0, true);
  const byte = (at: number): number => pci.config.read(at, 1)[0] ?? 0;
  const group = `sys/kernel/iommu_groups/${index}`;
  const classCode = word(0x0a) * 256 + byte(9);
  return [
    file("vendor", `0x${hex(word(0), 4)}\n`),
    file("device", `0x${hex(word(2), 4)}\n`),
    file("subsystem_vendor", `0x${hex(word(0x2c), 4)}\n`),
    file("subsystem_device", `0x${hex(word(0x2e), 4)}\n`),
    file("revision", `0x${hex(byte(8), 2)}\n`),
    file("class", `0x${hex(classCode, 6)}\n`),
    file("enable", "1\n"),
    file("irq", "0\n"),
    file("numa_node", "-1\n"),
    file("resource", resourceText(pci)),
    { path: `${real}/config`, text: pci.config.read(0, pci.config.bytes.length) },
    file(`vfio-dev/vfio${index}/dev`, `${VFIO_MAJOR}:${index}\n`),
    { path: `${real}/driver`, link: "../../../bus/pci/drivers/vfio-pci" },
    { path: `${real}/iommu_group`, link: `../../../kernel/iommu_groups/${index}` },
    { path: `${real}/subsystem`, link: "../../../bus/pci" },
    {
      path: `sys/bus/pci/devices/${name}`,
      link: `../../../devices/pci${name.slice(0, 7)}/${name}`,
    },
    {
      path: `sys/bus/pci/drivers/vfio-pci/${name}`,
      link: `../../../../devices/pci${name.slice(0, 7)}/${name}`,
    },
    { path: `${group}/type`, text: "DMA\n" },
    { path: `${group}/reserved_regions`, text: "0x00000000fee00000 0x00000000feefffff msi\n" },
    {
      path: `${group}/devices/${name}`,
      link: `../../../../devices/pci${name.slice(0, 7)}/${name}`,
    },
    {
      path: `sys/class/vfio-dev/vfio${index}`,
      link: `../../devices/pci${name.slice(0, 7)}/${name}/vfio-dev/vfio${index}`,
    },
    { path: `sys/class/vfio/${index}/dev`, text: `${GROUP_MAJOR}:${index}\n` },
    { path: `dev/vfio/devices/vfio${index}`, text: "" },
    { path: `dev/vfio/${index}`, text: "" },
    ...(hasIntelUnit(machine) ? [{ path: `${debugFolder(pci)}/${LISTING}`, text: "" }] : []),
  ];
}

const LISTING = "domain_translation_struct";
const debugFolder = (pci: PciDevice): string => `sys/kernel/debug/iommu/intel/${pci.name}`;
const hasIntelUnit = ({ hardware, kernel }: Machine): boolean =>
  hardware.amd === undefined && kernel.profile.iommu?.kind !== "virtio";

/** First and last address and kind of the base addresses and the ROM, one a line. */
function resourceText(pci: PciDevice): string {
  const none = `0x${hex(0, 16)} 0x${hex(0, 16)} 0x${hex(0, 16)}\n`;
  const lines = pci.bars.map(({ bytes }, index) => {
    if (bytes === 0) return none;
    const view = new DataView(pci.config.read(0x10 + index * 4, 4).buffer);
    const start = view.getUint32(0, true);
    // Memory, aligned by its size.
    return `0x${hex(start, 16)} 0x${hex(start + bytes - 1, 16)} 0x${hex(0x40200, 16)}\n`;
  });
  return [...lines, none].join("");
}

/** The remapping unit, as the class of IOMMUs shows it. */
function unitFiles(machine: Machine): readonly SystemFile[] {
  if (!hasIntelUnit(machine)) return [];
  const { unit, devices } = machine.hardware;
  const folder = "sys/class/iommu/dmar0";
  return [
    { path: `${folder}/intel-iommu/address`, text: `${hex(unit.registerBase, 1)}\n` },
    { path: `${folder}/intel-iommu/cap`, text: `${hex(unit.capabilities, 1)}\n` },
    { path: `${folder}/intel-iommu/ecap`, text: `${hex(unit.extendedCapabilities, 1)}\n` },
    { path: `${folder}/intel-iommu/version`, text: "1:0\n" },
    ...devices.map(({ name }) => ({
      path: `${folder}/devices/${name}`,
      link: `../../../../devices/pci${name.slice(0, 7)}/${name}`,
    })),
  ];
}

/** A file that is made at the moment it is opened, as it is now; undefined for the others. */
export function freshFile(machine: Machine, path: string): Uint8Array | undefined {
  const name = /([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\/(config|domain_translation_struct)$/;
  const [, address, kind] = name.exec(path) ?? [];
  const pci = machine.hardware.devices.find((one) => one.name === address);
  if (pci === undefined) return undefined;
  if (kind === "config") return pci.config.read(0, pci.config.bytes.length);
  if (!hasIntelUnit(machine) || path !== `/${debugFolder(pci)}/${LISTING}`) return undefined;
  return new TextEncoder().encode(translationListing(machine.hardware, pci));
}
