// The shortest whole voyage: one file, one page table, one device, one jump.
import { expect, it } from "vitest";
import { Machine } from "../../src/runtime/machine/index.ts";
import { Client } from "../../src/runtime/voyage/client.ts";

it("carries one mapping over a kexec while its device keeps reading and writing", () => {
  const machine = new Machine({ seed: 1, ramBytes: 64 * 2 ** 20 });
  const before = new Client(machine.spawn());
  const { process } = before;
  const memfd = process.memfdCreate("ram", 2);
  expect(process.ftruncate(memfd, 4 * 2 ** 20)).toBe(0);
  expect(process.pwrite(memfd, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2 ** 20)).toBe(8);
  expect(process.addSeals(memfd, 7)).toBe(0);
  const iommufd = process.open("/dev/iommu");
  const ioas = before.ioasAlloc(iommufd);
  const device = process.open("/dev/vfio/devices/vfio0");
  const devId = before.bind(device, iommufd);
  const hwpt = before.hwptAlloc(iommufd, devId, ioas);
  expect(before.attach(device, hwpt)).toBe(hwpt);
  const request = { ioasId: ioas, start: 0n, length: 4n * 2n ** 20n, iova: 2n ** 32n };
  expect(before.mapFile(iommufd, memfd, request)).toBe(2n ** 32n);
  expect(before.mark(iommufd, hwpt, 77)).toBe(0);
  const lu = process.open("/dev/liveupdate");
  const session = before.createSession(lu, "vm");
  expect(before.preserve(session, memfd, 1n)).toBe(0);
  expect(before.preserve(session, iommufd, 2n)).toBe(0);
  expect(before.preserve(session, device, 3n)).toBe(0);
  expect(before.unmap(iommufd, ioas, 2n ** 32n, 4n * 2n ** 20n)).toBe(-16);
  const [pci] = machine.hardware.devices;
  pci!.program([
    { iovaPfn: 2 ** 20 + 256, expectLow: 0x04030201, expectHigh: 0x08070605, writeOffset: 512 },
  ]);
  machine.tick(5);
  expect(machine.kexec({ dmaSteps: 3 })).toEqual({ outcome: "booted", remark: undefined });
  const after = new Client(machine.spawn());
  const lu2 = after.process.open("/dev/liveupdate");
  expect(lu2).toBeGreaterThan(0);
  const session2 = after.retrieveSession(lu2, "vm");
  const memfd2 = after.retrieve(session2, 1n);
  expect(after.process.pread(memfd2, 8, 2 ** 20)).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  const iommufd2 = after.retrieve(session2, 2n);
  const device2 = after.retrieve(session2, 3n);
  const hwpt2 = after.findHwpt(iommufd2, 77n);
  expect(hwpt2).toBeGreaterThan(0);
  expect(after.bind(device2, iommufd2)).toBeGreaterThan(0);
  expect(after.attach(device2, hwpt2)).toBe(hwpt2);
  expect(after.finish(session2)).toBe(0);
  machine.tick(5);
  expect(machine.hardware.unit.faults).toEqual([]);
  expect(pci!.complaints).toEqual([]);
  expect(pci!.journal.length).toBe(5 + 3 * 4 + 5);
  after.process.exit();
  expect(machine.kernel.frames.unclaimed).toBe(0);
  expect(machine.kernel.frames.census().map(([owner]) => owner)).toEqual([
    "kho",
    "liveupdate",
    "vt-d",
  ]);
});
