// One process's memory: areas of anonymous or file pages, filled with frames on first touch.
import { EFAULT, EINVAL, ENOMEM } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { FaultPlan } from "../../world/index.ts";

/** A file whose pages can be mapped. */
export interface Backing {
  /** The frame of a page of the file, made if it is a hole; or a negative errno. */
  frameAt(index: number): number;
  /** One more or one less writable shared mapping: some seals depend on it. */
  countWritable(change: 1 | -1): void;
}

export interface MmapOptions {
  /** Fixed address, a multiple of 4096; otherwise the space picks one. */
  readonly va?: number;
  readonly writable?: boolean;
  readonly backing?: Backing;
  /** Page of the file where the mapping starts. */
  readonly offsetPages?: number;
}

interface Area {
  readonly startVpn: number;
  readonly endVpn: number;
  readonly writable: boolean;
  readonly backing: Backing | undefined;
  readonly offsetPages: number;
}

const FIRST_VPN = 0x2000_0000_0000 / 4096;
const END_VPN = 2 ** 47 / 4096;
/** Up to here bytes are copied one by one. */
const FEW_BYTES = 64;

interface FrameRun {
  readonly pfn: number;
  readonly pages: number;
}

export class AddressSpace {
  readonly #frames: Frames;
  readonly #faults: FaultPlan;
  /** Sorted by start, never overlapping. */
  #areas: Area[] = [];
  readonly #anonymous = new Map<number, number>();
  #nextVpn = FIRST_VPN;

  constructor(frames: Frames, faults: FaultPlan) {
    this.#frames = frames;
    this.#faults = faults;
  }

  /** Maps whole pages; the address, or -EINVAL, -ENOMEM. A fixed address may not overlap. */
  mmap(lengthBytes: number, options: MmapOptions = {}): number {
    const pages = Math.ceil(lengthBytes / 4096);
    if (pages < 1) return -EINVAL;
    let startVpn = this.#nextVpn;
    if (options.va !== undefined) {
      if (options.va % 4096 !== 0 || options.va < 0) return -EINVAL;
      startVpn = options.va / 4096;
    }
    const endVpn = startVpn + pages;
    if (endVpn > END_VPN) return -ENOMEM;
    if (this.#areas.some((area) => area.startVpn < endVpn && startVpn < area.endVpn)) {
      return -EINVAL;
    }
    if (options.va === undefined) this.#nextVpn = Math.ceil((endVpn + 1) / 512) * 512;
    const area: Area = {
      startVpn,
      endVpn,
      writable: options.writable ?? true,
      backing: options.backing,
      offsetPages: options.offsetPages ?? 0,
    };
    if (area.writable) area.backing?.countWritable(1);
    this.#areas.push(area);
    this.#areas.sort((a, b) => a.startVpn - b.startVpn);
    return startVpn * 4096;
  }

  /** Removes the areas that lie wholly inside the range; -EINVAL when one would be cut. */
  munmap(va: number, lengthBytes: number): number {
    const startVpn = Math.floor(va / 4096);
    const endVpn = Math.ceil((va + lengthBytes) / 4096);
    const hit = this.#areas.filter((area) => area.startVpn < endVpn && startVpn < area.endVpn);
    if (hit.some((area) => area.startVpn < startVpn || area.endVpn > endVpn)) return -EINVAL;
    for (const area of hit) this.#drop(area);
    this.#areas = this.#areas.filter((area) => !hit.includes(area));
    return 0;
  }

