// Variables at the outermost level: nothing of the unit, but `sizeof` and `typeof` ask for them.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import { scalarType, type Type, underlying } from "../../../model/index.ts";
import { parseConverted } from "./constant.ts";
import {
  addAttributes,
  inBytes,
  largestAligned,
  noAttributes,
  parseAttributes,
} from "./attributes.ts";
import { applied, parseDeclarator, parseQuietBound } from "./declarator.ts";
import { functionGiving, pointerTo } from "./derived.ts";
import { countAhead, ofCount } from "./initializer.ts";
import type { Parser } from "./parser.ts";
import type { Variable } from "../scope/scope.ts";
import type { Specifiers } from "./specifiers.ts";
import { typeOfInitializer } from "./typed-expression.ts";

/**
 * Notes the variables and functions that follow some specifiers. The cursor stays where it is: the
 * declaration is passed over all the same.
 */
export function noteVariables(parser: Parser, specifiers: Specifiers): void {
  const from = parser.at;
  for (;;) {
    if (!noteOne(parser, specifiers)) break;
    parser.skipTo(Kind.Comma, Kind.Semicolon);
    if (!parser.accept(Kind.Comma)) break;
  }
  parser.at = from;
}

/** Notes what the declarator at hand declares; whether another one may stand behind it. */
function noteOne(parser: Parser, specifiers: Specifiers): boolean {
  let type: Type | undefined = specifiers.type;
  const attributes = noAttributes();
  addAttributes(attributes, specifiers.attributes);
  parseAttributes(parser, attributes);
  if (parser.kind() === Kind.ParenOpen && parser.kinds[parser.at + 1] === Kind.Star) {
    const declarator = parseDeclarator(parser, noAttributes());
    if (declarator.name < 0) return false;
    type = applied(parser, declarator, type, "");
    if (type.kind === "array" && type.count === null)
      type = ofCount(type.of, countOfInitializer(parser, type.of));
    note(parser, declarator.name, { type });
    return true;
  }
  while (parser.kind() === Kind.Star || parser.role() === Role.Qualifier) {
    if (parser.kind() === Kind.Star) type = pointerTo(type);
    parser.at++;
  }
  const name = parser.at;
  if (!parser.isName()) return false;
  if (parser.kinds[name + 1] === Kind.ParenOpen) return noteFunction(parser, specifiers, type);
  if (!endsName(parser.kinds[name + 1]!, parser, name + 1)) return false;
  parser.at++;
  const counts: (number | null | undefined)[] = [];
  while (parser.kind() === Kind.BracketOpen && parser.kinds[parser.at + 1] !== Kind.BracketOpen)
    counts.push(parseQuietBound(parser));
  parseAttributes(parser, attributes);
  for (let at = counts.length - 1; at >= 0; at--) {
    const isOpen = at === 0 && counts[at] === null;
    type = ofCount(type, isOpen ? countOfInitializer(parser, type) : (counts[at] ?? undefined));
  }
  const named = counts.length === 0 ? underlying(type) : type;
  if (named.kind === "array" && named.count === null)
    type = ofCount(named.of, countOfInitializer(parser, named.of));
  const aligned = inBytes(parser, largestAligned(parser, attributes));
  const variable = initialized(parser, specifiers, type);
  note(parser, name, aligned === undefined ? variable : { ...variable, aligned });
  return true;
}

/** The same for a function, the cursor at its name; a macro nobody defined looks like one. */
function noteFunction(parser: Parser, { from, to }: Specifiers, of: Type): boolean {
  if (to > from) note(parser, parser.at, { type: functionGiving(of) });
  parser.at++;
  parser.skipBalanced();
  parseAttributes(parser, noAttributes());
  return parser.kind() === Kind.Comma;
}

/** Elements an initializer behind the cursor gives an array of `of`. */
function countOfInitializer(parser: Parser, of: Type): number | undefined {
  if (!parser.accept(Kind.Assign)) return undefined;
  const count = countAhead(parser, of);
  parser.at--;
  return count;
}

function note(parser: Parser, name: number, variable: Variable): void {
  parser.scope.constants.set(parser.atoms[name]!, variable);
}

/** Whether a name is followed by what makes it a variable's. */
function endsName(kind: number, parser: Parser, at: number): boolean {
  if (kind === Kind.Semicolon || kind === Kind.Comma || kind === Kind.Assign) return true;
  if (kind === Kind.BracketOpen) return true;
  const now = parser.at;
  parser.at = at;
  const role = parser.role();
  parser.at = now;
  return role === Role.Attribute || role === Role.Assembler;
}

/** What the initializer adds: the type of `__auto_type`, the value of `constexpr`. */
function initialized(parser: Parser, specifiers: Specifiers, type: Type): Variable {
  if (parser.kind() !== Kind.Assign) return { type };
  const words = wordsOf(parser, specifiers);
  if (words.has("__auto_type") || (words.has("auto") && isLoose(parser, specifiers))) {
    parser.at++;
    return { type: typeOfInitializer(parser) ?? { kind: "unknown", spelling: "auto" } };
  }
  if (!words.has("constexpr")) return { type };
  parser.at++;
  const value = parseConverted(parser, type);
  return value === undefined ? { type } : { type, value };
}

function wordsOf(parser: Parser, { from, to }: Specifiers): ReadonlySet<string> {
  const words = new Set<string>();
  for (let at = from; at < to; at++) words.add(parser.text(at));
  return words;
}

/** Whether no specifier names a type: C's old rule says int, C23 looks at the initializer. */
function isLoose(parser: Parser, { from, to, type }: Specifiers): boolean {
  if (type !== scalarType("int")) return false;
  const now = parser.at;
  let isType = false;
  for (parser.at = from; parser.at < to; parser.at++) {
    const role = parser.role();
    isType ||= role !== Role.Storage && role !== Role.Qualifier;
  }
  parser.at = now;
  return !isType;
}
