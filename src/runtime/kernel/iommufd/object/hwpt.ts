// Page tables as user space names them: filled from an address space, handed over, or a user's own.
import type { IommuDomain, IommuOps, NestedDomain } from "../../iommu/index.ts";
import type { DeviceGroup } from "./device-group.ts";
import type { FaultQueue } from "./fault-queue.ts";
import type { IoasObject } from "./ioas-object.ts";
import type { Viommu } from "./viommu.ts";
import type { IommufdObject } from "./objects.ts";

/** What devices attach to. */
export type AnyHwpt = Hwpt | NestedHwpt;

/** Where page faults of attached devices go. */
interface FaultTarget {
  fault: FaultQueue | undefined;
}

export class Hwpt implements IommufdObject, FaultTarget {
  id = 0;
  users = 1;
  readonly domain: IommuDomain;
  readonly ops: IommuOps;
  /** Absent for a table handed over by the previous kernel: its mappings are what they are. */
  readonly source: IoasObject | undefined;
  /** Made by attaching a device to an address space; goes with its last device. */
  auto = false;
  /** Nested tables may be put on it. */
  nestParent = false;
  /** Requests with a PASID may use it, and a device that makes some for its other requests. */
  pasidCompatible = false;
  enforcesCoherency = false;
  fault: FaultQueue | undefined;
  /** The number under which a live update carries it, once it is marked. */
  token: bigint | undefined;
  /** Held by a live update right now. */
  preserved = false;
  /** The address space has the domain in its list. */
  filled = false;
  readonly #unhook: (hwpt: Hwpt) => void;

  constructor(
    domain: IommuDomain,
    ops: IommuOps,
    source: IoasObject | undefined,
    unhook: (hwpt: Hwpt) => void = () => {},
  ) {
    this.domain = domain;
    this.ops = ops;
    this.source = source;
    this.#unhook = unhook;
    if (source !== undefined) source.users += 1;
  }

  /** Puts the address space's mappings into the domain: 0 or the errno of doing so. */
  fill(): number {
    const errno = this.source?.ioas.addDomain(this.domain) ?? 0;
    if (errno === 0 && this.source !== undefined) {
      this.filled = true;
      this.source.hwpts.push(this);
    }
    return errno;
  }

  destroy(): void {
    const { source } = this;
    if (source !== undefined) {
      if (this.filled) {
        source.ioas.removeDomain(this.domain);
        source.hwpts.splice(source.hwpts.indexOf(this), 1);
      }
      source.users -= 1;
    }
    if (this.fault !== undefined) this.fault.users -= 1;
    this.#unhook(this);
    this.domain.free();
  }
}

/** A user's first stage over a page table of the kernel's making. */
export class NestedHwpt implements IommufdObject, FaultTarget {
  id = 0;
  users = 1;
  readonly domain: NestedDomain;
  readonly parent: Hwpt;
  /** The virtual IOMMU it is made for, where it is: that keeps the parent then. */
  readonly viommu: Viommu | undefined;
  /** As of any other page table. */
  pasidCompatible = false;
  fault: FaultQueue | undefined;

  constructor(domain: NestedDomain, over: Hwpt | Viommu) {
    this.domain = domain;
    this.viommu = over instanceof Hwpt ? undefined : over;
    this.parent = over instanceof Hwpt ? over : over.parent;
    over.users += 1;
  }

  destroy(): void {
    if (this.fault !== undefined) this.fault.users -= 1;
    this.domain.free();
    (this.viommu ?? this.parent).users -= 1;
  }
}

/** The address space behind a page table; a nested one has its parent's. */
export function spaceOf(hwpt: AnyHwpt): IoasObject | undefined {
  return hwpt instanceof Hwpt ? hwpt.source : hwpt.parent.source;
}

/** The last device of a page table has left: an automatic one goes too. */
export function leave(hwpt: AnyHwpt, groupsOwn: DeviceGroup): void {
  hwpt.users -= 1;
  if (hwpt instanceof Hwpt && hwpt.auto && hwpt.users === 1) {
    groupsOwn.context.objects.destroy(hwpt.id);
  }
}
