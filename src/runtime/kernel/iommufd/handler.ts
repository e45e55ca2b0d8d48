// Carrying an iommufd over a live update: marked page tables, their address spaces held still.
import { EINVAL, ENOENT, EOPNOTSUPP, assert } from "../../errno/index.ts";
import { Domain, type IommuOps, type IommuRecords, type RestoredIommu } from "../iommu/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import type { File } from "../files/index.ts";
import { F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK } from "../memfd/index.ts";
import type { GlobalData, PreserveContext, RetrieveContext } from "../liveupdate/index.ts";
import type { IommufdContext } from "./context.ts";
import { contextOf } from "./device-file.ts";
import type { Hwpt } from "./hwpt.ts";
import type { Ioas } from "./ioas.ts";
import { IOMMUFD_COMPATIBLE, type HwptRecord, type RecordLayout } from "./records.ts";

const SEALS_NEEDED = F_SEAL_SEAL | F_SEAL_GROW | F_SEAL_SHRINK;

/** What the handler needs of its kernel. */
export interface IommufdHandlerOptions {
  readonly kho: Kho;
  readonly incoming: Incoming | undefined;
  /** Records for the next kernel; there while any file that needs them is preserved. */
  readonly records: () => IommuRecords;
  readonly global: GlobalData;
  /** What came over from the previous kernel. */
  readonly restored: RestoredIommu | undefined;
  /** A fresh context and its file. */
  readonly open: () => { readonly context: IommufdContext; readonly file: File };
  /** A retrieved context now stands for the token its predecessor was preserved under. */
  readonly arrived: (token: bigint, context: IommufdContext) => void;
  /** The driver of the unit that tables came over for. */
  readonly ops: IommuOps;
  readonly layout: RecordLayout;
  /** Why a record that reads well is still not of this layout: who wrote it had another. */
  readonly foreign: string | undefined;
  readonly retrieves: boolean;
}

/** What undoing needs. */
interface Held {
  readonly hwpts: readonly Hwpt[];
  readonly spaces: readonly Ioas[];
}

export class IommufdHandler {
  readonly compatible: string = IOMMUFD_COMPATIBLE;
  readonly globals: readonly GlobalData[];
  /** Why the last record was refused; for a human. */
  refusal: string | undefined;
  readonly #options: IommufdHandlerOptions;
  readonly #held = new Map<IommufdContext, Held>();

  constructor(options: IommufdHandlerOptions) {
    this.#options = options;
    this.globals = [options.global];
  }

  canPreserve(file: File): boolean {
    return contextOf(file) !== undefined;
  }

  /**
   * One pass: each address space is checked and held still once, each page table is preserved and
   * held, and the count in the record is of those. A refusal undoes all of it, newest first.
   */
  preserve({ file, preserves }: PreserveContext): number {
    const context = file.inner as IommufdContext;
    const { kho, layout, records } = this.#options;
    const marked = context.marked();
    const spaces: Ioas[] = [];
    const errno = this.#holdStill(context, marked, preserves, spaces);
    if (errno !== 0) {
      thaw(spaces);
      return errno;
    }
    const pa = kho.allocate("iommufd record", layout.bytes(marked.length));
    if (pa < 0) {
      thaw(spaces);
      return pa;
    }
    const hwpts: Hwpt[] = [];
    const entries: HwptRecord[] = [];
    for (const hwpt of marked) {
      const domainPa = records().preserveDomain(ownDomain(hwpt));
      if (domainPa < 0) {
        this.#letGo({ hwpts, spaces });
        kho.free(pa);
        return domainPa;
      }
      hwpt.users += 1;
      hwpt.preserved = true;
      hwpts.push(hwpt);
      entries.push({ token: hwpt.token as bigint, domainPa: BigInt(domainPa) });
    }
    layout.encode(entries, kho.frames.ram.view, kho.frames.ram.byteAt(pa));
    this.#held.set(context, { hwpts, spaces });
    return pa;
  }

  unpreserve(file: File, pa: number): void {
    const context = file.inner as IommufdContext;
    const held = this.#held.get(context);
    this.#held.delete(context);
    if (held !== undefined) this.#letGo(held);
    this.#options.kho.free(pa);
  }

