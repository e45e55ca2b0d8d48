// The outermost level of a file: typedefs and tags are kept, everything else is passed over.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import * as Role from "../lex/role.ts";
import {
  isTooDeep,
  sizedType,
  underlying,
  type Type,
  type TypedefType,
} from "../../../model/index.ts";
import { parseAssertion } from "./assertion.ts";
import {
  addAttributes,
  alignedOfType,
  inBytes,
  keepingFirst,
  noAttributes,
  parseAttributes,
  unknownAlignment,
} from "./attributes.ts";
import { byteOrders } from "./builtin-types.ts";
import { remarksIn } from "./comments.ts";
import { applied, parseDeclarator, type Declarator } from "./declarator.ts";
import type { Parser } from "./parser.ts";
import { modified } from "./modified.ts";
import type { Specifiers } from "./specifiers.ts";
import { isTypeWord } from "./type-word.ts";
import { written } from "./spelling.ts";
import type { RecordDraft } from "./unit-draft.ts";
import { noteVariables } from "./variables.ts";

/** Reads to the end of the stream. */
export function parseFile(parser: Parser): void {
  while (parser.kind() !== Kind.End) {
    const before = parser.at;
    if (parser.accept(Kind.Semicolon)) continue;
    if (isLinkage(parser)) {
      parser.at += 2;
      if (parser.accept(Kind.BraceOpen)) parser.blocks++;
    } else if (parser.kind() === Kind.BraceClose) {
      if (parser.blocks > 0) parser.blocks--;
      else stray(parser);
      parser.at++;
    } else if (!parseAssertion(parser)) parseDeclaration(parser);
    if (parser.at === before) {
      stray(parser);
      if (parser.kind() === Kind.BraceOpen) parser.skipBalanced();
      else parser.at++;
    }
  }
}

/** `extern "C"` */
function isLinkage(parser: Parser): boolean {
  return (
    parser.role() === Role.Storage &&
    parser.text() === "extern" &&
    parser.kinds[parser.at + 1] === Kind.String
  );
}

/** Something that starts no declaration. Cut-out text is full of it. */
function stray(parser: Parser): void {
  if (parser.fragment) return;
  parser.remark("syntax", "warning", "this starts no declaration", parser.at);
}

function parseDeclaration(parser: Parser): void {
  parser.start = parser.at;
  const specifiers = parser.grammar.specifiers(parser, "file");
  if (specifiers === undefined) {
    skipDeclaration(parser);
    return;
  }
  if (parser.accept(Kind.Semicolon)) {
    acceptsBeside(parser, specifiers);
    return;
  }
  if (beginsAnew(parser)) {
    // What a brace does not end was cut off, and that is told.
    if (!parser.fragment && parser.kinds[parser.at - 1] === Kind.BraceClose)
      parser.remark("syntax", "warning", "a semicolon is missing before this", parser.at);
    return;
  }
  if (specifiers.isTypedef) {
    parseTypedefs(parser, specifiers);
    acceptsBeside(parser, specifiers);
    return;
  }
  remarkVariable(parser, specifiers);
  noteVariables(parser, specifiers);
  skipDeclaration(parser);
  acceptsBeside(parser, specifiers);
}

/** `typedef` declarators up to the semicolon. */
function parseTypedefs(parser: Parser, specifiers: Specifiers): void {
  for (;;) {
    const attributes = noAttributes();
    addAttributes(attributes, specifiers.attributes);
    const declarator = keepingFirst(attributes, (into) => parseDeclarator(parser, into));
    keepingFirst(attributes, (into) => parseAttributes(parser, into));
    if (declarator.name < 0) break;
    const draft = nameRecord(parser, specifiers, declarator);
    const spelling =
      declarator.steps.length === 0 ? "" : written(parser, specifiers.from, specifiers.to, -1);
    const plain = applied(parser, declarator, specifiers.type, spelling);
    const named = modified(parser, plain, attributes, declarator.name);
    const own = isTooDeep(named) ? leftOut(parser, declarator.name) : named;
    const of = ofFixedWidth(parser, declarator.name, own);
    const aligned = addTypedef(parser, declarator.name, of, alignedOfType(parser, attributes));
    if (draft !== undefined && aligned !== undefined) draft.typedefAligned = aligned;
    if (draft !== undefined && attributes.foreign === unknownAlignment)
      draft.completeness = "partial";
    if (!parser.accept(Kind.Comma)) break;
  }
  if (parser.kind() !== Kind.Semicolon) {
    if (parser.kind() !== Kind.End || !parser.fragment) {
      parser.remark("syntax", "warning", "this is not understood as a typedef", parser.at);
    }
    parser.skipTo(Kind.Semicolon);
  }
  parser.accept(Kind.Semicolon);
}

/**
 * What a header of this machine makes of `uint64_t`: a long where that has 64 bits. On others it is
 * another type, and as wide.
 */
