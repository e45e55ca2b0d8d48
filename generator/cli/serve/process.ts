// A real process through /proc: its memory, its mappings, its descriptors.
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  readlinkSync,
  statSync,
  statfsSync,
  writeSync,
} from "node:fs";
import type { ClientFile, ClientProcess, Stretch } from "holeproof/runtime";
import { countFirst } from "../../lists/index.ts";

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

/** What every process is looked at with. */
export interface Sight {
  /** Counts calls: within one, the mappings of a process are those it had when first looked at. */
  moment: number;
  /** Files below this path are memory of devices: it cannot be pinned. */
  readonly devices: string;
}

/**
 * Memory and mappings are opened once, and stay those of the program that runs at that moment: a
 * process number that is given anew, or another program in the same process, shows as an end.
 * Source of the formats: proc(5).
 */
export class ProcProcess implements ClientProcess {
  readonly pid: number;
  readonly #sight: Sight;
  #memory: number;
  #maps: number;
  /** Mappings as they were at a moment. */
  #areas: readonly Area[] = [];
  #areasAt = -1;
  /** The text that says so. */
  #areasText: Buffer = Buffer.alloc(0);

  private constructor(pid: number, sight: Sight, memory: number, maps: number) {
    this.pid = pid;
    this.#sight = sight;
    this.#memory = memory;
    this.#maps = maps;
  }

  /** Undefined where there is no such process, or it is not this user's, or not his to trace. */
  static open(pid: number, sight: Sight): ProcProcess | undefined {
    if (attempt(() => statSync(`/proc/${pid}`).uid) !== process.geteuid?.()) return undefined;
    const memory = attempt(() => openSync(`/proc/${pid}/mem`, "r+"));
    if (memory === undefined) return undefined;
    const maps = attempt(() => openSync(`/proc/${pid}/maps`, "r"));
    if (maps !== undefined) return new ProcProcess(pid, sight, memory, maps);
    closeSync(memory);
    return undefined;
  }

  read(va: number, length: number): Uint8Array | undefined {
    if (this.#memory < 0 || length > TRANSFER_MAX) return undefined;
    if (length > TRUSTED_BYTES && !this.#isMapped(va, length)) return undefined;
    const bytes = new Uint8Array(length);
    const got = attempt(() => readSync(this.#memory, bytes, 0, length, va));
    return got === length ? bytes : undefined;
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (this.#memory < 0) return false;
    return attempt(() => writeSync(this.#memory, bytes, 0, bytes.length, va)) === bytes.length;
  }

  status(): string | undefined {
    return attempt(() => readFileSync(`/proc/${this.pid}/status`, "latin1"));
  }

  isAlive(): boolean {
    return this.#readMaps(4096).length > 0;
  }

  holds(inode: number, hint: number): boolean {
    const folder = `/proc/${this.pid}/fd`;
    const wanted = `socket:[${inode}]`;
    if (this.target(hint) === wanted) return true;
    const names = attempt(() => readdirSync(folder)) ?? [];
    return names.some((name) => attempt(() => readlinkSync(`${folder}/${name}`)) === wanted);
  }

  stretches(vaPfn: number, pages: number): readonly Stretch[] | undefined {
    const areas = this.#mapped();
    const found: Stretch[] = [];
    const end = vaPfn + pages;
    let at = vaPfn;
    const first = countFirst(areas, ({ end }) => end <= vaPfn);
    for (let place = first; place < areas.length; place++) {
      const area = areas[place] as Area;
      if (area.start > at) return undefined;
      const stop = Math.min(area.end, end);
      if (area.stretch.pages === 0) return undefined;
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
    for (const { start, stretch } of this.#mapped()) {
      if (stretch.space !== space || stretch.file === undefined) continue;
      const { page: first, pages } = stretch;
      if (page >= first && page < first + pages) return (start + page - first) * 4096;
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

  /** Mappings by ascending address, as they were when somebody first looked at this moment. */
  #mapped(): readonly Area[] {
    const { moment, devices } = this.#sight;
    if (this.#areasAt === moment) return this.#areas;
    this.#areasAt = moment;
    const text = this.#readMaps();
    if (text.equals(this.#areasText)) return this.#areas;
    this.#areasText = Buffer.from(text);
    this.#areas = areasOf(text.toString("latin1"), this.pid, devices);
    return this.#areas;
  }

  /**
   * The list of mappings as it is now, or the beginning of it; empty when the program is gone. It
   * stands in a buffer that the next list takes.
   */
  #readMaps(most = Infinity): Buffer {
    let at = 0;
    while (at < most && this.#maps >= 0) {
      // The kernel gives a page at a time, whole lines.
      if (at + LINES_MAX > mapsBuffer.length) {
        const wider = Buffer.alloc(mapsBuffer.length * 2);
        mapsBuffer.copy(wider);
        mapsBuffer = wider;
      }
      const room = mapsBuffer.length - at;
      const got = attempt(() => readSync(this.#maps, mapsBuffer, at, room, at)) ?? 0;
      if (got === 0) break;
      at += got;
    }
    return mapsBuffer.subarray(0, at);
  }
}

/** The longest that the kernel gives at a time. */
const LINES_MAX = 65536;

let mapsBuffer = Buffer.alloc(2 * LINES_MAX);

/** One mapping, in pages. A stretch of no pages is one nobody may read, or a device's. */
interface Area {
  readonly start: number;
  readonly end: number;
  readonly stretch: Stretch;
}

/** The lines of /proc/PID/maps; files whose path holds `devices` are memory of devices. */
function areasOf(maps: string, pid: number, devices: string): readonly Area[] {
  const areas: Area[] = [];
  for (const line of maps.split("\n")) {
    const dash = line.indexOf("-");
    if (dash < 0) continue;
    const [range = "", access = "", offset = "", device = "", inode = ""] = line.split(" ", 5);
    const start = Number.parseInt(range.slice(0, dash), 16) / 4096;
    const end = Number.parseInt(range.slice(dash + 1), 16) / 4096;
    const readable = (access[0] === "r" || access[1] === "w") && !line.includes(devices);
    const base = { pages: readable ? end - start : 0, writable: access[1] === "w" };
    if (access[3] !== "s" || inode === "0") {
      areas.push({ start, end, stretch: { space: `process ${pid}`, page: start, ...base } });
      continue;
    }
    const page = Number.parseInt(offset, 16) / 4096;
    const file = Number(inode);
    areas.push({ start, end, stretch: { space: `file ${device} ${inode}`, page, file, ...base } });
  }
  return areas;
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
