// The box: memory, one remapping unit, the devices behind it. It runs on while kernels come and go.
import { Ram } from "../memory/index.ts";
import { AmdUnit, type AmdOptions } from "./amd-unit.ts";
import { Bus } from "./bus.ts";
import { PciDevice, type PciDeviceOptions } from "./pci-device.ts";
import { VtdUnit, type VtdOptions } from "./vtd-unit.ts";

interface HardwareOptions {
  readonly ramBytes: number;
  readonly ramBasePa?: number;
  readonly unit?: VtdOptions;
  /** The devices are behind an AMD unit; the VT-d one has none. */
  readonly amd?: boolean | AmdOptions;
  readonly devices: readonly PciDeviceOptions[];
}

export class Hardware {
  readonly ram: Ram;
  readonly bus: Bus;
  readonly unit: VtdUnit;
  readonly amd: AmdUnit | undefined;
  /** The one that devices are behind. */
  readonly inFront: VtdUnit | AmdUnit;
  readonly devices: readonly PciDevice[];

  constructor(options: HardwareOptions) {
    this.ram = new Ram(options.ramBytes, options.ramBasePa);
    this.bus = new Bus(this.ram);
    this.unit = new VtdUnit(this.ram, options.unit);
    const { amd = false } = options;
    this.amd = amd === false ? undefined : new AmdUnit(this.ram, amd === true ? {} : amd);
    this.inFront = this.amd ?? this.unit;
    this.devices = options.devices.map((device) => new PciDevice(this.bus, this.inFront, device));
  }

  /** Lets every device run `steps` of its DMA program. */
  tick(steps = 1): void {
    for (const device of this.devices) device.tick(steps);
  }
}