  read(va: number, length: number): Uint8Array | undefined {
    if (!(va >= 0) || length < 0 || va + length > END_VPN * 4096) return undefined;
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const vpn = Math.floor((va + done) / 4096);
      const offset = va + done - vpn * 4096;
      const chunk = Math.min(length - done, 4096 - offset);
      const area = this.#areaOf(vpn);
      if (area === undefined) return undefined;
      const pfn = area.backing === undefined ? this.#anonymous.get(vpn) : this.#frame(area, vpn);
      if (pfn !== undefined && pfn < 0) return undefined;
      if (pfn !== undefined) {
        const start = this.#frames.ram.byteAt(pfn * 4096 + offset);
        const { bytes } = this.#frames.ram;
        // A view of a few bytes costs more than they do.
        if (chunk > FEW_BYTES) out.set(bytes.subarray(start, start + chunk), done);
        else for (let at = 0; at < chunk; at++) out[done + at] = bytes[start + at] as number;
      }
      done += chunk;
    }
    return out;
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (!(va >= 0) || va + bytes.length > END_VPN * 4096) return false;
    for (let done = 0; done < bytes.length;) {
      const vpn = Math.floor((va + done) / 4096);
      const offset = va + done - vpn * 4096;
      const chunk = Math.min(bytes.length - done, 4096 - offset);
      const area = this.#areaOf(vpn);
      if (area === undefined || !area.writable) return false;
      const pfn = this.#frame(area, vpn);
      if (pfn < 0) return false;
      const start = this.#frames.ram.byteAt(pfn * 4096 + offset);
      this.#frames.ram.bytes.set(bytes.subarray(done, done + chunk), start);
      done += chunk;
    }
    return true;
  }

  /** References to the frames behind whole pages; `Frames.putRange` gives each run back. */
  pin(vaPfn: number, pages: number, write: boolean): readonly FrameRun[] | number {
    if (this.#faults.shouldFail("pin")) return -ENOMEM;
    const runs: { pfn: number; pages: number }[] = [];
    for (let vpn = vaPfn; vpn < vaPfn + pages; vpn++) {
      const area = this.#areaOf(vpn);
      if (area === undefined || (write && !area.writable)) return -EFAULT;
      const pfn = this.#frame(area, vpn);
      if (pfn < 0) return pfn;
      const last = runs.at(-1);
      if (last !== undefined && last.pfn + last.pages === pfn) last.pages += 1;
      else runs.push({ pfn, pages: 1 });
    }
    for (const run of runs) this.#frames.getRange(run.pfn, run.pages);
    return runs;
  }

  /** Gives back what `pin` took. */
  unpin(runs: readonly FrameRun[]): void {
    for (const run of runs) this.#frames.putRange(run.pfn, run.pages);
  }

  /** References beyond the mapping's own on the page at an address; 0 where none is mapped. */
  pinsAt(va: number): number {
    const pfn = this.#anonymous.get(Math.floor(va / 4096));
    return pfn === undefined ? 0 : this.#frames.refsOf(this.#frames.headOf(pfn)) - 1;
  }

  /** The end of the process: every area goes. */
  clear(): void {
    for (const area of this.#areas) this.#drop(area);
    this.#areas = [];
  }

  #areaOf(vpn: number): Area | undefined {
    let low = 0;
    let high = this.#areas.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#areas[middle] as Area).endVpn <= vpn) low = middle + 1;
      else high = middle;
    }
    const area = this.#areas[low];
    return area !== undefined && area.startVpn <= vpn ? area : undefined;
  }

  #frame(area: Area, vpn: number): number {
    if (area.backing !== undefined) {
      return area.backing.frameAt(vpn - area.startVpn + area.offsetPages);
    }
    const present = this.#anonymous.get(vpn);
    if (present !== undefined) return present;
    const pfn = this.#frames.allocate("anonymous");
    if (pfn >= 0) this.#anonymous.set(vpn, pfn);
    return pfn;
  }

  #drop(area: Area): void {
    if (area.writable) area.backing?.countWritable(-1);
    if (area.backing !== undefined) return;
    for (let vpn = area.startVpn; vpn < area.endVpn; vpn++) {
      const pfn = this.#anonymous.get(vpn);
      if (pfn === undefined) continue;
      this.#anonymous.delete(vpn);
      this.#frames.put(pfn);
    }
  }
}
