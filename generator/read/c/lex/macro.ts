// One `#define`: where its text stands, and its replacement once somebody asks for it.
import * as Kind from "./kind.ts";
import * as Flag from "./flag.ts";
import * as Role from "./role.ts";
import type { Lexed } from "./lexed.ts";
import { spell } from "./token.ts";
import { roleOf, vaArgsAtom } from "./words.ts";

/** A name the preprocessor answers by itself. */
export type Special = "line" | "file" | "base" | "depth" | "counter" | "pragma" | "query";

/** A piece of a replacement list. */
export interface BodyItem {
  readonly kind: number;
  readonly atom: number;
  readonly flags: number;
  /** Index of the parameter it names, or -1. */
  readonly parameter: number;
  /** `#` stood before it. */
  readonly stringize: boolean;
  /** `##` stands after it. */
  readonly pasteNext: boolean;
  /** The contents of a `__VA_OPT__`. */
  readonly option?: readonly BodyItem[];
}

/** What sets a macro apart that no text being read has defined. */
export interface Origin {
  readonly special?: Special;
  /**
   * Stands in for a header that was not read: `defined` does not see it, any definition replaces
   * it.
   */
  readonly builtin?: boolean;
}

/** A macro. Its body is tokens `[from, to)` of `lexed`. */
export class Macro {
  readonly atom: number;
  readonly lexed: Lexed;
  readonly from: number;
  readonly to: number;
  readonly parameters: readonly number[] | undefined;
  /** The last parameter takes all that is left. */
  readonly variadic: boolean;
  readonly origin: Origin | undefined;
  /** Being expanded right now. */
  disabled = false;
  body: readonly BodyItem[] | undefined = undefined;

  constructor(
    atom: number,
    lexed: Lexed,
    from: number,
    to: number,
    parameters?: readonly number[],
    variadic = false,
    origin?: Origin,
  ) {
    this.atom = atom;
    this.lexed = lexed;
    this.from = from;
    this.to = to;
    this.parameters = parameters;
    this.variadic = variadic;
    this.origin = origin;
  }

  /** The same replacement with another origin. */
  withOrigin(origin: Origin | undefined): Macro {
    const { atom, lexed, from, to, parameters, variadic } = this;
    return new Macro(atom, lexed, from, to, parameters, variadic, origin);
  }
}

/**
 * Reads the definition whose name, or all up to it, is token `at`; `end` is the first token of the
 * next line. Nothing when it is damaged.
 */
export function macroAt(lexed: Lexed, at: number, end: number): Macro | undefined {
  const { kinds, flags, atoms } = lexed;
  if (at >= end || (kinds[at] !== Kind.Define && kinds[at] !== Kind.Word)) return undefined;
  const atom = atoms[at]!;
  let from = at + 1;
  if (from >= end || kinds[from] !== Kind.ParenOpen || (flags[from]! & Flag.Space) !== 0) {
    return new Macro(atom, lexed, from, end);
  }
  from++;
  const parameters: number[] = [];
  let variadic = false;
  while (from < end && kinds[from] !== Kind.ParenClose) {
    if (kinds[from] === Kind.Word) {
      parameters.push(atoms[from]!);
      if (kinds[from + 1] === Kind.Ellipsis) {
        variadic = true;
        from++;
      }
    } else if (kinds[from] === Kind.Ellipsis) {
      parameters.push(vaArgsAtom);
      variadic = true;
    } else return undefined;
    from++;
    if (from < end && kinds[from] === Kind.Comma && !variadic) from++;
  }
  if (from >= end) return undefined;
  return new Macro(atom, lexed, from + 1, end, parameters, variadic);
}

/** The same definition whenever its file is read. */
export function knownMacro(lexed: Lexed, at: number, end: number): Macro | undefined {
  let macro = lexed.macros.get(at);
  if (macro === undefined) {
    macro = macroAt(lexed, at, end);
    lexed.macros.set(at, macro);
  }
  return macro;
}

/** The replacement list, prepared on first use: most macros of a header are never expanded. */
export function bodyOf(macro: Macro): readonly BodyItem[] {
  macro.body ??= itemsIn(macro);
  return macro.body;
}

function itemsIn(macro: Macro): BodyItem[] {
  const { lexed, from, to, variadic } = macro;
  if (lexed.kinds[from] !== Kind.Replacement) return itemsOf(macro, lexed, from, to, variadic);
  const own = lexed.replacement(from);
  return itemsOf(macro, own, 0, own.count - 1, variadic);
}

function itemsOf(
  macro: Macro,
  lexed: Lexed,
  from: number,
  to: number,
  options: boolean,
): BodyItem[] {
  const { kinds, flags, atoms } = lexed;
  const functionLike = macro.parameters !== undefined;
  const indices = new Map(macro.parameters?.map((atom, index) => [atom, index]));
  const parameterOf = (at: number): number =>
    kinds[at] === Kind.Word ? (indices.get(atoms[at]!) ?? -1) : -1;
  const items: BodyItem[] = [];
  let mayHaveOption = options;
  const isOption = (at: number): boolean =>
    mayHaveOption && kinds[at] === Kind.Word && roleOf(atoms[at]!) === Role.VaOpt;
  for (let at = from; at < to; at++) {
    if (kinds[at] === Kind.HashHash && items.length > 0) {
      items.push({ ...items.pop()!, pasteNext: true });
      continue;
    }
    const stringize =
      functionLike && kinds[at] === Kind.Hash && (parameterOf(at + 1) >= 0 || isOption(at + 1));
    const space = at === from ? 0 : flags[at]! & Flag.Space;
    if (stringize) at++;
    const item = {
      kind: kinds[at]!,
      atom: atoms[at]!,
      flags: space,
      parameter: parameterOf(at),
      stringize,
      pasteNext: false,
    };
    if (!isOption(at)) {
      items.push(item);
      continue;
    }
    const close = closingParen(kinds, at + 1, to);
    if (close < 0) {
      // One that never closes is plain text, and so is every later one.
      mayHaveOption = false;
      items.push(item);
    } else {
      items.push({ ...item, option: itemsOf(macro, lexed, at + 2, close, false) });
      at = close;
    }
  }
  return items;
}

/** The `)` that matches a `(` at `open`, or -1. */
function closingParen(kinds: Uint8Array, open: number, to: number): number {
  if (kinds[open] !== Kind.ParenOpen) return -1;
  let depth = 0;
  for (let at = open; at < to; at++) {
    if (kinds[at] === Kind.ParenOpen) depth++;
    else if (kinds[at] === Kind.ParenClose && --depth === 0) return at;
  }
  return -1;
}

/** The replacement text on one line: as written where it stands on one, else token by token. */
export function bodyText(macro: Macro, texts: readonly string[]): string {
  const { file, starts, ends, kinds, atoms, flags } = macro.lexed;
  if (macro.from === macro.to) return "";
  const written = file.text.slice(starts[macro.from], ends[macro.to - 1]);
  if (!written.includes("\n") && !written.includes("/*")) return written;
  let text = "";
  for (let at = macro.from; at < macro.to; at++) {
    if (text !== "" && (flags[at]! & Flag.Space) !== 0) text += " ";
    text += spell(texts, kinds[at]!, atoms[at]!);
  }
  return text;
}
