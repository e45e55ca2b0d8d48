// The device file: nothing but bind before bind, exclusivity by construction, close unbinds.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { boot, live, ready, said } from "./bench.ts";

const { cdev, rfc, reviewed } = uapi.vfio;
/** Where a token lies. */
const TOKEN = 0x10000;

/** A bind call from raw words: argsz, flags, fd. */
function bind(bench: ReturnType<typeof ready>, words: readonly number[], fd: number): string {
  const bytes = new Uint8Array(Math.max(16, words.length * 4));
  const view = new DataView(bytes.buffer);
  words.forEach((word, at) => view.setInt32(at * 4, word, true));
  return said(bench.client.process.ioctl(fd, cdev.VFIO_DEVICE_BIND_IOMMUFD, bytes));
}

describe("bind", () => {
  const cases: readonly (readonly [
    string,
    (iommufd: number, device: number) => number[],
    string,
    string?,
  ])[] = [
    ["argsz too small", (iommufd) => [12, 0, iommufd, 0], "EINVAL"],
    ["argsz zero", (iommufd) => [0, 0, iommufd, 0], "EINVAL"],
    ["flags", (iommufd) => [16, 2, iommufd, 0], "EINVAL"],
    ["a token, before there were any", (iommufd) => [16, 1, iommufd, 0], "EINVAL", "linux-6.12"],
    ["a token that is not there", (iommufd) => [24, 1, iommufd, 0, 64, 0], "EFAULT"],
    ["the same under a smaller argsz", (iommufd) => [16, 1, iommufd, 0, 64, 0], "EFAULT"],
    ["a token for a device that takes none", (iommufd) => [24, 1, iommufd, 0, TOKEN, 0], "EINVAL"],
    ["a token before the descriptor", () => [24, 1, 999, 0, TOKEN, 0], "EINVAL"],
    ["descriptor -1", () => [16, 0, -1, 0], "EINVAL"],
    ["descriptor not open", () => [16, 0, 999, 0], "EBADF"],
    ["descriptor of the device itself", (_, device) => [16, 0, device, 0], "EBADFD"],
    ["good", (iommufd) => [16, 0, iommufd, 0], "ok"],
    ["larger argsz with a clean tail", (iommufd) => [32, 0, iommufd, 0, 0, 0, 0, 0], "ok"],
    ["larger argsz with a dirty tail", (iommufd) => [32, 0, iommufd, 0, 0, 0, 0, 1], "E2BIG"],
    ["the same in 6.12", (iommufd) => [32, 0, iommufd, 0, 0, 0, 0, 1], "ok", "linux-6.12"],
  ];
  for (const [name, words, errno, profile] of cases) {
    it(name, () => {
      const bench = ready(profile === undefined ? {} : { profile });
      expect(bench.client.process.space.mmap(4096, { va: TOKEN })).toBe(TOKEN);
      const device = bench.client.process.open("/dev/vfio/devices/vfio0");
      expect(bind(bench, words(bench.iommufd, device), device)).toBe(errno);
    });
  }

  it("is the only thing a fresh file can do", () => {
    const { client } = boot();
    const device = client.process.open("/dev/vfio/devices/vfio0");
    for (const command of [
      cdev.VFIO_DEVICE_GET_INFO,
      cdev.VFIO_DEVICE_ATTACH_IOMMUFD_PT,
      0x3b6f,
      1,
    ]) {
      expect(said(client.process.ioctl(device, command, new Uint8Array(24)))).toBe("EINVAL");
    }
  });

  it("happens once: not again, not through a second open, until the first is closed", () => {
    const bench = ready();
    const { client, iommufd } = bench;
    const first = client.process.open("/dev/vfio/devices/vfio0");
    const second = client.process.open("/dev/vfio/devices/vfio0");
    expect(client.bind(first, iommufd)).toBe(2);
    expect(said(client.bind(first, iommufd))).toBe("EINVAL");
    expect(said(client.bind(second, iommufd))).toBe("EINVAL");
    expect(said(client.destroy(iommufd, 2))).toBe("EBUSY");
    client.process.close(first);
    expect(said(client.destroy(iommufd, 2))).toBe("ENOENT");
    expect(client.bind(second, iommufd)).toBe(2);
  });

  it("keeps the context alive after its own descriptor is closed", () => {
    const { client, iommufd } = ready();
    const device = client.process.open("/dev/vfio/devices/vfio0");
    client.bind(device, iommufd);
    client.process.close(iommufd);
    expect(said(client.attach(device, 1))).toBe("ok");
    expect(client.process.close(device)).toBe(0);
  });

  it("has the shapes of the 2021 proposal behind their profiles, hole checked in the reviewed one", () => {
    const attempt = (profile: string, hole: number, argsz = 24): string => {
      const { client } = boot({ profile });
      const iommufd = client.process.open("/dev/iommu");
      const device = client.process.open("/dev/vfio/devices/vfio0");
      const view = rfc.encodeVfioDeviceIommuBindData({
        argsz,
        flags: 0,
        iommuFd: iommufd,
        devCookie: 42n,
      });
      view.setUint32(12, hole, true);
      const bytes = new Uint8Array(view.buffer);
      return said(client.process.ioctl(device, reviewed.VFIO_DEVICE_BIND_IOMMUFD, bytes));
    };
    expect(attempt("rfc-2021", 7)).toBe("ok");
    expect(attempt("rfc-2021", 0, 20)).toBe("EINVAL");
    expect(attempt("rfc-2021-reviewed", 0)).toBe("ok");
    expect(attempt("rfc-2021-reviewed", 7)).toBe("EINVAL");
  });
});

