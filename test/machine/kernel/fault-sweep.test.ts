// Every allocation, pin and descriptor a call needs, failed once: the call is refused, and nothing
// that can be seen has changed; with nothing failed it works. No row of the kernel's tables is
// left out: each is swept, or shown to need nothing.
import { describe, expect, it } from "vitest";
import { eventFdOf, type File } from "../../../src/runtime/kernel/files/index.ts";
import { commandTable, describeContext } from "../../../src/runtime/kernel/iommufd/index.ts";
import { later, operations } from "../../../src/runtime/kernel/iommufd/selftest/test-command.ts";
import { containerCommands } from "../../../src/runtime/kernel/iommufd/command/vfio-compat.ts";
import { bindNumber } from "../../../src/runtime/kernel/vfio/bind-request.ts";
import { boundCommands } from "../../../src/runtime/kernel/vfio/cdev.ts";
import { describeDevice } from "../../../src/runtime/kernel/vfio/index.ts";
import { groupCommands } from "../../../src/runtime/kernel/vfio/vfio-group.ts";
import { profiles } from "../../../src/runtime/machine/index.ts";
import { said } from "./bench.ts";
import { deviceCalls } from "./fault-calls-devices.ts";
import { mockCalls } from "./fault-calls-mock.ts";
import { calls } from "./fault-calls.ts";
import { frugal } from "./fault-frugal.ts";
import { losses, readQueue } from "./fault-losses.ts";
import { container, PAGES, words, type Scene, type Swept } from "./fault-scenes.ts";

const swept: readonly Swept[] = [...calls, ...deviceCalls, ...mockCalls];
const TEST = 0x3ba0;

/**
 * What can be seen: frames in use but for page tables (empty ones may stay behind a refused map),
 * descriptors and who holds their files, objects, devices, the program's memory.
 */
function state({ machine, client, memory }: Scene): string {
  const { kernel } = machine;
  const { fds, space } = client.process;
  const frames = kernel.frames.census().filter(([owner]) => !/page table|vt-d/.test(owner));
  return [
    JSON.stringify(frames),
    kernel.driver.domainIds.join(" "),
    fds.open.map((fd) => describeFile(fd, fds.find(fd))).join(" "),
    ...[...kernel.contexts].flatMap((context) => describeContext(context)),
    ...kernel.vfio.flatMap((device) => describeDevice(device)),
    Buffer.from(space.read(memory, PAGES * 4096) ?? []).toString("base64"),
  ].join("\n");
}

function describeFile(fd: number, file: File | undefined): string {
  return `${fd} ${file?.ops.name} ${file?.refs} ${eventFdOf(file)?.refs}`;
}

describe("fail the n-th", () => {
  it.each(swept.map(([name, ...rest]) => [name, rest] as const))(
    "%s",
    (_, [prepare, call, reads]) => {
      let refusals = 0;
      for (let nth = 1; nth < 100; nth++) {
        const ready = prepare();
        const before = state(ready);
        const { faults } = ready.machine.world;
        faults.arm({ nth });
        const answer = call(ready);
        const fired = faults.disarm();
        if (!fired) {
          expect(said(answer), "with nothing failed").toBe("ok");
          if (reads !== "reads")
            expect(state(ready), "a call that changes nothing").not.toBe(before);
          expect(refusals, "calls that need nothing are not swept").toBeGreaterThan(0);
          return;
        }
        refusals += 1;
        expect(["ENOMEM", "EMFILE", "EFAULT"], `failing step ${nth}`).toContain(said(answer));
        expect(state(ready), `after failing step ${nth}`).toBe(before);
      }
      expect.fail("the call never worked");
    },
  );

  it.each(frugal.map(([name, why, ...rest]) => [name, why, rest] as const))(
    "finds nothing to fail in %s: %s",
    (_, _why, [prepare, call, answer]) => {
      const ready = prepare();
      const { faults } = ready.machine.world;
      faults.arm({ nth: 1 });
      expect(said(call(ready))).toBe(answer ?? "ok");
      expect([faults.seen, faults.disarm()]).toEqual([0, false]);
    },
  );
});

