// Collects the lines of one hunk, whatever mailers and reviewers did to it.
import type { BodyLine } from "./body-line.ts";
import { leftOutAt, OpenBraces } from "./cut.ts";
import { endsRecord } from "./record-end.ts";
import { type Hunk, type PatchLine, patchLine } from "./patch.ts";

/** What `@@ -a,b +c,d @@ section` says. */
export interface HunkHead {
  /** How many marks stand before each line: one, or one for each parent of a merge. */
  readonly marks: number;
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly section: string;
}

/** Of a merge `@@@ -a,b -c,d +e,f @@@`: only the first parent's lines are counted. */
const head = /^@@+ -(\d+)(?:,(\d+))?(?: -\d+(?:,\d+)?)* \+(\d+)(?:,(\d+))? @@+ ?(.*)$/;

export function hunkHead(text: string): HunkHead | undefined {
  const match = head.exec(text);
  if (match === null) return undefined;
  const [, oldStart, oldCount, newStart, newCount, section] = match;
  return {
    marks: text.indexOf(" ") - 1,
    oldStart: Number(oldStart),
    oldCount: Number(oldCount ?? 1),
    newStart: Number(newStart),
    newCount: Number(newCount ?? 1),
    section: section ?? "",
  };
}

/** One hunk while it is being read. */
export class HunkReader {
  readonly head: HunkHead;
  readonly mailLine: number;
  /** Quote marks before its lines. */
  readonly depth: number;
  oldLeft: number;
  newLeft: number;
  #newLine: number;
  /** Stretches between which a reviewer wrote something; usually one. */
  readonly #stretches: PatchLine[][] = [[]];
  /** By the stretch behind it, where a reviewer says that lines were left out. */
  readonly #cuts = new Map<readonly PatchLine[], BodyLine>();
  /** Whether context lines still have their leading space; false once one was met without. */
  #spaced = true;
  readonly #heading: string;
  #hasSpaced = false;

  constructor(found: HunkHead, at: BodyLine) {
    this.head = found;
    this.#heading = at.text.startsWith("@@") ? at.text : "";
    this.mailLine = at.line;
    this.depth = at.depth;
    this.oldLeft = found.oldCount;
    this.newLeft = found.newCount;
    this.#newLine = found.newStart;
  }

  /** True once as many lines came as were announced. */
  get isFull(): boolean {
    return this.oldLeft <= 0 && this.newLeft <= 0;
  }

  /** Whether nothing announced it: a reviewer cut the `@@` away. */
  get isHeadless(): boolean {
    return this.head.newCount === Infinity;
  }

  get isEmpty(): boolean {
    return this.#stretches.every((lines) => lines.length === 0);
  }

  /** Something that is no part of the patch stands here. */
  interrupt(): void {
    if ((this.#stretches.at(-1)?.length ?? 0) > 0) this.#stretches.push([]);
  }

  /** Here a reviewer says that lines were left out. */
  leaveOut(line: BodyLine): void {
    this.interrupt();
    const behind = this.#stretches.at(-1);
    if (behind?.length === 0) this.#cuts.set(behind, line);
  }

  /** A line of the hunk. A context line without its leading space is taken as it is. */
  take(line: BodyLine): void {
    const mark = line.text[0];
    if (mark === "\\") return;
    const { marks } = this.head;
    if (marks > 1) {
      this.#takeMerged(line, marks);
      return;
    }
    if (mark === "+" || mark === "-") {
      this.#push(mark, line.text.slice(1), line, 1);
      return;
    }
    if (mark === " ") {
      this.#hasSpaced = true;
      this.#push(" ", line.text.slice(1), line, 1);
    } else {
      if (mark !== undefined && mark !== "\t") this.#spaced = false;
      this.#push(" ", line.text, line, 0);
    }
  }

  /** A merge adds what none of its parents has, and takes away what each of them had. */
  #takeMerged(line: BodyLine, marks: number): void {
    const signs = line.text.slice(0, marks);
    const isGone = signs.includes("-");
    const isOld = signs[0] === "-" || (signs[0] === " " && !isGone);
    const [kind] = new Set(signs).size === 1 ? signs : " ";
    // Some parents had it and the merge has not: no line of either side.
    if (kind === " " && isGone) this.oldLeft -= isOld ? 1 : 0;
    else if (kind === "+" || kind === "-" || kind === " ") {
      this.#push(kind, line.text.slice(marks), line, marks);
      // What `#push` took for a line of the first parent as well.
      if (kind === " " && !isOld) this.oldLeft += 1;
    }
  }

  /** Whether the hunk's context lines came without the space git puts before them. */
  get lostSpaces(): boolean {
    return !this.#spaced;
  }

  /** Whether one of its context lines still has that space. */
  get hasSpacedContext(): boolean {
    return this.#hasSpaced;
  }

  /** Whether only lines that it adds can still come. */
  get onlyAdds(): boolean {
    return this.oldLeft <= 0 && this.newLeft > 0 && !this.isHeadless;
  }

  /** The rest of a line a mailer broke. */
  join(text: string): boolean {
    const lines = this.#stretches.at(-1);
    const last = lines?.at(-1);
    if (lines === undefined || last === undefined) return false;
    lines[lines.length - 1] = { ...last, text: `${last.text} ${text.trim()}` };
    return true;
  }

  /** The last line taken, to see whether a comment is open. */
  get last(): PatchLine | undefined {
    return this.#stretches.at(-1)?.at(-1);
  }

  #push(kind: PatchLine["kind"], text: string, line: BodyLine, marks: number): void {
    const at = patchLine(kind, text, line, marks);
    if (kind !== "+") this.oldLeft -= 1;
    if (kind === "-") {
      this.#stretches.at(-1)?.push(at);
      return;
    }
    this.newLeft -= 1;
    this.#stretches.at(-1)?.push({ ...at, newLine: this.#newLine });
    this.#newLine += 1;
  }

