// What generated descriptions are made of: contracts as data.

/** One member: where it lies in the layout the codecs are for, and how its bytes become a value. */
export interface MemberDescription {
  /** C name, and the name in the codec's interface. */
  readonly name: string;
  readonly key: string;
  /** The C declaration, without `;`. */
  readonly c: string;
  /** `word`, `bits`, `bool`, `text`, `words`, `record`, `records`, `flex`, `union`, `bytes`... */
  readonly kind: string;
  /** Bytes from the record's start; of a bit-field, the byte of its first bit. */
  readonly offset: number;
  /** Bytes; 0 of a bit-field and of a flexible array. */
  readonly size: number;
  /** Of a bit-field, bits from the record's start in the target's bit order. */
  readonly bits?: { readonly offset: number; readonly size: number };
  /** The member that counts a flexible array. */
  readonly countedBy?: string;
  /** The member that tells a union's arm. */
  readonly toldBy?: string;
  /** The record it is, or is an array of. */
  readonly record?: string;
  /** Bits and values by name, as numbers in text: JSON has none of 64 bits. */
  readonly flags?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly doc: string;
}

/** The number of an ioctl, in each of the three ways architectures make it. */
export interface IoctlDescription {
  readonly name: string;
  readonly macro: string;
  readonly type: number;
  readonly nr: number;
  /** Direction in bits 30 and 31, size in 16 to 29: most architectures. */
  readonly generic: number;
  /** Direction in bits 29 to 31: alpha, mips, powerpc, sparc. */
  readonly wide: number;
  /** Read and write the other way round: parisc. */
  readonly parisc: number;
}

/** Where one set of targets puts every member. */
export interface LayoutDescription {
  readonly targets: readonly string[];
  readonly size: number;
  readonly align: number;
  /** Bytes by dotted C name; bit-fields are left out. */
  readonly offsets: Readonly<Record<string, number>>;
}

/** One record of a contract. */
export interface RecordDescription {
  readonly name: string;
  /** `struct foo`. */
  readonly title: string;
  readonly doc: string;
  /** The compatible string or header, and which of its layouts this is. */
  readonly contract?: string;
  readonly profile?: string;
  readonly since?: string;
  /** Bytes its first version had. */
  readonly minSize?: number;
  readonly size: number;
  readonly align: number;
  readonly members: readonly MemberDescription[];
  readonly ioctls: readonly IoctlDescription[];
  readonly layouts: readonly LayoutDescription[];
}
