// Calls on device files, and of containers that cut, each failed at every step of what it needs.
import { expect } from "vitest";
import { uapi } from "../../../src/generated/index.ts";
import { container, counter, done, scene, words, type Scene, type Swept } from "./fault-scenes.ts";

const SET_IRQS = 0x3b6e;
const IOEVENTFD = 0x3b74;
/** Flags of SET_IRQS: counters, triggered; counters that unmask. */
const TRIGGER = 36;
const UNMASK = 20;

/** A bound device with one message, or one with a table of them; two counters, opened last. */
function counters(name: "vfio0" | "vfio1"): Scene {
  const made = scene();
  const device = made.client.process.open(`/dev/vfio/devices/${name}`);
  expect(made.client.bind(device, made.iommufd)).toBe(2);
  counter(made);
  counter(made);
  return { ...made, device };
}

const last = ({ client }: Scene): number => client.process.fds.open.at(-1) ?? -1;

const setIrqs =
  (index: number) =>
  (made: Scene): number => {
    const { client, device } = made;
    return client.process.ioctl(device, SET_IRQS, words(24, TRIGGER, index, 0, 1, last(made)));
  };

const setIrqsFirst = (index: number) => (): Scene => {
  const made = counters("vfio0");
  done(made, made.device, SET_IRQS, words(24, TRIGGER, index, 0, 1, last(made) - 1));
  return made;
};

export const deviceCalls: readonly Swept[] = [
  ["SET_IRQS, the pin", () => counters("vfio0"), setIrqs(0)],
  ["SET_IRQS, another counter for the pin", setIrqsFirst(0), setIrqs(0)],
  [
    "SET_IRQS, a counter that unmasks the pin",
    setIrqsFirst(0),
    (made) =>
      made.client.process.ioctl(made.device, SET_IRQS, words(24, UNMASK, 0, 0, 1, last(made))),
  ],
  ["SET_IRQS, a message", () => counters("vfio0"), setIrqs(1)],
  ["SET_IRQS, a table's message", () => counters("vfio1"), setIrqs(2)],
  ["SET_IRQS, a request to let go", () => counters("vfio0"), setIrqs(4)],
  [
    "IOEVENTFD",
    () => counters("vfio0"),
    (made) => {
      const store = [32, 4, 8, 0, 5, 0, last(made), 0];
      return made.client.process.ioctl(made.device, IOEVENTFD, words(...store));
    },
  ],
  [
    "GET_REGION_INFO of the region with the table of messages",
    () => counters("vfio1"),
    ({ client, device }) =>
      client.process.ioctl(device, 0x3b6c, words(48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    "reads",
  ],
  ...(["rfc-2021", "rfc-2021-reviewed"] as const).map((profile): Swept => [
    `BIND in the shape of ${profile}`,
    () => scene({ profile }),
    ({ client, iommufd, device }) =>
      client.process.ioctl(
        device,
        uapi.vfio.rfc.VFIO_DEVICE_BIND_IOMMUFD,
        words(24, 0, iommufd, 0, 7, 0),
      ),
  ]),
  [
    "container UNMAP_DMA of a part at the start",
    container,
    ({ client, iommufd }) =>
      client.process.ioctl(iommufd, 0x3b72, words(24, 0, 0x100000, 0, 0x1000, 0)),
  ],
];
