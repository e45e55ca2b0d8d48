// What stands between the braces of a record.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import * as Role from "../lex/role.ts";
import { Room, underlying, type CRecord, type Member, type Type } from "../../../model/index.ts";
import { parseAssertion } from "./assertion.ts";
import {
  addAttributes,
  bare,
  largestAligned,
  noAttributes,
  parseAttributes,
  type Attributes,
} from "./attributes.ts";
import type { KernelDoc } from "./comments.ts";
import { type Declared, memberText, memberType, specifierText } from "./declared.ts";
import { parseDeclarator } from "./declarator.ts";
import type { Parser } from "./parser.ts";
import { modified } from "./modified.ts";
import { parsePlainMember } from "./plain-member.ts";
import { settled } from "./settled.ts";
import { type Specifiers, typeAlone } from "./specifiers.ts";
import { written } from "./spelling.ts";
import { surround, type MemberDraft } from "./surroundings.ts";

/** What every member of one record shares. */
interface Holder {
  readonly record: CRecord;
  /** Its opening brace. */
  readonly open: number;
  readonly docs: KernelDoc | undefined;
  readonly members: Member[];
  readonly room: Room;
}

/** Members up to the closing brace or the end, the cursor at the opening one. */
export function parseMembers(
  parser: Parser,
  record: CRecord,
  open: number,
  docs: KernelDoc | undefined,
): readonly Member[] {
  const members: Member[] = [];
  const holder: Holder = { record, open, docs, members, room: new Room() };
  const outerDocs = parser.docs;
  parser.docs = docs ?? outerDocs;
  parser.at = open + 1;
  for (;;) {
    const before = parser.at;
    const plain = parsePlainMember(parser, open);
    if (plain !== undefined) {
      keep(parser, holder, plain, before + 1);
      continue;
    }
    const kind = parser.kind();
    if (kind === Kind.BraceClose || kind === Kind.End) break;
    if (kind === Kind.Semicolon) parser.at++;
    else if (!parseAssertion(parser)) parseDeclaration(parser, holder);
    if (parser.at === before) parser.at++;
  }
  parser.docs = outerDocs;
  return members;
}

function parseDeclaration(parser: Parser, holder: Holder): void {
  const from = parser.at;
  const outerStart = parser.start;
  parser.start = from;
  const specifiers = parser.grammar.specifiers(parser, "member") ?? calledType(parser, from);
  parser.start = outerStart;
  if (specifiers === undefined) {
    unreadable(parser, holder, from);
    return;
  }
  if (parser.kind() === Kind.Semicolon || isCutOff(parser, specifiers)) {
    embedded(parser, holder, specifiers);
    parser.accept(Kind.Semicolon);
    return;
  }
  for (let first = true; ; first = false) {
    const attributes = noAttributes();
    const declarator = parseDeclarator(parser, attributes);
    const bits = parseBits(parser, holder);
    parseTrailing(parser, attributes);
    const end = parser.at;
    const kind = parser.kind();
    const isWhole = kind === Kind.Semicolon || kind === Kind.Comma || kind === Kind.BraceClose;
    const isNamed = declarator.name >= 0 || bits !== undefined;
    if (!isWhole || !isNamed) {
      damaged(parser, holder, parser.at);
      return;
    }
    const all = together(specifiers.attributes, attributes);
    addMember(parser, holder, { specifiers, declarator, bits, attributes: all, end, first });
    if (kind !== Kind.Comma) {
      if (kind === Kind.BraceClose) {
        parser.remark("syntax", "advice", "the last member has no semicolon", end - 1);
      }
      parser.accept(Kind.Semicolon);
      return;
    }
    parser.at++;
  }
}

/** `GUEST_HANDLE(void) list;`: a type that a macro nobody showed makes. */
function calledType(parser: Parser, from: number): Specifiers | undefined {
  if (!parser.isName(from) || parser.kinds[from + 1] !== Kind.ParenOpen) return undefined;
  parser.at = from + 1;
  parser.skipBalanced();
  const to = parser.at;
  const behind = parser.kinds[to + 1]!;
  const isDeclared = behind === Kind.Semicolon || behind === Kind.BracketOpen;
  if (!isDeclared || !parser.isName(to)) {
    parser.at = from;
    return undefined;
  }
  const message = `type '${parser.text(from)}' is not defined here`;
  parser.remark("unknown-type", "warning", message, from);
  return typeAlone(from, to, {
    kind: "unknown",
    spelling: written(parser, from, to, -1),
  });
}

/** What is said before a declarator and behind it. */
function together(before: Readonly<Attributes>, behind: Attributes): Attributes {
  if (before === bare) return behind;
  const all = noAttributes();
  addAttributes(all, before);
  addAttributes(all, behind);
  return all;
}

/** The text ends right behind the braces of a record inside this one. */
function isCutOff(parser: Parser, specifiers: Specifiers): boolean {
  return parser.kind() === Kind.End && specifiers.defines !== undefined;
}

/** `: n`: the width in bits; null when it is not known. */
function parseBits(parser: Parser, holder: Holder): number | null | undefined {
  if (parser.kind() !== Kind.Colon) return undefined;
  const at = parser.at++;
  const value = parser.grammar.constant(parser);
  if (value !== undefined && value.value >= 0n && value.value <= 128n) return Number(value.value);
  parser.remark("unknown-value", "warning", "the width of this bit-field is not known", at, {
    record: holder.record.name,
  });
  return null;
}

