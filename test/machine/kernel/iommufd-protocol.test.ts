// The door of the iommufd, walked over every row of the table: short, long and clean, long and dirty,
// unknown numbers, bad pointers; in the kernel's order of checks.
import { describe, expect, it } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { boot, said } from "./bench.ts";

const { ioas, hwpt, fault } = uapi.iommufd;
const { posted } = uapi.iommufdLiveupdate;

/** command, size of the first version, size here, errno of an all-zero struct of full size. */
const rows: readonly (readonly [string, number, number, number, string])[] = [
  ["IOMMU_DESTROY", ioas.IOMMU_DESTROY, 8, 8, "ENOENT"],
  ["IOMMU_IOAS_ALLOC", ioas.IOMMU_IOAS_ALLOC, 12, 12, "ok"],
  ["IOMMU_IOAS_ALLOW_IOVAS", ioas.IOMMU_IOAS_ALLOW_IOVAS, 24, 24, "ENOENT"],
  ["IOMMU_IOAS_COPY", ioas.IOMMU_IOAS_COPY, 40, 40, "EINVAL"],
  ["IOMMU_IOAS_IOVA_RANGES", ioas.IOMMU_IOAS_IOVA_RANGES, 32, 32, "ENOENT"],
  ["IOMMU_IOAS_MAP", ioas.IOMMU_IOAS_MAP, 40, 40, "EINVAL"],
  ["IOMMU_IOAS_MAP_FILE", ioas.IOMMU_IOAS_MAP_FILE, 40, 40, "EINVAL"],
  ["IOMMU_IOAS_UNMAP", ioas.IOMMU_IOAS_UNMAP, 24, 24, "ENOENT"],
  ["IOMMU_OPTION", ioas.IOMMU_OPTION, 24, 24, "ok"],
  ["IOMMU_VFIO_IOAS", ioas.IOMMU_VFIO_IOAS, 12, 12, "ENODEV"],
  ["IOMMU_HWPT_ALLOC", hwpt.IOMMU_HWPT_ALLOC, 24, 48, "ENOENT"],
  ["IOMMU_GET_HW_INFO", hwpt.IOMMU_GET_HW_INFO, 32, 40, "ENOENT"],
  ["HWPT_SET_DIRTY_TRACKING", hwpt.IOMMU_HWPT_SET_DIRTY_TRACKING, 16, 16, "ENOENT"],
  ["HWPT_GET_DIRTY_BITMAP", hwpt.IOMMU_HWPT_GET_DIRTY_BITMAP, 48, 48, "ENOENT"],
  ["HWPT_INVALIDATE", hwpt.IOMMU_HWPT_INVALIDATE, 32, 32, "ENOENT"],
  ["FAULT_QUEUE_ALLOC", fault.IOMMU_FAULT_QUEUE_ALLOC, 16, 16, "ok"],
  ["IOAS_CHANGE_PROCESS", ioas.IOMMU_IOAS_CHANGE_PROCESS, 8, 8, "ok"],
  ["HWPT_LU_SET_PRESERVE", posted.IOMMU_HWPT_LU_SET_PRESERVE, 12, 12, "ENOENT"],
];

function check(command: number, bytes: number, size: number, tail = 0): string {
  const { client } = boot();
  const fd = client.process.open("/dev/iommu");
  const buffer = new Uint8Array(bytes);
  new DataView(buffer.buffer).setUint32(0, size, true);
  if (tail !== 0) buffer[bytes - 1] = tail;
  return said(client.process.ioctl(fd, command, buffer));
}

describe.each(rows)("%s", (_, command, least, size, zero) => {
  it("says what an all-zero struct deserves", () => {
    expect(check(command, size, size)).toBe(zero);
  });
  it("refuses a size one byte under the first version", () => {
    expect(check(command, size, least - 1)).toBe("EINVAL");
    expect(check(command, size, 0)).toBe("EINVAL");
  });
  it("takes the first version's size", () => {
    expect(check(command, size, least)).toBe(zero);
  });
  it("takes a longer struct whose tail is zero, and only such", () => {
    expect(check(command, size + 8, size + 8)).toBe(zero);
    expect(check(command, size + 8, size + 8, 1)).toBe("E2BIG");
    expect(check(command, 9000, 9000, 1)).toBe("E2BIG");
  });
});

describe("the table", () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ["below it", 0x3b7f, "ENOTTY"],
    ["past its end", 0x3bf0, "ENOTTY"],
    ["in a hole", 0x3b97, "ENOTTY"],
    ["another type byte on a known number", 0x0081, "ENOTTY"],
    ["direction bits on a known number", 0xc00c3b81, "ENOTTY"],
  ];
  it.each(cases)("%s", (_, command, errno) => expect(check(command, 64, 64)).toBe(errno));

  it("asks for the size before it knows the command, so a bad pointer wins", () => {
    const { client } = boot();
    const fd = client.process.open("/dev/iommu");
    expect(said(client.process.ioctlAt(fd, 0x3b90, 0))).toBe("EFAULT");
    expect(said(client.process.ioctlAt(fd, 0x3b7f, 0))).toBe("ENOTTY");
    expect(said(client.process.ioctlAt(99, 0x3b81, 0))).toBe("EBADF");
  });

  it("has no live update and no MAP_FILE in Linux 6.12", () => {
    const { client } = boot({ profile: "linux-6.12" });
    const fd = client.process.open("/dev/iommu");
    const buffer = (size: number): Uint8Array =>
      Uint8Array.from({ length: size }, (_, at) => (at === 0 ? size : 0));
    expect(said(client.process.ioctl(fd, 0x3b8f, buffer(40)))).toBe("ENOTTY");
    expect(said(client.process.ioctl(fd, 0x3b95, buffer(12)))).toBe("ENOTTY");
    expect(said(client.process.open("/dev/liveupdate"))).toBe("ENOENT");
  });
});

describe("a mapping of the iommufd", () => {
  it.each([
    ["linux-6.12", true, "ENODEV"],
    ["linux-6.12", false, "ENODEV"],
    ["linux-7.2", true, "ENXIO"],
    ["linux-7.2", false, "EINVAL"],
  ])("in %s, shared %s: %s", (profile, isShared, answer) => {
    const { process } = boot({ profile }).client;
    const file = process.fds.find(process.open("/dev/iommu"))!;
    expect(said(file.mmap({ position: 0, length: 4096, isShared }) as number)).toBe(answer);
  });
});
