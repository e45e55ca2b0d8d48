// Events of a virtual IOMMU, read through a descriptor; those that found no room leave a mark.
import { EFAULT, EINVAL, ESPIPE } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { File, type Caller, type FileOps } from "../../files/index.ts";
import type { IommufdObject } from "./objects.ts";
import type { Viommu } from "./viommu.ts";

const abi = uapi.iommufd.event;
const HEADER_BYTES = abi.IOMMUFD_VEVENT_HEADER_SIZE;
/** The kernel that bounds a queue's depth, and refuses a read with no room for one event. */
export const MINOR_BOUNDED = 22;
const SEQUENCE_MASK = 0x7fffffff;

/** One event; the mark of lost ones has no data. */
interface Vevent {
  readonly sequence: number;
  readonly data: Uint8Array | undefined;
}

export class VeventQueue implements IommufdObject {
  id = 0;
  users = 1;
  readonly viommu: Viommu;
  readonly type: number;
  readonly #depth: number;
  readonly #waiting: Vevent[] = [];
  readonly #refusesShort: boolean;
  #events = 0;
  #sequence = 0;

  constructor(viommu: Viommu, type: number, depth: number, minor: number) {
    this.#refusesShort = minor >= MINOR_BOUNDED;
    this.viommu = viommu;
    this.type = type;
    this.#depth = depth;
    viommu.users += 1;
    viommu.queues.set(type, this);
  }

  /** Somebody may read. */
  get isReadable(): boolean {
    return this.#waiting.length > 0;
  }

  /**
   * Appends an event, or the mark that one was lost: for want of room here, or of memory for it
   * (undefined). A mark at the end gives way to what comes.
   */
  deliver(data: Uint8Array | undefined): void {
    const isLost = data === undefined || this.#events === this.#depth;
    const last = this.#waiting.at(-1);
    if (last !== undefined && last.data === undefined) this.#waiting.pop();
    this.#waiting.push({ sequence: this.#sequence, data: isLost ? undefined : data });
    if (!isLost) this.#events += 1;
    this.#sequence = (this.#sequence + 1) & SEQUENCE_MASK;
  }

  /** Whole events into user memory: bytes, 0 (or -EINVAL) where the first does not fit, -EFAULT. */
  read(caller: Caller, va: number, count: number): number {
    if (count < HEADER_BYTES && this.#refusesShort) return -EINVAL;
    let done = 0;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const { sequence, data } = next;
      const bytes = new Uint8Array(HEADER_BYTES + (data?.length ?? 0));
      if (bytes.length > count - done) {
        return done === 0 && this.#refusesShort ? -EINVAL : done;
      }
      const flags = data === undefined ? abi.IOMMU_VEVENTQ_FLAG_LOST_EVENTS : 0;
      abi.writeIommufdVeventHeader({ flags, sequence }, new DataView(bytes.buffer));
      bytes.set(data ?? [], HEADER_BYTES);
      if (!caller.space.write(va + done, bytes)) return done === 0 ? -EFAULT : done;
      this.#waiting.shift();
      if (data !== undefined) this.#events -= 1;
      done += bytes.length;
    }
    return done;
  }

  destroy(): void {
    this.viommu.queues.delete(this.type);
    this.viommu.users -= 1;
  }
}

interface Inner {
  readonly queue: VeventQueue;
  readonly contextFile: File;
}

/** The descriptor of a queue: it holds the queue, and the context through its file. */
export function veventFile(queue: VeventQueue, contextFile: File): File {
  queue.users += 1;
  contextFile.get();
  return new File(ops, { queue, contextFile });
}

const ops: FileOps = {
  name: "iommufd virtual events",
  read: (file, caller, va, count, position) =>
    position === undefined ? (file.inner as Inner).queue.read(caller, va, count) : -ESPIPE,
  release: (file) => {
    const { queue, contextFile } = file.inner as Inner;
    queue.users -= 1;
    contextFile.put();
  },
};
