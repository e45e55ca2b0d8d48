// The records after the first review: a head of count and flags, 64-bit members aligned but for a
// pointer; in four layouts under two names.
import { kho as codecs } from "../../../generated/index.ts";
import { numberOf, type IommuLayout } from "./layout.ts";
import { intelPart, withPasids } from "./layout-pasids.ts";
import { baseUnits, wholeUnits } from "./layout-units.ts";

const { branch, branchBase, version1 } = codecs.iommu;

/** The head is one and the same in all four. */
type Common = Pick<IommuLayout, "encodeDeleted" | "isLive">;
const common: Common = {
  encodeDeleted: (_index, view, offset) => {
    const value = { refCount: 0, flags: version1.IOMMU_SER_DELETED };
    version1.encodeIommuHdrSer(value, view, offset);
  },
  isLive: (index, view, offset) => {
    const { flags } = version1.decodeIommuHdrSer(view, offset);
    if ((flags & version1.IOMMU_SER_INCOMING) !== 0) return `slot ${index} is marked as taken over`;
    return (flags & version1.IOMMU_SER_DELETED) === 0;
  },
};

/** A page table's record as the branch had it: 37 bytes. */
type Domains = Pick<IommuLayout, "domainBytes" | "encodeDomain" | "decodeDomain">;
const narrowDomains: Domains = {
  domainBytes: branch.IOMMU_DOMAIN_SER_SIZE,
  encodeDomain: ({ refCount }, value, view, offset) => {
    branch.encodeIommuDomainSer(domainRecord(refCount, value), view, offset);
  },
  decodeDomain: (view, offset) => cleanDomain(branch.decodeIommuDomainSer(view, offset)),
};

const wideDomains: Domains = {
  domainBytes: version1.IOMMU_DOMAIN_SER_SIZE,
  encodeDomain: ({ refCount }, value, view, offset) => {
    version1.encodeIommuDomainSer(domainRecord(refCount, value), view, offset);
  },
  decodeDomain: (view, offset) => cleanDomain(version1.decodeIommuDomainSer(view, offset)),
};

const domainRecord = (
  refCount: number,
  { topPa, topLevel, vaszLg2 }: Parameters<IommuLayout["encodeDomain"]>[1],
): codecs.iommu.version1.IommuDomainSer => ({
  hdr: { refCount, flags: 0 },
  topTablePhys: BigInt(topPa),
  topLevel: BigInt(topLevel),
  vasz: vaszLg2,
  signExtend: 0,
  restoredDomain: 0n,
});

function cleanDomain(
  record: codecs.iommu.version1.IommuDomainSer,
): ReturnType<IommuLayout["decodeDomain"]> {
  if (record.restoredDomain !== 0n || record.signExtend !== 0) return "domain record is not clean";
  const topLevel = numberOf(record.topLevel);
  return { topPa: numberOf(record.topTablePhys), topLevel, vaszLg2: record.vasz };
}

/** Global records, without and with a version number. */
type Flbs = Pick<IommuLayout, "compatible" | "flbBytes" | "encodeFlb" | "decodeFlb">;
const plainFlb: Flbs = {
  compatible: branch.IOMMU_LUO_FLB_COMPATIBLE,
  flbBytes: branch.IOMMU_FLB_SER_SIZE,
  encodeFlb: (places, view, offset) => {
    branch.encodeIommuFlbSer(flbRecord(places), view, offset);
  },
  decodeFlb: (view, offset) => placesIn(branch.decodeIommuFlbSer(view, offset)),
};

const versionedFlb: Flbs = {
  compatible: version1.IOMMU_LUO_FLB_COMPATIBLE,
  flbBytes: version1.IOMMU_FLB_SER_SIZE,
  encodeFlb: (places, view, offset) => {
    const version = BigInt(version1.IOMMU_LUO_FLB_VERSION);
    version1.encodeIommuFlbSer({ version, ...flbRecord(places) }, view, offset);
  },
  decodeFlb: (view, offset) => {
    const value = version1.decodeIommuFlbSer(view, offset);
    if (value.version === BigInt(version1.IOMMU_LUO_FLB_VERSION)) return placesIn(value);
    return `iommu records of version ${value.version}`;
  },
};

const flbRecord = ({
  units,
  domains,
  devices,
}: Parameters<IommuLayout["encodeFlb"]>[0]): codecs.iommu.branch.IommuFlbSer => ({
  iommuArrayPhys: BigInt(units.pa),
  iommuDomainArrayPhys: BigInt(domains.pa),
  deviceArrayPhys: BigInt(devices.pa),
});

