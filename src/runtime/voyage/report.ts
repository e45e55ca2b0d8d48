// What a voyage found, as data and as text.

/** Everything a voyage counted. Same seed and steps, same report. */
export interface VoyageReport {
  readonly seed: number;
  readonly steps: number;
  readonly kexecs: number;
  readonly profile: string;
  /**
   * Undefined when nothing went wrong; otherwise what, in the words of the first check to see it.
   */
  readonly failure: string | undefined;
  /** The line that repeats this run. */
  readonly repeat: string;
  readonly ramBytes: number;
  readonly counts: VoyageCounts;
}

export interface VoyageCounts {
  memfds: number;
  memfdBytes: number;
  addressSpaces: number;
  pageTables: number;
  devices: number;
  /** PASIDs of devices, each with a page table of its own. */
  pasids: number;
  /** Mappings in place at the jump, and those made and removed on the way there. */
  mappings: number;
  mappings4k: number;
  mappings2m: number;
  unmapped: number;
  /** Leaves in all page tables: below 2 MiB, and from there up. */
  smallLeaves: number;
  largeLeaves: number;
  tableFrames: number;
  /** Address spaces checked by the preserve. */
  validations: number;
  /** At the first kexec. */
  preservedBlocks: number;
  preservedFrames: number;
  /** Kernels that came and went, and kexecs whose freeze was made to fail. */
  kexecs: number;
  refusedKexecs: number;
  /**
   * Frames compared byte for byte: right after each boot, and again when everything is retrieved.
   */
  comparedAtBoot: number;
  comparedAtEnd: number;
  /** Input pages looked up through the hardware and found to lead where they were mapped. */
  translations: number;
  dmaRequests: number;
  dmaWrites: number;
  dmaFaults: number;
  leakedFrames: number;
}

export const noCounts = (): VoyageCounts => ({
  memfds: 0,
  memfdBytes: 0,
  addressSpaces: 0,
  pageTables: 0,
  devices: 0,
  pasids: 0,
  mappings: 0,
  mappings4k: 0,
  mappings2m: 0,
  unmapped: 0,
  smallLeaves: 0,
  largeLeaves: 0,
  tableFrames: 0,
  validations: 0,
  preservedBlocks: 0,
  preservedFrames: 0,
  kexecs: 0,
  refusedKexecs: 0,
  comparedAtBoot: 0,
  comparedAtEnd: 0,
  translations: 0,
  dmaRequests: 0,
  dmaWrites: 0,
  dmaFaults: 0,
  leakedFrames: 0,
});

const thousands = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ",");

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** The report in a dozen lines of at most 80 columns. */
export function formatReport(report: VoyageReport): string {
  const { counts: c } = report;
  const lines = [
    `voyage: seed ${report.seed}, ${report.steps} steps, profile ${report.profile}, ` +
      `${report.ramBytes / 2 ** 20} MiB of memory`,
    `  mapped     ${thousands(c.mappings)} mappings (${thousands(c.mappings4k)} of 4 KiB pages, ` +
      `${thousands(c.mappings2m)} of 2 MiB), ${thousands(c.unmapped)} more made and removed`,
    `             from ${c.memfds} memfds of ${mebibytes(c.memfdBytes)}, in ` +
      `${c.addressSpaces} address spaces, ${c.pageTables} page tables, ${c.devices} devices` +
      (c.pasids === 0 ? "" : `, ${c.pasids} PASIDs`),
    `  tables     ${thousands(c.tableFrames)} frames, ${thousands(c.smallLeaves)} leaves below ` +
      `2 MiB, ${thousands(c.largeLeaves)} from there up`,
    `  preserved  ${thousands(c.preservedFrames)} frames in ${thousands(c.preservedBlocks)} ` +
      `blocks, ${c.validations} address spaces checked`,
    `  kexec      ${c.kexecs} of ${report.kexecs}, each refused once before; everything else ` +
      "overwritten",
    `  compared   ${thousands(c.comparedAtBoot)} frames at boot, ` +
      `${thousands(c.comparedAtEnd)} after retrieval: ${verdict(report)}`,
    `  translated ${thousands(c.translations)} pages through the IOMMU`,
    `  DMA        ${thousands(c.dmaRequests)} requests, ${thousands(c.dmaWrites)} writes, ` +
      `${c.dmaFaults} faults, on all the way`,
    `  leaked     ${c.leakedFrames} frames`,
  ];
  if (report.failure !== undefined) {
    lines.push(`  FAILED     ${report.failure}`, `  repeat     ${report.repeat}`);
  }
  return `${lines.join("\n")}\n`;
}

function verdict(report: VoyageReport): string {
  return report.failure === undefined ? "every byte equal" : "see below";
}
