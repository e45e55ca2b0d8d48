// A queue that hardware reads from a guest's memory by itself: its pages stay where they are.
import { EFAULT, ENOMEM, ERANGE } from "../../../errno/index.ts";
import type { Run } from "../../files/index.ts";
import { Access } from "./access.ts";
import type { IommufdObject } from "./objects.ts";
import type { Viommu } from "./viommu.ts";

const PAGE = 4096n;
const TOP = 2n ** 64n - 1n;
/** The list of a range's pages, eight bytes each, is one allocation: none is larger than this. */
const LIST_BYTES_MAX = 0x7fffffffn;

/** Pages of an address space held together: first byte behind the range, and how to let go. */
interface HeldRange {
  readonly pa: bigint;
  readonly release: () => void;
}

/**
 * Holds the pages of a range: -ERANGE, -ENOMEM, the errno of holding them, -EFAULT where they are
 * apart.
 */
export function holdRange(viommu: Viommu, iova: bigint, length: bigint): HeldRange | number {
  const offset = iova % PAGE;
  const bytes = ((offset + length + PAGE - 1n) / PAGE) * PAGE;
  if (offset + length + PAGE - 1n > TOP) return -ERANGE;
  if ((bytes / PAGE) * 8n > LIST_BYTES_MAX) return -ENOMEM;
  const space = viommu.parent.source;
  if (space === undefined) return -EFAULT;
  const access = new Access(true);
  const errno = access.moveTo(space);
  if (errno !== 0) return errno;
  const start = iova - offset;
  const runs = access.pin(start, bytes, false);
  if (typeof runs === "number") {
    access.moveTo(undefined);
    return runs;
  }
  const release = (): void => {
    access.lock(start, bytes, -1);
    access.drop(start, bytes);
    access.moveTo(undefined);
  };
  access.lock(start, bytes, 1);
  if (!areTogether(runs)) {
    release();
    return -EFAULT;
  }
  return { pa: BigInt(runs[0]?.pfn ?? 0) * PAGE + offset, release };
}

function areTogether(runs: readonly Run[]): boolean {
  return runs.every(({ pfn }, at) => {
    const before = runs[at - 1];
    return before === undefined || before.pfn + before.pages === pfn;
  });
}

export class HwQueue implements IommufdObject {
  id = 0;
  users = 1;
  readonly viommu: Viommu;
  readonly index: number;
  readonly #held: HeldRange;
  /** The one that must be there before: it cannot go first. */
  readonly before: HwQueue | undefined;

  constructor(viommu: Viommu, index: number, held: HeldRange, before: HwQueue | undefined) {
    this.viommu = viommu;
    this.index = index;
    this.#held = held;
    this.before = before;
    viommu.users += 1;
    if (before !== undefined) before.users += 1;
  }

  destroy(): void {
    this.viommu.driver?.removeQueue?.(this.index);
    if (this.before !== undefined) this.before.users -= 1;
    this.#held.release();
    this.viommu.users -= 1;
  }
}
