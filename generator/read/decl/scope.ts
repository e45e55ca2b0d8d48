// One declaration file: what it imports, declares, and everything in it that is not a declaration.
import {
  type InterfaceDeclaration,
  type Node,
  type SourceFile,
  type TypeAliasDeclaration,
  Node as Kind,
} from "ts-morph";
import type { Finding } from "../../finding/index.ts";
import { lastBefore } from "../../lists/index.ts";
import type { Accept, Contract, Span } from "../../model/index.ts";
import { type DocComment, type Tag, parseComment } from "./comment.ts";
import type { Read } from "./type.ts";
import type { Dialect } from "./words.ts";

/** A record another file declares. */
export interface Import {
  readonly path: string;
  readonly name: string;
  readonly node: Node;
}

/** `export type NAME = 64` or `= "iommufd-v1"`: a constant of the contract. */
export interface Constant {
  readonly name: string;
  /** A bigint beyond what a Number holds exactly. */
  readonly value: number | bigint | string;
  readonly doc?: string;
  readonly span: Span;
  readonly accepts: readonly Accept[];
}

const fileTags: ReadonlySet<string> = new Set(["contract", "profile", "source", "since"]);

/** A file as read, before its types are looked up. */
export class Scope {
  readonly file: SourceFile;
  readonly path: string;
  readonly dialect: Dialect;
  readonly words: Set<string> = new Set<string>();
  readonly imports: Map<string, Import> = new Map<string, Import>();
  readonly interfaces: Map<string, InterfaceDeclaration> = new Map<string, InterfaceDeclaration>();
  readonly constants: Map<string, Constant> = new Map<string, Constant>();
  /** `export type NAME = enumeration<...>` or `aligned_type<...>`. */
  readonly types: Map<string, TypeAliasDeclaration> = new Map<string, TypeAliasDeclaration>();
  /** What those stand for, as far as they were read. */
  readonly readTypes: Map<string, Read | undefined> = new Map<string, Read | undefined>();
  readonly findings: Finding[] = [];
  doc = "";
  contract: Contract | undefined;

  /** Offsets: ts-morph's own way to a line counts from the first, every time. */
  private readonly lineStarts: readonly number[];

  constructor(file: SourceFile, path: string) {
    this.file = file;
    this.lineStarts = [0, ...Array.from(file.getFullText().matchAll(/\n/g), (at) => at.index + 1)];
    this.path = path;
    this.dialect = /(?:^|\/)kho\//.test(path) ? "kernel" : "uapi";
    for (const fault of syntaxFaults(file)) this.refuse(fault.at, fault.message);
    this.readHead();
    for (const statement of file.getStatements()) this.readStatement(statement);
  }

  /** Adds a finding at a node, or at an offset into the file. */
  refuse(at: Node | number, message: string, record?: string, member?: string): void {
    this.findings.push({
      span: this.spanOf(at),
      rule: "syntax",
      level: "error",
      message,
      ...(record === undefined ? {} : { record }),
      ...(member === undefined ? {} : { member }),
    });
  }

  spanOf(at: Node | number): Span {
    const offset = typeof at === "number" ? at : at.getStart();
    const index = lastBefore(this.lineStarts, (start) => start <= offset);
    return { file: this.path, line: index + 1, column: offset - this.lineStarts[index]! + 1 };
  }

  /** The doc comment directly above a node; the file's own does not count. */
  commentOf(node: Node): DocComment {
    const comments = node.getLeadingCommentRanges().filter((range) => isDoc(range.getText()));
    const last = comments.at(-1);
    if (last === undefined || last.getPos() === this.headAt()) return { doc: "", tags: [] };
    return parseComment(last.getText(), last.getPos());
  }

  /** `@accept RULE reason`, or a finding when the reason is missing. */
  acceptOf(tag: Tag): Accept | undefined {
    const [rule = "", ...words] = tag.text.split(/\s+/);
    if (!/^[A-Z][A-Z0-9]*$/.test(rule) || words.length === 0) {
      this.refuse(tag.offset, "'@accept' needs a rule and a reason: '@accept HOLE why it stays'");
      return undefined;
    }
    return { rule, reason: words.join(" "), span: this.spanOf(tag.offset) };
  }

  /** Where the file's own comment stands: the first doc comment, if the file opens with it. */
  private headAt(): number {
    const text = this.file.getFullText();
    const at = text.search(/\S/);
    return text.startsWith("/**", at) ? at : -1;
  }

