// Bodies of functions, which declare nothing for others.
import * as Kind from "../lex/kind.ts";
import type { Inclusion } from "../stream/inclusion.ts";
import { opensDirective } from "../lex/token.ts";

/** The reading that goes on around them. */
export interface BodyHost {
  readonly isStopped: boolean;
  /** Carries out the directive whose `#` is token `at`; returns the token to go on with. */
  directive(inclusion: Inclusion, at: number): number;
}

/**
 * The brace that closes the body whose opening one is token `open`: the kernel's macros come to
 * millions of tokens in between, so nothing is expanded. Directives are carried out.
 */
export function bodyEnd(inclusion: Inclusion, open: number, host: BodyHost): number {
  const { kinds, flags, count } = inclusion.lexed;
  let depth = 0;
  let at = open;
  while (at < count - 1 && !host.isStopped) {
    const kind = kinds[at]!;
    if (opensDirective(kind, flags[at]!)) {
      at = host.directive(inclusion, at);
      continue;
    }
    if (kind === Kind.BraceOpen) depth++;
    else if (kind === Kind.BraceClose && --depth === 0) break;
    at++;
  }
  return at;
}
