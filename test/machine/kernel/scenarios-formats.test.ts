// Scenarios of formats, versions, handlers and records, numbered as in the list of facts.
import { describe, expect, it } from "vitest";
import { EIO, ENOMEM, EOPNOTSUPP } from "../../../src/runtime/errno/index.ts";
import { File } from "../../../src/runtime/kernel/files/index.ts";
import type { FileHandler, GlobalData } from "../../../src/runtime/kernel/liveupdate/index.ts";
import { memfdLayouts, type Memfd } from "../../../src/runtime/kernel/memfd/index.ts";
import { profiles, type Machine } from "../../../src/runtime/machine/index.ts";
import { listTables, translate } from "../../../src/runtime/pagetable/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { boot, everyLive, everyMarking, live, markIn, said, sealed } from "./bench.ts";

/** A file of no room, and a handler that carries it; what was called, in order. */
function odd(
  machine: Machine,
  flaws: Partial<FileHandler> = {},
  compatible = "odd-v1",
): { readonly calls: string[]; readonly file: () => File; readonly global: GlobalData } {
  const calls: string[] = [];
  class Odd {
    readonly kind: string = compatible;
  }
  const global: GlobalData = {
    name: `${compatible}-global`,
    preserve: () => (calls.push("global preserve"), 0x5000),
    unpreserve: () => void calls.push("global unpreserve"),
    finish: () => void calls.push("global finish"),
  };
  const handler: FileHandler = {
    compatible,
    globals: [global],
    canPreserve: ({ inner }) => inner instanceof Odd,
    preserve: () => (calls.push("preserve"), 0x1000),
    unpreserve: () => void calls.push("unpreserve"),
    freeze: () => (calls.push("freeze"), 0),
    unfreeze: () => void calls.push("unfreeze"),
    retrieve: () => (calls.push("retrieve"), new File({ name: "odd" }, new Odd())),
    finish: (file) => void calls.push(`finish ${file === undefined ? "nothing" : "a file"}`),
    ...flaws,
  };
  expect(machine.kernel.luo!.register(handler)).toBe(0);
  return { calls, global, file: () => new File({ name: "odd" }, new Odd()) };
}

