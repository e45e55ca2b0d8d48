// Commands by number and file: what a person is told a call was.
import { describe, expect, it } from "vitest";
import { commandOf, kindOf, type FileKind } from "../../src/runtime/serve/index.ts";

type Case = readonly [kind: FileKind, number: number, name: string, size?: number];

const cases: readonly Case[] = [
  ["iommufd", 0x3b80, "IOMMU_DESTROY"],
  ["iommufd", 0x3b85, "IOMMU_IOAS_MAP"],
  ["iommufd", 0x3b8a, "IOMMU_GET_HW_INFO"],
  ["iommufd", 0x3b8e, "IOMMU_FAULT_QUEUE_ALLOC"],
  ["iommufd", 0x3b95, "IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE", 16],
  ["iommufd", 0x3b95, "IOMMU_HWPT_LU_SET_PRESERVE", 12],
  ["iommufd", 0x3ba0, "IOMMU_TEST_CMD"],
  // One number, three meanings.
  ["iommufd", 0x3b71, "VFIO_IOMMU_MAP_DMA"],
  ["device", 0x3b71, "VFIO_DEVICE_PCI_HOT_RESET"],
  ["device", 0x3b77, "VFIO_DEVICE_ATTACH_IOMMUFD_PT"],
  ["device", 0x3b75, "VFIO_DEVICE_FEATURE"],
  ["device", 0x3b6e, "VFIO_DEVICE_SET_IRQS"],
  ["device", 0x3b6f, "VFIO_DEVICE_RESET"],
  ["group", 0x3b68, "VFIO_GROUP_SET_CONTAINER"],
  ["liveupdate", 0xba40, "LIVEUPDATE_SESSION_PRESERVE_FD"],
];

const check = ([kind, number, name, size]: Case): void =>
  expect(commandOf(kind, number, size)?.name).toBe(name);

describe("commands", () => {
  it.each(cases.map((one) => [one.slice(0, 3).join(" "), one] as const))("%s", (_, one) =>
    check(one),
  );

  it("has the struct that has grown by what the program says", () => {
    expect(commandOf("device", 0x3b76, 16)?.size).toBe(16);
    expect(commandOf("device", 0x3b76, 24)?.size).toBe(24);
    expect(commandOf("device", 0x3b76, 9)?.size).toBe(16);
  });

  it("knows files by what they are", () => {
    const kinds = [
      "/dev/iommu",
      "vfio device, not bound",
      "vfio group",
      "liveupdate session",
      "memfd",
    ];
    expect(kinds.map(kindOf)).toEqual(["iommufd", "device", "group", "liveupdate", undefined]);
    expect(commandOf("group", 0x3b85)).toBeUndefined();
  });
});