describe("an event that finds no memory", () => {
  it.each(losses)("is lost: %s", (_, prepare, call, answer, read) => {
    const short = prepare();
    const { faults } = short.machine.world;
    faults.arm({ nth: 1 });
    expect(said(call(short))).toBe(answer);
    expect([faults.seen, faults.disarm()]).toEqual([1, true]);
    expect(readQueue(short)).toEqual(read);
    const ready = prepare();
    expect(said(call(ready))).toBe("ok");
    expect(readQueue(ready).length).toBeGreaterThan(read.length);
  });
});

describe("a part unmapped through the container", () => {
  it("leaves the first of two cuts behind when the second is refused, as Linux does", () => {
    const ready = container();
    const { client, iommufd, machine } = ready;
    const part = (): string =>
      said(client.process.ioctl(iommufd, 0x3b72, words(24, 0, 0x102000, 0, 0x1000, 0)));
    machine.world.faults.arm({ nth: 3 });
    expect(part()).toBe("ENOMEM");
    expect(machine.world.faults.disarm()).toBe(true);
    const areas = (): readonly string[] =>
      state(ready)
        .split("\n")
        .flatMap((line) => /^ {2}\d+-\d+/.exec(line)?.[0] ?? []);
    expect(areas()).toEqual([`  ${0x100000}-${0x102fff}`, `  ${0x103000}-${0x107fff}`]);
    expect(part()).toBe("ok");
    expect(areas()).toEqual([`  ${0x100000}-${0x101fff}`, `  ${0x103000}-${0x107fff}`]);
  });
});

describe("the tables", () => {
  it("have no row that is neither swept nor shown to need nothing", () => {
    const made = new Set<string>();
    for (const [, prepare, call] of swept) for (const row of rowsOf(prepare, call)) made.add(row);
    for (const [, , prepare, call] of frugal) {
      for (const row of rowsOf(prepare, call)) made.add(row);
    }
    for (const [, prepare, call] of losses) for (const row of rowsOf(prepare, call)) made.add(row);
    expect([...everyRow()].filter((row) => !made.has(row))).toEqual([]);
  });
});

const rowOf = (file: string, command: number): string => `${file} 0x${command.toString(16)}`;
const testRow = (operation: number): string => `test operation ${operation}`;

/** Every row of every kernel there is. */
function everyRow(): ReadonlySet<string> {
  const rows = new Set<string>();
  for (const { iommufd, vfio } of profiles) {
    for (const row of commandTable(iommufd)) {
      if (row !== undefined && row.command !== TEST) rows.add(rowOf("/dev/iommu", row.command));
    }
    const bind = bindNumber({ ...vfio, minor: iommufd.minor });
    rows.add(rowOf("vfio device, not bound", bind));
  }
  for (const operation of [...operations.keys(), ...later.keys()]) rows.add(testRow(operation));
  for (const command of containerCommands.keys()) rows.add(rowOf("/dev/iommu", command));
  for (const command of boundCommands.keys()) rows.add(rowOf("vfio device", command));
  for (const command of groupCommands.keys()) rows.add(rowOf("vfio group", command));
  return rows;
}

/** The rows one call goes through: what it gave to ioctl(2), by the kind of file. */
function rowsOf(prepare: () => Scene, call: (scene: Scene) => number): readonly string[] {
  const ready = prepare();
  const { process } = ready.client;
  const rows: string[] = [];
  const ioctlAt = process.ioctlAt.bind(process);
  process.ioctlAt = (fd, command, argument) => {
    const operation = process.space.read(argument + 4, 1)?.[0] ?? 0;
    const file = process.fds.find(fd)?.ops.name ?? "nothing";
    rows.push(command === TEST ? testRow(operation) : rowOf(file, command));
    return ioctlAt(fd, command, argument);
  };
  call(ready);
  return rows;
}
