// `#pragma pack`: how many bytes members may be aligned to, and from which token on.
import { lastNotAbove } from "./source.ts";

/** The pragma's stack, and a log of what was in force where in the token stream. */
export class PackStack {
  readonly #stack: { readonly name: string | undefined; readonly pack: number | undefined }[] = [];
  #now: number | undefined;
  readonly #from: number[] = [];
  readonly #packs: (number | undefined)[] = [];

  /**
   * Carries out `pack(words...)`: the words are what stands in the parentheses. False when
   * damaged.
   */
  apply(words: readonly string[], streamIndex: number): boolean {
    const [first, ...rest] = words;
    if (first === undefined) return this.#set(undefined, streamIndex);
    if (first !== "push" && first !== "pop") {
      return words.length === 1 && this.#number(first, streamIndex);
    }
    const name = rest.find((word) => !isDigits(word));
    const number = rest.find(isDigits);
    if (first === "push") this.#stack.push({ name, pack: this.#now });
    else this.#pop(name, streamIndex);
    return number === undefined || this.#number(number, streamIndex);
  }

  /** The packing in force at a token of the stream, bytes. */
  at(streamIndex: number): number | undefined {
    return this.#packs[lastNotAbove(this.#from, this.#from.length, streamIndex)];
  }

  #pop(name: string | undefined, streamIndex: number): void {
    // gcc pops down to the named entry; a name that was never pushed pops nothing.
    if (name !== undefined && !this.#stack.some((entry) => entry.name === name)) return;
    for (;;) {
      const entry = this.#stack.pop();
      if (entry === undefined) return;
      if (name !== undefined && entry.name !== name) continue;
      this.#set(entry.pack, streamIndex);
      return;
    }
  }

  #number(word: string, streamIndex: number): boolean {
    const value = Number(word);
    if (value === 0) return this.#set(undefined, streamIndex);
    const known = value === 1 || value === 2 || value === 4 || value === 8 || value === 16;
    return known && this.#set(value, streamIndex);
  }

  #set(pack: number | undefined, streamIndex: number): true {
    this.#now = pack;
    this.#from.push(streamIndex);
    this.#packs.push(pack);
    return true;
  }
}

function isDigits(word: string): boolean {
  return /^\d+$/.test(word);
}
