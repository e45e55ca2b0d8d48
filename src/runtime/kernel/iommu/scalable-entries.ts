// The tables of VT-d's scalable mode as the driver keeps them: what Linux 6.12 has for a device
// whose requests carry no PASID.
import { ENOMEM, assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { Domain } from "./domain.ts";

const PRESENT = 1;
/** Directory of 512 entries, in a context entry. */
const DIRECTORY_SIZE = 2 * 2 ** 9;
const TYPE_SECOND_STAGE = 2 * 2 ** 6;
const PASID_ENTRY_BYTES = 64;

/** Every device has a directory and a table from the moment it is found; entries come and go. */
export class ScalableEntries {
  readonly #frames: Frames;
  readonly #rootPfn: number;
  /** Context tables by bus and half; PASID tables by device. */
  readonly #contexts = new Map<number, number>();
  readonly #tables = new Map<number, number>();

  constructor(frames: Frames, rootPfn: number) {
    this.#frames = frames;
    this.#rootPfn = rootPfn;
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

  /** Puts a domain into the device's entry. */
  write(bdf: number, domain: Domain): void {
    const pa = this.#entryPa(bdf);
    const { topPfn, topLevel } = domain.pageTable;
    const { ram } = this.#frames;
    ram.writeNumber(pa + 8, domain.domainId as number);
    ram.writeNumber(pa, topPfn * 4096 + TYPE_SECOND_STAGE + (topLevel - 1) * 4 + PRESENT);
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
