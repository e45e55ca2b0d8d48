// Single rules of the runtime taken out one at a time, and the test that must notice each.

import { row, type Mutation } from "./row.ts";
import { scalable } from "./scalable.ts";

const iommufd = "src/runtime/kernel/iommufd/liveupdate/preserve-paths.ts";
const areas = "src/runtime/kernel/iommufd/io-pagetable/area-list.ts";
const records = "src/runtime/kernel/iommu/records.ts";
const driver = "src/runtime/kernel/iommu/vtd-driver.ts";
const legacy = "src/runtime/kernel/iommu/legacy-entries.ts";
const amdOps = "src/runtime/kernel/iommu/amd-ops.ts";
const amdTakeover = "src/runtime/kernel/iommu/amd-takeover.ts";
const memfd = "src/runtime/kernel/memfd/handler.ts";
const luo = "src/runtime/kernel/liveupdate";
const kho = "src/runtime/kernel/kho";
const amd = "test/machine/kernel/amd-liveupdate.test.ts";
const tables = "test/machine/kernel/scenarios-tables.test.ts";
const files = "test/machine/kernel/scenarios-files.test.ts";
const formats = "test/machine/kernel/scenarios-formats.test.ts";
const layouts = "test/machine/kernel/scenarios-layouts.test.ts";
const voyage = "test/voyage/voyage.test.ts";
const storm = "test/voyage/storm.test.ts";
const sessions = "test/machine/concurrency/sessions.test.ts";
const objects = "test/machine/concurrency/objects.test.ts";
const races = "test/machine/concurrency/storms.test.ts";

