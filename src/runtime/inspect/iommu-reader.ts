// The IOMMU's state in an image: units, page tables and devices, and whose their frames are.
import { bdfName } from "../hardware/index.ts";
import {
  restoreIommu,
  type IommuLayout,
  type RestoredIommu,
  type Takeover,
} from "../kernel/iommu/index.ts";
import type { Incoming } from "../kernel/kho/index.ts";
import { listTables, visitLeaves } from "../pagetable/index.ts";
import { hex, type DomainContents, type IommuContents } from "./contents.ts";
import type { Owners } from "./owners.ts";

/** The table that a unit's register names, and whose its frames and those below are. */
const TABLE = { "vt-d": "root table", amd: "device table" } as const;
const TABLES = { "vt-d": "root and context tables", amd: "device table" } as const;

/** PASIDs that one page of a directory has room for. */
const PASIDS_PER_PAGE = 2 ** 15;

/** What a reading works with. */
interface IommuReading {
  readonly takeover: Takeover;
  readonly incoming: Incoming;
  readonly layout: IommuLayout;
  readonly owners: Owners;
  readonly findings: string[];
  /** Domains that iommufds name. */
  readonly named: ReadonlySet<number>;
}

/** Reads everything the global record leads to; undefined, with a finding, when it is not sound. */
export function readIommuState(reading: IommuReading, flbPa: number): IommuContents | undefined {
  const { takeover, incoming, layout, owners, findings, named } = reading;
  const restored = restoreIommu({ takeover, incoming, layout, flbPa });
  if (typeof restored === "string") findings.push(restored);
  if (typeof restored !== "object") return undefined;
  const { driver, tables, domains, devices, pages } = restored;
  for (const pa of pages) owners.claim("iommu record", pa / 4096);
  const { kind } = driver.recordOf(new Set());
  for (const { pfn, order } of tables) {
    for (let at = 0; at < 2 ** order; at++) owners.claim(TABLES[kind], pfn + at);
  }
  for (const { tables: own } of devices) {
    for (const { pfn, order } of own) owners.claim("PASID tables", pfn, 2 ** order);
  }
  const list = [...domains].map(([pa, domain]) => domainOf(reading, pa, domain.pageTable));
  for (const pa of named) {
    if (!domains.has(pa)) findings.push(`no domain record at ${hex(pa)}`);
  }
  for (const pa of domains.keys()) {
    if (!named.has(pa)) findings.push(`domain ${hex(pa)} belongs to no iommufd`);
  }
  const places = new Map([...domains].map(([pa, domain]) => [domain, pa]));
  return {
    layout: layout.name,
    rootTable: TABLE[kind],
    rootPa: hex(driver.root.pfn * 4096),
    contextTables: driver.lowerTables().length,
    domains: list,
    devices: devices.map((device) => deviceOf(device, (domain) => hex(places.get(domain) ?? 0))),
  };
}

type Restored = RestoredIommu["devices"][number];

function deviceOf(
  { segment, bdf, domain, token, pasids, tables: [directory, ...tables] }: Restored,
  placeOf: (domain: Restored["domain"]) => string,
): IommuContents["devices"][number] {
  const said = {
    name: bdfName(segment, bdf),
    domainId: domain.domainId ?? 0,
    domainPa: placeOf(domain),
    ownerToken: token === undefined ? "not recorded" : String(token),
  };
  if (directory === undefined) return said;
  const maxPasid = PASIDS_PER_PAGE * 2 ** directory.order;
  return {
    ...said,
    pasidTable: { pa: hex(directory.pfn * 4096), maxPasid, tables: tables.length },
    pasids: pasids.map((each) => ({
      pasid: each.pasid,
      domainId: each.domain.domainId ?? 0,
      domainPa: placeOf(each.domain),
    })),
  };
}

function domainOf(
  { owners, findings }: IommuReading,
  pa: number,
  table: RestoredIommu["devices"][number]["domain"]["pageTable"],
): DomainContents {
  const tables = listTables(table);
  for (const pfn of tables) owners.claim("page tables", pfn);
  const counts = new Map<number, number>();
  let isReported = false;
  visitLeaves(table, (iovaPfn, oaPfn, _level, _low, _high, pages) => {
    const bytes = 4096 * pages;
    if (!isReported && !owners.allOf("memfd", oaPfn, pages)) {
      isReported = true;
      findings.push(
        `domain ${hex(pa)}: page ${hex(iovaPfn * 4096)} leads to ${hex(oaPfn * 4096)}, ` +
          "which is no preserved file's memory",
      );
    }
    counts.set(bytes, (counts.get(bytes) ?? 0) + 1);
  });
  return {
    pa: hex(pa),
    widthLg2: table.vaszLg2,
    levels: table.topLevel + 1,
    topPa: hex(table.topPfn * 4096),
    tables: tables.length,
    leaves: [...counts].sort(([a], [b]) => a - b).map(([bytes, count]) => ({ bytes, count })),
  };
}
