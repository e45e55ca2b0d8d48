// Where the parser stands in the token stream, and what it knows by now.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { RecordType, Span, Type } from "../../../model/index.ts";
import { targets, type Target } from "../../../targets/index.ts";
import type { Value } from "../value/arithmetic.ts";
import type { Attributes } from "./attributes.ts";
import type { Comments, KernelDoc } from "./comments.ts";
import type { Findings } from "../stream/findings.ts";
import { spanAt, type Inclusion } from "../stream/inclusion.ts";
import type { Names } from "../lex/names.ts";
import type { Place } from "./object.ts";
import type { PackStack } from "../stream/pack.ts";
import type { Answer, Questions } from "../scope/questions.ts";
import type { RecordRead } from "./record.ts";
import type { Constant, Scope, Tag } from "../scope/scope.ts";
import type { Specifiers } from "./specifiers.ts";
import type { TokenStream } from "../stream/token-stream.ts";
import type { UnitDraft } from "./unit-draft.ts";
import { roleOf } from "../lex/words.ts";

/** Records inside records, parentheses inside declarators: deeper than any header goes. */
export const nestingMax = 64;

/** The parts of the grammar that need each other; `grammar.ts` ties them together. */
export interface Grammar {
  specifiers(parser: Parser, where: "member" | "file" | "type"): Specifiers | undefined;
  /** `struct` or `union`, the cursor at the word. */
  record(parser: Parser): RecordRead;
  /** A type name (`sizeof`, casts); undefined when there is none, with nothing consumed. */
  typeName(parser: Parser): TypeName | undefined;
  /** The type of what stands in the parentheses of `typeof`; undefined when not known. */
  typeOfOperand(parser: Parser): Type | undefined;
  /** An expression, which ends before a comma; undefined when nothing is known of it. */
  expression(parser: Parser): Place | undefined;
  /** Attributes at the cursor, of any spelling; false when there are none. */
  attributes(parser: Parser, into: Attributes): boolean;
  /** A constant expression: its value, or undefined when it is not known. */
  constant(parser: Parser): Value | undefined;
  /** One operand of it, prefix operators and all. */
  operand(parser: Parser): Value | undefined;
}

export interface TypeName {
  readonly type: Type;
}

/** What the preprocessor leaves for the parser. */
export interface Preprocessed {
  readonly stream: TokenStream;
  readonly inclusions: readonly Inclusion[];
  readonly packs: PackStack;
  readonly names: Names;
  readonly scope: Scope;
}

export class Parser {
  readonly grammar: Grammar;
  readonly target: Target;
  readonly texts: readonly string[];
  readonly inclusions: readonly Inclusion[];
  readonly packs: PackStack;
  readonly names: Names;
  readonly scope: Scope;
  readonly findings: Findings;
  readonly questions: Questions;
  readonly comments: Comments;
  readonly draft: UnitDraft;
  readonly fragment: boolean;
  /** A named type declared without a name is a member. */
  readonly embeds: boolean;
  /** Opaque records named in this file: a definition in it completes them where they are. */
  readonly opened: Map<RecordType, number> = new Map();
  /** How many stretches of tokens were read; `opened` says in which one a tag was named. */
  stretch = 0;
  /** A record named in one stretch was completed in a later one. */
  completesEarlier = false;
  kinds!: Uint8Array;
  flags!: Uint8Array;
  atoms!: Int32Array;
  sources!: Int32Array;
  starts!: Int32Array;
  ends!: Int32Array;
  count = 0;
  /** The token at hand. */
  at = 0;
  /** Braces of `extern "C" {` that are still open. */
  blocks = 0;
  /** The first token of the declaration at hand: comments before it speak of it. */
  start = 0;
  /** What the comment above the record at hand says of its members. */
  docs: KernelDoc | undefined;
  nesting = 0;
  /**
   * Objects by the token they start at: what is read both for its type and for its value would be
   * read twice on every level of nesting.
   */
  readonly objects: Map<number, { readonly place: Place | undefined; readonly end: number }> =
    new Map();
  private readonly stream: TokenStream;
  /** Tokens of earlier stretches. */
  private before = 0;

  constructor(
    preprocessed: Preprocessed,
    parts: Pick<
      Parser,
      "grammar" | "target" | "findings" | "questions" | "comments" | "draft" | "fragment" | "embeds"
    >,
  ) {
    this.stream = preprocessed.stream;
    this.names = preprocessed.names;
    this.scope = preprocessed.scope;
    this.texts = preprocessed.names.texts;
    this.inclusions = preprocessed.inclusions;
    this.packs = preprocessed.packs;
    this.grammar = parts.grammar;
    this.target = parts.target;
    this.findings = parts.findings;
    this.questions = parts.questions;
    this.comments = parts.comments;
    this.draft = parts.draft;
    this.fragment = parts.fragment;
    this.embeds = parts.embeds;
  }

