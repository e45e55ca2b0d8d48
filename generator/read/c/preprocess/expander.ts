// Macro calls to tokens, with a budget, so that no text can ask for more than it is worth.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import type { Macro } from "../lex/macro.ts";
import { substituted, type Argument, type Budget, type Paster } from "./substitution.ts";
import type { Token } from "../lex/token.ts";

/** Tokens a reading may make by expansion. The largest kernel headers make a hundredth of it. */
const budgetTokens = 1_000_000;
/** And for each character of a file that is read: the kernel's own headers are megabytes. */
const budgetPerCharacter = 8;
/** Macro calls inside arguments of macro calls. */
const depthMax = 100;

/** Tokens still to be read from an expansion; its macro stays disabled until they are gone. */
interface Context {
  readonly tokens: readonly Token[];
  at: number;
  readonly macro: Macro | undefined;
}

/**
 * The text behind the expansion: read on when a call's parenthesis is not in the expansion itself.
 */
export interface Ahead {
  /** The next token of the text without taking it; inside a call, directives are carried out. */
  peek(inCall: boolean): Token;
  take(): void;
}

/** What the expander asks of the preprocessor. */
export interface ExpanderHost extends Paster {
  readonly macros: AtomTable<Macro>;
  /** The macro a word names; undefined when it names none. Notes questions to the target. */
  lookup(atom: number): Macro | undefined;
  /** Tokens for a name the preprocessor answers itself; `args` is what stood in parentheses. */
  special(macro: Macro, token: Token, args: readonly Token[] | undefined): readonly Token[];
  overBudget(token: Token): void;
}

/** Expands macros over one text at a time. */
export class Expander {
  private readonly host: ExpanderHost;
  private contexts: Context[] = [];
  private ahead: Ahead | undefined;
  private readonly budget: Budget = { left: budgetTokens };
  private depth = 0;

  constructor(host: ExpanderHost) {
    this.host = host;
  }

  /** A file of so many characters is read: what it may cost grows with it. */
  grant(characters: number): void {
    this.budget.left += characters * budgetPerCharacter;
  }

  /** Everything that one macro name in the text becomes, arguments read from `ahead`. */
  expand(token: Token, macro: Macro, ahead: Ahead, sink: (token: Token) => void): void {
    this.ahead = ahead;
    this.enter(token, macro, sink);
    this.drain(sink);
    this.ahead = undefined;
  }

  /** A list of tokens fully expanded, reading nothing beyond it. */
  expandAll(tokens: readonly Token[]): readonly Token[] {
    if (!tokens.some((token) => this.mayExpand(token))) return tokens;
    const out: Token[] = [];
    const contexts = this.contexts;
    const ahead = this.ahead;
    this.contexts = [{ tokens, at: 0, macro: undefined }];
    this.ahead = undefined;
    this.depth++;
    this.drain((token) => out.push(token));
    this.depth--;
    this.contexts = contexts;
    this.ahead = ahead;
    return out;
  }

  private drain(sink: (token: Token) => void): void {
    for (let token = this.next(); token !== undefined; token = this.next()) {
      const macro =
        token.kind === Kind.Word && (token.flags & Flag.Painted) === 0
          ? this.host.lookup(token.atom)
          : undefined;
      if (macro === undefined || isOwnWord(token, macro)) sink(token);
      else if (macro.disabled) sink({ ...token, flags: token.flags | Flag.Painted });
      else this.enter(token, macro, sink);
    }
  }

  /** The next token of the innermost expansion that has one left. */
  private next(): Token | undefined {
    for (;;) {
      const context = this.contexts.at(-1);
      if (context === undefined) return undefined;
      if (context.at < context.tokens.length) return context.tokens[context.at++];
      this.leave();
    }
  }

  private leave(): void {
    const context = this.contexts.pop();
    if (context?.macro !== undefined) context.macro.disabled = false;
  }

  /** The next token wherever it stands, without taking it. */
  private peek(inCall: boolean): Token | undefined {
    for (;;) {
      const context = this.contexts.at(-1);
      if (context === undefined) return this.ahead?.peek(inCall);
      if (context.at < context.tokens.length) return context.tokens[context.at];
      this.leave();
    }
  }

  private take(): void {
    const context = this.contexts.at(-1);
    if (context === undefined) this.ahead!.take();
    else context.at++;
  }

