// Memory of a device as a file that programs map: both sides see every byte the other one stores.
import { ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../destination.ts";
import type { DeviceMemory } from "holeproof/runtime";

/** The file stays open as long as this process lives, and so does the memory. */
export class FileMemory implements DeviceMemory {
  readonly bytes: number;
  readonly #fd: number;

  constructor(folder: string, token: number, bytes: number) {
    makeFolder(folder, 0o700);
    this.bytes = bytes;
    this.#fd = openSync(join(folder, `${token}`), "w+", 0o600);
    ftruncateSync(this.#fd, bytes);
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    readSync(this.#fd, bytes, 0, length, offset);
    return bytes;
  }

  write(offset: number, bytes: Uint8Array): void {
    writeSync(this.#fd, bytes, 0, bytes.length, offset);
  }
}
