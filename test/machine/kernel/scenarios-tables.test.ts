// Scenarios of page tables and devices, numbered as in the list of facts they restate; each under
// every profile of the proposal it makes sense for.
import { describe, expect, it } from "vitest";
import type { MachineOptions } from "../../../src/runtime/machine/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import {
  MIB,
  everyBase,
  everyMarking,
  everyRetrieving,
  live as liveBench,
  markIn,
  ready,
  said,
  sealed,
  type LiveBench,
} from "./bench.ts";

const TOP = 2n ** 64n - 1n;

/** The same machine after a kexec: a client with the session retrieved. */
function cross(bench: LiveBench): { client: Client; session: number; device: number } {
  expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
  const client = new Client(bench.machine.spawn());
  const device = client.process.open("/dev/liveupdate");
  return { client, device, session: client.retrieveSession(device, "case") };
}

/** Marks, and preserves memfd, iommufd and device file. */
function preserveAll(bench: LiveBench): string {
  const { client, hwpt, session, memfd, device, iommufd } = bench;
  markIn(bench, hwpt, 5);
  const answers = [memfd, iommufd, device].map((fd, at) =>
    client.preserve(session, fd, BigInt(at + 1)),
  );
  return answers.map(said).join(" ");
}

describe.each([...everyMarking, ...everyBase])("marks, profile %s", (profile) => {
  const live = (options: Partial<MachineOptions> = {}): LiveBench =>
    liveBench({ profile, ...options });
  it("28, 29: a token once, a page table once, nothing but page tables", () => {
    const bench = live();
    const { client, iommufd, devId, ioas, hwpt } = bench;
    const other = client.hwptAlloc(iommufd, devId, ioas);
    expect(markIn(bench, hwpt, 5)).toBe(0);
    expect(said(markIn(bench, other, 5))).toBe("EADDRINUSE");
    expect(said(markIn(bench, hwpt, 5))).toBe("EADDRINUSE");
    expect(said(markIn(bench, hwpt, 6))).toBe("EADDRINUSE");
    expect(said(markIn(bench, ioas, 7))).toBe("ENOENT");
  });
});

