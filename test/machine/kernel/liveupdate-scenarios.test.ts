// Scenarios of a live update, numbered as in the list of facts they restate.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { MIB, boot, live, ready, said, sealed, type LiveBench } from "./bench.ts";

const lu = uapi.liveupdate;
const TOP = 2n ** 64n - 1n;

/** The same machine after a kexec: a client with the session retrieved. */
function cross(bench: LiveBench): { client: Client; session: number; device: number } {
  expect(bench.machine.kexec()).toMatchObject({ outcome: "booted" });
  const client = new Client(bench.machine.spawn());
  const device = client.process.open("/dev/liveupdate");
  return { client, device, session: client.retrieveSession(device, "case") };
}

describe("sessions", () => {
  it("1: the device is exclusive", () => {
    const { client } = boot();
    const first = client.process.open("/dev/liveupdate");
    expect(said(client.process.open("/dev/liveupdate"))).toBe("EBUSY");
    client.process.close(first);
    expect(said(client.process.open("/dev/liveupdate"))).toBe("ok");
  });
  it("2, 3: names are unique, not empty, and end", () => {
    const { client, lu } = live();
    expect(said(client.createSession(lu, "case"))).toBe("EEXIST");
    expect(said(client.createSession(lu, ""))).toBe("EINVAL");
    expect(said(client.createSession(lu, "x".repeat(64)))).toBe("EINVAL");
  });
  it("4: a name of 63 characters comes back whole", () => {
    const { client, lu: device } = live();
    const name = "n".repeat(63);
    const session = client.createSession(device, name);
    const bytes = new Uint8Array(72);
    bytes[0] = 72;
    expect(client.process.ioctl(session, lu.LIVEUPDATE_SESSION_GET_NAME, bytes)).toBe(0);
    expect(new TextDecoder().decode(bytes.subarray(8)).replace(/\0+$/, "")).toBe(name);
  });
  it("5, 6, 7: sizes, tails, numbers", () => {
    const { client, lu: device, session } = live();
    const call = (fd: number, command: number, size: number, tail = 0): string => {
      const bytes = new Uint8Array(Math.max(size, 8));
      new DataView(bytes.buffer).setUint32(0, size, true);
      bytes[8] = 0x41 + size;
      if (tail !== 0) bytes[bytes.length - 1] = tail;
      return said(client.process.ioctl(fd, command, bytes));
    };
    expect(call(device, lu.LIVEUPDATE_IOCTL_CREATE_SESSION, 71)).toBe("EINVAL");
    expect(call(device, lu.LIVEUPDATE_IOCTL_CREATE_SESSION, 80)).toBe("ok");
    expect(call(device, lu.LIVEUPDATE_IOCTL_CREATE_SESSION, 81, 1)).toBe("E2BIG");
    expect(call(device, 0xba02, 72)).toBe("EINVAL");
    expect(call(session, 0xba3f, 72)).toBe("EINVAL");
    expect(call(session, 0xba44, 72)).toBe("EINVAL");
    expect(call(device, 0xbb00, 72)).toBe("ENOTTY");
    expect(call(session, 0x4010ba40, 72)).toBe("ENOTTY");
  });
  it("21: a session is given out once, unknown names not at all", () => {
    const bench = live();
    const { client, device } = cross(bench);
    expect(said(client.retrieveSession(device, "case"))).toBe("EINVAL");
    expect(said(client.retrieveSession(device, "other"))).toBe("ENOENT");
  });
});

