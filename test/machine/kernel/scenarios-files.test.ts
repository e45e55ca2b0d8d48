// Scenarios of sessions and of files in them, numbered as in the list of facts they restate; each
// under every profile that has live update.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import type { MachineOptions } from "../../../src/runtime/machine/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import {
  MIB,
  atRest,
  boot,
  everyLive,
  live as liveBench,
  said,
  sealed,
  type LiveBench,
} from "./bench.ts";

const lu = uapi.liveupdate;

/** The same machine after a kexec: a client with the session retrieved. */
function cross(bench: LiveBench): { client: Client; session: number; device: number } {
  expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
  const client = new Client(bench.machine.spawn());
  const device = client.process.open("/dev/liveupdate");
  return { client, device, session: client.retrieveSession(device, "case") };
}

describe.each(everyLive)("sessions, profile %s", (profile) => {
  const live = (options: Partial<MachineOptions> = {}): LiveBench =>
    liveBench({ profile, ...options });
  it("1: the device is exclusive", () => {
    const { client } = boot({ profile });
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

describe.each(everyLive)("files in sessions, profile %s", (profile) => {
  const live = (options: Partial<MachineOptions> = {}): LiveBench =>
    liveBench({ profile, ...options });
  it("8, 9, 10, 11: what cannot be preserved, in the order it is found out", () => {
    const { client, lu, session, memfd } = live();
    expect(said(client.preserve(session, lu, 9n))).toBe("ENOENT");
    expect(client.process.fds.find(lu)!.refs).toBe(1);
    expect(said(client.preserve(session, 999, 9n))).toBe("EBADF");
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    expect(said(client.preserve(session, 999, 1n))).toBe("EEXIST");
    const other = client.createSession(lu, "other");
    expect(said(client.preserve(other, memfd, 1n))).toBe("EBUSY");
    expect(said(client.preserve(session, memfd, 2n))).toBe("EBUSY");
    const huge = client.process.memfdCreate("huge", 6);
    expect(said(client.preserve(session, huge, 3n))).toBe("ENOENT");
  });
  it("refusals of memory stand where the kernel takes it: blocks before the descriptor", () => {
    const { client, lu, machine } = live();
    const { faults } = machine.world;
    // The first formats keep all files in one place, taken once one is found.
    const isFlat = machine.kernel.luo!.format.compatible !== "luo-v5";
    const preserve = (nth: number, fd: number): string => {
      const session = client.createSession(lu, "ordered");
      faults.arm({ nth });
      const answer = said(client.preserve(session, fd, 1n));
      faults.disarm();
      client.process.close(session);
      return answer;
    };
    expect(preserve(1, 999)).toBe(isFlat ? "EBADF" : "ENOMEM");
    expect(preserve(1, lu)).toBe("ENOMEM");
    if (isFlat) return;
    expect(preserve(2, 999)).toBe("EBADF");
    expect(preserve(2, lu)).toBe("ENOENT");
    expect(preserve(2, sealed(client, 4096))).toBe("ENOMEM");
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
  it("14: as many files and sessions as the format holds, and not one more", () => {
    const bench = live({ ramBytes: 16 * MIB });
    const { client, lu, session, machine } = bench;
    const isFirst = machine.kernel.luo!.format.compatible === "luo-v1";
    const files = isFirst ? 128 : 500;
    for (let at = 0; at < files; at++) {
      expect(client.preserve(session, sealed(client, 4096), BigInt(at))).toBe(0);
    }
    const sessions = isFirst ? 818 : 2000;
    for (let at = 0; at < sessions; at++)
      expect(client.createSession(lu, `s${at}`)).toBeGreaterThan(0);
    if (isFirst) {
      expect(said(client.preserve(session, 999, 9999n))).toBe("ENOSPC");
      expect(said(client.createSession(lu, "one too many"))).toBe("ENOMEM");
      expect(said(client.createSession(lu, "case"))).toBe("ENOMEM");
    }
    const after = cross(bench);
    expect(after.client.retrieve(after.session, BigInt(files - 1))).toBeGreaterThan(0);
    expect(after.client.retrieveSession(after.device, `s${sessions - 1}`)).toBeGreaterThan(0);
  });
  it("15, 16, 18: empty, sparse and moved files; position of the freeze; seals from memfd-v2 on", () => {
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
    expect(after.client.process.getSeals(s!)).toBe(profile === "luo-first" ? 0 : 7);
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
    expect(owners).toEqual(atRest(profile));
  });
});
