// Whether a program can be interposed at all: said before it runs, by what its file is.
import { accessSync, closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { delimiter, join } from "node:path";

const MAGIC = 0x7f454c46;
const CLASS_64 = 2;
const PT_INTERP = 3;
const SET_ID_BITS = 0o6000;
/** Tables of a file with more entries than this are not looked at: no linker makes them. */
const ENTRIES_MAX = 4096;

/**
 * Why the dynamic linker will not put the interposer into a program, or why that is no use;
 * undefined where nothing speaks against it, or the file cannot be read.
 */
export function uninterposable(program: string): string | undefined {
  const path = found(program);
  if (path === undefined) return undefined;
  let fd: number;
  try {
    fd = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const { mode } = fstatSync(fd);
    if ((mode & SET_ID_BITS) !== 0 && process.geteuid?.() !== 0)
      return `${program} is setuid or setgid: the system interposes nothing there`;
    const reason = new Elf(fd).reason();
    return reason === undefined ? undefined : `${program} ${reason}`;
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

/** The file execvp(3) would run. */
function found(program: string): string | undefined {
  if (program.includes("/")) return program;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The parts of an ELF file that say how it was linked. Fields by elf(5), little endian. */
class Elf {
  readonly #fd: number;
  readonly #head: Buffer;

  constructor(fd: number) {
    this.#fd = fd;
    this.#head = this.#read(0, 64);
  }

  reason(): string | undefined {
    if (this.#head.length < 64 || this.#head.readUInt32BE(0) !== MAGIC) return undefined;
    if (this.#head[4] !== CLASS_64) return "is a 32-bit program, and the interposer is not";
    const linker = this.#interpreter();
    if (linker === undefined)
      return "is linked statically: its calls go past the C library, and so past the machine";
    if (linker.includes("musl")) return `is linked with another C library (${linker})`;
    if (this.#hasSection(".go.buildinfo"))
      return "is written in Go: its system calls go past the C library, and so past the machine";
    return undefined;
  }

  /** The dynamic linker's path; a static program has none. */
  #interpreter(): string | undefined {
    const [offset, size, count] = [this.#place(32), ...this.#table(54)];
    for (const entry of this.#entries(offset, size, count)) {
      if (entry.readUInt32LE(0) !== PT_INTERP) continue;
      const bytes = this.#read(Number(entry.readBigUInt64LE(8)), Number(entry.readBigUInt64LE(32)));
      return bytes.toString("latin1").replace(/\0.*$/s, "");
    }
    return undefined;
  }

  #hasSection(name: string): boolean {
    const [offset, size, count] = [this.#place(40), ...this.#table(58)];
    const sections = this.#entries(offset, size, count);
    const names = sections[this.#head.readUInt16LE(62)];
    if (names === undefined) return false;
    const text = this.#read(Number(names.readBigUInt64LE(24)), Number(names.readBigUInt64LE(32)));
    return text.includes(`\0${name}\0`, 0, "latin1");
  }

  #place(at: number): number {
    return Number(this.#head.readBigUInt64LE(at));
  }

  /** Size and number of a table's entries. */
  #table(at: number): [number, number] {
    return [this.#head.readUInt16LE(at), this.#head.readUInt16LE(at + 2)];
  }

  #entries(offset: number, size: number, count: number): readonly Buffer[] {
    if (size < 40 || count > ENTRIES_MAX) return [];
    const table = this.#read(offset, size * count);
    const whole = Math.floor(table.length / size);
    return Array.from({ length: whole }, (_, at) => table.subarray(at * size, (at + 1) * size));
  }

  #read(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(Math.min(length, 2 ** 20));
    return bytes.subarray(0, readSync(this.#fd, bytes, 0, bytes.length, offset));
  }
}
