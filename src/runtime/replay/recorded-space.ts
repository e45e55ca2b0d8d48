// The memory of a recorded process: bytes by address, pages with the frames the trace gives them.
import { EFAULT, ENOMEM } from "../errno/index.ts";
import type { Run, UserSpace } from "../kernel/files/index.ts";
import type { FaultPlan } from "../world/index.ts";
import type { PagesStep } from "./step.ts";

/** Where the recorder keeps what it maps, and the arguments of its calls. Bytes. */
const MEMORY_VA = 0x2000_0000_0000;
const MEMORY_BYTES = 2 ** 30;
const ARGUMENT_VA = 0x3000_0000_0000;
const ARGUMENT_BYTES = 2 ** 20;

/** Frames of pages the trace has no frame for: past anything a recorded machine had. */
const UNRECORDED_PFN = 2 ** 32;

interface Page {
  readonly bytes: Uint8Array;
}

/**
 * Memory nobody's frame allocator knows: its frames are other ones than the machine's, so that a
 * recorded physical address can be any. Pins are counted here.
 */
export class RecordedSpace implements UserSpace {
  readonly #faults: FaultPlan;
  readonly #content = new Map<number, Page>();
  /** Frame of a page by page number. */
  readonly #frames = new Map<number, number>();
  readonly #readOnly = new Set<number>();
  /** Pages outside the recorder's own that buffers were in. */
  readonly #revealed = new Set<number>();
  readonly #huge = new Set<number>();
  /** Pages that the call about to run could not reach. */
  #absent = new Set<number>();
  readonly #pins = new Map<number, number>();

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  /** Takes over what the trace says of pages. */
  learn({ runs, backing }: PagesStep): void {
    const readOnly = /(^|[^a-z])(ro|rdonly|readonly|read-only)([^a-z]|$)/i.test(backing);
    const isHuge = /huge|thp/i.test(backing);
    for (const { va, pa, length } of runs) {
      for (let at = 0; at < length; at += 4096) {
        const vpn = Math.floor((va + at) / 4096);
        if (pa === undefined) {
          this.#absent.add(vpn);
          continue;
        }
        this.#frames.set(vpn, Math.floor((pa + at) / 4096));
        if (isHuge) this.#huge.add(vpn);
        else this.#huge.delete(vpn);
        if (readOnly) this.#readOnly.add(vpn);
        else this.#readOnly.delete(vpn);
      }
    }
  }

  /** A recorded buffer was here, so these pages were: a program may keep it anywhere. */
  reveal(va: number, length: number): void {
    for (let vpn = Math.floor(va / 4096); vpn * 4096 < va + length; vpn++) this.#revealed.add(vpn);
  }

  /** The call is over: pages it did not touch may be touched by the next one. */
  forgetAbsent(): void {
    this.#absent = new Set();
  }

  /** Pins held on the page at an address; of a huge page, none that shows. */
  pinsAt(va: number): number | undefined {
    const vpn = Math.floor(va / 4096);
    return this.#huge.has(vpn) ? undefined : (this.#pins.get(this.#frameOf(vpn)) ?? 0);
  }

  read(va: number, length: number): Uint8Array | undefined {
    const out = new Uint8Array(length);
    const ok = this.#each(va, length, (page, offset, done, chunk) => {
      if (page !== undefined) out.set(page.bytes.subarray(offset, offset + chunk), done);
      return true;
    });
    return ok ? out : undefined;
  }

  write(va: number, bytes: Uint8Array): boolean {
    return this.#each(va, bytes.length, (_, offset, done, chunk, vpn) => {
      if (this.#readOnly.has(vpn)) return false;
      this.#pageAt(vpn).bytes.set(bytes.subarray(done, done + chunk), offset);
      return true;
    });
  }

  pin(vaPfn: number, pages: number, write: boolean): readonly Run[] | number {
    if (this.#faults.shouldFail("pin")) return -ENOMEM;
    const runs: { pfn: number; pages: number }[] = [];
    for (let vpn = vaPfn; vpn < vaPfn + pages; vpn++) {
      if (!this.#isMapped(vpn) || this.#absent.has(vpn)) return -EFAULT;
      if (write && this.#readOnly.has(vpn)) return -EFAULT;
      const pfn = this.#frameOf(vpn);
      const last = runs.at(-1);
      if (last !== undefined && last.pfn + last.pages === pfn) last.pages += 1;
      else runs.push({ pfn, pages: 1 });
    }
    this.#count(runs, 1);
    return runs;
  }

  unpin(runs: readonly Run[]): void {
    this.#count(runs, -1);
  }

  #count(runs: readonly Run[], change: 1 | -1): void {
    for (const { pfn, pages } of runs) {
      for (let at = pfn; at < pfn + pages; at++) {
        const pins = (this.#pins.get(at) ?? 0) + change;
        if (pins === 0) this.#pins.delete(at);
        else this.#pins.set(at, pins);
      }
    }
  }

  #frameOf(vpn: number): number {
    return this.#frames.get(vpn) ?? UNRECORDED_PFN + vpn - MEMORY_VA / 4096;
  }

  #isMapped(vpn: number): boolean {
    const va = vpn * 4096;
    if (va >= MEMORY_VA && va < MEMORY_VA + MEMORY_BYTES) return true;
    if (va >= ARGUMENT_VA && va < ARGUMENT_VA + ARGUMENT_BYTES) return true;
    return this.#frames.has(vpn) || this.#revealed.has(vpn);
  }

  #pageAt(vpn: number): Page {
    const known = this.#content.get(vpn);
    if (known !== undefined) return known;
    const page = { bytes: new Uint8Array(4096) };
    this.#content.set(vpn, page);
    return page;
  }

  #each(
    va: number,
    length: number,
    run: (
      page: Page | undefined,
      offset: number,
      done: number,
      chunk: number,
      vpn: number,
    ) => boolean,
  ): boolean {
    for (let done = 0; done < length;) {
      const vpn = Math.floor((va + done) / 4096);
      if (!this.#isMapped(vpn)) return false;
      const offset = va + done - vpn * 4096;
      const chunk = Math.min(length - done, 4096 - offset);
      if (!run(this.#content.get(vpn), offset, done, chunk, vpn)) return false;
      done += chunk;
    }
    return true;
  }
}
