// What the reader could not do, collected with places.
import type { Finding, Level } from "../../../finding/index.ts";
import type { Inclusion } from "./inclusion.ts";
import { spanAt } from "./inclusion.ts";

/** More remarks than anybody reads; a text that earns more is not C. */
const countMax = 300;

/** How often anything may be said: the same remark about a file read again counts again. */
const saidMax = 10 * countMax;

/** Words about a place: `where` is an inclusion and an offset in its text. */
export class Findings {
  private readonly said: Finding[] = [];

  add(
    rule: string,
    level: Level,
    message: string,
    where: { readonly inclusion: Inclusion; readonly offset: number },
    concerns: { readonly record?: string; readonly member?: string } = {},
  ): void {
    if (this.isFull) return;
    const span = spanAt(where.inclusion, where.offset);
    const { record, member } = concerns;
    this.said.push({
      span,
      rule,
      level,
      message,
      ...(record === undefined || record === "" ? {} : { record }),
      ...(member === undefined || member === "" ? {} : { member }),
    });
  }

  /** How much was said: a moment `since` goes back to. */
  get count(): number {
    return this.said.length;
  }

  get isFull(): boolean {
    return this.said.length >= saidMax;
  }

  since(count: number): readonly Finding[] {
    return this.said.slice(count);
  }

  /** Takes back what was said since a moment. */
  forget(count: number): void {
    this.said.length = count;
  }

  /** What an earlier reading of the same text said of it. */
  repeat(findings: readonly Finding[]): void {
    for (const finding of findings) if (!this.isFull) this.said.push(finding);
  }

  /** Everything said, once. */
  all(): readonly Finding[] {
    const distinct = new Map<string, Finding>();
    for (const finding of this.said) {
      const { file, line, column } = finding.span;
      const key = `${file}:${line}:${column}:${finding.message}`;
      if (!distinct.has(key)) distinct.set(key, finding);
    }
    const list = [...distinct.values()];
    const over = list[countMax];
    if (over === undefined) return list;
    const message = `more than ${countMax} remarks, the rest is not listed`;
    const last: Finding = { span: over.span, rule: "budget", level: "warning", message };
    return [...list.slice(0, countMax), last];
  }
}
