// GET_INFO of the container: page sizes, and a chain of capabilities behind the struct.
import { EFAULT, EINVAL, ENODEV } from "../../../errno/index.ts";
import type { Caller } from "../../files/index.ts";
import type { IoasObject } from "../object/ioas-object.ts";
import type { Ioas } from "../io-pagetable/ioas.ts";

/** struct vfio_iommu_type1_info: argsz 0, flags 4, iova_pgsizes 8, cap_offset 16, pad 20. */
const INFO_BYTES = 24;
const INFO_LEAST = 16;
const INFO_PGSIZES = 1;
const INFO_CAPS = 2;
/** A capability begins with id (16 bits), version (16 bits), offset of the next (32 bits). */
const NEXT_AT = 4;
const CAP_IOVA_RANGE = 1;
const CAP_DMA_AVAIL = 3;
const RANGE_CAP_BYTES = 16;
const RANGE_BYTES = 16;
const ALL = 2n ** 64n - 1n;
const PAGE = 4096n;

/** One capability: all of it, and what of it goes out when there is room for only so many bytes. */
interface Capability {
  readonly bytes: Uint8Array;
  /** Pieces that are written one by one, each only when it fits: offset and length. */
  readonly pieces: readonly (readonly [at: number, length: number, needs: number])[];
}

export function containerInfo(object: IoasObject | undefined, caller: Caller, va: number): number {
  const head = caller.space.read(va, INFO_LEAST);
  if (head === undefined) return -EFAULT;
  const argsz = new DataView(head.buffer).getUint32(0, true);
  if (argsz < INFO_LEAST) return -EINVAL;
  if (object === undefined) return -ENODEV;
  const { ioas } = object;
  let total = INFO_BYTES;
  let last: number | undefined;
  for (const { bytes, pieces } of [dmaAvail(), iovaRanges(ioas)]) {
    const room = argsz - total;
    for (const [at, length, needs] of pieces) {
      if (room < needs) continue;
      if (!caller.space.write(va + total + at, bytes.subarray(at, at + length))) return -EFAULT;
    }
    if (last !== undefined && argsz >= total) {
      if (!caller.space.write(va + last + NEXT_AT, word(total))) return -EFAULT;
    }
    last = total;
    total += Math.ceil(bytes.length / 8) * 8;
  }
  const info = new DataView(new ArrayBuffer(INFO_BYTES));
  info.setUint32(0, total, true);
  info.setUint32(4, INFO_PGSIZES | INFO_CAPS, true);
  info.setBigUint64(8, pageSizesOf(ioas), true);
  info.setUint32(16, argsz >= total ? INFO_BYTES : 0, true);
  const known = new Uint8Array(info.buffer, 0, Math.min(argsz, INFO_BYTES));
  return caller.space.write(va, known) ? 0 : -EFAULT;
}

/** Leaf sizes every page table has, never below a page of memory. */
function pageSizesOf(ioas: Ioas): bigint {
  let sizes = ALL;
  for (const { pageSizes } of ioas.domains) sizes &= pageSizes;
  if ((sizes & (PAGE - 1n)) !== 0n) sizes = (sizes & ~(PAGE - 1n)) | PAGE;
  return sizes > ioas.alignment ? sizes : ioas.alignment;
}

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function capability(id: number, length: number): DataView {
  const view = new DataView(new ArrayBuffer(length));
  view.setUint16(0, id, true);
  view.setUint16(2, 1, true);
  return view;
}

function dmaAvail(): Capability {
  const view = capability(CAP_DMA_AVAIL, 12);
  view.setUint32(8, 0xffffffff, true);
  return { bytes: new Uint8Array(view.buffer), pieces: [[0, 12, 12]] };
}

/** Every usable range that fits on its own goes out, the header only with all of them. */
function iovaRanges(ioas: Ioas): Capability {
  const ranges = ioas.usable();
  const length = RANGE_CAP_BYTES + ranges.length * RANGE_BYTES;
  const view = capability(CAP_IOVA_RANGE, length);
  view.setUint32(8, ranges.length, true);
  const pieces: (readonly [number, number, number])[] = [];
  for (const [index, { start, last }] of ranges.entries()) {
    const at = RANGE_CAP_BYTES + index * RANGE_BYTES;
    view.setBigUint64(at, start, true);
    view.setBigUint64(at + 8, last, true);
    pieces.push([at, RANGE_BYTES, at + RANGE_BYTES]);
  }
  pieces.push([0, RANGE_CAP_BYTES, length]);
  return { bytes: new Uint8Array(view.buffer), pieces };
}
