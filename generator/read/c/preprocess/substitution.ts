// The body of a macro with its arguments put in: `#`, `##`, `__VA_OPT__`.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import { bodyOf, type BodyItem, type Macro } from "../lex/macro.ts";
import type { Names } from "../lex/names.ts";
import { spell, type Token } from "../lex/token.ts";

/** One argument as written, and, when asked for, with its own macros expanded. */
export interface Argument {
  readonly raw: readonly Token[];
  readonly expanded: () => readonly Token[];
  /** The call has no comma for it, or it is the only one and empty. */
  readonly isAbsent: boolean;
}

/** What substitution needs from outside: names, and a lexer for pasted spellings. */
export interface Paster {
  readonly names: Names;
  /** Kind and atom of a spelling when it is exactly one token. */
  lexOne(text: string): { readonly kind: number; readonly atom: number } | undefined;
}

/** What expansion may still cost, in tokens; shared by all macro calls of one reading. */
export interface Budget {
  left: number;
}

/**
 * The tokens that replace a macro call; `call` gives them their place. Stops early when the budget
 * is used up: a body may name a long argument many times.
 */
export function substituted(
  paster: Paster,
  macro: Macro,
  args: readonly Argument[],
  call: Token,
  budget: Budget,
): Token[] {
  const out: Token[] = [];
  new Substitution(paster, macro, args, call, out, budget).run(bodyOf(macro));
  return out;
}

class Substitution {
  private readonly paster: Paster;
  private readonly macro: Macro;
  private readonly args: readonly Argument[];
  private readonly call: Token;
  private readonly out: Token[];
  private readonly budget: Budget;

  constructor(
    paster: Paster,
    macro: Macro,
    args: readonly Argument[],
    call: Token,
    out: Token[],
    budget: Budget,
  ) {
    this.paster = paster;
    this.macro = macro;
    this.args = args;
    this.call = call;
    this.out = out;
    this.budget = budget;
  }

  run(items: readonly BodyItem[]): void {
    let pasting = false;
    // Whether `##` has anything on its left: an empty argument leaves nothing to paste to.
    let hasLeft = false;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      const before = this.out.length;
      if (item.kind === Kind.Comma && item.pasteNext && this.isRest(items[i + 1])) {
        // GNU: `, ## args` drops the comma where none are given, and pastes nothing else. Where
        // another `##` follows them it is a comma like others.
        if (!this.args[items[i + 1]!.parameter]!.isAbsent) {
          this.put(item);
          this.splice(this.args[items[i + 1]!.parameter]!.expanded(), 0);
        }
        pasting = false;
        i++;
        continue;
      }
      this.piece(item, pasting && hasLeft, pasting || item.pasteNext);
      hasLeft = this.out.length > before || (pasting && hasLeft);
      pasting = item.pasteNext;
    }
  }

  private isRest(item: BodyItem | undefined): boolean {
    if (item === undefined || !this.macro.variadic) return false;
    const isLast = item.parameter === this.macro.parameters!.length - 1;
    return isLast && !item.stringize && !item.pasteNext;
  }

  /** Adds one item; `raw`: its argument goes in as written, because it is pasted. */
  private piece(item: BodyItem, paste: boolean, raw: boolean): void {
    const from = this.out.length;
    if (item.option !== undefined) {
      this.optional(item, item.option);
    } else if (item.parameter < 0) this.put(item);
    else {
      const argument = this.args[item.parameter]!;
      if (item.stringize) this.stringize(item, argument.raw);
      else this.splice(raw ? argument.raw : argument.expanded(), item.flags);
    }
    if (paste && from > 0 && this.out.length > from) this.paste(from);
  }

  /** `__VA_OPT__`: what it holds is there when the arguments become anything. */
  private optional(item: BodyItem, option: readonly BodyItem[]): void {
    const isThere = this.args.at(-1)!.expanded().length > 0;
    if (!item.stringize) {
      if (isThere) this.run(option);
      return;
    }
    const { paster, macro, args, call, budget } = this;
    const held: Token[] = [];
    if (isThere) new Substitution(paster, macro, args, call, held, budget).run(option);
    this.stringize(item, held);
  }

  private put(item: BodyItem): void {
    this.out.push(this.made(item.kind, item.atom, item.flags));
  }

  private made(kind: number, atom: number, flags: number): Token {
    const { source, start, end } = this.call;
    return { kind, atom, flags: flags | Flag.Body, source, start, end };
  }

  private splice(tokens: readonly Token[], flags: number): void {
    if ((this.budget.left -= tokens.length) < 0) return;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      // The space before an argument is that of the parameter it replaces.
      this.out.push(i > 0 ? token : { ...token, flags: (token.flags & ~Flag.Space) | flags });
    }
  }

  private stringize(item: BodyItem, tokens: readonly Token[]): void {
    if ((this.budget.left -= tokens.length) < 0) return;
    const texts = this.paster.names.texts;
    let text = "";
    for (const [index, token] of tokens.entries()) {
      if (index > 0 && (token.flags & (Flag.Space | Flag.LineStart)) !== 0) text += " ";
      const spelled = spell(texts, token.kind, token.atom);
      const quoted = token.kind === Kind.String || token.kind === Kind.Character;
      text += quoted ? spelled.replaceAll(/["\\]/g, String.raw`\$&`) : spelled;
    }
    this.out.push(this.made(Kind.String, this.paster.names.intern(`"${text}"`), item.flags));
  }

  /** Joins the tokens on both sides of index `from` into one, when that makes a token. */
  private paste(from: number): void {
    const left = this.out[from - 1]!;
    const right = this.out[from]!;
    const texts = this.paster.names.texts;
    const text = spell(texts, left.kind, left.atom) + spell(texts, right.kind, right.atom);
    // A long word costs what its characters would as tokens.
    this.budget.left -= 1 + (text.length >> 3);
    const joined = this.budget.left < 0 ? undefined : this.paster.lexOne(text);
    if (joined === undefined) return;
    const flags = (left.flags & Flag.Space) | Flag.Pasted;
    this.out.splice(from - 1, 2, this.made(joined.kind, joined.atom, flags));
  }
}
