// Sessions raced: every order where the case is small. Each case says what must hold however it
// went; where a lock is taken away, the same case must find it out.
import { describe, expect, it } from "vitest";
import { EBADF, EIO, EINVAL, ENOENT } from "../../../src/runtime/errno/index.ts";
import { File } from "../../../src/runtime/kernel/files/index.ts";
import type { FileHandler, IncomingSession } from "../../../src/runtime/kernel/liveupdate/index.ts";
import { exploreBounded, type Path, type Task } from "../../../src/runtime/kernel/lock/index.ts";
import type { Memfd } from "../../../src/runtime/kernel/memfd/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { boot } from "../kernel/bench.ts";
import {
  AMONG_MANY,
  MOST,
  PREEMPTIONS,
  SMALL,
  broken,
  everyOrder,
  race,
  bench,
  sorted,
  type Make,
} from "./orders.ts";

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
