// `struct` and `union`: the tag, the members between the braces, the attributes around them.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { CRecord, Member, RecordType, Type } from "../../../model/index.ts";
import {
  alignedOfType,
  bare,
  noAttributes,
  parseAttributes,
  unknownAlignment,
  unseenAttributes,
  type Attributes,
} from "./attributes.ts";
import { kernelDoc, remarksIn, type KernelDoc } from "./comments.ts";
import { parseMembers } from "./member.ts";
import type { Parser } from "./parser.ts";
import { firstAtom } from "./settled.ts";
import type { RecordDraft } from "./unit-draft.ts";

/** A struct or union specifier, read. */
export interface RecordRead {
  readonly type: Type;
  readonly defines: RecordDraft | undefined;
  readonly body: { readonly open: number; readonly close: number } | undefined;
  readonly tagged: boolean;
  /** Attributes that belong to the declaration, not to the record. */
  readonly attributes: Readonly<Attributes>;
}

/** Reads `struct` or `union`, the cursor at the word. */
export function parseRecord(parser: Parser): RecordRead {
  const word = parser.at;
  const kind = parser.role() === Role.Union ? "union" : "struct";
  parser.at++;
  const own = noAttributes();
  parseAttributes(parser, own);
  // `struct __note x {`: of two words in a row the last is the tag.
  while (parser.isName() && parser.isName(parser.at + 1) && hasBody(parser, parser.at + 2)) {
    parser.at++;
  }
  const name = parser.isName() ? parser.at++ : -1;
  if (parser.kind() !== Kind.BraceOpen) {
    const type = referred(parser, kind, name, word);
    return { type, defines: undefined, body: undefined, tagged: true, attributes: bare };
  }
  const open = parser.at;
  const type = name < 0 ? undefined : entered(parser, kind, name, word);
  const draft = draftOf(parser, kind, name, word);
  const docs = documented(parser, draft, word, open);
  const members = parseMembers(parser, draft, open, docs);
  const isClosed = parser.kind() === Kind.BraceClose;
  const brace = parser.at;
  if (isClosed) {
    draft.end = parser.spanOf(brace);
    parser.at++;
    parseAttributes(parser, own);
  } else {
    draft.completeness = "partial";
    parser.remark("syntax", "warning", "the record is cut off before its closing brace", word, {
      record: draft.name,
    });
  }
  draft.members = members;
  attribute(parser, draft, own);
  if (own.foreign !== undefined) remarkForeign(parser, draft, own.foreign, word);
  const pack = packOf(parser, open, brace);
  if (pack !== undefined) draft.pack = pack;
  const msStruct = own.msStruct ?? (parser.packs.isMicrosoftAt(open) || undefined);
  if (msStruct !== undefined) draft.msStruct = msStruct;
  if (name >= 0 && parser.isOurs(word)) parser.draft.addRecord(draft);
  const body = { open, close: isClosed ? brace + 1 : brace };
  return {
    type: completed(parser, type, draft, name),
    defines: draft,
    body,
    tagged: name >= 0,
    attributes: bare,
  };
}

/** Another order of bytes moves no byte; bits of bit-fields it moves to where no range says it. */
function remarkForeign(parser: Parser, draft: RecordDraft, foreign: string, word: number): void {
  if (foreign === unseenAttributes) {
    draft.endUnseen = true;
    return;
  }
  const isOrder = foreign === "scalar_storage_order";
  if (isOrder && !draft.members.some(({ bits }) => bits !== undefined)) return;
  draft.completeness = "partial";
  if (foreign === unknownAlignment) return;
  const what = isOrder ? `${foreign} of bit-fields` : foreign;
  const concerns = { record: draft.name };
  parser.remark("unknown-value", "warning", `${what} has no layout here`, word, concerns);
}

/** The `#pragma pack` of a record: for gcc what is in force at its end, for clang at its start. */
function packOf(parser: Parser, open: number, close: number): number | undefined {
  const atEnd = parser.packs.at(close);
  const atStart = parser.packs.at(open);
  if (atStart === atEnd) return atEnd;
  return parser.ask("compiler", ({ compiler }) => compiler) === "clang" ? atStart : atEnd;
}

