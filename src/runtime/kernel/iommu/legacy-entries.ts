// The tables of VT-d's legacy mode as the driver keeps them: a context table a bus, whose entries
// lead to page tables.
import { assert } from "../../errno/index.ts";
import type { VtdUnit } from "../../hardware/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { Kept, VtdDomain, VtdEntries } from "./vtd-entries.ts";

const ENTRY_BYTES = 16;
const PRESENT = 1;
/** Context entry, low word: requests reach memory as they are. */
const TYPE_PASSED_THROUGH = 2 * 2 ** 2;

/** Two words of an entry, low halves first, as Numbers. */
interface ContextWords {
  readonly low: number;
  readonly high: number;
}

export class LegacyEntries implements VtdEntries {
  readonly contexts: Map<number, number>;
  readonly #unit: VtdUnit;
  readonly #frames: Frames;
  readonly #rootPfn: number;

  constructor(unit: VtdUnit, frames: Frames, rootPfn: number, contexts: Map<number, number>) {
    this.#unit = unit;
    this.#frames = frames;
    this.#rootPfn = rootPfn;
    this.contexts = contexts;
  }

  contextOf(bdf: number): number {
    return (bdf >>> 8) * 2;
  }

  ensureDevice(): number {
    return 0;
  }

  ensure(requester: number): number {
    const number = this.contextOf(requester);
    if (this.contexts.has(number)) return 0;
    const pfn = this.#frames.allocate("vt-d");
    if (pfn < 0) return pfn;
    this.contexts.set(number, pfn);
    const entry = this.#rootPfn * 4096 + (requester >>> 8) * ENTRY_BYTES;
    this.#frames.ram.writeNumber(entry, pfn * 4096 + PRESENT);
    this.#unit.invalidateContext();
    return 0;
  }

  isPresent(requester: number): boolean {
    return this.#read(requester).low % 2 === PRESENT;
  }

  stands(requester: number, domain: VtdDomain): boolean {
    const [found, wanted] = [this.#read(requester), wordsOf(domain)];
    return found.low === wanted.low && found.high === wanted.high;
  }

  write(requester: number, domain: VtdDomain): void {
    this.#write(requester, wordsOf(domain));
  }

  writePassedThrough(requester: number, width: number, domainId: number): void {
    const high = width + domainId * 2 ** 8;
    this.#write(requester, { low: TYPE_PASSED_THROUGH + PRESENT, high });
  }

  /** The unit marks leaves in scalable mode alone. */
  setMarks(): void {}

  clear(requester: number): void {
    const pa = this.#entryPa(requester);
    this.#frames.ram.writeNumber(pa, 0);
    this.#frames.ram.writeNumber(pa + 8, 0);
  }

  pasidTables(): undefined {
    return undefined;
  }

  retire({ devices, contexts }: Kept): void {
    const { ram } = this.#frames;
    for (const number of this.contexts.keys()) {
      const bus = number / 2;
      for (let devfn = 0; devfn < 256; devfn++) {
        const bdf = (bus << 8) | devfn;
        if (!devices.has(bdf) && this.isPresent(bdf)) this.clear(bdf);
      }
      if (devices.size === 0 || contexts.has(number)) continue;
      ram.writeNumber(this.#rootPfn * 4096 + bus * ENTRY_BYTES, 0);
    }
  }

  #write(requester: number, { low, high }: ContextWords): void {
    const pa = this.#entryPa(requester);
    this.#frames.ram.writeNumber(pa + 8, high);
    this.#frames.ram.writeNumber(pa, low);
  }

  #read(requester: number): ContextWords {
    if (!this.contexts.has(this.contextOf(requester))) return { low: 0, high: 0 };
    const pa = this.#entryPa(requester);
    const low = this.#frames.ram.readNumber(pa);
    const high = this.#frames.ram.readNumber(pa + 8);
    assert(low !== undefined && high !== undefined, `context entry of device ${requester}`);
    return { low, high };
  }

  #entryPa(bdf: number): number {
    const table = this.contexts.get(this.contextOf(bdf));
    assert(table !== undefined, `no context table for bus ${bdf >>> 8}`);
    return table * 4096 + (bdf & 0xff) * ENTRY_BYTES;
  }
}

/** Present, translated, the top table; address width, domain id. */
function wordsOf(domain: VtdDomain): ContextWords {
  assert("pageTable" in domain, "a first stage without the tables of scalable mode");
  const { topPfn, topLevel } = domain.pageTable;
  return {
    low: topPfn * 4096 + PRESENT,
    high: topLevel - 1 + (domain.domainId as number) * 2 ** 8,
  };
}
