// Memory files, page tables and devices raced while sessions preserve them: every order where the case
// is small, random orders where it is not.
import { describe, expect, it } from "vitest";
import { EBUSY, EINVAL, ENOENT } from "../../../src/runtime/errno/index.ts";
import { SCALABLE_UNIT } from "../../../src/runtime/hardware/index.ts";
import {
  allocateHwptPath,
  destroyPath,
  usingPath,
  type Device,
  type Hwpt,
} from "../../../src/runtime/kernel/iommufd/index.ts";
import type { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import { exploreRandom, locked, type Path } from "../../../src/runtime/kernel/lock/index.ts";
import type { Memfd } from "../../../src/runtime/kernel/memfd/index.ts";
import { attachPath, bindPath, detachPath } from "../../../src/runtime/kernel/vfio/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { boot, markIn } from "../kernel/bench.ts";
import {
  AMONG_MANY,
  SMALL,
  broken,
  everyOrder,
  race,
  bench,
  sorted,
  type Make,
  type Small,
} from "./orders.ts";

describe("a memory file preserved while it changes", () => {
  const changes: readonly (readonly [string, (memfd: Memfd) => number])[] = [
    ["grows", (memfd) => memfd.truncate(8 * 4096)],
    ["shrinks", (memfd) => memfd.truncate(4096)],
    ["is sealed", (memfd) => memfd.addSeals(7)],
    ["is written", (memfd) => memfd.write(4096, Uint8Array.of(1, 2, 3))],
  ];
  it.each(changes)("%s: the record is of one moment", (_, change) =>
    everyOrder(() => {
      const { a, file, client, machine } = bench();
      const fd = client.process.memfdCreate("changing", 2);
      client.process.ftruncate(fd, 4 * 4096);
      const inner = client.process.fds.find(fd)!.inner as Memfd;
      // Linux 7.2, recorded: a seal that comes after does not go over.
      let cameLate = false;
      const changed = (): number => {
        cameLate = inner.frozen;
        return change(inner);
      };
      return race(
        [
          ["preserve", a.preservePath(file(fd), 1n)],
          ["change", locked(inner.lock, changed)],
        ],
        ([answer]) => {
          expect(answer).toBe(0);
          const { sizeBytes } = inner;
          const seals = cameLate ? 0 : inner.seals;
          expect(inner.folios().length).toBe(sizeBytes / 4096);
          expect(machine.kexec()).toMatchObject({ outcome: "booted" });
          const next = new Client(machine.spawn());
          const lu = next.process.open("/dev/liveupdate");
          const back = next.retrieve(next.retrieveSession(lu, "a"), 1n);
          expect(next.process.sizeOf(back)).toBe(sizeBytes);
          expect(next.process.getSeals(back)).toBe(seals);
        },
      );
    }),
  );
});

/** The bound device behind a bench's first device file. */
const boundIn = ({ machine }: Small): Device => machine.kernel.vfio[0]!.bound!.device;

describe("a device preserved while it moves", () => {
  const moves = {
    detached: (one: Small) => detachPath(one.machine.kernel.vfio[0]!),
    "attached to another": (one: Small, other: number) =>
      attachPath(one.machine.kernel.vfio[0]!, other),
  } as const;
  const make =
    (move: keyof typeof moves, isBroken = false): Make =>
    () => {
      const one = bench();
      const { a, file, client, machine, memfd, iommufd, device, devId, ioas, hwpt } = one;
      const other = client.hwptAlloc(iommufd, devId, ioas);
      markIn(one, hwpt, 5);
      markIn(one, other, 6);
      expect(a.preserve(file(memfd), 1n)).toBe(0);
      expect(a.preserve(file(iommufd), 2n)).toBe(0);
      if (isBroken) {
        broken(machine.kernel.vfio[0]!.lock);
        broken(boundIn(one).group.lock);
      }
      return race(
        [
          ["preserve", a.preservePath(file(device), 3n)],
          ["move", moves[move](one, other)],
        ],
        ([answer, moved]) => {
          expect(answer).toBeOneOf([0, -ENOENT]);
          if (answer === 0 && move === "detached") expect(moved).toBe(-EBUSY);
          const result = machine.kexec();
          // Where the record names another table than the unit uses, the next kernel must panic.
          expect(result.outcome, "the next kernel").toBe("booted");
          expect(machine.kernel.vfio[0]!.restored !== undefined).toBe(answer === 0);
        },
      );
    };
  it.each(Object.keys(moves) as (keyof typeof moves)[])("%s, in every order", (move) =>
    everyOrder(make(move)),
  );
});

describe("a device preserved while a PASID of it is attached to a table that stays behind", () => {
  const FOR_PASIDS = 8;
  const options = {
    profile: "reviewed-scalable",
    unit: SCALABLE_UNIT,
    devices: [{ bus: 0, device: 4, pasidBits: 8 }],
  };
  it("one of the two is refused, in every order", () =>
    everyOrder(() => {
      const one = bench(options);
      const { a, file, client, machine, memfd, iommufd, device, devId, ioas } = one;
      const [own, left] = [0, 1].map(() => client.hwptAlloc(iommufd, devId, ioas, FOR_PASIDS));
      expect(client.attach(device, own!)).toBe(own);
      markIn(one, own!, 5);
      expect(a.preserve(file(memfd), 1n)).toBe(0);
      expect(a.preserve(file(iommufd), 2n)).toBe(0);
      return race(
        [
          ["preserve", a.preservePath(file(device), 3n)],
          ["attach", attachPath(machine.kernel.vfio[0]!, left!, 5)],
        ],
        ([answer, attached]) => {
          expect([answer, attached]).toBeOneOf([
            [0, -EBUSY],
            [-EINVAL, left],
          ]);
          expect(machine.kexec().outcome).toBe("booted");
          expect(machine.kernel.vfio[0]!.restored !== undefined).toBe(answer === 0);
        },
      );
    }));
});

describe("a page table made while others go", () => {
  it("beside the destruction of its address space, a preserve and a mark", () =>
    everyOrder(() => {
      const one = bench();
      const { a, file, client, memfd, iommufd, devId, ioas, hwpt, context } = one;
      const empty = client.ioasAlloc(iommufd);
      markIn(one, hwpt, 5);
      expect(a.preserve(file(memfd), 1n)).toBe(0);
      const made = usingPath(
        context,
        [devId, empty],
        function* make([device, source]): Path<number> {
          if (source === undefined) return -ENOENT;
          const table = yield* allocateHwptPath(context, device as Device, source as never);
          return typeof table === "number" ? table : table.id;
        },
      );
      return race(
        [
          ["alloc", made],
          ["destroy", locked(context.objects.lock, () => context.objects.destroy(empty))],
          ["preserve", a.preservePath(file(iommufd), 2n)],
        ],
        ([table, destroyed, preserved]) => {
          expect(preserved).toBe(0);
          const isMade = (table as number) > 0;
          expect(destroyed).toBe(isMade ? -EBUSY : 0);
          if (!isMade) expect(table).toBe(-ENOENT);
          expect(context.objects.find(empty) !== undefined).toBe(isMade);
          expect(context.objects.find(ioas)!.users).toBeGreaterThan(1);
        },
      );
    }, AMONG_MANY));
});

describe("a device bound twice at once", () => {
  const make =
    (isBroken = false): Make =>
    () => {
      const { machine, client } = boot(SMALL);
      const contexts = [0, 1].map(() =>
        client.process.fds.find(client.process.open("/dev/iommu"))!,
      );
      const device = machine.kernel.vfio[0]!;
      if (isBroken) broken(device.lock);
      return race(
        contexts.map((file, at) => [`bind ${at}`, bindPath(device, file)] as const),
        (results) => {
          expect(sorted(results)).toEqual(["EINVAL", "ok"]);
          const bound = contexts.filter((file) => device.bound?.iommufd === file);
          expect([bound.length, device.openCount, device.group.boundDevices]).toEqual([1, 1, 1]);
        },
      );
    };
  it("belongs to exactly one", () => everyOrder(make()));
});

describe("everything at once", () => {
  it("in random orders: what is preserved is whole, what is refused left nothing", () => {
    const random = new Generator(77);
    const make: Make = () => {
      const one = bench();
      const { a, b, file, client, machine, memfd, iommufd, device, devId, ioas, hwpt } = one;
      const { context } = one;
      const second = client.process.memfdCreate("second", 2);
      client.process.ftruncate(second, 3 * 4096);
      const inner = client.process.fds.find(second)!.inner as Memfd;
      const spare = client.hwptAlloc(iommufd, devId, ioas);
      markIn(one, hwpt, 5);
      const luo = machine.kernel.luo!;
      function* inOrder(): Path<number[]> {
        const answers: number[] = [];
        for (const [at, fd] of [memfd, iommufd, device].entries()) {
          answers.push(yield* a.preservePath(file(fd), BigInt(at + 1)));
        }
        return answers;
      }
      return race(
        [
          ["in order", inOrder()],
          ["rival", b.preservePath(file(memfd), 1n)],
          ["second", b.preservePath(file(second), 2n)],
          ["grow", locked(inner.lock, () => inner.truncate(5 * 4096))],
          ["detach", detachPath(machine.kernel.vfio[0]!)],
          ["destroy", destroyPath(context, spare)],
          ["close b", luo.closeSessionPath(b)],
          ["create", luo.createSessionPath("c")],
        ],
        ([answers]) => {
          const [m, i, d] = answers as number[];
          const marked = context.objects.find(hwpt) as Hwpt;
          expect((marked.domain as Domain).preservedAt !== 0).toBe(i === 0);
          if (m === 0) expect(i).toBe(0);
          else expect([m, i]).toEqual([-EBUSY, -ENOENT]);
          expect(machine.kernel.vfio[0]!.preserved).toBe(d === 0);
          expect(inner.frozen).toBe(false);
          expect(machine.kexec()).toMatchObject({ outcome: "booted" });
          expect(machine.hardware.unit.faults).toEqual([]);
        },
      );
    };
    expect(exploreRandom(make, 120, (limit) => random.below(limit)).runs).toBe(120);
  });
});
