// A real process through /proc: its memory, its mappings, its descriptors.
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  readdirSync,
  readlinkSync,
  statSync,
  statfsSync,
  writeSync,
} from "node:fs";
import type { ClientFile, ClientProcess, Stretch } from "holeproof/runtime";

/** What `run` gives, or undefined where the system refuses: the process may be gone by now. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Of statfs(2): where memfds and other files in memory live. */
const TMPFS_MAGIC = 0x01021994;
const HUGETLBFS_MAGIC = 0x958458f6;
/** No call hands over more at once; a longer length is a mistake of the program's, or malice. */
const TRANSFER_MAX = 2 ** 30;
/** Up to here a length is believed before it is known whether all of it is mapped. */
const TRUSTED_BYTES = 2 ** 20;

/**
 * Memory and mappings are opened once, and stay those of the program that runs at that moment: a
 * process number that is given anew, or another program in the same process, shows as an end.
 * Source of the formats: proc(5).
 */
export class ProcProcess implements ClientProcess {
  readonly pid: number;
  /** Files below this path are memory of devices: it cannot be pinned. */
  readonly #devices: string;
  #memory: number;
  #maps: number;

  private constructor(pid: number, devices: string, memory: number, maps: number) {
    this.pid = pid;
    this.#devices = devices;
    this.#memory = memory;
    this.#maps = maps;
  }

  /** Undefined where there is no such process, or it is not this user's, or not his to trace. */
  static open(pid: number, devices: string): ProcProcess | undefined {
    if (attempt(() => statSync(`/proc/${pid}`).uid) !== process.geteuid?.()) return undefined;
    const memory = attempt(() => openSync(`/proc/${pid}/mem`, "r+"));
    if (memory === undefined) return undefined;
    const maps = attempt(() => openSync(`/proc/${pid}/maps`, "r"));
    if (maps !== undefined) return new ProcProcess(pid, devices, memory, maps);
    closeSync(memory);
    return undefined;
  }

