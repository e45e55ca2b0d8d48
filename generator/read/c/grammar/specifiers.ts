// What stands before the declarators: storage words, attributes and one type.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import { scalarType, type EnumType, type Type } from "../../../model/index.ts";
import { arithmeticType } from "./arithmetic-type.ts";
import { addAttributes, bare, keepingFirst, type Attributes } from "./attributes.ts";
import { parseEnum } from "./enumeration.ts";
import { Gathering, takeWord } from "./gathering.ts";
import { atomic, modified } from "./modified.ts";
import type { Parser } from "./parser.ts";
import { nestingMax } from "./parser.ts";
import { isTypeWord, knownType, startsDeclarator } from "./type-word.ts";
import type { RecordDraft } from "./unit-draft.ts";

/** Declaration specifiers, read. Tokens `[from, to)`. */
export interface Specifiers {
  readonly from: number;
  readonly to: number;
  readonly type: Type;
  readonly isTypedef: boolean;
  readonly attributes: Readonly<Attributes>;
  /** The record or enum defined right here, so that a typedef can name it. */
  readonly defines: RecordDraft | undefined;
  readonly definesEnum: EnumType | undefined;
  /** Where the braces of what is defined here stand, for spellings: tokens `{` and past `}`. */
  readonly body: { readonly open: number; readonly close: number } | undefined;
  /**
   * The tag named without a body: `struct foo` alone declares, and may embed under
   * -fms-extensions.
   */
  readonly tagged: boolean;
}

/**
 * Reads specifiers; undefined, with nothing consumed, when there is no type. `member` and `file`
 * accept an unknown word as a type where the words around it leave no other reading; `type` (casts,
 * `sizeof`) only takes known ones.
 */
export function parseSpecifiers(
  parser: Parser,
  where: "member" | "file" | "type",
): Specifiers | undefined {
  const from = parser.at;
  const one = oneName(parser, from);
  if (one !== undefined) return one;
  const now = new Gathering(from);
  while (takeOne(parser, now, where));
  const type = now.type ?? arithmeticType(now.words);
  // K&R: no type at all is int.
  if (type === undefined && !(parser.at > from && mayBeLoose(parser, where))) {
    parser.at = from;
    return undefined;
  }
  if (where === "member" && type?.kind === "unknown" && type.spelling === now.words.odd?.word) {
    parser.remark("unknown-type", "warning", `'${type.spelling}' has no layout here`, from);
  }
  const plain = modified(parser, type ?? scalarType("int"), now.attributes, from);
  return {
    from,
    to: parser.at,
    type: now.isAtomic ? atomic(parser, plain, from) : plain,
    isTypedef: now.isTypedef,
    attributes: now.attributes,
    defines: now.defines,
    definesEnum: now.definesEnum,
    body: now.body,
    tagged: now.tagged,
  };
}

/** `u32 name;`: a known type and nothing else, which is what most members are declared with. */
function oneName(parser: Parser, from: number): Specifiers | undefined {
  if (!parser.isName(from) || !parser.isName(from + 1)) return undefined;
  const behind = parser.kinds[from + 2]!;
  const isPlain =
    behind === Kind.Semicolon ||
    behind === Kind.BracketOpen ||
    behind === Kind.Comma ||
    behind === Kind.Colon;
  const type = isPlain ? knownType(parser, parser.atoms[from]!) : undefined;
  if (type === undefined) return undefined;
  parser.at = from + 1;
  return typeAlone(from, from + 1, type);
}

/** Tokens `from` to `to` name a type and say nothing else. */
export function typeAlone(from: number, to: number, type: Type): Specifiers {
  return {
    from,
    to,
    type,
    isTypedef: false,
    attributes: bare,
    defines: undefined,
    definesEnum: undefined,
    body: undefined,
    tagged: false,
  };
}

/** Whether what was read may be all there is: `const x : 2`, `const;` in a record. */
function mayBeLoose(parser: Parser, where: "member" | "file" | "type"): boolean {
  if (where !== "member") return where === "file";
  if (parser.kind() === Kind.Star) return true;
  const end = parser.kinds[parser.isName() ? parser.at + 1 : parser.at]!;
  if (end === Kind.Colon || end === Kind.Semicolon) return true;
  return parser.isName() && (end === Kind.Comma || end === Kind.BracketOpen);
}

