// The server with programs that only exist here: who may do what, and what broken programs break.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OP } from "../../src/runtime/index.ts";
import { BASE, FakeClient, FakeSystem, frame, Line, type Words } from "./fake-client.ts";

const DESTROY = 0x3b80;
const IOAS_ALLOC = 0x3b81;
const MAP = 0x3b85;
const BIND = 0x3b76;
const ATTACH = 0x3b77;
const ENOENT = -2;
const E2BIG = -7;
const EINVAL = -22;
const ENOMEM = -12;
const EACCES = -13;
const ENOTTY = -25;
const EBADF = -9;
const IOEVENTFD = 0x3b74;
/** Of the teaching device: what is written comes back as its complement. */
const LIVENESS = 4;
const FORGET = 5;

/** What is left of everybody when nobody is there. */
function idle({ server, complaints }: FakeSystem): readonly unknown[] {
  return [server.openFiles, server.pinnedPages, ...complaints];
}

/** What a program calls the file that a socket stands for. */
const numberOf = ({ process }: FakeClient, inode: number): number =>
  [...process.targets].find(([, one]) => one === `socket:[${inode}]`)?.[0] ?? -1;

/** A program with a device in use and a page mapped for it. */
function busy(client: FakeClient): number {
  const iommufd = client.open("/dev/iommu");
  const device = client.open("/dev/vfio/devices/vfio0");
  expect(client.ioctl(device, BIND, [16, 0, numberOf(client, iommufd), 0])).toBe(0);
  expect(client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(0);
  const ioas = client.word(2);
  expect(client.ioctl(device, ATTACH, [12, 0, ioas])).toBe(0);
  const words = [40, 7, ioas, 0, BASE + 0x10000, 0, 4096, 0, 0x100000, 0];
  expect(client.ioctl(iommufd, MAP, words)).toBe(0);
  return iommufd;
}

describe("a server", () => {
  it("lets nobody speak for a process whose memory he cannot write", () => {
    const system = new FakeSystem();
    expect(new FakeClient(system, 100).channel.isDropped).toBe(false);
    const liar = new Line(system);
    expect(liar.ask({ op: OP.hello, pid: 100 })?.result).toBeGreaterThan(0);
    expect(liar.ask({ op: OP.hello, pid: 100, arg: BASE + 512 })).toBeUndefined();
    expect(liar.isDropped).toBe(true);
    // A channel that proved one process cannot be used for another.
    const honest = new FakeClient(system, 200);
    expect(honest.channel.ask({ op: OP.open, pid: 100 })).toBeUndefined();
    // Before it has proved anything it can do nothing.
    expect(new Line(system).ask({ op: OP.ioctl, pid: 100 })).toBeUndefined();
    // A process this user may not trace.
    const stranger = new Line(system);
    stranger.ask({ op: OP.hello, pid: 300 });
    expect(stranger.ask({ op: OP.hello, pid: 300, arg: BASE })?.result).toBe(EACCES);
    expect(system.complaints).toEqual([]);
  });

  it.each([
    ["/dev/vfio/vfio", 10, 196],
    ["/dev/vfio/0", 510, 0],
    ["/dev/vfio/1", 510, 1],
    ["/dev/vfio/devices/vfio1", 511, 1],
  ])("says the number of %s, by its path and when it is open", (path, major, minor) => {
    const client = new FakeClient(new FakeSystem(), 100);
    const number = major * 2 ** 20 + minor;
    const payload = new TextEncoder().encode(path);
    expect(client.call({ op: OP.stat, payload })?.result).toBe(number);
    const inode = client.open(path);
    if (inode > 0) expect(client.call({ op: OP.stat, inode })?.result).toBe(number);
  });

  it("gives files to who holds them, and to nobody else", () => {
    const system = new FakeSystem();
    const owner = new FakeClient(system, 100);
    const other = new FakeClient(system, 200);
    const iommufd = owner.open("/dev/iommu");
    expect(owner.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(0);
    expect(other.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(ENOTTY);
    // A file that was made for one process is not given to another, even if it learns the token.
    const made = owner.call({ op: OP.open, payload: new TextEncoder().encode("/dev/iommu") });
    const inode = system.nextInode();
    other.process.targets.set(9, `socket:[${inode}]`);
    const words = { op: OP.attach, pid: 200, inode, arg: made?.actions[0]?.token ?? 0 };
    expect(new Line(system).ask(words)?.result).toBe(EBADF);
    // Descriptors go by inheritance.
    const child = new FakeClient(system, 300);
    child.process.targets.set(5, `socket:[${iommufd}]`);
    expect(child.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(0);
    for (const one of [owner, other, child]) one.die();
    expect(idle(system)).toEqual([0, 0]);
  });

  it("takes arguments as they came along, and from memory what did not", () => {
    const system = new FakeSystem();
    const client = new FakeClient(system, 1);
    const iommufd = client.open("/dev/iommu");
    // Any part of the struct may come along: the answers are the same.
    for (const along of [0, 1, 4, 8, 11, 12, 13, 96]) {
      client.alongBytes = along;
      expect(client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0])).toBe(0);
      expect(client.ioctl(iommufd, DESTROY, [8, client.word(2)])).toBe(0);
      expect(client.ioctl(iommufd, DESTROY, [8, 99])).toBe(ENOENT);
      expect(client.ioctl(iommufd, DESTROY, [12, 99, 1])).toBe(E2BIG);
    }
    // What came along is what counts, and only for its own call.
    client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0]);
    const payload = new Uint8Array(Uint32Array.of(8, client.word(2)).buffer);
    const words = { op: OP.ioctl, inode: iommufd, command: DESTROY, arg: BASE + 8192 };
    expect(client.call(words)?.result).toBe(EINVAL);
    expect(client.call({ ...words, payload })?.result).toBe(0);
    expect(client.call(words)?.result).toBe(EINVAL);
  });

  it("lets go of everything a program had, wherever it dies", () => {
    const system = new FakeSystem({ profile: "linux-6.12" });
    for (let pid = 1; pid <= 3; pid++) {
      const client = new FakeClient(system, pid);
      busy(client);
      expect(system.server.pinnedPages).toBe(1);
      // A file that was made and never come for.
      client.call({ op: OP.open, payload: new TextEncoder().encode("/dev/iommu") });
      // A call that is under way when the program dies is void.
      const { server } = system;
      server.receive(client.channel.connection, frame({ op: OP.open, pid }));
      client.die();
      server.run();
      expect(idle(system)).toEqual([0, 0]);
    }
  });

  it("refuses what needs memory when there is none left, and still takes memory back", () => {
    const system = new FakeSystem();
    const client = new FakeClient(system, 1);
    const iommufd = client.open("/dev/iommu");
    client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0]);
    system.isExhausted = true;
    const refused = Array.from({ length: 600 }, () =>
      client.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0]),
    );
    expect(refused.at(-1)).toBe(ENOMEM);
    expect(client.open("/dev/iommu")).toBe(ENOMEM);
    expect(client.ioctl(iommufd, DESTROY, [8, 1])).toBe(0);
  });
});

