// Specifiers as they are gathered, word by word.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import { scalarType, type EnumType, type Type } from "../../../model/index.ts";
import { noWords, unsaid, type Words } from "./arithmetic-type.ts";
import { bare, noAttributes, type Attributes } from "./attributes.ts";
import { oddType } from "./odd-type.ts";
import type { Parser } from "./parser.ts";
import type { RecordDraft } from "./unit-draft.ts";

/** What has been gathered so far. */
export class Gathering {
  /** The first token. */
  readonly from: number;
  type: Type | undefined;
  isTypedef = false;
  /** Most have none: `addable` gives what may be added to. */
  attributes: Readonly<Attributes> = bare;
  defines: RecordDraft | undefined;
  definesEnum: EnumType | undefined;
  body: { readonly open: number; readonly close: number } | undefined;
  tagged = false;
  isAtomic = false;
  words: Readonly<Words> = unsaid;

  constructor(from: number) {
    this.from = from;
  }

  addable(): Attributes {
    if (this.attributes === bare) this.attributes = noAttributes();
    return this.attributes;
  }

  sayable(): Words {
    if (this.words === unsaid) this.words = noWords();
    return this.words;
  }
}

/** Takes a word of an arithmetic type, or `void`, the cursor at it. */
export function takeWord(parser: Parser, now: Gathering, role: number): void {
  const words = now.sayable();
  words.any = true;
  switch (role) {
    case Role.Signed:
      words.signed = true;
      break;
    case Role.Unsigned:
      words.unsigned = true;
      break;
    case Role.Char:
      words.char = true;
      break;
    case Role.Short:
      words.short = true;
      break;
    case Role.Int:
      words.int = true;
      break;
    case Role.Long:
      words.long++;
      break;
    case Role.Float:
      words.float = true;
      break;
    case Role.Double:
      words.double = true;
      break;
    case Role.Int128:
      words.int128 = true;
      if (parser.text() === "__uint128_t") words.unsigned = true;
      break;
    case Role.OddType:
      takeOdd(parser, words);
      break;
    case Role.Void:
      now.type = scalarType("void");
      break;
    case Role.Bool:
      now.type = scalarType("bool");
      break;
  }
}

function takeOdd(parser: Parser, words: Words): void {
  const { at } = parser;
  const word = parser.text();
  if (/^_?_?[Cc]omplex/.test(word)) {
    words.complex = true;
    return;
  }
  let bits: number | undefined;
  if (parser.kinds[at + 1] === Kind.ParenOpen) {
    parser.at += 2;
    const value = parser.grammar.constant(parser)?.value ?? 0n;
    if (value > 0n && value <= 0xff_ffffn) bits = Number(value);
    parser.at = at + 1;
    parser.skipBalanced();
    parser.at--;
  }
  words.odd = { word, type: oddType(parser, word, bits, at) };
}
