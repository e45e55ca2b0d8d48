// `enum`: enumerators and their values, usable in every later expression.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import * as Rank from "../value/rank.ts";
import type { EnumType, EnumValue, Type } from "../../../model/index.ts";
import { intValue, type Value } from "../value/arithmetic.ts";
import {
  alignedOfType,
  bare,
  inBytes,
  noAttributes,
  parseAttributes,
  type Attributes,
} from "./attributes.ts";
import { modified } from "./modified.ts";
import type { Parser } from "./parser.ts";
import { parsePlainEnumerators } from "./plain-enumerators.ts";

/** An enum specifier, read. */
export interface EnumRead {
  readonly type: Type;
  readonly defines: EnumType | undefined;
  readonly body: { readonly open: number; readonly close: number } | undefined;
  /** Attributes that belong to the declaration, not to the enum. */
  readonly attributes: Readonly<Attributes>;
}

/** Reads `enum`, the cursor at the word. */
export function parseEnum(parser: Parser): EnumRead {
  parser.at++;
  const own = noAttributes();
  parseAttributes(parser, own);
  const name = parser.isName() ? parser.at++ : -1;
  const outer = name < 0 ? bare : ofDeclaration(parser);
  const underlying = fixedType(parser);
  if (parser.kind() !== Kind.BraceOpen) {
    if (name >= 0 && underlying !== undefined) return announced(parser, name, underlying, outer);
    const known = name < 0 ? undefined : parser.tagAt(name);
    const type = known?.kind === "alias" ? known.type : (known ?? declared(parser, name));
    return { type, defines: undefined, body: undefined, attributes: outer };
  }
  const open = parser.at;
  const values = parseValues(parser, underlying);
  const close = parser.at;
  parseAttributes(parser, own);
  const tag = name < 0 ? "" : parser.text(name);
  const type: EnumType = {
    kind: "enum",
    tag,
    values,
    ...(own.packed ? { packed: true } : {}),
  };
  // `mode(QI)` says by another word what a fixed type says.
  const fixed =
    underlying ?? (own.mode === undefined ? undefined : modified(parser, type, own, open));
  const aligned = alignedOfEnum(parser, own);
  const isPlain = fixed === undefined && aligned === undefined;
  const as: Type = isPlain
    ? type
    : {
        kind: "typedef",
        name: `enum ${tag}`,
        of: fixed ?? type,
        ...(aligned === undefined ? {} : { aligned }),
      };
  if (name >= 0) {
    const entry = isPlain ? type : ({ kind: "alias", type: as } as const);
    parser.scope.tags.set(parser.atoms[name]!, entry);
  }
  if (parser.isOurs(open)) parser.draft.addEnum(type);
  return { type: as, defines: type, body: { open, close }, attributes: outer };
}

/** The alignment an enum asks for, bytes: clang grants it, gcc does not. */
function alignedOfEnum(parser: Parser, own: Readonly<Attributes>): number | undefined {
  const wanted = inBytes(parser, alignedOfType(parser, own));
  const isHeeded = wanted !== undefined && parser.ask("compiler", ({ compiler }) => compiler);
  return isHeeded === "clang" ? wanted : undefined;
}

/** Attributes behind a tag that no body follows. */
function ofDeclaration(parser: Parser): Readonly<Attributes> {
  const role = parser.role();
  const mayHave = parser.kind() === Kind.BracketOpen || role === Role.Attribute;
  if (!mayHave && role !== Role.Alignas) return bare;
  const attributes = noAttributes();
  parseAttributes(parser, attributes);
  return attributes;
}

/** C23: `enum x : __u8`. A bit-field of an enum type looks alike, so a type must follow. */
function fixedType(parser: Parser): Type | undefined {
  if (parser.kind() !== Kind.Colon) return undefined;
  const colon = parser.at;
  parser.at++;
  const named = parser.grammar.typeName(parser);
  if (named === undefined) parser.at = colon;
  return named?.type;
}

/** C23: `enum x : short;` is as wide as the enum will be. */
function announced(
  parser: Parser,
  name: number,
  of: Type,
  attributes: Readonly<Attributes>,
): EnumRead {
  const type: Type = { kind: "typedef", name: `enum ${parser.text(name)}`, of };
  parser.scope.tags.set(parser.atoms[name]!, { kind: "alias", type });
  return { type, defines: undefined, body: undefined, attributes };
}

