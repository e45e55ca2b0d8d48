// What goes by the position of a memory file, and fallocate(2).
import { EFBIG, EINVAL, ENOMEM, ENOSPC, ENXIO, EOPNOTSUPP, EPERM } from "../../errno/index.ts";
import type { Memfd } from "./memfd.ts";
import { F_SEAL_FUTURE_WRITE, F_SEAL_GROW, F_SEAL_WRITE } from "./seals.ts";

const FALLOC_FL_KEEP_SIZE = 1;
const FALLOC_FL_PUNCH_HOLE = 2;

const SEEK_SET = 0;
const SEEK_CUR = 1;
const SEEK_END = 2;
const SEEK_DATA = 3;
const SEEK_HOLE = 4;

/** write(2): as pwrite(2) at the position, which moves on. */
export function append(memfd: Memfd, bytes: Uint8Array): number {
  const done = memfd.write(memfd.position, bytes);
  if (done > 0) memfd.position += done;
  return done;
}

/** lseek(2): the new position; -EINVAL before the start, -ENXIO where there is no such place. */
export function seek(memfd: Memfd, offset: number, whence: number): number {
  const base = baseOf(memfd, offset, whence);
  if (base < 0) return base;
  const position = base + (whence <= SEEK_END ? offset : 0);
  if (position < 0) return -EINVAL;
  memfd.position = position;
  return position;
}

function baseOf(memfd: Memfd, offset: number, whence: number): number {
  if (whence === SEEK_SET) return 0;
  if (whence === SEEK_CUR) return memfd.position;
  if (whence === SEEK_END) return memfd.sizeBytes;
  if (whence !== SEEK_DATA && whence !== SEEK_HOLE) return -EINVAL;
  if (offset < 0 || offset >= memfd.sizeBytes) return -ENXIO;
  return whence === SEEK_DATA ? dataFrom(memfd, offset) : holeFrom(memfd, offset);
}

/** By what has memory, not page by page: a hole may be as long as a file can be. */
function dataFrom(memfd: Memfd, offset: number): number {
  for (const { index, order } of memfd.folios()) {
    if ((index + 2 ** order) * 4096 <= offset) continue;
    const at = Math.max(offset, index * 4096);
    return at < memfd.sizeBytes ? at : -ENXIO;
  }
  return -ENXIO;
}

function holeFrom(memfd: Memfd, offset: number): number {
  let at = offset;
  for (const { index, order } of memfd.folios()) {
    const end = (index + 2 ** order) * 4096;
    if (end <= at) continue;
    if (index * 4096 > at) break;
    at = end;
  }
  return Math.min(at, memfd.sizeBytes);
}

/**
 * fallocate(2): memory for a range or, punching, a hole. -EINVAL, -EOPNOTSUPP (mode), -EFBIG,
 * -EPERM where a seal or a live update forbids it, -ENOSPC. Memory past the end of a file that
 * keeps its size is not modelled: nothing but its cost would show.
 */
export function fallocate(memfd: Memfd, mode: number, offset: number, length: number): number {
  if (offset < 0 || length <= 0) return -EINVAL;
  const punches = (mode & FALLOC_FL_PUNCH_HOLE) !== 0;
  const known = FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE;
  if ((mode & ~known) !== 0 || mode === FALLOC_FL_PUNCH_HOLE) return -EOPNOTSUPP;
  const end = offset + length;
  if (end > Number.MAX_SAFE_INTEGER) return -EFBIG;
  if (memfd.frozen) return -EPERM;
  if (punches) {
    if ((memfd.seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) !== 0) return -EPERM;
    memfd.clear(offset, end);
    return 0;
  }
  if ((memfd.seals & F_SEAL_GROW) !== 0 && end > memfd.sizeBytes) return -EPERM;
  const before = memfd.sizeBytes;
  if (mode === 0 && end > before) memfd.sizeBytes = end;
  const last = Math.min(Math.ceil(end / 4096), memfd.pages);
  const made = memfd.fillHoles(Math.floor(offset / 4096), last);
  if (typeof made === "object") return 0;
  memfd.sizeBytes = before;
  return made === -ENOMEM ? -ENOSPC : made;
}