  /** Starts reading a macro's replacement, or passes the name on when it is no call. */
  private enter(token: Token, macro: Macro, sink: (token: Token) => void): void {
    if (this.budget.left < 0 || this.depth > depthMax) {
      this.host.overBudget(token);
      sink({ ...token, flags: token.flags | Flag.Painted });
      return;
    }
    if (macro.origin?.special !== undefined) {
      this.enterSpecial(token, macro);
      return;
    }
    if (macro.parameters === undefined) {
      this.push(this.substituted(macro, [], token), macro, token);
      return;
    }
    if (this.peek(false)?.kind !== Kind.ParenOpen) {
      sink(token);
      return;
    }
    const call = this.call(macro.parameters.length, macro.variadic);
    const args = call.closed ? this.matched(macro, call.args) : undefined;
    if (args === undefined) {
      // Not a call the macro can answer. What was read is passed on as it stands, never read again.
      sink({ ...token, flags: token.flags | Flag.Painted });
      for (const read of call.read) sink(read);
      return;
    }
    const last = call.read.at(-1)!;
    const end = last.source === token.source && last.end > token.end ? last.end : token.end;
    this.push(this.substituted(macro, args, { ...token, end }), macro, token);
  }

  private substituted(macro: Macro, args: readonly Argument[], call: Token): Token[] {
    return substituted(this.host, macro, args, call, this.budget);
  }

  private enterSpecial(token: Token, macro: Macro): void {
    const isCall =
      (macro.origin?.special === "pragma" || macro.origin?.special === "query") &&
      this.peek(false)?.kind === Kind.ParenOpen;
    const args = isCall ? this.call(1, true).read : undefined;
    this.push(this.host.special(macro, token, args), undefined, token);
  }

  private push(made: readonly Token[], macro: Macro | undefined, name: Token): void {
    const tokens = [...made];
    this.budget.left -= tokens.length + 1;
    const first = tokens[0];
    if (first !== undefined) {
      const inherited = name.flags & (Flag.Space | Flag.LineStart);
      tokens[0] = { ...first, flags: (first.flags & ~Flag.Space) | inherited };
    }
    if (macro !== undefined) macro.disabled = true;
    this.contexts.push({ tokens, at: 0, macro });
  }

  /** Reads `( ... )`, split at the commas of its own level. The `(` is known to be next. */
  private call(
    parameters: number,
    variadic: boolean,
  ): { args: Token[][]; read: Token[]; closed: boolean } {
    const read: Token[] = [this.peek(false)!];
    this.take();
    const args: Token[][] = [[]];
    let depth = 1;
    for (;;) {
      const token = this.peek(true);
      if (token === undefined || token.kind === Kind.End) return { args, read, closed: false };
      this.take();
      read.push(token);
      this.budget.left--;
      if (token.kind === Kind.ParenOpen) depth++;
      else if (token.kind === Kind.ParenClose && --depth === 0) return { args, read, closed: true };
      else if (token.kind === Kind.Comma && depth === 1) {
        // The last parameter of a variadic macro takes commas too.
        if (!variadic || args.length < parameters) {
          args.push([]);
          continue;
        }
      }
      args.at(-1)!.push(token);
    }
  }

  /**
   * Arguments as the macro's parameters take them; undefined when there are too many or too few.
   */
  private matched(macro: Macro, args: Token[][]): Argument[] | undefined {
    const wanted = macro.parameters!.length;
    if (wanted === 0) return args.length === 1 && args[0]!.length === 0 ? [] : undefined;
    const given = wanted === 1 && args[0]!.length === 0 ? 0 : args.length;
    if (macro.variadic && args.length === wanted - 1) args.push([]);
    if (args.length !== wanted) return undefined;
    return args.map((raw, index) => {
      let expanded: readonly Token[] | undefined;
      const isAbsent = index >= given;
      return { raw, expanded: () => (expanded ??= this.expandAll(raw)), isAbsent };
    });
  }

  private mayExpand(token: Token): boolean {
    if (token.kind !== Kind.Word || (token.flags & Flag.Painted) !== 0) return false;
    return this.host.macros.get(token.atom) !== undefined;
  }
}

/** An annotation no header at hand defines is none where `##` made the word: it is a name. */
function isOwnWord({ flags }: Token, macro: Macro): boolean {
  const isNote = macro.parameters === undefined && macro.from === macro.to;
  return isNote && macro.origin?.builtin === true && (flags & Flag.Pasted) !== 0;
}
