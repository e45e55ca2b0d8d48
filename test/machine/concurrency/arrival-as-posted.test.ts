// What reviewers named of the arrival, each put in the place of the shipped rule: the check that the
// shipped kernel passes must find it.
import { afterEach, describe, expect, it, vi } from "vitest";
import { EIO, ENOMEM } from "../../../src/runtime/errno/index.ts";
import { File } from "../../../src/runtime/kernel/files/index.ts";
import {
  IncomingSession,
  Orchestrator,
  type FileHandler,
} from "../../../src/runtime/kernel/liveupdate/index.ts";
import { holding, settle } from "../../../src/runtime/kernel/lock/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { boot, sealed } from "../kernel/bench.ts";
import { SMALL } from "./orders.ts";

afterEach(() => void vi.restoreAllMocks());

class Odd {
  readonly kind: string = "odd";
}

/** Retrieves nothing the first time, a file the next: what a handler out of memory may do. */
function forgetful(calls: { count: number }): FileHandler {
  return {
    compatible: "odd-v1",
    globals: [],
    canPreserve: ({ inner }) => inner instanceof Odd,
    preserve: () => 0x1000,
    unpreserve: () => {},
    retrieve: () => ((calls.count += 1) === 1 ? -ENOMEM : new File({ name: "odd" }, new Odd())),
    finish: () => {},
  };
}

/** A kernel that two sessions came to, one with a memory file, one with a file of a handler. */
function arrived(handler: FileHandler | undefined): { next: Client; luo: Orchestrator } {
  const { machine, client } = boot(SMALL);
  machine.kernel.luo!.register(forgetful({ count: 0 }));
  const device = client.process.open("/dev/liveupdate");
  const files = client.createSession(device, "files");
  expect(client.preserve(files, sealed(client, 8192), 1n)).toBe(0);
  const odd = client.createSession(device, "odd");
  const fd = client.process.fds.install(new File({ name: "odd" }, new Odd()));
  expect(client.preserve(odd, fd, 1n)).toBe(0);
  expect(machine.kexec()).toMatchObject({ outcome: "booted" });
  const luo = machine.kernel.luo!;
  if (handler !== undefined) luo.register(handler);
  return { next: new Client(machine.spawn()), luo };
}

/** 17: a token that failed once goes on failing so, and its handler is not asked again. */
function checkRetrieveOnce(begin: (handler: FileHandler) => void = () => {}): void {
  const calls = { count: 0 };
  const handler = forgetful(calls);
  begin(handler);
  const { next } = arrived(handler);
  const session = next.retrieveSession(next.process.open("/dev/liveupdate"), "odd");
  const answers = [1, 2, 3].map(() => next.retrieve(session, 1n));
  expect(answers, "answers for one token").toEqual([-ENOMEM, -ENOMEM, -ENOMEM]);
  expect(calls.count, "calls of the handler").toBe(1);
}

/** 18: what nobody left is told from what begins at address 0. */
function checkNothingLeft(): void {
  const { machine, client } = boot(SMALL);
  const session = client.createSession(client.process.open("/dev/liveupdate"), "files");
  expect(client.preserve(session, sealed(client, 8192), 1n)).toBe(0);
  expect(machine.kexec()).toMatchObject({ outcome: "booted" });
  const next = new Client(machine.spawn());
  const iommufd = next.process.open("/dev/iommu");
  const device = next.process.open("/dev/vfio/devices/vfio0");
  const bound = next.bind(device, iommufd);
  expect(bound, "a device bound where no device came over").toBeGreaterThan(0);
  const hwpt = next.hwptAlloc(iommufd, bound, next.ioasAlloc(iommufd));
  expect(next.attach(device, hwpt)).toBe(hwpt);
}

/** 19: an arrival that failed is refused at every open, and none of its sessions is given out. */
function checkRefusedForEver(): void {
  const { next, luo } = arrived(undefined);
  const opened = [1, 2].map(() => next.process.open("/dev/liveupdate"));
  expect(opened, "opens of an arrival nobody can read").toEqual([-EIO, -EIO]);
  expect(luo.retrieveSession("files"), "a session of it").toBe(-2);
}

describe("the shipped arrival", () => {
  it("17: retrieves once", () => checkRetrieveOnce());
  it("18: tells nothing from address 0", () => checkNothingLeft());
  it("19: is refused for ever", () => checkRefusedForEver());
});

describe("an arrival as posted", () => {
  it("17: asks the handler again after a failure", () => {
    const posted = (handler: FileHandler): void =>
      void vi.spyOn(IncomingSession.prototype, "retrievePath").mockImplementation(function* ask(
        this: IncomingSession,
        token,
      ) {
        const record = { data: 0x1000, token };
        return yield* holding(this.lock, () => settle(handler.retrieve(record)));
      });
    expect(() => checkRetrieveOnce(posted)).toThrow(/answers for one token/);
  });

  it("18: says that there is data, and not where", () => {
    const shipped = Orchestrator.prototype.incomingGlobal;
    vi.spyOn(Orchestrator.prototype, "incomingGlobal").mockImplementation(function found(
      this: Orchestrator,
      name,
    ) {
      return shipped.call(this, name) ?? 0;
    });
    expect(checkNothingLeft).toThrow(/outcome: 'panic'/);
  });

  it("19: forgets that it failed", () => {
    const shipped = Orchestrator.prototype.arrive;
    vi.spyOn(Orchestrator.prototype, "arrive").mockImplementation(function once(
      this: Orchestrator,
    ) {
      // The list was made before it failed: who comes next finds it, and nothing wrong with it.
      if (this.damage !== undefined) return 0;
      return shipped.call(this);
    });
    expect(checkRefusedForEver).toThrow(/opens of an arrival/);
  });
});