describe("files in sessions", () => {
  it("8, 9, 10, 11: what cannot be preserved, in the order it is found out", () => {
    const { client, lu, session, memfd } = live();
    expect(said(client.preserve(session, lu, 9n))).toBe("ENOENT");
    expect(said(client.preserve(session, 999, 9n))).toBe("EBADF");
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    expect(said(client.preserve(session, 999, 1n))).toBe("EEXIST");
    const other = client.createSession(lu, "other");
    expect(said(client.preserve(other, memfd, 1n))).toBe("EBUSY");
    expect(said(client.preserve(session, memfd, 2n))).toBe("EBUSY");
    const huge = client.process.memfdCreate("huge", 6);
    expect(said(client.preserve(session, huge, 3n))).toBe("ENOENT");
  });
  it("12, 13: a preserved memfd is frozen in size, writable in place, and free after the close", () => {
    const { client, lu } = live();
    const { process } = client;
    const memfd = sealed(client, MIB, 0);
    const session = client.createSession(lu, "files");
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    expect(said(process.ftruncate(memfd, 2 * MIB))).toBe("EPERM");
    expect(said(process.ftruncate(memfd, 4096))).toBe("EPERM");
    expect(said(process.pwrite(memfd, Uint8Array.of(1), MIB))).toBe("EPERM");
    expect(process.pwrite(memfd, Uint8Array.of(1), 0)).toBe(1);
    process.close(session);
    expect(process.ftruncate(memfd, 2 * MIB)).toBe(0);
    const again = client.createSession(lu, "files");
    expect(client.preserve(again, memfd, 1n)).toBe(0);
  });
  it("14: 500 files in a session and 200 sessions cross", () => {
    const bench = live();
    const { client, lu, session } = bench;
    for (let at = 0; at < 500; at++) {
      expect(client.preserve(session, sealed(client, 4096), BigInt(at))).toBe(0);
    }
    for (let at = 0; at < 200; at++) expect(client.createSession(lu, `s${at}`)).toBeGreaterThan(0);
    const after = cross(bench);
    expect(after.client.retrieve(after.session, 499n)).toBeGreaterThan(0);
    expect(after.client.retrieveSession(after.device, "s199")).toBeGreaterThan(0);
  });
  it("15, 16, 18: empty, sparse and moved files; position of the freeze, seals kept", () => {
    const bench = live();
    const { client, session } = bench;
    const { process } = client;
    const empty = process.memfdCreate("empty", 2);
    const sparse = process.memfdCreate("sparse", 2);
    process.ftruncate(sparse, 5 * 4096 + 17);
    process.pwrite(sparse, Uint8Array.of(9), 4 * 4096);
    process.addSeals(sparse, 7);
    expect(client.preserve(session, empty, 1n)).toBe(0);
    expect(client.preserve(session, sparse, 2n)).toBe(0);
    process.lseek(sparse, 1234);
    const after = cross(bench);
    const [e, s] = [1n, 2n].map((token) => after.client.retrieve(after.session, token));
    expect(after.client.process.sizeOf(e!)).toBe(0);
    expect(after.client.process.sizeOf(s!)).toBe(5 * 4096 + 17);
    expect(after.client.process.getSeals(s!)).toBe(7);
    expect(after.client.process.pread(s!, 4, 4 * 4096 - 2)).toEqual(Uint8Array.of(0, 0, 9, 0));
    const kept = after.client.process.fds.find(s!)!.inner as { position: number };
    expect(kept.position).toBe(1234);
  });
  it("20: empty and full sessions cross, and the count goes on", () => {
    const bench = live();
    const { client, lu, session, memfd } = bench;
    client.createSession(lu, "empty");
    client.preserve(session, memfd, 1n);
    const number = bench.machine.kernel.luo!.number;
    const after = cross(bench);
    const empty = after.client.retrieveSession(after.device, "empty");
    expect(after.client.finish(empty)).toBe(0);
    expect(after.client.finish(after.session)).toBe(0);
    expect(bench.machine.kernel.luo!.number).toBe(number + 1);
  });
  it("22: a token twice gives two descriptors of one file", () => {
    const bench = live();
    bench.client.preserve(bench.session, bench.memfd, 1n);
    const { client, session } = cross(bench);
    const [a, b] = [client.retrieve(session, 1n), client.retrieve(session, 1n)];
    expect(a).not.toBe(b);
    expect(client.process.fds.find(a)).toBe(client.process.fds.find(b));
    expect(said(client.retrieve(session, 5n))).toBe("ENOENT");
  });
  it("24: a file nobody asks for is freed by finish", () => {
    const bench = live();
    bench.client.preserve(bench.session, bench.memfd, 1n);
    const { client, session } = cross(bench);
    expect(client.finish(session)).toBe(0);
    expect(bench.machine.kernel.frames.unclaimed).toBe(0);
    client.process.exit();
    const owners = bench.machine.kernel.frames.census().map(([owner]) => owner);
    expect(owners).toEqual(["kho", "liveupdate", "vt-d"]);
  });
});

