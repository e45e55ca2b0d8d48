// Arrays of records in linked pages: a header, then entries; a slot once given away is never
// reused.
import { kho as codecs } from "../../../generated/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";

const abi = codecs.iommu.version1;
const HEADER = abi.IOMMU_ARRAY_HDR_SER_SIZE;

const perPage = (entryBytes: number): number => Math.floor((4096 - HEADER) / entryBytes);

/** An array being written for the next kernel. */
export class SerArray {
  readonly #kho: Kho;
  readonly #entryBytes: number;
  readonly #pages: number[];
  #used = 0;

  private constructor(owner: Kho, entryBytes: number, firstPa: number) {
    this.#kho = owner;
    this.#entryBytes = entryBytes;
    this.#pages = [firstPa];
  }

  static create(owner: Kho, entryBytes: number): SerArray | number {
    const pa = owner.allocate("iommu record", 4096);
    return pa < 0 ? pa : new SerArray(owner, entryBytes, pa);
  }

  get firstPa(): number {
    return this.#pages[0] as number;
  }

  /** Slots given away so far, dead ones included: the number of the next one. */
  get used(): number {
    return this.#used;
  }

  /** The address of a fresh slot, zeroed; a new page is linked when the last is full. -ENOMEM. */
  take(): number {
    const most = perPage(this.#entryBytes);
    const at = this.#used % most;
    if (at === 0 && this.#used > 0 && this.#used === most * this.#pages.length) {
      const pa = this.#kho.allocate("iommu record", 4096);
      if (pa < 0) return pa;
      this.#header(this.#pages.at(-1) as number, pa, most);
      this.#pages.push(pa);
    }
    const page = this.#pages[Math.floor(this.#used / most)] as number;
    this.#used += 1;
    this.#header(page, 0, at + 1);
    return page + HEADER + at * this.#entryBytes;
  }

  free(): void {
    for (const pa of this.#pages.splice(0).reverse()) this.#kho.free(pa);
  }

  #header(pa: number, nextPa: number, count: number): void {
    const { ram } = this.#kho.frames;
    const value = { nextArrayPhys: BigInt(nextPa), nrObjects: BigInt(count) };
    abi.encodeIommuArrayHdrSer(value, ram.view, ram.byteAt(pa));
  }
}

/** An array another kernel left: its pages, and the address of every entry. */
interface ReadArray {
  readonly pages: readonly number[];
  readonly entries: readonly number[];
}

/** Follows the links; a string is the reason why this is no such array. */
export function readSerArray(
  incoming: Incoming,
  firstPa: number,
  entryBytes: number,
): ReadArray | string {
  const pages = new Set<number>();
  const entries: number[] = [];
  const { ram } = incoming.frames;
  for (let pa = firstPa; pa !== 0;) {
    const where = `array page at 0x${pa.toString(16)}`;
    if (pages.has(pa)) return `${where} is reached twice`;
    if (!incoming.offers(pa, 4096)) return `${where} is not a preserved page`;
    pages.add(pa);
    const header = abi.readIommuArrayHdrSer(ram.view, ram.byteAt(pa));
    if (header.nrObjects > BigInt(perPage(entryBytes))) {
      return `${where} claims ${header.nrObjects} of at most ${perPage(entryBytes)} entries`;
    }
    for (let at = 0; at < Number(header.nrObjects); at++) {
      entries.push(pa + HEADER + at * entryBytes);
    }
    pa = Number(header.nextArrayPhys);
  }
  return pages.size === 0 ? "array has no first page" : { pages: [...pages], entries };
}
