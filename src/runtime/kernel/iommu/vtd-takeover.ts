// Taking a VT-d unit over: root and context tables where its register says, entries as recorded.
import type { VtdUnit } from "../../hardware/index.ts";
import { vtdss } from "../../pagetable/index.ts";
import type { Takeover, UnitTable } from "./takeover.ts";
import { VtdDriver } from "./vtd-driver.ts";

export function vtdTakeover(unit: VtdUnit): Takeover<VtdDriver> {
  let rootPfn: number | undefined;
  const contexts = new Map<number, number>();
  return {
    owner: "vt-d",
    unit,
    readUnit: (value, incoming) => {
      if (value.kind !== "vt-d") return `iommu of another kind: ${value.kind}`;
      const { registerBase, rootPa, buses } = value;
      if (registerBase !== unit.registerBase) return "record of another unit";
      if (rootPa !== unit.rootPointer) {
        return "root table of the record is not the one in the register";
      }
      if (!incoming.offers(rootPa, 4096)) return "root table is not a preserved page";
      const tables: UnitTable[] = [{ pfn: rootPa / 4096, order: 0 }];
      for (let bus = 0; bus < 256; bus++) {
        const what = `context table of bus ${bus}`;
        const entry = incoming.frames.ram.readNumber(rootPa + bus * 16);
        if (entry === undefined) return `${what} is not memory`;
        const isPresent = entry % 2 === 1;
        if (buses !== undefined && buses.has(bus) !== isPresent) {
          return `${what}: record and table differ`;
        }
        if (!isPresent) continue;
        if (!incoming.offers(entry - 1, 4096)) return `${what} is not a preserved page`;
        contexts.set(bus, (entry - 1) / 4096);
        tables.push({ pfn: (entry - 1) / 4096, order: 0 });
      }
      rootPfn = rootPa / 4096;
      return tables;
    },
    geometry: ({ vaszLg2, topLevel }) => ({ format: vtdss, vaszLg2, topLevel }),
    agrees: ({ bdf, domainId }, { topPfn, topLevel }) => {
      const context = unit.contextInMemory(bdf);
      return (
        typeof context !== "number" &&
        context.topPa === topPfn * 4096 &&
        context.levels === topLevel + 1 &&
        context.domainId === domainId
      );
    },
    driver: (frames, domains) => {
      if (rootPfn === undefined) return VtdDriver.start(unit, frames);
      const ids = [...domains].flatMap(({ domainId }) => domainId ?? []);
      return VtdDriver.adopt(unit, frames, { rootPfn, contexts }, ids);
    },
  };
}