function ofFixedWidth(parser: Parser, nameAt: number, of: Type): Type {
  if (parser.isOurs(nameAt)) return of;
  const plain = underlying(of);
  const isLong = plain.kind === "scalar" && (plain.scalar === "long" || plain.scalar === "ulong");
  if (!isLong) return of;
  const name = parser.text(nameAt);
  const sized = sizedType(name);
  return sized !== undefined && name.includes(String(parser.longBits())) ? sized.of : of;
}

function leftOut(parser: Parser, name: number): Type {
  const message = `the type of '${parser.text(name)}' is nested too deep; left out`;
  parser.remark("budget", "warning", message, name);
  return { kind: "unknown", spelling: "..." };
}

/** An untagged record takes the name of its first plain typedef; the record that did. */
function nameRecord(
  parser: Parser,
  specifiers: Specifiers,
  declarator: Declarator,
): RecordDraft | undefined {
  const draft = specifiers.defines;
  if (draft === undefined || draft.name !== "" || declarator.steps.length > 0) return undefined;
  draft.name = parser.text(declarator.name);
  draft.byTypedef = true;
  if (parser.isOurs(specifiers.from)) parser.draft.addRecord(draft);
  return draft;
}

/** Declares a typedef; the alignment it gives, bytes. */
function addTypedef(
  parser: Parser,
  nameAt: number,
  of: Type,
  wanted: number | "max" | undefined,
): number | undefined {
  const name = parser.text(nameAt);
  const named = byteOrders.get(name);
  const order = named !== undefined && underlying(of).kind === "scalar" ? named : undefined;
  const aligned = inBytes(parser, wanted);
  const type: TypedefType = {
    kind: "typedef",
    name,
    of,
    ...(aligned === undefined ? {} : { aligned }),
    ...(order === undefined ? {} : { order }),
  };
  parser.scope.typedefs.set(parser.atoms[nameAt]!, type);
  if (parser.isOurs(nameAt)) parser.draft.addTypedef(name, type);
  return aligned;
}

/** `} EPOLL_PACKED;` declares a variable, unless a header nobody saw says otherwise. */
function remarkVariable(parser: Parser, specifiers: Specifiers): void {
  if (specifiers.defines === undefined || !parser.isName()) return;
  const next = parser.kinds[parser.at + 1];
  const name = parser.text();
  if (next !== Kind.Semicolon || !/^(?:__\w+|[A-Z][A-Z0-9_]+)$/.test(name)) return;
  // Nobody calls a variable so: it is the name a header gives to the attribute.
  if (/PACKED$/i.test(name)) specifiers.defines.packed = true;
  const message = `'${name}' reads as a variable; if it is an attribute, its definition is missing`;
  parser.remark("unknown-annotation", "warning", message, parser.at, {
    record: specifiers.defines.name,
  });
}

/** `}; // holeproof: accept ...` speaks of the record. */
function acceptsBeside(parser: Parser, specifiers: Specifiers): void {
  const draft = specifiers.defines;
  const last = parser.at - 1;
  if (draft === undefined || !parser.comments.areWanted || !parser.isOurs(last)) return;
  const inclusion = parser.inclusions[parser.sources[last]!]!;
  const { accepts } = remarksIn(parser.comments.after(inclusion, parser.ends[last]!));
  if (accepts !== undefined) draft.accepts = [...(draft.accepts ?? []), ...accepts];
}

/**
 * Moves past a declaration that is of no interest: to its semicolon, or past its body. A macro call
 * without a semicolon ends where a declaration starts on a new line.
 */
function skipDeclaration(parser: Parser): void {
  const isCall = parser.isName() && parser.kinds[parser.at + 1] === Kind.ParenOpen;
  if (isCall) {
    parser.at++;
    parser.skipBalanced();
    if (startsLine(parser) && isTypeWord(parser, parser.at)) return;
  }
  for (;;) {
    switch (parser.kind()) {
      case Kind.End:
      case Kind.BraceClose:
        return;
      case Kind.Semicolon:
        parser.at++;
        return;
      case Kind.BraceOpen: {
        parser.skipBalanced();
        const kind = parser.kind();
        if (kind === Kind.Semicolon) parser.at++;
        else if (kind === Kind.Comma || kind === Kind.Assign) break;
        return;
      }
      case Kind.ParenOpen:
      case Kind.BracketOpen:
        parser.skipBalanced();
        break;
      default:
        parser.at++;
    }
    if (parser.fragment && beginsAnew(parser)) return;
  }
}

/**
 * Whether a record or typedef begins on the line at hand. A fragment may start in the middle of
 * something, the last lines of a macro say, that no semicolon ends.
 */
function beginsAnew(parser: Parser): boolean {
  if (!startsLine(parser)) return false;
  const role = parser.role();
  if (role === Role.Typedef) return true;
  if (role < Role.Struct || role > Role.Typedef) return false;
  const tagged = parser.kinds[parser.at + 1] === Kind.Word ? 1 : 0;
  return parser.kinds[parser.at + 1 + tagged] === Kind.BraceOpen;
}

function startsLine(parser: Parser): boolean {
  return (parser.flags[parser.at]! & Flag.LineStart) !== 0;
}