  read(va: number, length: number): Uint8Array | undefined {
    if (length > TRANSFER_MAX) return undefined;
    if (length > TRUSTED_BYTES && !this.#isMapped(va, length)) return undefined;
    const bytes = new Uint8Array(length);
    const got = attempt(() => readSync(this.#memory, bytes, 0, length, va));
    return got === length ? bytes : undefined;
  }

  write(va: number, bytes: Uint8Array): boolean {
    return attempt(() => writeSync(this.#memory, bytes, 0, bytes.length, va)) === bytes.length;
  }

  isAlive(): boolean {
    return this.#readMaps(4096) !== "";
  }

  holds(inode: number, fd: number): boolean {
    const folder = `/proc/${this.pid}/fd`;
    const wanted = `socket:[${inode}]`;
    if (this.target(fd) === wanted) return true;
    const names = attempt(() => readdirSync(folder)) ?? [];
    return names.some((name) => attempt(() => readlinkSync(`${folder}/${name}`)) === wanted);
  }

  stretches(vaPfn: number, pages: number): readonly Stretch[] | undefined {
    const maps = this.#readMaps();
    const found: Stretch[] = [];
    const end = vaPfn + pages;
    let at = vaPfn;
    for (const line of maps.split("\n")) {
      const area = areaOf(line, this.pid);
      if (area === undefined || area.end <= at) continue;
      if (area.start > at) return undefined;
      const stop = Math.min(area.end, end);
      if (area.stretch.pages === 0 || line.includes(this.#devices)) return undefined;
      found.push({
        ...area.stretch,
        page: area.stretch.page + (at - area.start),
        pages: stop - at,
      });
      at = stop;
      if (at === end) return found;
    }
    return undefined;
  }

  addressOf(space: string, page: number): number | undefined {
    for (const line of this.#readMaps().split("\n")) {
      const area = areaOf(line, this.pid);
      if (area?.stretch.space !== space || area.stretch.file === undefined) continue;
      const { page: first, pages } = area.stretch;
      if (page >= first && page < first + pages) return (area.start + page - first) * 4096;
    }
    return undefined;
  }

  target(fd: number): string | undefined {
    return attempt(() => readlinkSync(`/proc/${this.pid}/fd/${fd}`));
  }

  openFile(fd: number): ClientFile | undefined {
    const path = `/proc/${this.pid}/fd/${fd}`;
    // Opening a pipe or a device by this path could wait or act.
    if (attempt(() => statSync(path).isFile()) !== true) return undefined;
    const system = attempt(() => statfsSync(path).type);
    if (system !== TMPFS_MAGIC && system !== HUGETLBFS_MAGIC) return undefined;
    const own = attempt(() => openSync(path, "r+")) ?? attempt(() => openSync(path, "r"));
    return own === undefined ? undefined : new ProcFile(own, system === HUGETLBFS_MAGIC);
  }

  freeDescriptors(count: number, least: number): readonly number[] {
    const free: number[] = [];
    for (let fd = least; free.length < count; fd++) if (!this.target(fd)) free.push(fd);
    return free;
  }

  close(): void {
    for (const fd of [this.#memory, this.#maps]) if (fd >= 0) closeSync(fd);
    this.#memory = -1;
    this.#maps = -1;
  }

  #isMapped(va: number, length: number): boolean {
    const first = Math.floor(va / 4096);
    const pages = Math.floor((va + length - 1) / 4096) - first + 1;
    return this.stretches(first, pages) !== undefined;
  }

  /** The list of mappings as it is now, or the beginning of it; empty when the program is gone. */
  #readMaps(most = Infinity): string {
    const parts: string[] = [];
    let at = 0;
    for (; at < most;) {
      const got = attempt(() => readSync(this.#maps, mapsBuffer, 0, mapsBuffer.length, at)) ?? 0;
      if (got === 0) break;
      parts.push(mapsBuffer.toString("latin1", 0, got));
      at += got;
    }
    return parts.join("");
  }
}

/** The kernel gives a page at a time, whole lines. */
const mapsBuffer = Buffer.alloc(65536);

/** One line of /proc/PID/maps, in pages. A stretch of no pages is one nobody may read. */
function areaOf(
  line: string,
  pid: number,
): { readonly start: number; readonly end: number; readonly stretch: Stretch } | undefined {
  const dash = line.indexOf("-");
  if (dash < 0) return undefined;
  const [range = "", access = "", offset = "", device = "", inode = ""] = line.split(" ");
  const start = Number.parseInt(range.slice(0, dash), 16) / 4096;
  const end = Number.parseInt(range.slice(dash + 1), 16) / 4096;
  const readable = access.startsWith("r") || access[1] === "w";
  const base = { pages: readable ? end - start : 0, writable: access[1] === "w" };
  if (access[3] !== "s" || inode === "0")
    return { start, end, stretch: { space: `process ${pid}`, page: start, ...base } };
  const page = Number.parseInt(offset, 16) / 4096;
  const file = Number(inode);
  return { start, end, stretch: { space: `file ${device} ${inode}`, page, file, ...base } };
}

class ProcFile implements ClientFile {
  readonly inode: number;
  readonly hugetlb: boolean;
  readonly #fd: number;

  constructor(fd: number, hugetlb: boolean) {
    this.#fd = fd;
    this.hugetlb = hugetlb;
    this.inode = fstatSync(fd).ino;
  }

  size(): number {
    return attempt(() => fstatSync(this.#fd).size) ?? 0;
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    attempt(() => readSync(this.#fd, bytes, 0, length, offset));
    return bytes;
  }

  write(offset: number, bytes: Uint8Array): void {
    attempt(() => writeSync(this.#fd, bytes, 0, bytes.length, offset));
  }

  close(): void {
    attempt(() => closeSync(this.#fd));
  }
}
