// What a second-stage table of a VT-d unit looks like, by the unit's registers and by who asks.
import type { VtdUnit } from "../../hardware/index.ts";
import { vtdss, type Geometry } from "../../pagetable/index.ts";

export interface DomainOptions {
  /** Leaves of 2 MiB and 1 GiB are allowed. */
  readonly huge: boolean;
  /**
   * Every leaf is readable. Drivers before the common page-table library set a first-stage present
   * bit in second-stage leaves, where the same bit means read: a recorded 6.12 shows it.
   */
  readonly alwaysReadable?: boolean;
  /** First stages may be put on top: no leaf may be read-only then, because of an erratum. */
  readonly nests?: boolean;
  /** Written pages are tracked. */
  readonly tracksDirty?: boolean;
}

/** Capability bits: how many sizes of large leaves. Extended: snoop control. */
const CAP_SLLPS_SHIFT = 34n;
const ECAP_SC = 1n << 7n;

/** Tables as wide as the unit. */
export function geometryOf(
  { widthLg2, capabilities, extendedCapabilities }: VtdUnit,
  { huge, nests = false }: DomainOptions,
): Geometry {
  const largeSizes = ((capabilities >> CAP_SLLPS_SHIFT) & 15n).toString(2).replace(/^0$/, "");
  return {
    format: vtdss,
    vaszLg2: widthLg2,
    topLevel: (widthLg2 - 12) / 9 - 1,
    sizesLg2: vtdss.sizesLg2.slice(0, 1 + (huge ? largeSizes.length : 0)),
    options: {
      forceCoherence: (extendedCapabilities & ECAP_SC) !== 0n,
      forceWriteable: nests,
    },
  };
}
