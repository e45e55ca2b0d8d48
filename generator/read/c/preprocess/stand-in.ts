// Built-in macros that stand in for a type, and texts that declare that type themselves.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { Lexed } from "../lex/lexed.ts";
import { bodyOf, type Macro } from "../lex/macro.ts";
import { roleOf } from "../lex/words.ts";

/** Tokens a typedef's name may stand behind its keyword. */
const reachMax = 64;

/**
 * Whether token `at`, which names a built-in macro, can only be the name a declarator gives:
 * `void *__private;` or `size_t __used;`, which would declare nothing without it.
 */
export function isDeclarator(macro: Macro, lexed: Lexed, at: number): boolean {
  if (macro.origin?.builtin !== true || macro.parameters !== undefined) return false;
  const { kinds } = lexed;
  const next = kinds[at + 1]!;
  const isEnd = next === Kind.Semicolon || next === Kind.Comma || next === Kind.BracketOpen;
  if (!isEnd && next !== Kind.Colon) return false;
  if (kinds[at - 1] === Kind.Star) return true;
  return next !== Kind.Comma && isOnlyType(lexed, at);
}

/** Whether nothing but a type stands before token `at` in its declaration. */
function isOnlyType({ kinds, atoms }: Lexed, at: number): boolean {
  let names = 0;
  let words = 0;
  let i = at - 1;
  for (; kinds[i] === Kind.Word; i--) {
    const role = roleOf(atoms[i]!);
    if (role >= Role.Signed && role <= Role.Int128) words++;
    else if (role < Role.Struct) names++;
    else if (role !== Role.Qualifier) return false;
    if (at - i > reachMax) return false;
  }
  const before = kinds[i]!;
  const isStart =
    before === Kind.Semicolon || before === Kind.BraceOpen || before === Kind.BraceClose;
  return isStart && (words > 0 ? names === 0 : names === 1);
}

/** Whether the parentheses in front of token `at` are an attribute's. */
function isBehindAttribute({ kinds, atoms }: Lexed, at: number): boolean {
  let open = 0;
  let i = at - 1;
  for (; i >= 0 && at - i <= reachMax; i--) {
    if (kinds[i] === Kind.ParenClose) open++;
    else if (kinds[i] === Kind.ParenOpen) open--;
    if (open === 0) break;
  }
  return i > 0 && kinds[i - 1] === Kind.Word && roleOf(atoms[i - 1]!) === Role.Attribute;
}

/**
 * Whether token `at`, which names a built-in macro, is what a `typedef` declares there: user space
 * and test programs write `typedef __u64 __aligned_u64 __attribute__((aligned(8)))`, and from then
 * on theirs is meant. An attribute's name (`typedef struct s s_t __packed;`) never is.
 */
export function isDeclaredByTypedef(macro: Macro, lexed: Lexed, at: number): boolean {
  if (macro.origin?.builtin !== true || macro.parameters !== undefined) return false;
  if (roleOf(bodyOf(macro)[0]?.atom ?? 0) === Role.Attribute) return false;
  const { kinds, atoms } = lexed;
  const next = kinds[at + 1]!;
  const endsName =
    next === Kind.Semicolon ||
    next === Kind.Comma ||
    next === Kind.BracketOpen ||
    (next === Kind.Word && roleOf(atoms[at + 1]!) === Role.Attribute);
  if (!endsName || !(kinds[at - 1] === Kind.Word || isBehindAttribute(lexed, at))) return false;
  for (let i = at - 1; i >= 0 && at - i <= reachMax; i--) {
    if (kinds[i] === Kind.Semicolon || kinds[i] === Kind.BraceOpen) return false;
    if (kinds[i] === Kind.Word && roleOf(atoms[i]!) === Role.Typedef) return i < at - 1;
  }
  return false;
}
