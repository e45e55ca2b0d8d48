// One file being read on its own: its declarations are parsed wherever an include interrupts them.
import type { Target } from "../../../targets/index.ts";
import { Boundary } from "./boundary.ts";
import { parseFile } from "../grammar/declarations.ts";
import type { PackStack } from "../stream/pack.ts";
import type { Parser } from "../grammar/parser.ts";
import type { Passages } from "./passages.ts";
import { Questions } from "../scope/questions.ts";
import type { TokenStream } from "../stream/token-stream.ts";

/** The main file, or an included one that stands between declarations. */
export class Frame {
  readonly target: Target;
  readonly questions: Questions;
  /** What it does is kept for the next one who includes it: true of all but the main file. */
  readonly isKept: boolean;
  /** No target was asked anything by the files it includes. */
  isUniversal = true;
  /** It includes the main file, which was left out: it has to be read as part of that one. */
  readsMain = false;
  /** Its text from include to include, where that is kept. */
  passages: Passages | undefined;
  private readonly stream: TokenStream;
  private readonly packs: PackStack;
  private readonly boundary: Boundary;
  private parser: Parser | undefined;
  private wanted: readonly Target[];
  private asked = 0;

  /** `targets`: whom the reading is for, the first of them being the one asked. */
  constructor(targets: readonly Target[], stream: TokenStream, packs: PackStack, isKept = true) {
    this.isKept = isKept;
    this.target = targets[0]!;
    this.questions = new Questions(this.target);
    this.wanted = targets;
    this.stream = stream;
    this.packs = packs;
    this.boundary = new Boundary(stream);
  }

  /** Who parses it; frame and parser share the questions. */
  parseWith(parser: Parser): void {
    this.parser = parser;
  }

  /** The targets that answer alike so far. */
  targets(): readonly Target[] {
    if (this.questions.count !== this.asked) {
      this.asked = this.questions.count;
      this.wanted = this.questions.alike(this.wanted);
    }
    return this.wanted;
  }

  /** Goes on for those of its targets only that are among some; its own one is. */
  keepTo(targets: readonly Target[]): void {
    this.isUniversal = false;
    this.wanted = this.targets().filter((target) => targets.includes(target));
  }

  /** Whether the tokens not parsed yet are whole declarations. */
  isBetweenDeclarations(): boolean {
    return this.boundary.isHere();
  }

  /** Whether nothing is left to parse, and nothing was closed that was not open. */
  isClear(): boolean {
    return this.stream.count === 0 && this.boundary.blocks === this.parser!.blocks;
  }

  /** Braces of `extern "C" {` that are open; asked and set when it is clear. */
  get blocks(): number {
    return this.boundary.blocks;
  }

  set blocks(blocks: number) {
    this.boundary.blocks = blocks;
    this.parser!.blocks = blocks;
  }

  /** Whether a tag was named before an include and completed behind it. */
  completesEarlier(): boolean {
    return this.parser!.completesEarlier;
  }

  /** Whether a brace that comes now opens a function's body. */
  opensBody(): boolean {
    return this.boundary.opensBody();
  }

  /** Whether the file, all of it read by now, stands for itself; asked before the last parse. */
  isWhole(): boolean {
    return !this.readsMain && this.boundary.isWhole();
  }

  /** Parses what the stream holds, and empties it. `source` and `offset`: where the text stands. */
  parse(source: number, offset: number): void {
    const stream = this.stream;
    if (stream.count === 0) return;
    stream.finish(source, offset);
    const parser = this.parser!;
    parser.attach();
    parseFile(parser);
    stream.clear();
    this.packs.restart();
    this.boundary.restart();
  }
}
