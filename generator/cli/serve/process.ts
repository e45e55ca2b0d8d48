// A real process through /proc: its memory, its mappings, its descriptors.
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
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

/** Source of the formats: proc(5). */
export class ProcProcess implements ClientProcess {
  readonly pid: number;
  #memory: number | undefined;

  constructor(pid: number) {
    this.pid = pid;
  }

  read(va: number, length: number): Uint8Array | undefined {
    const memory = this.#open();
    if (memory === undefined) return undefined;
    const bytes = new Uint8Array(length);
    const got = attempt(() => readSync(memory, bytes, 0, length, va));
    return got === length ? bytes : undefined;
  }

  write(va: number, bytes: Uint8Array): boolean {
    const memory = this.#open();
    if (memory === undefined) return false;
    return attempt(() => writeSync(memory, bytes, 0, bytes.length, va)) === bytes.length;
  }

  stretches(vaPfn: number, pages: number): readonly Stretch[] | undefined {
    const maps = attempt(() => readFileSync(`/proc/${this.pid}/maps`, "latin1"));
    if (maps === undefined) return undefined;
    const found: Stretch[] = [];
    const end = vaPfn + pages;
    let at = vaPfn;
    for (const line of maps.split("\n")) {
      const area = areaOf(line, this.pid);
      if (area === undefined || area.end <= at) continue;
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
    const maps = attempt(() => readFileSync(`/proc/${this.pid}/maps`, "latin1")) ?? "";
    for (const line of maps.split("\n")) {
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
    // Opening a pipe or a device by this path could wait or act; only files in memory or on disk.
    if (attempt(() => statSync(path).isFile()) !== true) return undefined;
    const own = attempt(() => openSync(path, "r+")) ?? attempt(() => openSync(path, "r"));
    return own === undefined ? undefined : new ProcFile(own);
  }

  freeDescriptors(count: number): readonly number[] {
    const names = attempt(() => readdirSync(`/proc/${this.pid}/fd`)) ?? [];
    const taken = new Set(names.map(Number));
    const free: number[] = [];
    for (let fd = 0; free.length < count; fd++) if (!taken.has(fd)) free.push(fd);
    return free;
  }

  close(): void {
    const memory = this.#memory;
    this.#memory = undefined;
    if (memory !== undefined) closeSync(memory);
  }

  #open(): number | undefined {
    this.#memory ??= attempt(() => openSync(`/proc/${this.pid}/mem`, "r+"));
    return this.#memory;
  }
}

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
  readonly #fd: number;

  constructor(fd: number) {
    this.#fd = fd;
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
