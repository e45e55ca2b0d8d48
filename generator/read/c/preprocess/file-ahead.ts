// The text of one file, read on for the arguments of a macro call.
import type { Ahead } from "./expander.ts";
import type { Inclusion } from "../stream/inclusion.ts";
import { opensDirective, type Token } from "../lex/token.ts";

/** Who carries out directives that stand between the parentheses of a call. */
export interface DirectiveHost {
  /** Carries out the directive whose `#` is token `at`; returns the token to go on with. */
  directiveInCall(inclusion: Inclusion, at: number): number;
}

export class FileAhead implements Ahead {
  private readonly host: DirectiveHost;
  private readonly inclusion: Inclusion;
  at = 0;

  constructor(host: DirectiveHost, inclusion: Inclusion) {
    this.host = host;
    this.inclusion = inclusion;
  }

  peek(inCall: boolean): Token {
    const { kinds, flags } = this.inclusion.lexed;
    if (inCall) {
      while (opensDirective(kinds[this.at]!, flags[this.at]!)) {
        this.at = this.host.directiveInCall(this.inclusion, this.at);
      }
    }
    return tokenAt(this.inclusion, this.at);
  }

  take(): void {
    this.at++;
  }
}

/** A token as macro expansion wants it. */
export function tokenAt(inclusion: Inclusion, at: number): Token {
  const { kinds, atoms, flags, starts, ends } = inclusion.lexed;
  return {
    kind: kinds[at]!,
    atom: atoms[at]!,
    flags: flags[at]!,
    source: inclusion.index,
    start: starts[at]!,
    end: ends[at]!,
  };
}
