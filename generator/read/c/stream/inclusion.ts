// One file being read once: which text, included from where, under which conditions.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import * as Role from "../lex/role.ts";
import type { Span } from "../../../model/index.ts";
import type { Lexed } from "../lex/lexed.ts";
import { lastNotAbove } from "../lex/source.ts";
import { roleOf } from "../lex/words.ts";

/** A conditional line in force: `#if`, `#ifdef`, `#elif`, `#else`. */
export interface Condition {
  /** Where the directive's line starts and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** The `#if` an `#else` belongs to. */
  readonly opener: Condition | undefined;
  /** The condition around this one. */
  readonly outer: Condition | undefined;
}

/** Which condition is in force from which offset on. */
export class ConditionLog {
  private readonly offsets: number[] = [];
  private readonly conditions: (Condition | undefined)[] = [];

  note(offset: number, condition: Condition | undefined): void {
    this.offsets.push(offset);
    this.conditions.push(condition);
  }

  /** The condition in force at the end of what was read so far. */
  last(): Condition | undefined {
    return this.conditions.at(-1);
  }

  /** The innermost condition an offset stands under. */
  at(offset: number): Condition | undefined {
    return this.conditions[lastNotAbove(this.offsets, this.offsets.length, offset)];
  }
}

/** From an offset on lines count so many more, and the file is said to be another. */
export interface Renumbered {
  readonly from: number;
  readonly by: number;
  readonly path: string;
  /** The file it is said to be is one that a linemarker entered and none left. */
  readonly entered: Entered | undefined;
}

/** A file that was entered by `# 1 "x.h" 1` in a text of a preprocessor's. */
export interface Entered {
  /** The file that includes it, to which `# 9 "x.c" 2` returns. */
  readonly from: string;
  readonly outer: Entered | undefined;
  /** How many were entered and not left, this one among them. */
  readonly depth: number;
}

/** A file in the order it was met; the main file has index 0. */
export interface Inclusion {
  readonly index: number;
  readonly lexed: Lexed;
  /** How many files are open above this one. */
  readonly depth: number;
  /** Its declarations belong to the unit: the main file does, and does so where it is included. */
  readonly isOurs: boolean;
  /** Kept only where somebody asks: in files whose records belong to the unit. */
  readonly conditions: ConditionLog | undefined;
  /** What `#line` said so far, in order. */
  readonly renumbered: Renumbered[];
}

/** What `__LINE__` says at an offset. */
export function toldLine({ lexed, renumbered }: Inclusion, offset: number): number {
  return lexed.lineOf(offset) + (renumbered.findLast(({ from }) => from <= offset)?.by ?? 0);
}

/** What `__FILE__` says at an offset. */
export function toldPath({ lexed, renumbered }: Inclusion, offset: number): string {
  return renumbered.findLast(({ from }) => from <= offset)?.path ?? lexed.file.path;
}

/** What linemarkers entered and did not leave before an offset. */
export function enteredAt({ renumbered }: Inclusion, offset: number): Entered | undefined {
  return renumbered.findLast(({ from }) => from <= offset)?.entered;
}

/** Whether two texts are one file, whichever way each was found. */
export function isSameFile({ file: one }: Lexed, { file: other }: Lexed): boolean {
  if (one === other) return true;
  return one.text === other.text && nameIn(one.path) === nameIn(other.path);
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Where an offset of an included text stands, for people. */
export function spanAt({ lexed }: Inclusion, offset: number): Span {
  return spanIn(lexed, offset);
}

/** Where an offset of a text stands, for people. */
export function spanIn(lexed: Lexed, offset: number): Span {
  const line = lexed.lineOf(offset);
  const column = offset - lexed.lines[line - 1]! + 1;
  return lexed.file.spanOf?.(line, column) ?? { file: lexed.file.path, line, column };
}

/** Index of the first token after the line that token `at` stands on. */
export function nextLine(lexed: Lexed, at: number): number {
  const { flags, count } = lexed;
  let next = at + 1;
  while (next < count && (flags[next]! & Flag.LineStart) === 0) next++;
  return next;
}

/**
 * The atom that guards a whole file (`#ifndef X` around everything), or 0. A guarded file need not
 * be read again.
 */
export function guardOf(lexed: Lexed): number {
  lexed.guard ??= findGuard(lexed);
  return lexed.guard;
}

/** Whether a file may include others. */
export function mayInclude(lexed: Lexed): boolean {
  lexed.includes ??= lexed.directives.some((at) => {
    const role = roleOf(lexed.atoms[at + 1]!);
    return role === Role.Include || role === Role.IncludeNext;
  });
  return lexed.includes;
}

/** Whether a file may say `#pragma once`. */
export function saysOnce(lexed: Lexed): boolean {
  lexed.once ??= lexed.directives.some((at) => {
    const isPragma = roleOf(lexed.atoms[at + 1]!) === Role.Pragma;
    return isPragma && roleOf(lexed.atoms[at + 2]!) === Role.Once;
  });
  return lexed.once;
}

function findGuard(lexed: Lexed): number {
  const { directives, kinds, atoms, flags } = lexed;
  if (directives.length < 2 || directives[0] !== 0) return 0;
  const isIfndef = kinds[1] === Kind.Word && roleOf(atoms[1]!) === Role.Ifndef;
  if (!isIfndef || kinds[2] !== Kind.Word || (flags[3]! & Flag.LineStart) === 0) return 0;
  let depth = 0;
  for (let i = 0; i < directives.length; i++) {
    const at = directives[i]! + 1;
    const role = kinds[at] === Kind.Word && (flags[at]! & Flag.LineStart) === 0 ? atoms[at]! : 0;
    switch (roleOf(role)) {
      case Role.If:
      case Role.Ifdef:
      case Role.Ifndef:
        depth++;
        break;
      case Role.Elif:
      case Role.Else:
      case Role.Elifdef:
      case Role.Elifndef:
        if (depth === 1) return 0;
        break;
      case Role.Endif:
        depth--;
        if (depth > 0) break;
        return i === directives.length - 1 && nextLine(lexed, at) === lexed.count - 1
          ? atoms[2]!
          : 0;
    }
  }
  return 0;
}
