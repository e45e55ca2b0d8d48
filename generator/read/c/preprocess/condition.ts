// `#if` and `#elif`: a line of tokens to yes, no, or not known.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import * as Rank from "../value/rank.ts";
import { characterOf, integerOf, isTrue, truth, type Value } from "../value/arithmetic.ts";
import { conditional, widest, type ExpressionInput } from "../value/expression.ts";
import type { Token } from "../lex/token.ts";
import { digitAtoms, roleOf } from "../lex/words.ts";

/** What a condition asks of the preprocessor. */
export interface ConditionHost {
  readonly texts: readonly string[];
  isDefined(atom: number): boolean;
  /** The value of a name that no macro defines; C says 0. */
  nameValue(atom: number): number;
  charSigned(): boolean;
  expandAll(tokens: readonly Token[]): readonly Token[];
}

/** The tokens of one expanded line. */
class LineInput implements ExpressionInput {
  private readonly tokens: readonly Token[];
  private readonly host: ConditionHost;
  private at = 0;
  isDamaged = false;

  constructor(tokens: readonly Token[], host: ConditionHost) {
    this.tokens = tokens;
    this.host = host;
  }

  readonly longBits = (): number => 64;

  kind(): number {
    return this.tokens[this.at]?.kind ?? Kind.End;
  }

  advance(): void {
    this.at++;
  }

  damaged(): void {
    this.isDamaged = true;
    this.at = this.tokens.length;
  }

  operand(depth: number): Value | undefined {
    const token = this.tokens[this.at];
    if (token === undefined) return this.damage();
    this.at++;
    const text = this.host.texts[token.atom]!;
    switch (token.kind) {
      case Kind.Number: {
        const value = integerOf(text);
        if (value === undefined) return this.damage();
        // Everything is as wide as intmax_t here, so only the suffix or a huge value is unsigned.
        const unsigned = /u/i.test(text) || value.value > 0x7fff_ffff_ffff_ffffn;
        return { value: value.value, rank: Rank.LongLong, unsigned };
      }
      case Kind.Character: {
        const value = characterOf(text, () => this.host.charSigned());
        return value === undefined ? this.damage() : widest(value);
      }
      case Kind.ParenOpen: {
        const value = conditional(this, depth);
        if (this.kind() === Kind.ParenClose) this.advance();
        else this.damaged();
        return value === undefined ? undefined : widest(value);
      }
      case Kind.Word:
        return this.word(token.atom);
      default:
        return this.damage();
    }
  }

  private word(atom: number): Value | undefined {
    if (roleOf(atom) === Role.Defined) return this.defined();
    if (this.kind() === Kind.ParenOpen) {
      // A call of a macro nobody defined: gcc stops here, a fragment may go on.
      this.skipParentheses();
      return undefined;
    }
    const value = this.host.nameValue(atom);
    return { value: BigInt(value), rank: Rank.LongLong, unsigned: false };
  }

  private defined(): Value | undefined {
    const parenthesis = this.kind() === Kind.ParenOpen;
    if (parenthesis) this.advance();
    const token = this.tokens[this.at];
    if (token?.kind !== Kind.Word) return this.damage();
    this.advance();
    if (parenthesis) {
      if (this.kind() !== Kind.ParenClose) return this.damage();
      this.advance();
    }
    return truth(this.host.isDefined(token.atom));
  }

  private skipParentheses(): void {
    let depth = 0;
    do {
      if (this.kind() === Kind.ParenOpen) depth++;
      else if (this.kind() === Kind.ParenClose) depth--;
      else if (this.kind() === Kind.End) return;
      this.advance();
    } while (depth > 0);
  }

  private damage(): undefined {
    this.damaged();
  }
}

/** Whether the condition holds; nothing when its text is no expression or has no value. */
export function conditionOf(line: readonly Token[], host: ConditionHost): boolean | undefined {
  const input = new LineInput(host.expandAll(answered(line, host)), host);
  const value = conditional(input, 0);
  if (input.kind() !== Kind.End) input.damaged();
  return input.isDamaged || value === undefined ? undefined : isTrue(value);
}

/** The line with every `defined X` answered, before `X` could be expanded. */
function answered(line: readonly Token[], host: ConditionHost): readonly Token[] {
  if (!line.some((token) => isDefinedWord(token))) return line;
  const out: Token[] = [];
  for (let at = 0; at < line.length; at++) {
    const token = line[at]!;
    if (!isDefinedWord(token)) {
      out.push(token);
      continue;
    }
    const parenthesis = line[at + 1]?.kind === Kind.ParenOpen;
    const name = line[at + (parenthesis ? 2 : 1)];
    const isWhole = !parenthesis || line[at + 3]?.kind === Kind.ParenClose;
    if (name?.kind !== Kind.Word || !isWhole) {
      out.push(token);
      continue;
    }
    const atom = digitAtoms[host.isDefined(name.atom) ? 1 : 0];
    out.push({ ...token, kind: Kind.Number, atom });
    at += parenthesis ? 3 : 1;
  }
  return out;
}

function isDefinedWord(token: Token): boolean {
  return token.kind === Kind.Word && roleOf(token.atom) === Role.Defined;
}
