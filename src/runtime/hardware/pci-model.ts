// What makes one PCI function different from another: what it shows, and what its registers do.
import { assert } from "../errno/index.ts";
import type { ConfigSpace } from "./config-space.ts";

/** Bytes behind a base address. Programs may have them mapped, and store into them any time. */
export interface DeviceMemory {
  readonly bytes: number;
  read(offset: number, length: number): Uint8Array;
  write(offset: number, bytes: Uint8Array): void;
  /** Numbers of the 4 KiB pages that were written, the others being zeros; absent: any may be. */
  written?(): Iterable<number>;
}

/** What a function reaches: memory through the IOMMU, interrupts, its own bytes. */
export interface PciPort {
  readonly config: ConfigSpace;
  readonly bars: readonly DeviceMemory[];
  /** Messages are on: the pin keeps its level. */
  readonly sendsMessages: boolean;
  /** DMA; undefined or false where the IOMMU blocks a page, or the function is no bus master. */
  dmaRead(iova: number, length: number): Uint8Array | undefined;
  dmaWrite(iova: number, bytes: Uint8Array): boolean;
  /** Sends the message of a vector, or raises the pin where messages are off. */
  interrupt(vector: number): void;
}

/** A register answers, nobody does and ones are read, or the bus itself refuses: zeros. */
export type Reach = "register" | "ones" | "zeros";

export interface PciModel {
  /** What it is called. */
  readonly name: string;
  /** Bytes of the six base addresses; 0 where there is none. */
  readonly bars: readonly number[];
  /** Bytes from the start of the first base address that are registers, whole pages. */
  readonly registerBytes: number;
  /** Vectors of INTx, MSI, MSI-X. */
  readonly vectors: readonly [intx: number, msi: number, msix: number];
  /** Where the table of MSI-X is, if there is one: 16 bytes a vector. */
  readonly msixTable?: { readonly bar: number; readonly at: number; readonly bytes: number };
  readonly isExpress: boolean;
  /** The function can be reset on its own. */
  readonly resets: boolean;
  /** Whether a store or load of so many bytes reaches a register; absent: every one does. */
  reaches?(offset: number, width: number, isStore: boolean): Reach;
  config(): ConfigSpace;
  /** Power-on, and every reset: registers take their first values. */
  reset(port: PciPort): void;
  /**
   * Registers were stored into: at an offset of the first base address, or, where nobody saw the
   * store itself, somewhere: what differs from what was there last.
   */
  stored(port: PciPort, offset: number | undefined): void;
  /** Goes on with work that takes longer; true while some is left. */
  step(port: PciPort): boolean;
  /** What it knows beyond its registers, always as many bytes. */
  save(): Uint8Array;
  /** Knows again what was saved. */
  load(saved: Uint8Array): void;
}

const PAGE = 4096;

/** Whole pages that come into being when they are first written; nothing lies past the last. */
export class QuietMemory implements DeviceMemory {
  readonly bytes: number;
  /** By page number, those that were written. */
  readonly #pages = new Map<number, Uint8Array>();

  constructor(bytes: number) {
    this.bytes = bytes;
  }

  read(offset: number, length: number): Uint8Array {
    const inPage = offset % PAGE;
    if (inPage + length <= PAGE) {
      const page = this.#pages.get((offset - inPage) / PAGE);
      return page?.slice(inPage, inPage + length) ?? new Uint8Array(length);
    }
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const chunk = Math.min(length - done, PAGE - ((offset + done) % PAGE));
      out.set(this.read(offset + done, chunk), done);
      done += chunk;
    }
    return out;
  }

  write(offset: number, bytes: Uint8Array): void {
    const inFirst = offset % PAGE;
    // A register: a window on a few bytes would cost many times what setting them does.
    if (inFirst + bytes.length <= PAGE) {
      this.#page((offset - inFirst) / PAGE).set(bytes, inFirst);
      return;
    }
    for (let done = 0; done < bytes.length;) {
      const inPage = (offset + done) % PAGE;
      const chunk = Math.min(bytes.length - done, PAGE - inPage);
      this.#page((offset + done - inPage) / PAGE).set(bytes.subarray(done, done + chunk), inPage);
      done += chunk;
    }
  }

  written(): Iterable<number> {
    return this.#pages.keys();
  }

  #page(number: number): Uint8Array {
    const known = this.#pages.get(number);
    if (known !== undefined) return known;
    assert(number * PAGE < this.bytes, `page ${number} of ${this.bytes} bytes`);
    const page = new Uint8Array(PAGE);
    this.#pages.set(number, page);
    return page;
  }
}
