// Characters to tokens, one pass, no regular expression and no string for a word seen before.
import * as Kind from "./kind.ts";
import * as Flag from "./flag.ts";
import * as Character from "./character.ts";
import {
  backslash,
  blanksEnd,
  isBlank,
  newline,
  offsetOf,
  spliceEnd,
  unsplicedAt,
} from "./blanks.ts";
import {
  charClass,
  classOf,
  codeAt,
  goesOn,
  goesOnInNumber,
  isLetter,
  isPrefix,
} from "./char-class.ts";
import { Lexed, type Damage } from "./lexed.ts";
import { hashSeed, type Names } from "./names.ts";
import { NumberList } from "./number-list.ts";
import { punctuatorAt, single } from "./punctuator.ts";
import type { SourceFile } from "./source.ts";
import {
  blockClose,
  cutOffCommentEnd,
  definedName,
  lastCommentEnd,
  lineEnd,
  numberEnd,
  quotedEnd,
  splicedEnd,
} from "./stretch.ts";
import { punctuation } from "./token.ts";
import { TokenColumns } from "./token-columns.ts";

/** Turns texts into `Lexed` columns; keeps its working columns from one text to the next. */
export class Lexer {
  private readonly names: Names;
  private readonly tokens = new TokenColumns();
  private readonly comments = new NumberList();
  private readonly directives = new NumberList();
  private damage: Damage[] = [];
  private text = "";
  /** The hash of the word that was looked at last. */
  private hash = 0;
  private hasSplicedStar = false;
  /** The next slash and the next backslash, as far as they were looked for. */
  private slash = 0;
  private backslash = 0;

  constructor(names: Names) {
    this.names = names;
  }

  /** Every token of a text. `fragment`: it may start inside a comment. */
  lex(file: SourceFile, fragment: boolean): Lexed {
    return this.lexFrom(file, fragment, Flag.LineStart);
  }

  /** The tokens of a macro's replacement, of which no `#` opens a directive. */
  readonly lexReplacement = (text: string): Lexed => {
    return this.lexFrom({ path: "replacement", text }, false, 0);
  };

  private lexFrom(file: SourceFile, fragment: boolean, flags: number): Lexed {
    this.text = file.text;
    this.tokens.clear(flags);
    this.slash = this.backslash = -1;
    // Splices are rare, and stars are not.
    this.hasSplicedStar = file.text.includes("\\\n") && file.text.includes("*\\\n");
    this.comments.count = 0;
    this.directives.count = 0;
    this.damage = [];
    const from = fragment ? cutOffCommentEnd(file.text) : 0;
    if (from > 0) this.comment(0, from);
    this.run(from);
    const comments = this.comments.copied();
    const directives = this.directives.copied();
    const parts = { tokens: this.tokens.copied(), comments, directives, damage: this.damage };
    return new Lexed(file, parts, this.lexReplacement);
  }

  /** Words and white space are most of a text; everything else is read elsewhere. */
  private run(from: number): void {
    const text = this.text;
    const length = text.length;
    let at = from;
    while (at < length) {
      const code = text.charCodeAt(at);
      switch (code < 128 ? classOf[code] : Character.Other) {
        case Character.Space:
          at++;
          this.tokens.pending |= Flag.Space;
          break;
        case Character.Newline:
          at++;
          this.tokens.pending = Flag.LineStart;
          break;
        case Character.Letter:
          at = this.word(at);
          break;
        case Character.Plain:
          this.tokens.push(single[code]!, 0, at, at + 1);
          at++;
          break;
        default:
          at = this.other(at, code);
      }
    }
    this.tokens.pending = Flag.LineStart;
    this.tokens.push(Kind.End, 0, length, length);
  }

  private word(start: number): number {
    const text = this.text;
    const at = this.wordEnd(start);
    const next = codeAt(text, at);
    if (goesOn(next)) {
      if (next === backslash && spliceEnd(text, at) > 0) return this.spliced(start, at);
      if (next !== backslash && isPrefix(text, start, at)) return this.literal(start, at, next);
    }
    this.tokens.push(Kind.Word, this.names.internRange(text, start, at, this.hash), start, at);
    return at;
  }

  /** Where the letters and digits end of a word that starts at an offset. */
  private wordEnd(start: number): number {
    const text = this.text;
    const length = text.length;
    let hash = hashSeed;
    let at = start;
    let next = text.charCodeAt(at);
    do {
      hash = (Math.imul(hash, 31) + next) | 0;
      next = ++at < length ? text.charCodeAt(at) : 0;
    } while (next < 128 ? classOf[next]! >= Character.Letter : isLetter(next));
    this.hash = hash;
    return at;
  }

  /** Everything that starts with neither a plain letter nor white space. */
  private other(at: number, code: number): number {
    const text = this.text;
    switch (charClass(code)) {
      case Character.Space:
        this.tokens.pending |= Flag.Space;
        return at + 1;
      case Character.Letter:
        return this.word(at);
      case Character.Digit:
        return this.number(at);
      case Character.Quote:
        return this.literal(at, at, code);
    }
    const sign = code === 0x2f ? unsplicedAt(text, at + 1) : -1;
    const opens = sign < 0 ? 0 : codeAt(text, sign);
    if (opens === 0x2a || opens === 0x2f) {
      this.tokens.pending |= Flag.Space;
      return opens === 0x2a ? this.block(at, sign + 1) : this.comment(at, lineEnd(text, at));
    }
    if (code === backslash && spliceEnd(text, at) > 0) {
      this.tokens.pending |= Flag.Space;
      return spliceEnd(text, at);
    }
    const next = code === 0x2e ? codeAt(text, at + 1) : 0;
    return next >= 0x30 && next <= 0x39 ? this.number(at) : this.punctuator(at);
  }

