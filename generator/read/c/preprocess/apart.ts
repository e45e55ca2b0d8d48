// Included files that stand between declarations: read on their own, once for all who include them.
import { pushAll } from "../../../lists/index.ts";
import type { Target } from "../../../targets/index.ts";
import type { Findings } from "../stream/findings.ts";
import { Frame } from "./frame.ts";
import type { Includes } from "./includes.ts";
import type { Inclusion } from "../stream/inclusion.ts";
import type { Lexed } from "../lex/lexed.ts";
import { mergeEffects } from "./merge.ts";
import type { PackStack } from "../stream/pack.ts";
import { recalled } from "./recall.ts";
import type { Effect, Scope } from "../scope/scope.ts";
import type { TokenStream } from "../stream/token-stream.ts";

/** The reading that goes on around them. */
export interface ApartHost {
  readonly stream: TokenStream;
  readonly packs: PackStack;
  readonly scope: Scope;
  readonly findings: Findings;
  readonly missing: string[];
  readonly texts: readonly string[];
  readonly inclusions: readonly Inclusion[];
  /** Too much was read, and nothing more will be. */
  isStopped: boolean;
  /** Reads a file in a frame of its own; whether it leaves nothing open. */
  readInto(frame: Frame, lexed: Lexed, depth: number): boolean;
  /** Reads a file as if its text stood where it is included. */
  readInPlace(lexed: Lexed, depth: number): void;
}

/** How an included file went for every target it was read for. */
interface Went {
  readonly effect: Effect;
  /** It can be kept for the next one who includes it. */
  readonly isRepeatable: boolean;
  readonly isUniversal: boolean;
}

/** How it went for targets that answer alike. */
interface Part {
  readonly frame: Frame;
  readonly effect: Effect;
}

export class Apart {
  private readonly host: ApartHost;
  private readonly includes: Includes;
  /** Files that included the main one when it was not yet the main one. */
  private mainIncluders: ReadonlySet<Lexed> | undefined;

  constructor(host: ApartHost, includes: Includes) {
    this.host = host;
    this.includes = includes;
  }

  /** Includes a file into a frame: as it went before, or for the first time. */
  enter(outer: Frame, lexed: Lexed, depth: number): void {
    const { scope, packs, findings, missing } = this.host;
    if (lexed.isOpenEnded) {
      this.host.readInPlace(lexed, depth);
      return;
    }
    const targets = outer.targets();
    const isKnown = packs.isEmpty && !this.mayHoldMain(lexed);
    const known = isKnown ? this.includes.find(lexed, targets, scope) : undefined;
    if (known !== undefined) {
      scope.replay(known.effect);
      findings.repeat(known.findings);
      pushAll(missing, known.missing);
      if (known.targets !== undefined) outer.isUniversal = false;
      return;
    }
    const said = findings.count;
    const missed = missing.length;
    const went = this.read(outer, lexed, depth, targets);
    if (went === undefined) {
      findings.forget(said);
      missing.length = missed;
      this.host.readInPlace(lexed, depth);
      return;
    }
    outer.isUniversal &&= went.isUniversal;
    if (!went.isRepeatable || findings.isFull) return;
    this.includes.add(lexed, {
      effect: went.effect,
      targets: went.isUniversal ? undefined : targets,
      findings: findings.since(said),
      // Headers that include each other say the same names over and over.
      missing: [...new Set(missing.slice(missed))],
    });
  }

  /** Whether a file may have read the main one as one of many: its declarations were nobody's. */
  private mayHoldMain(lexed: Lexed): boolean {
    this.mainIncluders ??= this.host.inclusions[0]!.lexed.allIncluders();
    return this.mainIncluders.has(lexed);
  }

  /** Reads a file and leaves what it does behind; nothing when it does not stand for itself. */
  private read(
    outer: Frame,
    lexed: Lexed,
    depth: number,
    targets: readonly Target[],
  ): Went | undefined {
    const { scope, packs, texts } = this.host;
    const mark = scope.mark();
    const pack = packs.state();
    const undo = (): void => {
      scope.rollback(mark);
      packs.restore(pack);
    };
    const parts = this.parts(lexed, depth, targets, undo);
    scope.record(outer.isKept);
    const effects = parts.map(({ frame, effect }) => ({ targets: frame.targets(), effect }));
    // Where too much was read on the way, nothing will be read in its place: what was read stays.
    if (lexed.isOpenEnded && !this.host.isStopped) {
      undo();
      return undefined;
    }
    const [only, ...others] = effects;
    const made = others.length === 0 ? only!.effect : mergeEffects(effects, texts);
    const earlier = this.includes.last(lexed, targets);
    const effect = earlier === undefined ? made : recalled(made, earlier.effect, targets);
    const done = effects.flatMap((part) => part.targets);
    const isDone = done.length === targets.length;
    if (effect !== only!.effect || !isDone) {
      scope.rollback(mark);
      scope.replay(effect);
    }
    // The outer reading is for those targets only that come to the end of the file.
    if (!isDone) outer.questions.only("budget", done);
    const frames = parts.map(({ frame }) => frame);
    return {
      effect,
      isRepeatable: packs.isEmpty && isDone && !this.host.isStopped,
      isUniversal: frames.every((frame) => frame.isUniversal && frame.questions.count === 0),
    };
  }

  /** Reads a file again and again, each time for the targets that answer its questions alike. */
  private parts(lexed: Lexed, depth: number, targets: readonly Target[], undo: () => void): Part[] {
    const { scope, packs, stream, findings, missing } = this.host;
    const mark = scope.mark();
    const pack = packs.state();
    const parts: Part[] = [];
    for (let left = targets; left.length > 0;) {
      if (parts.length > 0) undo();
      const frame = new Frame(left, stream, packs);
      const said = findings.count;
      const missed = missing.length;
      scope.record(true);
      const isWhole = this.host.readInto(frame, lexed, depth) && packs.isAs(pack);
      lexed.isOpenEnded ||= !isWhole && !this.host.isStopped;
      if (this.host.isStopped && parts.length > 0) {
        // The target of the outer reading was through already: the others get their own reading.
        this.host.isStopped = false;
        undo();
        findings.forget(said);
        missing.length = missed;
        break;
      }
      if (lexed.isOpenEnded && !this.host.isStopped) break;
      parts.push({ frame, effect: scope.since(mark) });
      if (this.host.isStopped) break;
      const alike = frame.targets();
      left = left.filter((target) => !alike.includes(target));
    }
    return parts;
  }
}
