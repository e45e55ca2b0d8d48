// Where a session's files, and the sessions themselves, are written down: room first, bytes later.

/** A set of entries of one size, made for the next kernel. */
export interface EntryStore {
  /** The most entries there can ever be, and the errno that says so. */
  readonly limit: number;
  readonly full: number;
  /** Makes room for `count` entries in all. 0, -ENOMEM. */
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
