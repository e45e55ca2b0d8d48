// Calls of the kernel's own tests, and on what mock devices have written or keep in caches.
import { expect } from "vitest";
import {
  PAGES,
  VIRTUAL,
  asked,
  done,
  halves,
  mapped,
  scene,
  test,
  virtual,
  words,
  written,
  type Scene,
  type Swept,
} from "./fault-scenes.ts";

const TEST = 0x3ba0;

/** An operation on the scene's memory: its union with the address at the end. */
const onMemory =
  (op: number, id: number, union: readonly number[], after: readonly number[] = []) =>
  (made: Scene): number =>
    asked(op, id, [...union, ...halves(made.memory), ...after])(made);

/** An access by its descriptor, opened last. */
const byAccess =
  (op: number, union: (made: Scene) => readonly number[]) =>
  (made: Scene): number =>
    asked(op, made.client.process.fds.open.at(-1) ?? -1, union(made))(made);

function withAccess(flags: number): Scene {
  const made = mapped({ mock: true });
  done(made, made.iommufd, TEST, test(5, 1, [0, flags]));
  return made;
}

/** A virtual IOMMU (6) with the device (3) in it as number 9. */
export function withVdevice(): Scene {
  const made = virtual();
  done(made, made.iommufd, 0x3b91, words(24, 6, 3, 0, 9, 0));
  return made;
}

export const getDirtyBitmap =
  (flags: number) =>
  ({ client, iommufd, memory }: Scene): number => {
    const range = [0x1000000, 0, PAGES * 4096, 0, 4096, 0, ...halves(memory)];
    return client.process.ioctl(iommufd, 0x3b8c, words(48, 5, flags, 0, ...range));
  };

export const mockCalls: readonly Swept[] = [
  ["GET_DIRTY_BITMAP of written pages", () => written(true), getDirtyBitmap(0)],
  ["GET_DIRTY_BITMAP that leaves the marks", () => written(true), getDirtyBitmap(1)],
  [
    "HWPT_INVALIDATE of a virtual IOMMU",
    () => {
      const made = withVdevice();
      made.client.process.space.write(made.memory, words(0, 9, 1));
      return made;
    },
    ({ client, iommufd, memory }) =>
      client.process.ioctl(iommufd, 0x3b8d, words(32, 6, ...halves(memory), VIRTUAL, 12, 1, 0)),
  ],
  ["ADD_RESERVED", () => scene({ mock: true }), asked(1, 1, [0x2000000, 0, 4096, 0])],
  [
    "MD_CHECK_MAP",
    () => mapped({ mock: true }),
    onMemory(3, 4, [0x1000000, 0, PAGES * 4096, 0]),
    "reads",
  ],
  ["MD_CHECK_REFS", () => mapped({ mock: true }), onMemory(4, 0, [PAGES * 4096, 0], [1]), "reads"],
  [
    "ACCESS_REPLACE_IOAS",
    () => {
      const made = withAccess(1);
      expect(made.client.ioasAlloc(made.iommufd)).toBe(6);
      return made;
    },
    byAccess(11, () => [6]),
  ],
  [
    "MOCK_DOMAIN_REPLACE",
    () => {
      const made = mapped({ mock: true });
      expect(made.client.ioasAlloc(made.iommufd)).toBe(5);
      return made;
    },
    asked(10, 2, [5]),
  ],
  ["MOCK_DOMAIN_FLAGS", () => mapped({ mock: true }), asked(12, 1, [0, 0, 0, 1])],
];
