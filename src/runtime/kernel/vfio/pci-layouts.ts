// The PCI core's list of preserved devices, in each of the layouts that wore its name.
import { EOVERFLOW } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";

const { v1, v2, v3, v6 } = codecs.pci;

/** Every layout has the same name. */
export const PCI_COMPATIBLE: string = v6.PCI_LUO_FLB_COMPATIBLE;

/** Where a device is: what every layout says of it. */
export interface PciPlace {
  readonly segment: number;
  readonly bdf: number;
}

/** One layout. Reading throws WireError, or gives a string, where bytes are no such list. */
export interface PciListLayout {
  /** Bytes of a list with room for so many devices. */
  bytes(most: number): number;
  /** 0, or -EOVERFLOW for a segment that the layout would have to cut. */
  fits(place: PciPlace): number;
  encode(most: number, places: readonly PciPlace[], view: DataView, offset: number): void;
  decode(view: DataView, offset: number, end: number): readonly PciPlace[] | string;
}

const narrow = ({ segment }: PciPlace): number => (segment > 0xffff ? -EOVERFLOW : 0);
const namesOf = (places: readonly PciPlace[]): { domain: number; bdf: number }[] =>
  places.map(({ segment: domain, bdf }) => ({ domain, bdf }));
const placesOf = (
  devices: readonly { readonly domain: number; readonly bdf: number }[],
): PciPlace[] => devices.map(({ domain: segment, bdf }) => ({ segment, bdf }));

/** The list is read once its count is known to be within its room. */
const within = (nr: number | bigint, most: number | bigint): string | undefined =>
  nr > most ? `list of ${nr} devices with room for ${most}` : undefined;

const v1Layout: PciListLayout = {
  bytes: (most) => v1.PCI_SER_SIZE + most * v1.PCI_DEV_SER_SIZE,
  fits: narrow,
  encode: (_most, places, view, offset) => {
    const devices = namesOf(places);
    v1.encodePciSer({ nrDevices: BigInt(devices.length), devices }, view, offset);
  },
  decode: (view, offset, end) => placesOf(v1.decodePciSer(view, offset, end).devices),
};

const v2Layout: PciListLayout = {
  bytes: (most) => v2.PCI_SER_SIZE + most * v2.PCI_DEV_SER_SIZE,
  fits: narrow,
  encode: (most, places, view, offset) => {
    const devices = namesOf(places);
    const nrDevices = BigInt(devices.length);
    v2.encodePciSer({ maxNrDevices: BigInt(most), nrDevices, devices }, view, offset);
  },
  decode: (view, offset, end) => {
    const { maxNrDevices, nrDevices, devices } = v2.decodePciSer(view, offset, end);
    return within(nrDevices, maxNrDevices) ?? placesOf(devices);
  },
};

const v3Layout: PciListLayout = {
  bytes: (most) => v3.PCI_SER_SIZE + most * v3.PCI_DEV_SER_SIZE,
  fits: () => 0,
  encode: (most, places, view, offset) => {
    const devices = namesOf(places);
    const value = { maxNrDevices: most, nrDevices: devices.length, devices };
    v3.encodePciSer(value, view, offset);
  },
  decode: (view, offset, end) => {
    const { maxNrDevices, nrDevices, devices } = v3.decodePciSer(view, offset, end);
    return within(nrDevices, maxNrDevices) ?? placesOf(devices);
  },
};

const v6Layout: PciListLayout = {
  bytes: (most) => v6.PCI_SER_SIZE + most * v6.PCI_DEV_SER_SIZE,
  fits: () => 0,
  encode: (most, places, view, offset) => {
    const devices = places.map(({ segment: domain, bdf }) => ({ domain, bdf, refcount: 1 }));
    const value = { maxNrDevices: most, nrDevices: devices.length, devices };
    v6.encodePciSer(value, view, offset);
  },
  decode: (view, offset, end) => {
    const { maxNrDevices, nrDevices, devices } = v6.decodePciSer(view, offset, end);
    const loose = devices.find(({ refcount }) => refcount === 0);
    if (loose !== undefined) return `device ${loose.bdf} is listed and needed by nobody`;
    return within(nrDevices, maxNrDevices) ?? placesOf(devices);
  },
};

export type PciLayoutName = "v1" | "v2" | "v3" | "v6";

export const pciLayouts: Readonly<Record<PciLayoutName, PciListLayout>> = {
  v1: v1Layout,
  v2: v2Layout,
  v3: v3Layout,
  v6: v6Layout,
};
