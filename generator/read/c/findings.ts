// What the reader could not do, collected with places.
import type { Finding, Level } from "../../finding/index.ts";
import type { Inclusion } from "./inclusion.ts";
import { spanAt } from "./inclusion.ts";

/** More remarks than anybody reads; a text that earns more is not C. */
const countMax = 300;

/** Words about a place: `where` is an inclusion and an offset in its text. */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #seen = new Set<string>();

  add(
    rule: string,
    level: Level,
    message: string,
    where: { readonly inclusion: Inclusion; readonly offset: number },
    concerns: { readonly record?: string; readonly member?: string } = {},
  ): void {
    if (this.#list.length >= countMax) return;
    const key = `${where.inclusion.index}:${where.offset}:${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const span = spanAt(where.inclusion, where.offset);
    const { record, member } = concerns;
    this.#list.push({
      span,
      rule,
      level,
      message,
      ...(record === undefined || record === "" ? {} : { record }),
      ...(member === undefined || member === "" ? {} : { member }),
    });
    if (this.#list.length === countMax) {
      const last = `more than ${countMax} remarks, the rest is not listed`;
      this.#list.push({ span, rule: "syntax", level: "warning", message: last });
    }
  }

  all(): readonly Finding[] {
    return this.#list;
  }
}
