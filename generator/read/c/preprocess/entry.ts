// `#include`: whether a file is entered, and how: apart, in place, or not at all.
import type { Apart } from "./apart.ts";
import type { Findings } from "../stream/findings.ts";
import type { Frame } from "./frame.ts";
import type { Headers } from "./headers.ts";
import { guardOf, isSameFile, type Inclusion } from "../stream/inclusion.ts";
import type { Lexed } from "../lex/lexed.ts";
import type { Pragmas } from "./pragmas.ts";
import type { ReadSession } from "./session.ts";

/** gcc's own limit on nesting. */
const depthMax = 200;
/**
 * Files one reading may open, again and again included: a bound on texts that include themselves.
 */
const inclusionsMax = 5000;

/** The reading that goes on around it. */
export interface EntryHost {
  readonly frame: Frame;
  readonly headers: Headers;
  readonly pragmas: Pragmas;
  readonly findings: Findings;
  readonly session: ReadSession;
  readonly inclusions: readonly Inclusion[];
  /** Nothing where all that included files declare is asked for. */
  readonly apart: Apart | undefined;
  /** The arguments of a macro call are being read: what they include is no file of its own. */
  readonly isInCall: boolean;
  readonly isFragment: boolean;
  isDefined(atom: number): boolean;
  /** Leaves out the rest of everything. */
  stop(inclusion: Inclusion, offset: number): void;
  readInPlace(lexed: Lexed, depth: number): void;
}

/** Carries out includes. */
export class Entry {
  private readonly host: EntryHost;

  constructor(host: EntryHost) {
    this.host = host;
  }

  /** Carries out an include, token `at` being its name; returns the token to go on with. */
  include(inclusion: Inclusion, at: number, end: number): number {
    const { frame, isInCall } = this.host;
    const { passages } = frame;
    const isOwn = !isInCall && passages?.isOf(inclusion) === true;
    if (!isOwn || !frame.isBetweenDeclarations()) {
      passages?.spoil();
      this.enter(inclusion, at, end);
      return end;
    }
    frame.parse(inclusion.index, inclusion.lexed.starts[at]!);
    passages.end(at - 1);
    this.enter(inclusion, at, end);
    return passages.begin(end);
  }

  private enter(inclusion: Inclusion, at: number, end: number): void {
    const { lexed } = inclusion;
    const { headers, pragmas, findings, session, isFragment } = this.host;
    const offset = lexed.starts[at]!;
    const file = headers.included(inclusion, at, end);
    if (file === "unnamed") {
      if (isFragment) return;
      findings.add("directive", "warning", "no file name to include", { inclusion, offset });
      return;
    }
    if (file === undefined) {
      if (headers.mayOrderBytes()) headers.assume(session.byteOrder());
      return;
    }
    const included = session.lexed(file, false);
    if (pragmas.wasRead(included)) return;
    const isDeep = inclusion.depth >= depthMax || this.host.inclusions.length >= inclusionsMax;
    if (isDeep) {
      this.host.stop(inclusion, offset);
      return;
    }
    const guard = guardOf(included);
    if (guard !== 0 && this.host.isDefined(guard)) return;
    const { frame, apart, isInCall } = this.host;
    included.includers.add(lexed);
    // The main file is nobody's to keep: who includes it is read where it is included.
    const isMain = isSameFile(included, this.host.inclusions[0]!.lexed);
    if (isMain && frame.isKept) {
      frame.readsMain = true;
      return;
    }
    if (apart !== undefined && !isInCall && !isMain && frame.isBetweenDeclarations()) {
      frame.parse(inclusion.index, offset);
      apart.enter(frame, included, inclusion.depth + 1);
    } else this.host.readInPlace(included, inclusion.depth + 1);
  }
}
