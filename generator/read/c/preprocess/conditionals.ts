// `#if` to `#endif`: which groups are read, and which condition each line stands under.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import * as Role from "../lex/role.ts";
import type { Findings } from "../stream/findings.ts";
import { nextLine, type Condition, type Inclusion } from "../stream/inclusion.ts";
import { lastNotAbove } from "../lex/source.ts";
import { roleOf } from "../lex/words.ts";

/** An open `#if`. */
interface Open {
  readonly inclusion: Inclusion;
  /** One of its groups has been read. */
  taken: boolean;
  /** Its `#else` was met, which is the last of its groups. */
  isLast: boolean;
  readonly opener: Condition;
}

/** An open conditional by itself, whichever file it is met in. */
export type Group = Omit<Open, "inclusion">;

/** Whether the condition that starts at a token holds. */
type Holds = (from: number) => boolean;

/** The stack of open conditionals of one reading. */
export class Conditionals {
  private readonly stack: Open[] = [];
  private readonly findings: Findings;
  private readonly fragment: boolean;

  constructor(findings: Findings, fragment: boolean) {
    this.findings = findings;
    this.fragment = fragment;
  }

  enter(inclusion: Inclusion): void {
    inclusion.conditions?.note(0, undefined);
  }

  /** Conditionals of a file that are open now. */
  groupsOf(inclusion: Inclusion): readonly Group[] {
    const from = this.firstOf(inclusion);
    return this.stack.slice(from).map(({ taken, isLast, opener }) => ({ taken, isLast, opener }));
  }

  /** Has those of a file open, and no other ones of it. */
  reopen(inclusion: Inclusion, groups: readonly Group[]): void {
    this.stack.length = this.firstOf(inclusion);
    for (const group of groups) this.stack.push({ inclusion, ...group });
  }

  private firstOf(inclusion: Inclusion): number {
    let from = this.stack.length;
    while (from > 0 && this.stack[from - 1]!.inclusion === inclusion) from--;
    return from;
  }

  /** The end of a file closes what it left open. */
  leave(inclusion: Inclusion): void {
    for (;;) {
      const open = this.stack.at(-1);
      if (open === undefined || open.inclusion !== inclusion) return;
      this.stack.pop();
      if (this.fragment) continue;
      this.findings.add("directive", "warning", "conditional without #endif", {
        inclusion,
        offset: open.opener.start,
      });
    }
  }

  /**
   * Carries out a conditional directive met in text that is being read: its `#` is token `at`, the
   * next line starts at `end`. Returns the token to go on with. Any other directive is ignored.
   */
  directive(inclusion: Inclusion, at: number, end: number, holds: Holds): number {
    const { lexed } = inclusion;
    switch (roleOf(lexed.atoms[at + 1]!)) {
      case Role.If:
      case Role.Ifdef:
      case Role.Ifndef: {
        const condition = conditionAt(inclusion, at, end, undefined);
        const taken = holds(at + 2);
        this.stack.push({ inclusion, taken, isLast: false, opener: condition });
        if (!taken) return this.skip(inclusion, at, holds);
        inclusion.conditions?.note(condition.end, condition);
        return end;
      }
      case Role.Elif:
      case Role.Elifdef:
      case Role.Elifndef:
      case Role.Else:
        // The group before was read, so no other one of this #if is.
        if (this.isOpen(inclusion, at, "#if")) {
          this.goOn(this.stack.at(-1)!, inclusion, at);
          return this.skip(inclusion, at, holds);
        }
        if (this.fragment) return this.skipStray(inclusion, at, holds);
        return end;
      case Role.Endif:
        if (this.isOpen(inclusion, at, "#if")) this.close(inclusion, at);
        return end;
      default:
        return end;
    }
  }

  /** A fragment that starts inside an `#if` shows both sides: the second is left out. */
  private skipStray(inclusion: Inclusion, at: number, holds: Holds): number {
    const end = nextLine(inclusion.lexed, at);
    const opener = conditionAt(inclusion, at, end, undefined);
    this.stack.push({ inclusion, taken: true, isLast: false, opener });
    return this.skip(inclusion, at, holds);
  }

  private isOpen(inclusion: Inclusion, at: number, wanted: string): boolean {
    const open = this.stack.at(-1);
    if (open !== undefined && open.inclusion === inclusion) return true;
    if (!this.fragment) {
      this.findings.add("directive", "warning", `directive without ${wanted}`, {
        inclusion,
        offset: inclusion.lexed.starts[at]!,
      });
    }
    return false;
  }

  /** An alternative of an open `#if`, its `#` being token `at`: none stands behind the `#else`. */
  private goOn(open: { isLast: boolean }, inclusion: Inclusion, at: number): void {
    const { atoms, starts } = inclusion.lexed;
    const role = roleOf(atoms[at + 1]!);
    if (open.isLast && !this.fragment) {
      const name = names[role];
      this.findings.add("directive", "warning", `${name} behind the #else of the same #if`, {
        inclusion,
        offset: starts[at]!,
      });
    }
    if (role === Role.Else) open.isLast = true;
  }

  private close(inclusion: Inclusion, at: number): void {
    const open = this.stack.pop()!;
    inclusion.conditions?.note(inclusion.lexed.starts[at]!, open.opener.outer);
  }

  /** Skips groups from the directive at token `at` to one that is read, or past the `#endif`. */
  private skip(inclusion: Inclusion, at: number, holds: Holds): number {
    const { lexed } = inclusion;
    const { directives, atoms, kinds, flags } = lexed;
    const open = this.stack.at(-1)!;
    inclusion.conditions?.note(lexed.starts[at]!, open.opener.outer);
    const inner: { isLast: boolean }[] = [];
    let i = lastNotAbove(directives, directives.length, at) + 1;
    for (; i < directives.length; i++) {
      const hash = directives[i]!;
      const name = hash + 1;
      if (kinds[name] !== Kind.Word || (flags[name]! & Flag.LineStart) !== 0) continue;
      const role = roleOf(atoms[name]!);
      if (role === Role.If || role === Role.Ifdef || role === Role.Ifndef)
        inner.push({ isLast: false });
      else if (role === Role.Endif) {
        if (inner.pop() !== undefined) continue;
        this.close(inclusion, hash);
        return nextLine(lexed, hash);
      } else if (role in names) {
        this.goOn(inner.at(-1) ?? open, inclusion, hash);
        if (inner.length > 0 || open.taken) continue;
        if (role !== Role.Else && !holds(name + 1)) continue;
        open.taken = true;
        const end = nextLine(lexed, hash);
        const opener = role === Role.Else ? open.opener : undefined;
        const condition = conditionAt(inclusion, hash, end, opener, open.opener.outer);
        inclusion.conditions?.note(condition.end, condition);
        return end;
      }
    }
    return lexed.count - 1;
  }
}

/** Directives that start another group of an `#if`. */
const names: Readonly<Record<number, string>> = {
  [Role.Elif]: "#elif",
  [Role.Elifdef]: "#elifdef",
  [Role.Elifndef]: "#elifndef",
  [Role.Else]: "#else",
};

/** The condition whose `#` is token `at`; the next line starts with token `end`. */
function conditionAt(
  inclusion: Inclusion,
  at: number,
  end: number,
  opener: Condition | undefined,
  outer: Condition | undefined = inclusion.conditions?.last(),
): Condition {
  const { starts, ends } = inclusion.lexed;
  return { start: starts[at]!, end: ends[end - 1]!, opener, outer };
}
