// Every distinct spelling once: a word becomes a small number, and equal words equal numbers.

/** Slots of the first table; always a power of two, at most half full. */
const slotsAtFirst = 4096;

/** The hash of no characters; `hashNext` folds in one more. */
export const hashSeed = 7;

/** Folds one character into a hash. The lexer inlines it, so both must stay alike. */
export function hashNext(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/**
 * Interned spellings. An atom is an index into `texts`; atom 0 is the empty spelling.
 *
 * Spellings are looked up by character codes in place, so that a word seen before costs no string.
 */
export class Names {
  readonly texts: string[];
  private slots: Int32Array;
  private hashes: Int32Array;

  constructor() {
    this.texts = [];
    this.slots = new Int32Array(slotsAtFirst);
    this.hashes = new Int32Array(slotsAtFirst);
    this.intern("");
  }

  /**
   * A copy that grows on its own: the fixed words are interned once and copied for each session.
   */
  copy(): Names {
    const copy = new Names();
    copy.texts.length = 0;
    for (const text of this.texts) copy.texts.push(text);
    copy.slots = this.slots.slice();
    copy.hashes = this.hashes.slice();
    return copy;
  }

  /** The atom of a spelling. */
  intern(text: string): number {
    let hash = hashSeed;
    for (let i = 0; i < text.length; i++) hash = hashNext(hash, text.charCodeAt(i));
    return this.internRange(text, 0, text.length, hash);
  }

  /** The atom of `text[start, end)`, whose characters have been folded into `hash`. */
  internRange(text: string, start: number, end: number, hash: number): number {
    const slots = this.slots;
    const mask = slots.length - 1;
    const length = end - start;
    let at = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const stored = slots[at]! - 1;
      if (stored < 0) break;
      if (this.hashes[stored] === hash) {
        const known = this.texts[stored]!;
        if (known.length === length) {
          let i = 0;
          while (i < length && known.charCodeAt(i) === text.charCodeAt(start + i)) i++;
          if (i === length) return stored;
        }
      }
      at = (at + 1) & mask;
    }
    const atom = this.texts.length;
    this.texts.push(text.slice(start, end));
    this.hashes[atom] = hash;
    slots[at] = atom + 1;
    if (atom * 2 > slots.length) this.grow();
    return atom;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4);
    const mask = slots.length - 1;
    const hashes = new Int32Array(slots.length);
    hashes.set(this.hashes);
    this.hashes = hashes;
    for (let atom = 0; atom < this.texts.length; atom++) {
      const hash = hashes[atom]!;
      let at = (hash ^ (hash >>> 15)) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = atom + 1;
    }
    this.slots = slots;
  }
}
