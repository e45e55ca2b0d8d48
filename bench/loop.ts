// Loops compiled one by one.
import type { Rival } from "./race.ts";

let loops = 0;

/**
 * Compiles a loop. Each gets a text of its own: V8 shares what it learns between functions of equal
 * text, so that whoever ran first would be called directly and all later rivals through a pointer.
 */
export function loopOf<A extends readonly unknown[]>(
  parameters: readonly string[],
  body: string,
  ...values: A
): Rival["run"] {
  loops += 1;
  const text = `return (times) => { /* ${loops} */ ${body} };`;
  const make = new Function(...parameters, text) as (...values: A) => Rival["run"];
  return make(...values);
}
