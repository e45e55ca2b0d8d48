// What is known of a word at one moment of one reading.
import { AtomIndex } from "./atom-index.ts";
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

/**
 * A table indexed by atom. It keeps a journal, so that it goes back to an earlier moment at the
 * price of what was written since; and, while somebody asks for it, a list of what is looked up.
 */
export class AtomTable<T> {
  readonly slots: Meaning<T>[] = [];
  private readonly written: number[] = [];
  private readonly overwritten: Meaning<T>[] = [];
  private readonly read: number[] = [];
  /** For each word the stretch it was last looked up in. */
  private seen = new Int32Array(4096);
  private stretch = 0;
  private isRecording = false;

  /** What a word means, noted as looked up. */
  get(atom: number): Meaning<T> {
    this.note(atom);
    return this.slots[atom];
  }

  /** Notes that a word's meaning matters. */
  note(atom: number): void {
    if (this.isRecording && this.seen[atom] !== this.stretch) this.noteFirst(atom);
  }

  set(atom: number, value: Meaning<T>): void {
    const { slots } = this;
    while (slots.length <= atom) slots.push(undefined);
    this.written.push(atom);
    this.overwritten.push(slots[atom]);
    slots[atom] = value;
  }

  mark(): TableMark {
    return { written: this.written.length, read: this.read.length };
  }

  /** From here on look-ups are noted, or are not. A word may be noted once more. */
  record(isRecording: boolean): void {
    this.isRecording = isRecording;
    this.stretch++;
  }

  /** Back to a moment; what was looked up since stays noted. */
  rollback({ written }: TableMark): void {
    for (let at = this.written.length - 1; at >= written; at--) {
      this.slots[this.written[at]!] = this.overwritten[at];
    }
    this.written.length = written;
    this.overwritten.length = written;
  }

  /** Forgets what was looked up: nobody asks any more. */
  forgetReads(): void {
    this.read.length = 0;
  }

  /** What happened since a moment. */
  since({ written, read }: TableMark): TableEffect<T> {
    const { slots } = this;
    const writes: number[] = [];
    const entries: Meaning<T>[] = [];
    const after: Meaning<T>[] = [];
    firstWrites.clear();
    for (let at = written; at < this.written.length; at++) {
      const atom = this.written[at]!;
      if (firstWrites.get(atom) >= 0) continue;
      firstWrites.set(atom, writes.length);
      writes.push(atom);
      entries.push(this.overwritten[at]);
      after.push(slots[atom]);
    }
    const reads: number[] = [];
    const before: Meaning<T>[] = [];
    firstReads.clear();
    for (let at = read; at < this.read.length; at++) {
      const atom = this.read[at]!;
      if (firstReads.get(atom) >= 0) continue;
      firstReads.set(atom, at);
      const write = firstWrites.get(atom);
      reads.push(atom);
      before.push(write < 0 ? slots[atom] : entries[write]);
    }
    return { reads, before, writes, entries, after };
  }

  /** Whether everything an effect depends on is again as it was. */
  isAsBefore({ reads, before }: TableEffect<T>): boolean {
    const { slots } = this;
    for (let at = 0; at < reads.length; at++) {
      if (slots[reads[at]!] !== before[at]) return false;
    }
    return true;
  }

  /** Does what the effect did. */
  replay({ reads, writes, after }: TableEffect<T>): void {
    const { slots } = this;
    if (this.isRecording) for (let at = 0; at < reads.length; at++) this.note(reads[at]!);
    for (let at = 0; at < writes.length; at++) {
      const atom = writes[at]!;
      const meaning = after[at];
      if (slots[atom] !== meaning) this.set(atom, meaning);
    }
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
