// The text between two includes of a file: what it did is kept apart from what the includes did.
import { pushAll } from "../../../lists/index.ts";
import type { Finding } from "../../../finding/index.ts";
import type { Target } from "../../../targets/index.ts";
import type { Conditionals, Group } from "./conditionals.ts";
import type { Findings } from "../stream/findings.ts";
import type { Frame } from "./frame.ts";
import { covers, type Kept } from "./includes.ts";
import type { Entered, Inclusion, Renumbered } from "../stream/inclusion.ts";
import type { PackStack } from "../stream/pack.ts";
import { recalled } from "./recall.ts";
import type { Effect, Scope, ScopeMark } from "../scope/scope.ts";

/** What a passage did once. It starts and ends between declarations. */
export interface Passage {
  readonly effect: Effect;
  /** Targets it is true for; undefined when its file asked no target anything so far. */
  readonly targets: readonly Target[] | undefined;
  readonly findings: readonly Finding[];
  /** The token behind it: the `#` of an include, or the end. */
  readonly to: number;
  /** Conditionals of its file that are open at its end. */
  readonly groups: readonly Group[];
  /** Braces of `extern "C" {` that are open where it starts, and where it ends. */
  readonly blocks: number;
  readonly blocksAfter: number;
  /** What `#line` said last where it starts, and what it said in it. */
  readonly numbered: Renumbered | undefined;
  readonly renumbered: readonly Renumbered[];
}

/** The reading that goes on around them. */
export interface PassagesHost {
  readonly scope: Scope;
  readonly packs: PackStack;
  readonly findings: Findings;
  readonly conditionals: Conditionals;
  readonly isStopped: boolean;
}

/** A passage being read. */
interface Open {
  readonly at: number;
  readonly mark: ScopeMark;
  readonly said: number;
  readonly blocks: number;
  /** How often `#line` was said before. */
  readonly lines: number;
}

/** Read again as cheaply as found, tokens. */
const tokensMin = 12;

/**
 * Follows one file from include to include. A file that is included when much of what it includes
 * was read before does all of its own as ever: only the includes turn out otherwise.
 */
export class Passages {
  private readonly host: PassagesHost;
  private readonly frame: Frame;
  private readonly kept: Kept<Passage>;
  private readonly own: Inclusion;
  private open: Open | undefined;
  private readonly made: { readonly at: number; readonly passage: Passage }[] = [];

  constructor(host: PassagesHost, frame: Frame, kept: Kept<Passage>, own: Inclusion) {
    this.host = host;
    this.frame = frame;
    this.kept = kept;
    this.own = own;
  }

  /** Whether they are those of a file's text; an other one may be read in its midst. */
  isOf(inclusion: Inclusion): boolean {
    return this.own === inclusion;
  }

  /**
   * A passage starts at a token, nothing being left to parse. Where it went before as it would go
   * now it is done at once; returns the token to go on with.
   */
  begin(at: number): number {
    const { scope, packs, findings, conditionals, isStopped } = this.host;
    const { frame } = this;
    const { renumbered } = this.own;
    const lines = renumbered.length;
    if (isStopped || !packs.isEmpty || !frame.isClear()) return at;
    const { blocks } = frame;
    const known = this.known(at, blocks);
    if (known === undefined) {
      scope.record(true);
      this.open = { at, mark: scope.mark(), said: findings.count, blocks, lines };
      return at;
    }
    scope.replay(known.effect);
    findings.repeat(known.findings);
    if (known.targets !== undefined) frame.keepTo(known.targets);
    frame.blocks = known.blocksAfter;
    conditionals.reopen(this.own, known.groups);
    pushAll(renumbered, known.renumbered);
    return known.to;
  }

  /** How it went before; where it did so on some of the targets only, the others are read apart. */
  private known(at: number, blocks: number): Passage | undefined {
    const { frame } = this;
    const { scope } = this.host;
    const targets = frame.targets();
    const numbered = this.own.renumbered.at(-1);
    const isSame = (one: Passage): boolean =>
      one.blocks === blocks &&
      isSameNumbering(one.numbered, numbered) &&
      scope.isAsBefore(one.effect);
    return (
      this.kept.find(at, (one) => covers(one.targets, targets) && isSame(one)) ??
      this.kept.find(at, (one) => one.targets?.includes(frame.target) === true && isSame(one))
    );
  }

  /** It ends before token `to`, all of it parsed. */
  end(to: number): void {
    const { scope, packs, findings, conditionals, isStopped } = this.host;
    const { frame, open } = this;
    const { renumbered } = this.own;
    this.open = undefined;
    if (open === undefined || to - open.at < tokensMin) return;
    if (isStopped || !packs.isEmpty || findings.isFull) return;
    const targets = frame.targets();
    const made = scope.since(open.mark);
    const earlier = this.kept.find(open.at, (one) => covers(one.targets, targets));
    const effect = earlier === undefined ? made : recalled(made, earlier.effect, targets);
    if (effect !== made) scope.replay(effect);
    const passage: Passage = {
      effect,
      targets: frame.isUniversal && frame.questions.count === 0 ? undefined : targets,
      findings: findings.since(open.said),
      to,
      groups: conditionals.groupsOf(this.own),
      blocks: open.blocks,
      blocksAfter: frame.blocks,
      numbered: open.lines === 0 ? undefined : renumbered[open.lines - 1],
      renumbered: renumbered.slice(open.lines),
    };
    this.made.push({ at: open.at, passage });
  }

  /** What is read now belongs to no passage alone. */
  spoil(): void {
    this.open = undefined;
  }

  /**
   * The file was read. A passage that named a tag which a later one completed is not kept: it was
   * completed where it stands, and the next reading may complete it otherwise.
   */
  finish(): void {
    if (this.host.isStopped || this.frame.completesEarlier()) return;
    for (const { at, passage } of this.made) this.kept.add(at, passage);
  }
}

function isSameNumbering(a: Renumbered | undefined, b: Renumbered | undefined): boolean {
  if (a === b) return true;
  const isSame = a !== undefined && a.by === b?.by && a.path === b.path;
  return isSame && isSameNesting(a.entered, b.entered);
}

function isSameNesting(a: Entered | undefined, b: Entered | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && a.from === b?.from && isSameNesting(a.outer, b.outer);
}