  /** A word or number with line splices inside it: rare, so it may cost a string. */
  private spliced(start: number, from: number): number {
    const at = splicedEnd(this.text, from);
    const word = this.text.slice(start, at).replaceAll(/\\[ \t\r]*\n/g, "");
    const kind = isLetter(word.charCodeAt(0)) ? Kind.Word : Kind.Number;
    this.tokens.push(kind, this.names.intern(word), start, at);
    return at;
  }

  /** A preprocessing number: digits, letters, dots, and signs after an exponent. */
  private number(start: number): number {
    const text = this.text;
    const plain = this.wordEnd(start);
    if (!goesOnInNumber(codeAt(text, plain))) {
      const atom = this.names.internRange(text, start, plain, this.hash);
      this.tokens.push(Kind.Number, atom, start, plain);
      return plain;
    }
    const at = numberEnd(text, start);
    if (codeAt(text, at) === backslash && spliceEnd(text, at) > 0) return this.spliced(start, at);
    this.tokens.push(Kind.Number, this.names.intern(text.slice(start, at)), start, at);
    return at;
  }

  /** A string or character constant; one that does not end on its line is a stray. */
  private literal(start: number, quoteAt: number, quote: number): number {
    const text = this.text;
    const end = quotedEnd(text, quoteAt, quote);
    const at = Math.abs(end);
    const kind = end < 0 ? Kind.Stray : quote === 0x22 ? Kind.String : Kind.Character;
    this.tokens.push(kind, this.names.intern(text.slice(start, at)), start, at);
    return at;
  }

  private block(start: number, from: number): number {
    const { text } = this;
    const close = blockClose(text, from, this.hasSplicedStar);
    const end = close < 0 ? text.length : unsplicedAt(text, close + 1) + 1;
    if (close < 0) this.damage.push({ offset: start, message: "comment does not end" });
    return this.comment(start, end);
  }

  /** Notes a comment; returns its end. */
  private comment(start: number, end: number): number {
    this.comments.push(start);
    this.comments.push(end);
    return end;
  }

  private punctuator(at: number): number {
    const kind = punctuatorAt(this.text, at);
    const end = at + (kind >> 8);
    const plain = kind & 0xff;
    if (plain === Kind.Hash && (this.tokens.pending & Flag.LineStart) !== 0) {
      const defined = this.definition(at, end);
      if (defined > 0) return defined;
      this.directives.push(this.tokens.count);
    }
    // Strays, assignments and digraphs say less by their kind than they are spelled.
    const spelled = punctuation[plain]?.length !== end - at;
    const atom = spelled ? this.names.intern(this.text.slice(at, end)) : 0;
    this.tokens.push(plain, atom, at, end);
    return end;
  }

  /**
   * `define`, behind a `#` at `start`: with the name one token, the parameters tokens, the
   * replacement one. 0 when it is not written as definitions are; then it is any directive.
   */
  private definition(start: number, from: number): number {
    const text = this.text;
    const name = definedName(text, from);
    if (name === 0) return 0;
    const end = this.wordEnd(name);
    const next = codeAt(text, end);
    if (goesOn(next)) return 0;
    this.tokens.push(Kind.Define, this.names.internRange(text, name, end, this.hash), start, end);
    return this.replacement(next === 0x28 ? this.parameters(end) : end);
  }

  /** The parentheses at `from` and what they hold, as far as they are on one line. */
  private parameters(from: number): number {
    const { text, tokens } = this;
    const first = tokens.count;
    let at = from;
    while (tokens.count === first || tokens.kinds[tokens.count - 1] !== Kind.ParenClose) {
      const code = codeAt(text, at);
      if (at >= text.length || code === newline) break;
      if (charClass(code) === Character.Space) {
        at++;
        this.tokens.pending |= Flag.Space;
      } else at = charClass(code) === Character.Letter ? this.word(at) : this.other(at, code);
    }
    return at;
  }

  /**
   * The rest of a line as one token where nothing in it could go on behind the line or is to be
   * known apart: a comment at its end is. Returns where reading goes on.
   */
  private replacement(from: number): number {
    const text = this.text;
    const end = offsetOf(text, "\n", from);
    if (this.backslash < from) this.backslash = offsetOf(text, "\\", from);
    if (this.slash < from) this.slash = offsetOf(text, "/", from);
    if (this.backslash < end) return from;
    let to = end;
    if (this.slash < end) {
      to = this.slash;
      const close = lastCommentEnd(text, from, to, end);
      if (close < 0) return from;
      this.comment(to, close);
    }
    const start = blanksEnd(text, from);
    while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
    if (to <= start) return end;
    if (start > from) this.tokens.pending |= Flag.Space;
    this.tokens.push(Kind.Replacement, 0, start, to);
    return end;
  }
}
