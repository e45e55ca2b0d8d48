// Page tables the next kernel takes over: devices leave them for others, and the marks of written
// pages go with them.
import { describe, expect, it } from "vitest";
import { SCALABLE_UNIT } from "../../../src/runtime/hardware/index.ts";
import type { Domain } from "../../../src/runtime/kernel/iommu/index.ts";
import { Client } from "../../../src/runtime/voyage/index.ts";
import { live, markIn, said } from "./bench.ts";

const IOVA = 2 ** 32;

describe.each(["reviewed", "reviewed-scalable", "reviewed on AMD"])("on %s", (profile) => {
  it("a device taken back and attached elsewhere is the old page table's no more", () => {
    const made = live({ profile });
    const { client: old, machine } = made;
    markIn(made, made.hwpt, 5);
    [made.memfd, made.iommufd, made.device].forEach((fd, at) =>
      expect(old.preserve(made.session, fd, BigInt(at + 1))).toBe(0),
    );
    machine.kexec();
    const client = new Client(machine.spawn());
    const back = client.retrieveSession(client.process.open("/dev/liveupdate"), "case");
    const [memfd, iommufd, device] = [1n, 2n, 3n].map((token) => client.retrieve(back, token));
    const devId = client.bind(device!, iommufd!);
    const ioasId = client.ioasAlloc(iommufd!);
    client.mapFile(iommufd!, memfd!, { ioasId, start: 0n, length: 4096n, iova: 0n });
    const fresh = client.hwptAlloc(iommufd!, devId, ioasId);
    expect(client.attach(device!, fresh)).toBe(fresh);
    expect(client.finish(back)).toBe(0);
    const [pci] = machine.hardware.devices;
    expect(client.destroy(iommufd!, client.findHwpt(iommufd!, 5n))).toBe(0);
    expect(pci!.readBytes(0, 4)).toBeDefined();
    expect(pci!.readBytes(IOVA, 4)).toBeUndefined();
  });
});

describe("page tables that track written pages", () => {
  const TRACKS = 2;
  const SET_DIRTY_TRACKING = 0x3b8b;

  it.each(["latest-scalable", "reviewed on AMD"])("go over with their marks: %s", (profile) => {
    const isAmd = profile.endsWith("AMD");
    const made = live(
      isAmd ? { profile: "reviewed", amd: { marksDirty: true } } : { profile, unit: SCALABLE_UNIT },
    );
    const { client, machine, iommufd, device } = made;
    const tracked = client.hwptAlloc(iommufd, made.devId, made.ioas, TRACKS);
    expect(tracked).toBeGreaterThan(0);
    client.attach(device, tracked);
    const words = Uint32Array.of(16, 1, tracked, 0);
    const setOn = (fd: number, own: Client): number =>
      own.process.ioctl(fd, SET_DIRTY_TRACKING, new Uint8Array(words.slice().buffer));
    expect(setOn(iommufd, client)).toBe(0);
    const [pci] = machine.hardware.devices;
    pci!.writeBytes(IOVA + 4096, Uint8Array.of(1));
    markIn(made, tracked, 5);
    const [context] = machine.kernel.contexts;
    const { pageTable } = (context!.objects.find(tracked) as unknown as { domain: Domain }).domain;
    const { topPfn } = pageTable;
    const answers = [made.memfd, iommufd, device].map((fd, at) =>
      said(client.preserve(made.session, fd, BigInt(at + 1))),
    );
    expect(answers).toEqual(["ok", "ok", "ok"]);
    const { inFront } = machine.hardware;
    let spent = 0;
    machine.kexec({ between: () => void (spent = inFront.invalidations) });
    const after = new Client(machine.spawn());
    const back = after.retrieveSession(after.process.open("/dev/liveupdate"), "case");
    const [, fd, cdev] = [1n, 2n, 3n].map((token) => after.retrieve(back, token));
    after.bind(cdev!, fd!);
    const table = after.findHwpt(fd!, 5n);
    expect(after.attach(cdev!, table)).toBe(table);
    // Nothing was written, so the unit still marks; the new kernel's table has no tracking.
    expect(inFront.invalidations).toBe(spent);
    expect(machine.hardware.ram.frame(topPfn).some((byte) => byte !== 0)).toBe(true);
    words[2] = table;
    expect(said(setOn(fd!, after))).toBe("EOPNOTSUPP");
    expect(pci!.readBytes(IOVA + 4096, 1)).toEqual(Uint8Array.of(1));
  });
});
