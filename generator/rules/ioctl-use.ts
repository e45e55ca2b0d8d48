// The ioctl numbers a file defines, as text.
import type { MacroDefinition, Unit } from "../model/index.ts";

/** One `#define NAME _IOW(type, nr, argument)`. */
export interface IoctlDefinition {
  readonly macro: MacroDefinition;
  readonly maker: "_IO" | "_IOR" | "_IOW" | "_IOWR";
  /** Third argument as written; empty for `_IO`. */
  readonly argument: string;
}

const makers = /^\s*(_IO(?:R|W|WR)?)\s*\((.*)\)\s*$/s;

export function ioctlsOf(unit: Unit): readonly IoctlDefinition[] {
  return unit.macros.flatMap((macro) => {
    const match = macro.parameters === undefined ? makers.exec(macro.body) : null;
    if (match === null) return [];
    const maker = match[1] as IoctlDefinition["maker"];
    return [
      {
        macro,
        maker,
        argument: argumentsOf(match[2] ?? "")
          .slice(2)
          .join(",")
          .trim(),
      },
    ];
  });
}

/** Arguments split at the commas outside parentheses. */
function argumentsOf(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)];
}
