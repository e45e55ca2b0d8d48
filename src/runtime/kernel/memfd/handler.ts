// Carrying a memfd over a live update: every folio kept where it is, seals and position recorded.
import { EINVAL, EOPNOTSUPP } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import { WireError } from "../../wire/index.ts";
import { EMPTY_ARRAY, type Incoming, type Kho, type KhoArray } from "../kho/index.ts";
import type { File } from "../files/index.ts";
import type { HugePolicy } from "./create.ts";
import { Memfd, memfdFile, memfdOf, type Folio } from "./memfd.ts";
import { SEALS_ALL } from "./seals.ts";

const abi = codecs.memfd.v2;
const FOLIO = abi.MEMFD_LUO_FOLIO_SER_SIZE;
const FOLIO_FLAGS = abi.MEMFD_LUO_FOLIO_DIRTY | abi.MEMFD_LUO_FOLIO_UPTODATE;

/** What the handler needs of its kernel. */
export interface MemfdHandlerOptions {
  readonly kho: Kho;
  readonly incoming: Incoming | undefined;
  readonly faults: FaultPlan;
  readonly huge: HugePolicy;
}

/** A record of the previous kernel, read whole. */
interface Record {
  readonly ser: codecs.memfd.v2.MemfdLuoSer;
  readonly array: KhoArray;
  readonly folios: readonly Folio[];
}

/** The handler `memfd-v2`; it has the shape the orchestrator calls. */
export class MemfdHandler {
  readonly compatible: string = abi.MEMFD_LUO_FH_COMPATIBLE;
  readonly globals: readonly never[] = [];
  readonly #options: MemfdHandlerOptions;
  /** What undoing needs, by file. */
  readonly #preserved = new Map<
    Memfd,
    { readonly folios: readonly Folio[]; readonly array: KhoArray }
  >();

  constructor(options: MemfdHandlerOptions) {
    this.#options = options;
  }

  canPreserve(file: File): boolean {
    const memfd = memfdOf(file);
    return memfd !== undefined && !memfd.hugetlb;
  }

  preserve({ file }: { readonly file: File }): number {
    const memfd = file.inner as Memfd;
    const { kho } = this.#options;
    if ((memfd.seals & ~SEALS_ALL) !== 0) return -EOPNOTSUPP;
    const holes = memfd.fillHoles();
    if (holes !== 0) return holes;
    const folios = memfd.folios();
    const kept = this.#keep(folios);
    if (kept !== 0) return kept;
    const array = kho.allocateArray("memfd record", folios.length * FOLIO);
    if (typeof array === "number") {
      this.#drop(folios);
      return array;
    }
    const pa = kho.allocate("memfd record", abi.MEMFD_LUO_SER_SIZE);
    if (pa < 0) {
      kho.freeArray(array);
      this.#drop(folios);
      return pa;
    }
    memfd.frozen = true;
    this.#preserved.set(memfd, { folios, array });
    this.#write(memfd, pa);
    return pa;
  }

  unpreserve(file: File, pa: number): void {
    const memfd = file.inner as Memfd;
    const { kho } = this.#options;
    const state = this.#preserved.get(memfd);
    this.#preserved.delete(memfd);
    kho.free(pa);
    if (state !== undefined) {
      kho.freeArray(state.array);
      this.#drop(state.folios);
    }
    memfd.frozen = false;
  }

  /** The position may have moved since; nothing else can have. */
  freeze(file: File, pa: number): number {
    this.#write(file.inner as Memfd, pa);
    return 0;
  }

  retrieve({ data }: { readonly data: number }): File | number {
    const { incoming, faults, huge } = this.#options;
    const record = this.#read(data);
    if (incoming === undefined || record === undefined) return -EINVAL;
    const { seals, size, pos } = record.ser;
    const options = { seals, executable: true, hugetlb: false };
    const memfd = new Memfd(incoming.frames, faults, options, huge);
    memfd.sizeBytes = Number(size);
    memfd.position = Number(pos);
    for (const folio of record.folios) {
      incoming.claim(folio.pfn * 4096, "memfd");
      memfd.insert(folio);
    }
    incoming.discardArray(record.array);
    incoming.discard(data);
    return memfdFile(memfd);
  }