describe.each(everyLive)("handlers, profile %s", (profile) => {
  it("19: a freeze that fails thaws what was frozen, not the failing file; and can be tried again", () => {
    const { machine, client } = boot({ profile });
    const good = odd(machine);
    let fails = true;
    const bad = odd(machine, { compatible: "bad-v1", freeze: () => (fails ? -EIO : 0) }, "bad-v1");
    const { process } = client;
    const device = process.open("/dev/liveupdate");
    const [first, second] = ["first", "second"].map((name) => client.createSession(device, name));
    expect(client.preserve(first!, process.fds.install(good.file()), 1n)).toBe(0);
    expect(client.preserve(second!, process.fds.install(good.file()), 1n)).toBe(0);
    expect(client.preserve(second!, process.fds.install(bad.file()), 2n)).toBe(0);
    good.calls.length = 0;
    bad.calls.length = 0;
    const before = machine.kernel.describe();
    expect(machine.kexec()).toMatchObject({ outcome: "refused", errno: -EIO });
    expect(good.calls).toEqual(["freeze", "freeze", "unfreeze", "unfreeze"]);
    expect(bad.calls).toEqual([]);
    expect(machine.kernel.describe()).toBe(before);
    fails = false;
    expect(machine.kexec()).toMatchObject({ outcome: "booted" });
  });

  it("23: a retrieve that failed fails the same way for ever, its handler called once", () => {
    const { machine, client } = boot({ profile });
    const device = client.process.open("/dev/liveupdate");
    const session = client.createSession(device, "case");
    const { file } = odd(machine);
    client.preserve(session, client.process.fds.install(file()), 1n);
    machine.kexec();
    let called = 0;
    const { calls } = odd(machine, { retrieve: () => ((called += 1), -EIO) });
    const next = new Client(machine.spawn());
    const back = next.retrieveSession(next.process.open("/dev/liveupdate"), "case");
    expect([1, 2, 3].map(() => said(next.retrieve(back, 1n)))).toEqual(["EIO", "EIO", "EIO"]);
    expect(called).toBe(1);
    expect(next.finish(back)).toBe(0);
    expect(calls).toEqual(["global finish"]);
  });

  it("24: a file never retrieved is finished without one; one retrieved, with it", () => {
    const { machine, client } = boot({ profile });
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    const { file } = odd(machine);
    for (const token of [1n, 2n]) {
      client.preserve(session, client.process.fds.install(file()), token);
    }
    machine.kexec();
    const { calls } = odd(machine);
    const next = new Client(machine.spawn());
    const back = next.retrieveSession(next.process.open("/dev/liveupdate"), "case");
    expect(next.retrieve(back, 1n)).toBeGreaterThan(0);
    expect(next.finish(back)).toBe(0);
    expect(calls).toEqual(["retrieve", "finish nothing", "finish a file", "global finish"]);
  });

  it("25: global data is made for the first file and let go with the last", () => {
    const { machine, client } = boot({ profile });
    const { calls, file } = odd(machine);
    const device = client.process.open("/dev/liveupdate");
    const [a, b] = ["a", "b"].map((name) => client.createSession(device, name));
    client.preserve(a!, client.process.fds.install(file()), 1n);
    client.preserve(b!, client.process.fds.install(file()), 1n);
    client.process.close(b!);
    expect(calls).toEqual(["global preserve", "preserve", "preserve", "unpreserve"]);
    client.process.close(a!);
    expect(calls.slice(4)).toEqual(["unpreserve", "global unpreserve"]);
  });

  it("a session is undone newest first", () => {
    const { machine, client } = boot({ profile });
    const undone: number[] = [];
    let next = 0;
    const { file } = odd(machine, {
      preserve: () => (next += 1),
      unpreserve: (_file, data) => void undone.push(data),
    });
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    for (const token of [7n, 5n, 6n]) {
      expect(client.preserve(session, client.process.fds.install(file()), token)).toBe(0);
    }
    client.process.close(session);
    expect(undone).toEqual([3, 2, 1]);
  });

  it("26: an image with an unknown handler refuses every open", () => {
    const { machine, client } = boot({ profile });
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    client.preserve(session, client.process.fds.install(odd(machine).file()), 1n);
    machine.kexec();
    const { process } = new Client(machine.spawn());
    const opens = [1, 2].map(() => said(process.open("/dev/liveupdate")));
    expect(opens).toEqual(["EIO", "EIO"]);
    expect(machine.kernel.luo!.damage).toBe('no handler for "odd-v1"');
  });

  it("17: a seal the record does not know is refused, where it carries seals; nothing is held", () => {
    const { machine, client } = boot({ profile });
    const lu = client.process.open("/dev/liveupdate");
    const fd = sealed(client, 4 * 4096, 0);
    const file = client.process.fds.find(fd)!.inner as Memfd;
    const { liveupdate } = machine.kernel.profile;
    const carries = liveupdate !== false && memfdLayouts[liveupdate.memfd].carriesSeals;
    for (const seals of [0x1, 0x8, 0x20, 0x3f, 0x40, 0x7f, 0x8000_0000]) {
      file.seals = seals;
      const session = client.createSession(lu, `seals ${seals}`);
      const before = machine.kernel.describe();
      const answer = client.preserve(session, fd, 1n);
      const isRefused = carries && seals > 0x3f;
      expect(answer, `seals 0x${seals.toString(16)}`).toBe(isRefused ? -EOPNOTSUPP : 0);
      expect([file.frozen, machine.kernel.describe() === before]).toEqual([!isRefused, isRefused]);
      client.process.close(session);
      expect(file.frozen).toBe(false);
    }
  });

  it("43: a memfd preserve that fails fills no hole and keeps nothing, whatever fails", () => {
    const { machine, client } = boot({ profile });
    const { process } = client;
    const session = client.createSession(process.open("/dev/liveupdate"), "case");
    const sparse = process.memfdCreate("sparse", 2);
    process.ftruncate(sparse, 40 * 4096);
    process.pwrite(sparse, Uint8Array.of(1), 7 * 4096);
    const before = machine.kernel.describe();
    for (let nth = 1; ; nth++) {
      machine.world.faults.arm({ nth });
      const answer = client.preserve(session, sparse, 1n);
      if (!machine.world.faults.disarm()) {
        expect([answer, nth > 40]).toEqual([0, true]);
        break;
      }
      expect(answer).toBe(-ENOMEM);
      expect(machine.kernel.describe()).toBe(before);
    }
  });
});

