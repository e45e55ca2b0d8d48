// Rules of scalable mode, and of what a unit's own tables are checked for, taken out.
import { row, type Mutation } from "./row.ts";

const driver = "src/runtime/kernel/iommu/vtd-driver.ts";
const entries = "src/runtime/kernel/iommu/scalable-entries.ts";
const takeover = "src/runtime/kernel/iommu/vtd-takeover.ts";
const restore = "src/runtime/kernel/iommu/restore.ts";
const tests = "test/machine/kernel/scalable-liveupdate.test.ts";
const adopted = "test/machine/kernel/adopted-pagetables.test.ts";
const untouched = "no entry, register or invalidation";

export const scalable: readonly Mutation[] = [
  row(
    "a PASID directory is not kept with its device",
    [driver, "tables: [directory, ...frames", "tables: [...frames"],
    [tests, untouched],
  ),
  row(
    "PASID tables past the first stay behind",
    [driver, 'kept === "all" || place === 0', "place === 0"],
    [tests, untouched],
  ),
  row(
    "an entry that stands is written again when its PASID is attached",
    [driver, "if (this.#entries.stands(requester, domain)) return 0;", ""],
    [tests, untouched],
  ),
  row(
    "a PASID on a page table that stays behind goes over",
    [driver, "if (!(domain instanceof Domain) || domain.preservedAt === 0) return -EINVAL;", ""],
    [tests, "a PASID on a page table that stays behind"],
  ),
  row(
    "a device attached elsewhere stays the old page table's",
    [driver, "if (before !== undefined && before !== domain) this.#leave(requester, before);", ""],
    [adopted, "a device taken back and attached elsewhere"],
  ),
  row(
    "PASIDs whose tables stay behind keep their entries",
    [entries, '} else if (pasids === "first") {', '} else if (pasids !== "first") {'],
    [tests, "shutdown leaves the entry"],
  ),
  row(
    "devices that stay behind keep their context entries in scalable mode",
    [entries, "this.#zero(this.#contextPa(bdf), CONTEXT_ENTRY_BYTES);", ""],
    [tests, "devices that stay behind have no context entry"],
  ),
  row(
    "root entries of halves that stay behind are kept",
    [entries, "if (!contexts.has(number)) this.#zero(this.#rootPfn * 4096 + number * 8, 8);", ""],
    [tests, "devices that stay behind have no context entry"],
  ),
  row(
    "marks of a page table that came over are switched off",
    [
      entries,
      "if (!(domain instanceof VtdNestedDomain) && domain.dirty === undefined) {",
      "if (domain instanceof VtdNestedDomain) {",
    ],
    [adopted, "go over with their marks"],
  ),
  row(
    "a PASID nobody takes back goes on",
    [
      "src/runtime/kernel/vfio/handler.ts",
      "for (const each of [{ pasid: 0, domain }, ...pasids]) {",
      "for (const each of [{ pasid: 0, domain }, ...pasids.slice(0, 0)]) {",
    ],
    [tests, "a device nobody takes back"],
  ),
  row(
    "the size of a PASID directory is not compared",
    [takeover, " || found.maxPasid !== maxPasid", ""],
    [tests, "when the directory is said to be of another size"],
  ),
  row(
    "a PASID on a first stage is taken for one on a second",
    [
      takeover,
      'typeof entry === "number" || entry.type !== 0 || entry.firstStage !== undefined',
      'typeof entry === "number"',
    ],
    [tests, "when a PASID is on a first stage"],
  ),
  row(
    "a kernel of the other mode takes a unit over",
    [takeover, "if (unit.isScalable !== isScalable) {", "if (unit.isScalable === undefined) {"],
    [tests, "where it runs units in the other mode"],
  ),
  row(
    "a frame is in two of the unit's tables",
    [restore, "if (this.#tables.subarray(at, at + 2 ** order).includes(1)) {", "if (at < 0) {"],
    [tests, "when two directory entries name one table"],
  ),
  row(
    "a PASID comes over with an id of another page table",
    [
      restore,
      "if (owner !== domain || (domain.domainId ?? id) !== id) {",
      "if (owner !== domain && id < 0) {",
    ],
    [tests, "when a PASID has an id of another page table"],
  ),
];
