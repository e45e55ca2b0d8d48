// What a caller hands in and gets back.
import type { Finding } from "../../../finding/index.ts";
import type { Unit } from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";
import type { ReadSession } from "./session.ts";
import type { SourceFile } from "../lex/source.ts";

/**
 * Finds an included file; undefined when there is none. `from` is the path of the file that asks,
 * `angled` is `<name>`, `next` is `#include_next`. Below `asm/` it may be another file for another
 * target, or none. Return the same object for the same file.
 */
export type Include = (
  name: string,
  from: string,
  angled: boolean,
  next: boolean,
  target: Target,
) => SourceFile | undefined;

export interface ReadOptions {
  readonly target: Target;
  readonly include?: Include;
  /** `-D`: names and replacement texts. A name may carry parameters. */
  readonly defines?: readonly (readonly [string, string])[];
  /** `-U`: names that are not defined, whatever the target says. */
  readonly undefines?: readonly string[];
  /** Files read before the main one (`-include`). */
  readonly before?: readonly SourceFile[];
  /** The text was cut out of a file: it may start and end anywhere. */
  readonly fragment?: boolean;
  /**
   * Take `CONFIG_` and `__UAPI_DEF_` options nobody defined as set, so that what is under them is
   * seen. On for fragments unless said otherwise.
   */
  readonly assumeConfig?: boolean;
  /** `all`: the unit holds what included files declare too; otherwise only the file's own. */
  readonly scope?: "file" | "all";
  /** False: what comments say, documentation and accepts, is of no interest. */
  readonly comments?: boolean;
  /**
   * False: a named type declared without a name is no member, as compilers have it without
   * -fms-extensions. The kernel has had that option since 6.19.
   */
  readonly embeds?: boolean;
  /** Shared by readings of one run, for speed; the result does not depend on it. */
  readonly session?: ReadSession;
}

export interface Reading {
  readonly unit: Unit;
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  /**
   * What the reading asked about the target (predefined macros, sizes): when empty, the unit is the
   * same on every target. Its layout is not, of course.
   */
  readonly dependsOn: ReadonlySet<string>;
  /** Included names that were not found, in order. */
  readonly missing: readonly string[];
}