describe("27: what the next kernel makes of another's handover", () => {
  const formats = profiles.filter(({ liveupdate }) => liveupdate !== false);
  const pairs = formats.flatMap((from) => formats.map((to) => [from.name, to.name] as const));
  it.each(pairs)("%s, then %s", (from, to) => {
    const { machine, client } = boot({ profile: from });
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    expect(client.preserve(session, sealed(client, 8192), 1n)).toBe(0);
    const [old, next] = [from, to].map(
      (name) => formats.find((each) => each.name === name)!.liveupdate,
    );
    if (old === false || next === false || old === undefined || next === undefined)
      throw new Error();
    const result = machine.kexec({ profile: to });
    if (old.kho !== next.kho) {
      const remark = `root tree is "${old.kho}", not "${next.kho}"`;
      expect(result).toEqual({ outcome: "booted", remark });
      expect(machine.kernel.luo!.number).toBe(1);
      return;
    }
    expect(result).toEqual({ outcome: "booted", remark: undefined });
    expect(new Client(machine.spawn()).process.open("/dev/liveupdate")).toBeGreaterThan(0);
  });

  const base = profiles.find(({ name }) => name === "luo-current")!;
  const current = { kho: "kho-v4", luo: "luo-v5", memfd: "memfd-v2" } as const;
  const crossed = (formats: Partial<Record<"kho" | "luo" | "memfd", string>>): string => {
    const { machine, client } = boot({ profile: base });
    const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
    client.preserve(session, sealed(client, 8192), 1n);
    const liveupdate = { ...current, ...formats } as typeof current;
    const result = machine.kexec({ profile: { ...base, name: "other", liveupdate } });
    if (result.outcome === "panic") return `panic: ${result.reason}`;
    if (result.outcome === "booted" && result.remark !== undefined)
      return `plain: ${result.remark}`;
    const open = new Client(machine.spawn()).process.open("/dev/liveupdate");
    return open < 0 ? `${said(open)}: ${machine.kernel.luo!.damage}` : "ok";
  };
  it.each([
    [{ kho: "kho-v2" }, 'plain: root tree is "kho-v4", not "kho-v2"'],
    [{ luo: "luo-v1" }, "panic: the orchestrator's record is not a preserved block of its size"],
    [{ memfd: "memfd-v1" }, 'EIO: no handler for "memfd-v2"'],
    [{}, "ok"],
  ])("one format changed: %o", (formats, expected) => expect(crossed(formats)).toBe(expected));
});

describe.each(everyMarking)("records, profile %s", (profile) => {
  function preserved(): ReturnType<typeof live> {
    const bench = live({ profile });
    markIn(bench, bench.hwpt, 5);
    const { client, session, memfd, iommufd, device } = bench;
    const fds = [memfd, iommufd, device];
    expect(fds.map((fd, at) => client.preserve(session, fd, BigInt(at + 1)))).toEqual([0, 0, 0]);
    return bench;
  }

  it("48, 49: every table page is where it was, byte for byte, and is given out once", () => {
    const { machine, hwpt } = preserved();
    const [context] = machine.kernel.contexts;
    const { pageTable } = (
      context!.objects.find(hwpt) as unknown as {
        domain: { pageTable: Parameters<typeof listTables>[0] };
      }
    ).domain;
    const tables = listTables(pageTable);
    const bytes = tables.map((pfn) => machine.hardware.ram.frame(pfn).slice());
    const looked = Array.from({ length: 256 }, (_, page) => translate(pageTable, 2 ** 20 + page));
    expect(machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
    const { ram, inFront: unit, devices } = machine.hardware;
    expect(tables.map((pfn) => ram.frame(pfn).slice())).toEqual(bytes);
    const bdf = devices[0]!.bdf;
    const found = Array.from({ length: 256 }, (_, page) =>
      unit.translate(bdf, 2 ** 20 + page, false),
    );
    expect(found).toEqual(looked);
    const { frames } = machine.kernel;
    for (const pfn of tables) expect(frames.claim(pfn, 0, "second")).toBe(false);
  });
});
