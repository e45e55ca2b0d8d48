// The calls of a trace that are no ioctls: memory files, a few files without meaning, limits.
import { File } from "../kernel/files/index.ts";
import {
  append,
  createMemfd,
  fallocate,
  memfdOf,
  seek,
  type Memfd,
} from "../kernel/memfd/index.ts";
import type { Kernel } from "../machine/index.ts";
import type { RecordedProcess } from "./recorded-process.ts";
import type { CallStep } from "./step.ts";

/** What a call gives: its value or a negative errno, and the bytes it read. */
interface Called {
  readonly ret: number;
  readonly bytes?: Uint8Array;
}

/** A memory file nobody gave a name of its own: an unlinked file of tmpfs is one, sealed. */
const UNNAMED = 0;

/** Runs a call, or undefined where it is none known here. */
export function callAs(
  process: RecordedProcess,
  kernel: Kernel,
  { name, fd, args, answer }: CallStep,
): Called | undefined {
  if (name === "nofile") {
    process.fds.limit = Number(args[0]);
    return { ret: 0 };
  }
  if (name === "memfd") return { ret: memfd(process, kernel, fd, Number(args[0])) };
  if (name === "file") return { ret: otherFile(process, kernel, fd, String(args[0])) };
  const call = memoryCalls[name];
  if (call === undefined) return undefined;
  const file = process.fileOf(fd, answer);
  if (file === undefined) return undefined;
  if (typeof file === "number") return { ret: file };
  const memory = memfdOf(file);
  return memory === undefined ? undefined : call(memory, args.map(Number));
}

function memfd(process: RecordedProcess, kernel: Kernel, name: string, flags: number): number {
  const { frames, world, profile } = kernel;
  const own = { frames, faults: world.faults, huge: profile.huge };
  const fd = createMemfd(own, process.fds, "m", flags);
  if (fd >= 0) process.descriptors.name(name, fd);
  else process.descriptors.failed(name);
  return fd;
}

/** A file by its kind: one live update cannot carry, or tmpfs's own that it can. */
function otherFile(process: RecordedProcess, kernel: Kernel, name: string, kind: string): number {
  if (kind === "tmpfile") return memfd(process, kernel, name, UNNAMED);
  const file = new File({ name: kind }, {});
  const fd = process.fds.install(file);
  if (fd >= 0) process.descriptors.name(name, fd);
  else {
    process.descriptors.failed(name);
    file.put();
  }
  return fd;
}

/** fstat(2): a regular file anybody may use, to run or not; memory in units of 512 bytes. */
const MODE_EXECUTABLE = 0o100777;
const MODE_DATA = 0o100666;
const BLOCKS_PER_PAGE = 8;

type MemoryCall = (memfd: Memfd, args: readonly number[]) => Called;

/** The recorder's bytes: from a seed, repeating nowhere within 64 KiB. */
function pattern(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => seed * 31 + at * 7 + (at >>> 8));
}

const memoryCalls: Readonly<Record<string, MemoryCall>> = {
  ftruncate: (memfd, [size = 0]) => ({ ret: memfd.truncate(size) }),
  fallocate: (memfd, [mode = 0, offset = 0, length = 0]) => ({
    ret: fallocate(memfd, mode, offset, length),
  }),
  fill: (memfd, [offset = 0, length = 0, seed = 0]) => ({
    ret: memfd.write(offset, pattern(length, seed)),
  }),
  write: (memfd, [length = 0, seed = 0]) => ({ ret: append(memfd, pattern(length, seed)) }),
  pread: (memfd, [offset = 0, length = 0]) => {
    const bytes = memfd.read(offset, length);
    return { ret: bytes.length, bytes };
  },
  lseek: (memfd, [offset = 0, whence = 0]) => ({ ret: seek(memfd, offset, whence) }),
  add_seals: (memfd, [seals = 0]) => ({ ret: memfd.addSeals(seals) }),
  get_seals: (memfd) => ({ ret: memfd.seals }),
  size: (memfd) => ({ ret: memfd.sizeBytes }),
  blocks: (memfd) => ({ ret: memfd.memoryPages * BLOCKS_PER_PAGE }),
  mode: (memfd) => ({ ret: memfd.executable ? MODE_EXECUTABLE : MODE_DATA }),
};

/** FNV-1a, 32 bits: how a trace sums up bytes it does not list. */
export function fnv1a(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
