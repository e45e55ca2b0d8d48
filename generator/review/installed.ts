// Headers of a kernel that is installed somewhere: they stand in for a tree nobody named.
import type { Finding } from "../finding/index.ts";
import type { Include, SourceFile } from "../read/c/index.ts";

/** What can be looked up in them. */
export interface InstalledHeaders {
  /**
   * The headers to read before a text in which names are not defined: the one of the same path, or
   * those the names begin like. `unknown` are the findings that say so. Before a whole file its
   * own installed edition is never read: it has other records of the same names.
   */
  readonly before: (
    path: string,
    unknown: readonly Finding[],
    isWhole?: boolean,
  ) => readonly SourceFile[];
  /** The installed editions of a uAPI header: of what is an architecture's own several. */
  readonly editions: (path: string) => readonly SourceFile[];
  readonly include: Include;
}
