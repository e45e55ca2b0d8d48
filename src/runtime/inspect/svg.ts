// An image's contents as a picture: memory by owner, sessions with their files, tables and devices.
// Light and dark; every colour is also named in words.
import { counted } from "./counted.ts";
import type { FileContents, ImageContents, OwnedRun } from "./contents.ts";
import { iommuTitle, sizeName } from "./text.ts";

const WIDTH = 920;
const LEFT = 16;
const COLUMNS = 64;
const CELL = 13;
const LINE = 16;
const FILES_SHOWN = 24;

/** Fill of an owner in light and dark, in the order owners appear. */
const palette: readonly (readonly [light: string, dark: string])[] = [
  ["#4c78a8", "#79a6d8"],
  ["#f58518", "#ff9f40"],
  ["#54a24b", "#7fd075"],
  ["#b279a2", "#d8a0c8"],
  ["#e45756", "#ff8584"],
  ["#72b7b2", "#98ded9"],
  ["#9d755d", "#c89c82"],
  ["#bab0ac", "#dcd3cf"],
];

const style = `
  text { font: 11px ui-monospace, monospace; fill: #1b1f24 }
  .title { font-weight: bold } .quiet { fill: #57606a }
  .page { fill: #ffffff } .free { fill: #eceff2 } .box { fill: none; stroke: #9aa4af }
  ${palette.map(([light], at) => `.o${at} { fill: ${light} }`).join(" ")}
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .quiet { fill: #8b949e }
    .page { fill: #0d1117 } .free { fill: #21262d } .box { stroke: #6b7580 }
    ${palette.map(([, dark], at) => `.o${at} { fill: ${dark} }`).join(" ")}
  }`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A cursor down the page. */
class Page {
  readonly parts: string[] = [];
  y = 24;

  text(line: string, kind = "", x = LEFT): void {
    const shown = line.length > 125 ? `${line.slice(0, 124)}…` : line;
    const style_ = kind === "" ? "" : ` class="${kind}"`;
    this.parts.push(`<text${style_} x="${x}" y="${this.y}">${escaped(shown)}</text>`);
    this.y += LINE;
  }

  /** A box from a height down to here. */
  frame(top: number): void {
    const size = `width="${WIDTH - 2 * LEFT}" height="${this.y - top - 8}"`;
    this.parts.push(`<rect class="box" x="${LEFT}" y="${top}" ${size} rx="4"/>`);
    this.y += 8;
  }
}