  private readHead(): void {
    const at = this.headAt();
    const first = this.file.getStatements()[0];
    const head = first?.getLeadingCommentRanges().find((range) => range.getPos() === at);
    if (head === undefined) {
      this.refuse(0, "the file must open with a doc comment that says which contract it holds");
      return;
    }
    const { doc, tags } = parseComment(head.getText(), at);
    this.doc = doc;
    for (const tag of tags)
      if (!fileTags.has(tag.name)) this.refuse(tag.offset, `unknown tag '@${tag.name}' of a file`);
    const text = (name: string): string | undefined =>
      tags.find((tag) => tag.name === name && tag.text !== "")?.text;
    const name = text("contract");
    if (name === undefined) {
      this.refuse(at, "the file's comment must name its contract: '@contract NAME'");
      return;
    }
    const profile = text("profile");
    const source = text("source");
    const since = text("since");
    this.contract = {
      name,
      ...(profile === undefined ? {} : { profile }),
      ...(source === undefined ? {} : { source }),
      ...(since === undefined ? {} : { since }),
    };
  }

  private readStatement(statement: Node): void {
    if (Kind.isImportDeclaration(statement)) this.readImport(statement);
    else if (Kind.isInterfaceDeclaration(statement)) {
      const name = statement.getName();
      if (this.interfaces.has(name)) this.refuse(statement, `'${name}' is declared twice`, name);
      else this.interfaces.set(name, statement);
      if (!statement.isExported()) this.refuse(statement, `'${name}' is not exported`, name);
    } else if (Kind.isTypeAliasDeclaration(statement)) this.readConstant(statement);
    else
      this.refuse(
        statement,
        `a contract holds interfaces, constants and type imports only, not ${what(statement)}`,
      );
  }

  private readImport(statement: Node & { getModuleSpecifierValue(): string }): void {
    if (!Kind.isImportDeclaration(statement)) return;
    if (!statement.isTypeOnly()) {
      this.refuse(statement, "only 'import type' is allowed in a contract");
      return;
    }
    if (statement.getDefaultImport() !== undefined || statement.getNamespaceImport() !== undefined)
      this.refuse(statement, "import words and records by name");
    const from = statement.getModuleSpecifierValue();
    const isVocabulary = /(?:^|\/)vocabulary(?:\.ts)?$/.test(from);
    for (const named of statement.getNamedImports()) {
      const name = named.getName();
      if (named.getAliasNode() !== undefined)
        this.refuse(named, `import '${name}' by its own name`);
      else if (isVocabulary) this.words.add(name);
      else if (from.startsWith("."))
        this.imports.set(name, { path: resolve(this.path, from), name, node: named });
      else this.refuse(named, `'${from}' is neither the vocabulary nor another contract`);
    }
  }

  private readConstant(alias: TypeAliasDeclaration): void {
    const name = alias.getName();
    const node = alias.getTypeNode();
    if (Kind.isTypeReference(node) && alias.isExported()) {
      if (this.types.has(name)) this.refuse(alias, `'${name}' is declared twice`, name);
      this.types.set(name, alias);
      return;
    }
    const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
    const value = Kind.isStringLiteral(literal)
      ? literal.getLiteralValue()
      : numberIn(literal?.getText() ?? "");
    if (value === undefined || !alias.isExported()) {
      this.refuse(alias, `'${name}' is not an exported constant: write '= 64' or '= "text"'`);
      return;
    }
    const { doc, tags } = this.commentOf(alias);
    const accepts: Accept[] = [];
    for (const tag of tags) {
      const accept = tag.name === "accept" ? this.acceptOf(tag) : undefined;
      if (accept !== undefined) accepts.push(accept);
      else if (tag.name !== "accept")
        this.refuse(tag.offset, `unknown tag '@${tag.name}' of a constant`);
    }
    this.constants.set(name, {
      name,
      value,
      ...(doc === "" ? {} : { doc }),
      span: this.spanOf(alias.getNameNode()),
      accepts,
    });
  }
}

/** `64`, `0x40`, `-1`, `0x8000000000000000n`. */
function numberIn(text: string): number | bigint | undefined {
  const [, sign, digits, wide] = /^(-?)(0x[\da-f]+|\d+)(n?)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = sign === "-" ? -BigInt(digits) : BigInt(digits);
  const number = Number(value);
  return wide === "" && Number.isSafeInteger(number) ? number : value;
}

function isDoc(text: string): boolean {
  return text.startsWith("/**");
}

function what(node: Node): string {
  return `'${node.getText().split("\n")[0]?.slice(0, 40)}'`;
}

/** Syntax errors as the parser found them, without asking what any name means. */
function syntaxFaults(file: SourceFile): readonly { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  const program = file.getProject().getProgram();
  for (const diagnostic of program.getSyntacticDiagnostics(file)) {
    const text = diagnostic.getMessageText();
    const message = typeof text === "string" ? text : text.getMessageText();
    found.push({ at: diagnostic.getStart(), message: lowerFirst(message.replace(/\.$/, "")) });
  }
  return found;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `from` as seen from the folder of `path`, with `.` and `..` taken away. */
function resolve(path: string, from: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of from.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
