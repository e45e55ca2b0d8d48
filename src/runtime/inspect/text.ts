// An image's contents as a tree for a terminal, one line a thing.
import { counted } from "./counted.ts";
import type { FileContents, ImageContents, IommuContents } from "./contents.ts";

/** Lines of at most a hundred columns for ordinary images, indented by what belongs to what. */
export function contentsText(contents: ImageContents): string {
  const lines: string[] = [];
  const say = (depth: number, line: string): void => {
    lines.push(`${"  ".repeat(depth)}${line}`);
  };
  const { memory, unit, devices, handover, liveupdate, iommu } = contents;
  say(0, `image of seed ${contents.seed}, profile ${contents.profile}`);
  say(
    1,
    `memory ${memory.bytes / 2 ** 20} MiB at ${memory.basePa}, ` +
      `${counted(memory.framesInFile, "frame")} here`,
  );
  const status = unit.status === undefined ? "" : `, status ${unit.status}`;
  say(1, `iommu ${unit.kind === "amd" ? "device" : "root"} table ${unit.rootPa}${status}`);
  for (const { name, targets } of devices)
    say(1, `device ${name}, ${counted(targets, "DMA target")}`);
  if (handover !== undefined) {
    say(1, `setup data ${handover.setupPa}`);
    for (const { pa, bytes } of handover.scratch) say(2, `scratch ${bytes} bytes at ${pa}`);
    say(
      1,
      `root tree ${handover.rootPa}, ${handover.format}, ` +
        `map of ${counted(handover.mapPages, "page")}`,
    );
    for (const { order, blocks } of handover.orders)
      say(2, `${counted(blocks, "block")} of order ${order}`);
    say(2, `${counted(handover.frames, "frame")} in ${counted(handover.blocks, "block")}`);
    for (const { name, pa, bytes } of handover.subtrees) {
      say(2, `subtree ${name}: ${bytes} bytes at ${pa}`);
    }
    const { origin } = handover;
    if (origin !== undefined) {
      say(2, `left by ${origin.previousRelease}, kexec ${origin.kexecCount} since power-on`);
    }
  }
  if (liveupdate !== undefined) {
    say(1, `live update ${liveupdate.number}, ${liveupdate.compatible}`);
    for (const { name, files } of liveupdate.sessions) {
      say(2, `session "${name}", ${counted(files.length, "file")}`);
      for (const file of files) sayFile(say, file);
    }
    for (const { name, users, recordPa } of liveupdate.globals) {
      say(2, `global ${name}, ${counted(users, "user")}, record at ${recordPa}`);
    }
  }
  if (iommu !== undefined) sayIommu(say, iommu);
  const owners = new Map<string, number>();
  for (const { owner, count } of contents.owners)
    owners.set(owner, (owners.get(owner) ?? 0) + count);
  for (const [owner, count] of [...owners].sort(([a], [b]) => (a < b ? -1 : 1))) {
    say(1, `${owner}: ${counted(count, "frame")}`);
  }
  return `${lines.join("\n")}\n`;
}

type Say = (depth: number, line: string) => void;

function sayFile(say: Say, { token, compatible, recordPa, record }: FileContents): void {
  const what = record?.kind === "vfio" ? `, device ${record.device}` : "";
  say(3, `token ${token}: ${compatible}, record at ${recordPa}${what}`);
  if (record?.kind === "memfd") {
    const { size, folios, frames, seals, position } = record;
    say(
      4,
      `${size} bytes, ${counted(folios, "folio")} of ${counted(frames, "frame")}, ` +
        `seals 0x${seals.toString(16)}, ` +
        `position ${position}`,
    );
  }
  if (record?.kind !== "iommufd") return;
  for (const table of record.pageTables) {
    say(4, `page table ${table.token}: domain record at ${table.domainPa}`);
  }
}

function sayIommu(say: Say, iommu: IommuContents): void {
  say(1, iommuTitle(iommu));
  for (const { pa, widthLg2, levels, topPa, tables, leaves } of iommu.domains) {
    const sizes = leaves.map(
      ({ bytes, count }) => `${counted(count, "leaf", "leaves")} of ${sizeName(bytes)}`,
    );
    say(
      2,
      `domain ${pa}: ${widthLg2} bits, ${levels} levels, top ${topPa}, ` +
        counted(tables, "table") +
        sizes.map((each) => `, ${each}`).join(""),
    );
  }
  for (const { name, domainId, domainPa, ownerToken, pasidTable, pasids } of iommu.devices) {
    say(2, `device ${name}: domain ${domainPa}, id ${domainId}, iommufd token ${ownerToken}`);
    if (pasidTable === undefined) continue;
    const { pa, maxPasid, tables } = pasidTable;
    say(3, `PASID directory ${pa} for ${maxPasid}, ${counted(tables, "table")}`);
    for (const each of pasids ?? []) {
      say(3, `PASID ${each.pasid}: domain ${each.domainPa}, id ${each.domainId}`);
    }
  }
}

/** The records' layout, and the unit's own tables. */
export function iommuTitle({ layout, rootTable, rootPa, contextTables }: IommuContents): string {
  const lower = rootTable === "root table" ? `, ${counted(contextTables, "context table")}` : "";
  return `iommu, records ${layout}: ${rootTable} ${rootPa}${lower}`;
}

/** `4 KiB`, `2 MiB`, `1 GiB` */
export function sizeName(bytes: number): string {
  if (bytes >= 2 ** 30) return `${bytes / 2 ** 30} GiB`;
  return bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MiB` : `${bytes / 1024} KiB`;
}