describe("attach", () => {
  it("makes a page table for an address space, shares it, and takes it along with the last device", () => {
    const { client, iommufd, ioas } = ready();
    const devices = [0, 1].map((at) => client.process.open(`/dev/vfio/devices/vfio${at}`));
    for (const device of devices) client.bind(device, iommufd);
    expect(client.attach(devices[0]!, ioas)).toBe(4);
    expect(client.attach(devices[1]!, ioas)).toBe(4);
    expect(client.attach(devices[0]!, ioas)).toBe(4);
    expect(said(client.destroy(iommufd, 4))).toBe("EBUSY");
    expect(said(client.destroy(iommufd, ioas))).toBe("EBUSY");
    for (const device of devices) expect(client.detach(device)).toBe(0);
    expect(said(client.destroy(iommufd, 4))).toBe("ENOENT");
    expect(client.detach(devices[0]!)).toBe(0);
    expect(said(client.attach(devices[0]!, 99))).toBe("ENOENT");
    expect(said(client.attach(devices[0]!, 2))).toBe("EINVAL");
    expect(said(client.destroy(iommufd, ioas))).toBe("ok");
  });

  it("is refused where the interrupt window is mapped already", () => {
    const { client, iommufd, ioas, memfd } = ready();
    const request = { ioasId: ioas, start: 0n, length: 4096n, iova: 0xfee01000n };
    expect(client.mapFile(iommufd, memfd, request)).toBe(0xfee01000n);
    const device = client.process.open("/dev/vfio/devices/vfio0");
    client.bind(device, iommufd);
    expect(said(client.attach(device, ioas))).toBe("EADDRINUSE");
    expect(client.unmap(iommufd, ioas, 0xfee01000n, 4096n)).toBe(4096n);
    expect(said(client.attach(device, ioas))).toBe("ok");
  });

  it("lets DMA through with the rights of the mapping, and blocks it after unmap and detach", () => {
    const { client, machine, iommufd, ioas, memfd, device } = live();
    const [pci] = machine.hardware.devices;
    expect(pci!.readBytes(2 ** 32 + 4096, 4)).toEqual(Uint8Array.of(1, 0, 0xaa, 0x55));
    const readOnly = { ioasId: ioas, start: 0n, length: 4096n, iova: 4096n, prot: 1 };
    expect(client.mapFile(iommufd, memfd, readOnly)).toBe(4096n);
    expect(pci!.writeBytes(4096, Uint8Array.of(1))).toBe(false);
    expect(machine.hardware.unit.faults.at(-1)?.reason).toBe(5);
    expect(pci!.readBytes(4096, 1)).toBeDefined();
    client.unmap(iommufd, ioas, 4096n, 4096n);
    expect(pci!.readBytes(4096, 1)).toBeUndefined();
    expect(machine.hardware.unit.faults.at(-1)?.reason).toBe(6);
    client.detach(device);
    expect(pci!.readBytes(2 ** 32, 1)).toBeUndefined();
    expect(machine.hardware.unit.faults.at(-1)?.reason).toBe(2);
  });

  it("makes write-only mappings readable in Linux 6.12, as recorded, and leaves them so later", () => {
    const readBack = (profile: string): boolean => {
      const { client, machine } = boot({ profile });
      const iommufd = client.process.open("/dev/iommu");
      const device = client.process.open("/dev/vfio/devices/vfio0");
      client.bind(device, iommufd);
      const ioas = client.ioasAlloc(iommufd);
      client.attach(device, ioas);
      const start = BigInt(client.process.mmap(4096));
      client.map(iommufd, { ioasId: ioas, start, length: 4096n, iova: 4096n, prot: 2 });
      const [pci] = machine.hardware.devices;
      expect(pci!.writeBytes(4096, Uint8Array.of(1))).toBe(true);
      return pci!.readBytes(4096, 1) !== undefined;
    };
    expect(readBack("linux-6.12")).toBe(true);
    expect(readBack("reviewed")).toBe(false);
  });
});
