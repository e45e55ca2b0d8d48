// Taking an AMD unit over, as a proposal: its device table where the register says, entries as
// recorded. By analogy with VT-d's.
import type { AmdUnit } from "../../hardware/index.ts";
import { amdv1 } from "../../pagetable/index.ts";
import { AmdOps, DEVICE_TABLE, type AmdOpsOptions } from "./amd-ops.ts";
import type { Takeover, UnitTable } from "./takeover.ts";

/** `devices`: those behind the unit, for the case that it did not come over. */
export function amdTakeover(
  unit: AmdUnit,
  devices: readonly number[],
  options: AmdOpsOptions,
): Takeover<AmdOps> {
  let table: UnitTable | undefined;
  return {
    owner: DEVICE_TABLE,
    unit,
    readUnit: (value, { frames }) => {
      if (value.kind !== "amd") return `iommu of another kind: ${value.kind}`;
      const { registerBase, deviceTable } = value;
      if (registerBase !== unit.registerBase) return "record of another unit";
      if (deviceTable !== unit.deviceTableRegister) {
        return "device table of the record is not the one in the register";
      }
      const pfn = Math.floor(deviceTable / 4096);
      const order = Math.log2((deviceTable % 4096) + 1);
      if (!frames.ram.holds(pfn) || frames.preservedOrder(pfn) !== order) {
        return "device table is not a preserved block";
      }
      table = { pfn, order };
      return [table];
    },
    readDevice: ({ bdf, pasids }) =>
      pasids === undefined
        ? { tables: [], pasids: [] }
        : `device ${bdf} has PASID tables, the unit knows none`,
    geometry: ({ vaszLg2, topLevel }) => ({
      format: amdv1,
      vaszLg2,
      topLevel,
      keepsTables: true,
    }),
    agrees: ({ bdf, domainId }, { topPfn, topLevel }) => {
      const entry = unit.entryInMemory(bdf);
      return (
        entry !== undefined &&
        entry.rootPa === topPfn * 4096 &&
        entry.mode === topLevel + 1 &&
        entry.domainId === domainId
      );
    },
    driver: (frames, domains) =>
      table === undefined
        ? AmdOps.start(unit, frames, devices, options)
        : AmdOps.adopt(unit, frames, table, domains, options),
  };
}
