// Carrying an iommufd over a live update: marked page tables, their address spaces held still.
import { EINVAL, EOPNOTSUPP } from "../../../errno/index.ts";
import type { Domain, IommuOps, IommuRecords, RestoredIommu } from "../../iommu/index.ts";
import type { Incoming, Kho } from "../../kho/index.ts";
import type { File } from "../../files/index.ts";
import type { Path } from "../../lock/index.ts";
import type { GlobalData, PreserveContext, RetrieveContext } from "../../liveupdate/index.ts";
import { contextOf, type IommufdContext } from "../object/context.ts";
import type { Hwpt } from "../object/hwpt.ts";
import { ownDomain, preservePath, unpreservePath, type Preserved } from "./preserve-paths.ts";
import { IOMMUFD_COMPATIBLE, type RecordLayout } from "./records.ts";

/** What the handler needs of its kernel. */
interface IommufdHandlerOptions {
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
  readonly arrived: (token: bigint, context: IommufdContext, domains: ReadonlySet<Domain>) => void;
  /** The driver of the unit that tables came over for. */
  readonly ops: IommuOps;
  readonly layout: RecordLayout;
  /** Why a record that reads well is still not of this layout: who wrote it had another. */
  readonly foreign: string | undefined;
  readonly retrieves: boolean;
}

export class IommufdHandler {
  readonly compatible: string = IOMMUFD_COMPATIBLE;
  readonly globals: readonly GlobalData[];
  /** Why the last record was refused; for a human. */
  refusal: string | undefined;
  readonly #options: IommufdHandlerOptions;
  readonly #held = new Map<IommufdContext, Preserved>();

  constructor(options: IommufdHandlerOptions) {
    this.#options = options;
    this.globals = [options.global];
  }

  canPreserve(file: File): boolean {
    return contextOf(file) !== undefined;
  }

  /** One pass, all or nothing: see preserve-paths. */
  *preserve({ file, inners }: PreserveContext): Path<number> {
    const context = file.inner as IommufdContext;
    const done = yield* preservePath(this.#options, context, inners);
    if (typeof done === "number") return done;
    this.#held.set(context, done);
    return done.pa;
  }

  *unpreserve(file: File): Path<void> {
    const context = file.inner as IommufdContext;
    const held = this.#held.get(context);
    this.#held.delete(context);
    if (held !== undefined) yield* unpreservePath(this.#options, context, held);
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
    const domains = new Set(record.map(({ domain }) => domain));
    this.#options.arrived(token, context, domains);
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

  #read(data: number): readonly { readonly token: bigint; readonly domain: Domain }[] | string {
    const { incoming, restored, layout } = this.#options;
    if (incoming === undefined) return "nothing was handed over";
    if (!incoming.offers(data, layout.bytes(0))) return "iommufd record is not a preserved block";
    const { ram } = incoming.frames;
    const order = incoming.frames.preservedOrder(data / 4096) ?? 0;
    const start = ram.byteAt(data);
    const entries = layout.decode(ram.view, start, start + 4096 * 2 ** order);
    if (typeof entries === "string") return entries;
    if (this.#options.foreign !== undefined) return this.#options.foreign;
    if (restored === undefined) return `no "${this.#options.global.name}" came over`;
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

/** Before a handed-over table is freed, devices that nobody bound again must stop using it. */
function release(ops: IommuOps, hwpt: Hwpt): void {
  for (const bdf of ownDomain(hwpt).devices) ops.detach(bdf, hwpt.domain);
}
