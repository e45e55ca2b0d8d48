// Page faults of devices, handed to user space through a descriptor and answered through it.
import { EFAULT, EINVAL, ESPIPE } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { File, type Caller, type FileOps } from "../../files/index.ts";
import type { Device } from "./device.ts";
import type { IommufdObject } from "./objects.ts";

const abi = uapi.iommufd.fault;
const FAULT_BYTES = abi.IOMMU_HWPT_PGFAULT_SIZE;
const RESPONSE_BYTES = abi.IOMMU_HWPT_PAGE_RESPONSE_SIZE;

/** One request of a device for a page. */
interface PageFault {
  readonly flags: number;
  readonly pasid: number;
  readonly group: number;
  readonly perm: number;
  readonly address: bigint;
}

/** Requests that are answered together. */
interface FaultGroup {
  readonly device: Device;
  /** With what the page table is attached that they came through. */
  readonly attachedWith: number;
  readonly faults: readonly PageFault[];
}

export class FaultQueue implements IommufdObject {
  id = 0;
  users = 1;
  #waiting: FaultGroup[] = [];
  /** Read and not yet answered, by cookie. */
  readonly #read = new Map<number, FaultGroup>();
  /** Every cookie below waits for its answer. */
  #lowestCookie = 1;

  /** Groups nobody has read yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  deliver(group: FaultGroup): void {
    this.#waiting.push(group);
  }

  /** A device, or one PASID of it, leaves: requests that came so are answered as invalid. */
  drop(device: Device, pasid: number): void {
    const leaves = (group: FaultGroup): boolean =>
      group.device === device && group.attachedWith === pasid;
    this.#waiting = this.#waiting.filter((group) => !leaves(group));
    for (const [cookie, group] of this.#read) if (leaves(group)) this.#forget(cookie);
  }

  destroy(): void {
    this.#waiting = [];
    this.#read.clear();
  }

  /** Whole groups into user memory: bytes; -ESPIPE, -EINVAL (no room for the first), -EFAULT. */
  read(caller: Caller, va: number, count: number): number {
    if (count % FAULT_BYTES !== 0) return -ESPIPE;
    let done = 0;
    for (let group = this.#waiting[0]; group !== undefined; group = this.#waiting[0]) {
      const bytes = group.faults.length * FAULT_BYTES;
      if (bytes > count - done) return done === 0 ? -EINVAL : done;
      const cookie = this.#freeCookie();
      const out = new Uint8Array(bytes);
      const view = new DataView(out.buffer);
      for (const [at, fault] of group.faults.entries()) {
        abi.writeIommuHwptPgfault(message(group, fault, cookie), view, at * FAULT_BYTES);
      }
      if (!caller.space.write(va + done, out)) return done === 0 ? -EFAULT : done;
      this.#waiting.shift();
      this.#read.set(cookie, group);
      done += bytes;
    }
    return done;
  }

  /** Answers from user memory: bytes taken; -ESPIPE, -EFAULT, -EINVAL (code, cookie). */
  write(caller: Caller, va: number, count: number): number {
    if (count % RESPONSE_BYTES !== 0) return -ESPIPE;
    let done = 0;
    for (; done < count; done += RESPONSE_BYTES) {
      const errno = this.#answer(caller.space.read(va + done, RESPONSE_BYTES));
      if (errno !== 0) return done === 0 ? errno : done;
    }
    return done;
  }

  #answer(bytes: Uint8Array | undefined): number {
    if (bytes === undefined) return -EFAULT;
    const { cookie, code } = abi.readIommuHwptPageResponse(new DataView(bytes.buffer));
    const known = [abi.IOMMUFD_PAGE_RESP_SUCCESS, abi.IOMMUFD_PAGE_RESP_INVALID] as number[];
    return known.includes(code) && this.#forget(cookie) ? 0 : -EINVAL;
  }

  /** The lowest cookie that waits for no answer. */
  #freeCookie(): number {
    while (this.#read.has(this.#lowestCookie)) this.#lowestCookie += 1;
    return this.#lowestCookie;
  }

  /** Whether a cookie waited for its answer; it is free from now on. */
  #forget(cookie: number): boolean {
    if (!this.#read.delete(cookie)) return false;
    this.#lowestCookie = Math.min(this.#lowestCookie, cookie);
    return true;
  }
}

function message(
  { device }: FaultGroup,
  fault: PageFault,
  cookie: number,
): ReturnType<typeof abi.readIommuHwptPgfault> {
  return {
    flags: fault.flags,
    devId: device.id,
    pasid: fault.pasid,
    grpid: fault.group,
    perm: fault.perm,
    addr: fault.address,
    length: 0,
    cookie,
  };
}

/** The descriptor of a queue: it holds the queue, and the context through its file. */
export function faultFile(queue: FaultQueue, contextFile: File): File {
  queue.users += 1;
  contextFile.get();
  return new File(ops, { queue, contextFile });
}

interface Inner {
  readonly queue: FaultQueue;
  readonly contextFile: File;
}

const ops: FileOps = {
  name: "iommufd page faults",
  // A stream has no positions, not even its beginning.
  read: (file, caller, va, count, position) =>
    position === undefined ? (file.inner as Inner).queue.read(caller, va, count) : -ESPIPE,
  write: (file, caller, va, count, position) =>
    position === undefined ? (file.inner as Inner).queue.write(caller, va, count) : -ESPIPE,
  readable: (file) => (file.inner as Inner).queue.waiting > 0,
  release: (file) => {
    const { queue, contextFile } = file.inner as Inner;
    queue.users -= 1;
    contextFile.put();
  },
};