/** Marks, and preserves memfd, iommufd and device file. */
function preserveAll(bench: LiveBench): string {
  const { client, iommufd, hwpt, session, memfd, device } = bench;
  client.mark(iommufd, hwpt, 5);
  const answers = [memfd, iommufd, device].map((fd, at) =>
    client.preserve(session, fd, BigInt(at + 1)),
  );
  return answers.map(said).join(" ");
}

describe("marks", () => {
  it("28, 29: a token once, a page table once, nothing but page tables", () => {
    const { client, iommufd, devId, ioas, hwpt } = live();
    const other = client.hwptAlloc(iommufd, devId, ioas);
    expect(client.mark(iommufd, hwpt, 5)).toBe(0);
    expect(said(client.mark(iommufd, other, 5))).toBe("EADDRINUSE");
    expect(said(client.mark(iommufd, hwpt, 5))).toBe("EADDRINUSE");
    expect(said(client.mark(iommufd, hwpt, 6))).toBe("EADDRINUSE");
    expect(said(client.mark(iommufd, ioas, 7))).toBe("ENOENT");
  });
  it("has 16 bytes under the later profile, where 12 are too few", () => {
    const { client, iommufd, hwpt } = live({ profile: "latest" });
    expect(said(client.mark(iommufd, hwpt, 5))).toBe("EINVAL");
    expect(client.markLater(iommufd, hwpt, 2n ** 40n)).toBe(0);
  });
});

