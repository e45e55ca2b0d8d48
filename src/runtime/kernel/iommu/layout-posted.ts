// The records as first posted ("iommu-v1"): slots numbered, counts kept twice, no list of context
// tables, no width of a page table.
import { assert } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";
import { numberOf, type DeviceValue, type IommuLayout, type SlotValue } from "./layout.ts";
import { intelPart, withPasids } from "./layout-pasids.ts";

const { posted: abi, postedPasid } = codecs.iommu;
/** The kind of unit: the posted enum knows this one. */
const INTEL = 1;

const head = ({ index, refCount }: SlotValue, deleted = 0): codecs.iommu.posted.IommuObjSer => ({
  idx: index,
  refCount,
  deleted,
  incoming: 0,
});

type DeviceRecord = codecs.iommu.posted.DeviceSer;

const deviceRecord = (slot: SlotValue, value: DeviceValue): DeviceRecord => ({
  obj: head(slot),
  token: value.token ?? 0n,
  devid: value.bdf,
  pciDomain: value.segment,
  domainIommuSer: {
    did: value.domainId,
    domainPhys: BigInt(value.domainPa),
    iommuPhys: BigInt(value.unitPa),
  },
  type: INTEL,
});

function deviceIn(record: DeviceRecord): DeviceValue | string {
  const { token, devid, pciDomain, domainIommuSer, type } = record;
  if (type !== INTEL) return `device ${devid} behind an iommu of type ${type}`;
  return {
    bdf: devid,
    segment: pciDomain,
    token,
    domainId: domainIommuSer.did,
    domainPa: numberOf(domainIommuSer.domainPhys),
    unitPa: numberOf(domainIommuSer.iommuPhys),
  };
}

/** The series up to its ninth patch: devices in legacy mode alone. */
export const postedIommu: IommuLayout = {
  name: "posted",
  compatible: abi.IOMMU_LUO_FLB_COMPATIBLE,
  flbBytes: abi.IOMMU_LU_FLB_SER_SIZE,
  unitBytes: abi.IOMMU_SER_SIZE,
  domainBytes: abi.IOMMU_DOMAIN_SER_SIZE,
  deviceBytes: abi.DEVICE_SER_SIZE,
  keepsDevices: true,
  listsContexts: false,
  keepsPasids: undefined,
  encodeFlb: ({ units, domains, devices }, view, offset) => {
    const value = {
      iommusPhys: BigInt(units.pa),
      nrIommus: BigInt(units.count ?? 0),
      iommuDomainsPhys: BigInt(domains.pa),
      nrDomains: BigInt(domains.count ?? 0),
      devicesPhys: BigInt(devices.pa),
      nrDevices: BigInt(devices.count ?? 0),
    };
    abi.encodeIommuLuFlbSer(value, view, offset);
  },
  decodeFlb: (view, offset) => {
    const flb = abi.decodeIommuLuFlbSer(view, offset);
    return {
      units: { pa: numberOf(flb.iommusPhys), count: numberOf(flb.nrIommus) },
      domains: { pa: numberOf(flb.iommuDomainsPhys), count: numberOf(flb.nrDomains) },
      devices: { pa: numberOf(flb.devicesPhys), count: numberOf(flb.nrDevices) },
    };
  },
  encodeDomain: (slot, { topPa, topLevel }, view, offset) => {
    const value = {
      obj: head(slot),
      topTable: BigInt(topPa),
      topLevel: BigInt(topLevel),
      restoredDomain: 0n,
    };
    abi.encodeIommuDomainSer(value, view, offset);
  },
  decodeDomain: (view, offset) => {
    const { topTable, topLevel, restoredDomain } = abi.decodeIommuDomainSer(view, offset);
    if (restoredDomain !== 0n) return "domain record is not clean";
    // The unit's own widths: 9 bits a level, and the page.
    const vaszLg2 = 12 + 9 * (numberOf(topLevel) + 1);
    return { topPa: numberOf(topTable), topLevel: numberOf(topLevel), vaszLg2 };
  },
  encodeDevice: (slot, value, view, offset) => {
    abi.encodeDeviceSer(deviceRecord(slot, value), view, offset);
  },
  decodeDevice: (view, offset) => deviceIn(abi.decodeDeviceSer(view, offset)),
  encodeUnit: (slot, value, view, offset) => {
    assert(value.kind === "vt-d", `no room for a unit of ${value.kind}`);
    const { registerBase, rootPa } = value;
    const intel = { physAddr: BigInt(registerBase), rootTable: BigInt(rootPa) };
    const record = {
      obj: head(slot),
      token: BigInt(registerBase),
      type: INTEL,
      driver: new Uint8Array(abi.encodeIommuIntelSer(intel).buffer),
    };
    abi.encodeIommuSer(record, view, offset);
  },
  decodeUnit: (view, offset) => {
    const { type, driver } = abi.decodeIommuSer(view, offset);
    if (type !== INTEL) return `iommu of type ${type}`;
    const bytes = new DataView(driver.buffer, driver.byteOffset, driver.length);
    const { physAddr, rootTable } = abi.decodeIommuIntelSer(bytes);
    return {
      kind: "vt-d",
      registerBase: numberOf(physAddr),
      rootPa: numberOf(rootTable),
      contexts: undefined,
    };
  },
  encodeDeleted: (index, view, offset) => {
    abi.encodeIommuObjSer(head({ index, refCount: 0 }, 1), view, offset);
  },
  isLive: (index, view, offset) => {
    const { idx, deleted, incoming } = abi.decodeIommuObjSer(view, offset);
    if (idx !== index) return `slot ${index} says it is slot ${idx}`;
    if (incoming !== 0) return `slot ${index} is marked as taken over`;
    return deleted === 0;
  },
};

/** The whole series: a device's record has room for its PASID directory. */
export const postedPasidIommu: IommuLayout = {
  ...postedIommu,
  name: "posted-pasid",
  deviceBytes: postedPasid.DEVICE_SER_SIZE,
  keepsPasids: "first",
  encodeDevice: (slot, value, view, offset) => {
    const intel = postedPasid.encodeDeviceIntelSer(intelPart(value));
    const driver = new Uint8Array(intel.buffer);
    postedPasid.encodeDeviceSer({ ...deviceRecord(slot, value), driver }, view, offset);
  },
  decodeDevice: (view, offset) => {
    const record = postedPasid.decodeDeviceSer(view, offset);
    return withPasids(deviceIn(record), postedPasid.decodeDeviceIntelSer, record.driver);
  },
};
