// `#pragma once` and `#pragma pack`; every other pragma is of no interest here.
import type { AtomTable } from "./atom-table.ts";
import type { Findings } from "./findings.ts";
import { saysOnce, type Inclusion } from "./inclusion.ts";
import type { Lexed } from "./lexed.ts";
import { Macro } from "./macro.ts";
import type { Names } from "./names.ts";
import type { PackStack } from "./pack.ts";
import type { TokenStream } from "./token-stream.ts";

/** What pragmas ask of the reading they are part of. */
export interface PragmasHost {
  readonly macros: AtomTable<Macro>;
  readonly names: Names;
  readonly packs: PackStack;
  readonly stream: TokenStream;
  readonly findings: Findings;
  lookup(atom: number): Macro | undefined;
}

/** Carries out pragmas. */
export class Pragmas {
  private readonly host: PragmasHost;

  constructor(host: PragmasHost) {
    this.host = host;
  }

  /** A pragma by its words. */
  apply(words: readonly string[], inclusion: Inclusion, offset: number): void {
    const { packs, stream, findings } = this.host;
    if (words[0] === "once") this.markOnce(inclusion.lexed);
    if (words[0] !== "pack") return;
    const inner = words.slice(2, -1).filter((word) => word !== ",");
    const isWhole = words[1] === "(" && words.at(-1) === ")";
    if (!isWhole || !packs.apply(inner, stream.count)) {
      findings.add("directive", "warning", "#pragma pack is not understood, and ignored", {
        inclusion,
        offset,
      });
    }
  }

  /** Whether a file said `#pragma once` and was read. */
  wasRead(lexed: Lexed): boolean {
    return saysOnce(lexed) && this.host.lookup(this.onceAtom(lexed)) !== undefined;
  }

  private onceAtom({ file }: Lexed): number {
    return this.host.names.intern(`#pragma once ${file.path}`);
  }

  /** `#pragma once` as a macro no text can name: it is undone and replayed as macros are. */
  private markOnce(lexed: Lexed): void {
    const { macros } = this.host;
    lexed.once = true;
    const atom = this.onceAtom(lexed);
    macros.note(atom);
    const known = lexed.macros.get(-1) ?? new Macro(atom, lexed, 0, 0);
    lexed.macros.set(-1, known);
    macros.set(atom, known);
  }
}