/** Attributes, assembler names and words nobody defined, behind a declarator. */
function parseTrailing(parser: Parser, attributes: Attributes): void {
  for (;;) {
    if (parseAttributes(parser, attributes)) continue;
    if (parser.role() === Role.Assembler) {
      parser.at++;
      if (parser.kind() === Kind.ParenOpen) parser.skipBalanced();
    } else if (parser.isName()) {
      const message = `'${parser.text()}' is not known, and taken as an annotation`;
      parser.remark("unknown-annotation", "warning", message, parser.at);
      parser.at++;
      if (parser.kind() === Kind.ParenOpen) parser.skipBalanced();
    } else return;
  }
}

/** A record, enum or typedef without a declarator: an anonymous member, or nothing at all. */
function embedded(parser: Parser, holder: Holder, specifiers: Specifiers): void {
  const type = settled(parser, specifiers.type);
  const at = underlying(type);
  if (at.kind !== "record" || at.record.completeness === "opaque") return;
  const isNamed = specifiers.tagged || specifiers.defines === undefined;
  if (isNamed && !parser.embeds) return;
  const isMade = (parser.flags[specifiers.from]! & Flag.Body) !== 0;
  const spelling =
    specifiers.body === undefined || isMade
      ? written(parser, specifiers.from, parser.at, -1)
      : specifierText(parser, specifiers);
  const end = parser.at;
  const member: MemberDraft = { name: "", type, span: parser.spanOf(specifiers.from), spelling };
  attribute(parser, member, heeded(parser, specifiers));
  surround(parser, holder.open, member, specifiers.from, end);
  keep(parser, holder, member, specifiers.from);
}

/**
 * What compilers heed of the attributes of a declaration without a declarator: gcc `_Alignas`
 * alone, clang every one of a record without a tag, and none of a record with one.
 */
function heeded(parser: Parser, { attributes, defines, tagged }: Specifiers): Readonly<Attributes> {
  if (attributes === bare) return bare;
  if (parser.ask("compiler", ({ compiler }) => compiler) === "clang")
    return defines === undefined || tagged ? bare : attributes;
  return { ...bare, aligned: attributes.alignas };
}

function addMember(parser: Parser, holder: Holder, declared: Declared): void {
  const { specifiers, declarator, bits, attributes, end, first } = declared;
  const nameAt = declarator.name;
  const name = nameAt < 0 ? "" : parser.text(nameAt);
  const from = first ? specifiers.from : declarator.from;
  const at = nameAt < 0 ? from : nameAt;
  const concerns = { record: holder.record.name, member: name };
  const plain = memberType(parser, specifiers, declarator, at, concerns);
  const type = copying(parser, attributes, at) ?? modified(parser, plain, attributes, at);
  const member: MemberDraft = {
    name,
    type: bits === null ? { kind: "unknown", spelling: "bit-field" } : type,
    span: parser.spanOf(at),
    spelling: memberText(parser, declared),
  };
  if (bits !== null && bits !== undefined) member.bits = bits;
  attribute(parser, member, attributes);
  surround(parser, holder.open, member, from, end);
  keep(parser, holder, member, at);
}

/** `copy(...)` brings attributes of something else, which are not looked for. */
function copying(parser: Parser, { foreign }: Readonly<Attributes>, at: number): Type | undefined {
  if (foreign !== "copy") return undefined;
  parser.remark("unknown-value", "warning", "copied attributes are not known here", at);
  return { kind: "unknown", spelling: "copy" };
}

/** Adds a member, its type left out where that is beyond the bounds of the model. */
function keep(parser: Parser, holder: Holder, member: Member, at: number): void {
  const why = holder.room.refuse(member);
  if (why === undefined) {
    holder.members.push(member);
    return;
  }
  const { name, spelling } = member;
  const concerns = { record: holder.record.name, member: name };
  parser.remark("budget", "warning", `the type of '${spelling}' is ${why}; left out`, at, concerns);
  holder.members.push({ ...member, type: { kind: "unknown", spelling: "..." } });
}

function attribute(parser: Parser, member: MemberDraft, own: Readonly<Attributes>): void {
  const { packed, countedBy } = own;
  const aligned = largestAligned(parser, own);
  if (packed) member.packed = true;
  if (aligned !== undefined) member.aligned = aligned;
  if (countedBy !== undefined) member.countedBy = countedBy;
}

/** A macro call nobody defined, or no member at all. */
function unreadable(parser: Parser, holder: Holder, from: number): void {
  const isCall = parser.isName() && parser.kinds[from + 1] === Kind.ParenOpen;
  if (!isCall) {
    damaged(parser, holder, from);
    return;
  }
  parser.at++;
  parser.skipBalanced();
  const spelling = written(parser, from, parser.at, -1);
  const type: Type = { kind: "unknown", spelling };
  const member: MemberDraft = { name: "", type, span: parser.spanOf(from), spelling };
  surround(parser, holder.open, member, from, parser.at);
  holder.members.push(member);
  parser.remark(
    "unknown-type",
    "warning",
    `what '${parser.text(from)}' declares is not known`,
    from,
    {
      record: holder.record.name,
    },
  );
  parser.accept(Kind.Semicolon);
}

/** Gives up on one declaration: what follows it in the record has no certain place. */
function damaged(parser: Parser, holder: Holder, at: number): void {
  parser.skipTo(Kind.Semicolon);
  if (parser.kind() === Kind.End) return;
  parser.remark("syntax", "warning", "this is not understood as a member", at, {
    record: holder.record.name,
  });
  holder.members.push({
    name: "",
    type: { kind: "unknown", spelling: "..." },
    span: parser.spanOf(at),
    spelling: "...",
  });
  if (parser.kind() === Kind.ParenClose || parser.kind() === Kind.BracketClose) parser.at++;
  else parser.accept(Kind.Semicolon);
}
