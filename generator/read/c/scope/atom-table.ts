// What is known of a word at one moment of one reading.
import { AtomIndex } from "./atom-index.ts";
import { NumberList } from "../lex/number-list.ts";
import type { Meaning } from "./split.ts";

/** What a stretch of reading found in a table and left there. */
export interface TableEffect<T> {
  /** Words it looked up, and what they meant before it. */
  readonly reads: readonly number[];
  readonly before: readonly Meaning<T>[];
  /** Words it wrote, what they meant before it and what after. */
  readonly writes: readonly number[];
  readonly entries: readonly Meaning<T>[];
  readonly after: readonly Meaning<T>[];
}

/** A moment in the life of a table. */
export interface TableMark {
  readonly written: number;
  readonly read: number;
}

/** Where words stand in the lists of the effect that is being put together. */
const firstWrites = new AtomIndex();
const firstReads = new AtomIndex();

/** The lists themselves: an effect keeps copies just as long as they are. */
const atoms: number[] = [];
const meanings: Meaning<unknown>[] = [];
const latest: Meaning<unknown>[] = [];

const nothing: readonly never[] = [];

const slotsAtFirst = 4096;

/**
 * A table indexed by atom. It keeps a journal, so that it goes back to an earlier moment at the
 * price of what was written since; and, while somebody asks for it, a list of what is looked up.
 */
export class AtomTable<T> {
  readonly slots: Meaning<T>[] = [];
  private readonly written = new NumberList();
  /** What each word written meant before; behind the last one stands what nobody asks for. */
  private readonly overwritten: Meaning<T>[] = [];
  private readonly read = new NumberList();
  /** For each word the stretch it was last looked up in. */
  private seen = new Int32Array(slotsAtFirst);
  private stretch = 0;
  private isRecording = false;

  /** What a word means, noted as looked up. */
  get(atom: number): Meaning<T> {
    if (this.isRecording) this.note(atom);
    return this.slots[atom];
  }

  /** Notes that a word's meaning matters. */
  note(atom: number): void {
    if (this.isRecording && this.seen[atom] !== this.stretch) this.noteFirst(atom);
  }

  set(atom: number, value: Meaning<T>): void {
    const { slots, written } = this;
    if (atom >= slots.length) this.grow(atom);
    this.overwritten[written.count] = slots[atom];
    written.push(atom);
    slots[atom] = value;
  }

  mark(): TableMark {
    return { written: this.written.count, read: this.read.count };
  }

  /** From here on look-ups are noted, or are not. A word may be noted once more. */
  record(isRecording: boolean): void {
    this.isRecording = isRecording;
    this.stretch++;
  }

  /** Back to a moment; what was looked up since stays noted. */
  rollback({ written }: TableMark): void {
    const { slots, overwritten } = this;
    const { values, count } = this.written;
    for (let at = count - 1; at >= written; at--) slots[values[at]!] = overwritten[at];
    this.written.count = written;
  }

  /** Forgets what was looked up: nobody asks any more. */
  forgetReads(): void {
    this.read.count = 0;
  }

  /** What happened since a moment. */
  since(mark: TableMark): TableEffect<T> {
    const { written, read } = this;
    firstWrites.clear();
    const wrote = written.count > mark.written ? this.writesSince(mark.written) : 0;
    const writes = wrote > 0 ? atoms.slice(0, wrote) : nothing;
    const entries = wrote > 0 ? (meanings.slice(0, wrote) as Meaning<T>[]) : nothing;
    const after = wrote > 0 ? (latest.slice(0, wrote) as Meaning<T>[]) : nothing;
    const looked = read.count > mark.read ? this.readsSince(mark.read, entries) : 0;
    const reads = looked > 0 ? atoms.slice(0, looked) : nothing;
    const before = looked > 0 ? (meanings.slice(0, looked) as Meaning<T>[]) : nothing;
    return { reads, before, writes, entries, after };
  }

  /** Lists what was written since a moment, each word once; how many they are. */
  private writesSince(from: number): number {
    const { slots, overwritten } = this;
    const { values, count } = this.written;
    let found = 0;
    for (let at = from; at < count; at++) {
      const atom = values[at]!;
      if (firstWrites.get(atom) >= 0) continue;
      firstWrites.set(atom, found);
      atoms[found] = atom;
      meanings[found] = overwritten[at];
      latest[found] = slots[atom];
      found++;
    }
    return found;
  }

  /** Lists what was looked up since a moment, and what it meant then. */
  private readsSince(from: number, entries: readonly Meaning<T>[]): number {
    const { slots } = this;
    const { values, count } = this.read;
    firstReads.clear();
    let found = 0;
    for (let at = from; at < count; at++) {
      const atom = values[at]!;
      if (firstReads.get(atom) >= 0) continue;
      firstReads.set(atom, at);
      const write = firstWrites.get(atom);
      atoms[found] = atom;
      meanings[found] = write < 0 ? slots[atom] : entries[write];
      found++;
    }
    return found;
  }

  /** Whether everything an effect depends on is again as it was. */
  isAsBefore({ reads, before }: TableEffect<T>): boolean {
    const { slots } = this;
    for (let at = 0; at < reads.length; at++) {
      if (slots[reads[at]!] !== before[at]) return false;
    }
    return true;
  }

  /**
   * Does what the effect did. A word that means that already is written all the same while look-ups
   * are noted: in other surroundings it would not.
   */
  replay({ reads, writes, after }: TableEffect<T>): void {
    const { slots, isRecording } = this;
    if (isRecording) for (let at = 0; at < reads.length; at++) this.note(reads[at]!);
    const { written, overwritten } = this;
    const { values } = written.reserve(writes.length);
    let { count } = written;
    for (let at = 0; at < writes.length; at++) {
      const atom = writes[at]!;
      const before = slots[atom];
      const meaning = after[at];
      if (before === meaning && !isRecording) continue;
      values[count] = atom;
      overwritten[count++] = before;
      slots[atom] = meaning;
    }
    written.count = count;
  }

  /** Room for a word, and for as many again. */
  private grow(atom: number): void {
    const { slots } = this;
    const from = slots.length;
    slots.length = Math.max(atom + 1, from * 2, slotsAtFirst);
    slots.fill(undefined, from);
  }

  private noteFirst(atom: number): void {
    if (atom >= this.seen.length) {
      const seen = new Int32Array(Math.max(atom + 1, this.seen.length * 2));
      seen.set(this.seen);
      this.seen = seen;
    }
    this.seen[atom] = this.stretch;
    this.read.push(atom);
  }
}