/** Numbers that mean something somewhere, and others. */
const number = fc.oneof(
  fc.constantFrom(0, 1, 3, 4, 5, 8, 12, 100, 1000, 1001, 4096, BASE, BASE + 4096, BASE + 2 ** 20),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const command = fc.oneof(
  fc.integer({ min: 0x3b64, max: 0x3ba4 }),
  fc.integer({ min: 0xba00, max: 0xba44 }),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
);
const paths = [
  "/dev/iommu",
  "/dev/vfio/vfio",
  "/dev/vfio/0",
  "/dev/liveupdate",
  "/dev/vfio/devices/vfio1",
];
const payload = fc.oneof(
  fc
    .constantFrom(...paths, "status", "kexec", "kexec x")
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 64 }),
);
/** Requests of a program that has gone wild; some of them make sense. */
const wild: fc.Arbitrary<Words> = fc.record({
  op: fc.integer({ min: 0, max: 18 }),
  pid: fc.constantFrom(7, 7, 7, 7, 8, 0, -1),
  inode: fc.oneof(fc.integer({ min: 998, max: 1010 }), number),
  arg: number,
  offset: number,
  command,
  payload,
});
const memory = fc.array(
  fc.oneof(fc.constantFrom(8, 12, 16, 24, 32, 40, 48, 64, 0, 1, 2, 3), number),
  {
    minLength: 8,
    maxLength: 16,
  },
);

