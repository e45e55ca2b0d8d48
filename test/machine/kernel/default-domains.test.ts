// The kernel's own translation of devices: there until a user takes the device, back when he goes.
import { describe, expect, it } from "vitest";
import { boot } from "./bench.ts";

type Device = ReturnType<typeof boot>["machine"]["hardware"]["devices"][number];

/** What the unit's entry for the first device says, in words of the specification. */
function entry({ machine }: ReturnType<typeof boot>): string {
  const { unit, ram, devices } = machine.hardware;
  const { bdf } = devices[0] as Device;
  const root = ram.readNumber(unit.rootPointer + (bdf >>> 8) * 16) ?? 0;
  const context = root - (root % 4096) + (bdf & 0xff) * 16;
  const low = root === 0 ? 0 : (ram.readNumber(context) ?? 0);
  if (low % 2 === 0) return "blocked";
  if ((low & 0xc) === 8) return "passed through";
  return `tables at ${low - (low % 4096)}`;
}

describe("a device nobody owns", () => {
  it.each([
    ["linux-6.12", /^tables/],
    ["linux-6.12-passthrough", /^passed through$/],
    ["luo-current", /^blocked$/],
  ] as const)("%s", (profile, own) => {
    const bench = boot({ profile });
    const { client } = bench;
    const first = entry(bench);
    expect(first).toMatch(own);
    const iommufd = client.process.open("/dev/iommu");
    const device = client.process.open("/dev/vfio/devices/vfio0");
    expect(entry(bench)).toBe(first);
    client.bind(device, iommufd);
    expect(entry(bench)).toBe("blocked");
    client.attach(device, client.ioasAlloc(iommufd));
    expect(entry(bench)).toMatch(/^tables/);
    expect(entry(bench)).not.toBe(first);
    client.process.fds.close(iommufd);
    client.process.fds.close(device);
    expect(entry(bench)).toBe(first);
  });
});
