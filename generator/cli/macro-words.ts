// Macros among the words of the command line.
import { InvalidArgumentError } from "commander";

/** One more word of `-D` or `-U` that begins with a macro's name, or a usage error. */
export function macroWords(word: string, before: readonly string[] = []): readonly string[] {
  if (/^[\p{L}_$]/u.test(word)) return [...before, word];
  throw new InvalidArgumentError("It must begin with the name of a macro.");
}
