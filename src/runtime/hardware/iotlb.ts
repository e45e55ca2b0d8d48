// What the unit remembers of its walks. A kernel that forgets to flush meets its own past here.

/** One cached translation of a 4 KiB page. */
export interface Translation {
  readonly pfn: number;
  readonly readable: boolean;
  readonly writable: boolean;
  /** The tables say already that the page was written, or are not asked to. */
  readonly marked: boolean;
}

/** Translations by domain id and page; the oldest go first when it is full. */
export class Iotlb {
  readonly #capacity: number;
  readonly #byDomain = new Map<number, Map<number, Translation>>();
  #size = 0;

  constructor(capacity = 1024) {
    this.#capacity = capacity;
  }

  find(domainId: number, iovaPfn: number): Translation | undefined {
    return this.#byDomain.get(domainId)?.get(iovaPfn);
  }

  insert(domainId: number, iovaPfn: number, translation: Translation): void {
    if (this.#size >= this.#capacity) this.flushAll();
    let pages = this.#byDomain.get(domainId);
    if (pages === undefined) {
      pages = new Map();
      this.#byDomain.set(domainId, pages);
    }
    if (!pages.has(iovaPfn)) this.#size += 1;
    pages.set(iovaPfn, translation);
  }

  flushAll(): void {
    this.#byDomain.clear();
    this.#size = 0;
  }

  flushDomain(domainId: number): void {
    this.#size -= this.#byDomain.get(domainId)?.size ?? 0;
    this.#byDomain.delete(domainId);
  }

  /** Drops a range of pages; wide ranges are served by looking at what is cached. */
  flushPages(domainId: number, iovaPfn: number, pages: number): void {
    const cached = this.#byDomain.get(domainId);
    if (cached === undefined) return;
    if (pages <= cached.size) {
      for (let pfn = iovaPfn; pfn < iovaPfn + pages; pfn++) if (cached.delete(pfn)) this.#size--;
      return;
    }
    for (const pfn of cached.keys()) {
      if (pfn < iovaPfn || pfn >= iovaPfn + pages) continue;
      cached.delete(pfn);
      this.#size -= 1;
    }
  }

  /** Every cached translation, for invariant checks. */
  *entries(): IterableIterator<readonly [domainId: number, iovaPfn: number, to: Translation]> {
    for (const [domainId, pages] of this.#byDomain) {
      for (const [iovaPfn, translation] of pages) yield [domainId, iovaPfn, translation];
    }
  }
}
