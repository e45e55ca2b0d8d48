// `#define`: what becomes a macro, and which definitions belong to the unit.
import * as Kind from "../lex/kind.ts";
import type { MacroDefinition } from "../../../model/index.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import { keptWhenEmptied } from "./builtin-macros.ts";
import type { Findings } from "../stream/findings.ts";
import { spanIn, type Inclusion } from "../stream/inclusion.ts";
import type { Lexed } from "../lex/lexed.ts";
import { bodyText, knownMacro, type Macro, macroAt } from "../lex/macro.ts";

/** What definitions ask of the reading they are part of. */
export interface DefinitionsHost {
  readonly macros: AtomTable<Macro>;
  readonly texts: readonly string[];
  readonly findings: Findings;
  lookup(atom: number): Macro | undefined;
}

/** Carries out definitions, and remembers those of the unit. */
export class Definitions {
  private readonly host: DefinitionsHost;
  private readonly defined: Macro[] = [];
  /** The token of each one's name. */
  private readonly definedAt: number[] = [];

  constructor(host: DefinitionsHost) {
    this.host = host;
  }

  /** The definition whose name, or all up to it, is token `at`; `end` starts the next line. */
  define(inclusion: Inclusion, at: number, end: number): void {
    const { lexed, index, isOurs } = inclusion;
    const { macros, texts, findings } = this.host;
    // Who includes a file again has to find the same definitions; nobody reads this one again.
    const macro = index === 0 ? macroAt(lexed, at, end) : knownMacro(lexed, at, end);
    if (macro === undefined) {
      const offset = nameStart(lexed, Math.min(at, end - 1), texts);
      findings.add("directive", "warning", "the macro definition is damaged", {
        inclusion,
        offset,
      });
      return;
    }
    if (isOurs) {
      this.defined.push(macro);
      this.definedAt.push(at);
    }
    const isEmpty = macro.from === macro.to && keptWhenEmptied.has(texts[macro.atom]!);
    const known = isEmpty ? this.host.lookup(macro.atom) : undefined;
    const keeps = known?.origin?.builtin === true;
    macros.set(macro.atom, keeps ? known.withOrigin(undefined) : macro);
  }

  /**
   * What gives every definition that belongs to the unit, as written. It holds on to the texts they
   * stand in, and not to the reading: a mail has ten thousand hunks.
   */
  later(): () => readonly MacroDefinition[] {
    const { defined, definedAt } = this;
    const { texts } = this.host;
    return () => defined.map((macro, index) => definition(macro, definedAt[index]!, texts));
  }
}

/** A macro as written; `at` is the token of its name. */
function definition(macro: Macro, at: number, texts: readonly string[]): MacroDefinition {
  const parameters = macro.parameters?.map((atom) => texts[atom]!);
  const body = bodyText(macro, texts);
  const { lexed } = macro;
  const span = spanIn(lexed, nameStart(lexed, at, texts));
  const name = texts[macro.atom]!;
  return parameters === undefined ? { name, body, span } : { name, parameters, body, span };
}

/** Where the name starts that a definition's token ends with. */
function nameStart(
  { kinds, atoms, starts, ends }: Lexed,
  at: number,
  texts: readonly string[],
): number {
  return kinds[at] === Kind.Define ? ends[at]! - texts[atoms[at]!]!.length : starts[at]!;
}
