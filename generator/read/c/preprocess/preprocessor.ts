// Files to one stream of tokens: includes, conditionals, definitions, pragmas.
import * as Kind from "../lex/kind.ts";
import type { Target } from "../../../targets/index.ts";
import { Apart, type ApartHost } from "./apart.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import { bodyEnd, type BodyHost } from "./body.ts";
import { Conditionals } from "./conditionals.ts";
import { Definitions, type DefinitionsHost } from "./definitions.ts";
import { Directives, type DirectivesHost } from "./directives.ts";
import { Entry, type EntryHost } from "./entry.ts";
import { Expander, type ExpanderHost } from "./expander.ts";
import type { Findings } from "../stream/findings.ts";
import { FileAhead, tokenAt, type DirectiveHost } from "./file-ahead.ts";
import { Frame } from "./frame.ts";
import { Headers, type HeadersHost } from "./headers.ts";
import type { Includes } from "./includes.ts";
import { ConditionLog, isSameFile, type Inclusion, mayInclude } from "../stream/inclusion.ts";
import type { Lexed } from "../lex/lexed.ts";
import type { Macro } from "../lex/macro.ts";
import type { Names } from "../lex/names.ts";
import type { ReadOptions } from "./options.ts";
import { PackStack } from "../stream/pack.ts";
import type { Parser } from "../grammar/parser.ts";
import { Passages, type PassagesHost } from "./passages.ts";
import type { Scope } from "../scope/scope.ts";
import { Pragmas, type PragmasHost } from "./pragmas.ts";
import type { ReadSession } from "./session.ts";
import type { SourceFile } from "../lex/source.ts";
import { isDeclaredByTypedef, isDeclarator } from "./stand-in.ts";
import { answerSpecial, counted, pragmaWords } from "./special.ts";
import { opensDirective, type Token } from "../lex/token.ts";
import type { TokenStream } from "../stream/token-stream.ts";

/** Makes the parser of a file that is read on its own. */
export type Begin = (preprocessor: Preprocessor, frame: Frame) => Parser;

/** Tokens one reading may give: ten times what the largest kernel header pulls in. */
const tokensMax = 8_000_000;

/** The kernel's options, and what linux/libc-compat.h leaves to the kernel's headers to declare. */
const assumed = /^(?:CONFIG|__UAPI_DEF)_/;