/** Takes one specifier; false when the token at hand is none. */
function takeOne(parser: Parser, now: Gathering, where: "member" | "file" | "type"): boolean {
  const kind = parser.kind();
  if (kind === Kind.BracketOpen && parser.kinds[parser.at + 1] === Kind.BracketOpen)
    return keepingFirst(now.addable(), (into) => parser.grammar.attributes(parser, into));
  if (kind !== Kind.Word) return false;
  const role = parser.role();
  switch (role) {
    case Role.Typedef:
      now.isTypedef = true;
      break;
    case Role.Storage:
    case Role.Qualifier:
    case Role.Extension:
      break;
    case Role.Attribute:
    case Role.Alignas:
      return keepingFirst(now.addable(), (into) => parser.grammar.attributes(parser, into));
    case Role.Struct:
    case Role.Union:
    case Role.Enum:
      if (now.type !== undefined || now.words.any) return false;
      takeTagged(parser, now);
      return true;
    case Role.Typeof:
    case Role.Atomic:
      return takeTypeof(parser, now, where);
    case Role.Signed:
    case Role.Unsigned:
    case Role.Char:
    case Role.Short:
    case Role.Int:
    case Role.Long:
    case Role.Float:
    case Role.Double:
    case Role.Int128:
    case Role.OddType:
    case Role.Void:
    case Role.Bool:
      if (now.type !== undefined && role !== Role.Int) return false;
      takeWord(parser, now, role);
      break;
    default:
      return parser.isName() && takeName(parser, now, where);
  }
  parser.at++;
  return true;
}

function takeTagged(parser: Parser, now: Gathering): void {
  if (parser.nesting > nestingMax) {
    parser.remark("budget", "warning", "nested too deep; left out", parser.at);
    parser.at++;
    if (parser.isName()) parser.at++;
    if (parser.kind() === Kind.BraceOpen) parser.skipBalanced();
    now.type = { kind: "unknown", spelling: "..." };
    return;
  }
  parser.nesting++;
  if (parser.role() === Role.Enum) {
    const read = parseEnum(parser);
    now.type = read.type;
    now.definesEnum = read.defines;
    now.body = read.body;
    if (read.attributes !== bare) addAttributes(now.addable(), read.attributes);
  } else {
    const read = parser.grammar.record(parser);
    now.type = read.type;
    now.defines = read.defines;
    now.body = read.body;
    now.tagged = read.tagged;
    if (read.attributes !== bare) addAttributes(now.addable(), read.attributes);
  }
  parser.nesting--;
}

/** `typeof(x)`, `_Atomic(x)`; `_Atomic` alone is a qualifier. */
function takeTypeof(parser: Parser, now: Gathering, where: "member" | "file" | "type"): boolean {
  const isAtomic = parser.role() === Role.Atomic;
  const at = parser.at;
  now.isAtomic ||= isAtomic;
  if (parser.kinds[at + 1] !== Kind.ParenOpen) {
    parser.at++;
    return true;
  }
  if (now.type !== undefined) return false;
  parser.at += 2;
  const type = parser.grammar.typeName(parser)?.type ?? parser.grammar.typeOfOperand(parser);
  now.type = type ?? { kind: "unknown", spelling: isAtomic ? "_Atomic" : "typeof" };
  // Of what type a variable or a function is, is of no interest to layout.
  if (type === undefined && (where !== "file" || now.isTypedef)) {
    parser.remark("unknown-type", "warning", "the type of this expression is not known", at);
  }
  parser.at = at + 1;
  parser.skipBalanced();
  return true;
}

/** A word that C does not reserve: a typedef, an annotation nobody defined, or a declarator. */
function takeName(parser: Parser, now: Gathering, where: "member" | "file" | "type"): boolean {
  const { at } = parser;
  const hasType = now.type !== undefined || now.words.any;
  const next = parser.kinds[at + 1]!;
  if (hasType) {
    // `u32 __note x`, `u32 __note *x`: a name in front of a declarator is an annotation.
    const isInFront = next === Kind.Star || next === Kind.ParenOpen || parser.isName(at + 1);
    if (where === "type" || !isInFront || !startsDeclarator(parser, at + 1)) return false;
    skipAnnotation(parser, where);
    return true;
  }
  const known = knownType(parser, parser.atoms[at]!);
  if (known !== undefined) {
    now.type = known;
    parser.at++;
    return true;
  }
  if (where === "type") return false;
  // `__note u32 x;`: an unknown word before a known type is an annotation.
  if (isTypeWord(parser, at + 1)) {
    skipAnnotation(parser, where);
    return true;
  }
  if (!startsDeclarator(parser, at + 1)) return false;
  if (next === Kind.ParenOpen && where === "file") return false;
  // `const x : 2`: what no typedef names is a name behind a qualifier.
  if (next === Kind.Colon && at > now.from) return false;
  now.type = { kind: "unknown", spelling: parser.text() };
  if (where === "member") {
    const message = `type '${parser.text()}' is not defined here`;
    parser.remark("unknown-type", "warning", message, at);
  }
  parser.at++;
  return true;
}

function skipAnnotation(parser: Parser, where: "member" | "file" | "type"): void {
  const message = `'${parser.text()}' is not known, and taken as an annotation`;
  // Whether a function carries one is of no interest to layout.
  if (where === "member") parser.remark("unknown-annotation", "advice", message, parser.at);
  parser.at++;
}
