// The tables of VT-d's scalable mode as the driver keeps them: what Linux 6.12 has for a device
// whose requests carry no PASID.
import { ENOMEM, assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import { uapi } from "../../../generated/index.ts";
import type { Domain } from "./domain.ts";
import { VtdNestedDomain } from "./vtd-nested.ts";

const { hwpt: abi } = uapi.iommufd;

const PRESENT = 1;
/** Directory of 512 entries, in a context entry. */
const DIRECTORY_SIZE = 2 * 2 ** 9;
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

/** Every device has a directory and a table from the moment it is found; entries come and go. */
export class ScalableEntries {
  readonly #frames: Frames;
  readonly #rootPfn: number;
  readonly #snoopsWalks: boolean;
  /** Context tables by bus and half; PASID tables by device. */
  readonly #contexts = new Map<number, number>();
  readonly #tables = new Map<number, number>();

  /** `snoopsWalks`: the unit's walks see the processor's caches when they are told to. */
  constructor(frames: Frames, rootPfn: number, snoopsWalks: boolean) {
    this.#frames = frames;
    this.#rootPfn = rootPfn;
    this.#snoopsWalks = snoopsWalks;
  }

  /** Makes a device's tables, if it has none: 0 or -ENOMEM. */
  ensure(bdf: number): number {
    if (this.#tables.has(bdf)) return 0;
    const contexts = this.#contextTable(bdf >>> 7);
    if (contexts < 0) return contexts;
    const directory = this.#frames.allocate("vt-d");
    if (directory < 0) return directory;
    const table = this.#frames.allocate("vt-d");
    if (table < 0) {
      this.#frames.put(directory);
      return -ENOMEM;
    }
    const { ram } = this.#frames;
    ram.writeNumber(directory * 4096, table * 4096 + PRESENT);
    const entry = contexts * 4096 + (bdf & 127) * 32;
    ram.writeNumber(entry, directory * 4096 + DIRECTORY_SIZE + PRESENT);
    this.#tables.set(bdf, table);
    return 0;
  }

  isPresent(bdf: number): boolean {
    const table = this.#tables.get(bdf);
    return table !== undefined && (this.#frames.ram.readNumber(table * 4096) ?? 0) % 2 === PRESENT;
  }

  /** Puts a domain into the device's entry, or a first stage on top of one. */
  write(bdf: number, domain: Domain | VtdNestedDomain): void {
    const pa = this.#entryPa(bdf);
    const isNested = domain instanceof VtdNestedDomain;
    const second = isNested ? domain.parent : domain;
    const { topPfn, topLevel, options } = second.pageTable;
    const { ram } = this.#frames;
    const pageSnoop = isNested && options.forceCoherence === true ? PAGE_SNOOP : 0;
    const walkSnoop = this.#snoopsWalks ? WALK_SNOOP : 0;
    if (isNested) ram.view.setBigUint64(ram.byteAt(pa + 16), firstStageWord(domain), true);
    ram.writeNumber(pa + 8, (domain.domainId as number) + walkSnoop + pageSnoop);
    const marks = second.dirty?.enabled === true ? SECOND_STAGE_MARKS : 0;
    const type = isNested ? TYPE_NESTED : TYPE_SECOND_STAGE;
    ram.writeNumber(pa, topPfn * 4096 + marks + type + (topLevel - 1) * 4 + PRESENT);
  }

  /** The device reaches all of memory as it is; `width`: levels less two, 39 bits being one. */
  writePassedThrough(bdf: number, width: number, domainId: number): void {
    const pa = this.#entryPa(bdf);
    const { ram } = this.#frames;
    ram.writeNumber(pa + 8, domainId + (this.#snoopsWalks ? PAGE_SNOOP : 0));
    ram.writeNumber(pa, TYPE_PASSED_THROUGH + width * 4 + PRESENT);
  }

  /** Has the unit mark leaves for the device, or stop it, while it is attached. */
  setMarks(bdf: number, enable: boolean): void {
    const pa = this.#entryPa(bdf);
    const { ram } = this.#frames;
    const at = ram.byteAt(pa);
    const low = ram.view.getUint32(at, true);
    const marked = enable ? low | SECOND_STAGE_MARKS : low & ~SECOND_STAGE_MARKS;
    ram.view.setUint32(at, marked, true);
  }

  clear(bdf: number): void {
    const pa = this.#entryPa(bdf);
    for (let at = 0; at < PASID_ENTRY_BYTES; at += 8) this.#frames.ram.writeNumber(pa + at, 0);
  }

  /** PASID 0 is the first of a device's table. */
  #entryPa(bdf: number): number {
    const table = this.#tables.get(bdf);
    assert(table !== undefined, `no PASID table for device ${bdf}`);
    return table * 4096;
  }

  #contextTable(half: number): number {
    const known = this.#contexts.get(half);
    if (known !== undefined) return known;
    const pfn = this.#frames.allocate("vt-d");
    if (pfn < 0) return pfn;
    this.#contexts.set(half, pfn);
    this.#frames.ram.writeNumber(this.#rootPfn * 4096 + half * 8, pfn * 4096 + PRESENT);
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
