// Kexec after kexec: the same files, page tables and DMA through several kernels, each preserved
// again by the one it came to.
import { describe, expect, it } from "vitest";
import { Client } from "../../src/runtime/voyage/index.ts";
import { atRest, everyRetrieving, live, markIn, said } from "../machine/kernel/bench.ts";

const KERNELS = 4;
const IOVA_PFN = 2 ** 20;

describe.each(everyRetrieving)("profile %s", (profile) => {
  it("carries one page table and its DMA through four kernels", () => {
    const bench = live({ profile });
    const { machine } = bench;
    const [pci] = machine.hardware.devices;
    markIn(bench, bench.hwpt, 5);
    pci!.program([{ iovaPfn: IOVA_PFN, expectLow: 0x55aa0000, expectHigh: 0, writeOffset: 2048 }]);
    let { client, session, memfd, iommufd, device } = bench;
    const where = machine.hardware.inFront.translate(pci!.bdf, IOVA_PFN, false);
    for (let kernel = 1; kernel <= KERNELS; kernel++) {
      const fds = [memfd, iommufd, device];
      const answers = fds.map((fd, at) => said(client.preserve(session, fd, BigInt(at + 1))));
      expect(answers).toEqual(["ok", "ok", "ok"]);
      machine.tick(5);
      expect(machine.kexec({ dmaSteps: 5 })).toEqual({ outcome: "booted", remark: undefined });
      client = new Client(machine.spawn());
      const lu = client.process.open("/dev/liveupdate");
      const arrived = client.retrieveSession(lu, kernel === 1 ? "case" : `again ${kernel - 1}`);
      [memfd, iommufd, device] = [1n, 2n, 3n].map((token) => client.retrieve(arrived, token)) as [
        number,
        number,
        number,
      ];
      const hwpt = client.findHwpt(iommufd, 5n);
      expect(said(client.bind(device, iommufd))).toBe("ok");
      expect(said(client.attach(device, hwpt))).toBe("ok");
      expect(client.finish(arrived)).toBe(0);
      expect(machine.hardware.inFront.translate(pci!.bdf, IOVA_PFN, false)).toBe(where);
      expect(machine.kernel.luo!.number).toBe(kernel + 1);
      session = client.createSession(lu, `again ${kernel}`);
    }
    machine.tick(5);
    expect([machine.hardware.inFront.faults, pci!.complaints]).toEqual([[], []]);
    expect(pci!.journal.length).toBeGreaterThan(KERNELS * 10);
    client.process.exit();
    const owners = machine.kernel.frames.census().map(([owner]) => owner);
    expect(owners).toEqual(atRest(profile));
    expect(machine.kernel.frames.unclaimed).toBe(0);
  });

  it("does not let a page table go again without the memory it leads to", () => {
    const bench = live({ profile });
    markIn(bench, bench.hwpt, 5);
    const { machine } = bench;
    const fds = [bench.memfd, bench.iommufd, bench.device];
    fds.forEach((fd, at) => bench.client.preserve(bench.session, fd, BigInt(at + 1)));
    machine.kexec();
    const client = new Client(machine.spawn());
    const lu = client.process.open("/dev/liveupdate");
    const arrived = client.retrieveSession(lu, "case");
    const [memfd, iommufd] = [1n, 2n].map((token) => client.retrieve(arrived, token));
    const session = client.createSession(lu, "again");
    // Until then the files are the orchestrator's own.
    expect(said(client.preserve(session, memfd!, 1n))).toBe("EBUSY");
    expect(client.finish(arrived)).toBe(0);
    const before = machine.kernel.describe();
    expect(said(client.preserve(session, iommufd!, 2n))).toBe("ENOENT");
    expect(machine.kernel.describe()).toBe(before);
    expect(said(client.preserve(session, memfd!, 1n))).toBe("ok");
    expect(said(client.preserve(session, iommufd!, 2n))).toBe("ok");
  });
});