  /**
   * -EOPNOTSUPP as posted; with retrieval, a context whose page tables are the ones that came over.
   */
  retrieve({ data, token }: RetrieveContext): File | number {
    const { incoming, retrieves } = this.#options;
    if (!retrieves || incoming === undefined) return -EOPNOTSUPP;
    const record = this.#read(data);
    if (typeof record === "string") {
      this.refusal = record;
      return -EINVAL;
    }
    const { context, file } = this.#options.open();
    const { ops } = this.#options;
    for (const each of record) {
      context.adoptHwpt(each.domain, ops, each.token, (hwpt) => release(ops, hwpt));
    }
    this.#forget(record);
    incoming.discard(data);
    this.#options.arrived(token, context);
    return file;
  }

  /** Without retrieval nobody can take the tables over, so the session can never end. */
  canFinish(): boolean {
    return this.#options.retrieves;
  }

  /** Page tables nobody asked for: their devices are blocked, their tables freed. */
  finish(file: File | undefined, data: number): void {
    const { incoming, restored } = this.#options;
    if (file !== undefined || incoming === undefined || restored === undefined) return;
    const record = this.#read(data);
    if (typeof record === "string") return;
    for (const { domain } of record) {
      for (const bdf of domain.devices) restored.driver.detach(bdf, domain);
      domain.free();
    }
    this.#forget(record);
    incoming.discard(data);
  }

  /** Checks and stops every address space under a marked page table, each one once. */
  #holdStill(
    context: IommufdContext,
    marked: readonly Hwpt[],
    preserves: (inner: object) => boolean,
    spaces: Ioas[],
  ): number {
    for (const { source } of marked) {
      if (source === undefined) return -EINVAL;
      const { ioas } = source;
      if (ioas.immutable) continue;
      context.validations += 1;
      const errno = validate(ioas, preserves);
      if (errno !== 0) return errno;
      ioas.immutable = true;
      spaces.push(ioas);
    }
    return 0;
  }

  #letGo({ hwpts, spaces }: Held): void {
    for (const hwpt of [...hwpts].reverse()) {
      this.#options.records().unpreserveDomain(ownDomain(hwpt));
      hwpt.preserved = false;
      hwpt.users -= 1;
    }
    thaw(spaces);
  }

  #read(data: number): readonly { readonly token: bigint; readonly domain: Domain }[] | string {
    const { incoming, restored, layout } = this.#options;
    if (incoming === undefined || restored === undefined) return "nothing was handed over";
    if (!incoming.offers(data, layout.bytes(0))) return "iommufd record is not a preserved block";
    const { ram } = incoming.frames;
    const order = incoming.frames.preservedOrder(data / 4096) ?? 0;
    const start = ram.byteAt(data);
    const entries = layout.decode(ram.view, start, start + 4096 * 2 ** order);
    if (typeof entries === "string") return entries;
    if (this.#options.foreign !== undefined) return this.#options.foreign;
    const domains: { token: bigint; domain: Domain }[] = [];
    const seen = new Set<bigint | Domain>();
    for (const { token, domainPa } of entries) {
      const domain = domainPa < 2n ** 53n ? restored.domains.get(Number(domainPa)) : undefined;
      if (domain === undefined) return `page table ${token} names no domain that came over`;
      if (seen.has(token) || seen.has(domain)) return `page table ${token} is named twice`;
      seen.add(token).add(domain);
      domains.push({ token, domain });
    }
    return domains;
  }

  /** Domains with an owner are no longer on offer. */
  #forget(record: readonly { readonly domain: Domain }[]): void {
    const { restored } = this.#options;
    if (restored === undefined) return;
    for (const [pa, domain] of restored.domains) {
      if (record.some((each) => each.domain === domain)) restored.domains.delete(pa);
    }
  }
}

/** Only sealed files that the session preserves too may be behind an address space. */
function validate(ioas: Ioas, preserves: (inner: object) => boolean): number {
  for (const { pages } of ioas.areas) {
    const { source } = pages;
    if (source.kind !== "file") return -EINVAL;
    if ((source.sealsAtMap & SEALS_NEEDED) !== SEALS_NEEDED) return -EINVAL;
    if (!preserves(source.memfd)) return -ENOENT;
  }
  return 0;
}

function thaw(spaces: readonly Ioas[]): void {
  for (const ioas of spaces) ioas.immutable = false;
}

/** Before a handed-over table is freed, devices that nobody bound again must stop using it. */
function release(ops: IommuOps, hwpt: Hwpt): void {
  for (const bdf of ownDomain(hwpt).devices) ops.detach(bdf, hwpt.domain);
}

/** Only tables in memory can be marked, so only those come here. */
function ownDomain({ domain }: Hwpt): Domain {
  assert(domain instanceof Domain, "a page table that is not in memory");
  return domain;
}
