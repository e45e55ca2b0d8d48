// The tables of VT-d's scalable mode as the driver keeps them, in the order Linux makes them: a
// context table for each half of a bus; for each device a directory and its first PASID table.
import { ENOMEM, assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import { uapi } from "../../../generated/index.ts";
import { bdfOf, pasidOf, type Kept, type PasidTables, type VtdDomain } from "./vtd-entries.ts";
import type { VtdEntries } from "./vtd-entries.ts";
import { VtdNestedDomain } from "./vtd-nested.ts";

const { hwpt: abi } = uapi.iommufd;

const PRESENT = 1;
/** Context entry: the device may send PASIDs; the directory's size, from 2^7 entries up. */
const PASIDS_ENABLED = 2 ** 3;
const DIRECTORY_SIZE_SHIFT = 9;
const CONTEXT_ENTRY_BYTES = 32;
const TYPE_SECOND_STAGE = 2 * 2 ** 6;
const TYPE_NESTED = 3 * 2 ** 6;
const TYPE_PASSED_THROUGH = 4 * 2 ** 6;
/** First word: the second stage's leaves are marked as used. */
const SECOND_STAGE_MARKS = 2 ** 9;
/** Second word: walks of the tables are snooped; pages are. */
const WALK_SNOOP = 2 ** 23;
const PAGE_SNOOP = 2 ** 24;
/** Third word: supervisor requests, write protection for them, extended accessed, five levels. */
const SUPERVISOR = 1n;
const WRITE_PROTECT = 1n << 4n;
const EXTENDED_ACCESSED = 1n << 7n;
const FIVE_LEVELS = 1n << 2n;
const PAGE_MASK = 4095n;
const PASID_ENTRY_BYTES = 64;
/** Entries of a PASID table; entries of a directory page. */
const TABLE_LG2 = 6;
const DIRECTORY_PAGE_LG2 = 9;

/** The directory's first frame and order, and its tables by their place in it. */
interface DeviceTables {
  readonly pfn: number;
  readonly order: number;
  readonly tables: Map<number, number>;
}

/** Every device has a directory and a table from the moment it is found; entries come and go. */
export class ScalableEntries implements VtdEntries {
  readonly contexts: Map<number, number>;
  readonly #frames: Frames;
  readonly #rootPfn: number;
  readonly #snoopsWalks: boolean;
  readonly #devices = new Map<number, DeviceTables>();

  /** `snoopsWalks`: the unit's walks see the processor's caches when they are told to. */
  constructor(
    frames: Frames,
    rootPfn: number,
    snoopsWalks: boolean,
    contexts: Map<number, number> = new Map(),
  ) {
    this.#frames = frames;
    this.#rootPfn = rootPfn;
    this.#snoopsWalks = snoopsWalks;
    this.contexts = contexts;
  }

  /** A device's tables as the previous kernel left them. */
  adopt(bdf: number, { directory: { pfn, order }, tables }: PasidTables): void {
    this.#devices.set(bdf, { pfn, order, tables: new Map(tables) });
  }

  contextOf(bdf: number): number {
    return bdf >>> 7;
  }

  /**
   * A directory has room for 2^15 PASIDs, or for as many as the device can send. Page requests,
   * which postings switch off in the context entries of devices that go over, are never on: Linux
   * turns them on for devices with ATS and PRI, and none here has either.
   */
  ensureDevice(bdf: number, pasidBits: number): number {
    if (this.#devices.has(bdf)) return 0;
    const contexts = this.#contextTable(this.contextOf(bdf));
    if (contexts < 0) return contexts;
    const order = Math.max(0, pasidBits - DIRECTORY_PAGE_LG2 - TABLE_LG2);
    const directory = this.#frames.allocate("vt-d", order);
    if (directory < 0) return directory;
    const table = this.#frames.allocate("vt-d");
    if (table < 0) {
      this.#frames.put(directory);
      return -ENOMEM;
    }
    const { ram } = this.#frames;
    ram.writeNumber(directory * 4096, table * 4096 + PRESENT);
    const size = (order + DIRECTORY_PAGE_LG2 - 7) * 2 ** DIRECTORY_SIZE_SHIFT;
    const enabled = pasidBits > 0 ? PASIDS_ENABLED : 0;
    ram.writeNumber(this.#contextPa(bdf), directory * 4096 + size + enabled + PRESENT);
    this.#devices.set(bdf, { pfn: directory, order, tables: new Map([[0, table]]) });
    return 0;
  }

  ensure(requester: number): number {
    const errno = this.ensureDevice(bdfOf(requester), 0);
    if (errno !== 0) return errno;
    const device = this.#devices.get(bdfOf(requester)) as DeviceTables;
    const place = pasidOf(requester) >>> TABLE_LG2;
    if (device.tables.has(place)) return 0;
    const table = this.#frames.allocate("vt-d");
    if (table < 0) return table;
    device.tables.set(place, table);
    this.#frames.ram.writeNumber(device.pfn * 4096 + place * 8, table * 4096 + PRESENT);
    return 0;
  }

  isPresent(requester: number): boolean {
    const pa = this.#entryPa(requester);
    return pa !== undefined && (this.#frames.ram.readNumber(pa) ?? 0) % 2 === PRESENT;
  }

  stands(requester: number, domain: VtdDomain): boolean {
    const pa = this.#entryPa(requester);
    if (pa === undefined) return false;
    const view = new DataView(this.#frames.ram.read(pa, PASID_ENTRY_BYTES).buffer);
    const words = this.#wordsOf(domain);
    // A domain that came over tracks no writes here, whatever the unit goes on doing.
    if (!(domain instanceof VtdNestedDomain) && domain.dirty === undefined) {
      view.setUint32(0, view.getUint32(0, true) & ~SECOND_STAGE_MARKS, true);
    }
    return words.every((word, at) => view.getBigUint64(at * 8, true) === word);
  }

  /** Puts a domain into an entry, or a first stage on top of one; the present bit comes last. */
  write(requester: number, domain: VtdDomain): void {
    const { ram } = this.#frames;
    const at = ram.byteAt(this.#knownPa(requester));
    const words = this.#wordsOf(domain);
    for (let word = words.length - 1; word >= 0; word--) {
      ram.view.setBigUint64(at + word * 8, words[word] as bigint, true);
    }
  }

  writePassedThrough(requester: number, width: number, domainId: number): void {
    const pa = this.#knownPa(requester);
    const { ram } = this.#frames;
    ram.writeNumber(pa + 8, domainId + (this.#snoopsWalks ? PAGE_SNOOP : 0));
    ram.writeNumber(pa, TYPE_PASSED_THROUGH + width * 4 + PRESENT);
  }

  setMarks(requester: number, enable: boolean): void {
    const { ram } = this.#frames;
    const at = ram.byteAt(this.#knownPa(requester));
    const low = ram.view.getUint32(at, true);
    const marked = enable ? low | SECOND_STAGE_MARKS : low & ~SECOND_STAGE_MARKS;
    ram.view.setUint32(at, marked, true);
  }

  clear(requester: number): void {
    this.#zero(this.#knownPa(requester), PASID_ENTRY_BYTES);
  }

  pasidTables(bdf: number): PasidTables | undefined {
    const device = this.#devices.get(bdf);
    if (device === undefined) return undefined;
    const { pfn, order, tables } = device;
    const maxPasid = 2 ** (order + DIRECTORY_PAGE_LG2 + TABLE_LG2);
    return { directory: { pfn, order }, maxPasid, tables };
  }

  retire({ devices, contexts, pasids }: Kept): void {
    for (const [bdf, { pfn, order, tables }] of this.#devices) {
      if (!devices.has(bdf)) {
        this.#zero(this.#contextPa(bdf), CONTEXT_ENTRY_BYTES);
      } else if (pasids === "first") {
        this.#zero(pfn * 4096 + 8, 4096 * 2 ** order - 8);
        const first = tables.get(0) as number;
        this.#zero(first * 4096 + PASID_ENTRY_BYTES, 4096 - PASID_ENTRY_BYTES);
      }
    }
    if (devices.size === 0) return;
    for (const number of this.contexts.keys()) {
      if (!contexts.has(number)) this.#zero(this.#rootPfn * 4096 + number * 8, 8);
    }
  }

  #wordsOf(domain: VtdDomain): readonly bigint[] {
    const isNested = domain instanceof VtdNestedDomain;
    const second = isNested ? domain.parent : domain;
    const { topPfn, topLevel, options } = second.pageTable;
    const pageSnoop = isNested && options.forceCoherence === true ? PAGE_SNOOP : 0;
    const walkSnoop = this.#snoopsWalks ? WALK_SNOOP : 0;
    const marks = second.dirty?.enabled === true ? SECOND_STAGE_MARKS : 0;
    const type = isNested ? TYPE_NESTED : TYPE_SECOND_STAGE;
    const low = topPfn * 4096 + marks + type + (topLevel - 1) * 4 + PRESENT;
    return [
      BigInt(low),
      BigInt((domain.domainId as number) + walkSnoop + pageSnoop),
      isNested ? firstStageWord(domain) : 0n,
    ];
  }

  #contextPa(bdf: number): number {
    const table = this.contexts.get(this.contextOf(bdf)) as number;
    return table * 4096 + (bdf & 127) * CONTEXT_ENTRY_BYTES;
  }

  /** Where a requester's entry lies; undefined while there is no table for it. */
  #entryPa(requester: number): number | undefined {
    const pasid = pasidOf(requester);
    const table = this.#devices.get(bdfOf(requester))?.tables.get(pasid >>> TABLE_LG2);
    if (table === undefined) return undefined;
    return table * 4096 + (pasid & (2 ** TABLE_LG2 - 1)) * PASID_ENTRY_BYTES;
  }

  #knownPa(requester: number): number {
    const pa = this.#entryPa(requester);
    assert(pa !== undefined, `no PASID table for device ${bdfOf(requester)}`);
    return pa;
  }

  #zero(pa: number, length: number): void {
    const at = this.#frames.ram.byteAt(pa);
    this.#frames.ram.bytes.fill(0, at, at + length);
  }

  #contextTable(number: number): number {
    const known = this.contexts.get(number);
    if (known !== undefined) return known;
    const pfn = this.#frames.allocate("vt-d");
    if (pfn < 0) return pfn;
    this.contexts.set(number, pfn);
    this.#frames.ram.writeNumber(this.#rootPfn * 4096 + number * 8, pfn * 4096 + PRESENT);
    return pfn;
  }
}

/** Where the first stage begins, and what it asks for. */
function firstStageWord({ config }: VtdNestedDomain): bigint {
  const { flags, tablePa, width } = config;
  const has = (flag: number): boolean => (flags & BigInt(flag)) !== 0n;
  let word = tablePa & ~PAGE_MASK;
  if (width === 57) word |= FIVE_LEVELS;
  if (has(abi.IOMMU_VTD_S1_SRE)) {
    word |= SUPERVISOR | (has(abi.IOMMU_VTD_S1_WPE) ? WRITE_PROTECT : 0n);
  }
  return word | (has(abi.IOMMU_VTD_S1_EAFE) ? EXTENDED_ACCESSED : 0n);
}
