// Prose for a mail.
import { filled } from "../fill.ts";

/** Columns of a mail, and those that a line may have which is better not broken. */
export const mailWidth = 72;
export const mailMost = 78;

/** Folds words at the width of a mail; what is quoted or drawn is never folded. */
export function wrapped(text: string): string {
  return filled(text, mailWidth).join("\n");
}

/** `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`. */
export function quotedList(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
