// The frames as they were at the jump, and whether they still are.
//
// Not compared: frames of the map and of the root tree (the next kernel reads them once and frees
// them), and, at the end, records that the next kernel has read and freed.
import type { Hardware } from "../hardware/index.ts";
import { readHandover, type Handover } from "../kernel/kho/index.ts";

/** A device's writes after the snapshot, in program order: bytes that may and must have changed. */
interface Write {
  readonly pfn: number;
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/** Where a device's page lies, by its number, by the page, and by the PASID of the request. */
export type FrameOf = (device: number, iovaPfn: number, pasid?: number) => number;

/** A copy of every preserved frame. */
export class Logbook {
  readonly handover: Handover;
  readonly #hardware: Hardware;
  readonly #pfns: readonly number[];
  readonly #copy: Int32Array;
  /** How much of each device's journal was written before the copy. */
  readonly #journalStarts: readonly number[];

  private constructor(hardware: Hardware, handover: Handover) {
    this.handover = handover;
    this.#hardware = hardware;
    const pfns: number[] = [];
    for (const { pfn, order } of handover.blocks) {
      for (let at = 0; at < 2 ** order; at++) pfns.push(pfn + at);
    }
    this.#pfns = pfns;
    this.#copy = new Int32Array(pfns.length * 1024);
    const { ram } = hardware;
    for (const [index, pfn] of pfns.entries()) {
      const at = ram.wordAt(pfn);
      this.#copy.set(ram.words.subarray(at, at + 1024), index * 1024);
    }
    this.#journalStarts = hardware.devices.map((device) => device.journal.length);
  }

  /** Copies what the tree at `rootPa` keeps; a string is why there is none. */
  static open(hardware: Hardware, rootPa: number): Logbook | string {
    const handover = readHandover(hardware.ram, rootPa);
    return typeof handover === "string" ? handover : new Logbook(hardware, handover);
  }

  get frames(): number {
    return this.#pfns.length;
  }

  /**
   * Compares frames for which `wanted` holds with the copy, after writing into the copy what
   * devices have written since. The count, or the first difference in words. `mayFill`: frames of
   * tables that the next kernel fills: words that were zero may have become anything.
   */
  compare(
    frameOf: FrameOf,
    wanted: (pfn: number) => boolean,
    mayFill: (pfn: number) => boolean = () => false,
  ): number | string {
    this.#apply(frameOf);
    const { ram } = this.#hardware;
    const copy = this.#copy;
    let count = 0;
    for (const [index, pfn] of this.#pfns.entries()) {
      if (!wanted(pfn)) continue;
      count += 1;
      const start = ram.wordAt(pfn);
      const word = mayFill(pfn)
        ? firstOverwritten(ram.words, start, copy, index * 1024)
        : firstDifference(ram.words, start, copy, index * 1024);
      if (word < 0) continue;
      const pa = (pfn * 4096 + word * 4).toString(16);
      const hex = (value: number | undefined): string => ((value ?? 0) >>> 0).toString(16);
      return `0x${pa} was ${hex(copy[index * 1024 + word])}, is ${hex(ram.words[start + word])}`;
    }
    return count;
  }

  #apply(frameOf: FrameOf): void {
    const place = new Map(this.#pfns.map((pfn, index) => [pfn, index]));
    for (const write of this.#writes(frameOf)) {
      const index = place.get(write.pfn);
      if (index === undefined) continue;
      this.#copy[index * 1024 + write.offset / 4] = write.low;
      this.#copy[index * 1024 + write.offset / 4 + 1] = write.high;
    }
  }

  *#writes(frameOf: FrameOf): IterableIterator<Write> {
    for (const [device, { journal }] of this.#hardware.devices.entries()) {
      for (const write of journal.slice(this.#journalStarts[device])) {
        yield { ...write, pfn: frameOf(device, write.iovaPfn, write.pasid) };
      }
    }
  }
}

/** The first word of a frame that two memories disagree on; -1 where they agree. */
function firstDifference(a: Int32Array, startA: number, b: Int32Array, startB: number): number {
  for (let word = 0; word < 1024; word++) {
    if (a[startA + word] !== b[startB + word]) return word;
  }
  return -1;
}

/** The first word of a frame that was not zero and is another; -1 where there is none. */
function firstOverwritten(a: Int32Array, startA: number, b: Int32Array, startB: number): number {
  for (let word = 0; word < 1024; word++) {
    const before = b[startB + word];
    if (before !== 0 && a[startA + word] !== before) return word;
  }
  return -1;
}