  /**
   * The finished hunk, or several when a reviewer cut lines out: what follows a cut has no certain
   * place. A hunk that is complete was not cut, however much was written between its lines.
   */
  finish(): readonly Hunk[] {
    const { oldStart, newStart, section } = this.head;
    const complete = this.oldLeft === 0 && this.newLeft === 0;
    const full = this.#stretches.filter((lines) => lines.length > 0);
    const stretches = complete ? [full.flat()] : joined(full, this.#cuts, section);
    const closes = endsRecord(full.flat(), this.oldLeft, this.newLeft);
    const last = Math.max(0, stretches.length - 1);
    return (stretches.length === 0 ? [[]] : stretches).map((lines, index) => ({
      oldStart: index === 0 ? oldStart : 0,
      newStart: index === 0 ? newStart : 0,
      section: index === 0 ? section : "",
      heading: index === 0 ? this.#heading : "",
      mailLine: index === 0 ? this.mailLine : (lines[0]?.mailLine ?? this.mailLine),
      lines: index === 0 && !this.isHeadless ? lines : lines.map(withoutPlace),
      placed: index === 0 && !this.isHeadless,
      complete,
      closes: closes && index === last,
    }));
  }
}

function withoutPlace(line: PatchLine): PatchLine {
  const { newLine: _, ...rest } = line;
  return rest;
}

/** Stretches of a cut hunk, those put together that go on where the one before stopped. */
function joined(
  stretches: readonly PatchLine[][],
  cuts: ReadonlyMap<readonly PatchLine[], BodyLine>,
  section: string,
): PatchLine[][] {
  const whole: PatchLine[][] = [];
  let braces = new OpenBraces();
  for (const lines of stretches) {
    const last = whole.at(-1);
    if (last !== undefined && braces.count > 0 && !beginsAnew(lines)) {
      const cut = cuts.get(lines);
      if (cut !== undefined && braces.isInRecord) last.push(leftOutAt(cut));
      for (const line of lines) last.push(line);
    } else {
      whole.push([...lines]);
      braces = new OpenBraces();
      if (last === undefined && !beginsAnew(lines)) braces.open(section);
    }
    for (const line of lines) braces.take(line);
  }
  return whole;
}

/**
 * Whether the first line stands at the left margin and opens something. Macros stand there wherever
 * they are, among the members of a record too; of a comment only the end may be shown.
 */
function beginsAnew(lines: readonly PatchLine[]): boolean {
  let goesOn = false;
  const first = lines.slice(behindComment(lines)).find(({ text }) => {
    const isMacro = goesOn || text.startsWith("#");
    goesOn = isMacro && text.endsWith("\\");
    return !isMacro && text.trim() !== "";
  });
  return first !== undefined && /^[^\s})]/.test(first.text);
}

/** The first line behind the comment that lines begin in; 0 where they begin in none. */
function behindComment(lines: readonly PatchLine[]): number {
  const at = lines.findIndex(({ text }) => /\/\*|\*\//.test(text));
  return /^(?:(?!\/\*).)*\*\//.test(lines[at]?.text ?? "") ? at + 1 : 0;
}
