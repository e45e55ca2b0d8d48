// The record of one iommufd, in each of the layouts that wore its name.
import { kho as codecs } from "../../../../generated/index.ts";
import { WireError } from "../../../wire/index.ts";
import type { IommufdFeatures } from "../object/context.ts";

const { posted, reviewed, latest } = codecs.iommufd;

/** One preserved page table, whatever the layout. */
export interface HwptRecord {
  readonly token: bigint;
  /** Address of the domain's own record. */
  readonly domainPa: bigint;
}

/** One layout: how long it is, how to write it, how to read it without believing it. */
export interface RecordLayout {
  readonly tokenBits: 32 | 64;
  bytes(count: number): number;
  encode(hwpts: readonly HwptRecord[], view: DataView, offset: number): void;
  /** A string is the reason why the bytes are no such record. */
  decode(view: DataView, offset: number, end: number): readonly HwptRecord[] | string;
}

/** Every layout has the same name: what tells them apart is the kernel's profile. */
export const IOMMUFD_COMPATIBLE: string = reviewed.IOMMUFD_LUO_COMPATIBLE;

const postedLayout: RecordLayout = {
  tokenBits: 32,
  bytes: (count) => posted.IOMMUFD_LU_SIZE + count * posted.IOMMUFD_HWPT_LU_SIZE,
  encode: (hwpts, view, offset) => {
    const entries = hwpts.map(({ token, domainPa }) => ({
      token: Number(token),
      domainData: domainPa,
      reclaimed: false,
    }));
    posted.encodeIommufdLu({ nrHwpts: hwpts.length, hwpts: entries }, view, offset);
  },
  decode: (view, offset, end) =>
    guarded(() => {
      const value = posted.decodeIommufdLu(view, offset, end);
      return value.hwpts.map(({ token, domainData, reclaimed }) => {
        if (reclaimed) throw new Taken(token);
        return { token: BigInt(token), domainPa: domainData };
      });
    }),
};

const reviewedLayout: RecordLayout = {
  tokenBits: 32,
  bytes: (count) => reviewed.IOMMUFD_LU_SIZE + count * reviewed.IOMMUFD_HWPT_LU_SIZE,
  encode: (hwpts, view, offset) => {
    const entries = hwpts.map(({ token, domainPa }) => ({
      token: Number(token),
      domainData: domainPa,
      reclaimed: 0,
    }));
    reviewed.encodeIommufdLu({ nrHwpts: hwpts.length, hwpts: entries }, view, offset);
  },
  decode: (view, offset, end) =>
    guarded(() => {
      const value = reviewed.decodeIommufdLu(view, offset, end);
      return value.hwpts.map(({ token, domainData, reclaimed }) => {
        if (reclaimed !== 0) throw new Taken(token);
        return { token: BigInt(token), domainPa: domainData };
      });
    }),
};

const latestLayout: RecordLayout = {
  tokenBits: 64,
  bytes: (count) => latest.IOMMUFD_SER_SIZE + count * latest.IOMMUFD_HWPT_SER_SIZE,
  encode: (hwpts, view, offset) => {
    const entries = hwpts.map(({ token, domainPa }) => ({
      token,
      domainData: domainPa,
      reclaimed: 0,
    }));
    const value = { nrHwpts: BigInt(hwpts.length), hwptArray: entries };
    latest.encodeIommufdSer(value, view, offset);
  },
  decode: (view, offset, end) =>
    guarded(() => {
      const value = latest.decodeIommufdSer(view, offset, end);
      return value.hwptArray.map(({ token, domainData, reclaimed }) => {
        if (reclaimed !== 0) throw new Taken(token);
        return { token, domainPa: domainData };
      });
    }),
};

export const recordLayouts: Readonly<Record<IommufdFeatures["layout"], RecordLayout>> = {
  posted: postedLayout,
  reviewed: reviewedLayout,
  latest: latestLayout,
};

/** A page table that somebody took over before: never seen outside this file. */
class Taken extends Error {
  constructor(token: number | bigint) {
    super(`page table ${token} is marked as taken over`);
  }
}

function guarded(read: () => readonly HwptRecord[]): readonly HwptRecord[] | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof WireError || error instanceof Taken) return error.message;
    throw error;
  }
}
