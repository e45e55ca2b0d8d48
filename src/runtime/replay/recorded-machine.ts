// The machines that traces were recorded on, by the name their files begin with.
import type { MachineOptions } from "../machine/index.ts";

export interface RecordedMachine {
  readonly name: string;
  /** Everything of a machine but its seed. */
  readonly machine: Omit<MachineOptions, "seed">;
}

/** Frames for tables and nothing else: user pages keep the frames of the recorded machine. */
const RAM_BYTES = 64 * 2 ** 20;

/** The two devices every recorded machine has, and where its firmware put their registers. */
const devices = [
  { bus: 0, device: 4, address: 0xfe90_0000 },
  { bus: 0, device: 5, address: 0xfea0_0000 },
];

const CAP_48 = 0x00d2_008c_222f_0606n;
const CAP_39 = 0x00d2_008c_2226_0206n;
const CACHING_MODE = 1n << 7n;
const ECAP = 0x00f0_0f4an;
/** Without interrupt remapping, and so without the handles it can mask. */
const ECAP_NO_REMAPPING = 0x0f42n;
/** With scalable mode, second-stage translation in it and PASIDs. */
const ECAP_SCALABLE = 0x0000_4800_80f0_0f4an;

const intel48: MachineOptions = {
  seed: 0,
  ramBytes: RAM_BYTES,
  profile: "linux-6.12",
  devices,
  unit: { widthLg2: 48, capabilities: CAP_48, extendedCapabilities: ECAP },
};

const noRemapping: MachineOptions = {
  ...intel48,
  unit: { widthLg2: 48, capabilities: CAP_48, extendedCapabilities: ECAP_NO_REMAPPING },
};

export const recordedMachines: readonly RecordedMachine[] = [
  { name: "intel48", machine: intel48 },
  {
    name: "intel39",
    machine: {
      ...intel48,
      unit: { widthLg2: 39, capabilities: CAP_39, extendedCapabilities: ECAP },
    },
  },
  {
    name: "intel48cm",
    machine: {
      ...intel48,
      unit: { widthLg2: 48, capabilities: CAP_48 | CACHING_MODE, extendedCapabilities: ECAP },
    },
  },
  { name: "intelpt", machine: { ...intel48, profile: "linux-6.12-passthrough" } },
  {
    name: "intelsm",
    machine: {
      ...intel48,
      profile: "linux-6.12-scalable",
      unit: { widthLg2: 48, capabilities: CAP_48, extendedCapabilities: ECAP_SCALABLE },
    },
  },
  { name: "amd", machine: { ...intel48, amd: true } },
  { name: "nointremap", machine: { ...noRemapping, profile: "linux-6.12-nointremap" } },
  {
    name: "nointremap_unsafe",
    machine: { ...noRemapping, profile: "linux-6.12-nointremap-unsafe" },
  },
  { name: "virtio", machine: { ...intel48, profile: "linux-6.12-virtio" } },
  { name: "liveupdate", machine: { ...intel48, profile: "linux-7.2" } },
  { name: "mock", machine: { ...intel48, profile: "linux-6.12-test", devices: [] } },
];
