// `#pragma pack`: how many bytes members may be aligned to, and from which token on.
import { lastNotAbove } from "../lex/source.ts";

/** An entry of the pragma's stack. */
interface Pushed {
  readonly name: string | undefined;
  readonly pack: number | undefined;
}

/** The stack and what is in force beside it. */
export interface PackState {
  readonly now: number | undefined;
  readonly waiting: readonly Pushed[];
}

/** The pragma's stack, and a log of what was in force where in the token stream. */
export class PackStack {
  private readonly stack: Pushed[] = [];
  private now: number | undefined;
  private readonly from: number[] = [];
  private readonly packs: (number | undefined)[] = [];

  /** Whether nothing is packed and nothing waits to be packed again. */
  get isEmpty(): boolean {
    return this.now === undefined && this.stack.length === 0;
  }

  /** The stream starts again: what is in force is in force from its first token on. */
  restart(): void {
    this.from.length = 0;
    this.packs.length = 0;
    this.set(this.now, 0);
  }

  /** What is in force, and what waits. */
  state(): PackState {
    return { now: this.now, waiting: [...this.stack] };
  }

  isAs({ now, waiting }: PackState): boolean {
    const same = this.now === now && this.stack.length === waiting.length;
    return same && waiting.every((one, at) => one === this.stack[at]);
  }

  /** Back to an earlier state, at the start of the stream. */
  restore({ now, waiting }: PackState): void {
    this.stack.splice(0, this.stack.length, ...waiting);
    this.now = now;
    this.restart();
  }

  /**
   * Carries out `pack(words...)`: the words are what stands in the parentheses. False when
   * damaged.
   */
  apply(words: readonly string[], streamIndex: number): boolean {
    const [first, ...rest] = words;
    if (first === undefined) return this.set(undefined, streamIndex);
    if (first !== "push" && first !== "pop") {
      return words.length === 1 && this.number(first, streamIndex);
    }
    const name = rest.find((word) => !isDigits(word));
    const number = rest.find(isDigits);
    if (first === "push") this.stack.push({ name, pack: this.now });
    else this.pop(name, streamIndex);
    return number === undefined || this.number(number, streamIndex);
  }

  /** The packing in force at a token of the stream, bytes. */
  at(streamIndex: number): number | undefined {
    return this.packs[lastNotAbove(this.from, this.from.length, streamIndex)];
  }

  private pop(name: string | undefined, streamIndex: number): void {
    // gcc pops down to the named entry; a name that was never pushed pops nothing.
    if (name !== undefined && !this.stack.some((entry) => entry.name === name)) return;
    for (;;) {
      const entry = this.stack.pop();
      if (entry === undefined) return;
      if (name !== undefined && entry.name !== name) continue;
      this.set(entry.pack, streamIndex);
      return;
    }
  }

  private number(word: string, streamIndex: number): boolean {
    const value = Number(word);
    if (value === 0) return this.set(undefined, streamIndex);
    const known = value === 1 || value === 2 || value === 4 || value === 8 || value === 16;
    return known && this.set(value, streamIndex);
  }

  private set(pack: number | undefined, streamIndex: number): true {
    this.now = pack;
    this.from.push(streamIndex);
    this.packs.push(pack);
    return true;
  }
}

function isDigits(word: string): boolean {
  return /^\d+$/.test(word);
}