function hasBody(parser: Parser, at: number): boolean {
  return parser.kinds[at] === Kind.BraceOpen;
}

function draftOf(
  parser: Parser,
  kind: "struct" | "union",
  name: number,
  word: number,
): RecordDraft {
  // A literal in a literal would be made by the runtime, not by generated code.
  const members: readonly Member[] = [];
  return {
    kind,
    name: name < 0 ? "" : parser.text(name),
    members,
    completeness: "whole",
    span: parser.spanOf(name < 0 ? word : name),
  };
}

/** A record that is named without a body. */
function referred(parser: Parser, kind: "struct" | "union", name: number, word: number): Type {
  if (name < 0) {
    parser.remark("syntax", "warning", `a ${kind} needs a tag or a body`, word);
    return { kind: "unknown", spelling: kind };
  }
  return entered(parser, kind, name, word);
}

/** The type of a tag; an opaque record when it was never seen. */
function entered(parser: Parser, kind: "struct" | "union", name: number, word: number): RecordType {
  const known = parser.tagAt(name);
  if (known?.kind === "record") return known;
  const record = draftOf(parser, kind, name, word);
  record.completeness = "opaque";
  const type: RecordType = { kind: "record", record };
  parser.opened.set(type, parser.stretch);
  parser.scope.tags.set(parser.atoms[name]!, type);
  return type;
}

/**
 * The type of a record that was just read. A tag used before in this file gets its members now,
 * wherever a typedef already refers to it. A second definition makes a type of its own, so that no
 * record can come to hold itself; so does the definition of a tag another file named, because that
 * file is read for others too (see `settled`).
 */
function completed(
  parser: Parser,
  tag: RecordType | undefined,
  draft: RecordDraft,
  name: number,
): RecordType {
  if (tag === undefined) return { kind: "record", record: draft };
  const opened = parser.opened.get(tag);
  if (opened !== undefined) {
    parser.opened.delete(tag);
    (tag as { record: CRecord }).record = draft;
    if (opened === parser.stretch) return tag;
    // A file included in between knows the tag as one without members: from here on it is another.
    parser.completesEarlier = true;
  } else keepFirst(parser, name);
  const type: RecordType = { kind: "record", record: draft };
  parser.scope.tags.set(parser.atoms[name]!, type);
  return type;
}

/** Of two definitions the first is that of all who named the tag before both. */
function keepFirst(parser: Parser, name: number): void {
  const known = parser.tagAt(name);
  if (known?.kind !== "record" || known.record.completeness === "opaque") return;
  const place = firstAtom(parser, parser.text(name));
  if (parser.tagOf(place) === undefined) parser.scope.tags.set(place, known);
}

function attribute(parser: Parser, draft: RecordDraft, own: Attributes): void {
  if (own.packed) draft.packed = true;
  const aligned = alignedOfType(parser, own);
  if (aligned !== undefined) draft.aligned = aligned;
}

/** Documentation and accepts of a record: above its declaration, or beside its opening brace. */
function documented(
  parser: Parser,
  draft: RecordDraft,
  word: number,
  open: number,
): KernelDoc | undefined {
  const { comments } = parser;
  if (!comments.areWanted || !parser.isOurs(word)) return undefined;
  const inclusion = parser.inclusions[parser.sources[word]!]!;
  const isNested = parser.nesting > 1;
  const start = parser.sources[parser.start] === parser.sources[word] ? parser.start : word;
  // The comment of a member that is a record is the member's; only its accepts are of interest
  // here.
  const above = isNested ? [] : comments.before(inclusion, parser.starts[start]!);
  const said = remarksIn(above.slice(-1));
  const beside = remarksIn(comments.after(inclusion, parser.ends[open]!));
  const all = remarksIn(above);
  const accepts = [...(all.accepts ?? []), ...(beside.accepts ?? [])];
  if (accepts.length > 0) draft.accepts = accepts;
  const docs = said.doc === undefined ? undefined : kernelDoc(said.doc);
  const doc = docs === undefined ? said.doc : docs.doc;
  if (doc !== undefined) draft.doc = doc;
  return docs;
}
