// The record of one device, in each of the layouts that wore its name.
import { EOVERFLOW } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";

const { posted, v1, v2, v3 } = codecs.vfioPci;

/** Every layout has the same name: what tells them apart is the kernel's profile. */
export const VFIO_PCI_COMPATIBLE: string = v3.VFIO_PCI_LUO_FH_COMPATIBLE;

/** One preserved device, whatever the layout. */
interface DeviceRecord {
  readonly segment: number;
  readonly bdf: number;
  /** The device can be reset; layouts without the member do not say. */
  readonly resets?: boolean;
  /** Token of the iommufd it is bound to; layouts without the member leave that to others. */
  readonly token?: bigint;
}

/** A record to be written: everything is known. */
type WholeRecord = Required<DeviceRecord>;

/** One layout: how long it is, what does not fit it, how to write and read it. */
export interface VfioRecordLayout {
  readonly bytes: number;
  /** 0, or -EOVERFLOW where a value would have to be cut: the kernels that cut it lost it. */
  fits(record: WholeRecord): number;
  /** Only what fits. */
  encode(record: WholeRecord, view: DataView, offset: number): void;
  decode(view: DataView, offset: number): DeviceRecord;
}

const narrowSegment = ({ segment }: WholeRecord): number => (segment > 0xffff ? -EOVERFLOW : 0);

const v1Layout: VfioRecordLayout = {
  bytes: v1.VFIO_PCI_CORE_DEVICE_SER_SIZE,
  fits: narrowSegment,
  encode: ({ segment: domain, bdf }, view, offset) => {
    v1.encodeVfioPciCoreDeviceSer({ domain, bdf }, view, offset);
  },
  decode: (view, offset) => {
    const { domain: segment, bdf } = v1.decodeVfioPciCoreDeviceSer(view, offset);
    return { segment, bdf };
  },
};

const v2Layout: VfioRecordLayout = {
  bytes: v2.VFIO_PCI_CORE_DEVICE_SER_SIZE,
  fits: narrowSegment,
  encode: ({ segment: domain, bdf, resets }, view, offset) => {
    v2.encodeVfioPciCoreDeviceSer({ domain, bdf, resetWorks: Number(resets) }, view, offset);
  },
  decode: (view, offset) => {
    const { domain: segment, bdf, resetWorks } = v2.decodeVfioPciCoreDeviceSer(view, offset);
    return { segment, bdf, resets: resetWorks !== 0 };
  },
};

const postedLayout: VfioRecordLayout = {
  bytes: posted.VFIO_PCI_CORE_DEVICE_SER_SIZE,
  fits: (record) => (record.token >= 2n ** 32n ? -EOVERFLOW : narrowSegment(record)),
  encode: ({ segment: domain, bdf, resets, token }, view, offset) => {
    const iommufdSer = { token: Number(token) };
    const value = { domain, bdf, resetWorks: Number(resets), iommufdSer };
    posted.encodeVfioPciCoreDeviceSer(value, view, offset);
  },
  decode: (view, offset) => {
    const value = posted.decodeVfioPciCoreDeviceSer(view, offset);
    return {
      segment: value.domain,
      bdf: value.bdf,
      resets: value.resetWorks !== 0,
      token: BigInt(value.iommufdSer.token),
    };
  },
};

const v3Layout: VfioRecordLayout = {
  bytes: v3.VFIO_PCI_CORE_DEVICE_SER_SIZE,
  fits: () => 0,
  encode: ({ segment: domain, bdf }, view, offset) => {
    v3.encodeVfioPciCoreDeviceSer({ domain, bdf }, view, offset);
  },
  decode: (view, offset) => {
    const { domain: segment, bdf } = v3.decodeVfioPciCoreDeviceSer(view, offset);
    return { segment, bdf };
  },
};

export type VfioLayoutName = "v1" | "v2" | "posted" | "v3";

export const vfioLayouts: Readonly<Record<VfioLayoutName, VfioRecordLayout>> = {
  v1: v1Layout,
  v2: v2Layout,
  posted: postedLayout,
  v3: v3Layout,
};
