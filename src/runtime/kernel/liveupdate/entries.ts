// Where a session's files, and the sessions themselves, are written down: room first, bytes later.

/** A set of entries of one size, made for the next kernel. */
export interface EntryStore {
  /** Asked before the last of `count` is looked for: that many fit, or what `reserve` says. */
  admit(count: number): number;
  /** Makes room for `count` entries in all. 0, -ENOMEM; the format's own errno past the most. */
  reserve(count: number): number;
  /** Gives back what `count` entries do not need. */
  shrink(count: number): void;
  /** Calls back for every entry's place. The address that finds them; 0 for none. */
  write(count: number, entry: (view: DataView, offset: number, index: number) => void): number;
}

/** Entries another kernel left: the blocks they are in, and the place of each. */
export interface ReadEntries {
  readonly blocks: readonly number[];
  readonly entries: readonly number[];
}
