// The smallest pieces of C: kinds, flags, and a token that a macro made.
import * as Kind from "./kind.ts";
import * as Flag from "./flag.ts";

/** How C spells a punctuator; words, literals and operators with `=` are spelled by their atom. */
export const punctuation: readonly string[] = (
  "      { } ( ) [ ] ; , : ? ~ . ... * + - / % & | ^ ! = < > " +
  "# ## -> ++ -- << >> <= >= == != && ||"
).split(" ");

/** Whether a token opens a directive. */
export function opensDirective(kind: number, flags: number): boolean {
  return kind === Kind.Define || (kind === Kind.Hash && (flags & Flag.LineStart) !== 0);
}

/** A token on its way through macro expansion. Plain tokens never become objects. */
export interface Token {
  readonly kind: number;
  readonly atom: number;
  readonly flags: number;
  /** Index of the inclusion it is written in. */
  readonly source: number;
  /** Where it, or the macro call it comes from, starts and ends in that file's text. */
  readonly start: number;
  readonly end: number;
}

/** The spelling of a token. */
export function spell(texts: readonly string[], kind: number, atom: number): string {
  return atom !== 0 ? texts[atom]! : (punctuation[kind] ?? "");
}
