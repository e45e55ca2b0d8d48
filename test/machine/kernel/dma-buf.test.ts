// Memory of a device in an address space: mapped, taken back, given out again.
import { describe, expect, it } from "vitest";
import type { Process } from "../../../src/runtime/machine/index.ts";
import { boot } from "./bench.ts";
import { checkMachine } from "./invariants.ts";
import { IOAS_ALLOC, call, test, unmap, wide } from "./words.ts";

const MAP_FILE = 0x3b8f;
const [GET, REVOKE, CHECK_MAP, ACCESS, ACCESS_RW] = [22, 23, 3, 5, 8];
const IOVA = 0x1000000;
const PAGE = 4096;

interface Scene {
  readonly process: Process;
  readonly fd: number;
  readonly check: () => void;
}

/** Address space 1, with a mock device in it unless told otherwise. */
function scene(withDevice = true, profile = "linux-7.2-test"): Scene {
  const { machine, client } = boot({ profile });
  const { process } = client;
  const fd = process.open("/dev/iommu");
  expect(call(process, fd, IOAS_ALLOC, [12, 0, 0]).words[2]).toBe(1);
  if (withDevice) expect(test(process, fd, 2, 1).answer).toBe("ok");
  return { process, fd, check: () => checkMachine(machine, process) };
}

const buffer = ({ process, fd }: Scene, bytes: number): number =>
  test(process, fd, GET, 0, [bytes]).value;
const revoke = ({ process, fd }: Scene, file: number, isRevoked: number): string =>
  test(process, fd, REVOKE, 0, [file, isRevoked]).answer;

function mapFile(
  { process, fd }: Scene,
  file: number,
  { start = 0, length = PAGE, iova = IOVA }: Partial<Record<"start" | "length" | "iova", number>>,
): string {
  const words = [40, 7, 1, file, ...wide(start), ...wide(length), ...wide(iova)];
  return call(process, fd, MAP_FILE, words).answer;
}

/** Whether the device's page table has something at an address: compared with nobody's page. */
function isMapped({ process, fd }: Scene, iova: number, table = 4): boolean {
  const context = process.fds.find(fd)!.inner as unknown as {
    readonly objects: { find(id: number): { readonly domain: MockTable } | undefined };
  };
  return context.objects.find(table)?.domain.lookUp(iova) !== undefined;
}
interface MockTable {
  lookUp(iova: number): number | undefined;
}

describe("a dma-buf", () => {
  it.each([
    ["linux-6.17-test", "EOPNOTSUPP"],
    ["linux-7.2-test", "ok"],
  ])("is made by the tests of %s: %s", (profile, answer) => {
    const { process, fd } = scene(false, profile);
    expect(test(process, fd, GET, 0, [PAGE]).answer).toBe(answer);
  });

  it("has whole pages, at most 512", () => {
    const made = scene(false);
    expect(
      [0, 512 * PAGE + 1].map((bytes) => test(made.process, made.fd, GET, 0, [bytes]).answer),
    ).toEqual(["EINVAL", "EINVAL"]);
    const file = buffer(made, 1);
    expect(mapFile(made, file, { length: PAGE })).toBe("ok");
    expect(mapFile(made, file, { length: PAGE + 1 })).toBe("EINVAL");
  });

  it("is mapped as a part, and charged to nobody", () => {
    const made = scene();
    const file = buffer(made, 4 * PAGE);
    expect(mapFile(made, file, { length: 0 })).toBe("EINVAL");
    expect(mapFile(made, file, { start: 4 * PAGE })).toBe("EINVAL");
    expect(mapFile(made, 999, { length: 0 })).toBe("EINVAL");
    expect(mapFile(made, 999, {})).toBe("EBADF");
    expect(mapFile(made, file, { start: PAGE, length: 3 * PAGE })).toBe("ok");
    expect([0, 2, 3].map((page) => isMapped(made, IOVA + page * PAGE))).toEqual([
      true,
      true,
      false,
    ]);
    expect(made.process.locked.user.pages).toBe(0);
    expect(unmap(made.process, made.fd, 1, IOVA, 3 * PAGE)).toBe(3 * PAGE);
    expect(isMapped(made, IOVA)).toBe(false);
    made.check();
  });

  it("outlives its descriptor while it is mapped", () => {
    const made = scene();
    const file = buffer(made, PAGE);
    mapFile(made, file, {});
    made.process.close(file);
    expect(isMapped(made, IOVA)).toBe(true);
    unmap(made.process, made.fd, 1, IOVA, PAGE);
    made.check();
  });

  it("taken back leaves every table, and comes into no new one", () => {
    const made = scene();
    const { process, fd } = made;
    const file = buffer(made, PAGE);
    mapFile(made, file, {});
    expect(revoke(made, file, 1)).toBe("ok");
    expect(isMapped(made, IOVA)).toBe(false);
    expect(mapFile(made, file, { iova: IOVA + PAGE })).toBe("ENODEV");
    // A second table is filled from an address space with a hole.
    const second = call(process, fd, 0x3b89, [48, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(second.answer).toBe("ok");
    expect(isMapped(made, IOVA, second.words[4])).toBe(false);
    expect(revoke(made, file, 0)).toBe("ok");
    expect(isMapped(made, IOVA)).toBe(false);
    expect(mapFile(made, file, { iova: IOVA + PAGE })).toBe("ok");
    expect(isMapped(made, IOVA + PAGE)).toBe(true);
    expect(unmap(process, fd, 1, 0, 2n ** 64n - 1n)).toBe(2 * PAGE);
    made.check();
  });

  it("given out again is taken from who has it all the same", () => {
    const made = scene();
    const file = buffer(made, PAGE);
    mapFile(made, file, {});
    expect(revoke(made, file, 0)).toBe("ok");
    expect(isMapped(made, IOVA)).toBe(false);
    expect(revoke(made, 999, 1)).toBe("EBADF");
    expect(revoke(made, made.fd, 1)).toBe("EINVAL");
  });

  it("is not for the kernel's own hands, nor for another process", () => {
    const made = scene(false);
    const { process, fd } = made;
    const file = buffer(made, PAGE);
    mapFile(made, file, {});
    const access = test(process, fd, ACCESS, 1, [0, 0]).words[4] as number;
    const data = process.mmap(PAGE);
    const union = [...wide(IOVA), ...wide(8), ...wide(data), 0];
    expect(test(process, fd, ACCESS_RW, access, union).answer).toBe("EINVAL");
    expect(call(process, fd, 0x3b92, [8, 0]).answer).toBe("EINVAL");
    expect(test(process, fd, CHECK_MAP, 99, union).answer).toBe("ENOENT");
  });
});