/** An enum of which only the tag is known. */
function declared(parser: Parser, name: number): EnumType {
  const type: EnumType = { kind: "enum", tag: name < 0 ? "" : parser.text(name), values: [] };
  if (name >= 0) parser.scope.tags.set(parser.atoms[name]!, type);
  return type;
}

function parseValues(parser: Parser, fixed: Type | undefined): readonly EnumValue[] {
  const open = parser.at++;
  const values: EnumValue[] = [];
  let next: Value | undefined = intValue(0);
  const attributes = noAttributes();
  const wide: number[] = [];
  for (;;) {
    const from: number = next === undefined ? NaN : Number(next.value);
    const plain: Value | undefined =
      fixed === undefined ? parsePlainEnumerators(parser, values, from) : undefined;
    if (plain !== undefined) next = after(plain);
    const at = parser.at;
    const kind = parser.kinds[at];
    if (kind === Kind.BraceClose || kind === Kind.End) break;
    if (!parser.isName()) {
      const role = parser.role();
      if (role >= Role.Struct && role <= Role.Typedef) {
        parser.remark("syntax", "warning", "the enum is cut off before its closing brace", open);
        return values;
      }
      if (!parser.accept(Kind.Comma)) {
        parser.remark("syntax", "warning", "an enumerator was expected here", at);
        parser.at++;
        parser.skipTo(Kind.Comma, Kind.Semicolon);
        // A semicolon cannot stand in an enum: the closing brace was lost.
        if (parser.kind() === Kind.Semicolon) return values;
      }
      continue;
    }
    parser.at++;
    parseAttributes(parser, attributes);
    if (parser.accept(Kind.Assign)) {
      next = parser.grammar.constant(parser);
      if (next === undefined) {
        parser.remark(
          "unknown-value",
          "advice",
          `the value of '${parser.text(at)}' is not known`,
          at,
        );
      }
    }
    const value = next === undefined ? null : enumerator(next);
    const constant = fixed === undefined || value === null ? value : { type: fixed, value };
    parser.scope.constants.set(parser.atoms[at]!, constant);
    if (constant !== null && !("type" in constant) && !isInt(constant.value)) wide.push(at);
    if (next !== undefined) {
      values.push({ name: parser.text(at), value: next.value });
      next = after(next);
    }
    if (parser.accept(Kind.Comma)) continue;
    parser.skipTo(Kind.Comma, Kind.Semicolon);
    if (parser.kind() === Kind.Semicolon) return values;
    if (parser.kind() === Kind.ParenClose || parser.kind() === Kind.BracketClose) parser.at++;
    parser.accept(Kind.Comma);
  }
  if (parser.accept(Kind.BraceClose) && wide.length > 0) widen(parser, wide, values);
  return values;
}

/** Behind the brace what does not fit in an int is of the type that holds the whole enum. */
function widen(parser: Parser, wide: readonly number[], values: readonly EnumValue[]): void {
  const unsigned = values.every(({ value }) => value >= 0n);
  const isShort = unsigned && values.every(({ value }) => value <= 0xffff_ffffn);
  const rank = isShort ? Rank.Int : Rank.LongLong;
  for (const at of wide) {
    const constant = parser.constantAt(at);
    if (constant === undefined || constant === null || "type" in constant) continue;
    parser.scope.constants.set(parser.atoms[at]!, { value: constant.value, rank, unsigned });
  }
}

const isInt = (value: bigint): boolean => value >= -0x8000_0000n && value <= 0x7fff_ffffn;

/** An enumerator up to the closing brace: an int where it fits, else of its own type. */
function enumerator({ value, rank, unsigned }: Value): Value {
  return isInt(value) ? intValue(Number(value)) : { value, rank, unsigned };
}

/** One more: of the same type where that can hold it. */
function after({ value, rank, unsigned }: Value): Value {
  const next = value + 1n;
  const bits = rank === Rank.Int ? 32n : 64n;
  if (next < 1n << (unsigned ? bits : bits - 1n)) return { value: next, rank, unsigned };
  return { value: next, rank: Rank.LongLong, unsigned: next > 0x7fff_ffff_ffff_ffffn };
}
