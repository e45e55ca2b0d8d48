// Carrying a device over a live update: its translation stays, its file comes back by address.
import { EINVAL, ENOENT, EOVERFLOW } from "../../errno/index.ts";
import { kho as codecs } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import { Domain, type IommuRecords, type VtdDriver } from "../iommu/index.ts";
import { Hwpt } from "../iommufd/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import type { File } from "../files/index.ts";
import type { GlobalData, PreserveContext } from "../liveupdate/index.ts";
import { boundDeviceOf, openVfio, vfioOf, type VfioFile } from "./cdev.ts";
import type { VfioDevice } from "./vfio-device.ts";

const abi = codecs.vfioPci.v3;

/** What the handler needs of its kernel. */
export interface VfioHandlerOptions {
  readonly kho: Kho;
  readonly incoming: Incoming | undefined;
  readonly driver: VtdDriver;
  readonly records: () => IommuRecords;
  readonly global: GlobalData;
  readonly devices: readonly VfioDevice[];
  /** Widest token the record of an iommufd can name. */
  readonly tokenBits: 32 | 64;
}

export class VfioHandler {
  readonly compatible: string = abi.VFIO_PCI_LUO_FH_COMPATIBLE;
  readonly globals: readonly GlobalData[];
  readonly #options: VfioHandlerOptions;

  constructor(options: VfioHandlerOptions) {
    this.#options = options;
    this.globals = [options.global];
  }

  canPreserve(file: File): boolean {
    return vfioOf(file) !== undefined;
  }

  /**
   * -ENOENT (not attached, or its iommufd is not in the session), -EINVAL (page table not kept).
   */
  preserve({ file, tokenOf }: PreserveContext): number {
    const { kho, records, tokenBits } = this.#options;
    const { pci } = (file.inner as VfioFile).device;
    const device = boundDeviceOf(file);
    const hwpt = device?.hwpt;
    if (device === undefined || hwpt === undefined) return -ENOENT;
    const token = tokenOf(device.context);
    // A user's own first stage cannot be kept: nothing marks it.
    if (!(hwpt instanceof Hwpt) || !(hwpt.domain instanceof Domain)) return -EINVAL;
    if (!hwpt.preserved) return hwpt.token === undefined ? -EINVAL : -ENOENT;
    if (token === undefined) return -ENOENT;
    if (tokenBits === 32 && token >= 2n ** 32n) return -EOVERFLOW;
    const pa = kho.allocate("vfio record", abi.VFIO_PCI_CORE_DEVICE_SER_SIZE);
    if (pa < 0) return pa;
    const errno = records().preserveDevice(pci, hwpt.domain, token);
    if (errno !== 0) {
      kho.free(pa);
      return errno;
    }
    const { segment, bdf } = pci;
    const record = { domain: segment, bdf };
    abi.encodeVfioPciCoreDeviceSer(record, kho.frames.ram.view, kho.frames.ram.byteAt(pa));
    return pa;
  }

  unpreserve(file: File, pa: number): void {
    const inner = file.inner as VfioFile;
    this.#options.records().unpreserveDevice(inner.device.pci);
    this.#options.kho.free(pa);
  }

  retrieve({ data }: { readonly data: number }): File | number {
    const device = this.#read(data);
    if (device === undefined) return -EINVAL;
    device.withheld = false;
    this.#options.incoming?.discard(data);
    return openVfio(device);
  }

  /** A device nobody asked for stops using its old tables. */
  finish(file: File | undefined, data: number): void {
    const device = file === undefined ? this.#read(data) : vfioOf(file)?.device;
    if (device === undefined) return;
    const { restored } = device;
    device.restored = undefined;
    device.owner = undefined;
    device.withheld = false;
    if (file !== undefined) return;
    if (restored !== undefined && restored.domain.devices.has(restored.bdf)) {
      this.#options.driver.detach(restored.bdf, restored.domain);
    }
    device.pci.busMaster = false;
    this.#options.incoming?.discard(data);
  }

  #read(pa: number): VfioDevice | undefined {
    const { incoming, devices } = this.#options;
    if (incoming === undefined || !incoming.offers(pa, abi.VFIO_PCI_CORE_DEVICE_SER_SIZE)) {
      return undefined;
    }
    try {
      const { ram } = incoming.frames;
      const record = abi.decodeVfioPciCoreDeviceSer(ram.view, ram.byteAt(pa));
      return devices.find(
        ({ pci, restored }) =>
          pci.bdf === record.bdf && pci.segment === record.domain && restored !== undefined,
      );
    } catch (error) {
      if (error instanceof WireError) return undefined;
      throw error;
    }
  }
}
