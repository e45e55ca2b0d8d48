// The record of one memfd, in each of the layouts there have been; written, and read unbelieving.
import { kho as codecs } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import { arrayFrame, type Incoming, type KhoArray } from "../kho/index.ts";
import type { Folio } from "./memfd.ts";

const { v1, v2 } = codecs.memfd;
const FOLIO = v2.MEMFD_LUO_FOLIO_SER_SIZE;
const PER_PAGE = 4096 / FOLIO;
const FOLIO_FLAGS = v2.MEMFD_LUO_FOLIO_DIRTY | v2.MEMFD_LUO_FOLIO_UPTODATE;

/** What a record says, whatever its layout. A layout without seals says 0. */
interface MemfdSer {
  readonly pos: bigint;
  readonly size: bigint;
  readonly seals: number;
  readonly flags: number;
  readonly nrFolios: bigint;
  readonly folios: codecs.kho.KhoVmalloc;
}

/** One layout. */
export interface MemfdLayout {
  readonly compatible: string;
  readonly bytes: number;
  readonly carriesSeals: boolean;
  encode(ser: MemfdSer, view: DataView, offset: number): void;
  decode(view: DataView, offset: number): MemfdSer;
}

export const memfdLayouts: Readonly<Record<"memfd-v1" | "memfd-v2", MemfdLayout>> = {
  "memfd-v1": {
    compatible: v1.MEMFD_LUO_FH_COMPATIBLE,
    bytes: v1.MEMFD_LUO_SER_SIZE,
    carriesSeals: false,
    encode: ({ pos, size, nrFolios, folios }, view, offset) => {
      v1.encodeMemfdLuoSer({ pos, size, nrFolios, folios }, view, offset);
    },
    decode: (view, offset) => ({ ...v1.decodeMemfdLuoSer(view, offset), seals: 0, flags: 0 }),
  },
  "memfd-v2": {
    compatible: v2.MEMFD_LUO_FH_COMPATIBLE,
    bytes: v2.MEMFD_LUO_SER_SIZE,
    carriesSeals: true,
    encode: (ser, view, offset) => {
      v2.encodeMemfdLuoSer(ser, view, offset);
    },
    decode: (view, offset) => v2.decodeMemfdLuoSer(view, offset),
  },
};

/** Pages of the array that lists so many folios, in bytes. */
export const folioArrayBytes = (count: number): number => count * FOLIO;

/** Fills the array with where each folio lies. */
export function writeFolios(
  view: DataView,
  array: KhoArray,
  folios: readonly Folio[],
  place: (pa: number) => number,
): void {
  for (const [at, { index, pfn }] of folios.entries()) {
    const page = arrayFrame(array, Math.floor(at / PER_PAGE)) as number;
    const value = { pfn, flags: FOLIO_FLAGS, index: BigInt(index) };
    v2.encodeMemfdLuoFolioSer(value, view, place(page * 4096 + (at % PER_PAGE) * FOLIO));
  }
}

/** A record of the previous kernel, read whole. */
export interface MemfdRecord {
  readonly ser: MemfdSer;
  readonly array: KhoArray;
  readonly folios: readonly Folio[];
}

/** Everything of a record, checked before anything is claimed; a string is why it is none. */
export function readMemfdRecord(
  incoming: Incoming,
  pa: number,
  layout: MemfdLayout,
): MemfdRecord | string {
  if (!incoming.offers(pa, layout.bytes)) return "memfd record is not a preserved block";
  try {
    return decode(incoming, pa, layout);
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}

function decode(incoming: Incoming, pa: number, layout: MemfdLayout): MemfdRecord | string {
  const { ram } = incoming.frames;
  const ser = layout.decode(ram.view, ram.byteAt(pa));
  if (ser.flags !== 0) return `memfd record with flags ${ser.flags}`;
  if (ser.size > 2n ** 52n) return "memfd record of impossible size";
  const array = incoming.array(ser.folios);
  if (typeof array === "string") return array;
  const count = Number(ser.nrFolios);
  if (ser.folios.totalPages !== Math.ceil(count / PER_PAGE)) {
    return `memfd record of ${ser.nrFolios} folios in ${ser.folios.totalPages} pages`;
  }
  const pages = Math.ceil(Number(ser.size) / 4096);
  const folios: Folio[] = [];
  const seen = new Set<number>([pa / 4096, ...array.pages, ...array.chunks]);
  let next = 0;
  for (let at = 0; at < count; at++) {
    const page = arrayFrame(array, Math.floor(at / PER_PAGE)) as number;
    const place = ram.byteAt(page * 4096 + (at % PER_PAGE) * FOLIO);
    const each = v2.decodeMemfdLuoFolioSer(ram.view, place);
    const index = Number(each.index);
    const order = incoming.frames.preservedOrder(each.pfn);
    if (order === undefined) return `folio ${at} at frame ${each.pfn} is not a preserved block`;
    if (seen.has(each.pfn)) return `folio ${at} at frame ${each.pfn} is listed twice`;
    // A preserved file has no holes: every page of it had to be kept.
    if (index !== next || index % 2 ** order !== 0) return `folio ${at} is out of order`;
    // The last one may reach further: a file given huge pages has one however short it is.
    if (index >= pages) return `folio ${at} lies past the end of the file`;
    seen.add(each.pfn);
    folios.push({ index, pfn: each.pfn, order });
    next = index + 2 ** order;
  }
  if (next < pages) return `memfd record of ${pages} pages, ${next} of them listed`;
  return { ser, array, folios };
}
