// Little-endian registers in a device's memory, as the device itself reads and sets them.
import type { DeviceMemory } from "./pci-model.ts";

export class Registers {
  readonly #memory: DeviceMemory;

  constructor(memory: DeviceMemory) {
    this.#memory = memory;
  }

  get8(at: number): number {
    return this.#memory.read(at, 1)[0] ?? 0;
  }

  get16(at: number): number {
    return this.#view(at, 2).getUint16(0, true);
  }

  get32(at: number): number {
    return this.#view(at, 4).getUint32(0, true);
  }

  /** An address or a count; bits from 53 up are lost. */
  get64(at: number): number {
    const view = this.#view(at, 8);
    return view.getUint32(4, true) * 2 ** 32 + view.getUint32(0, true);
  }

  set8(at: number, value: number): void {
    this.#memory.write(at, Uint8Array.of(value));
  }

  set16(at: number, value: number): void {
    this.#memory.write(at, Uint8Array.of(value & 0xff, value >>> 8));
  }

  set32(at: number, value: number): void {
    this.#memory.write(at, Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24));
  }

  set64(at: number, value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, value >>> 0, true);
    view.setUint32(4, Math.floor(value / 2 ** 32), true);
    this.#memory.write(at, new Uint8Array(view.buffer));
  }

  #view(at: number, length: number): DataView {
    const bytes = this.#memory.read(at, length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}
