// One process's memory: areas of anonymous or file pages, filled with frames on first touch, and
// shared with a child until one of the two writes.
import { EFAULT, EINVAL, ENOMEM } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { SharedFrames } from "./shared-frames.ts";

/** A file whose pages can be mapped. */
interface Backing {
  /** The frame of a page of the file, made if it is a hole; or a negative errno. */
  frameAt(index: number): number;
  /** One more or one less writable shared mapping: some seals depend on it. */
  countWritable(change: 1 | -1): void;
}

interface MmapOptions {
  /** Fixed address, a multiple of 4096; otherwise the space picks one. */
  readonly va?: number;
  readonly writable?: boolean;
  readonly backing?: Backing;
  /** Page of the file where the mapping starts. */
  readonly offsetPages?: number;
  /** Anonymous pages of 2 MiB: address and length are multiples of that. */
  readonly huge?: boolean;
}

interface Area {
  readonly startVpn: number;
  readonly endVpn: number;
  readonly writable: boolean;
  readonly backing: Backing | undefined;
  readonly offsetPages: number;
  /** What is filled, shared and copied at once, as a power of two of pages. */
  readonly order: number;
}

/** A huge page. */
const HUGE_ORDER = 9;
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
  /** Frame of anonymous memory by page; of a huge page, by its first. */
  readonly #anonymous = new Map<number, number>();
  readonly #shared: SharedFrames;
  #nextVpn = FIRST_VPN;

  /** `shared`: anonymous frames of the family it is born into. */
  constructor(frames: Frames, faults: FaultPlan, shared: SharedFrames = new SharedFrames(frames)) {
    this.#frames = frames;
    this.#faults = faults;
    this.#shared = shared;
  }

  /**
   * The memory of a child, or -ENOMEM. Anonymous pages are shared until one of the two writes;
   * those that somebody has pinned are copied at once, so that whoever pinned them and this process
   * go on with the same ones.
   */
  fork(): AddressSpace | number {
    const child = new AddressSpace(this.#frames, this.#faults, this.#shared);
    child.#nextVpn = this.#nextVpn;
    for (const area of this.#areas) {
      child.#areas.push(area);
      if (area.writable) area.backing?.countWritable(1);
      for (const vpn of this.#present(area)) {
        const pfn = this.#anonymous.get(vpn) as number;
        const isPinned = this.#shared.pinsOf(pfn) > 0;
        const theirs = isPinned ? this.#shared.copy(pfn, area.order) : this.#shared.share(pfn);
        if (theirs < 0) {
          child.clear();
          return theirs;
        }
        child.#anonymous.set(vpn, theirs);
      }
    }
    return child;
  }

  /** Maps whole pages; the address, or -EINVAL, -ENOMEM. A fixed address may not overlap. */
  mmap(lengthBytes: number, options: MmapOptions = {}): number {
    const order = options.huge === true ? HUGE_ORDER : 0;
    const pages = Math.ceil(lengthBytes / 4096);
    if (pages < 1 || pages % 2 ** order !== 0) return -EINVAL;
    let startVpn = this.#nextVpn;
    if (options.va !== undefined) {
      if (options.va % (4096 * 2 ** order) !== 0 || options.va < 0) return -EINVAL;
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
      order,
    };
    this.#add(area);
    return startVpn * 4096;
  }

  /**
   * Removes what is mapped in the range, cutting areas where it ends inside them. -EINVAL: not at a
   * page, no length, through a huge page. Pinned frames live on with who pinned them.
   */
  munmap(va: number, lengthBytes: number): number {
    const startVpn = va / 4096;
    const endVpn = Math.ceil((va + lengthBytes) / 4096);
    if (!Number.isInteger(startVpn) || lengthBytes <= 0) return -EINVAL;
    const hit = this.#areas.filter((area) => area.startVpn < endVpn && startVpn < area.endVpn);
    const cutsThrough = ({ startVpn: first, endVpn: end, order }: Area): boolean =>
      [Math.max(first, startVpn), Math.min(end, endVpn)].some((edge) => edge % 2 ** order !== 0);
    if (hit.some(cutsThrough)) return -EINVAL;
    this.#areas = this.#areas.filter((area) => !hit.includes(area));
    for (const area of hit) {
      const { startVpn: first, endVpn: end } = area;
      const middle = partOf(area, Math.max(first, startVpn), Math.min(end, endVpn));
      if (first < startVpn) this.#add(partOf(area, first, startVpn));
      if (end > endVpn) this.#add(partOf(area, endVpn, end));
      this.#drop(area, middle);
    }
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
      const pfn = area.backing === undefined ? this.#seen(area, vpn) : this.#frame(area, vpn);
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

  /**
   * References beyond the mappings' own on the page at an address: 0 where none is mapped,
   * undefined for a part of a huge page.
   */
  pinsAt(va: number): number | undefined {
    const vpn = Math.floor(va / 4096);
    if ((this.#areaOf(vpn)?.order ?? 0) > 0) return undefined;
    const pfn = this.#anonymous.get(vpn);
    return pfn === undefined ? 0 : this.#shared.pinsOf(pfn);
  }

  /** The end of the process: every area goes. */
  clear(): void {
    for (const area of this.#areas) this.#drop(area, area);
    this.#areas = [];
  }

  #add(area: Area): void {
    if (area.writable) area.backing?.countWritable(1);
    this.#areas.push(area);
    this.#areas.sort((a, b) => a.startVpn - b.startVpn);
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

  /** The frame of an anonymous page as it is, or undefined for one nobody has touched. */
  #seen({ order }: Area, vpn: number): number | undefined {
    const inside = vpn % 2 ** order;
    const pfn = this.#anonymous.get(vpn - inside);
    return pfn === undefined ? undefined : pfn + inside;
  }

  /**
   * The frame of a page for a store or a pin: made if there is none, a copy of its own where others
   * have it, too. For a pin that only reads as well: what the process stores later must be seen.
   */
  #frame(area: Area, vpn: number): number {
    if (area.backing !== undefined) {
      return area.backing.frameAt(vpn - area.startVpn + area.offsetPages);
    }
    const first = vpn - (vpn % 2 ** area.order);
    let pfn = this.#anonymous.get(first);
    if (pfn === undefined) {
      const fresh = this.#frames.allocate("anonymous", area.order);
      if (fresh < 0) return fresh;
      pfn = fresh;
    } else if (this.#shared.usersOf(pfn) > 1) {
      const own = this.#shared.copy(pfn, area.order);
      if (own < 0) return own;
      this.#shared.leave(pfn);
      pfn = own;
    }
    this.#anonymous.set(first, pfn);
    return pfn + (vpn - first);
  }

  /** Where anonymous memory of an area begins to be there, ascending; or of a part of one. */
  *#present({ startVpn, endVpn, order, backing }: Area): Generator<number> {
    if (backing !== undefined) return;
    for (let vpn = startVpn; vpn < endVpn; vpn += 2 ** order) {
      if (this.#anonymous.has(vpn)) yield vpn;
    }
  }

  /** An area is gone, and the memory of a part of it. */
  #drop(area: Area, part: Area): void {
    if (area.writable) area.backing?.countWritable(-1);
    for (const vpn of this.#present(part)) {
      const pfn = this.#anonymous.get(vpn) as number;
      this.#anonymous.delete(vpn);
      this.#shared.leave(pfn);
    }
  }
}

function partOf(area: Area, startVpn: number, endVpn: number): Area {
  const offsetPages = area.offsetPages + startVpn - area.startVpn;
  return { ...area, startVpn, endVpn, offsetPages };
}
