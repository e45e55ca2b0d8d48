// `#pragma pack` and clang's `#pragma ms_struct`: how records are laid out, from which token on.
import { lastNotAbove } from "../lex/source.ts";

/** An entry of the pragma's stack. */
interface Pushed {
  readonly name: string | undefined;
  readonly pack: number | undefined;
}

/** The stack and what is in force beside it. */
export interface PackState {
  readonly now: number | undefined;
  readonly isMicrosoft: boolean;
  readonly waiting: readonly Pushed[];
}

/** The pragma's stack, and a log of what was in force where in the token stream. */
export class PackStack {
  private readonly stack: Pushed[] = [];
  private now: number | undefined;
  private isMicrosoft = false;
  private readonly from: number[] = [];
  private readonly states: Omit<PackState, "waiting">[] = [];

  /** Whether nothing is packed and nothing waits to be packed again. */
  get isEmpty(): boolean {
    return this.now === undefined && this.stack.length === 0 && !this.isMicrosoft;
  }

  /** The stream starts again: what is in force is in force from its first token on. */
  restart(): void {
    this.from.length = 0;
    this.states.length = 0;
    this.set(this.now, 0);
  }

  /** What is in force, and what waits. */
  state(): PackState {
    return { now: this.now, isMicrosoft: this.isMicrosoft, waiting: [...this.stack] };
  }

  isAs({ now, isMicrosoft, waiting }: PackState): boolean {
    const same = this.now === now && this.isMicrosoft === isMicrosoft;
    return (
      same &&
      this.stack.length === waiting.length &&
      waiting.every((one, at) => one === this.stack[at])
    );
  }

  /** Back to an earlier state, at the start of the stream. */
  restore({ now, isMicrosoft, waiting }: PackState): void {
    this.stack.splice(0, this.stack.length, ...waiting);
    this.isMicrosoft = isMicrosoft;
    this.now = now;
    this.restart();
  }

  /**
   * Carries out `pack(words...)`: the words are what stands in the parentheses, without commas and
   * with numbers in decimal. "refused", with nothing done, where the compiler passes it over;
   * "unmatched": it is a `pop` of what was never pushed. gcc takes
   * a name and a number in any order, and no number behind `pop`; clang takes the name first, and a
   * number behind both.
   */
  apply(
    words: readonly string[],
    streamIndex: number,
    compiler: () => "gcc" | "clang",
  ): "done" | "refused" | "unmatched" {
    const isStacked = words[0] === "push" || words[0] === "pop";
    const rest = isStacked ? words.slice(1) : words;
    const numbers = rest.filter(isNumber);
    const name = rest.find((word) => !isNumber(word));
    const isPlain = rest.length === numbers.length + (name === undefined ? 0 : 1);
    if (!isPlain || numbers.length > 1 || (name !== undefined && !isStacked)) return "refused";
    const [number] = numbers;
    const pack = number === undefined ? undefined : packOf(number);
    if (pack === null) return "refused";
    if (isStacked) {
      if (number !== undefined && words[0] === "pop" && compiler() === "gcc") return "refused";
      if (name !== undefined && rest[0] !== name && compiler() === "clang") return "refused";
    }
    let isMatched = true;
    if (words[0] === "push") this.stack.push({ name, pack: this.now });
    else if (isStacked) isMatched = this.pop(name, streamIndex, compiler);
    if (number !== undefined || !isStacked) this.set(pack, streamIndex);
    return isMatched ? "done" : "unmatched";
  }

  /** The packing in force at a token of the stream, bytes. */
  at(streamIndex: number): number | undefined {
    return this.stateAt(streamIndex)?.now;
  }

  /** `#pragma ms_struct on`, or what ends it, from a token of the stream on. */
  setMicrosoft(isMicrosoft: boolean, streamIndex: number): void {
    this.isMicrosoft = isMicrosoft;
    this.set(this.now, streamIndex);
  }

  /** Whether records that begin at a token of the stream are laid out as `ms_struct` has it. */
  isMicrosoftAt(streamIndex: number): boolean {
    return this.stateAt(streamIndex)?.isMicrosoft === true;
  }

  private stateAt(streamIndex: number): Omit<PackState, "waiting"> | undefined {
    return this.states[lastNotAbove(this.from, this.from.length, streamIndex)];
  }

  /**
   * Down to the named entry; for a name that was never pushed gcc pops one, clang none. Whether
   * there is what was asked for.
   */
  private pop(name: string | undefined, streamIndex: number, compiler: () => string): boolean {
    const named = this.stack.findLastIndex((entry) => entry.name === name);
    const isThere = name === undefined ? this.stack.length > 0 : named >= 0;
    const isLast = name === undefined || (named < 0 && compiler() === "gcc");
    const [entry] = this.stack.splice(isLast ? -1 : named < 0 ? this.stack.length : named);
    if (entry !== undefined) this.set(entry.pack, streamIndex);
    return isThere;
  }

  private set(pack: number | undefined, streamIndex: number): void {
    this.now = pack;
    this.from.push(streamIndex);
    this.states.push({ now: pack, isMicrosoft: this.isMicrosoft });
  }
}

const isNumber = (word: string): boolean => /^\d/.test(word);

/** Bytes; undefined for 0, which asks for nothing, null for what no compiler takes. */
function packOf(word: string): number | undefined | null {
  const value = Number(word);
  if (value === 0) return undefined;
  return value === 1 || value === 2 || value === 4 || value === 8 || value === 16 ? value : null;
}