describe("a counter that a device listens to", () => {
  it("is heard until its kernel is no more", () => {
    const system = new FakeSystem();
    const client = new FakeClient(system, 100);
    const iommufd = client.open("/dev/iommu");
    const device = client.open("/dev/vfio/devices/vfio0");
    const fd = numberOf(client, iommufd);
    expect(client.ioctl(device, BIND, [16, 0, fd, 0])).toBe(0);
    client.process.targets.set(50, "anon_inode:[eventfd]");
    const { memory } = client.process;
    new Uint32Array(memory.buffer, 4096, 8).set([32, 4, LIVENESS, 0, 0x5a, 0, 50, 0]);
    const bound = client.call({
      op: OP.ioctl,
      inode: device,
      command: IOEVENTFD,
      arg: BASE + 4096,
    });
    expect(bound?.result).toBe(0);
    const { token } = bound?.actions[0] ?? { token: 0 };
    const [bar] = system.server.machine.hardware.devices[0]!.bars;
    const liveness = (): number => new DataView(bar!.read(LIVENESS, 4).buffer).getUint32(0, true);
    const signal = (what: number): number | undefined =>
      client.call({ op: OP.signalled, arg: what, offset: 1 })?.result;
    expect([signal(token + 1), liveness()]).toEqual([0, 0]);
    expect([signal(token), liveness()]).toEqual([0, 0xffff_ffa5]);
    const { actions } = client.call({ op: OP.reboot, command: 0x45584543 }) ?? { actions: [] };
    expect(actions).toMatchObject([{ kind: FORGET, token }]);
  });
});

describe("a server, with programs that have gone wild,", () => {
  it("drops the program and not the machine", () => {
    const steps = fc.array(fc.tuple(wild, memory), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.constantFrom("linux-6.12-selftest", "latest"), (all, profile) => {
        const system = new FakeSystem({ profile });
        const sane = new FakeClient(system, 1);
        const iommufd = sane.open("/dev/iommu");
        let client = new FakeClient(system, 7);
        const clients = [sane, client];
        const lines: Line[] = [];
        for (const [words, content] of all) {
          const view = new DataView(client.process.memory.buffer);
          content.forEach((value, index) => view.setUint32(4096 + index * 4, value >>> 0, true));
          // Some requests come on sockets that have not said whose they are.
          const isOwn = words.pid === 7 && words.op !== OP.hello;
          const line = isOwn ? client.channel : new Line(system);
          lines.push(line);
          const sound = words.op === OP.ioctl ? { ...words, arg: BASE + 4096 } : words;
          const made = line.ask(sound)?.actions ?? [];
          for (const one of made) if (one.kind === 1) client.take(one);
          if (client.channel.isDropped) clients.push((client = new FakeClient(system, 7)));
        }
        // A kexec makes the files of all void: the sane one opens anew.
        const again = sane.ioctl(iommufd, IOAS_ALLOC, [12, 0, 0]);
        if (again !== 0) expect(again).toBe(ENOTTY);
        expect(sane.ioctl(sane.open("/dev/iommu"), IOAS_ALLOC, [12, 0, 0])).toBe(0);
        for (const line of lines) line.hangUp();
        for (const one of clients) one.die();
        expect(idle(system)).toEqual([0, 0]);
      }),
      { numRuns: 150 },
    );
  });

  it("drops who sends bytes that are no request", () => {
    const system = new FakeSystem();
    let pid = 1;
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 8 }), (chunks) => {
        const line = new Line(system);
        for (const chunk of chunks) line.give(chunk);
        const client = new FakeClient(system, pid++);
        expect(client.open("/dev/iommu")).toBeGreaterThan(0);
        client.die();
        expect(system.complaints).toEqual([]);
      }),
      { numRuns: 100 },
    );
    // Too long, by what it says of itself.
    const line = new Line(new FakeSystem());
    const bytes = frame({ op: OP.open });
    new DataView(bytes.buffer).setUint32(36, 4097, true);
    line.give(bytes);
    expect(line.isDropped).toBe(true);
  });
});
