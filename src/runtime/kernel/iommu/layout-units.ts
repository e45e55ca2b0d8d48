// Records of units after the first review: Intel's, and AMD's by analogy as a proposal has it.
import { kho as codecs } from "../../../generated/index.ts";
import {
  numberOf,
  type AmdUnitValue,
  type IommuLayout,
  type SlotValue,
  type UnitValue,
} from "./layout.ts";

const { amd, branchBase, version1 } = codecs.iommu;

/** Units: the record of both whole layouts is the same, and that of both base patches. */
type Units = Pick<
  IommuLayout,
  "unitBytes" | "keepsDevices" | "listsContexts" | "encodeUnit" | "decodeUnit"
>;
export const wholeUnits: Units = {
  unitBytes: version1.IOMMU_HW_SER_SIZE,
  keepsDevices: true,
  listsContexts: true,
  encodeUnit: (slot, value, view, offset) => {
    if (value.kind === "amd") return encodeAmd(slot, value, view, offset);
    const { registerBase, rootPa, contexts } = value;
    const intel = {
      restored: 0,
      physAddr: BigInt(registerBase),
      rootTable: BigInt(rootPa),
      contextTablesBitmap: bitmapOf(contexts ?? new Set()),
    };
    const record = {
      hdr: { refCount: slot.refCount, flags: 0 },
      token: BigInt(registerBase),
      type: BigInt(version1.IOMMU_INTEL),
      driver: { arm: "intel", intel } as const,
    };
    version1.encodeIommuHwSer(record, view, offset);
  },
  decodeUnit: (view, offset): UnitValue | string => {
    if (typeAt(view, offset) === BigInt(amd.IOMMU_AMD)) return decodeAmd(view, offset);
    const { type, driver } = version1.decodeIommuHwSer(view, offset);
    if (driver.arm !== "intel") return `iommu of type ${type}`;
    const { intel } = driver;
    const { restored, physAddr, rootTable, contextTablesBitmap } = intel;
    if (restored !== 0) return "unit record is not clean";
    const contexts = new Set<number>();
    for (let bit = 0; bit < 512; bit++) {
      const word = contextTablesBitmap[bit >>> 6] as bigint;
      if (((word >> BigInt(bit & 63)) & 1n) === 1n) contexts.add(bit);
    }
    const rootPa = numberOf(rootTable);
    return { kind: "vt-d", registerBase: numberOf(physAddr), rootPa, contexts };
  },
};

const typeAt = (view: DataView, offset: number): bigint =>
  view.getBigUint64(offset + amd.IOMMU_AMD_HW_SER_OFFSET.type, true);

/** The kind that a proposal adds to version 1. */
function encodeAmd(
  { refCount }: SlotValue,
  { registerBase, deviceTable }: AmdUnitValue,
  view: DataView,
  offset: number,
): void {
  const record = {
    hdr: { refCount, flags: 0 },
    token: BigInt(registerBase),
    type: BigInt(amd.IOMMU_AMD),
    amd: { restored: 0, physAddr: BigInt(registerBase), deviceTable: BigInt(deviceTable) },
  };
  amd.encodeIommuAmdHwSer(record, view, offset);
}

function decodeAmd(view: DataView, offset: number): UnitValue | string {
  const { restored, physAddr, deviceTable } = amd.decodeIommuAmdHwSer(view, offset).amd;
  if (restored !== 0) return "unit record is not clean";
  return {
    kind: "amd",
    registerBase: numberOf(physAddr),
    deviceTable: numberOf(deviceTable),
  };
}

function bitmapOf(contexts: ReadonlySet<number>): BigUint64Array {
  const bitmap = new BigUint64Array(8);
  for (const bit of contexts) {
    bitmap[bit >>> 6] = (bitmap[bit >>> 6] as bigint) | (1n << BigInt(bit & 63));
  }
  return bitmap;
}

export const baseUnits: Units = {
  unitBytes: branchBase.IOMMU_HW_SER_SIZE,
  keepsDevices: false,
  listsContexts: false,
  encodeUnit: ({ refCount }, { registerBase }, view, offset) => {
    const hdr = { refCount, flags: 0 };
    const value = { hdr, token: BigInt(registerBase), type: BigInt(branchBase.IOMMU_INVALID) };
    branchBase.encodeIommuHwSer(value, view, offset);
  },
  decodeUnit: () => "a unit in a layout that keeps none",
};
