// What an image holds, as plain data: every number a Number, every address and token a string.

/** Consecutive frames with one owner. */
export interface OwnedRun {
  readonly pfn: number;
  readonly count: number;
  readonly owner: string;
}

interface BlockCount {
  readonly order: number;
  readonly blocks: number;
}

export interface HandoverContents {
  readonly format: string;
  /** What the next kernel is told, and where it may boot. */
  readonly setupPa: string;
  readonly scratch: readonly { readonly pa: string; readonly bytes: number }[];
  readonly rootPa: string;
  readonly mapPages: number;
  readonly blocks: number;
  readonly frames: number;
  readonly orders: readonly BlockCount[];
  readonly subtrees: readonly {
    readonly name: string;
    readonly pa: string;
    readonly bytes: number;
  }[];
  /** Who wrote it, and how many kernels in a row; absent where it does not say. */
  readonly origin?: { readonly previousRelease: string; readonly kexecCount: number };
}

interface MemfdContents {
  readonly kind: "memfd";
  readonly size: string;
  readonly position: string;
  readonly seals: number;
  readonly folios: number;
  readonly frames: number;
}

interface IommufdContents {
  readonly kind: "iommufd";
  readonly layout: string;
  readonly pageTables: readonly { readonly token: string; readonly domainPa: string }[];
}

interface VfioContents {
  readonly kind: "vfio";
  readonly device: string;
}

export interface FileContents {
  readonly token: string;
  readonly compatible: string;
  readonly recordPa: string;
  /** Absent where the record could not be read, or the handler is not known. */
  readonly record?: MemfdContents | IommufdContents | VfioContents;
}

export interface LuoContents {
  readonly compatible: string;
  readonly number: number;
  readonly sessions: readonly { readonly name: string; readonly files: readonly FileContents[] }[];
  readonly globals: readonly {
    readonly name: string;
    readonly users: number;
    readonly recordPa: string;
  }[];
}

export interface DomainContents {
  readonly pa: string;
  readonly widthLg2: number;
  readonly levels: number;
  readonly topPa: string;
  readonly tables: number;
  readonly leaves: readonly { readonly bytes: number; readonly count: number }[];
}

export interface IommuContents {
  /** Which of the layouts that bear the record's name. */
  readonly layout: string;
  /** What the table that the unit's register names is called. */
  readonly rootTable: "root table" | "device table";
  readonly rootPa: string;
  readonly contextTables: number;
  readonly domains: readonly DomainContents[];
  readonly devices: readonly {
    readonly name: string;
    readonly domainId: number;
    readonly domainPa: string;
    readonly ownerToken: string;
    /** Scalable mode's tables of the device; absent in legacy mode. */
    readonly pasidTable?: {
      readonly pa: string;
      readonly maxPasid: number;
      readonly tables: number;
    };
    /** PASIDs that are attached to page tables of their own. */
    readonly pasids?: readonly {
      readonly pasid: number;
      readonly domainId: number;
      readonly domainPa: string;
    }[];
  }[];
}

/** Everything, as far as it could be read. */
export interface ImageContents {
  readonly seed: number;
  readonly profile: string;
  readonly memory: {
    readonly bytes: number;
    readonly basePa: string;
    readonly framesInFile: number;
  };
  readonly unit: {
    readonly kind: "vt-d" | "amd";
    readonly registerBase: string;
    /** The table its register names. */
    readonly rootPa: string;
    /** VT-d's status register. */
    readonly status?: string;
  };
  readonly devices: readonly {
    readonly name: string;
    readonly busMaster: boolean;
    readonly targets: number;
  }[];
  readonly handover?: HandoverContents;
  readonly liveupdate?: LuoContents;
  readonly iommu?: IommuContents;
  /** Who owns what of the preserved memory, ascending. */
  readonly owners: readonly OwnedRun[];
}

export const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** A name from foreign memory, safe to print. */
export const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "?");
