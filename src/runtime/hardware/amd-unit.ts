// One AMD IOMMU: the device table it finds by a register, caches, and its own walk of version 1
// tables (AMD I/O Virtualization specification, sections 2.2.2 and 2.2.3).
import type { Ram } from "../memory/index.ts";
import { Iotlb, type Translation } from "./iotlb.ts";

/** Why a request did not get through. */
type AmdFaultReason =
  | "device table entry not valid"
  | "address beyond the tables"
  | "table not in memory"
  | "page not present"
  | "no permission";

interface AmdFault {
  readonly bdf: number;
  readonly iovaPfn: number;
  readonly write: boolean;
  readonly reason: AmdFaultReason;
}

const ENTRY_BYTES = 32;
const VALID = 1;
const TRANSLATED = 2;
/** High words: read, write. */
const READ = 1 << 29;
const WRITE = 1 << 30;
const ADDRESS_HIGH_MASK = 0xfffff;
/** Of a leaf: used, written. Of a device's entry: leaves are to be marked so. */
const ACCESSED = 1 << 5;
const DIRTY = 1 << 6;
const DIRTY_ENABLED = 3 << 7;
/** Of a device's entry: six levels are the most; an entry with one more is illegal. */
const MODE_RESERVED = 7;
/** Writes to this page range are interrupt messages, never memory. */
const INTERRUPT_FIRST_PFN = 0xfee00;
const INTERRUPT_LAST_PFN = 0xfeeff;

/** What an entry of the device table says. */
interface AmdDeviceEntry {
  readonly domainId: number;
  /** Levels of the tables; 0: requests reach memory as they are. */
  readonly mode: number;
  readonly rootPa: number;
  readonly readable: boolean;
  readonly writable: boolean;
  /** Leaves are marked as accessed and written. */
  readonly marks: boolean;
}

export interface AmdOptions {
  /** Where the registers sit: the unit's name towards software. */
  readonly registerBase?: number;
  /** The unit can mark pages that devices have written. */
  readonly marksDirty?: boolean;
}

/** Everything in the unit that outlives a kernel; caches are not state. */
export interface AmdState {
  readonly registerBase: number;
  readonly marksDirty: boolean;
  /** The device table base register. */
  readonly deviceTable: number;
}

export class AmdUnit {
  readonly registerBase: number;
  readonly marksDirty: boolean;
  readonly faults: AmdFault[] = [];
  readonly #ram: Ram;
  readonly #iotlb = new Iotlb();
  readonly #entries = new Map<number, AmdDeviceEntry>();
  #register = 0;
  #invalidations = 0;

  constructor(ram: Ram, options: AmdOptions = {}) {
    this.#ram = ram;
    this.registerBase = options.registerBase ?? 0xfeb80000;
    this.marksDirty = options.marksDirty === true;
  }

  /** Device table base register: address, and in its low 9 bits the size, less one, in pages. */
  writeDeviceTable(register: number): void {
    this.#register = register;
    this.invalidateDevice();
    this.invalidateIotlb();
  }

  /** That register as it stands. */
  get deviceTableRegister(): number {
    return this.#register;
  }

  /** Address of the device table. */
  get deviceTable(): number {
    return this.#register - (this.#register % 4096);
  }

  /** A device's entry as it stands in memory now, past every cache; undefined: not valid. */
  entryInMemory(bdf: number): AmdDeviceEntry | undefined {
    return this.#read(bdf);
  }