  /** Starts on what the stream holds now; the stretch before is not looked at again. */
  attach(): void {
    const stream = this.stream;
    this.before += this.count;
    this.stretch++;
    this.kinds = stream.kinds;
    this.flags = stream.flags;
    this.atoms = stream.atoms;
    this.sources = stream.sources;
    this.starts = stream.starts;
    this.ends = stream.ends;
    this.count = stream.count;
    this.at = 0;
    this.start = 0;
    this.objects.clear();
  }

  /** The type a typedef name stands for. */
  typedefOf(atom: number): Type | undefined {
    return this.questions.settle(this.scope.typedefs.get(atom));
  }

  /** What a tag names so far. */
  tagOf(atom: number): Tag | undefined {
    return this.questions.settle(this.scope.tags.get(atom));
  }

  tagAt(at: number): Tag | undefined {
    return this.tagOf(this.atoms[at]!);
  }

  /** The enumerator or variable token `at` names. */
  constantAt(at: number): Constant | undefined {
    return this.questions.settle(this.scope.constants.get(this.atoms[at]!));
  }

  kind(): number {
    return this.kinds[this.at]!;
  }

  /** The role of the word at hand, `Role.None` for anything else. */
  role(): number {
    return this.kinds[this.at] === Kind.Word ? roleOf(this.atoms[this.at]!) : Role.None;
  }

  /** Whether the token at hand is a word C does not reserve. */
  isName(at: number = this.at): boolean {
    return this.kinds[at] === Kind.Word && roleOf(this.atoms[at]!) < Role.Struct;
  }

  text(at: number = this.at): string {
    return this.texts[this.atoms[at]!]!;
  }

  /** Takes the token at hand when it is of a kind. */
  accept(kind: number): boolean {
    if (this.kinds[this.at] !== kind) return false;
    this.at++;
    return true;
  }

  /** Where a token stands, for people. */
  spanOf(at: number): Span {
    return spanAt(this.inclusions[this.sources[at]!]!, this.starts[at]!);
  }

  /** Whether what token `at` declares belongs to the unit. */
  isOurs(at: number): boolean {
    return this.inclusions[this.sources[at]!]!.isOurs;
  }

  /** Moves past the bracket that matches the opening one at hand, or to the end. */
  skipBalanced(): void {
    let depth = 0;
    while (this.at < this.count) {
      switch (this.kinds[this.at++]) {
        case Kind.BraceOpen:
        case Kind.ParenOpen:
        case Kind.BracketOpen:
          depth++;
          break;
        case Kind.BraceClose:
        case Kind.ParenClose:
        case Kind.BracketClose:
          if (--depth <= 0) return;
          break;
        case Kind.End:
          this.at--;
          return;
      }
    }
  }

  /** Moves to a token of one of two kinds on this level, to a closing bracket, or to the end. */
  skipTo(kind: number, other: number = kind): void {
    for (;;) {
      const now = this.kind();
      if (now === kind || now === other || now === Kind.End) return;
      if (now === Kind.BraceClose || now === Kind.ParenClose || now === Kind.BracketClose) return;
      if (now === Kind.BraceOpen || now === Kind.ParenOpen || now === Kind.BracketOpen) {
        this.skipBalanced();
      } else this.at++;
    }
  }

  /**
   * Notes a question to the target, unless every target answers alike; returns this one's answer.
   */
  ask<T extends Answer>(name: string, answer: (target: Target) => T): T {
    const mine = answer(this.target);
    if (targets.some((target) => answer(target) !== mine)) this.questions.note(name, answer);
    return mine;
  }

  /** As `ask`, about token `at`: the same words elsewhere are another question. */
  askAt<T extends Answer>(name: string, at: number, answer: (target: Target) => T): T {
    return this.ask(`${name} ${this.before + at}`, answer);
  }

  readonly longBits = (): number => this.ask("long", (target) => target.scalars.long.size * 8);

  /** Says something about token `at`, when its file is one we answer for. */
  remark(
    rule: string,
    level: "error" | "warning" | "advice",
    message: string,
    at: number,
    concerns?: { readonly record?: string; readonly member?: string },
  ): void {
    if (!this.isOurs(at)) return;
    const inclusion = this.inclusions[this.sources[at]!]!;
    this.findings.add(rule, level, message, { inclusion, offset: this.starts[at]! }, concerns);
  }
}