  /** A file nobody asked for: its folios and records go back to the allocator. */
  finish(file: File | undefined, data: number): void {
    const { incoming } = this.#options;
    if (file !== undefined || incoming === undefined) return;
    const record = this.#read(data);
    if (record === undefined) return;
    for (const folio of record.folios) incoming.discard(folio.pfn * 4096);
    incoming.discardArray(record.array);
    incoming.discard(data);
  }

  #keep(folios: readonly Folio[]): number {
    const { kho } = this.#options;
    for (const [at, { pfn, order }] of folios.entries()) {
      const errno = kho.preserve(pfn, order);
      if (errno !== 0) {
        for (const kept of folios.slice(0, at)) kho.unpreserve(kept.pfn, kept.order);
        return errno;
      }
    }
    for (const { pfn } of folios) kho.frames.get(pfn);
    return 0;
  }

  #drop(folios: readonly Folio[]): void {
    const { kho } = this.#options;
    for (const { pfn, order } of folios) {
      kho.unpreserve(pfn, order);
      kho.frames.put(pfn);
    }
  }

  #write(memfd: Memfd, pa: number): void {
    const { ram } = this.#options.kho.frames;
    const { folios, array } = this.#preserved.get(memfd) ?? { folios: [], array: EMPTY_ARRAY };
    const perPage = 4096 / FOLIO;
    for (const [at, { index, pfn }] of folios.entries()) {
      const page = array.pages[Math.floor(at / perPage)] as number;
      const place = ram.byteAt(page * 4096 + (at % perPage) * FOLIO);
      const value = { pfn, flags: FOLIO_FLAGS, index: BigInt(index) };
      abi.encodeMemfdLuoFolioSer(value, ram.view, place);
    }
    const ser = {
      pos: BigInt(memfd.position),
      size: BigInt(memfd.sizeBytes),
      seals: memfd.seals,
      flags: 0,
      nrFolios: BigInt(folios.length),
      folios: array.descriptor,
    };
    abi.encodeMemfdLuoSer(ser, ram.view, ram.byteAt(pa));
  }

  /** Everything of a record, checked before anything is claimed; undefined when it is no record. */
  #read(pa: number): Record | undefined {
    const { incoming } = this.#options;
    if (incoming === undefined || !incoming.offers(pa, abi.MEMFD_LUO_SER_SIZE)) return undefined;
    try {
      return this.#decode(incoming, pa);
    } catch (error) {
      if (error instanceof WireError) return undefined;
      throw error;
    }
  }

  #decode(incoming: Incoming, pa: number): Record | undefined {
    const { ram } = incoming.frames;
    const ser = abi.decodeMemfdLuoSer(ram.view, ram.byteAt(pa));
    if (ser.flags !== 0 || ser.size > 2n ** 52n || ser.pos > 2n ** 53n - 1n) return undefined;
    const array = incoming.array(ser.folios);
    if (typeof array === "string") return undefined;
    const count = Number(ser.nrFolios);
    const perPage = 4096 / FOLIO;
    if (array.pages.length !== Math.ceil(count / perPage)) return undefined;
    const pages = Math.ceil(Number(ser.size) / 4096);
    const folios: Folio[] = [];
    const seen = new Set<number>([pa / 4096, ...array.pages, ...array.chunks]);
    let next = 0;
    for (let at = 0; at < count; at++) {
      const page = array.pages[Math.floor(at / perPage)] as number;
      const place = ram.byteAt(page * 4096 + (at % perPage) * FOLIO);
      const each = abi.decodeMemfdLuoFolioSer(ram.view, place);
      const index = Number(each.index);
      const order = incoming.frames.preservedOrder(each.pfn);
      if (order === undefined || seen.has(each.pfn) || index < next) return undefined;
      if (index + 2 ** order > pages || index % 2 ** order !== 0) return undefined;
      seen.add(each.pfn);
      folios.push({ index, pfn: each.pfn, order });
      next = index + 2 ** order;
    }
    return { ser, array, folios };
  }
}
