// Which words name a type, and what may stand behind one.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { Type } from "../../../model/index.ts";
import { builtinTypes, machineType } from "./builtin-types.ts";
import type { Parser } from "./parser.ts";

/** The type a name stands for: read, else built in. */
export function knownType(parser: Parser, atom: number): Type | undefined {
  const declared = parser.typedefOf(atom);
  if (declared !== undefined) return declared;
  const name = parser.texts[atom]!;
  const usual = builtinTypes.get(name);
  const other = usual && machineType(name);
  return other === undefined ? usual : (parser.ask(name, other) ?? usual);
}

/** Whether token `at` can only be a type. */
export function isTypeWord(parser: Parser, at: number): boolean {
  if (parser.kinds[at] !== Kind.Word) return false;
  const role = roleAt(parser, at);
  if (role >= Role.Struct && role <= Role.Enum) return true;
  if (role >= Role.Qualifier && role <= Role.OddType) return true;
  if (role === Role.Typeof || role === Role.Atomic) return true;
  return role < Role.Struct && knownType(parser, parser.atoms[at]!) !== undefined;
}

/** Whether a declarator can start at token `at`. */
export function startsDeclarator(parser: Parser, at: number): boolean {
  const kind = parser.kinds[at]!;
  if (kind === Kind.Star || kind === Kind.Colon) return true;
  if (kind === Kind.ParenOpen) {
    const inner = parser.kinds[at + 1]!;
    return inner === Kind.Star || inner === Kind.Caret;
  }
  const role = roleAt(parser, at);
  return parser.isName(at) || role === Role.Attribute || role === Role.Qualifier;
}

function roleAt(parser: Parser, at: number): number {
  const now = parser.at;
  parser.at = at;
  const role = parser.role();
  parser.at = now;
  return role;
}
