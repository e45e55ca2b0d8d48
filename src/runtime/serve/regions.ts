// Memory of devices that programs may map: each piece a file of the host, with a number.
import { ENODEV } from "../errno/index.ts";
import type { PciDevice } from "../hardware/index.ts";
import type { Mapping } from "../kernel/files/index.ts";
import type { Host } from "./host.ts";
import { ACT, type Action } from "./protocol.ts";

interface Region {
  readonly token: number;
  readonly pci: PciDevice;
}

export class Regions {
  readonly #devices: readonly PciDevice[];
  readonly #regions = new Map<object, Region>();
  /** Devices with registers mapped by somebody who does not tell what he stores. */
  readonly #watched = new Set<PciDevice>();
  #given: Action[] = [];

  /** Puts every base address of the devices into a file that can be mapped. */
  constructor(devices: readonly PciDevice[], host: Host) {
    this.#devices = devices;
    for (const pci of devices) {
      pci.bars.forEach(({ bytes }, index) => {
        if (bytes === 0) return;
        const token = this.#regions.size;
        const memory = host.region(token, bytes);
        pci.backBar(index, memory);
        this.#regions.set(memory, { token, pci });
      });
    }
  }

  /**
   * A mapping that was allowed; the reply says what to map. 0, or -ENODEV for other memory. Who
   * tells of his stores is believed: a look in between would take one store for two.
   */
  map({ memory, offset, registerBytes }: Mapping, tellsStores: boolean): number {
    const region = this.#regions.get(memory);
    if (region === undefined) return -ENODEV;
    const { token, pci } = region;
    if (registerBytes > 0 && !tellsStores) this.#watched.add(pci);
    this.#given.push({ kind: ACT.region, fd: -1, token, size: offset, seals: registerBytes });
    return 0;
  }

  /** What the client must map before its call returns. */
  takeActions(): readonly Action[] {
    const given = this.#given;
    this.#given = [];
    return given;
  }

  /** Devices go on with what they are at; true while some is left. */
  step(): boolean {
    return this.#devices.map((pci) => pci.step()).includes(true);
  }

  /**
   * Looks for stores that nobody tells of, on a processor that cannot run a store alone. False: no
   * registers are mapped that way.
   */
  look(): boolean {
    for (const pci of this.#watched) {
      if (pci.onInterrupt === undefined) this.#watched.delete(pci);
      else pci.stored();
    }
    return this.#watched.size > 0;
  }
}
