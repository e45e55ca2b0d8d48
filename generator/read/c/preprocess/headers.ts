// Files that `#include` names, and what stands in for those nobody has.
import { freestandingHeader } from "../freestanding/headers.ts";
import { isOfMachine, machineHeader } from "../freestanding/machine.ts";
import * as Role from "../lex/role.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import { tokenAt } from "./file-ahead.ts";
import type { Frame } from "./frame.ts";
import type { Inclusion } from "../stream/inclusion.ts";
import type { Macro } from "../lex/macro.ts";
import type { Include } from "./options.ts";
import type { SourceFile } from "../lex/source.ts";
import { headerNameIn } from "./special.ts";
import type { Meaning } from "../scope/split.ts";
import type { Token } from "../lex/token.ts";
import { roleOf } from "../lex/words.ts";

/** Headers of the C library that list what it leaves out, each there on one machine only. */
const silent = /^gnu\/stubs(?:-\w+)?\.h$/;

/** What headers ask of the reading they are part of. */
export interface HeadersHost {
  readonly macros: AtomTable<Macro>;
  readonly texts: readonly string[];
  readonly frame: Frame;
  lookup(atom: number): Macro | undefined;
  expandAll(tokens: readonly Token[]): readonly Token[];
}

/** Finds the headers of one reading. */
export class Headers {
  private readonly host: HeadersHost;
  private readonly include: Include | undefined;
  /** Names of files that were not found. */
  private readonly missing: string[];

  private readonly machineFiles: Map<string, SourceFile>;

  constructor(
    host: HeadersHost,
    include: Include | undefined,
    missing: string[],
    machineFiles: Map<string, SourceFile>,
  ) {
    this.host = host;
    this.machineFiles = machineFiles;
    this.include = include;
    this.missing = missing;
  }

  /**
   * The file that the directive of name token `at` includes; its line ends before token `end`.
   * "unnamed" when it names none, undefined when there is none of that name.
   */
  included(inclusion: Inclusion, at: number, end: number): SourceFile | "unnamed" | undefined {
    const { lexed } = inclusion;
    const { texts } = this.host;
    const line: Token[] = [];
    for (let i = at + 1; i < end; i++) line.push(tokenAt(inclusion, i));
    const name =
      headerNameIn(line, texts, lexed.file.text) ??
      headerNameIn(this.host.expandAll(line), texts, undefined);
    if (name === undefined) return "unnamed";
    const next = roleOf(lexed.atoms[at]!) === Role.IncludeNext;
    const file = this.find(name.text, inclusion, name.angled, next);
    if (file === undefined) this.missing.push(name.text);
    return file;
  }

  /**
   * The file a name stands for where it is asked for. Compilers look for their own headers behind
   * the include folders; here they are ours.
   */
  find(name: string, inclusion: Inclusion, angled: boolean, next: boolean): SourceFile | undefined {
    const { file } = inclusion.lexed;
    const found = this.foundFor(name, file.path, angled, next);
    if (found !== undefined && !(next && found === file)) return found;
    return freestandingHeader(name) ?? this.machineFile(name, file.path);
  }

  /** A machine's own header, beside the common one it is built on. */
  private machineFile(name: string, from: string): SourceFile | undefined {
    const header = machineHeader(name);
    const common = header && this.foundFor(header.builtOn, from, true, false);
    if (header === undefined || common === undefined) return undefined;
    const path = common.path.replace(header.builtOn, name);
    let file = this.machineFiles.get(path);
    if (file === undefined) this.machineFiles.set(path, (file = { path, text: header.text }));
    return file;
  }

  /** What the caller finds, who may find another file for another target below `asm/`. */
  private foundFor(...asked: [string, string, boolean, boolean]): SourceFile | undefined {
    const { include } = this;
    if (include === undefined) return undefined;
    const [name, from] = asked;
    const { questions, target } = this.host.frame;
    if (isOfMachine(name))
      questions.note(`#include ${name} in ${from}`, (other) => include(...asked, other)?.path);
    return include(...asked, target);
  }

  /** Whether a missing header could have said which byte order the target has. */
  mayOrderBytes(): boolean {
    return !silent.test(this.missing.at(-1) ?? "");
  }

  /** A header was not found, so what `asm/byteorder.h` would have said is assumed. */
  assume(byteOrder: readonly (readonly [number, Meaning<Macro>])[]): void {
    for (const [atom, meaning] of byteOrder) {
      if (this.host.lookup(atom) === undefined) this.host.macros.set(atom, meaning);
    }
  }
}
