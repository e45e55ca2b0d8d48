// VFIO_DEVICE_SET_IRQS as a caller gives it: its form, checked before any device looks at it.
import { EFAULT, EINVAL, ENOMEM } from "../../errno/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Caller } from "../files/index.ts";

export const INTX = 0;
export const MSIX = 2;
export const ERR = 3;
export const REQ = 4;
export const IRQ_KINDS = 5;

/** Flags of SET_IRQS: what the data is, and what to do. */
export const DATA_NONE = 1;
export const DATA_BOOL = 2;
export const DATA_EVENTFD = 4;
const DATA = DATA_NONE | DATA_BOOL | DATA_EVENTFD;
export const ACTION_MASK = 8;
export const ACTION_UNMASK = 16;
export const ACTION_TRIGGER = 32;
export const ACTION: number = ACTION_MASK | ACTION_UNMASK | ACTION_TRIGGER;

/** Bytes each vector takes of the data, by what it is. */
const DATA_BYTES: Readonly<Record<number, number>> = {
  [DATA_NONE]: 0,
  [DATA_BOOL]: 1,
  [DATA_EVENTFD]: 4,
};
/** argsz 0, flags 4, index 8, start 12, count 16, data 20. */
const HEADER_BYTES = 20;

/** One call, its form checked. */
export interface IrqRequest {
  readonly flags: number;
  readonly index: number;
  readonly start: number;
  readonly count: number;
  /** A byte or a descriptor for each vector, or nothing. */
  readonly data: DataView;
}

/** Reads a call; `countOf` gives the vectors of a kind. -EFAULT, -EINVAL or -ENOMEM. */
export function fetchIrqRequest(
  caller: Caller,
  va: number,
  countOf: (index: number) => number,
  faults: FaultPlan,
): IrqRequest | number {
  const header = caller.space.read(va, HEADER_BYTES);
  if (header === undefined) return -EFAULT;
  const view = new DataView(header.buffer);
  const [argsz, flags, index, start, count] = [0, 4, 8, 12, 16].map((at) =>
    view.getUint32(at, true),
  ) as [number, number, number, number, number];
  if (argsz < HEADER_BYTES || index >= IRQ_KINDS || count >= 2 ** 32 - 1 - start) return -EINVAL;
  if ((flags & ~(DATA | ACTION)) !== 0) return -EINVAL;
  const known = countOf(index);
  if (start >= known || start + count > known) return -EINVAL;
  const size = DATA_BYTES[flags & DATA];
  if (size === undefined || argsz - HEADER_BYTES < count * size) return -EINVAL;
  if (count * size > 0 && faults.shouldFail("object")) return -ENOMEM;
  const data = caller.space.read(va + HEADER_BYTES, count * size);
  if (data === undefined) return -EFAULT;
  return { flags, index, start, count, data: new DataView(data.buffer) };
}
