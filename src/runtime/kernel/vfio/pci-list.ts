// The PCI core's list of devices that go over: out while any is preserved, in until all are done.
import { EBUSY, assert } from "../../errno/index.ts";
import { WireError } from "../../wire/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import type { GlobalData } from "../liveupdate/index.ts";
import { PCI_COMPATIBLE, type PciListLayout, type PciPlace } from "./pci-layouts.ts";

/** The list for the next kernel. */
export class PciList implements GlobalData {
  readonly name: string = PCI_COMPATIBLE;
  readonly #kho: Kho;
  readonly #layout: PciListLayout;
  /** Devices there are: the list has room for all of them from the start. */
  readonly #most: number;
  readonly #incoming: Incoming | undefined;
  #pa = 0;
  #places: PciPlace[] = [];

  constructor(owner: Kho, layout: PciListLayout, most: number, incoming: Incoming | undefined) {
    this.#kho = owner;
    this.#layout = layout;
    this.#most = most;
    this.#incoming = incoming;
  }

  preserve(): number {
    const pa = this.#kho.allocate("pci list", this.#layout.bytes(this.#most));
    if (pa < 0) return pa;
    this.#pa = pa;
    this.#write();
    return pa;
  }

  unpreserve(): void {
    assert(this.#places.length === 0, "the list of devices let go with a device in it");
    this.#kho.free(this.#pa);
    this.#pa = 0;
  }

  finish(data: number): void {
    this.#incoming?.discard(data);
  }

  /** Enters a device: -EOVERFLOW (its segment does not fit the layout), -EBUSY (it is there). */
  add(place: PciPlace): number {
    if (this.#find(place) >= 0) return -EBUSY;
    const errno = this.#layout.fits(place);
    if (errno !== 0) return errno;
    const { segment, bdf } = place;
    this.#places.push({ segment, bdf });
    this.#places.sort((a, b) => a.segment - b.segment || a.bdf - b.bdf);
    this.#write();
    return 0;
  }

  remove(place: PciPlace): void {
    const at = this.#find(place);
    assert(at >= 0, "a device taken off the list twice");
    this.#places.splice(at, 1);
    this.#write();
  }

  #find({ segment, bdf }: PciPlace): number {
    return this.#places.findIndex((each) => each.segment === segment && each.bdf === bdf);
  }

  #write(): void {
    const { ram } = this.#kho.frames;
    const at = ram.byteAt(this.#pa);
    ram.bytes.fill(0, at, at + this.#layout.bytes(this.#most));
    this.#layout.encode(this.#most, this.#places, ram.view, at);
  }
}

/** The list another kernel left: no device twice; a string is why it is none. */
export function readPciList(
  incoming: Incoming,
  pa: number,
  layout: PciListLayout,
): readonly PciPlace[] | string {
  if (!incoming.offers(pa, layout.bytes(0))) return "list of pci devices is not a preserved block";
  const { ram } = incoming.frames;
  const at = ram.byteAt(pa);
  const order = incoming.frames.preservedOrder(pa / 4096) ?? 0;
  try {
    const places = layout.decode(ram.view, at, at + 4096 * 2 ** order);
    if (typeof places === "string") return places;
    const names = new Set(places.map(({ segment, bdf }) => segment * 2 ** 16 + bdf));
    return names.size === places.length ? places : "list of pci devices names one twice";
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}
