// What a PCI function shows through its device file: regions and interrupts.

export interface PciFunction {
  /** Bytes of the six BARs; 0 where there is none. */
  readonly bars: readonly number[];
  readonly configBytes: number;
  /** Vectors of INTx, MSI, MSI-X. */
  readonly vectors: readonly [intx: number, msi: number, msix: number];
  /** Errors of PCI Express come as an interrupt too. */
  readonly isExpress: boolean;
  /** The function can be reset on its own. */
  readonly resets: boolean;
}

/** A conventional function with one memory BAR, one pin and one message: a teaching device. */
export const PLAIN_FUNCTION: PciFunction = {
  bars: [2 ** 20, 0, 0, 0, 0, 0],
  configBytes: 256,
  vectors: [1, 1, 0],
  isExpress: false,
  resets: false,
};