describe.each(everyMarking)("preserving an iommufd, profile %s", (profile) => {
  const live = (options: Partial<MachineOptions> = {}): LiveBench =>
    liveBench({ profile, ...options });
  it("30, 31, 44: order matters, and a refusal leaves nothing behind", () => {
    const bench = live();
    const { client, machine, iommufd, session, device, hwpt, ioas } = bench;
    expect(said(client.preserve(session, device, 3n))).toBe("EINVAL");
    markIn(bench, hwpt, 5);
    const before = machine.kernel.describe();
    expect(said(client.preserve(session, device, 3n))).toBe("ENOENT");
    expect(said(client.preserve(session, iommufd, 2n))).toBe("ENOENT");
    expect(machine.kernel.describe()).toBe(before);
    expect(client.unmap(iommufd, ioas, 1n << 32n, 1n << 20n)).toBe(1n << 20n);
  });
  it("32: memfd, iommufd, device; closed, with nothing kept; and all again", () => {
    const bench = live();
    const atRest = bench.machine.kernel.kho!.map.blocks;
    const { client, lu, iommufd, memfd, device } = bench;
    expect(preserveAll(bench)).toBe("ok ok ok");
    client.process.close(bench.session);
    expect(bench.machine.kernel.kho!.map.blocks).toBe(atRest - 1);
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
    markIn(bench, hwpt, 5);
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
      markIn(bench, client.hwptAlloc(iommufd, devId, ioas), 100 + at);
    }
    expect(preserveAll(bench)).toBe("ok ok ok");
    expect([...machine.kernel.contexts].map((context) => context.validations)).toEqual([1]);
  });
  it("41, 42: a preserved page table cannot be destroyed; one marked later does not matter", () => {
    const bench = live();
    const { client, iommufd, devId, ioas, hwpt, session, device } = bench;
    const spare = client.hwptAlloc(iommufd, devId, ioas);
    markIn(bench, spare, 50);
    expect(preserveAll(bench)).toBe("ok ok ok");
    expect(said(client.destroy(iommufd, spare))).toBe("EBUSY");
    const late = client.hwptAlloc(iommufd, devId, client.ioasAlloc(iommufd));
    expect(markIn(bench, late, 60)).toBe(0);
    expect(client.destroy(iommufd, late)).toBe(0);
    client.process.close(session);
    expect(client.destroy(iommufd, spare)).toBe(0);
    client.detach(device);
    expect(client.destroy(iommufd, hwpt)).toBe(0);
  });
  it("43: whatever allocation fails, everything is as before", () => {
    const bench = live();
    const { client, machine, iommufd, hwpt, session, memfd, device } = bench;
    markIn(bench, hwpt, 5);
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
  it("43, 46: a failure at the second page of records leaves nothing of the first", () => {
    const bench = live();
    const { client, machine, iommufd, devId, ioas, session, memfd } = bench;
    for (let at = 0; at < 103; at++) {
      markIn(bench, client.hwptAlloc(iommufd, devId, ioas), 1000 + at);
    }
    expect(client.preserve(session, memfd, 1n)).toBe(0);
    const before = machine.kernel.describe();
    for (let nth = 1; ; nth++) {
      machine.world.faults.arm({ nth });
      const answer = client.preserve(session, iommufd, 2n);
      if (!machine.world.faults.disarm()) {
        expect([answer, nth > 6]).toEqual([0, true]);
        break;
      }
      expect(said(answer)).toBe("ENOMEM");
      expect(machine.kernel.describe()).toBe(before);
    }
  });
  it("46: more domains than one page of records holds", () => {
    const bench = live({ ramBytes: 128 * MIB });
    const { client, iommufd, devId, ioas } = bench;
    const tokens = Array.from({ length: 124 }, (_, at) => 1000 + at);
    for (const token of tokens) markIn(bench, client.hwptAlloc(iommufd, devId, ioas), token);
    expect(preserveAll(bench)).toBe("ok ok ok");
    const { client: after, session } = cross(bench);
    const context = after.retrieve(session, 2n);
    if (!everyRetrieving.includes(profile)) return void expect(said(context)).toBe("EOPNOTSUPP");
    for (const token of tokens) expect(after.findHwpt(context, BigInt(token))).toBeGreaterThan(0);
  });
});

describe.each(everyMarking)("the other side, profile %s", (profile) => {
  const live = (options: Partial<MachineOptions> = {}): LiveBench =>
    liveBench({ profile, ...options });
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
    const { amd, inFront, unit } = machine.hardware;
    // In scalable mode the next kernel has made the device tables of its own: nothing in them.
    const reason = amd !== undefined ? "no permission" : unit.isScalable ? 0x59 : 2;
    expect(inFront.faults.map((fault) => [fault.bdf, fault.reason])).toEqual([[left!.bdf, reason]]);
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
    const gives = everyRetrieving.includes(profile);
    expect(said(owner)).toBe(gives ? "ok" : "EOPNOTSUPP");
    if (gives) expect(said(client.bind(device, owner))).toBe("ok");
  });
  it("53: without retrieval nothing gives the iommufd back and the session cannot end", () => {
    const bench = live();
    expect(preserveAll(bench)).toBe("ok ok ok");
    const { client, session } = cross(bench);
    const gives = everyRetrieving.includes(profile);
    expect(said(client.retrieve(session, 2n))).toBe(gives ? "ok" : "EOPNOTSUPP");
    expect(said(client.finish(session))).toBe(gives ? "ok" : "EBUSY");
  });
  it("without its sessions retrieved, a machine still has no frame it cannot name", () => {
    const bench = ready();
    expect(bench.machine.kexec()).toEqual({ outcome: "booted", remark: undefined });
    expect(bench.machine.kernel.frames.unclaimed).toBeLessThanOrEqual(3);
  });
});

it("a mark has 16 bytes under the later profile, where 12 are too few", () => {
  const { client, iommufd, hwpt } = liveBench({ profile: "latest" });
  expect(said(client.mark(iommufd, hwpt, 5))).toBe("EINVAL");
  expect(client.markLater(iommufd, hwpt, 2n ** 40n)).toBe(0);
});