  /** A copy of what outlives a kernel. */
  state(): AmdState {
    const { registerBase, marksDirty } = this;
    return { registerBase, marksDirty, deviceTable: this.#register };
  }

  /** Puts a unit back into a recorded state, caches empty. */
  restore({ deviceTable }: AmdState): void {
    this.#register = deviceTable;
    this.#entries.clear();
    this.#iotlb.flushAll();
  }

  get invalidations(): number {
    return this.#invalidations;
  }

  /** Forgets one device's entry, or all. */
  invalidateDevice(bdf?: number): void {
    this.#invalidations += 1;
    if (bdf === undefined) this.#entries.clear();
    else this.#entries.delete(bdf);
  }

  /** Forgets translations: all, of a domain, or of pages of a domain. */
  invalidateIotlb(domainId?: number, iovaPfn?: number, pages = 1): void {
    this.#invalidations += 1;
    if (domainId === undefined) this.#iotlb.flushAll();
    else if (iovaPfn === undefined) this.#iotlb.flushDomain(domainId);
    else this.#iotlb.flushPages(domainId, iovaPfn, pages);
  }

  /** Where a DMA request goes: a frame, or undefined with the fault recorded (or an interrupt). */
  translate(bdf: number, iovaPfn: number, write: boolean, pasid?: number): number | undefined {
    if (write && iovaPfn >= INTERRUPT_FIRST_PFN && iovaPfn <= INTERRUPT_LAST_PFN) return undefined;
    const fault = (reason: AmdFaultReason): undefined => {
      this.faults.push({ bdf, iovaPfn, write, reason });
      return undefined;
    };
    const entry = this.#entryOf(bdf);
    if (entry === undefined) return fault("device table entry not valid");
    // Guest translation is off in every entry: a request with a PASID has no tables.
    if (pasid !== undefined) return fault("no permission");
    if (write ? !entry.writable : !entry.readable) return fault("no permission");
    if (entry.mode === 0) return iovaPfn;
    const cached = this.#iotlb.find(entry.domainId, iovaPfn);
    // A page that is about to be written for the first time is looked up again, to mark it.
    const isKnown = cached !== undefined && (cached.marked || !write || !cached.writable);
    const found = isKnown ? cached : this.#walk(entry, iovaPfn, write);
    if (typeof found === "string") return fault(found);
    if (!isKnown) this.#iotlb.insert(entry.domainId, iovaPfn, found);
    return (write ? found.writable : found.readable) ? found.pfn : fault("no permission");
  }

  /** Cached translations, for invariant checks. */
  cached(): IterableIterator<readonly [domainId: number, iovaPfn: number, to: Translation]> {
    return this.#iotlb.entries();
  }

  #entryOf(bdf: number): AmdDeviceEntry | undefined {
    const known = this.#entries.get(bdf);
    if (known !== undefined) return known;
    const entry = this.#read(bdf);
    if (entry !== undefined) this.#entries.set(bdf, entry);
    return entry;
  }

  #read(bdf: number): AmdDeviceEntry | undefined {
    const offset = bdf * ENTRY_BYTES;
    const tableBytes = ((this.#register % 512) + 1) * 4096;
    const pa = this.deviceTable + offset;
    if (offset >= tableBytes || !this.#ram.holdsBytes(pa, ENTRY_BYTES)) return undefined;
    const at = this.#ram.byteAt(pa);
    const low = this.#ram.view.getUint32(at, true);
    const high = this.#ram.view.getUint32(at + 4, true);
    const mode = (low >>> 9) & 7;
    if ((low & VALID) === 0 || (low & TRANSLATED) === 0 || mode === MODE_RESERVED) return undefined;
    return {
      domainId: this.#ram.view.getUint16(at + 8, true),
      mode,
      rootPa: addressIn(low, high),
      readable: (high & READ) !== 0,
      writable: (high & WRITE) !== 0,
      marks: this.marksDirty && (low & DIRTY_ENABLED) === DIRTY_ENABLED,
    };
  }

  /** Level by level; every entry on the way takes rights away, none gives. */
  #walk(
    { mode, rootPa, marks }: AmdDeviceEntry,
    iovaPfn: number,
    isWrite: boolean,
  ): Translation | AmdFaultReason {
    if (iovaPfn >= 2 ** (9 * mode)) return "address beyond the tables";
    let tablePa = rootPa;
    let rights = READ | WRITE;
    for (let level = mode - 1; level >= 0;) {
      const index = Math.floor(iovaPfn / 2 ** (9 * level)) % 512;
      const pa = tablePa + index * 8;
      if (!this.#ram.holdsBytes(pa, 8)) return "table not in memory";
      const at = this.#ram.byteAt(pa);
      const low = this.#ram.view.getUint32(at, true);
      const high = this.#ram.view.getUint32(at + 4, true);
      if ((low & 1) === 0) return "page not present";
      rights &= high;
      const next = (low >>> 9) & 7;
      if (next === 0 || next === 7) {
        const pfn = addressIn(low, high) / 4096;
        const span = next === 0 ? 2 ** (9 * level) : spanOf(pfn);
        // Of a leaf in several entries only the one that was met is marked.
        const wanted = marks ? ACCESSED | (isWrite && (rights & WRITE) !== 0 ? DIRTY : 0) : 0;
        if ((low & wanted) !== wanted) this.#ram.view.setUint32(at, low | wanted, true);
        return {
          pfn: pfn - (pfn % span) + (iovaPfn % span),
          readable: (rights & READ) !== 0,
          writable: (rights & WRITE) !== 0,
          marked: isWrite || !marks,
        };
      }
      // Levels may be skipped; none may be gone back to.
      if (next > level) return "page not present";
      level = next - 1;
      tablePa = addressIn(low, high);
    }
    return "page not present";
  }
}

function addressIn(low: number, high: number): number {
  return (high & ADDRESS_HIGH_MASK) * 2 ** 32 + ((low & 0xfffff000) >>> 0);
}

/** Pages of a leaf that codes its size: ones from the bottom up to the bit below its upper half. */
function spanOf(pfn: number): number {
  let span = 2;
  for (let rest = pfn; rest % 2 === 1; rest = (rest - 1) / 2) span *= 2;
  return span;
}
