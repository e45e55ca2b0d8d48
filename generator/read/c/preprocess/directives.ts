// Lines that start with `#`: which one it is, and what it has done.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import { conditionOf, type ConditionHost } from "./condition.ts";
import type { Conditionals } from "./conditionals.ts";
import type { Definitions } from "./definitions.ts";
import type { Entry } from "./entry.ts";
import { tokenAt } from "./file-ahead.ts";
import type { Findings } from "../stream/findings.ts";
import { enteredAt, nextLine, toldPath, type Inclusion } from "../stream/inclusion.ts";
import type { Macro } from "../lex/macro.ts";
import type { Pragmas } from "./pragmas.ts";
import type { Token } from "../lex/token.ts";
import { roleOf } from "../lex/words.ts";

/** The reading that goes on around them. */
export interface DirectivesHost extends ConditionHost {
  readonly macros: AtomTable<Macro>;
  readonly findings: Findings;
  readonly defined: Definitions;
  readonly pragmas: Pragmas;
  readonly conditionals: Conditionals;
  /** Of a fragment nobody knows what stood before it. */
  readonly isFragment: boolean;
  readonly entry: Entry;
}

/** gcc's own limit on nesting. */
const enteredMax = 200;

/** Carries out directives. */
export class Directives {
  private readonly host: DirectivesHost;

  constructor(host: DirectivesHost) {
    this.host = host;
  }

  /** Carries out the directive whose `#` is token `at`; returns the token to go on with. */
  carryOut(inclusion: Inclusion, at: number): number {
    const { lexed } = inclusion;
    const end = nextLine(lexed, at);
    if (lexed.kinds[at] === Kind.Define) {
      this.host.defined.define(inclusion, at, end);
      return end;
    }
    const { defined, pragmas, macros, findings, isFragment } = this.host;
    const name = at + 1;
    // `# 33 "x.c"`, as a preprocessor writes it.
    if (name < end && lexed.kinds[name] === Kind.Number) this.renumber(inclusion, name, end);
    if (name >= end || lexed.kinds[name] !== Kind.Word) return end;
    switch (roleOf(lexed.atoms[name]!)) {
      case Role.Define:
        defined.define(inclusion, name + 1, end);
        return end;
      case Role.Undef:
        if (lexed.kinds[name + 1] === Kind.Word) macros.set(lexed.atoms[name + 1]!, undefined);
        return end;
      case Role.Include:
      case Role.IncludeNext:
        return this.host.entry.include(inclusion, name, end);
      case Role.Pragma: {
        const words: string[] = [];
        for (let i = name + 1; i < end; i++) {
          words.push(lexed.file.text.slice(lexed.starts[i], lexed.ends[i]));
        }
        pragmas.apply(words, inclusion, lexed.starts[at]!);
        return end;
      }
      case Role.Line:
        if (this.host.texts[lexed.atoms[name]!] === "line") this.renumber(inclusion, name + 1, end);
        return end;
      case Role.Error: {
        const text = lexed.file.text.slice(lexed.ends[name], lexed.ends[end - 1]).trim();
        if (isFragment) return end;
        findings.add("directive", "error", `#error ${text}`, {
          inclusion,
          offset: lexed.starts[at]!,
        });
        return end;
      }
      case Role.If:
      case Role.Ifdef:
      case Role.Ifndef:
      case Role.Elif:
      case Role.Elifdef:
      case Role.Elifndef:
      case Role.Else:
      case Role.Endif:
        return this.conditional(inclusion, at, end);
      case Role.Warning:
        return end;
      default:
        this.remark(inclusion, at, `#${this.host.texts[lexed.atoms[name]!]} is not a directive`);
        return end;
    }
  }

  /** Says something about the directive whose `#` is token `at`, unless it is of a fragment. */
  private remark(inclusion: Inclusion, at: number, message: string): void {
    if (this.host.isFragment) return;
    const offset = inclusion.lexed.starts[at]!;
    this.host.findings.add("directive", "warning", message, { inclusion, offset });
  }

  /**
   * `#line N "x.c"`: the next line is line N to `__LINE__`, of x.c to `__FILE__`; findings speak of
   * the text as it is. `# N "x.h" 1` of a preprocessor enters x.h, `# N "x.c" 2` returns.
   */
  private renumber(inclusion: Inclusion, at: number, end: number): void {
    const { lexed, renumbered } = inclusion;
    const line: Token[] = [];
    for (let i = at; i < end; i++) line.push(tokenAt(inclusion, i));
    const [first, second, third] = this.host.expandAll(line);
    const text = first === undefined ? "" : this.host.texts[first.atom]!;
    if (first?.kind !== Kind.Number || !/^\d+$/.test(text)) return;
    const from = lexed.ends[end - 1]!;
    const by = Number(text) - lexed.lineOf(from) - 1;
    const told = second?.kind === Kind.String ? this.host.texts[second.atom]! : undefined;
    const before = toldPath(inclusion, lexed.starts[at]!);
    const path = told?.slice(told.indexOf('"') + 1, -1) ?? before;
    const isMarker = lexed.kinds[at - 1] !== Kind.Word;
    const flag = isMarker && third?.kind === Kind.Number ? this.host.texts[third.atom]! : "";
    const entered = enteredAt(inclusion, lexed.starts[at]!);
    if (flag === "1") {
      const depth = (entered?.depth ?? 0) + 1;
      const inner = depth > enteredMax ? entered : { from: before, outer: entered, depth };
      renumbered.push({ from, by, path, entered: inner });
    } else if (flag !== "2") renumbered.push({ from, by, path, entered });
    // gcc passes over a return to a file that did not include this one.
    else if (entered !== undefined && (path === entered.from || path === ""))
      renumbered.push({ from, by, path: entered.from, entered: entered.outer });
  }

  /** Apart from the others, so that no definition pays for what this one hands on. */
  private conditional(inclusion: Inclusion, at: number, end: number): number {
    return this.host.conditionals.directive(inclusion, at, end, (from) =>
      this.holds(inclusion, from, nextLine(inclusion.lexed, from - 1)),
    );
  }

  /**
   * Whether the condition on tokens `[from - 1, end)` holds; token `from - 1` is the directive's
   * name.
   */
  private holds(inclusion: Inclusion, from: number, end: number): boolean {
    const { lexed } = inclusion;
    const role = roleOf(lexed.atoms[from - 1]!);
    const named = role === Role.Ifdef || role === Role.Elifdef;
    if (named || role === Role.Ifndef || role === Role.Elifndef) {
      const isName = from < end && lexed.kinds[from] === Kind.Word;
      if (!isName) this.remark(inclusion, from - 1, "no macro name to ask for; taken as false");
      return isName && this.host.isDefined(lexed.atoms[from]!) === named;
    }
    const line: Token[] = [];
    for (let i = from; i < end; i++) line.push(tokenAt(inclusion, i));
    const holds = conditionOf(line, this.host);
    if (holds === undefined)
      this.remark(inclusion, from - 1, "the condition has no value; taken as false");
    return holds ?? false;
  }
}
