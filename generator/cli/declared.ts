// Declarations among the inputs of a run, read together: what several import is read once.
import { compareFindings, type Finding } from "../finding/index.ts";
import { groupedBy } from "../lists/index.ts";
import type { Declaration, DeclarationSource } from "../read/decl/index.ts";

/** What one of them declares, and what is said of it. */
interface Read {
  readonly declaration: Declaration | undefined;
  readonly findings: readonly Finding[];
}

/** Reads them all when the first is asked for, and not before. */
export class Declared {
  private readonly sources: () => readonly DeclarationSource[];
  private reading: Promise<(path: string) => Read> | undefined;

  constructor(sources: () => readonly DeclarationSource[]) {
    this.sources = sources;
  }

  /** The declarations of a source. What is said of imports that are none is the first one's. */
  async of(path: string): Promise<Read> {
    this.reading ??= this.read();
    return (await this.reading)(path);
  }

  private async read(): Promise<(path: string) => Read> {
    const { readWithImports } = await import("./declaration-check.ts");
    const sources = this.sources();
    const { declarations, findings } = await readWithImports(sources);
    const byPath = new Map(declarations.map((declaration) => [declaration.path, declaration]));
    const told = groupedBy(findings, ({ span }) => span.file);
    const asked = new Set(sources.map((source) => source.path));
    let others = findings.filter(({ span }) => !asked.has(span.file));
    return (path) => {
      const all = [...others, ...(told.get(path) ?? [])].toSorted(compareFindings);
      others = [];
      return { declaration: byPath.get(path), findings: all };
    };
  }
}
