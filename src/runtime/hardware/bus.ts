// What a device's request reaches once it is translated: the arena, or memory lent from outside.
import type { Ram } from "../memory/index.ts";

/** Pages of programs that run outside the machine: they have frames, and bytes elsewhere. */
export interface LentMemory {
  /** Whether a frame is lent. */
  holds(pfn: number): boolean;
  /** Bytes of lent frames that follow one another; undefined where the program has them no more. */
  read(pa: number, length: number): Uint8Array | undefined;
  write(pa: number, bytes: Uint8Array): boolean;
}

export class Bus {
  readonly ram: Ram;
  /** Set by whoever lends pages to the machine. */
  lent: LentMemory | undefined;

  constructor(ram: Ram) {
    this.ram = ram;
  }

  /** Whether anything answers at a frame. */
  holds(pfn: number): boolean {
    return this.ram.holds(pfn) || this.lent?.holds(pfn) === true;
  }

  /** Bytes of neighbouring frames of one kind; undefined where nothing answers. */
  read(pa: number, length: number): Uint8Array | undefined {
    if (this.lent?.holds(Math.floor(pa / 4096)) === true) return this.lent.read(pa, length);
    return this.ram.holdsBytes(pa, length) ? this.ram.read(pa, length) : undefined;
  }

  write(pa: number, bytes: Uint8Array): boolean {
    if (this.lent?.holds(Math.floor(pa / 4096)) === true) return this.lent.write(pa, bytes);
    if (!this.ram.holdsBytes(pa, bytes.length)) return false;
    this.ram.write(pa, bytes);
    return true;
  }
}
