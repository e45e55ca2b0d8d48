// Calls on device files and groups that need nothing.
import { expect } from "vitest";
import {
  counter,
  done,
  mapped,
  newest,
  scene,
  words,
  type Frugal,
  type Scene,
} from "./fault-scenes.ts";

const onDevice =
  (command: number, ...values: readonly number[]) =>
  ({ client, device }: Scene): number =>
    client.process.ioctl(device, command, words(...values));

const bound = (): Scene => scene({ bound: true });

/** A device that was reset by itself: one of the two can. */
function resettable(): Scene {
  const made = scene();
  const device = made.client.process.open("/dev/vfio/devices/vfio1");
  expect(made.client.bind(device, made.iommufd)).toBe(2);
  return { ...made, device };
}

/** A group in a container, opened last. */
function group(): Scene {
  const made = scene();
  const fd = made.client.process.open("/dev/vfio/0");
  done(made, fd, 0x3b68, words(made.iommufd));
  return made;
}

export const frugalDevices: readonly Frugal[] = [
  [
    "DETACH",
    "it only gives back",
    () => {
      const made = mapped({ bound: true });
      expect(made.client.attach(made.device, 1)).toBe(3);
      return made;
    },
    ({ client, device }) => client.process.ioctl(device, 0x3b78, words(8, 0)),
  ],
  [
    "GET_INFO",
    "it only reads",
    () => scene({ bound: true }),
    ({ client, device }) => client.process.ioctl(device, 0x3b6b, words(20, 0, 0, 0, 0)),
  ],
  ["GET_IRQ_INFO", "it only reads", bound, onDevice(0x3b6d, 16, 0, 1, 0)],
  ["GET_REGION_INFO", "it only reads", bound, onDevice(0x3b6c, 32, 0, 0, 0, 0, 0, 0, 0)],
  [
    "SET_IRQS off",
    "it only gives back",
    () => {
      const made = bound();
      done(made, made.device, 0x3b6e, words(24, 36, 0, 0, 1, counter(made)));
      return made;
    },
    onDevice(0x3b6e, 20, 33, 0, 0, 0),
  ],
  [
    "IOEVENTFD removed",
    "it only gives back",
    () => {
      const made = bound();
      done(made, made.device, 0x3b74, words(32, 4, 8, 0, 5, 0, counter(made), 0));
      return made;
    },
    onDevice(0x3b74, 32, 4, 8, 0, 5, 0, -1, 0),
  ],
  ["RESET", "registers only", resettable, onDevice(0x3b6f)],
  [
    "GET_PCI_HOT_RESET_INFO",
    "no device here can be reset by its bus",
    bound,
    onDevice(0x3b70, 12, 0, 0),
    "ENODEV",
  ],
  [
    "PCI_HOT_RESET",
    "no device here can be reset by its bus",
    bound,
    onDevice(0x3b71, 12, 0, 0),
    "ENODEV",
  ],
  ["FEATURE: low power", "a flag", bound, onDevice(0x3b75, 8, 0x20003)],
  [
    "GROUP_GET_STATUS",
    "it only reads",
    group,
    (made) => made.client.process.ioctl(newest(made), 0x3b67, words(8, 0)),
  ],
  [
    "GROUP_UNSET_CONTAINER",
    "it only gives back",
    group,
    (made) => made.client.process.ioctlAt(newest(made), 0x3b69, 0),
  ],
];