/** The picture as one SVG document. */
export function contentsSvg(contents: ImageContents): string {
  const page = new Page();
  const { bytes, basePa } = contents.memory;
  page.text(
    `image of seed ${contents.seed}, profile ${contents.profile}, ` +
      `${bytes / 2 ** 20} MiB at ${basePa}`,
    "title",
  );
  page.y += 4;
  drawMemory(page, withScratch(contents));
  drawSessions(page, contents);
  drawTables(page, contents);
  const height = page.y + 8;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ` +
    `width="${WIDTH}" height="${height}">\n<style>${style}\n</style>\n` +
    `<rect class="page" width="${WIDTH}" height="${height}"/>\n${page.parts.join("\n")}\n</svg>\n`
  );
}

/** Owned frames and, between them, those the next kernel boots in. Ascending. */
function withScratch({ owners, handover }: ImageContents): readonly OwnedRun[] {
  const runs = [...owners];
  for (const { pa, bytes } of handover?.scratch ?? []) {
    let pfn = Number(pa) / 4096;
    const end = pfn + bytes / 4096;
    const inside = owners.filter((run) => run.pfn < end && run.pfn + run.count > pfn);
    for (const run of [...inside, { pfn: end, count: 0 }]) {
      if (run.pfn > pfn) runs.push({ pfn, count: run.pfn - pfn, owner: "scratch" });
      pfn = run.pfn + run.count;
    }
  }
  return runs.sort((a, b) => a.pfn - b.pfn);
}

/** Memory from the first owned frame to the last, a grid of equal cells, coloured by owner. */
function drawMemory(page: Page, runs: readonly OwnedRun[]): void {
  const first = runs[0]?.pfn;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return;
  const frames = last.pfn + last.count - first;
  let perCell = 1;
  while (Math.ceil(frames / perCell) > COLUMNS * 24) perCell *= 2;
  const cells = Math.ceil(frames / perCell);
  const owners = [...new Set(runs.map(({ owner }) => owner))];
  const shares = cellOwners(runs, first, perCell, cells, owners);
  page.text(
    `memory: a cell is ${sizeName(perCell * 4096)}, coloured by who has most of it`,
    "quiet",
  );
  const top = page.y - 8;
  for (const [cell, owner] of shares.entries()) {
    const x = LEFT + (cell % COLUMNS) * CELL;
    const y = top + Math.floor(cell / COLUMNS) * CELL;
    const kind = owner < 0 ? "free" : `o${owner % palette.length}`;
    page.parts.push(`<rect class="${kind}" x="${x}" y="${y}" width="12" height="12"/>`);
  }
  page.y = top + Math.ceil(cells / COLUMNS) * CELL + 18;
  for (const [at, owner] of owners.entries()) {
    const count = runs.reduce((sum, run) => sum + (run.owner === owner ? run.count : 0), 0);
    const box = `x="${LEFT}" y="${page.y - 10}" width="12" height="12"`;
    page.parts.push(`<rect class="o${at % palette.length}" ${box}/>`);
    page.text(`${owner}: ${counted(count, "frame")}`, "", LEFT + 20);
  }
  page.y += 8;
}

/** Which owner has most of each cell; -1 for nobody. */
function cellOwners(
  runs: readonly OwnedRun[],
  first: number,
  perCell: number,
  cells: number,
  owners: readonly string[],
): Int32Array {
  const most = new Int32Array(cells);
  const winner = new Int32Array(cells).fill(-1);
  for (const { pfn, count, owner } of runs) {
    const number = owners.indexOf(owner);
    for (let at = pfn - first; at < pfn - first + count;) {
      const cell = Math.floor(at / perCell);
      const here = Math.min((cell + 1) * perCell, pfn - first + count) - at;
      if (here > (most[cell] as number)) {
        most[cell] = here;
        winner[cell] = number;
      }
      at += here;
    }
  }
  return winner;
}

function drawSessions(page: Page, { liveupdate }: ImageContents): void {
  if (liveupdate === undefined) return;
  page.text(`live update ${liveupdate.number}, ${liveupdate.compatible}`, "title");
  for (const { name, files } of liveupdate.sessions) {
    const top = page.y - 12;
    page.text(`session "${name}", ${counted(files.length, "file")}`, "", LEFT + 8);
    for (const file of files.slice(0, FILES_SHOWN)) page.text(fileLine(file), "quiet", LEFT + 24);
    if (files.length > FILES_SHOWN) {
      page.text(`and ${files.length - FILES_SHOWN} more`, "quiet", LEFT + 24);
    }
    page.frame(top);
  }
}

function fileLine({ token, compatible, record }: FileContents): string {
  const front = `token ${token}: ${compatible}`;
  if (record === undefined) return `${front}, not readable`;
  if (record.kind === "memfd") return `${front}, ${record.size} bytes in ${record.folios} folios`;
  if (record.kind === "vfio") return `${front}, device ${record.device}`;
  const tables = record.pageTables.map((each) => `${each.token} at ${each.domainPa}`);
  return `${front}, page tables ${tables.join(", ")}`;
}

function drawTables(page: Page, { iommu }: ImageContents): void {
  if (iommu === undefined) return;
  page.text(iommuTitle(iommu), "title");
  for (const { pa, levels, topPa, tables, leaves } of iommu.domains) {
    const top = page.y - 12;
    const sizes = leaves.map(({ bytes, count }) => `${count} × ${sizeName(bytes)}`).join(", ");
    page.text(
      `domain ${pa}: top ${topPa}, ${levels} levels, ${tables} tables, leaves ${sizes || "none"}`,
      "",
      LEFT + 8,
    );
    for (const device of iommu.devices.filter(({ domainPa }) => domainPa === pa)) {
      const { name, domainId, ownerToken } = device;
      page.text(
        `← device ${name}, domain id ${domainId}, iommufd ${ownerToken}`,
        "quiet",
        LEFT + 24,
      );
    }
    for (const { name, pasids = [] } of iommu.devices) {
      for (const { pasid, domainId } of pasids.filter(({ domainPa }) => domainPa === pa)) {
        page.text(`← PASID ${pasid} of ${name}, domain id ${domainId}`, "quiet", LEFT + 24);
      }
    }
    page.frame(top);
  }
}
