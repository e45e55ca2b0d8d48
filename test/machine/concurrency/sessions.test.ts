// Sessions, memory files, page tables and devices raced: every order where the case is small, random
// orders where it is not. Each case says what must hold however it went; where a lock is taken away,
// the same case must find it out.
import { describe, expect, it } from "vitest";
import { EBADF, EBUSY, EIO, EINVAL, ENOENT } from "../../../src/runtime/errno/index.ts";
import { File } from "../../../src/runtime/kernel/files/index.ts";
import {
  allocateHwptPath,
  contextOf,
  destroyPath,
  usingPath,
  type Device,
  type Hwpt,
  type IommufdContext,
} from "../../../src/runtime/kernel/iommufd/index.ts";
import type { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import type {
  FileHandler,
  IncomingSession,
  OutgoingSession,
} from "../../../src/runtime/kernel/liveupdate/index.ts";
import {
  exploreBounded,
  exploreRandom,
  locked,
  type Case,
  type Lock,
  type Path,
  type Task,
} from "../../../src/runtime/kernel/lock/index.ts";
import type { Memfd } from "../../../src/runtime/kernel/memfd/index.ts";
import { attachPath, bindPath, detachPath } from "../../../src/runtime/kernel/vfio/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { Generator } from "../../../src/runtime/world/index.ts";
import { boot, markIn, said, sealed, type Bench } from "../kernel/bench.ts";

/** Turns taken away from a path that could go on, of cases with two paths and with more. */
const PREEMPTIONS = 2;
const AMONG_MANY = process.env["HOLEPROOF_SOAK"] === undefined ? 1 : 2;
const MOST = 20_000;
const SMALL = { ramBytes: 2 ** 21, profile: "reviewed" } as const;

/** Takes a lock's effect away: whoever takes it gets it at once. */
function broken(lock: Lock): void {
  lock.take = function* take(): Path<void> {
    yield undefined;
  };
  lock.release = function* release(): Path<void> {
    yield undefined;
  };
}

type Make = () => Case;

function everyOrder(make: Make, preemptions = PREEMPTIONS): void {
  const { runs, isComplete } = exploreBounded(make, preemptions, MOST);
  expect([runs > 5, isComplete], `${runs} orders`).toEqual([true, true]);
}

/** Runs named paths, and checks with their results in order. */
function race(
  paths: readonly (readonly [string, Path<unknown>])[],
  check: (results: readonly unknown[]) => void,
): Case {
  const tasks: Task[] = [];
  return {
    spawn: (scheduler) => {
      for (const [name, path] of paths) tasks.push(scheduler.spawn(name, path));
    },
    check: () => check(tasks.map(({ result }) => result)),
  };
}

/** A small machine: a device on a page table over two pages of a sealed file, two sessions. */
interface Small extends Bench {
  readonly device: number;
  readonly devId: number;
  readonly hwpt: number;
  readonly a: OutgoingSession;
  readonly b: OutgoingSession;
  readonly file: (fd: number) => () => File | undefined;
  readonly context: IommufdContext;
}

function bench(): Small {
  const { machine, client } = boot(SMALL);
  const { process } = client;
  const iommufd = process.open("/dev/iommu");
  const ioas = client.ioasAlloc(iommufd);
  const memfd = sealed(client, 8192);
  const device = process.open("/dev/vfio/devices/vfio0");
  const devId = client.bind(device, iommufd);
  const hwpt = client.hwptAlloc(iommufd, devId, ioas);
  client.attach(device, hwpt);
  client.mapFile(iommufd, memfd, { ioasId: ioas, start: 0n, length: 8192n, iova: 1n << 32n });
  const { fds } = process;
  const [a, b] = ["a", "b"].map((name) => machine.kernel.luo!.createSession(name)) as [
    OutgoingSession,
    OutgoingSession,
  ];
  const file = (fd: number) => (): File | undefined => fds.find(fd);
  const context = contextOf(fds.find(iommufd))!;
  const made = { machine, client, iommufd, ioas, memfd, device, devId, hwpt };
  return { ...made, a, b, file, context };
}

/** What answers say, sorted: which of two equal rivals won does not matter. */
const sorted = (results: readonly unknown[]): readonly string[] =>
  results.map((each) => said(each as number)).sort();

describe("two sessions and one file", () => {
  it("exactly one gets it, in every order", () =>
    everyOrder(() => {
      const { a, b, file, memfd, machine, client } = bench();
      const atRest = machine.kernel.kho!.map.blocks;
      const { refs } = client.process.fds.find(memfd)!;
      return race(
        [
          ["one", a.preservePath(file(memfd), 1n)],
          ["two", b.preservePath(file(memfd), 1n)],
        ],
        (results) => {
          expect(sorted(results)).toEqual(["EBUSY", "ok"]);
          expect(a.count + b.count).toBe(1);
          expect(client.process.fds.find(memfd)!.refs).toBe(refs + 1);
          for (const session of [a, b]) machine.kernel.luo!.closeSession(session);
          // The page of the sessions' names goes with the last of them.
          expect(machine.kernel.kho!.map.blocks).toBe(atRest - 1);
          expect(machine.kernel.luo!.preservedFiles.size).toBe(0);
        },
      );
    }));
});

describe("a session preserved into while it closes", () => {
  it("holds everything or nothing", () =>
    everyOrder(() => {
      const { a, file, memfd, machine, client } = bench();
      const opened = client.process.fds.find(memfd)!;
      const [inner, refs] = [opened.inner as Memfd, opened.refs];
      return race(
        [
          ["preserve", a.preservePath(file(memfd), 1n)],
          ["close", machine.kernel.luo!.closeSessionPath(a)],
        ],
        ([answer]) => {
          expect(answer).toBeOneOf([0, -EBADF]);
          expect([a.count, inner.frozen, machine.kernel.luo!.preservedFiles.size]).toEqual([
            0,
            false,
            0,
          ]);
          expect(opened.refs).toBe(refs);
        },
      );
    }));
});

describe("sessions of one name", () => {
  it("exactly one is made, and the other's room is given back", () =>
    everyOrder(() => {
      const { machine } = boot(SMALL);
      const luo = machine.kernel.luo!;
      return race(
        [
          ["one", luo.createSessionPath("same")],
          ["two", luo.createSessionPath("same")],
        ],
        (results) => {
          const made = results.filter((each) => typeof each === "object");
          expect([made.length, results.length]).toEqual([1, 2]);
          expect(results.find((each) => typeof each === "number")).toBe(-17);
        },
      );
    }));
});

/** A handler whose calls can be interrupted, and a machine with two files of its kind arrived. */
function arrived(flaws: Partial<FileHandler> = {}): {
  readonly session: IncomingSession;
  readonly calls: string[];
} {
  const calls: string[] = [];
  class Odd {
    readonly kind: string = "odd";
  }
  const global = {
    name: "odd-global",
    preserve: (): number => 0x5000,
    unpreserve: (): void => {},
    finish: (): void => void calls.push("global finish"),
  };
  const handler: FileHandler = {
    compatible: "odd-v1",
    globals: [global],
    canPreserve: ({ inner }) => inner instanceof Odd,
    preserve: () => 0x1000,
    unpreserve: () => {},
    *retrieve(): Path<File> {
      calls.push("retrieve");
      yield undefined;
      yield undefined;
      return new File({ name: "odd" }, new Odd());
    },
    *finish(file): Path<void> {
      yield undefined;
      calls.push(file === undefined ? "finish nothing" : "finish a file");
    },
    ...flaws,
  };
  const { machine, client } = boot(SMALL);
  machine.kernel.luo!.register(handler);
  const session = client.createSession(client.process.open("/dev/liveupdate"), "odd");
  for (const token of [1n, 2n]) {
    const fd = client.process.fds.install(new File({ name: "odd" }, new Odd()));
    expect(client.preserve(session, fd, token)).toBe(0);
  }
  machine.kexec();
  machine.kernel.luo!.register(handler);
  const next = new Client(machine.spawn());
  next.process.open("/dev/liveupdate");
  const back = machine.kernel.luo!.retrieveSession("odd");
  if (typeof back === "number") throw new Error(`errno ${back}`);
  return { session: back, calls };
}

describe("a token asked for twice at once", () => {
  const make =
    (isBroken = false, flaws: Partial<FileHandler> = {}): Make =>
    () => {
      const { session, calls } = arrived(flaws);
      if (isBroken) broken(session.lock);
      return race(
        [
          ["one", session.retrievePath(1n)],
          ["two", session.retrievePath(1n)],
        ],
        ([a, b]) => {
          expect(calls.filter((each) => each === "retrieve").length, "calls of the handler").toBe(
            1,
          );
          expect(a, "one file for both").toBe(b);
          if (typeof a === "object") expect((a as File).refs).toBe(3);
        },
      );
    };
  it("is one call of the handler and one file", () => everyOrder(make()));
  it("fails for both when it fails", () => {
    const calls = { count: 0 };
    const failing = make(false, {
      *retrieve(): Path<number> {
        calls.count += 1;
        yield undefined;
        return -EIO;
      },
    });
    const { runs } = exploreBounded(() => ({ ...failing(), check: () => {} }), 1, MOST);
    expect(calls.count).toBe(runs);
  });
  it("is found out where the session has no lock", () => {
    expect(() => exploreBounded(make(true), PREEMPTIONS, MOST)).toThrow(
      /calls of the handler|one file for both/,
    );
  });
});

describe("a file asked for while its session finishes", () => {
  const make =
    (isBroken = false): Make =>
    () => {
      const { session, calls } = arrived();
      if (isBroken) broken(session.lock);
      return race(
        [
          ["retrieve", session.retrievePath(1n)],
          ["finish", session.finishPath()],
          ["finish again", session.finishPath()],
        ],
        ([file, ...finished]) => {
          expect(finished).toEqual([0, 0]);
          const isBack = typeof file === "object";
          if (!isBack) expect(file).toBeOneOf([-EINVAL, -ENOENT]);
          const ends = calls.filter((each) => each.startsWith("finish")).sort();
          const nothing = "finish nothing";
          expect(ends, "ends of the two files").toEqual(
            isBack ? ["finish a file", nothing] : [nothing, nothing],
          );
          expect(calls.filter((each) => each === "global finish")).toEqual(["global finish"]);
          if (isBack) expect((file as File).refs, "references to the file").toBe(1);
        },
      );
    };
  it("is given out or gone, and finished once", () => everyOrder(make(), AMONG_MANY));
  it("is found out where the session has no lock", () => {
    expect(() => exploreBounded(make(true), PREEMPTIONS, MOST)).toThrow(
      /ends of the two|references|twice|toBeOneOf|used after its release/,
    );
  });
});

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

describe("a freeze beside what changes sessions", () => {
  it("carries what was whole when it began, and lets nothing in afterwards", () =>
    everyOrder(() => {
      const { a, file, memfd, machine } = bench();
      const luo = machine.kernel.luo!;
      const tasks: Record<string, Task> = {};
      return {
        spawn: (scheduler) => {
          tasks["preserve"] = scheduler.spawn("preserve", a.preservePath(file(memfd), 1n));
          tasks["freeze"] = scheduler.spawn("freeze", luo.freezePath());
          tasks["create"] = scheduler.spawn("create", luo.createSessionPath("late"));
        },
        check: () => {
          expect(tasks["freeze"]!.result).toBe(0);
          // Who came too late waits for a jump it does not see.
          const isIn = tasks["preserve"]!.isDone;
          expect([a.count, luo.preservedFiles.size]).toEqual(isIn ? [1, 1] : [0, 0]);
          expect(() => luo.createSession("later still")).toThrow(/waits for ever/);
        },
      };
    }, AMONG_MANY));

  it("that fails lets everybody go on", () =>
    everyOrder(() => {
      const { a, file, memfd, machine } = bench();
      const luo = machine.kernel.luo!;
      a.preserve(file(memfd), 1n);
      const frozen = machine.world.faults;
      function* failing(): Path<number> {
        frozen.arm({ nth: 1, kind: "file" });
        const errno = yield* luo.freezePath();
        frozen.disarm();
        return errno;
      }
      return race(
        [
          ["freeze", failing()],
          ["close", luo.closeSessionPath(a)],
        ],
        ([errno]) => {
          expect(errno).toBeOneOf([0, -12]);
          // Without the file there was nothing to fail: then the freeze stands.
          if (errno === -12) expect([a.count, luo.preservedFiles.size]).toEqual([0, 0]);
        },
      );
    }));
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
