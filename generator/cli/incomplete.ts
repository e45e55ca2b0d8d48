// Records whose layout ends early for what an included file says or does not say: the reader speaks
// of the file it was given alone.
import { compareFindings, type Finding, onTargets } from "../finding/index.ts";
import { type LayoutGroup, type Unknown, unknownIn } from "../layout/index.ts";
import { type Member, titleOf } from "../model/index.ts";
import type { Target } from "../targets/index.ts";

interface Told extends Unknown {
  /** The first record it keeps from being laid out. */
  readonly title: string;
  readonly on: Set<string>;
}

/** What nobody said yet of why layouts end early, each thing once. */
export class Incomplete {
  private readonly targets: readonly Target[];
  private readonly lines: ReadonlySet<string>;
  /** Of these files not all was said that there is to say. */
  private readonly full: ReadonlySet<string>;
  private readonly all = new Map<string, Told>();

  /** `findings` are what the reader said; `targets` are all that are drawn for. */
  constructor(findings: readonly Finding[], targets: readonly Target[]) {
    this.targets = targets;
    this.lines = new Set(findings.map(({ span }) => `${span.file}:${span.line}`));
    const full = findings.filter(({ rule }) => rule === "budget");
    this.full = new Set(full.map(({ span }) => span.file));
  }

  add(groups: readonly LayoutGroup[]): void {
    for (const { layout, targets } of groups) {
      if (layout.exact) continue;
      const unknown = unknownIn(layout);
      const { file, line, column } = (unknown.member ?? unknown.record).span;
      if (this.lines.has(`${file}:${line}`) || this.full.has(file)) continue;
      const key = `${file}:${line}:${column}`;
      let told = this.all.get(key);
      if (told === undefined)
        this.all.set(key, (told = { ...unknown, title: titleOf(layout.record), on: new Set() }));
      for (const { name } of targets) told.on.add(name);
    }
  }

  findings(): readonly Finding[] {
    return [...this.all.values()].map((one) => this.findingOf(one)).toSorted(compareFindings);
  }

  private findingOf({ record, member, title, on }: Told): Finding {
    const what = member === undefined ? `the end of ${titleOf(record)}` : `'${shown(member)}'`;
    const where = onTargets(
      [...on],
      this.targets.map(({ name }) => name),
    );
    return {
      span: (member ?? record).span,
      rule: "unknown-type",
      level: "warning",
      message: `${what} is not known${where}, and so not how '${title}' is laid out`,
    };
  }
}

/** Spellings longer than this, of functions' arguments, tell nobody more than the name. */
const shownMax = 60;

const shown = ({ name, spelling }: Member): string =>
  name !== "" && spelling.length > shownMax ? name : spelling;