function placesIn(
  value: codecs.iommu.branch.IommuFlbSer,
): Exclude<ReturnType<IommuLayout["decodeFlb"]>, string> {
  return {
    units: { pa: numberOf(value.iommuArrayPhys) },
    domains: { pa: numberOf(value.iommuDomainArrayPhys) },
    devices: { pa: numberOf(value.deviceArrayPhys) },
  };
}

/** Devices: three layouts. */
type Devices = Pick<IommuLayout, "deviceBytes" | "keepsPasids" | "encodeDevice" | "decodeDevice">;

interface DeviceRecord {
  readonly devid: number;
  readonly pciDomainNr: number;
  readonly dmaOwnerToken?: bigint;
  readonly domainIommuSer: codecs.iommu.version1.IommuDevMapSer;
}

const deviceOf = ({
  devid: bdf,
  pciDomainNr: segment,
  dmaOwnerToken: token,
  domainIommuSer: { attachmentId, domainPhys, iommuPhys },
}: DeviceRecord): Exclude<ReturnType<IommuLayout["decodeDevice"]>, string> => ({
  bdf,
  segment,
  token,
  domainId: numberOf(attachmentId),
  domainPa: numberOf(domainPhys),
  unitPa: numberOf(iommuPhys),
});

const recordOf = (
  refCount: number,
  value: Parameters<IommuLayout["encodeDevice"]>[1],
): Omit<codecs.iommu.branchBase.IommuDeviceSer, "dmaOwnerToken"> => ({
  hdr: { refCount, flags: 0 },
  devid: value.bdf,
  pciDomainNr: value.segment,
  domainIommuSer: {
    attachmentId: BigInt(value.domainId),
    domainPhys: BigInt(value.domainPa),
    iommuPhys: BigInt(value.unitPa),
  },
});

const ownedDevices: Devices = {
  deviceBytes: version1.IOMMU_DEVICE_SER_SIZE,
  keepsPasids: "all",
  encodeDevice: ({ refCount }, value, view, offset) => {
    const intel = version1.encodeIommuDeviceIntelSer({ restored: 0, ...intelPart(value) });
    const driver = new Uint8Array(intel.buffer);
    const record = { ...recordOf(refCount, value), dmaOwnerToken: value.token ?? 0n, driver };
    version1.encodeIommuDeviceSer(record, view, offset);
  },
  decodeDevice: (view, offset) => {
    const record = version1.decodeIommuDeviceSer(view, offset);
    // Nobody has taken the device yet.
    return record.driver[version1.IOMMU_DEVICE_INTEL_SER_OFFSET.restored] === 0
      ? withPasids(deviceOf(record), version1.decodeIommuDeviceIntelSer, record.driver)
      : `device ${record.devid}: its driver's part is not clean`;
  },
};

const branchDevices: Devices = {
  deviceBytes: branch.IOMMU_DEVICE_SER_SIZE,
  keepsPasids: "first",
  encodeDevice: ({ refCount }, value, view, offset) => {
    const driver = new Uint8Array(branch.encodeIommuDeviceIntelSer(intelPart(value)).buffer);
    branch.encodeIommuDeviceSer({ ...recordOf(refCount, value), driver }, view, offset);
  },
  decodeDevice: (view, offset) => {
    const record = branch.decodeIommuDeviceSer(view, offset);
    return withPasids(deviceOf(record), branch.decodeIommuDeviceIntelSer, record.driver);
  },
};

const baseDevices: Devices = {
  deviceBytes: branchBase.IOMMU_DEVICE_SER_SIZE,
  keepsPasids: undefined,
  encodeDevice: ({ refCount }, value, view, offset) => {
    branchBase.encodeIommuDeviceSer(recordOf(refCount, value), view, offset);
  },
  decodeDevice: (view, offset) => deviceOf(branchBase.decodeIommuDeviceSer(view, offset)),
};

const branchParts = { ...common, ...plainFlb, ...narrowDomains };

/** The branch's first patch alone: page tables, and no driver that keeps a device. */
export const branchBaseIommu: IommuLayout = {
  name: "branch-base",
  ...branchParts,
  ...baseUnits,
  ...baseDevices,
};

export const branchIommu: IommuLayout = {
  name: "branch",
  ...branchParts,
  ...wholeUnits,
  ...branchDevices,
};

/** The first patch of a later posting: the newest name over the branch's records. */
export const version1BaseIommu: IommuLayout = {
  ...branchBaseIommu,
  ...versionedFlb,
  name: "version-1-base",
};

export const version1Iommu: IommuLayout = {
  name: "version-1",
  ...common,
  ...versionedFlb,
  ...wideDomains,
  ...wholeUnits,
  ...ownedDevices,
};
