// A bus of which no device goes over: the unit runs on for the others, so its root entry must not
// lead to a context table that the next kernel knows nothing of.
import { expect, it } from "vitest";
import { SCALABLE_UNIT } from "../../../src/runtime/hardware/index.ts";
import { live, markIn } from "./bench.ts";

const TOKENS = [1n, 2n, 3n];
const IOVA_PFN = 2 ** 20;
/** A root entry: in scalable mode each half leads to the table of half the bus. */
const ENTRY_BYTES = 16;

it.each([{ profile: "reviewed" }, { profile: "reviewed-scalable", unit: SCALABLE_UNIT }])(
  "is nowhere in the root table at the jump: $profile",
  (options) => {
    const devices = [
      { bus: 2, device: 4 },
      { bus: 1, device: 4 },
    ];
    const made = live({ ...options, devices });
    const { machine, client, iommufd, session, memfd, device, hwpt } = made;
    const other = client.process.open("/dev/vfio/devices/vfio1");
    expect(client.bind(other, iommufd)).toBeGreaterThan(0);
    expect(client.attach(other, hwpt)).toBe(hwpt);
    expect(markIn(made, hwpt, 5)).toBe(0);
    [memfd, iommufd, device].forEach((fd, at) => {
      expect(client.preserve(session, fd, TOKENS[at]!)).toBe(0);
    });

    const { ram, unit } = machine.hardware;
    const leadsFrom = (bus: number): boolean =>
      ram.read(unit.rootPointer + bus * ENTRY_BYTES, ENTRY_BYTES).some((byte) => byte !== 0);
    const reached = (): unknown[] =>
      machine.hardware.devices.map(({ bdf }) => unit.translate(bdf, IOVA_PFN, false) !== undefined);
    expect([leadsFrom(2), leadsFrom(1), ...reached()]).toEqual([true, true, true, true]);
    expect(machine.prepareKexec().errno).toBe(0);
    expect([leadsFrom(2), leadsFrom(1), ...reached()]).toEqual([true, false, true, false]);
  },
);
