// A device's page tables in the text form of the kernel's debugfs: one line a leaf, with the entry
// of every level on the way to it.
import type { Hardware, PciDevice } from "../hardware/index.ts";

const ENTRIES = 512;
/** A leaf above the lowest level. */
const HUGE = 0x80;
/** Read or write. */
const PRESENT = 3;
const HEADINGS = ["IOVA_PFN", "PML5E", "PML4E", "PDPE", "PDE", "PTE"];
const WIDTHS = [17, 18, 18, 18, 18, 0];

/** Empty where the device is attached to nothing. */
export function translationListing({ ram, unit }: Hardware, pci: PciDevice): string {
  const context = unit.contextInMemory(pci.bdf);
  if (typeof context === "number" || context.type === 2) return "";
  const pasid = unit.isScalable ? "with pasid 0 " : "";
  const lines = [
    `Device ${pci.name} ${pasid}@0x${context.topPa.toString(16)}`,
    HEADINGS.map((heading, at) => heading.padEnd(WIDTHS[at] ?? 0)).join("\t"),
  ];
  const path: bigint[] = [];
  const walk = (tablePa: number, level: number, firstPfn: number): void => {
    if (!ram.holdsBytes(tablePa, 4096)) return;
    const at = ram.byteAt(tablePa);
    for (let index = 0; index < ENTRIES; index++) {
      const low = ram.view.getUint32(at + index * 8, true);
      if ((low & PRESENT) === 0) continue;
      const high = ram.view.getUint32(at + index * 8 + 4, true);
      path[level] = (BigInt(high) << 32n) | BigInt(low);
      const pfn = firstPfn + index * ENTRIES ** (level - 1);
      if (level === 1 || (low & HUGE) !== 0) lines.push(lineOf(pfn, path));
      else walk((high & 0xfffff) * 2 ** 32 + ((low & 0xfffff000) >>> 0), level - 1, pfn);
      path[level] = 0n;
    }
  };
  walk(context.topPa, context.levels, 0);
  return `${lines.join("\n")}\n`;
}

/** The levels down to the third always, those below as far as the leaf is deep. */
function lineOf(pfn: number, path: readonly bigint[]): string {
  const entry = (level: number): string => {
    const value = path[level] ?? 0n;
    return `0x${value.toString(16).padStart(16, "0")}`;
  };
  const deep = [2, 1].filter((level) => (path[level] ?? 0n) !== 0n);
  const entries = [5, 4, 3, ...deep].map(entry).join("\t");
  return `0x${pfn.toString(16).padStart(13, "0")} |\t${entries}`;
}
