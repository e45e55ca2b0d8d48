// Whether the tokens of a stream so far are whole declarations.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { TokenStream } from "../stream/token-stream.ts";
import { externAtom, roleOf } from "../lex/words.ts";

/** Follows brackets and semicolons; looks at every token once. */
export class Boundary {
  private readonly stream: TokenStream;
  private at = 0;
  /** What would close the brackets that are open. */
  private readonly closers: number[] = [];
  private isEnd = true;
  /** Where the declaration at hand begins. */
  private start = 0;
  /** The last parenthesis that was opened outside of all brackets. */
  private paren = 0;
  private hasRecord = false;
  /** A bracket was closed that was not open: how far the damage goes, the parser decides. */
  private isDamaged = false;
  /** Braces of `extern "C" {` that are open, since the file began. */
  blocks = 0;
  private closesMore = false;

  constructor(stream: TokenStream) {
    this.stream = stream;
  }

  /** The stream starts again. */
  restart(): void {
    this.at = 0;
    this.closers.length = 0;
    this.isDamaged = false;
    this.start = 0;
    this.paren = 0;
    this.isEnd = true;
    this.hasRecord = false;
  }

  /** Whether the stream ends behind a declaration. Behind a record's brace a name may follow. */
  isHere(): boolean {
    while (this.at < this.stream.count) this.take(this.at++);
    return this.isEnd && this.closers.length === 0 && !this.isDamaged;
  }

  /**
   * Whether a brace that comes now opens a function's body: outside of all brackets, behind the
   * parentheses that follow a name. `struct x note(8) {` may be a record as well, and is none.
   */
  opensBody(): boolean {
    if (this.isHere() || this.closers.length > 0 || this.isDamaged) return false;
    const { kinds, atoms, count } = this.stream;
    const name = this.paren - 1;
    if (kinds[count - 1] !== Kind.ParenClose || name <= this.start) return false;
    if (this.hasRecord && kinds[name - 1] !== Kind.Star) return false;
    return kinds[name] === Kind.Word && roleOf(atoms[name]!) < Role.Struct;
  }

  /** Whether the file so far leaves nothing open, and closes nothing it did not open. */
  isWhole(): boolean {
    return this.isHere() && this.blocks === 0 && !this.closesMore;
  }

  /** Whether the brace at hand is that of `extern "C" {`. */
  private isLinkage(at: number): boolean {
    const { kinds, atoms } = this.stream;
    return at - 2 === this.start && atoms[at - 2] === externAtom && kinds[at - 1] === Kind.String;
  }

  private take(at: number): void {
    const { kinds, atoms } = this.stream;
    const kind = kinds[at];
    if (this.isEnd) this.start = at;
    this.isEnd = false;
    if (kind === Kind.Word) {
      const role = roleOf(atoms[at]!);
      if (role >= Role.Struct && role <= Role.Typedef && this.closers.length === 0)
        this.hasRecord = true;
    } else if (kind === Kind.Semicolon) {
      if (this.closers.length > 0) return;
      this.isEnd = true;
      this.hasRecord = false;
    } else if (kind === Kind.BraceOpen && this.isLinkage(at)) {
      this.isEnd = true;
      this.blocks++;
    } else if (kind === Kind.BraceClose && this.closers.length === 0) {
      if (this.blocks > 0) this.blocks--;
      else this.closesMore = true;
      this.isEnd = !this.hasRecord;
    } else if (kind === Kind.BraceOpen || kind === Kind.ParenOpen || kind === Kind.BracketOpen) {
      if (kind === Kind.ParenOpen && this.closers.length === 0) this.paren = at;
      this.closers.push(kind + 1);
    } else if (kind === Kind.BraceClose || kind === Kind.ParenClose || kind === Kind.BracketClose) {
      if (this.closers.pop() !== kind) this.isDamaged = true;
      this.isEnd = kind === Kind.BraceClose && !this.hasRecord;
    }
  }
}