/** Reads files for one reading. */
export class Preprocessor
  implements
    ExpanderHost,
    DirectiveHost,
    DefinitionsHost,
    HeadersHost,
    PragmasHost,
    ApartHost,
    PassagesHost,
    DirectivesHost,
    EntryHost,
    BodyHost
{
  readonly names: Names;
  readonly macros: AtomTable<Macro>;
  readonly texts: readonly string[];
  readonly stream: TokenStream;
  readonly inclusions: Inclusion[] = [];
  readonly packs: PackStack = new PackStack();
  readonly findings: Findings;
  readonly missing: string[] = [];
  readonly scope: Scope;
  readonly session: ReadSession;
  private readonly options: Omit<ReadOptions, "target">;
  private readonly expander: Expander;
  readonly conditionals: Conditionals;
  private readonly assumeConfig: boolean;
  private readonly scopeAll: boolean;
  readonly isFragment: boolean;
  readonly headers: Headers;
  readonly defined: Definitions;
  readonly pragmas: Pragmas;
  readonly apart: Apart | undefined;
  private readonly directives: Directives = new Directives(this);
  readonly entry: Entry = new Entry(this);
  private readonly includes: Includes;
  private readonly begin: Begin;
  frame!: Frame;
  /** The arguments of a macro call are being read. */
  isInCall = false;
  isStopped = false;

  constructor(
    session: ReadSession,
    options: Omit<ReadOptions, "target">,
    findings: Findings,
    begin: Begin,
  ) {
    this.session = session;
    this.options = options;
    this.findings = findings;
    this.begin = begin;
    this.names = session.names;
    this.texts = session.names.texts;
    this.stream = session.stream;
    this.scope = session.scope;
    this.macros = session.scope.macros;
    this.headers = new Headers(this, options.include, this.missing, session.machineFiles);
    this.defined = new Definitions(this);
    this.pragmas = new Pragmas(this);
    this.expander = new Expander(this);
    this.isFragment = options.fragment === true;
    this.conditionals = new Conditionals(findings, this.isFragment);
    this.assumeConfig = options.assumeConfig ?? this.isFragment;
    this.scopeAll = options.scope === "all";
    const manner = {
      include: options.include,
      fragment: this.isFragment,
      assumeConfig: this.assumeConfig,
      undefines: options.undefines,
      embeds: options.embeds !== false,
    };
    this.includes = session.includes(manner);
    this.apart = this.scopeAll ? undefined : new Apart(this, this.includes);
    session.restart();
    for (const macro of session.given(options.defines ?? [])) this.macros.set(macro.atom, macro);
    for (const name of options.undefines ?? []) this.macros.set(this.names.intern(name), undefined);
  }

  /** Reads the main file and all it includes, for targets of which the first one is asked. */
  read(file: SourceFile, targets: readonly Target[]): Frame {
    const frame = new Frame(targets, this.stream, this.packs, false);
    this.frame = frame;
    frame.parseWith(this.begin(this, frame));
    if (this.isFragment) this.headers.assume(this.session.byteOrder());
    const main = this.open(this.session.lexed(file, this.isFragment), 0);
    for (const before of this.options.before ?? []) {
      const lexed = this.session.lexed(before, false);
      if (this.apart === undefined) this.readInPlace(lexed, 1);
      else this.apart.enter(frame, lexed, 1);
    }
    this.run(main);
    frame.parse(0, file.text.length);
    return frame;
  }

  readInto(frame: Frame, lexed: Lexed, depth: number): boolean {
    const outer = this.frame;
    this.frame = frame;
    frame.parseWith(this.begin(this, frame));
    const inclusion = this.open(lexed, depth);
    // All that a file does by itself is one passage, and kept as what the file does.
    const passages = mayInclude(lexed)
      ? new Passages(this, frame, this.includes.passagesOf(lexed), inclusion)
      : undefined;
    frame.passages = passages;
    this.run(inclusion, passages?.begin(0));
    const isWhole = frame.isWhole();
    frame.parse(inclusion.index, lexed.file.text.length);
    passages?.end(lexed.count - 1);
    if (isWhole) passages?.finish();
    this.frame = outer;
    return isWhole;
  }

  readInPlace(lexed: Lexed, depth: number): void {
    this.run(this.open(lexed, depth));
  }

  /** What a word means to `#ifdef`: built-in stand-ins count as not defined. */
  isDefined(atom: number): boolean {
    const macro = this.lookup(atom);
    if (macro !== undefined) return macro.origin?.builtin !== true;
    return this.isAssumed(atom);
  }

  nameValue(atom: number): number {
    return this.texts[atom] === "true" || this.isAssumed(atom) ? 1 : 0;
  }

  private isAssumed(atom: number): boolean {
    if (!this.assumeConfig) return false;
    const name = this.texts[atom]!;
    return assumed.test(name) && this.options.undefines?.includes(name) !== true;
  }

  lookup(atom: number): Macro | undefined {
    return this.frame.questions.settle(this.macros.get(atom));
  }

  charSigned(): boolean {
    this.frame.questions.note("char", (target) => (target.charSigned ? 1 : 0));
    return this.frame.target.charSigned;
  }

  compiler(): Target["compiler"] {
    this.frame.questions.note("compiler", ({ compiler }) => compiler);
    return this.frame.target.compiler;
  }

  expandAll(tokens: readonly Token[]): readonly Token[] {
    return this.expander.expandAll(tokens);
  }

  lexOne(text: string): { readonly kind: number; readonly atom: number } | undefined {
    return this.session.lexOne(text);
  }

  special(macro: Macro, token: Token, args: readonly Token[] | undefined): readonly Token[] {
    if (macro.origin?.special === "pragma") {
      const inclusion = this.inclusions[token.source]!;
      this.pragmas.apply(pragmaWords(args ?? [], this), inclusion, token.start);
      return [];
    }
    if (macro.origin?.special === "counter") {
      return [{ ...token, kind: Kind.Number, atom: this.names.intern(`${counted(this)}`) }];
    }
    const isFound = (name: string, angled: boolean, next: boolean): boolean =>
      this.headers.find(name, this.inclusions[token.source]!, angled, next) !== undefined;
    // A stand-in's name may be that of an attribute: no text has made it a macro.
    const isOwn = (one: Token): boolean =>
      this.macros.get(one.atom) !== undefined && this.lookup(one.atom)?.origin?.builtin === true;
    const expandAll = (tokens: readonly Token[]): readonly Token[] =>
      tokens.some(isOwn) ? tokens : this.expandAll(tokens);
    return answerSpecial(macro, token, args ?? [], this, this.inclusions, isFound, expandAll);
  }

  overBudget(token: Token): void {
    this.findings.add(
      "budget",
      "warning",
      `macro '${this.texts[token.atom]}' expands to more than a reading may cost: left alone`,
      { inclusion: this.inclusions[token.source]!, offset: token.start },
    );
  }

  private open(lexed: Lexed, depth: number): Inclusion {
    const index = this.inclusions.length;
    const isOurs = index === 0 || this.scopeAll || isSameFile(lexed, this.inclusions[0]!.lexed);
    const conditions = isOurs ? new ConditionLog() : undefined;
    const inclusion = { index, lexed, depth, isOurs, conditions, renumbered: [] };
    this.inclusions.push(inclusion);
    this.expander.grant(lexed.file.text.length);
    for (const { message, offset } of lexed.damage)
      this.findings.add("syntax", "warning", message, { inclusion, offset });
    return inclusion;
  }

  /** Reads a file's text; what stands before token `start` was done already. */
  private run(inclusion: Inclusion, start = 0): void {
    const { lexed, index } = inclusion;
    const { kinds, atoms, flags, count } = lexed;
    const { macros, stream } = this;
    const { slots } = macros;
    // A fragment may start anywhere, so that no brace in it is known to open a body.
    const skipsBodies = !this.isFragment;
    const ahead = new FileAhead(this, inclusion);
    this.conditionals.enter(inclusion);
    // Tokens from here on go into the stream as they are.
    let from = start;
    let at = start;
    while (at < count - 1 && !this.isStopped) {
      const kind = kinds[at]!;
      if (kind === Kind.Word) {
        const atom = atoms[at]!;
        macros.note(atom);
        const macro = slots[atom] === undefined ? undefined : this.lookup(atom);
        if (macro === undefined || isDeclarator(macro, lexed, at)) at++;
        else if (isDeclaredByTypedef(macro, lexed, at)) {
          macros.set(atom, undefined);
          at++;
        } else {
          stream.append(lexed, index, from, at);
          from = at = this.expand(inclusion, at, macro, ahead);
        }
      } else if (kind >= Kind.Hash && opensDirective(kind, flags[at]!)) {
        // Definitions come by the hundred, one behind the other.
        if (from < at) stream.append(lexed, index, from, at);
        from = at = this.directive(inclusion, at);
      } else if (kind === Kind.BraceOpen && kinds[at - 1] === Kind.ParenClose && skipsBodies) {
        stream.append(lexed, index, from, at);
        from = at;
        if (this.frame.opensBody()) {
          stream.append(lexed, index, at, at + 1);
          from = at = bodyEnd(inclusion, at, this);
        } else at++;
      } else at++;
    }
    stream.append(lexed, index, from, at);
    this.conditionals.leave(inclusion);
  }

  /** Expands the macro that token `at` names; returns the token to go on with. */
  private expand(inclusion: Inclusion, at: number, macro: Macro, ahead: FileAhead): number {
    ahead.at = at + 1;
    this.expander.expand(tokenAt(inclusion, at), macro, ahead, this.stream.add);
    if (this.stream.total() > tokensMax) this.stop(inclusion, inclusion.lexed.starts[at]!);
    return ahead.at;
  }

  stop(inclusion: Inclusion, offset: number): void {
    const message = "too much to read: the rest is left out";
    if (!this.isStopped) this.findings.add("budget", "warning", message, { inclusion, offset });
    this.isStopped = true;
  }

  directive(inclusion: Inclusion, at: number): number {
    return this.directives.carryOut(inclusion, at);
  }

  directiveInCall(inclusion: Inclusion, at: number): number {
    const wasInCall = this.isInCall;
    this.isInCall = true;
    const next = this.directive(inclusion, at);
    this.isInCall = wasInCall;
    return next;
  }
}