describe("preserving an iommufd", () => {
  it("30, 31, 44: order matters, and a refusal leaves nothing behind", () => {
    const bench = live();
    const { client, machine, iommufd, session, device, hwpt, ioas } = bench;
    expect(said(client.preserve(session, device, 3n))).toBe("EINVAL");
    client.mark(iommufd, hwpt, 5);
    const before = machine.kernel.describe();
    expect(said(client.preserve(session, device, 3n))).toBe("ENOENT");
    expect(said(client.preserve(session, iommufd, 2n))).toBe("ENOENT");
    expect(machine.kernel.describe()).toBe(before);
    expect(client.unmap(iommufd, ioas, 1n << 32n, 1n << 20n)).toBe(1n << 20n);
  });
  it("32: memfd, iommufd, device; closed; and all again", () => {
    const bench = live();
    const { client, lu, iommufd, memfd, device } = bench;
    expect(preserveAll(bench)).toBe("ok ok ok");
    client.process.close(bench.session);
    const session = client.createSession(lu, "again");
    const all = [memfd, iommufd, device].map((fd, at) => client.preserve(session, fd, BigInt(at)));
    expect(all).toEqual([0, 0, 0]);
  });
  it("33: user memory cannot go over", () => {
    const bench = live();
    const { client, iommufd, ioas } = bench;
    const va = BigInt(client.process.mmap(4096));
    client.map(iommufd, { ioasId: ioas, start: va, length: 4096n, iova: 4096n });
    expect(preserveAll(bench)).toBe("ok EINVAL ENOENT");
  });
  it.each([
    ["34: sealed after it was mapped", 0],
    ["35: sealed without SEAL", 6],
  ])("%s", (_, seals) => {
    const bench = live();
    const { client, iommufd, ioas, session } = bench;
    const late = sealed(client, MIB, seals);
    client.mapFile(iommufd, late, { ioasId: ioas, start: 0n, length: 4096n, iova: 4096n });
    client.process.addSeals(late, 7);
    client.preserve(session, late, 9n);
    expect(preserveAll(bench)).toBe("ok EINVAL ENOENT");
  });
  it("36: the memfd must be in the same session", () => {
    const bench = live();
    const { client, lu, iommufd, hwpt, session, memfd } = bench;
    client.preserve(client.createSession(lu, "other"), memfd, 1n);
    client.mark(iommufd, hwpt, 5);
    expect(said(client.preserve(session, iommufd, 2n))).toBe("ENOENT");
  });
  it("37, 38: the address space stands still, others do not, and it moves again after the close", () => {
    const bench = live();
    const { client, iommufd, ioas, memfd, session } = bench;
    const other = client.ioasAlloc(iommufd);
    client.mapFile(iommufd, memfd, { ioasId: other, start: 0n, length: 4096n, iova: 4096n });
    expect(preserveAll(bench)).toBe("ok ok ok");
    const va = BigInt(client.process.mmap(4096));
    const at = { ioasId: ioas, start: 0n, length: 4096n, iova: 8192n };
    expect(said(client.map(iommufd, { ...at, start: va }))).toBe("EBUSY");
    expect(said(client.mapFile(iommufd, memfd, at))).toBe("EBUSY");
    expect(said(client.copy(iommufd, { ...at, from: other, start: 4096n }))).toBe("EBUSY");
    expect(said(client.unmap(iommufd, ioas, 1n << 32n, 1n << 20n))).toBe("EBUSY");
    expect(said(client.unmap(iommufd, ioas, 0n, TOP))).toBe("EBUSY");
    expect(client.unmap(iommufd, other, 4096n, 4096n)).toBe(4096n);
    client.process.close(session);
    expect(client.unmap(iommufd, ioas, 1n << 32n, 1n << 20n)).toBe(1n << 20n);
  });
  it("39: five page tables on one address space are one check", () => {
    const bench = live();
    const { client, machine, iommufd, devId, ioas } = bench;
    for (let at = 0; at < 4; at++) {
      client.mark(iommufd, client.hwptAlloc(iommufd, devId, ioas), 100 + at);
    }
    expect(preserveAll(bench)).toBe("ok ok ok");
    expect([...machine.kernel.contexts].map((context) => context.validations)).toEqual([1]);
  });
  it("41, 42: a preserved page table cannot be destroyed; one marked later does not matter", () => {
    const bench = live();
    const { client, iommufd, devId, ioas, hwpt, session, device } = bench;
    const spare = client.hwptAlloc(iommufd, devId, ioas);
    client.mark(iommufd, spare, 50);
    expect(preserveAll(bench)).toBe("ok ok ok");
    expect(said(client.destroy(iommufd, spare))).toBe("EBUSY");
    const late = client.hwptAlloc(iommufd, devId, client.ioasAlloc(iommufd));
    expect(client.mark(iommufd, late, 60)).toBe(0);
    expect(client.destroy(iommufd, late)).toBe(0);
    client.process.close(session);
    expect(client.destroy(iommufd, spare)).toBe(0);
    client.detach(device);
    expect(client.destroy(iommufd, hwpt)).toBe(0);
  });
  it("43: whatever allocation fails, everything is as before", () => {
    const bench = live();
    const { client, machine, iommufd, hwpt, session, memfd, device } = bench;
    client.mark(iommufd, hwpt, 5);
    for (const [at, fd] of [memfd, iommufd, device].entries()) {
      for (let nth = 1; ; nth++) {
        const before = machine.kernel.describe();
        machine.world.faults.arm({ nth });
        const answer = client.preserve(session, fd, BigInt(at));
        if (!machine.world.faults.disarm()) {
          expect(answer).toBe(0);
          expect(nth).toBeGreaterThan(1);
          break;
        }
        expect(answer).toBeLessThan(0);
        expect(machine.kernel.describe()).toBe(before);
      }
    }
  });
  it("46: more domains than one page of records holds", () => {
    const bench = live({ ramBytes: 128 * MIB });
    const { client, iommufd, devId, ioas } = bench;
    const tokens = Array.from({ length: 110 }, (_, at) => 1000 + at);
    for (const token of tokens) client.mark(iommufd, client.hwptAlloc(iommufd, devId, ioas), token);
    expect(preserveAll(bench)).toBe("ok ok ok");
    const { client: after, session } = cross(bench);
    const context = after.retrieve(session, 2n);
    for (const token of tokens) expect(after.findHwpt(context, BigInt(token))).toBeGreaterThan(0);
  });
});

