// Where a memory file has memory: SEEK_DATA and SEEK_HOLE against a look at every byte, and over
// holes as long as a file can be.
import { expect, it } from "vitest";
import { ENXIO } from "../../../src/runtime/errno/index.ts";
import { type Memfd, memfdOf, seek } from "../../../src/runtime/kernel/memfd/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { boot } from "./bench.ts";

const [DATA, HOLE] = [3, 4];

/** A file of a size with bytes written at some pages. */
function file(bytes: number, pages: readonly number[]): Memfd {
  const { client } = boot({ profile: "linux-7.2", ramBytes: 2 ** 21 });
  const { process } = client;
  const fd = process.memfdCreate("position", 2);
  expect(process.ftruncate(fd, bytes)).toBe(0);
  for (const page of pages) expect(process.pwrite(fd, Uint8Array.of(1), page * 4096)).toBe(1);
  return memfdOf(process.fds.find(fd))!;
}

/** The same by looking at one page after the other. */
function looked(size: number, pages: readonly number[], offset: number, whence: number): number {
  if (offset >= size) return -ENXIO;
  for (let at = offset; at < size; at = (Math.floor(at / 4096) + 1) * 4096) {
    if (pages.includes(Math.floor(at / 4096)) === (whence === DATA)) return at;
  }
  return whence === DATA ? -ENXIO : size;
}

it("finds what looking at every page finds", () => {
  const random = new Generator(5);
  for (let round = 0; round < 40; round++) {
    const size = 4096 * random.below(6) + random.below(4096) + 1;
    const last = Math.ceil(size / 4096);
    const pages = Array.from({ length: last }, (_, page) => page).filter(() => random.chance(50));
    // A byte written at a page's start must not make the file longer.
    const memfd = file(size, pages);
    for (let offset = 0; offset <= size + 4096; offset += 1023) {
      for (const whence of [DATA, HOLE]) {
        const where = `${size} bytes, pages ${pages.join(" ")}, from ${offset}, whence ${whence}`;
        expect(seek(memfd, offset, whence), where).toBe(looked(size, pages, offset, whence));
      }
    }
  }
});

it("takes a hole of petabytes in one step", () => {
  const size = 2 ** 52;
  const memfd = file(size, [3]);
  expect([seek(memfd, 0, DATA), seek(memfd, 4 * 4096, DATA)]).toEqual([3 * 4096, -ENXIO]);
  expect([seek(memfd, 3 * 4096, HOLE), seek(memfd, 0, HOLE)]).toEqual([4 * 4096, 0]);
});
