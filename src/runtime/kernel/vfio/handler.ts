// Carrying a device over a live update: its translation stays, its file comes back by address.
import { EINVAL, ENOENT } from "../../errno/index.ts";
import { WireError } from "../../wire/index.ts";
import { Domain, requesterOf } from "../iommu/index.ts";
import type { IommuRecords, RestoredDevice, UnitDriver } from "../iommu/index.ts";
import { Hwpt, recordsLock, type Device } from "../iommufd/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import type { File } from "../files/index.ts";
import { holding, locked, maySleep, type Path } from "../lock/index.ts";
import type { GlobalData, PreserveContext } from "../liveupdate/index.ts";
import { boundDeviceOf, openVfio, vfioOf, type VfioFile } from "./cdev.ts";
import type { PciPlace } from "./pci-layouts.ts";
import type { PciList } from "./pci-list.ts";
import { VFIO_PCI_COMPATIBLE, type VfioRecordLayout } from "./record-layouts.ts";
import type { VfioDevice } from "./vfio-device.ts";

/** What the handler needs of its kernel. */
interface VfioHandlerOptions {
  readonly kho: Kho;
  readonly incoming: Incoming | undefined;
  readonly driver: UnitDriver;
  readonly records: () => IommuRecords;
  readonly global: GlobalData;
  readonly devices: readonly VfioDevice[];
  readonly layout: VfioRecordLayout;
  /** Why a record that reads well is still not of this layout: who wrote it had another. */
  readonly foreign: string | undefined;
  /** The PCI core's list for the next kernel. */
  readonly list: PciList;
  /** The one of the previous kernel; a string is why it cannot be believed. */
  readonly listed: readonly PciPlace[] | string;
}

export class VfioHandler {
  readonly compatible: string = VFIO_PCI_COMPATIBLE;
  readonly globals: readonly GlobalData[];
  /** Why the last record was refused; for a human. */
  refusal: string | undefined;
  readonly #options: VfioHandlerOptions;

  constructor(options: VfioHandlerOptions) {
    this.#options = options;
    this.globals = [options.list, options.global];
  }

  canPreserve(file: File): boolean {
    return vfioOf(file) !== undefined;
  }

  /**
   * -ENOENT (not attached, or its iommufd is not in the session), -EINVAL (page table not kept),
   * -EOVERFLOW (token or segment too wide for the layout), -EOPNOTSUPP (no layout for devices).
   */
  *preserve(given: PreserveContext): Path<number> {
    const device = (given.file.inner as VfioFile).device;
    return yield* holding(device.lock, () => this.#preserveBound(device, given));
  }

  *unpreserve(file: File, pa: number): Path<void> {
    const { records, list, kho } = this.#options;
    const { device } = file.inner as VfioFile;
    const undo = (): void => {
      records().unpreserveDevice(device.pci);
      list.remove(device.pci);
      kho.free(pa);
      device.preserved = false;
    };
    yield* holding(device.lock, () => locked(recordsLock(kho), undo));
  }

  /** Nobody may attach or detach the device while its record is written. */
  *#preserveBound(device: VfioDevice, { file, tokenOf }: PreserveContext): Path<number> {
    const bound = boundDeviceOf(file);
    if (bound === undefined) return -ENOENT;
    const { kho } = this.#options;
    return yield* holding(bound.group.lock, () =>
      locked(recordsLock(kho), () => this.#write(device, bound, tokenOf(bound.context))),
    );
  }

  #write(device: VfioDevice, { hwpt }: Device, token: bigint | undefined): number {
    const { kho, records, layout, list } = this.#options;
    const { pci } = device;
    if (hwpt === undefined) return -ENOENT;
    // A user's own first stage cannot be kept: nothing marks it.
    if (!(hwpt instanceof Hwpt) || !(hwpt.domain instanceof Domain)) return -EINVAL;
    if (!hwpt.preserved) return hwpt.token === undefined ? -EINVAL : -ENOENT;
    if (token === undefined) return -ENOENT;
    const { segment, bdf } = pci;
    const record = { segment, bdf, resets: pci.model.resets, token };
    const refusal = layout.fits(record) || list.add(pci);
    if (refusal !== 0) return refusal;
    maySleep("memory allocated");
    const pa = kho.allocate("vfio record", layout.bytes);
    const errno = pa < 0 ? pa : records().preserveDevice(pci, hwpt.domain, token);
    if (errno < 0) {
      list.remove(pci);
      if (pa >= 0) kho.free(pa);
      return errno;
    }
    layout.encode(record, kho.frames.ram.view, kho.frames.ram.byteAt(pa));
    device.preserved = true;
    return pa;
  }

  /** -EINVAL, with the reason in `refusal`, for a record that is not what this kernel expects. */
  retrieve({ data }: { readonly data: number }): File | number {
    const device = this.#read(data);
    if (typeof device === "string") {
      this.refusal = device;
      return -EINVAL;
    }
    device.withheld = false;
    this.#options.incoming?.discard(data);
    return openVfio(device);
  }

  /** A device nobody asked for stops using its old tables. */
  finish(file: File | undefined, data: number): void {
    const found = file === undefined ? this.#read(data) : vfioOf(file)?.device;
    if (found === undefined || typeof found === "string") return;
    const { restored } = found;
    found.restored = undefined;
    found.owner = undefined;
    found.withheld = false;
    if (file !== undefined) return;
    if (restored !== undefined) this.#block(restored);
    found.pci.busMaster = false;
    this.#options.incoming?.discard(data);
  }

  /** Nothing of a device uses its old tables any more. */
  #block({ bdf, domain, pasids }: RestoredDevice): void {
    for (const each of [{ pasid: 0, domain }, ...pasids]) {
      const requester = requesterOf(bdf, each.pasid);
      if (each.domain.devices.has(requester)) this.#options.driver.detach(requester, each.domain);
    }
  }

  /** The device a record is about; a string is why it is about none. */
  #read(pa: number): VfioDevice | string {
    const { incoming, devices, layout, foreign, listed } = this.#options;
    if (incoming === undefined || !incoming.offers(pa, layout.bytes)) {
      return "vfio record is not a preserved block";
    }
    if (foreign !== undefined) return foreign;
    if (typeof listed === "string") return listed;
    try {
      const { ram } = incoming.frames;
      const { bdf, segment, token } = layout.decode(ram.view, ram.byteAt(pa));
      const isIt = (at: PciPlace): boolean => at.bdf === bdf && at.segment === segment;
      const found = devices.find(({ pci }) => isIt(pci));
      if (found === undefined) return `vfio record of device ${bdf}, which is not there`;
      if (!listed.some(isIt)) return `vfio record of device ${bdf}, which pci does not list`;
      const owner = found.restored?.token;
      if (found.restored === undefined) return `no translation came over for device ${bdf}`;
      if (token === undefined || owner === undefined || token === owner) return found;
      return `vfio record of device ${bdf} names iommufd ${token}, its translation ${owner}`;
    } catch (error) {
      if (error instanceof WireError) return error.message;
      throw error;
    }
  }
}