/** The list, room by room. */
export const mutations: readonly Mutation[] = [
  row(
    "seals at map time are not checked",
    [
      areas,
      "return (source.sealsAtMap & SEALS_NEEDED) === SEALS_NEEDED ? source.memfd : undefined;",
      "return source.memfd;",
    ],
    [tables, "34: sealed after it was mapped"],
  ),
  row(
    "one seal of the three is enough",
    [areas, "SEALS_NEEDED) === SEALS_NEEDED", "SEALS_NEEDED) !== 0"],
    [tables, "35: sealed without SEAL"],
  ),
  row(
    "a file of another session will do",
    [areas, "for (const file of this.#files.keys()) if (!files.has(file)) return false;", ""],
    [tables, "36: the memfd must be in the same session"],
  ),
  row(
    "user memory is skipped instead of refused",
    [areas, "if (this.#others > 0) return false;", ""],
    [tables, "33: user memory cannot go over"],
  ),
  row(
    "address spaces are not held still",
    [iommufd, "ioas.immutable = true;", ""],
    [tables, "37, 38"],
  ),
  row(
    "address spaces are never let go",
    [iommufd, "ioas.immutable = false;", ""],
    [tables, "37, 38"],
  ),
  row(
    "page tables are not held while preserved",
    [iommufd, "for (const hwpt of hwpts) hwpt.users += 1;", ""],
    [races, "beside a destroy"],
  ),
  row(
    "page tables are never let go",
    [iommufd, "for (const hwpt of hwpts) hwpt.users -= 1;", ""],
    [tables, "41, 42"],
  ),
  row(
    "an address space is checked for each of its page tables",
    [iommufd, "if (ioas.immutable) continue;", ""],
    [tables, "39: five page tables"],
  ),
  row(
    "a refusal keeps the record",
    [iommufd, "        kho.free(pa);\n        return domainPa;", "        return domainPa;"],
    [tables, "43, 46: a failure at the second page"],
  ),
  row(
    "a page table can be marked twice",
    [iommufd, "if (hwpt.token !== undefined) return -EADDRINUSE;", ""],
    [tables, "28, 29"],
  ),
  row(
    "a token can be used twice",
    [iommufd, "if (context.marked().some((each) => each.token === token)) return -EADDRINUSE;", ""],
    [tables, "28, 29"],
  ),
  row(
    "a wide token is cut",
    [
      "src/runtime/kernel/vfio/record-layouts.ts",
      "record.token >= 2n ** 32n ? -EOVERFLOW : narrowSegment(record)",
      "narrowSegment(record)",
    ],
    [layouts, "54: a token wider"],
  ),
  row(
    "a record that is let go stays live",
    [records, "    this.#domainSlots.delete(domain);\n    this.#deleted(slot);", ""],
    [layouts, "46, 47"],
  ),
  row(
    "the last table of a tree is not kept",
    [
      `${kho}/kho.ts`,
      "errno = this.map.addFrames(pfns, count);",
      "errno = this.map.addFrames(pfns, count - 1);",
    ],
    [formats, "48, 49"],
  ),
  row(
    "tables stay kept after the undo",
    [
      records,
      "this.kho.unpreserveAll(tablesOf(domain));\n    domain.preservedAt = 0;",
      "domain.preservedAt = 0;",
    ],
    [tables, "32: memfd, iommufd, device"],
  ),
  row(
    "the unit is let go with its first device",
    [
      records,
      "if (this.#preserved.size > 0) this.#writeUnit(this.#preserved.size);",
      "if (false) return;",
    ],
    [layouts, "45: the unit"],
  ),
  row(
    "a device can be preserved without its domain",
    [
      records,
      "if (domain.preservedAt === 0 || domainId === undefined)",
      "if (domainId === undefined)",
    ],
    [layouts, "45: the unit"],
  ),
  row(
    "devices that stay behind keep their translation",
    [legacy, "if (!devices.has(bdf) && this.isPresent(bdf)) this.clear(bdf);", ""],
    [tables, "50: a device that stays behind"],
  ),
  row(
    "root entries of tables that stay behind are kept",
    [legacy, "ram.writeNumber(this.#rootPfn * 4096 + bus * ENTRY_BYTES, 0);", ""],
    [storm, "hold every invariant"],
  ),
  row(
    "domain ids in use are given away again",
    [driver, "if (domain.domainId !== undefined) driver.#domainIds.add(domain.domainId);", ""],
    [tables, "51, 52"],
  ),
  row(
    "a retrieved device binds to anybody",
    [
      "src/runtime/kernel/vfio/open-device.ts",
      "if (device.restored !== undefined && device.owner !== context) return -EPERM;",
      "",
    ],
    [tables, "51, 52"],
  ),
  row(
    "the first folio of a file is not kept",
    [
      memfd,
      "of folios.entries()) {\n      const errno",
      "of folios.slice(1).entries()) {\n      const errno",
    ],
    [files, "15, 16, 18"],
  ),
  row("a file stays frozen", [memfd, "memfd.frozen = false;", ""], [files, "12, 13"]),
  row("a file can change its size", [memfd, "memfd.frozen = true;", ""], [files, "12, 13"]),
  row(
    "the position of the preserve is kept, not that of the freeze",
    [memfd, "    this.#write(file.inner as Memfd, pa);\n    return 0;", "    return 0;"],
    [files, "15, 16, 18"],
  ),
  row(
    "a refused preserve leaves filled holes",
    [memfd, "if (pa < 0) memfd.drop(filled);", ""],
    [formats, "43: a memfd preserve"],
  ),
  row(
    "a file nobody retrieved is never freed",
    [memfd, "if (file !== undefined || incoming === undefined) return;", "return;"],
    [files, "24: a file nobody asks for"],
  ),
  row(
    "a token of the session can be used twice",
    [`${luo}/outgoing.ts`, "if (this.#tokens.has(token)) return -EEXIST;", ""],
    [files, "8, 9, 10, 11"],
  ),
  row(
    "a file can be in two sessions",
    [`${luo}/orchestrator.ts`, "if (this.preservedFiles.has(inner)) return false;", ""],
    [files, "8, 9, 10, 11"],
  ),
  row(
    "a session is undone oldest first",
    [`${luo}/outgoing.ts`, "of this.#files.splice(0).reverse()) {", "of this.#files.splice(0)) {"],
    [formats, "a session is undone newest first"],
  ),
  row(
    "sessions before the failing one stay frozen",
    [
      `${luo}/orchestrator.ts`,
      "for (const frozen of sessions.slice(0, at).reverse()) frozen.unfreeze();",
      "",
    ],
    [formats, "19: a freeze that fails"],
  ),
  row(
    "global data counts one file",
    [`${luo}/globals.ts`, "      state.count += 1;\n      return 0;", "      return 0;"],
    [formats, "25: global data"],
  ),
  row(
    "a failed retrieve is tried again",
    [
      `${luo}/incoming.ts`,
      "if (carried.outcome === undefined) {",
      "if (typeof carried.outcome !== 'object') {",
    ],
    [formats, "23: a retrieve that failed"],
  ),
  row(
    "a session is given out twice",
    [`${luo}/orchestrator.ts`, "if (session.retrieved) return -EINVAL;", ""],
    [files, "21: a session is given out once"],
  ),
  row(
    "a session too many is taken",
    [`${luo}/flat.ts`, "count > flatLimit(this.#shape) ? this.#full : 0", "0"],
    [files, "14: as many files and sessions"],
  ),
  row(
    "a chain of blocks may come back to itself",
    [`${luo}/blocks.ts`, "if (seen.has(pa)) return `${where} is reached twice`;", ""],
    ["test/machine/kernel/damage.test.ts", "60: sessions: a cycle"],
  ),
  row(
    "any format of the handover is read",
    [`${kho}/handover.ts`, "(wanted !== undefined && wanted !== format)", "false"],
    [formats, "27: what the next kernel makes"],
  ),
  row(
    "a key of the map may be of any order",
    [`${kho}/radix-read.ts`, "if (order < 0 || order > ORDER_MAX) return undefined;", ""],
    ["test/machine/kernel/kho.test.ts", "refuses key"],
  ),
  row(
    "a record of another layout is believed where it reads well",
    [
      "src/runtime/kernel/iommufd/liveupdate/handler.ts",
      "if (this.#options.foreign !== undefined) return this.#options.foreign;",
      "",
    ],
    [layouts, "56: one name over several layouts"],
  ),
  row(
    "iommu records of another layout of the name are believed where they read well",
    [
      "src/runtime/machine/remapping.ts",
      "return foreign(layout.compatible, predecessor?.handover.iommu, name) ?? restored;",
      "return restored;",
    ],
    [layouts, "56: one name over several layouts"],
  ),
  row(
    "a segment of 17 bits is cut",
    [
      "src/runtime/kernel/vfio/pci-layouts.ts",
      "segment > 0xffff ? -EOVERFLOW : 0",
      "segment < 0 ? -EOVERFLOW : 0",
    ],
    [layouts, "55: pci's list holds"],
  ),
  row(
    "slots of the second page are numbered from the start",
    [records, "const index = array.used;", "const index = array.used % 100;"],
    [layouts, "46, 47"],
  ),
  row(
    "seals nobody knows go over",
    [memfd, "if (layout.carriesSeals && (memfd.seals & ~SEALS_ALL) !== 0) return -EOPNOTSUPP;", ""],
    [formats, "17: a seal the record"],
  ),
  row(
    "a device that goes over can be moved to another page table",
    [
      "src/runtime/kernel/vfio/device-paths.ts",
      "if (device.preserved) return -EBUSY;\n    const { device: own",
      "const { device: own",
    ],
    [objects, "attached to another, in every order"],
  ),
  row(
    "sessions change after the freeze",
    [
      `${luo}/orchestrator.ts`,
      "errno === 0 ? this.#freezeLock.keep() : this.#freezeLock.release();",
      "this.#freezeLock.release();",
    ],
    [sessions, "carries what was whole when it began"],
  ),
  row(
    "a page table that came over goes on without its memory",
    [iommufd, "if (!leadsInto(ownDomain(hwpt), inners.keys())) return -ENOENT;", ""],
    ["test/voyage/again.test.ts", "does not let a page table go again"],
  ),
  row(
    "a device is preserved without its group held",
    [
      "src/runtime/kernel/vfio/handler.ts",
      "return yield* holding(device.lock, () => this.#preserveBound(device, given));",
      "return yield* this.#preserveBound(device, given);",
    ],
    [objects, "detached, in every order"],
  ),
  row(
    "preserved memory may lie in scratch",
    [
      `${kho}/setup-data.ts`,
      "if (block !== undefined) return `preserved block",
      "if (block?.order === -1) return `preserved block",
    ],
    ["test/machine/kernel/damage.test.ts", "an area over preserved memory"],
  ),
  row(
    "an AMD unit's register is not compared with its record",
    [
      amdTakeover,
      "if (deviceTable !== unit.deviceTableRegister) {",
      "if (deviceTable < unit.deviceTableRegister) {",
    ],
    [amd, "when the register names another table"],
  ),
  row(
    "the domain id of an AMD device's entry is not compared",
    [amdTakeover, "entry.domainId === domainId", "entry.domainId >= 0 * domainId"],
    [amd, "when a device's entry has another domain id"],
  ),
  row(
    "a kernel without the proposal takes an AMD unit over",
    [
      "src/runtime/machine/remapping.ts",
      "if (amd === undefined || profile.handover.amd !== true) {",
      "if (amd === undefined) {",
    ],
    [amd, "where it is latest"],
  ),
  row(
    "ids of AMD page tables that came over are given away",
    [
      amdOps,
      "for (const { domainId } of taken) if (domainId !== undefined) ops.#ids.add(domainId);",
      "",
    ],
    [amd, "a table without a device"],
  ),
  row(
    "an AMD device that stays behind keeps its translation",
    [amdOps, "if (!devices.has(bdf) && this.#lowAt(bdf) !== 0) this.#clear(bdf);", ""],
    [tables, "50: a device that stays behind"],
  ),
  row(
    "an AMD device's entry is written again when it is attached",
    [amdOps, "if (stands) return;", ""],
    [amd, "the device table goes over whole"],
  ),
  row(
    "two page tables come over under one domain id",
    [
      "src/runtime/kernel/iommu/restore.ts",
      "if (owner !== domain || ",
      "if (owner === undefined || ",
    ],
    [amd, "two devices that share an id"],
  ),
  row(
    "pages of the iommu's records stay for ever",
    [
      "src/runtime/machine/carriers.ts",
      "for (const pa of restored?.pages ?? []) incoming?.discard(pa);",
      "",
    ],
    [voyage, "seed 1, short"],
  ),
  row(
    "a page table goes over once and never again",
    [iommufd, "if (!leadsInto(ownDomain(hwpt), inners.keys())) return -ENOENT;", "return -ENOENT;"],
    [voyage, "seed 1, short"],
  ),
  row(
    "a page table that came over has lost its mark",
    ["src/runtime/kernel/iommufd/object/context.ts", "hwpt.token = token;", ""],
    [voyage, "on AMD, through 2"],
  ),
  row(
    "an image's checksum is not looked at",
    [
      "src/runtime/machine/image-file.ts",
      "found.some((byte, at) => byte !== expected[at])",
      "false",
    ],
    ["test/machine/image.test.ts", "says so when a byte has flipped"],
  ),
  row(
    "a frame in sixty-four is left out of an image",
    [
      "src/runtime/machine/handed-over.ts",
      "if (kept[at] === 0 || isZero(ram, at))",
      "if (kept[at] === 0 || at % 64 === 63 || isZero(ram, at))",
    ],
    ["test/voyage/voyage.test.ts", "goes through an image"],
  ),
  row(
    "sleeping under a spinlock goes unnoticed",
    ["src/runtime/kernel/lock/scheduler.ts", "if (spin === undefined) return;", "return;"],
    [races, "1: sleeps under the spinlock"],
  ),
  row(
    "an order of locks may be turned round",
    ["src/runtime/kernel/lock/scheduler.ts", "if (circle !== undefined) {", "if (false) {"],
    [races, "turns an order of locks round"],
  ),
  ...scalable,
];