describe("the other side", () => {
  it("50: a device that stays behind faults; the one that goes over does not", () => {
    const bench = live();
    const { client, machine, iommufd, hwpt } = bench;
    const second = client.process.open("/dev/vfio/devices/vfio1");
    client.bind(second, iommufd);
    client.attach(second, hwpt);
    expect(preserveAll(bench)).toBe("ok ok ok");
    const [kept, left] = machine.hardware.devices;
    cross(bench);
    expect(kept!.readBytes(2 ** 32, 4)).toBeDefined();
    expect(left!.readBytes(2 ** 32, 4)).toBeUndefined();
    expect(machine.hardware.unit.faults.map(({ bdf, reason }) => [bdf, reason])).toEqual([
      [left!.bdf, 2],
    ]);
  });
  it("51, 52: domain ids in use stay in use; a foreign iommufd may not bind the device", () => {
    const bench = live();
    const [id] = bench.machine.kernel.driver.domainIds;
    expect(preserveAll(bench)).toBe("ok ok ok");
    const { client, session } = cross(bench);
    expect(bench.machine.kernel.driver.domainIds).toEqual([id]);
    expect(said(client.process.open("/dev/vfio/devices/vfio0"))).toBe("EBUSY");
    const device = client.retrieve(session, 3n);
    const fresh = client.process.open("/dev/iommu");
    expect(said(client.bind(device, fresh))).toBe("EPERM");
    const owner = client.retrieve(session, 2n);
    expect(said(client.bind(device, owner))).toBe("ok");
  });
  it("53: as posted, nothing gives the iommufd back and the session cannot end", () => {
    const bench = live({ profile: "posted-2026-02" });
    expect(preserveAll(bench)).toBe("ok ok ok");
    const { client, session } = cross(bench);
    expect(said(client.retrieve(session, 2n))).toBe("EOPNOTSUPP");
    expect(said(client.finish(session))).toBe("EBUSY");
  });
  it("54: a token wider than the record is refused, not cut", () => {
    const bench = live();
    const { client, iommufd, hwpt, session, memfd, device } = bench;
    client.mark(iommufd, hwpt, 5);
    client.preserve(session, memfd, 1n);
    expect(client.preserve(session, iommufd, 2n ** 33n)).toBe(0);
    expect(said(client.preserve(session, device, 3n))).toBe("EOVERFLOW");
  });
  it("56: a record of another layout under the same name is refused with a reason", () => {
    const bench = live({ profile: "posted-2026-02" });
    expect(preserveAll(bench)).toBe("ok ok ok");
    expect(bench.machine.kexec({ profile: "reviewed" })).toMatchObject({ outcome: "booted" });
    const client = new Client(bench.machine.spawn());
    const session = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    expect(said(client.retrieve(session, 2n))).toBe("EINVAL");
    expect(bench.machine.kernel.iommufdHandler!.refusal).toMatch(/iommufd_lu/);
    expect(said(client.retrieve(session, 2n))).toBe("EINVAL");
  });
  it("without its sessions retrieved, a machine still has no frame it cannot name", () => {
    const bench = ready();
    expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
    expect(bench.machine.kernel.frames.unclaimed).toBeLessThanOrEqual(3);
  });
});
